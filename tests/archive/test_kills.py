"""`kill -9` at chosen statements of a step that changes much: all of it has happened, or nothing.

A child process counts the statements it gives to SQLite and kills itself at a given one, so that
every place is met, and the same ones in each run.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from clipper.archive import Archive
from clipper.export import jsonl
from tests.archive.factory import related
from tests.archive.test_care import store

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

KILLER = """
import json, os, shutil, sys
from pathlib import Path
from clipper.archive import Archive, connect, raw

step, folder, every = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
real = connect.open_plain

def traced(at):
    seen = [0]
    def tick(statement):
        seen[0] += 1
        if seen[0] == at:
            os.kill(os.getpid(), 9)
    def opened(*arguments, **options):
        connection = real(*arguments, **options)
        connection.set_trace_callback(tick)
        return connection
    return opened

def act(path):
    with Archive(path) as archive:
        if step == "purge":
            archive.purge()
        elif step == "substrings":
            archive.index_substrings()
        elif step == "repair":
            archive.repair()
        elif step == "import":
            from clipper.export import jsonl
            run = archive.begin_run({"import": "clips.jsonl"})
            with (folder / "clips.jsonl").open("rb") as lines:
                for clip in jsonl.read(lines, "clips.jsonl"):
                    archive.add_alone(clip, run=run)
            archive.finish_run(run)

at, copies = 1, []
while True:
    place = folder / f"{at}"
    place.mkdir()
    for file in folder.glob("archive*.db*"):
        shutil.copy(file, place)
    child = os.fork()
    if not child:
        connect.open_plain = raw.open_plain = traced(at)
        act(place / "archive.db")
        os._exit(0)
    _, status = os.waitpid(child, 0)
    copies.append(str(place / "archive.db"))
    if status == 0:
        break
    assert os.WTERMSIG(status) == 9, status
    at += every
print(json.dumps(copies))
"""


def killed(step: str, folder: Path, every: int) -> list[Path]:
    """Copies of the archive in `folder`, in each of which the step was killed at a later place; in
    the last, it came to its end."""
    done = subprocess.run(
        [sys.executable, "-c", KILLER, step, str(folder), str(every)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    places = [Path(place) for place in json.loads(done.stdout)]
    assert len(places) > 5, "there were few places to be killed at"
    return places


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Archive(tmp_path / "archive.db") as archive:
        for n in range(6):
            text = f"Piece {n}. " + "and so on with other words again " * 9
            store(archive, text, f"/p/{n}", related=related("Tea"))
    return tmp_path / "archive.db"


def test_during_purge(path: Path) -> None:
    with Archive(path) as archive:
        archive.tag("/p/1", add=["tea"])
        for n in range(3):
            archive.delete(f"/p/{n}")
    left = set()
    for copy in killed("purge", path.parent, 4):
        with Archive(copy) as archive:
            assert archive.verify() == []
            clips = archive._connection.execute("SELECT count(*) FROM clips").fetchone()[0]
            assert (clips, len(archive.deleted())) in ((6, 3), (3, 0)), "all of it, or nothing"
            left.add(clips)
            archive.purge()
            assert archive.verify() == []
            assert archive.stats()["clips"] == 3
    assert left == {6, 3}


def test_during_an_upgrade(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        for table in ("near_texts", "near_bands", "copies", "tags", "shelf", "inputs", "names"):
            plain.execute(f"DROP TABLE {table}")
        for column in ("page", "title"):
            plain.execute(f"DROP INDEX related_{column}")
            plain.execute(f"ALTER TABLE related DROP COLUMN {column}_key")
        plain.execute("ALTER TABLE runs DROP COLUMN counts")
        plain.execute("DELETE FROM _sqlite_migrations WHERE name <> 'm001_archive'")
        plain.execute("PRAGMA user_version = 1")
    for copy in killed("upgrade", path.parent, 40):
        with closing(sqlite3.connect(copy)) as plain:
            (version,) = plain.execute("PRAGMA user_version").fetchone()
            columns = {row[1] for row in plain.execute("PRAGMA table_info(runs)")}
            assert (version == 1) == ("counts" not in columns), "all of it, or nothing"
        with Archive(copy) as archive:
            assert archive.verify() == []
            assert len(archive.search("piece")) >= 1
            assert archive.stats()["clips"] == 6
        assert copy.with_name("archive.before-schema-2.db").exists()


@pytest.mark.parametrize(("step", "every"), [("substrings", 2), ("repair", 40)])
def test_during_the_making_of_indexes(path: Path, step: str, every: int) -> None:
    for copy in killed(step, path.parent, every):
        with Archive(copy) as archive:
            assert archive.verify() == []
            assert archive.stats()["clips"] == 6


def test_during_an_import(path: Path) -> None:
    with Archive(path) as archive, (path.parent / "clips.jsonl").open("w", encoding="utf-8") as out:
        jsonl.write(archive.clips(), out)
        whole = [clip.id for clip in archive.clips()]
    for file in path.parent.glob("archive*.db*"):
        file.unlink()
    Archive(path).close()
    for copy in killed("import", path.parent, 60):
        with Archive(copy) as archive:
            assert archive.verify() == []
            run = archive.begin_run({"import": "clips.jsonl"})
            with (path.parent / "clips.jsonl").open("rb") as lines:
                for clip in jsonl.read(lines, "clips.jsonl"):
                    archive.add_alone(clip, run=run)  # type: ignore[arg-type]
            assert [clip.id for clip in archive.clips()] == whole, "the second try goes on"
