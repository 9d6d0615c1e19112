"""The apostrophe that keeps a spreadsheet from running a cell as a formula."""

import re

_RISKY = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_PHONE = re.compile(r"\+[0-9]{5,17}(x[0-9]{1,9})?")


def guarded(text: str) -> str:
    """Return a cell with an apostrophe before it if a spreadsheet would run it.

    Numbers in our own form stay as they are. White space around the text is dropped, as it
    is on the way in, so that `unguarded` gives back exactly this text.
    """
    cell = text.strip()
    return f"'{cell}" if _RISKY.match(cell) and not _PHONE.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """Return a cell without the one apostrophe that `guarded` may have put there."""
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell) else cell
