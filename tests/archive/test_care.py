"""`verify` tells the truth, `repair` mends what follows from the clips, backups are whole."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from clipper.archive import Archive, restore
from clipper.cli import app
from clipper.errors import ArchiveBusy, ArchiveError, NotAnArchive
from clipper.page import Role
from tests.archive.factory import found, page, related

ROOT = Path(__file__).resolve().parents[2]


def store(archive: Archive, text: str, source: str, **fields: object) -> None:
    """A clip whose hashes are those of its bytes and its text, as `verify` wants them."""
    data = f"raw of {source}: {text}".encode()
    clip = page(text, source=source, **fields)
    archive.add(replace(clip, raw_hash=hashlib.sha256(data).hexdigest()), data)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sound archive with everything in it that is checked."""
    with Archive(tmp_path / "archive.db") as archive:
        for n in range(8):
            text = f"Piece {n} on 小巨人. " + " ".join(f"word{n}x{m} other" for m in range(80))
            store(archive, text, f"/p/{n}", aside={Role.RELATED: f"Aside {n}"})
        store(archive, "Old.", "/v")
        store(archive, "New.", "/v", related=related("X"))
        store(archive, "", "/empty", title=None)
        archive.commit()
        archive.delete("/p/7")
        assert archive.verify() == []
    return tmp_path / "archive.db"


def spoil(path: Path, *statements: str) -> None:
    """Changes a file behind the back of the program, without its triggers."""
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        for (trigger,) in plain.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
            plain.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            plain.execute(statement)


FIRST = "(SELECT min(n) FROM clips)"


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        (f"UPDATE clips SET text = 'Other words' WHERE n = {FIRST}", "not what was stored"),
        (f"UPDATE clips SET title = 'Other' WHERE n = {FIRST}", "not what was stored"),
        (f"UPDATE clips SET text_cjk = NULL WHERE n = {FIRST}", "columns for search"),
        (f"UPDATE clips SET detail = x'00ff' WHERE n = {FIRST}", "cannot be read"),
        ("DELETE FROM clips_fts_data WHERE id > 10", "index is damaged or out of step"),
        ("DELETE FROM clips_fts_docsize", "index is damaged or out of step"),
        ("DELETE FROM asides", "set aside is out of step"),
        ("UPDATE asides SET text = 'x' WHERE n = 1", "index is damaged or out of step"),
        ("INSERT INTO related (clip, title, seen) VALUES (999, 'x', 1)", "belong to no clip"),
        ("INSERT INTO near_bands VALUES (5, 999)", "belong to no clip"),
        ("INSERT INTO names VALUES (5, 999)", "belong to no clip"),
        ("DELETE FROM names", "names are out of step"),
        ("DELETE FROM related", "related items or its names are out of step"),
        ("UPDATE related SET title_key = 5", "related items or its names are out of step"),
        ("UPDATE clips SET latest = 1", "has 2 latest"),
        ("UPDATE clips SET latest = 0", "has 0 latest"),
    ],
)
def test_each_planted_fault_is_found(path: Path, statement: str, reason: str) -> None:
    spoil(path, statement)
    with Archive(path) as archive:
        assert any(reason in problem.reason for problem in archive.verify())


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("DELETE FROM raw WHERE rowid = 1", "is missing"),
        ("UPDATE raw SET data = x'28b52ffd00' WHERE rowid = 1", "is damaged"),
        ("UPDATE raw SET size = 3 WHERE rowid = 1", "is damaged"),
        (
            "UPDATE raw SET (size, data) = (SELECT size, data FROM raw WHERE rowid = 2)"
            " WHERE rowid = 1",
            "not what was stored",
        ),
    ],
)
def test_each_fault_of_a_raw_page_is_found(path: Path, statement: str, reason: str) -> None:
    spoil(path.with_name("archive.raw.db"), statement)
    with Archive(path) as archive:
        (problem,) = archive.verify()
    assert reason in problem.reason
    assert not problem.mendable


def test_a_missing_raw_file_is_found(path: Path) -> None:
    path.with_name("archive.raw.db").unlink()
    with Archive(path) as archive:
        (problem,) = archive.verify()
    assert "is missing" in problem.reason


