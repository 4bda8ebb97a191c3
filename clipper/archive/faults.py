"""SQLite's errors as clipper's: which file, what happened, what the user can do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clipper.errors import ArchiveBusy, ArchiveError, ArchiveFull, NotAnArchive


class ArchiveDamaged(ArchiveError):
    """SQLite finds the file's structure broken."""

    hint = "keep a copy of the file, then see its backups"


@contextmanager
def mapped(path: Path) -> Iterator[None]:
    """Turns errors of SQLite inside the block into `ArchiveError`s about `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translate(error, path) from error


def _translate(error: sqlite3.Error, path: Path) -> ArchiveError:
    # Extended names begin with the primary one: SQLITE_IOERR_WRITE, SQLITE_READONLY_DBMOVED.
    name = getattr(error, "sqlite_errorname", None) or ""
    subject = str(path)
    if name == "SQLITE_NOTADB":
        return NotAnArchive("is not an archive of clipper", subject=subject)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return ArchiveBusy("is being written by another process", subject=subject)
    if name == "SQLITE_FULL":
        return ArchiveFull("the disk is full", subject=subject, hint="free some space")
    if name.startswith("SQLITE_READONLY"):
        return ArchiveFull("cannot be written: it is read-only", subject=subject)
    if name.startswith("SQLITE_IOERR"):
        return ArchiveFull(f"the disk does not answer as it should ({name})", subject=subject)
    if name.startswith("SQLITE_CORRUPT"):
        return ArchiveDamaged("is damaged", subject=subject)
    if name.startswith("SQLITE_CANTOPEN"):
        return ArchiveError("cannot be opened", subject=subject)
    return ArchiveError(f"SQLite says: {error}", subject=subject)
