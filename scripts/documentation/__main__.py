"""``scripts/docs``: make the parts of the docs that the program tells."""

import argparse
import sys
from pathlib import Path

from scripts.documentation.marks import MarkError
from scripts.documentation.pages import stale

ROOT = Path(__file__).parents[2]


def main() -> int:
    """Write the pages that are stale, or name them; the exit code."""
    words = argparse.ArgumentParser(prog="scripts/docs", description=__doc__)
    words.add_argument("--check", action="store_true", help="name what is stale, change nothing")
    check = words.parse_args().check
    try:
        found = list(stale(ROOT))
    except MarkError as error:
        sys.exit(str(error))
    for page, made in found:
        name = page.relative_to(ROOT)
        if check:
            print(f"{name}: not what the program says; run scripts/docs", file=sys.stderr)
        else:
            page.write_text(made, encoding="utf-8")
            print(f"{name} written.")
    return int(check and bool(found))


if __name__ == "__main__":
    sys.exit(main())
