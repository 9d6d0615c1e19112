"""How another Python is started that finds this program."""

import os
import sys

import cockpit


def python() -> tuple[str, ...]:
    """A command line to go on with: it finds this program, and no module where the rep is."""
    ours = os.path.dirname(cockpit.__file__)
    is_here = os.path.isdir("cockpit") and os.path.samefile("cockpit", ours)
    return (sys.executable,) if is_here else (sys.executable, "-P")
