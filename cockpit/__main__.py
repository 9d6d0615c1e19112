"""``python -m cockpit``, and the command ``cockpit``."""

import sys


def main() -> int:
    """Run the command that the process was started with, and return its exit code."""
    try:
        # Imported here, so that an interrupt is heard from the first moment on.
        from cockpit import cli

        return cli.main()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
