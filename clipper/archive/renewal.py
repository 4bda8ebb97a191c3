"""Clips cleaned again from their raw pages: the part of `Archive` for it.

Only the latest version of a page is renewed. With other content it becomes a new version, with the
same content its metadata and roles are brought up to date. The page stays the page it was, also
where its address is now read in another way: tags, notes and versions hang on it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from typing import Literal

from clipper.archive import derived, filters, shelf
from clipper.archive.base import Opened
from clipper.archive.checks import IMPORTS
from clipper.archive.faults import mapped
from clipper.archive.outcome import Outcome
from clipper.archive.prepared import Prepared
from clipper.archive.rows import storable, to_raw
from clipper.archive.store import insert, rewrite
from clipper.page import RawPage

METADATA = (
    "subtitle", "authors", "publisher", "aggregator", "published", "modified", "captured_at",
    "language", "image", "description", "url", "canonical_url",
)  # fmt: skip
"""Columns that may change beside title and text."""

Kind = Literal["auto", "html", "text"]


@dataclass(frozen=True, slots=True)
class Renewable:
    """A clip and the page it was made from."""

    n: int
    id: str
    raw: RawPage
    title: str | None
    text: str
    metadata: tuple[str | None, ...]
    """By `METADATA`."""
    asides: tuple[tuple[str, str], ...]
    """(role, text)"""


class Renewal(Opened):
    """Cleaning again."""

    def to_renew(
        self,
        pipeline: str | None,
        *,
        site: str | None = None,
        since: str | None = None,
        until: str | None = None,
        language: str | None = None,
    ) -> list[tuple[Kind, int]]:
        """Clips not made by that pipeline (by any, if `None`): what their run was told about the
        kind of its pages, and their numbers, in this order. Without those of an import that
        brought no page."""
        narrowed = filters.narrow(site, since, until, language)
        where = " AND ".join(["latest", *(item.sql for item in narrowed)])
        values = [value for item in narrowed for value in item.values]
        with mapped(self.path):
            rows = self._connection.execute(
                "SELECT coalesce((SELECT json_extract(arguments, '$.kind') FROM runs"
                " WHERE runs.n = clips.run), 'auto') AS told, n, raw_hash,"
                f" run IN ({IMPORTS}) AS alone FROM clips"
                f" WHERE {where} AND (? IS NULL OR pipeline <> ?) ORDER BY 1, 2",
                [*values, pipeline, pipeline],
            )
            return [
                (row["told"], row["n"])
                for row in rows
                if not row["alone"] or self._raw.has(row["raw_hash"])
            ]

    def renewable(self, n: int) -> Renewable | None:
        """A clip with its raw page; `None` if it has gone since. Raises `ArchiveError`."""
        with mapped(self.path):
            row = self._connection.execute(
                "SELECT * FROM clips WHERE n = ? AND latest", [n]
            ).fetchone()
            if row is None:
                return None
            asides = self._connection.execute(
                "SELECT role, text FROM asides WHERE clip = ? ORDER BY n", [n]
            ).fetchall()
        return Renewable(
            n,
            row["id"],
            to_raw(row, self._raw.get(row["raw_hash"])),
            row["title"],
            row["text"],
            tuple(row[name] for name in METADATA),
            tuple((role, text) for role, text in asides),
        )

    def name_of(self, n: int) -> str:
        """Source, address or id of a clip, for a message about it."""
        with mapped(self.path):
            row = self._connection.execute(
                "SELECT coalesce(source, url, id) FROM clips WHERE n = ?", [n]
            ).fetchone()
        return str(row[0]) if row else str(n)

    def renew(self, n: int, clip: Prepared, *, run: int) -> Outcome:
        """Puts `clip` in the place of the one it was made again from; lasting with `commit`."""
        self._may_write()
        with self._store.change() as connection:
            old = connection.execute(
                "SELECT n, id, page, latest, content_hash, run FROM clips WHERE n = ?", [n]
            ).fetchone()
            if old is None or not old["latest"]:  # another process was here
                return Outcome.UNCHANGED
            outcome, id = _place(connection, old, clip)
            connection.execute(
                "UPDATE sources SET clip = ?, pipeline = ? WHERE clip = ? AND raw_hash = ?",
                [id, clip.row["pipeline"], old["id"], clip.row["raw_hash"]],
            )
            if outcome is not Outcome.UNCHANGED:
                connection.execute(
                    "INSERT INTO outcomes (run, source, outcome, clip) VALUES (?, ?, ?, ?)",
                    [run, clip.row["source"], outcome.value, id],
                )
        return outcome

    def leave(self, n: int, clip: Prepared, reason: str, *, run: int) -> None:
        """Keeps a clip as it was, for a reason. Ingest does not clean its files again either."""
        self._may_write()
        with self._store.change() as connection:
            old = connection.execute("SELECT id, source FROM clips WHERE n = ?", [n]).fetchone()
            if old is None:
                return
            connection.execute(
                "UPDATE sources SET pipeline = ? WHERE clip = ? AND raw_hash = ?",
                [clip.row["pipeline"], old["id"], clip.row["raw_hash"]],
            )
            connection.execute(
                "INSERT INTO outcomes (run, source, outcome, clip, reason) VALUES (?, ?, ?, ?, ?)",
                [run, old["source"], Outcome.SKIPPED.value, old["id"], reason],
            )

    def renewal_failed(self, n: int, stage: str, reason: str, *, run: int) -> None:
        """Records that a clip could not be made again; it stays as it is."""
        self._may_write()
        with self._store.change() as connection:
            connection.execute(
                "INSERT INTO outcomes (run, source, outcome, clip, stage, reason)"
                " SELECT ?, source, ?, id, ?, ? FROM clips WHERE n = ?",
                [run, Outcome.FAILED.value, stage, storable(reason), n],
            )


def _place(connection: sqlite3.Connection, old: sqlite3.Row, clip: Prepared) -> tuple[Outcome, str]:
    """What became of it, and the id of the clip that is the latest of the page now."""
    id = str(clip.row["id"])
    known = connection.execute("SELECT n, page, latest FROM clips WHERE id = ?", [id]).fetchone()
    if clip.row["content_hash"] == old["content_hash"] and (
        known is None or known["n"] == old["n"]
    ):
        rewrite(connection, old, clip)
        return Outcome.UNCHANGED, old["id"]
    if known is None:
        _retire(connection, old["n"])
        # The run that read the page stays its run: it knows what was said about the page.
        insert(connection, replace(clip, row=clip.row | {"page": old["page"]}), old["run"], True)
    elif known["page"] == old["page"]:  # an earlier pipeline had it so, too
        _retire(connection, old["n"])
        rewrite(connection, known, clip)
        connection.execute("UPDATE clips SET latest = 1 WHERE n = ?", [known["n"]])
        derived.write(connection, known["n"], clip.row["content_hash"], clip.derived)
    elif not known["latest"]:  # thrown away at its other place, or old there
        return Outcome.UNCHANGED, old["id"]
    else:  # the same bytes lie at two places, and have become one clip
        _retire(connection, old["n"])
        rewrite(connection, known, clip)
        _join(connection, old["page"], known["page"])
        return Outcome.DUPLICATE, id
    return Outcome.NEW_VERSION, id


def _retire(connection: sqlite3.Connection, n: int) -> None:
    derived.forget(connection, n)
    connection.execute("UPDATE clips SET latest = 0 WHERE n = ?", [n])


def _join(connection: sqlite3.Connection, page: str, other: str) -> None:
    """The versions of a page, none of them the latest now, and what is said of it go to another."""
    connection.execute(
        "UPDATE clips SET page = ?, version = version +"
        " (SELECT max(version) FROM clips AS own WHERE own.page = ?) WHERE page = ?",
        [other, other, page],
    )
    connection.execute("UPDATE OR IGNORE tags SET page = ? WHERE page = ?", [other, page])
    connection.execute("DELETE FROM tags WHERE page = ?", [page])
    said, there = shelf.about(connection, page), shelf.about(connection, other)
    for name in ("starred", "read"):
        if said[name]:
            shelf.set_value(connection, other, name, 1)
    if said["note"]:
        shelf.set_value(
            connection, other, "note", "\n".join(filter(None, (there["note"], said["note"])))
        )
    connection.execute("DELETE FROM shelf WHERE page = ?", [page])
