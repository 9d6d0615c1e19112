"""What the global options said, and how a bare ``cockpit`` is understood without click."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cockpit.core.mask import Mask

PRIVATE = "COCKPIT_PRIVATE"
_SWITCHED = {"1": True, "0": False, "": False}
_OFF = frozenset({"", "0", "false", "f", "no", "n", "off"})


@dataclass(slots=True)
class Settings:
    """What the global options said; ``None`` where they said nothing."""

    db: Path | None = None
    config: Path | None = None
    json: bool = False
    private: bool = False

    @property
    def mask(self) -> "Mask":
        """What leads are shown by."""
        from cockpit.core.mask import mask_for

        return mask_for(self.private)


def screen_settings(arguments: Sequence[str], environment: Mapping[str, str]) -> Settings | None:
    """The settings of the calling screen, where nothing else can have been asked for.

    ``None`` with anything but ``--db PATH`` and ``--config PATH``, and with a path that click
    would refuse: then it is for click to judge.
    """
    given = dict(zip(arguments[::2], arguments[1::2], strict=False))
    if len(arguments) % 2 or not given.keys() <= {"--db", "--config"}:
        return None
    db = given.get("--db", environment.get("COCKPIT_DB") or None)
    config = given.get("--config", environment.get("COCKPIT_CONFIG") or None)
    private = _SWITCHED.get(environment.get(PRIVATE, ""))
    if _is_blank(db) or _is_blank(config) or _is_locked(config) or private is None:
        return None
    return Settings(Path(db) if db else None, Path(config) if config else None, private=private)


def asks_for_a_mask(arguments: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Whether anything asks for names and numbers to be masked, understood otherwise or not."""
    return "--private" in arguments or environment.get(PRIVATE, "").strip().lower() not in _OFF


def _is_blank(path: str | None) -> bool:
    return path is not None and not path.strip()


def _is_locked(path: str | None) -> bool:
    return path is not None and os.path.exists(path) and not os.access(path, os.R_OK)
