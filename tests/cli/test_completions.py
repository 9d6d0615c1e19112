"""The tab key: what is offered for a line, and how that comes out in a real shell."""

import fcntl
import os
import pty
import shutil
import signal
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import get_args

import pytest
from click.shell_completion import ShellComplete

from cockpit.cli.completions import SHELLS, source
from cockpit.cli.root import root
from cockpit.core.model import DETAILS, Cause, Channel, Detail, Outcome
from cockpit.lists.write import CallFormat
from tests.terminal.terminal import Terminal

INTERACTIVE = {
    "bash": ("bash --norc --noprofile -i", 'eval "$(cockpit completions bash)"'),
    "zsh": (
        "zsh -f -i",
        'autoload -U compinit; compinit -D -u; eval "$(cockpit completions zsh)"',
    ),
    "fish": (
        "fish --no-config -i",
        "cockpit completions fish | source; function fish_prompt; echo '> '; end",
    ),
}


def offered(*words: str, kind: str = "plain") -> list[str]:
    """What may stand for the last of the words, which is only begun."""
    *before, begun = words
    items = ShellComplete(root, {}, "cockpit", "").get_completions(list(before), begun)
    return [item.value for item in items if item.type == kind]


@pytest.fixture
def own(tmp_path: Path) -> str:
    """A configuration with two openers and a message of one's own."""
    folder = tmp_path / "own"
    folder.mkdir()
    for name, kind in (("hello", "opener"), ("hey", "opener"), ("beep", "message")):
        (folder / f"{name}.md").write_text(f"---\nkind: {kind}\n---\nHi.\n")
    config = tmp_path / "config.yaml"
    config.write_text("scripts: own\n")
    return str(config)


def test_commands_are_offered_by_name_and_hidden_ones_are_not() -> None:
    assert offered("ex") == ["export"]
    assert offered("script", "") == ["check", "list", "show"]
    assert "import" in offered("")
    assert "finish" not in offered("")


@pytest.mark.parametrize("word", ["", "a", "n"])
def test_outcomes_are_offered_where_one_belongs(word: str) -> None:
    assert offered("log", "12", word) == [each for each in Outcome if each.startswith(word)]
    assert offered("callback", "12", word) == [each for each in Outcome if each.startswith(word)]


@pytest.mark.parametrize("outcome", Outcome)
def test_the_details_offered_beside_an_outcome_go_with_it(outcome: Outcome) -> None:
    assert offered("log", "12", outcome, "--detail", "") == list(DETAILS[outcome])
    assert offered("log", "12", outcome[0], "--detail", "") == list(DETAILS[outcome])
    assert offered("log", "12", outcome, "--detail=") == list(DETAILS[outcome])


def test_without_an_outcome_all_details_are_offered() -> None:
    assert offered("detail", "12", "") == list(Detail)
    assert offered("log", "--detail", "") == list(Detail)
    assert offered("log", "12", "spoke", "--detail", "") == list(Detail)


def test_closed_sets_are_offered() -> None:
    assert offered("callback", "12", "answered", "--cause", "") == list(Cause)
    assert offered("touch", "12", "") == list(Channel)
    assert offered("export", "calls", "--format", "") == list(get_args(CallFormat))
    assert offered("completions", "") == list(SHELLS)


def test_scripts_are_offered_from_the_shelf_that_the_line_means(own: str) -> None:
    assert {"permission", "they-call-back"} < set(offered("script", "show", ""))
    assert offered("--config", own, "script", "show", "he") == ["hello", "hey"]
    assert offered("script", "show", "--config", own, "he") == ["hello", "hey"]


def test_the_scripts_offered_beside_an_outcome_can_be_said_with_it(own: str) -> None:
    assert offered("--config", own, "log", "1", "answered", "--script", "") == ["hello", "hey"]
    assert offered("--config", own, "log", "1", "v", "--script", "") == ["beep"]


def test_broken_settings_and_scripts_offer_nothing(tmp_path: Path, own: str) -> None:
    (tmp_path / "own" / "bad.md").write_text("Hi {frist}\n")
    assert offered("--config", own, "script", "show", "") == []
    (tmp_path / "config.yaml").write_text("theme: [")
    assert offered("--config", own, "script", "show", "") == []


def test_a_name_that_would_steer_a_terminal_is_not_offered(tmp_path: Path, own: str) -> None:
    (tmp_path / "own" / "he\x1b]0;x\x07.md").write_text("---\nkind: opener\n---\nHi.\n")
    assert offered("--config", own, "script", "show", "") == [
        "hello",
        "hey",
        "beep",
        "they-call-back",
    ]


@pytest.mark.parametrize(
    "line",
    ["import ", "import a.csv --rejects ", "export leads -o ", "--db ", "queue --db ",
     "--config ", "dnc import ", "promises --ics "],
)  # fmt: skip
def test_where_a_file_belongs_the_shell_offers_its_files(line: str) -> None:
    assert offered(*line.split(" "), kind="file") == [""]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_asks_and_is_answered_in_its_own_way(shell: str, cockpit) -> None:
    text = cockpit("completions", shell)
    assert (text.code, text.err, text.out) == (0, "", source(root, shell))
    assert cockpit.done("completions", shell) == {"shell": shell, "text": text.out}
    env = os.environ | {
        "COMP_WORDS": "cockpit exp",
        "COMP_CWORD": "exp" if shell == "fish" else "1",
        "_COCKPIT_COMPLETE": f"{shell}_complete",
    }
    ran = subprocess.run([sys.executable, "-m", "cockpit"], env=env, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "export" in ran.stdout


@contextmanager
def interactive(shell: str, folder: Path) -> Iterator[Terminal]:
    """A shell at its prompt, in a folder with one file, with our command on its path."""
    command, loaded = INTERACTIVE[shell]
    (folder / "bin").mkdir()
    (folder / "bin" / "cockpit").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cockpit "$@"\n')
    (folder / "bin" / "cockpit").chmod(0o755)
    (folder / "my-leads.csv").touch()
    env = {
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
        "HOME": str(folder),
        "TERM": "xterm",
        "PS1": "> ",
        "LANG": "C.UTF-8",
    }
    master, slave = pty.openpty()
    process = subprocess.Popen(
        command.split(), stdin=slave, stdout=slave, stderr=slave, cwd=folder, env=env,
        start_new_session=True, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0) and None,
    )  # fmt: skip
    os.close(slave)
    try:
        ours = Terminal(process, master, (100, 30))
        ours.type(f"{loaded}; echo load''ed\r")
        ours.wait_for("\nloaded")
        yield ours
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        os.close(master)


@pytest.mark.parametrize("shell", INTERACTIVE)
def test_a_shell_completes_at_the_tab_key(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")
    with interactive(shell, tmp_path) as ours:
        ours.type("cockpit exp\t")
        ours.wait_for("cockpit export")
        ours.type("calls --format hub\t")
        ours.wait_for("cockpit export calls --format hubspot")
        ours.type("\x15cockpit log 12 voi\t--script message-o\t")
        ours.wait_for("cockpit log 12 voicemail --script message-one-idea")
        ours.type("\x15cockpit import my-\t")
        ours.wait_for("cockpit import my-leads.csv")
