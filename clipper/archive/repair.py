"""Making again all that follows from the clips: indexes, shadow columns, what was set aside."""

from __future__ import annotations

import sqlite3

from clipper.archive import duplicates
from clipper.archive.checks import index_names
from clipper.archive.derived import derive, forget_asides, write_asides
from clipper.archive.rows import to_clip
from clipper.archive.shingles import shingles


def rebuild(connection: sqlite3.Connection) -> None:
    """In the caller's transaction. A clip that cannot be read is passed over, and stays."""
    connection.execute("REINDEX")
    # First, so that the triggers of what follows meet an index that is in step.
    _rebuild_indexes(connection)
    _settle_latest(connection)
    _drop_leftovers(connection)
    for (n,) in connection.execute("SELECT n FROM clips ORDER BY n").fetchall():
        row = connection.execute("SELECT * FROM clips WHERE n = ?", [n]).fetchone()
        connection.execute(
            "UPDATE clips SET title_cjk = ?, text_cjk = ? WHERE n = ?",
            [shingles(row["title"]), shingles(row["text"]), n],
        )
        try:
            clip = to_clip(row)
        except Exception:  # verify tells of it
            continue
        forget_asides(connection, n)
        if row["latest"]:
            derived = derive(clip, row["text"])
            write_asides(connection, n, derived)
            known = connection.execute("SELECT 1 FROM near_texts WHERE clip = ?", [n]).fetchone()
            if known is None:
                duplicates.unlink(connection, n)
                duplicates.link(connection, n, row["content_hash"], derived.fingerprint)
    _rebuild_indexes(connection)


def _rebuild_indexes(connection: sqlite3.Connection) -> None:
    for name in index_names(connection):
        connection.execute(f"INSERT INTO {name}({name}) VALUES ('rebuild')")


def _settle_latest(connection: sqlite3.Connection) -> None:
    """One latest version for each page that is not in the bin: the last stored."""
    connection.execute(
        "UPDATE clips SET latest = (n = (SELECT max(other.n) FROM clips AS other"
        "  WHERE other.page = clips.page)"
        "  AND page NOT IN (SELECT page FROM shelf WHERE deleted_at IS NOT NULL))"
        " WHERE page IN (SELECT page FROM clips AS own GROUP BY page HAVING sum(latest) <>"
        "  NOT EXISTS (SELECT 1 FROM shelf"
        "   WHERE shelf.page = own.page AND deleted_at IS NOT NULL))"
    )


def _drop_leftovers(connection: sqlite3.Connection) -> None:
    for table in ("asides", "related", "names", "near_texts", "near_bands", "copies"):
        connection.execute(
            f"DELETE FROM {table} WHERE clip NOT IN (SELECT n FROM clips WHERE latest)"
        )
