"""Not a byte of a recording under the mask tells who was called."""

import re

import pytest

from cockpit.core.mask import mask_for
from cockpit.core.model import Lead
from cockpit.demo.disguise import disguised
from cockpit.demo.scenario import Scenario, Source
from cockpit.demo.scenarios import names, scenario
from cockpit.practice import practice_drafts
from cockpit.recording.cast import cast
from cockpit.recording.svg import animated
from tests.demo.filming import filmed_at


def secrets(played: Scenario) -> set[str]:
    """What nobody may see: every name and company, whole and by its words, and every number."""
    leads = played.leads
    if played.source is not Source.WRITTEN:
        leads = tuple(practice_drafts(played.clock)[0])
    texts = {text for lead in leads for text in (lead.name, lead.company) if text}
    words = {word for lead in leads for word in lead.name.split() if len(word) > 3}
    phones = {number.phone for lead in leads for number in lead.numbers}
    spellings = {phone[-7:-4] + "-" + phone[-4:] for phone in phones}
    notes = {lead.notes for lead in leads if lead.notes}
    return texts | words | phones | spellings | {phone[-7:] for phone in phones} | notes


def has(written: str, secret: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", written, re.IGNORECASE))


@pytest.mark.parametrize("name", [name for name in names() if name != "hour"])
def test_a_masked_recording_shows_nobody(name: str) -> None:
    played = scenario(name)
    take = filmed_at(played, 1, private=True)
    for written in (cast(take), animated(take)):
        assert not {secret for secret in secrets(played) if has(written, secret)}


def test_the_same_words_told_openly_show_them() -> None:
    written = cast(filmed_at(scenario("heart"), 1))
    assert {"Dana Ruiz", "Sample Freight", "555-0100"} <= {
        secret for secret in secrets(scenario("heart")) if has(written, secret)
    }


def test_words_of_a_scenario_name_whom_the_screen_names() -> None:
    leads = [Lead(1, "Dana Ruiz", "Sample Freight"), Lead(2, "Ana", ""), Lead(3, "", "")]
    mask = mask_for(True)
    one, two = (mask.lead(lead) for lead in leads[:2])
    said = disguised("Dana of Sample Freight, Dana Ruiz; Ana, not Anatole. dana", leads, mask)
    first = one.name.partition(" ")[0]
    assert said == (f"{first} of {one.company}, {one.name}; {two.name}, not Anatole. dana")
    assert disguised("Dana", leads, mask_for(False)) == "Dana"
