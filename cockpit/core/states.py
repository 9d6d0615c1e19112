"""States and provinces: their codes, and the time zones they lie in."""


def state_zones(code: str) -> tuple[str, ...]:
    """The zones."""
    return ()
