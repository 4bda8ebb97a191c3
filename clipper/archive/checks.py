"""Is the archive what it says it is?

1. SQLite's own check of both files
2. each search index against its table
3. each clip: its parts can be read, its content has its hash, its shadow columns fit
4. each page has one latest version, or is in the bin
5. what was set aside, by the clips; nothing left over from clips that are gone
6. each clip's raw page is there and has its hash
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from clipper.archive import links, substrings
from clipper.archive.raw import RawStore
from clipper.archive.rows import asides, to_clip
from clipper.archive.shingles import shingles
from clipper.errors import ArchiveError

IMPORTS = "SELECT n FROM runs WHERE json_extract(arguments, '$.import') IS NOT NULL"
"""The runs that brought clips without their pages."""


def index_names(connection: sqlite3.Connection) -> list[str]:
    """The search indexes of the archive."""
    optional = [substrings.TABLE] if substrings.there(connection) else []
    return ["clips_fts", "asides_fts", *optional]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it should be."""

    subject: str
    """A file, an index, or a clip's id."""
    reason: str
    mendable: bool
    """Whether `repair` mends it."""


def verify(connection: sqlite3.Connection, raw: RawStore) -> list[Problem]:
    """All problems of the archive and of the raw pages beside it."""
    try:
        return [
            *_structure(connection, "the archive"),
            *_indexes(connection),
            *_clips(connection),
            *_pages(connection),
            *_leftovers(connection),
            *_raw_pages(connection, raw),
        ]
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        return [Problem("the archive", f"cannot be read to its end: {error}", False)]


def _structure(connection: sqlite3.Connection, subject: str) -> Iterator[Problem]:
    for (line,) in connection.execute("PRAGMA integrity_check(20)").fetchall():
        if line != "ok":
            mendable = "missing from index" in line or "wrong # of entries" in line
            yield Problem(subject, " ".join(line.split()), mendable)


def _indexes(connection: sqlite3.Connection) -> Iterator[Problem]:
    for name in index_names(connection):
        try:
            # Rank 1: not only whole in itself, but equal to the table.
            connection.execute(f"INSERT INTO {name}({name}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError:
            yield Problem(name, "the search index is damaged or out of step", True)


def _clips(connection: sqlite3.Connection) -> Iterator[Problem]:
    for (n,) in connection.execute("SELECT n FROM clips ORDER BY n").fetchall():
        row = connection.execute("SELECT * FROM clips WHERE n = ?", [n]).fetchone()
        try:
            clip = to_clip(row)
        except Exception as error:  # whatever a flipped bit may make of a value
            yield Problem(row["id"], f"cannot be read: {type(error).__name__}", False)
            continue
        if not content_fits(row["title"], row["text"], row["content_hash"]):
            yield Problem(row["id"], "its title or text is not what was stored", False)
        if (shingles(row["title"]), shingles(row["text"])) != (row["title_cjk"], row["text_cjk"]):
            yield Problem(row["id"], "its columns for search are out of step", True)
        kept = connection.execute(
            "SELECT role, text FROM asides WHERE clip = ? ORDER BY n", [n]
        ).fetchall()
        if [tuple(aside) for aside in kept] != (asides(clip) if row["latest"] else []):
            yield Problem(row["id"], "what was set aside is out of step", True)
        if not links.in_step(connection, n, clip if row["latest"] else None):
            yield Problem(row["id"], "its related items or its names are out of step", True)


def content_fits(title: str | None, text: str, content_hash: str) -> bool:
    """Whether title and text have that hash, as far as can be told: lone surrogates are escaped."""
    digest = hashlib.sha256(f"{title or ''}\0{text}".encode("utf-8", "replace")).hexdigest()
    return digest == content_hash or "\\ud" in text


def _pages(connection: sqlite3.Connection) -> Iterator[Problem]:
    for page, latest in connection.execute(
        "SELECT page, sum(latest) FROM clips GROUP BY page HAVING sum(latest) <>"
        " NOT EXISTS (SELECT 1 FROM shelf WHERE shelf.page = clips.page AND deleted_at NOT NULL)"
    ):
        yield Problem(page, f"has {latest} latest versions", True)


_BELONG = {
    "asides": "clip",
    "related": "clip",
    "names": "clip",
    "near_texts": "clip",
    "near_bands": "clip",
    "copies": "clip",
}


def _leftovers(connection: sqlite3.Connection) -> Iterator[Problem]:
    for table, column in _BELONG.items():
        count = connection.execute(
            f"SELECT count(*) FROM {table} WHERE {column} NOT IN (SELECT n FROM clips WHERE latest)"
        ).fetchone()[0]
        if count:
            yield Problem(table, f"{count} rows belong to no clip", True)


def _raw_pages(connection: sqlite3.Connection, raw: RawStore) -> Iterator[Problem]:
    wanted = {
        row["raw_hash"]: row["id"]
        for row in connection.execute(
            f"SELECT id, raw_hash, run IN ({IMPORTS}) AS alone FROM clips ORDER BY n"
        )
        if not row["alone"] or raw.has(row["raw_hash"])
    }
    if not raw.path.exists():
        if wanted:
            yield Problem(str(raw.path), f"is missing, with {len(wanted)} raw pages", False)
        return
    try:
        yield from _structure(raw.connection(), str(raw.path))
    except (sqlite3.DatabaseError, ArchiveError) as error:
        yield Problem(str(raw.path), f"cannot be read: {error}", False)
        return
    for hash, id in wanted.items():
        try:
            data = raw.get(hash)
        except ArchiveError as error:
            yield Problem(id, error.reason, False)
            continue
        if hashlib.sha256(data).hexdigest() != hash:
            yield Problem(id, "its raw page is not what was stored", False)
