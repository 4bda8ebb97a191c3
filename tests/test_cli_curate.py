"""The commands for an archive one has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from clipper.archive import Archive
from clipper.cli import app
from clipper.page import RelatedItem
from tests.archive.factory import page, put

URL = "https://example.org/tea"
LONG = " ".join(f"word{n} follows" for n in range(90))


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CLIPPER_ARCHIVE", raising=False)
    with Archive(tmp_path / "archive.db") as archive:
        put(
            archive,
            page("Water first.", url=URL, site="example.org"),
            page("Water last.", url=URL, site="example.org"),
            page(LONG, "Long", source="/long", published="2025-01-02", language="en"),
            page(LONG + " more", "Longer", url="https://example.net/long", site="example.net"),
        )
    return tmp_path


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin, prog_name="clipper")


def answer(*arguments: str) -> str:
    done = run(*arguments)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_history_and_diff(shelf: Path) -> None:
    rows = json.loads(answer("history", URL, "--json"))
    assert [row["version"] for row in rows] == [1, 2]
    lines = answer("history", rows[0]["id"]).splitlines()
    assert "latest" in lines[1]
    assert "latest" not in lines[0]
    shown = answer("diff", rows[0]["id"], rows[1]["id"])
    assert "-Water first." in shown
    assert "+Water last." in shown
    assert run("history", "https://example.org/none").exit_code == 1


def test_dupes(shelf: Path) -> None:
    assert "nearly the same text" in answer("dupes")
    (group,) = json.loads(answer("dupes", "--json"))
    one, two = (clip["id"] for clip in group["clips"])
    assert "+1 copies" in answer("search", "follows")
    answer("dupes", "split", two)
    assert json.loads(answer("dupes", "--json")) == []
    assert "No copies" in run("dupes").stderr
    assert len(json.loads(answer("search", "follows", "--json"))) == 2
    answer("dupes", "merge", one, two)
    assert len(json.loads(answer("search", "follows", "--json"))) == 1


def test_similar(shelf: Path) -> None:
    (hit,) = json.loads(answer("search", "title:long", "--json"))
    (other,) = json.loads(answer("similar", hit["id"], "--json"))
    assert other["title"] == "Longer"


def test_tag_note_mark(shelf: Path) -> None:
    assert answer("tag", URL, "Hot", "#tea").split() == ["hot", "tea"]
    assert answer("tag", URL, "--", "-hot").split() == ["tea"]
    assert answer("note", URL, "Ask Ada.") == "Ask Ada.\n"
    assert answer("note", URL) == "Ask Ada.\n"
    answer("mark", URL, "--star", "--read")
    for query in ("tag:tea", "is:starred", "is:read", "is:noted"):
        (hit,) = json.loads(answer("search", query, "--json"))
        assert hit["url"] == URL, query
    answer("mark", URL, "--no-star")
    assert json.loads(answer("search", "is:starred", "--json")) == []
    assert run("mark", URL).exit_code == 2


def test_delete_and_purge(shelf: Path) -> None:
    assert "2 versions" in run("delete", URL).stderr
    assert "Taken back" in run("delete", URL, "--undo").stderr
    assert "Nothing was thrown away" in run("purge").stderr
    run("delete", URL)
    assert run("purge", stdin="n\n").exit_code == 1
    assert json.loads(answer("history", URL, "--json"))
    assert "2 clips removed" in run("purge", stdin="y\n").stderr
    assert run("history", URL).exit_code == 1
    run("delete", "/long")
    assert "1 clips removed" in run("purge", "--yes").stderr


def test_backup_and_restore(shelf: Path) -> None:
    answer("backup", "copy.db")
    assert run("backup", "copy.db").exit_code == 1
    run("delete", URL)
    run("purge", "--yes")
    assert "it lies in archive.before-restore-1.db" in run("restore", "copy.db").stderr
    assert json.loads(answer("history", URL, "--json"))
    assert run("restore", "none.db").exit_code == 1


def test_verify(shelf: Path) -> None:
    # The factory's raw pages do not have the hashes they are kept under.
    done = run("verify", "--repair", "--json")
    assert done.exit_code == 1
    assert {row["reason"] for row in json.loads(done.stdout)} == {
        "its raw page is not what was stored"
    }


def test_search_options(shelf: Path) -> None:
    assert answer("search", 'tea OR long -"a b"', "--explain").splitlines() == [
        "tea or long",
        'and not ("a b")',
    ]
    facets = json.loads(answer("search", "water OR follows", "--facets", "--json"))
    assert facets["site"] == {"example.net": 1, "example.org": 1}
    assert "language   en 1" in answer("search", "follows", "--facets")
    assert "Did you mean: water" in run("search", "wtaer").stderr
    assert "No clip at all: site is none.org" in run("search", "water site:none.org").stderr
    assert "Long  (2025" in answer("search", "--sort", "date", "--", "-water")
    done = run("search", "before:yesterday")
    assert done.exit_code == 1
    assert "is no date such as" in done.stderr


@pytest.mark.parametrize(
    "command", [["verify"], ["tag", "x", "y"], ["backup", "b.db"], ["history", "x"], ["purge"]]
)
def test_without_an_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*command)
    assert done.exit_code == 1
    assert "there is no archive" in done.stderr
    assert not list(tmp_path.iterdir())


def test_related_items(shelf: Path) -> None:
    item = RelatedItem("Tea once more", "The Daily", URL + "?utm_source=x")
    with Archive(shelf / "archive.db") as archive:
        hub = page("Hub.", "Hub", related=(item, RelatedItem("Elsewhere")))
        put(archive, hub)
        tea = archive.history(URL)[1]["id"]
    lines = answer("show", hub.id, "--related").splitlines()
    assert lines[0].startswith(f"{tea}  Tea once more  (The Daily · https://")
    assert lines[1].split() == ["Elsewhere"]
    assert f"{hub.id}  Hub" in answer("show", tea, "--related")
    record = json.loads(answer("show", tea, "--related", "--json"))
    assert record["mentioned_by"][0]["by"] == "address"
    assert run("show", tea, "--related", "--blocks").exit_code == 2
