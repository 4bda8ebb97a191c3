"""Writing: clips in, versions kept, each input accounted for.

One writer at a time. What is written becomes visible and lasting with `commit`; each change before
that is whole or not there at all.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from clipper.archive import derived, shelf
from clipper.archive.faults import mapped
from clipper.archive.outcome import Outcome
from clipper.archive.prepared import Prepared
from clipper.archive.raw import RawStore
from clipper.archive.rows import storable


class Store:
    """The writing half of an archive."""

    def __init__(self, connection: sqlite3.Connection, path: Path, raw: RawStore) -> None:
        self._connection = connection
        self._path = path
        self._raw = raw

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """A step that is undone whole if it fails; opens a transaction if none is open."""
        connection = self._connection
        with mapped(self._path):
            if not connection.in_transaction:
                connection.execute("BEGIN IMMEDIATE")
            connection.execute("SAVEPOINT step")
            try:
                yield connection
            except BaseException:
                self._undo()
                raise
            connection.execute("RELEASE step")

    def _undo(self) -> None:
        """Takes back the step; on a full disk SQLite has undone the whole transaction already."""
        if not self._connection.in_transaction:
            return
        if self._raw.lost:  # clips without their pages must not stay
            self._connection.execute("ROLLBACK")
            return
        self._connection.execute("ROLLBACK TO step")
        self._connection.execute("RELEASE step")

    def commit(self) -> None:
        # The pages first: one without its clip does no harm.
        self._raw.commit()
        if self._connection.in_transaction:
            with mapped(self._path):
                self._connection.execute("COMMIT")

    # --------------------------------------------------------------------------------------------
    # Runs

    def begin_run(self, arguments: Mapping[str, object]) -> int:
        with self.change() as connection:
            cursor = connection.execute(
                "INSERT INTO runs (started_at, arguments) VALUES (?, ?)",
                [shelf.now(), json.dumps(dict(arguments), ensure_ascii=False, default=str)],
            )
        self.commit()
        return int(cursor.lastrowid or 0)

    def finish_run(self, run: int) -> None:
        with self.change() as connection:
            connection.execute("UPDATE runs SET finished_at = ? WHERE n = ?", [shelf.now(), run])
        self.commit()

    def fail(
        self, source: str, reason: str, stage: str, run: int | None, clip: str | None = None
    ) -> None:
        with self.change() as connection:
            connection.execute(
                "INSERT INTO outcomes (run, source, outcome, clip, stage, reason)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [run, storable(source), Outcome.FAILED.value, clip, stage, storable(reason)],
            )

    # --------------------------------------------------------------------------------------------
    # Clips

    def add(
        self, clip: Prepared, run: int | None, size: int | None, mtime_ns: int | None
    ) -> Outcome:
        with self.change() as connection:
            if clip.raw_packed is not None:
                self._raw.put(clip.row["raw_hash"], clip.raw_size, clip.raw_packed)
            outcome, id = _place(connection, clip, run)
            if clip.source is not None:
                _note_source(connection, clip.row, id, size, mtime_ns)
            if outcome is not Outcome.UNCHANGED:
                connection.execute(
                    "INSERT INTO outcomes (run, source, outcome, clip) VALUES (?, ?, ?, ?)",
                    [run, clip.row["source"], outcome.value, id],
                )
        return outcome


def _place(connection: sqlite3.Connection, clip: Prepared, run: int | None) -> tuple[Outcome, str]:
    """Keeps the clip where it belongs; says what that was, and the id that stands for it."""
    row = clip.row
    id, content_hash = str(row["id"]), row["content_hash"]
    own = connection.execute("SELECT n, pipeline, latest FROM clips WHERE id = ?", [id]).fetchone()
    if own is not None:
        if own["pipeline"] != row["pipeline"]:
            rewrite(connection, own, clip)
        return (Outcome.UNCHANGED if _seen(connection, row) else Outcome.DUPLICATE), id

    latest = connection.execute(
        "SELECT n, id, captured_at, content_hash FROM clips WHERE page = ? AND latest",
        [row["page"]],
    ).fetchone()
    if latest is not None and latest["content_hash"] == content_hash:
        return Outcome.UNCHANGED, latest["id"]

    copy = (
        row["text"]
        and connection.execute(
            "SELECT 1 FROM clips WHERE content_hash = ? LIMIT 1", [content_hash]
        ).fetchone()
    )
    deleted = latest is None and shelf.is_deleted(connection, row["page"])
    is_latest = not deleted and (
        latest is None or not _captured_before(row["captured_at"], latest["captured_at"])
    )
    if latest is not None and is_latest:
        derived.forget(connection, latest["n"])
        connection.execute("UPDATE clips SET latest = 0 WHERE n = ?", [latest["n"]])
    insert(connection, clip, run, is_latest)
    if latest is not None or deleted:
        return Outcome.NEW_VERSION, id
    return (Outcome.DUPLICATE if copy else Outcome.ADDED), id


def _seen(connection: sqlite3.Connection, row: Mapping[str, Any]) -> bool:
    """Whether this source has given this clip before; a clip given by a caller has no source."""
    if row["source"] is None:
        return True
    found = connection.execute(
        "SELECT 1 FROM sources WHERE source = ? AND raw_hash = ?", [row["source"], row["raw_hash"]]
    )
    return found.fetchone() is not None


def _captured_before(one: str | None, other: str | None) -> bool:
    """Whether it is an older capture than another; not, where either moment is unknown."""
    if one is None or other is None:
        return False
    return datetime.fromisoformat(one) < datetime.fromisoformat(other)


def insert(
    connection: sqlite3.Connection, clip: Prepared, run: int | None, is_latest: bool
) -> None:
    """A new version of its page."""
    version = connection.execute(
        "SELECT coalesce(max(version), 0) + 1 FROM clips WHERE page = ?", [clip.row["page"]]
    ).fetchone()[0]
    full = clip.row | {
        "version": version,
        "latest": int(is_latest),
        "added_at": shelf.now(),
        "run": run,
    }
    names = ", ".join(full)
    marks = ", ".join(f":{name}" for name in full)
    n = connection.execute(f"INSERT INTO clips ({names}) VALUES ({marks})", full).lastrowid
    if is_latest and n is not None:
        derived.write(connection, n, clip.row["content_hash"], clip.derived)


def rewrite(connection: sqlite3.Connection, own: sqlite3.Row, clip: Prepared) -> None:
    """The same page and content as another pipeline sees it: metadata and roles may differ."""
    names = [name for name in clip.row if name not in ("id", "page", "source")]
    changes = ", ".join(f"{name} = :{name}" for name in names)
    connection.execute(f"UPDATE clips SET {changes} WHERE n = :n", clip.row | {"n": own["n"]})
    if own["latest"]:
        derived.forget_asides(connection, own["n"])
        derived.write_asides(connection, own["n"], clip.derived)


def _note_source(
    connection: sqlite3.Connection,
    row: Mapping[str, Any],
    id: str,
    size: int | None,
    mtime_ns: int | None,
) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO sources (source, size, mtime_ns, raw_hash, clip, pipeline)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [row["source"], size, mtime_ns, row["raw_hash"], id, row["pipeline"]],
    )
