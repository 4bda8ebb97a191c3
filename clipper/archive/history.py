"""The versions of a page, and what changed between two of them."""

from __future__ import annotations

import difflib
import sqlite3
from typing import Any

_SHOWN = "id, version, latest, captured_at, added_at, title, published, word_count, pipeline"


def versions(connection: sqlite3.Connection, page: str) -> list[dict[str, Any]]:
    """The versions of a page, the first first."""
    rows = connection.execute(f"SELECT {_SHOWN} FROM clips WHERE page = ? ORDER BY version", [page])
    return [dict(row) | {"latest": bool(row["latest"])} for row in rows]


def changes(one: sqlite3.Row, other: sqlite3.Row) -> list[str]:
    """Title and text of two clips compared by lines, in unified format, without line ends."""
    before, after = ([row["title"] or "", *row["text"].split("\n")] for row in (one, other))
    return list(difflib.unified_diff(before, after, one["id"], other["id"], lineterm="", n=1))
