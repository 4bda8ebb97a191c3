"""What people say about pages: tags, notes, stars, read or not, thrown away.

It belongs to the page, not to one version of it, so it stays when the page is stored again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

FLAGS = ("starred", "read")


def tags_of(connection: sqlite3.Connection, page: str) -> list[str]:
    """The page's tags, in alphabetical order."""
    rows = connection.execute("SELECT tag FROM tags WHERE page = ? ORDER BY tag", [page])
    return [tag for (tag,) in rows]


def add_tags(connection: sqlite3.Connection, page: str, tags: Iterable[str]) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO tags (page, tag) VALUES (?, ?)", [(page, clean_tag(t)) for t in tags]
    )


def remove_tags(connection: sqlite3.Connection, page: str, tags: Iterable[str]) -> None:
    connection.executemany(
        "DELETE FROM tags WHERE page = ? AND tag = ?", [(page, clean_tag(tag)) for tag in tags]
    )


def clean_tag(tag: str) -> str:
    """Tags are compared in lower case, without a leading `#`, spaces as hyphens.

    >>> clean_tag("#Green Tea")
    'green-tea'
    """
    return "-".join(tag.strip().lstrip("#").casefold().split())


def set_value(connection: sqlite3.Connection, page: str, name: str, value: Any) -> None:
    """Sets `starred`, `read`, `note` or `deleted_at` of a page."""
    connection.execute(
        f"INSERT INTO shelf (page, {name}) VALUES (?, ?)"
        f" ON CONFLICT (page) DO UPDATE SET {name} = excluded.{name}",
        [page, value],
    )


def about(connection: sqlite3.Connection, page: str) -> dict[str, Any]:
    """`{tags, note, starred, read, deleted_at}` of a page."""
    row = connection.execute(
        "SELECT note, starred, read, deleted_at FROM shelf WHERE page = ?", [page]
    ).fetchone()
    known = dict(row) if row else {"note": None, "starred": 0, "read": 0, "deleted_at": None}
    known |= {flag: bool(known[flag]) for flag in FLAGS}
    return {"tags": tags_of(connection, page), **known}


def is_deleted(connection: sqlite3.Connection, page: str) -> bool:
    row = connection.execute("SELECT deleted_at FROM shelf WHERE page = ?", [page]).fetchone()
    return row is not None and row["deleted_at"] is not None


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
