"""``python -m cockpit``, and the command ``cockpit``."""

import sys

from cockpit.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
