"""The benchmark's data, its arithmetic and what it writes; no timing is judged here."""

from collections import Counter
from itertools import islice
from pathlib import Path

import pytest
from phonenumbers import is_valid_number, parse

from scripts.benchmark import data
from scripts.benchmark.__main__ import words
from scripts.benchmark.bench import Scale, short, turns
from scripts.benchmark.broken import Broken
from scripts.benchmark.figures import MINIMAL, PYTHON, TOOL, Figures, summary
from scripts.benchmark.frames import BEGUN, COMPLETE, Cutter
from scripts.benchmark.options import options
from scripts.benchmark.pages import BEGIN, END, rewrite
from scripts.benchmark.report import Report, amount, markdown, plain
from scripts.benchmark.run import measured
from scripts.benchmark.screens import agrees, on_deck, settled
from scripts.benchmark.targets import Line, lines

TINY = Scale((20, 40), rounds=2, top=5, hard=10, outcomes=0, newcomers=0)


def figures(**samples: float) -> Figures:
    """Samples by measure, of a big and a small list and the baselines."""
    found = Figures()
    for subject, share in (("big", 1.0), ("small", 0.5), (MINIMAL, 0.25), (PYTHON, 0.5)):
        for measure, sample in samples.items():
            found.add(measure, subject, sample * share)
    return found


def line(found: Figures, what: str) -> Line:
    return next(line for line in lines(found, "big", "small") if line.target.what == what)


# Data


def test_the_same_rows_are_made_every_time_and_short_lists_begin_long_ones() -> None:
    assert list(data.leads(50)) == list(islice(data.leads(1_000_000), 50))
    assert data.lead_row(7)[:4] == data.lead_row(7)[:4]
    assert list(data.leads(5, start=3)) == list(data.leads(8))[3:]
    assert data.draws(1, 2, 1000, 1000) == data.draws(1, 2, 1000, 1000)


def test_every_number_is_one_that_can_be_called_and_nobody_elses() -> None:
    rows = list(data.leads(3000))
    numbers = [number for row in rows for number in row[3:5] if number]
    assert all(is_valid_number(parse(number, "US")) for number in numbers)
    digits = {"".join(c for c in number if c.isdecimal())[-10:] for number in numbers}
    assert len(digits) == len(numbers)
    assert 1.2 < len(numbers) / len(rows) < 1.4


def test_past_calls_lie_before_the_moment_of_measuring() -> None:
    from datetime import datetime

    calls = list(data.calls(500, 100))
    assert all(datetime.fromisoformat(at) < data.NOW for _, at, _, _ in calls)
    assert set(Counter(outcome for _, _, outcome, _ in calls)) == {
        "answered",
        "voicemail",
        "no_message",
    }


def test_in_the_bad_case_everyone_on_top_was_called_in_this_hour() -> None:
    from datetime import datetime

    assert all(
        datetime.fromisoformat(at).hour == data.NOW.hour for _, at, *_ in data.calls_this_hour(200)
    )
    assert Counter(row[-1] for row in data.top_leads(100, 30)) == {str(data.TOP): 30, "": 70}


def test_queries_are_typed_letter_by_letter() -> None:
    assert data.typed("ann") == ["a", "an", "ann"]
    assert all(query == query.strip() != "" for query in data.queries(50, 1000))


# Arithmetic


def test_the_p95_is_what_95_of_100_do_not_exceed() -> None:
    found = summary([float(n) for n in range(1, 101)])
    assert (found.median, found.p95, found.least, found.most) == (50.5, 95.0, 1.0, 100.0)
    assert summary([3.0]).p95 == 3.0


def test_a_measure_without_a_unit_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        Figures().add("speed", "big", 1.0)


def test_a_figure_is_compared_with_its_baseline() -> None:
    start = line(figures(start=400.0), "start, until its first key is answered")
    assert (start.measured, start.baseline, start.ratio, start.holds) == (400, 100, 4, False)
    beside = line(figures(start=400.0), "start, beside the smallest list")
    assert (beside.ratio, beside.holds) == (2, False)


def test_a_limit_of_its_own_is_compared_with_what_was_measured() -> None:
    assert line(figures(query=10.0), "search, the query of a keystroke").holds is True
    assert line(figures(query=10.1), "search, the query of a keystroke").holds is False


def test_more_rows_a_second_are_better() -> None:
    found = figures(again=190.0)
    found.add("import", "big", 100.0)
    found.add("import", TOOL, 40.0)
    assert (line(found, "import").ratio, line(found, "import").holds) == (2.5, True)
    again = line(found, "import of the same file again")
    assert (again.ratio, again.holds) == (1.9, False)


def test_what_was_not_measured_has_no_line_and_no_verdict() -> None:
    assert lines(Figures(), "big", "small") == []
    alone = Figures()
    alone.add("import", "big", 100.0)
    assert line(alone, "import").holds is None


