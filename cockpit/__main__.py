"""``python -m cockpit``, and the command ``cockpit``."""

import gc
import sys


def main() -> int:
    """Run the command that the process was started with, and return its exit code."""
    # While modules load nothing is thrown away, and looking for it costs a tenth of the start.
    # The screen turns it on again once it is painted, a command before it does its work.
    gc.disable()
    try:
        # Imported here, so that an interrupt is heard from the first moment on.
        from cockpit import cli

        return cli.main()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
