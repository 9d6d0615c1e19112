"""What the calling screen needs of a terminal, and what is set before Textual is imported."""

import os
import sys
from importlib import import_module
from typing import TextIO

from cockpit.cli.problems import Failed


def prepare_terminal(instead: str) -> None:
    """See that there is a terminal to draw on; ``instead`` is what to do where there is none.

    Raises Failed. To be called before Textual is imported.
    """
    # Without a terminal Textual waits for ever; it draws on stderr.
    if not all(map(_is_terminal, (sys.stdin, sys.stdout, sys.stderr))):
        raise Failed(f"cockpit: the calling screen needs a terminal; {instead}")
    if os.environ.get("TERM", "") in ("", "dumb"):
        raise Failed("cockpit: this terminal cannot move its cursor (TERM); use another")
    # Milliseconds to wait for the rest of a torn key; read when Textual is imported.
    os.environ.setdefault("ESCDELAY", "200")
    _load_asyncio_without_tls()


def _load_asyncio_without_tls() -> None:
    """Load what Textual stands on, less OpenSSL: 6 ms for what never speaks to a network."""
    if "ssl" not in sys.modules:
        # Python's own word for a module that is not there; asyncio is ready for that.
        vars(sys)["modules"]["ssl"] = None
        import_module("asyncio")
        del sys.modules["ssl"]


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()
