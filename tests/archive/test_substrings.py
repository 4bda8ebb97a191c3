"""Parts of words, by an index that is made on demand."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
import sqlite_utils
from typer.testing import CliRunner

from clipper.archive import Archive
from clipper.cli import app
from clipper.errors import QueryError
from clipper.page import Role
from tests.archive.factory import found, page, put
from tests.archive.test_care import spoil, store


@pytest.fixture
def parts(archive: Archive) -> Archive:
    put(archive, page("An MPU6050 sensor.", "Gyro"), page("Pier 6050.", "Pier"))
    put(archive, page("Dampfschifffahrt.", "Schiff"), page("Nothing.", "GPU6050x"))
    archive.index_substrings()
    return archive


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("*6050*", {"Gyro", "Pier", "GPU6050x"}),
        ("6050", {"Pier"}),
        ("*pu605*", {"Gyro", "GPU6050x"}),
        ("*SCHIFF*", {"Schiff"}),
        ("title:*6050*", {"GPU6050x"}),
        ("*6050* sensor", {"Gyro"}),
        ("*6050* -pier", {"Gyro", "GPU6050x"}),
        ("-*6050*", {"Schiff"}),
        ("sensor OR *schifff*", {"Gyro", "Schiff"}),
        ("*u6050* OR *fahrt*", {"Gyro", "GPU6050x", "Schiff"}),
        ("*0 s*", set()),
    ],
)
def test_finds_parts_of_words(parts: Archive, query: str, titles: set[str]) -> None:
    assert found(parts, query) == titles


def test_the_part_is_marked(parts: Archive) -> None:
    (hit,) = parts.search("*6050* sensor")
    assert "MPU**6050** **sensor**" in hit.snippet
    assert "*6050*" in parts.explain("*6050*")


def test_it_is_kept_in_step(parts: Archive) -> None:
    put(parts, page("XMPU6050Y.", "New", source="/n"))
    assert "New" in found(parts, "*6050*")
    put(parts, page("Other.", "New", source="/n"))
    assert "New" not in found(parts, "*6050*")
    assert parts.facets("*6050*") is not None
    parts.delete("/n")
    parts.purge()
    parts._connection.execute(
        "INSERT INTO clips_trigrams(clips_trigrams, rank) VALUES ('integrity-check', 1)"
    )


def test_without_it_the_query_says_how_to_make_it(archive: Archive) -> None:
    put(archive, page())
    for ask in (archive.search, archive.facets):
        with pytest.raises(QueryError, match="clipper index --substrings"):
            ask("tea *6050*")
    assert archive.search("tea")


def test_what_it_cannot_find_it_says(parts: Archive) -> None:
    with pytest.raises(QueryError, match="at least 3 characters"):
        parts.search("*60*")
    with pytest.raises(QueryError, match="only titles and main content"):
        parts.search("*6050*", role=Role.RELATED)
    assert parts.search("**") == []
    assert found(parts, "**6050**") == {"Pier"}, "two stars are emphasis"


def test_verify_finds_it_out_of_step_and_repair_mends_it(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        store(archive, "An MPU6050 sensor.", "/a")
        archive.index_substrings()
        assert archive.verify() == []
    spoil(path, "INSERT INTO clips_trigrams(clips_trigrams) VALUES ('delete-all')")
    with Archive(path) as archive:
        (problem,) = archive.verify()
        assert problem.subject == "clips_trigrams"
        assert problem.mendable
        archive.repair()
        assert archive.verify() == []
        assert archive.search("*6050*")


def test_other_programs_still_find_the_main_index(parts: Archive) -> None:
    with closing(sqlite_utils.Database(parts.path)) as db:
        assert db["clips"].detect_fts() == "clips_fts"  # type: ignore[union-attr]


def test_command(parts: Archive) -> None:
    def run(*arguments: str) -> str:
        done = CliRunner().invoke(app, [*arguments, "-a", str(parts.path)])
        assert done.exit_code == 0, done.output
        return done.stdout

    assert "yes" in run("index")
    assert "no" in run("index", "--no-substrings")
    assert "yes" in run("index", "--substrings")
    assert "6050" in run("search", "*6050*")
