"""The commands: where the pieces are put together.

Exit codes: 0 done; 1 it failed and nothing changed; 2 usage or configuration; 3 the
database is refused; 4 no such lead; 130 interrupted; 141 nobody reads the output any more.
"""

from cockpit.cli.main import main

__all__ = ["main"]
