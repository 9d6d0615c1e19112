from textwrap import dedent

import pytest

from cockpit.demo.reading import parsed
from cockpit.demo.robot import NotShown
from cockpit.demo.scenarios import ScenarioError, names, scenario
from tests.demo.filming import filmed_at

ENDS = {
    "first-minute": "3 calls    1 answered  1 message   1 silent",
    "heart": "✓ Joan Park snoozed",
    "promise": "─ Bo Chen ─",
    "call-back": "✓ Bo Chen called back, and we missed it.",
    "undo": "✓ Done again: No message for Dana Ruiz.",
    "hour": "session 1:0",
}
"""What is on screen when a scenario is over."""


def test_every_scenario_that_comes_along_is_known_here() -> None:
    assert names() == ["first-minute", "heart", "promise", "call-back", "undo", "hour"]


@pytest.mark.parametrize("name", names())
def test_a_scenario_plays_to_its_end(name: str) -> None:
    last = filmed_at(scenario(name), 0).shots[-1].frame.text()
    assert ENDS[name] in last, last


def test_a_wait_in_vain_says_where_and_what_was_on_screen() -> None:
    text = """\
        title: x
        clock: 2026-03-12T14:30:00-04:00
        leads: none
        steps:
          - wait: Nobody writes this
    """
    with pytest.raises(NotShown) as caught:
        filmed_at(parsed(dedent(text), "x.demo.yaml"), 0)
    assert str(caught.value).startswith("x, line 5: 'Nobody writes this' did not come on screen:")
    assert "There is nobody to call yet" in str(caught.value)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("a whole hour", "hour"),
        ("promise-kept", "promise"),
        ("They call back", "call-back"),
        ("same hour", "heart"),
    ],
)
def test_a_scenario_is_found_by_words_of_its_title(words: str, name: str) -> None:
    assert scenario(words).name == name


@pytest.mark.parametrize("words", ["", "zz", "e", "no such words"])
def test_words_that_mean_none_or_several_name_them_all(words: str) -> None:
    with pytest.raises(ScenarioError, match="there are first-minute, heart"):
        scenario(words)


def test_a_scenario_may_quit() -> None:
    text = """\
        title: x
        clock: 2026-03-12T14:30:00-04:00
        steps:
          - press: n q
          - say: Nobody is there to hear this.
          - press: n
    """
    shots = filmed_at(parsed(dedent(text), "x.demo.yaml"), 1).shots
    assert "No message for Dana Ruiz" in shots[-1].frame.text()
