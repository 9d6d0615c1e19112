"""Whether the file is whole: a damaged one may take new events and lose old ones."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote


def damage(path: Path) -> str:
    """What is wrong with the file's pages, or nothing. Reads all of it, on a connection of its
    own, so that it can be done in a thread while the session goes on.
    """
    try:
        address = f"file:{quote(str(path.absolute()))}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        found = str(error)
    return "" if found == "ok" else " ".join(found.split())
