"""A measurement that did not measure what it should."""


class Broken(Exception):
    """What was measured did not happen, or not as it should; says what and where."""
