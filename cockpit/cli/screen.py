"""``cockpit``: the calling screen."""

import sys
from typing import TextIO

from cockpit.cli.opening import (
    Opened,
    clock,
    config,
    config_path,
    db_path,
    ledger,
    practice_path,
    rep_zone,
    shelf,
)
from cockpit.cli.options import Settings
from cockpit.cli.problems import Failed


def shown(settings: Settings) -> int:
    """Run the calling screen to its end and return its exit code."""
    # Without a terminal Textual waits for ever; it draws on stderr.
    if not all(map(_is_terminal, (sys.stdin, sys.stdout, sys.stderr))):
        raise Failed("cockpit: the calling screen needs a terminal; cockpit queue needs none")
    settled = config(settings)
    with ledger(settings) as opened_ledger:
        opened = Opened(
            ledger=opened_ledger,
            config=settled,
            shelf=shelf(settled),
            clock=clock(),
            rep_zone=rep_zone(settled),
            db_path=db_path(settings),
            config_path=config_path(settings),
            practice_path=practice_path(settings),
        )
        from cockpit.tui.app import run

        return run(opened)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()