@pytest.mark.parametrize("file", ["archive.db", "archive.raw.db"])
def test_corrupted_pages_of_a_file_are_found(path: Path, file: str) -> None:
    damaged = path.with_name(file)
    with closing(sqlite3.connect(damaged)) as plain:
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = damaged.read_bytes()
    count = len(whole) // 4096
    missed = []
    for number in range(1, count):
        start = number * 4096
        noise = bytes((byte + 77) % 256 for byte in whole[start : start + 4096])
        damaged.write_bytes(whole[:start] + noise + whole[start + 4096 :])
        try:
            with Archive(path) as archive:
                if not archive.verify():
                    missed.append(number)
        except ArchiveError as error:
            if not re.search("damaged|SQLite says|another program|not an archive", str(error)):
                raise
    assert not missed


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM clips_fts_data WHERE id > 10",
        "DELETE FROM clips_fts_docsize",
        "DELETE FROM asides",
        "DELETE FROM related",
        "DELETE FROM names",
        "UPDATE related SET page_key = NULL, title_key = 7",
        "UPDATE clips SET text_cjk = 'x', title_cjk = 'y'",
        "UPDATE clips SET latest = 1",
        "UPDATE clips SET latest = 0",
        "INSERT INTO near_bands VALUES (5, 999)",
    ],
)
def test_repair_mends_what_follows_from_the_clips(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        plain.execute(statement)
    with Archive(path) as archive:
        archive.repair()
        assert archive.verify() == []
        assert len(archive.search("小巨人")) == 7
        assert found(archive, "aside", role=Role.RELATED)
        assert archive.stats()["clips"] == 9


def test_repair_leaves_a_clip_it_cannot_read(path: Path) -> None:
    spoil(path, f"UPDATE clips SET detail = x'00ff' WHERE n = {FIRST}")
    with Archive(path) as archive:
        archive.repair()
        assert [problem.mendable for problem in archive.verify()] == [False]
        assert archive.stats()["clips"] == 9


def test_backup_while_another_process_writes(path: Path, tmp_path: Path) -> None:
    code = (
        "import sys\nfrom clipper.archive import Archive\n"
        "from tests.archive.test_care import store\n"
        "with Archive(sys.argv[1]) as archive:\n"
        "  for n in range(100_000):\n"
        "    store(archive, f'More {n}', f'/more/{n}')\n"
        "    if n % 10 == 0: archive.commit(); print(n, flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], cwd=ROOT, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        with Archive(path) as archive:
            archive.backup(tmp_path / "copy.db")
        writer.kill()
    with Archive(tmp_path / "copy.db") as copy:
        assert copy.verify() == []
        assert copy.search("more")
        assert len(copy.search("小巨人")) == 7
        assert copy.raw(next(copy.clips()).raw_hash)


def test_a_backup_replaces_nothing(path: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.raw.db").write_text("mine")
    with Archive(path) as archive:
        with pytest.raises(ArchiveError, match="is there already"):
            archive.backup(tmp_path / "copy.db")
        with pytest.raises(ArchiveError):
            archive.backup(tmp_path / "no" / "folder.db")
    assert (tmp_path / "copy.raw.db").read_text() == "mine"


def test_an_upgrade_of_an_archive_from_the_beginning(tmp_path: Path) -> None:
    from clipper.archive import connect, schema

    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        for n in range(3):
            text = f"Piece {n}. " + "and so on with other words again " * 9 + "小巨人"
            store(archive, text, f"/p/{n}", related=related("Tea"))
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        # What the later migrations made is taken away, and they are forgotten.
        plain.execute("UPDATE clips SET text_cjk = '小巨 巨人 人'")
        for table in ("near_texts", "near_bands", "copies", "tags", "shelf", "inputs", "names"):
            plain.execute(f"DROP TABLE {table}")
        for column in ("page", "title"):
            plain.execute(f"DROP INDEX related_{column}")
            plain.execute(f"ALTER TABLE related DROP COLUMN {column}_key")
        plain.execute("ALTER TABLE runs DROP COLUMN counts")
        plain.execute("DELETE FROM _sqlite_migrations WHERE name <> 'm001_archive'")
        plain.execute("PRAGMA user_version = 1")
    assert schema.migrations
    with Archive(path, read_only=True) as archive:
        assert len(archive.search("piece")) >= 1
    with Archive(path) as archive:
        assert archive.verify() == []
        assert archive.search("巨")
    assert (tmp_path / "archive.before-schema-2.db").exists()
    assert connect.SCHEMA_VERSION > 1


def test_restore(path: Path, tmp_path: Path) -> None:
    with Archive(path) as archive:
        archive.backup(tmp_path / "copy.db")
        before = list(archive.clips())
        store(archive, "Later.", "/later")
        archive.delete("/p/1")
        archive.purge()
    kept = restore(tmp_path / "copy.db", path)
    with Archive(path) as archive:
        assert list(archive.clips()) == before
        assert archive.verify() == []
    assert kept is not None
    with Archive(kept) as archive:
        assert archive.search("later")


def test_restore_where_nothing_is_left(path: Path, tmp_path: Path) -> None:
    with Archive(path) as archive:
        archive.backup(tmp_path / "copy.db")
    path.unlink()
    path.with_name("archive.raw.db").unlink()
    assert restore(tmp_path / "copy.db", path) is None
    with Archive(path) as archive:
        assert archive.verify() == []


def test_restore_from_something_else(path: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine" * 100)
    before = path.read_bytes()
    with pytest.raises(NotAnArchive):
        restore(tmp_path / "copy.db", path)
    with pytest.raises(NotAnArchive):
        restore(tmp_path / "none.db", path)
    assert path.read_bytes() == before


def test_restore_while_another_writes(path: Path, tmp_path: Path) -> None:
    with Archive(path) as archive:
        archive.backup(tmp_path / "copy.db")
        store(archive, "Later.", "/later")
        with pytest.raises(ArchiveBusy):
            restore(tmp_path / "copy.db", path, busy_seconds=0.1)
    with Archive(path) as archive:
        assert archive.search("later")
        assert archive.verify() == []


def test_a_corrupted_file_gives_one_line_and_no_trace(path: Path) -> None:
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        id = plain.execute("SELECT id FROM clips WHERE latest").fetchone()[0]
    whole = path.read_bytes()
    for number in range(0, len(whole) // 4096, 3):
        start = number * 4096
        noise = bytes((byte + 77) % 256 for byte in whole[start : start + 4096])
        path.write_bytes(whole[:start] + noise + whole[start + 4096 :])
        for command in (["search", "piece"], ["show", id], ["export"], ["stats"], ["dupes"]):
            done = CliRunner().invoke(app, [*command, "-a", str(path)])
            assert done.exit_code in (0, 1), (number, command, done.exception)
            if done.exit_code:
                assert isinstance(done.exception, SystemExit), (number, command, done.exception)
                assert done.stderr.startswith("clipper: "), (number, command)
                assert len(done.stderr.strip().splitlines()) == 1, (number, command)
