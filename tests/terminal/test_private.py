"""Privacy on camera, in every byte that a recording of the terminal would have."""

import re
from contextlib import closing
from pathlib import Path

from cockpit.ledger.sqlite import SqliteLedger
from tests.leaks import CALLS, LEADS, REP, leaks
from tests.terminal.terminal import terminal
from tests.tui.robot import NOW


def test_no_byte_of_a_private_session_tells_who_is_called(tmp_path: Path) -> None:
    database, config = tmp_path / "cockpit.db", tmp_path / "config.yaml"
    config.write_text(f"rep:\n  name: Sam Rivera\n  phone: {REP}\n")
    with closing(SqliteLedger(database, "laptop")) as ledger:
        ledger.import_leads(LEADS, "Spring", NOW, "leads.csv")
        ledger.import_calls(CALLS, NOW, "calls.csv")
    with terminal(database, "--private", COCKPIT_CONFIG=str(config)) as rep:
        rep.wait_for(" masked ")
        for keys, seen in (
            ("d", "Not copied while masked"), ("v", "Message left for"), ("/", "Find"),
            ("quack", "Amber Otter "), ("\x01\x03", "Find"), ("\r", "─ Amber Otter ─"),
            ("y", "Not copied"), ("a", "Answered by Amber Otter"), ("q", "This session: 2 calls"),
        ):  # fmt: skip
            rep.read(1.1)
            rep.type(keys)
            rep.wait_for(seen)
        assert rep.ended() == 0
    assert not leaks(re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", rep.raw.decode()))
    assert not leaks(rep.raw.decode())
    assert b"\x1b]52;" not in rep.raw, "something was copied through the terminal"
