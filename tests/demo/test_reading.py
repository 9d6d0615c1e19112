from datetime import UTC, datetime, timedelta
from textwrap import dedent

import pytest

from cockpit.config import ConfigError
from cockpit.core.model import Outcome
from cockpit.demo.reading import parsed, size, span
from cockpit.demo.scenario import Pass, Pause, Press, Say, Source, Type, Wait, Work

WHOLE = """
    title: A try
    about: what a file may say
    clock: 2026-03-12T14:30:00-04:00
    zone: America/Chicago
    size: 90x30
    rep: {name: Sam Rivera, company: Northwind, phone: 212-555-0100}
    leads:
      - {name: Dana Ruiz, phone: +1 312 555 0100, mobile: 312-555-0101, priority: 2}
    calls:
      - {phone: +1 312 555 0100, at: 2026-03-11T13:20:00-05:00, outcome: voicemail, note: Hm}
    steps:
      - say: Hello
      - press: j ] esc page_up
      - type: thu 3pm
      - wait: Dana
      - pass: 2h 30m
      - pause: 1.5s
      - work: 10m
"""


def problems(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        parsed(dedent(text), "x.demo.yaml")
    return [str(problem) for problem in caught.value.problems]


def test_a_scenario_says_all_it_needs() -> None:
    text = dedent(WHOLE).replace("page_up", "pageup")
    read = parsed(text, "folder/mine.demo.yaml")
    line = text.splitlines().index("  - wait: Dana") + 1
    assert (read.name, read.title, read.size) == ("mine", "A try", (90, 30))
    assert read.clock == datetime(2026, 3, 12, 18, 30, tzinfo=UTC)
    assert read.source is Source.WRITTEN
    assert [number.phone for number in read.leads[0].numbers] == ["+13125550100", "+13125550101"]
    assert [(c.at, c.outcome) for c in read.calls] == [
        (datetime(2026, 3, 11, 18, 20, tzinfo=UTC), Outcome.VOICEMAIL)
    ]
    assert read.steps == (
        Say("Hello"),
        Press(("j", "right_square_bracket", "escape", "pageup")),
        Type("thu 3pm"),
        Wait("Dana", line),
        Pass(timedelta(hours=2, minutes=30)),
        Pause(1.5),
        Work(timedelta(minutes=10)),
    )


def test_every_mistake_is_named_by_its_line() -> None:
    found = problems(
        """\
        title: x
        clock: 2026-03-12
        steps:
          - pres: n
          - press: foo
          - wait: [a]
          - pause: soon
        leads:
          - {name: A, phone: 12}
        zzz: 1
        """
    )
    assert [problem.split(": ")[0] for problem in found] == [
        "x.demo.yaml:2:8",
        "x.demo.yaml:4:5",
        "x.demo.yaml:5:12",
        "x.demo.yaml:6:11",
        "x.demo.yaml:7:12",
        "x.demo.yaml:9:22",
        "x.demo.yaml:10:1",
    ]
    assert "did you mean press?" in found[1]


@pytest.mark.parametrize("missing", ["title", "clock", "steps"])
def test_what_every_scenario_has_is_missed(missing: str) -> None:
    kept = {"title": "x", "clock": "2026-03-12T14:30:00-04:00", "steps": "[say: Hello]"}
    del kept[missing]
    text = "".join(f"{key}: {value}\n" for key, value in kept.items())
    assert any(f"{missing}: is missing" in problem for problem in problems(text))


@pytest.mark.parametrize("text", ["", "- a", "title", "title: a\ntitle: b", "{", "a: &b c"])
def test_what_is_no_scenario_is_refused_with_a_place(text: str) -> None:
    assert all(problem.startswith("x.demo.yaml:") for problem in problems(text))


def test_a_caption_that_would_be_cut_off_is_refused() -> None:
    found = problems(f"title: x\nclock: 2026-03-12T14:30:00-04:00\nsteps:\n  - say: {'a ' * 90}\n")
    assert "a caption has at most" in found[0]


@pytest.mark.parametrize(
    ("text", "seconds"), [("90s", 90), ("1.5s", 1.5), ("2h 30m", 9000), ("2d", 172_800)]
)
def test_spans(text: str, seconds: float) -> None:
    assert span(text).total_seconds() == seconds


@pytest.mark.parametrize("text", ["", "5", "m", "1x", "1h and"])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no stretch of time"):
        span(text)


@pytest.mark.parametrize("text", ["", "100", "100x", "10x10", "999x999", "axb"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="size"):
        size(text)
