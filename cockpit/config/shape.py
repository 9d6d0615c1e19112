"""What can be set, and what holds when nothing is."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from types import MappingProxyType

from cockpit.core.law import Region
from cockpit.core.policy import ALWAYS, Policy
from cockpit.core.regions import REGIONS
from cockpit.core.rules import GuardRules, Hours, QueueRules
from cockpit.core.value import value
from cockpit.keymap import KEYS

OFFICE_HOURS = Hours(8 * 3600 + 30 * 60, 17 * 3600 + 30 * 60)
DEFAULT_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType({key.id: key.keys for key in KEYS})


class AfterAnswered(StrEnum):
    """What the screen shows once an answered call is logged."""

    STAY = "stay"
    NEXT = "next"


@value
class Rep:
    """Who calls. ``zone`` is an IANA name, empty for the machine's own; ``hours`` are on it.

    ``offer`` is what they sell, in a line, to be read when somebody calls back.
    """

    name: str = ""
    company: str = ""
    phone: str = ""
    zone: str = ""
    hours: Hours = OFFICE_HOURS
    offer: str = ""


@value
class Config:
    """Everything that can be set.

    ``region`` is a two-letter country code. ``scripts`` is a folder, already joined to that
    of the config file, empty for the scripts that come along. ``keys`` maps every id of
    ``cockpit.keymap`` to its keys, as Textual names them; no keys means switched off.
    ``regions`` is the table of laws, empty where none is to hold. ``outcome_pause`` is in seconds.
    """

    rep: Rep = field(default_factory=Rep)
    region: str = "US"
    scripts: str = ""
    theme: str = "auto"
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: DEFAULT_KEYS)
    guard: GuardRules = field(default_factory=GuardRules)
    regions: tuple[Region, ...] = REGIONS
    policy: Policy = ALWAYS
    queue: QueueRules = field(default_factory=QueueRules)
    after_answered: AfterAnswered = AfterAnswered.STAY
    outcome_pause: float = 1.0
