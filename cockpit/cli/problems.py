"""Why a command ends without having done what it was asked for."""


class Failed(Exception):
    """It could not be done and nothing changed; the text says what, where, what to do."""


class NoSuchLead(Exception):
    """Nobody, or more than one lead, is meant by what was typed."""
