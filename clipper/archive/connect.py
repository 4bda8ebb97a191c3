"""Opening an archive.

The ladder, each rung an error of its own:

1. the file is there, or may be made         NotAnArchive, ArchiveError
2. SQLite reads it                           NotAnArchive, ArchiveBusy
3. it is empty, or says it is an archive     NotAnArchive
4. its schema is not of a later clipper      ArchiveTooNew
5. its schema is of today, or is brought up to it, after a backup of what is there
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from clipper.archive.faults import mapped
from clipper.errors import ArchiveError, ArchiveTooNew, NotAnArchive

APPLICATION_ID = 0x434C4950
"""`CLIP`: marks the file as an archive (SQLite's header field for it)."""
SCHEMA_VERSION = 8
"""Number of migrations in `schema`; kept in the file's `user_version`."""

CACHE_KIB = 128 * 1024
BUSY_SECONDS = 10.0
"""How long to wait for another writer; longer than a bulk run keeps a transaction open."""


def connect(
    path: Path, *, create: bool, read_only: bool, busy_seconds: float = BUSY_SECONDS
) -> sqlite3.Connection:
    """A connection to the archive at `path`, its schema up to date. Raises `ArchiveError`."""
    if not path.exists():
        if read_only or not create:
            raise NotAnArchive(
                "there is no archive", subject=str(path), hint="clipper ingest makes one"
            )
        if not path.parent.is_dir():
            raise ArchiveError("its folder does not exist", subject=str(path))
    if path.is_dir():
        raise NotAnArchive("is a folder", subject=str(path))
    with mapped(path):
        connection = _open(path, read_only, busy_seconds)
        try:
            version = _check(connection, path)
            if version < SCHEMA_VERSION and read_only:
                # An older archive: reading it needs today's schema, so it is brought up first.
                connect(path, create=False, read_only=False, busy_seconds=busy_seconds).close()
            elif version < SCHEMA_VERSION:
                _migrate(connection, path, version)
        except BaseException:
            connection.close()
            raise
    return connection


def open_plain(
    path: Path, *, read_only: bool, busy_seconds: float = BUSY_SECONDS
) -> sqlite3.Connection:
    """A connection without any check: transactions are begun by hand, rows are `sqlite3.Row`."""
    mode = "ro" if read_only else "rwc"
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?mode={mode}",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
    )
    connection.row_factory = sqlite3.Row
    return connection


def _open(path: Path, read_only: bool, busy_seconds: float) -> sqlite3.Connection:
    connection = open_plain(path, read_only=read_only, busy_seconds=busy_seconds)
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        no_place = error.sqlite_errorname.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY"))
        if not (read_only and no_place):
            raise
        return _open_immutable(path)
    except BaseException:
        connection.close()
        raise
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("PRAGMA foreign_keys = ON")
    if not read_only:
        connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _open_immutable(path: Path) -> sqlite3.Connection:
    """For a file in a folder that cannot be written: a WAL database wants its helper files there,
    and does without only if told that nobody writes. With a WAL left behind that would hide it."""
    if path.with_name(path.name + "-wal").exists():
        raise ArchiveError("has unfinished writing and is in a read-only folder", subject=str(path))
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?immutable=1", uri=True, isolation_level=None
    )
    connection.row_factory = sqlite3.Row
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the file's schema, 0 for an empty file."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if application == APPLICATION_ID:
        if version > SCHEMA_VERSION:
            raise ArchiveTooNew("was written by a later version of clipper", subject=str(path))
        return version
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application or version or tables:
        raise NotAnArchive("is a database of another program", subject=str(path))
    return 0


def _migrate(connection: sqlite3.Connection, path: Path, version: int) -> None:
    from clipper.archive import schema  # brings sqlite-utils, which reading does without

    if version:
        back_up(connection, _backup_name(path, version))
    else:
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have been quicker: what is left to do is read inside the lock.
        schema.migrate(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _backup_name(path: Path, version: int) -> Path:
    return path.with_name(f"{path.stem}.before-schema-{version + 1}{path.suffix}")


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """A whole copy of the database as it is now, while others may go on writing to it."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    with mapped(target), closing(sqlite3.connect(part)) as copy:
        connection.backup(copy)
    part.replace(target)
