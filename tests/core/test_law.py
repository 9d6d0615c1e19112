import pytest

from cockpit.core.law import Law, Region, applying, codes_of, law
from cockpit.core.rules import DAY, Cap, Hours, Level
from cockpit.core.week import daily, working

OWN = Hours(8 * 3600, 21 * 3600)
EIGHT = Hours(8 * 3600, 20 * 3600)
NINE = Hours(9 * 3600, 21 * 3600 + 1800)
CAP, THREE = Cap(2, 2 * DAY), Cap(3, DAY, Level.STOP)
US, FLORIDA = Region("US", daily(OWN)), Region("US-FL", daily(EIGHT), (THREE,))
CANADA = Region("CA", working(NINE), since="2026-03-01")
BRITAIN = Region("GB")
TABLE = (US, FLORIDA, CANADA, BRITAIN)


def test_without_a_region_the_guards_own_window_and_caps_hold():
    assert law(OWN, (CAP,), (), "2026-03-05") == Law(daily(OWN), (CAP,))


def test_of_several_the_strictest_holds_which_is_all_at_once():
    found = law(OWN, (CAP, THREE), (US, FLORIDA, CANADA), "2026-03-05")
    assert found.week == working(Hours(9 * 3600, 20 * 3600))
    assert found.caps == (CAP, THREE)
    assert found.regions == ("US-FL", "CA")


def test_a_window_of_the_guard_that_is_narrower_than_the_law_is_kept():
    noon = Hours(11 * 3600, 13 * 3600)
    assert law(noon, (), (US, FLORIDA), "2026-03-05").week == daily(noon)


def test_only_those_that_change_something_are_named():
    assert law(OWN, (THREE,), (US, BRITAIN), "2026-03-05").regions == ()
    assert law(OWN, (), (US, FLORIDA), "2026-03-05").regions == ("US-FL",)
    assert law(EIGHT, (THREE,), (FLORIDA,), "2026-03-05").regions == ()


@pytest.mark.parametrize(
    ("day", "regions"), [("2026-02-28", ()), ("2026-03-01", ("CA",)), ("2027-01-01", ("CA",))]
)
def test_a_law_holds_from_its_day_on(day, regions):
    assert law(OWN, (), (CANADA,), day).regions == regions


@pytest.mark.parametrize(
    ("country", "state", "codes"),
    [
        ("US", "", ["US"]),
        ("US", "US-FL", ["US", "US-FL"]),
        ("US", "US-IL", ["US"]),
        ("", "US-FL", ["US", "US-FL"]),
        ("GB", "US-FL", ["US", "US-FL", "GB"]),
        ("US", "CA-ON", ["US", "CA"]),
        ("", "", []),
        ("FR", "", []),
    ],
)
def test_those_of_the_numbers_country_and_of_the_leads_state_apply(country, state, codes):
    assert [region.code for region in applying(TABLE, codes_of(country, state))] == codes
