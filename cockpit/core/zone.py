"""Time zones by their IANA names."""

from datetime import tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones


class ZoneError(ValueError):
    """Why a text is no time zone, in a few words for a rep."""


def zone_name(text: str) -> str:
    """Return the IANA name (``America/New_York``) meant by a text.

    Case does not matter, nor do spaces for underscores. Raise `ZoneError` for anything else:
    three letters (``EST``) name no place, so they cannot say when its clocks change.
    """
    wanted = "_".join(text.split())
    name = _names().get(wanted.casefold())
    if name is None:
        raise ZoneError(f"{text.strip()[:60]!r} is not a zone such as America/New_York")
    zone_info(name)
    return name


@lru_cache(maxsize=1024)
def zone_info(name: str) -> ZoneInfo:
    """Return the zone of exactly this IANA name, or raise `ZoneError`."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ZoneError(f"{name[:60]!r} is not a zone such as America/New_York") from error


def zone_key(zone: tzinfo) -> str:
    """Return the name by which a zone is kept: UTC's where it has none."""
    return getattr(zone, "key", None) or "Etc/UTC"


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() if "/" in name}