def test_an_older_commit_has_a_ratio_of_its_own() -> None:
    found = figures(start=300.0)
    found.add("start", "old", 600.0)
    assert lines(found, "big", "small", "old")[0].against == 0.5


def test_everyone_comes_first_in_turn() -> None:
    assert list(turns(3, "ab")) == [["a", "b"], ["b", "a"], ["a", "b"]]


@pytest.mark.parametrize(
    ("count", "words"), [(1_000_000, "1M"), (10_000, "10k"), (1_500, "1500"), (40, "40")]
)
def test_a_number_of_leads_is_said_short(count: int, words: str) -> None:
    assert short(count) == words


# Frames and screens


def test_frames_are_cut_at_their_ends_however_the_pieces_come() -> None:
    stream = BEGUN + b"one" + COMPLETE + BEGUN + b"two" + COMPLETE + b"rest"
    for size in (1, 3, 7, len(stream)):
        cutter = Cutter()
        pieces = (stream[at : at + size] for at in range(0, len(stream), size))
        found = [frame for piece in pieces for frame in cutter.take(piece, 1.0)]
        assert [frame.data for frame in found] == [
            BEGUN + b"one" + COMPLETE,
            BEGUN + b"two" + COMPLETE,
        ]
        assert cutter.unfinished == b"rest"


def test_the_lead_on_deck_is_read_from_the_screen() -> None:
    screen = ["╭─ Queue ─ 3 ╮╭─ Dana Ruiz-Sampler ─────╮", "│▸ Dana Ruiz-Sampl… ││ 14:30 │"]
    assert on_deck(screen) == "Dana Ruiz-Sampler"
    assert agrees(screen)
    assert not agrees([screen[0], "│▸ Bo Chen      ││ │"])
    assert on_deck(["nothing"]) == ""
    assert settled(["session 0:42", "7 an hour"]) == settled(["session 1:03", "12 an hour"])


# Reports


def test_a_tiny_run_tells_its_figures_as_data_and_in_words(tmp_path: Path) -> None:
    asked = options(["--only", "search", "--cache", str(tmp_path), "--json"])
    report = measured(asked, TINY)
    facts = report.facts()
    assert set(facts) == {
        "date", "command", "quick", "against", "machine", "sizes", "rounds", "targets", "samples",
    }  # fmt: skip
    assert [target["measure"] for target in facts["targets"]] == ["query"]
    assert {"measured", "unit", "ratio", "limit", "holds", "against"} <= set(facts["targets"][0])
    subjects = [sample["subject"] for sample in facts["samples"]]
    assert subjects == ["cockpit 20", "cockpit 40"]
    assert all(
        {"count", "median", "p95", "least", "most", "unit"} <= set(sample)
        for sample in facts["samples"]
    )
    assert "search, the query of a keystroke" in words(report)
    assert not list(tmp_path.glob("run-*"))


def test_a_commit_that_is_not_there_is_said(tmp_path: Path) -> None:
    asked = options(["--only", "search", "--against", "no-such-commit", "--cache", str(tmp_path)])
    with pytest.raises(Broken, match="no-such-commit"):
        measured(asked, TINY)


@pytest.mark.parametrize("other", ["--quick", "--only=search", "--against=HEAD"])
def test_pages_are_written_from_a_whole_run_alone(other: str) -> None:
    with pytest.raises(SystemExit):
        options(["--write", other])


def test_tables_are_told_in_words_and_as_markdown() -> None:
    rows = [["what", "holds"], ["start", "MISSED"]]
    assert plain(rows) == "what   holds\nstart  MISSED"
    assert markdown(rows) == "| what | holds |\n| --- | --- |\n| start | **MISSED** |"
    assert (amount(1234.5, "ms"), amount(12.34, "ms"), amount(1.234, "MB")) == (
        "1234 ms",
        "12.3 ms",
        "1.23 MB",
    )
    assert amount(107_000.0, "rows/s") == "107,000 rows/s"


def test_only_the_readmes_own_lines_are_written_anew(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")
    rewrite(readme, "new")
    assert readme.read_text() == f"before\n{BEGIN}\nnew\n{END}\nafter\n"
    readme.write_text("nothing")
    with pytest.raises(Broken, match="missing"):
        rewrite(readme, "new")
    assert readme.read_text() == "nothing"


def test_the_growth_table_has_a_row_for_each_size() -> None:
    found = Figures()
    for size in ("20", "40"):
        found.add("start", f"cockpit {size}", 100.0)
    report = Report(found, TINY, {}, "2026-05-14", "scripts/bench", False, "cockpit")
    assert report.growth == [["leads", "start"], ["20", "100 ms"], ["40", "100 ms"]]
