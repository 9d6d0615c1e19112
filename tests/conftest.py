from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cockpit.core.model import LeadDraft, Number
from cockpit.core.phone import candidate_zones
from cockpit.ledger.sqlite import SqliteLedger


class HandClock:
    """A clock that shows what its hands were put to."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **span: float) -> datetime:
        self.at += timedelta(**span)
        return self.at


class LeadDrafts:
    """Drafts of leads on numbers reserved for fiction."""

    AREAS = ("312", "212", "303", "213", "404", "206", "617", "702", "305", "512", "816", "614")

    def phone(self, n: int) -> str:
        area, line = divmod(n, 100)
        return f"+1{self.AREAS[area]}5550{100 + line}"

    def __call__(self, name: str, *numbers: int | str, **said: object) -> LeadDraft:
        """A lead on the reserved numbers with those indexes, or on numbers given in full."""
        phones = [n if isinstance(n, str) else self.phone(n) for n in numbers or (0,)]
        found = tuple(Number(phone, "", candidate_zones(phone)) for phone in phones)
        return LeadDraft(name=name, numbers=found, **said)


@pytest.fixture
def clock() -> HandClock:
    """Thursday 12 March 2026, 13:30 in Chicago."""
    return HandClock(datetime(2026, 3, 12, 18, 30, tzinfo=UTC))


@pytest.fixture(scope="session")
def draft() -> LeadDrafts:
    return LeadDrafts()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqliteLedger]:
    opened = SqliteLedger(tmp_path / "cockpit.db", "laptop")
    yield opened
    opened.close()
