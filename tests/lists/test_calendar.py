from datetime import UTC, datetime

import pytest

from cockpit.core.promise import Promise
from cockpit.lists.calendar import Appointment, calendar

MADE = datetime(2026, 3, 12, 18, 30, 5, tzinfo=UTC)
DAY = Promise("laptop:812", MADE, "2026-03-19", "America/Chicago", words="thursday")
TIMED = Promise("laptop:813", MADE, "2026-03-19", "America/Chicago",
                datetime(2026, 3, 19, 20, 0, tzinfo=UTC), "thu 3pm")  # fmt: skip
PHONE = "+13125550100"


def text(*appointments: Appointment) -> str:
    return "".join(calendar(appointments))


def lines(*appointments: Appointment) -> list[str]:
    """The lines of the file as a calendar reads them: unfolded, without their ends."""
    written = text(*appointments)
    assert written.endswith("\r\n")
    assert "\n" not in written.replace("\r\n", "")
    return written.replace("\r\n ", "").split("\r\n")[:-1]


def event(promise: Promise, name: str = "Dana Ruiz", company: str = "Acme Freight") -> list[str]:
    found = lines(Appointment(name, company, PHONE, promise))
    return found[found.index("BEGIN:VEVENT") + 1 : found.index("END:VEVENT")]


def unescaped(line: str) -> str:
    said = line.partition(":")[2]
    return said.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")


def test_a_days_promise_is_an_event_of_all_that_day() -> None:
    assert event(DAY) == [
        "UID:laptop:812@cockpit",
        "DTSTAMP:20260312T183005Z",
        "SUMMARY:Call Dana Ruiz\\, Acme Freight",
        "DESCRIPTION:+13125550100\\, thursday",
        "DTSTART;VALUE=DATE:20260319",
        "TRANSP:TRANSPARENT",
    ]


def test_a_timed_promise_is_an_event_in_utc_with_an_alarm_a_quarter_ahead() -> None:
    assert event(TIMED)[4:] == [
        "DTSTART:20260319T200000Z",
        "DURATION:PT15M",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Call Dana Ruiz\\, Acme Freight",
        "TRIGGER:-PT15M",
        "END:VALARM",
    ]


def test_a_file_opens_and_closes_around_its_events() -> None:
    found = lines(Appointment("A", "", PHONE, DAY), Appointment("B", "", PHONE, TIMED))
    assert found[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//cockpit//promises//EN"]
    assert found[-1] == "END:VCALENDAR"
    assert found.count("BEGIN:VEVENT") == found.count("END:VEVENT") == 2
    assert lines()[-1] == "END:VCALENDAR"


@pytest.mark.parametrize(
    "name", ["O\\Neil; Sons, Ltd", "back\\", ",,;;", "Zoë \U0001f469\u200d\U0001f680 Łuk"]
)
def test_what_has_a_meaning_in_the_file_is_escaped(name: str) -> None:
    (summary,) = (line for line in event(DAY, name, "") if line.startswith("SUMMARY"))
    assert unescaped(summary) == f"Call {name}"
    assert "," not in summary.replace("\\,", "")
    assert ";" not in summary.replace("\\;", "")


@pytest.mark.parametrize("name", ["A\r\nATTACH:x", "A\nB", "\x1b[2J", "A\u2028B", "A\x00"])
def test_no_name_makes_a_line_of_its_own_nor_a_control_character(name: str) -> None:
    assert len(event(DAY, name)) == 6
    written = text(Appointment(name, "", PHONE, DAY)).replace("\r\n", "")
    assert written.isprintable() or "\ufffd" in written
    assert not any(ord(character) < 32 for character in written)


@pytest.mark.parametrize("letter", ["a", "é", "漢", "\U0001f680", ","])
@pytest.mark.parametrize("length", [*range(50, 75), 200, 900])
def test_no_line_is_longer_than_75_octets_and_no_character_is_cut(letter: str, length: int) -> None:
    written = text(Appointment(letter * length, "", PHONE, TIMED))
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    (summary,) = (line for line in event(TIMED, letter * length, "") if line[:7] == "SUMMARY")
    assert unescaped(summary) == f"Call {letter * length}"


def test_a_lead_without_a_name_is_called_by_its_company_or_number() -> None:
    assert "SUMMARY:Call Acme" in event(DAY, " ", "Acme")
    assert f"SUMMARY:Call {PHONE}" in event(DAY, "", "")
