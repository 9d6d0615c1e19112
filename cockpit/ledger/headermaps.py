"""What the columns of files become, as a rep once said, by what their headers have in common."""

import json
import sqlite3
from collections.abc import Mapping


def header_map(connection: sqlite3.Connection, header: str) -> dict[str, str]:
    """What each column becomes, empty where nobody has said."""
    found = "SELECT columns FROM header_maps WHERE header = ?"
    row = connection.execute(found, (header,)).fetchone()
    return dict(json.loads(row[0])) if row else {}


def remember(connection: sqlite3.Connection, header: str, columns: Mapping[str, str]) -> None:
    """Keep what each column becomes in place of what was said before; nothing forgets it."""
    connection.execute("DELETE FROM header_maps WHERE header = ?", (header,))
    if columns:
        text = json.dumps(dict(columns), ensure_ascii=False)
        connection.execute("INSERT INTO header_maps VALUES (?, ?)", (header, text))
