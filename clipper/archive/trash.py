"""Throwing pages away, taking them back, and letting go of them for good."""

from __future__ import annotations

import sqlite3

from clipper.archive import derived, shelf
from clipper.archive.rows import to_clip


def delete(connection: sqlite3.Connection, page: str) -> None:
    """The page is found and listed no more; all its versions stay until `purge`."""
    for (n,) in connection.execute(
        "SELECT n FROM clips WHERE page = ? AND latest", [page]
    ).fetchall():
        derived.forget(connection, n)
    connection.execute("UPDATE clips SET latest = 0 WHERE page = ?", [page])
    shelf.set_value(connection, page, "deleted_at", shelf.now())


def undelete(connection: sqlite3.Connection, page: str) -> None:
    """The page is back, with its last capture as the latest version."""
    shelf.set_value(connection, page, "deleted_at", None)
    row = connection.execute(
        "SELECT * FROM clips WHERE page = ?"
        " ORDER BY julianday(captured_at) DESC, version DESC LIMIT 1",
        [page],
    ).fetchone()
    if row is not None and not row["latest"]:
        connection.execute("UPDATE clips SET latest = 1 WHERE n = ?", [row["n"]])
        followed = derived.derive(to_clip(row), row["text"])
        derived.write(connection, row["n"], row["content_hash"], followed)


def deleted(connection: sqlite3.Connection) -> list[str]:
    """The pages that `purge` lets go of."""
    rows = connection.execute("SELECT page FROM shelf WHERE deleted_at IS NOT NULL ORDER BY 1")
    return [page for (page,) in rows]


def purge(connection: sqlite3.Connection) -> tuple[int, list[str]]:
    """Removes thrown-away pages: how many clips that were, and the raw pages nobody needs now."""
    gone = "SELECT page FROM shelf WHERE deleted_at IS NOT NULL"
    clips = f"SELECT id FROM clips WHERE page IN ({gone})"
    hashes = {
        hash
        for (hash,) in connection.execute(
            f"SELECT raw_hash FROM clips WHERE page IN ({gone})"
            f" UNION SELECT raw_hash FROM sources WHERE clip IN ({clips})"
        )
    }
    connection.execute(f"DELETE FROM sources WHERE clip IN ({clips})")
    connection.execute(f"DELETE FROM outcomes WHERE clip IN ({clips})")
    count = connection.execute(f"DELETE FROM clips WHERE page IN ({gone})").rowcount
    connection.execute(f"DELETE FROM tags WHERE page IN ({gone})")
    connection.execute("DELETE FROM shelf WHERE deleted_at IS NOT NULL")
    unused = [
        hash
        for hash in hashes
        if not connection.execute(
            "SELECT 1 FROM clips WHERE raw_hash = :hash"
            " UNION ALL SELECT 1 FROM sources WHERE raw_hash = :hash LIMIT 1",
            {"hash": hash},
        ).fetchone()
    ]
    return count, unused
