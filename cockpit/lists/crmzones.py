"""Time zones as CRM programs name them: by what people call the clock, or as Windows does."""

import re
from functools import lru_cache

from cockpit.core.zone import ZoneError, zone_name

# What Rails lists ("Eastern Time (US & Canada)"), what Windows does ("Eastern Standard Time"),
# and the bare word. A name that is the time of several clocks in summer stands nowhere here.
_NAMES = {
    "America/New_York": "eastern time us canada; eastern time; eastern; eastern standard time",
    "America/Chicago": "central time us canada; central time; central; central standard time",
    "America/Denver": "mountain time us canada; mountain time; mountain; mountain standard time",
    "America/Los_Angeles": "pacific time us canada; pacific time; pacific; pacific standard time",
    "America/Phoenix": "arizona; us mountain standard time; mountain time arizona",
    "America/Indiana/Indianapolis": "indiana east; us eastern standard time",
    "America/Anchorage": "alaska; alaska time; alaskan standard time",
    "Pacific/Honolulu": "hawaii; hawaii time; hawaiian standard time; hawaii aleutian time",
    "America/Halifax": "atlantic time canada; atlantic time; atlantic; atlantic standard time",
    "America/St_Johns": "newfoundland; newfoundland time; newfoundland standard time",
    "America/Regina": "saskatchewan; canada central standard time",
    "America/Puerto_Rico": "puerto rico",
    "America/Mexico_City": "mexico city; guadalajara; central standard time mexico",
    "America/Bogota": "bogota; sa pacific standard time",
    "America/Sao_Paulo": "brasilia; e south america standard time",
    "America/Argentina/Buenos_Aires": "buenos aires; argentina standard time",
    "Europe/London": "london; edinburgh; gmt standard time; uk time",
    "Europe/Dublin": "dublin",
    "Europe/Paris": "paris; romance standard time",
    "Europe/Berlin": "berlin; w europe standard time",
    "Europe/Madrid": "madrid",
    "Europe/Rome": "rome",
    "Europe/Amsterdam": "amsterdam",
    "Europe/Brussels": "brussels",
    "Europe/Zurich": "zurich; bern",
    "Europe/Vienna": "vienna",
    "Europe/Stockholm": "stockholm",
    "Europe/Copenhagen": "copenhagen",
    "Europe/Warsaw": "warsaw; central european standard time",
    "Europe/Budapest": "budapest; central europe standard time",
    "Europe/Athens": "athens; gtb standard time",
    "Europe/Helsinki": "helsinki; fle standard time",
    "Europe/Istanbul": "istanbul; turkey standard time",
    "Africa/Johannesburg": "pretoria; south africa standard time",
    "Asia/Jerusalem": "jerusalem; israel standard time",
    "Asia/Dubai": "abu dhabi; arabian standard time",
    "Asia/Kolkata": "chennai; kolkata; mumbai; new delhi; india standard time",
    "Asia/Singapore": "singapore; singapore standard time",
    "Asia/Hong_Kong": "hong kong",
    "Asia/Shanghai": "beijing; china standard time",
    "Asia/Tokyo": "tokyo; osaka; tokyo standard time",
    "Asia/Seoul": "seoul; korea standard time",
    "Australia/Sydney": "sydney; canberra; aus eastern standard time",
    "Australia/Melbourne": "melbourne",
    "Australia/Brisbane": "brisbane; e australia standard time",
    "Australia/Adelaide": "adelaide; cen australia standard time",
    "Australia/Darwin": "darwin; aus central standard time",
    "Australia/Hobart": "hobart; tasmania standard time",
    "Australia/Perth": "perth; w australia standard time",
    "Pacific/Auckland": "auckland; wellington; new zealand standard time",
}
_ZONES = {name: zone for zone, names in _NAMES.items() for name in names.split("; ")}
_OFFSET = re.compile(r"^\((?:GMT|UTC)[^)]*\)\s*", re.IGNORECASE)
_IANA = re.compile(r"\(([A-Za-z]+(?:/[A-Za-z_-]+)+)\)")
_OF_AUSTRALIA_TOO = re.compile(r"(?:eastern|central)(?: standard)?(?: time)?")


@lru_cache(maxsize=4096)
def lead_zone(text: str, region: str) -> str:
    """Return the IANA name of the zone that a list names, blank for none.

    Three letters (``EST``) name none: they cannot say when its clocks change. ``Eastern Time``
    is of North America, and none where ``region`` is Australia, which has one too.
    """
    bare = _OFFSET.sub("", text.strip().replace("_slash_", "/"))
    named = _IANA.search(bare)
    try:
        return zone_name(named[1] if named else bare)
    except ZoneError:
        words = " ".join(re.findall(r"[a-z]+", bare.casefold()))
    if region == "AU" and _OF_AUSTRALIA_TOO.fullmatch(words):
        return ""
    return _ZONES.get(words, "")
