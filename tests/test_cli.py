"""The commands, as a user meets them."""

from __future__ import annotations

import gzip
import json
import os
import pty
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from clipper.cli import app, console

BIN = Path(sys.executable).parent / "clipper"
TEA = "<html><head><title>Tea time</title></head><body><article><h1>Tea time</h1>" + "".join(
    f"<p>Paragraph {n}: water comes first, and then the leaves, which must wait a while.</p>"
    for n in range(5)
)
COFFEE = TEA.replace("Tea time", "Coffee break").replace("leaves", "beans")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with three pages and something that is none."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CLIPPER_ARCHIVE", raising=False)
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.html").write_text(TEA, "utf-8")
    (pages / "b.html").write_text(COFFEE, "utf-8")
    (pages / "c.txt").write_text("Ports\n\nThe ships came in before the storm.\n", "utf-8")
    (pages / "style.css").write_text("p { color: red }", "utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An archive with two pages, to read from."""
    place = tmp_path_factory.mktemp("shelf")
    (place / "a.html").write_text(TEA, "utf-8")
    (place / "b.html").write_text(COFFEE, "utf-8")
    done = run("ingest", str(place / "a.html"), str(place / "b.html"), "-a", str(place / "x.db"))
    assert done.exit_code == 0, done.output
    return place / "x.db"


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin, prog_name="clipper")


def ids(archive: Path) -> list[str]:
    return [row["id"] for row in json.loads(run("list", "-a", str(archive), "--json").stdout)]


class TestClean:
    def test_text_of_one_page(self, folder: Path) -> None:
        done = run("clean", "pages/a.html")
        assert done.exit_code == 0
        assert "Paragraph 4: water" in done.stdout
        assert "==>" not in done.stdout

    def test_several_pages_have_a_head_line_each(self, folder: Path) -> None:
        done = run("clean", "pages")
        assert re.findall(r"^==> (.*) <==$", done.stdout, re.M) == [
            "pages/a.html",
            "pages/b.html",
            "pages/c.txt",
        ]

    def test_json_is_an_object_for_one_page_and_an_array_for_several(self, folder: Path) -> None:
        one = json.loads(run("clean", "pages/a.html", "--format", "json").stdout)
        assert one["source"] == "pages/a.html"
        assert {"id", "title", "text", "markdown", "blocks", "related", "provenance"} <= set(one)
        three = json.loads(run("clean", "pages", "--format", "json").stdout)
        assert [clip["source"] for clip in three] == [
            f"pages/{n}" for n in ("a.html", "b.html", "c.txt")
        ]

    def test_json_lines_in_the_order_given(self, folder: Path) -> None:
        done = run("clean", "pages/c.txt", "pages/a.html", "--format", "jsonl")
        sources = [json.loads(line)["source"] for line in done.stdout.splitlines()]
        assert sources == ["pages/c.txt", "pages/a.html"]

    def test_standard_input(self, folder: Path) -> None:
        for arguments in (["clean"], ["clean", "-"]):
            done = run(*arguments, "--url", "https://a.example/tea", "--format", "json", stdin=TEA)
            clip = json.loads(done.stdout)
            assert (clip["url"], clip["source"]) == ("https://a.example/tea", "-")

    def test_what_the_user_says_goes_first(self, folder: Path) -> None:
        done = run(
            "clean", "pages/a.html", "--kind", "text", "--captured-at", "2025-06-19", "-f", "json"
        )
        clip = json.loads(done.stdout)
        assert clip["kind"] == "text"
        assert clip["captured_at"] == "2025-06-19T00:00:00+00:00"

    def test_a_bad_page_is_told_and_the_others_go_on(self, folder: Path) -> None:
        (folder / "pages" / "b.html").write_bytes(b"\x89PNG\r\n\x1a\n")
        (folder / "pages" / "empty.html").write_bytes(b"")
        done = run("clean", "pages", "--format", "jsonl")
        assert done.exit_code == 1
        assert len(done.stdout.splitlines()) == 2
        assert "clipper: pages/b.html: is no page but a PNG image" in done.stderr
        assert "clipper: pages/empty.html: is empty" in done.stderr

    @pytest.mark.parametrize(
        "arguments",
        [
            ["nothing.html"],
            ["pages/a.html", "--format", "pdf"],
            ["pages/a.html", "--captured-at", "yesterday"],
            ["pages/a.html", "--nonsense"],
        ],
    )
    def test_wrong_usage(self, folder: Path, arguments: list[str]) -> None:
        assert run("clean", *arguments).exit_code == 2


class TestIngest:
    def test_outcomes_and_a_second_run(self, folder: Path) -> None:
        first = run("ingest", "pages")
        assert first.exit_code == 0
        assert re.findall(r"^(\w+) +(\d+)$", first.stdout, re.M) == [
            ("added", "3"),
            ("skipped", "1"),
        ]
        assert "archive.db: 4 inputs in" in first.stdout
        second = json.loads(run("ingest", "pages", "--json").stdout)
        assert second["outcomes"] == {
            "added": 0,
            "unchanged": 3,
            "new_version": 0,
            "duplicate": 0,
            "skipped": 1,
            "failed": 0,
        }

    def test_failures_have_their_reason(self, folder: Path) -> None:
        (folder / "pages" / "empty.html").write_bytes(b"")
        done = run("ingest", "pages")
        assert done.exit_code == 1
        assert "empty.html: is empty" in done.stderr
        again = run("ingest", "pages")
        assert again.exit_code == 0
        assert "1 failed before, passed over: --retry-failed tries again" in again.stderr
        retried = run("ingest", "pages", "--retry-failed", "--json")
        assert retried.exit_code == 1
        (failure,) = json.loads(retried.stdout)["failures"]
        assert (failure["stage"], failure["reason"]) == ("decode", "is empty")

    def test_runs(self, folder: Path) -> None:
        (folder / "pages" / "empty.html").write_bytes(b"")
        run("ingest", "pages")
        run("ingest", "pages")
        assert re.findall(r"^(\d)  .{19}  (.*?) *$", run("runs").stdout, re.M) == [
            ("2", "2 skipped, 3 unchanged"),
            ("1", "3 added, 1 failed, 1 skipped"),
        ]
        assert [row["run"] for row in json.loads(run("runs", "--json").stdout)] == [2, 1]
        (failed,) = json.loads(run("runs", "show", "1", "--failed", "--json").stdout)
        assert (failed["outcome"], failed["reason"]) == ("failed", "is empty")
        assert "style.css: no page but a .css file" in run("runs", "show", "1").stdout
        assert run("runs", "show", "7").exit_code == 2

    def test_standard_input(self, folder: Path) -> None:
        lines = [
            {"url": f"https://a.example/{n}", "html": TEA.replace("Tea", f"Tea {n}")} for n in "12"
        ]
        data = gzip.compress("\n".join(map(json.dumps, lines)).encode())
        done = run("ingest", "-", "-a", "y.db", stdin=data)
        assert done.stdout.startswith("added  2"), done.output
        assert run("ingest", "-", "-a", "y.db", stdin=data).stdout.startswith("unchanged  2")
        # Two pages that came this way are not versions of one.
        assert run("ingest", "-", "-a", "y.db", stdin=COFFEE).stdout.startswith("added  1")
        assert run("ingest", "-", "-a", "y.db", stdin=TEA).stdout.startswith("added  1")
        assert run("ingest", "-", "--watch", stdin=TEA).exit_code == 2

    def test_limits(self, folder: Path) -> None:
        bomb = gzip.compress(b"<p>Tea</p>" + b" " * 30_000_000)
        (folder / "long.html.gz").write_bytes(bomb)
        done = run("ingest", "long.html.gz")
        assert "200 times its size" in done.output
        again = run("ingest", "long.html.gz", "--retry-failed", "--limit", "ratio=9k", "--json")
        assert json.loads(again.stdout)["outcomes"]["added"] == 1, again.output
        (folder / "large.html").write_bytes(b"<p>Tea</p>" + b" " * 2_000_000)
        assert "1,000,000 bytes" in run("ingest", "large.html", "--limit", "page=1MB").output
        wrong = run("ingest", "large.html", "--limit", "pages=1MB")
        assert (wrong.exit_code, "page, whole, total" in wrong.output) == (2, True)

    def test_choice_and_dry_run(self, folder: Path) -> None:
        arguments = ["ingest", "pages", "--include", "*.html", "--exclude", "b.*"]
        planned = json.loads(run(*arguments, "--dry-run", "--json").stdout)
        assert planned == {"to_clean": 1, "unchanged": 0, "skipped": 0, "unreadable": 0}
        assert not (folder / "archive.db").exists()
        assert json.loads(run(*arguments, "--json").stdout)["outcomes"]["added"] == 1
        assert "unchanged   1" in run(*arguments, "--dry-run").stdout
        assert "no files found" in run("ingest", "pages", "--since", "2999-01-01").stdout

    def test_watch(self, folder: Path) -> None:
        pytest.importorskip("watchfiles")
        process = subprocess.Popen(
            [BIN, "ingest", "pages", "--watch"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert process.stderr
        while b"Watching" not in process.stderr.readline():
            pass
        time.sleep(1)
        (folder / "pages" / "new.html").write_text(TEA.replace("Tea", "New"), "utf-8")
        until = time.monotonic() + 30
        while len(ids(folder / "archive.db")) < 4 and time.monotonic() < until:
            time.sleep(0.2)
        process.send_signal(2)
        process.communicate(timeout=30)
        assert len(ids(folder / "archive.db")) == 4
        assert process.returncode in (0, 130)

    def test_the_archive_may_be_named_in_three_places(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run("ingest", "pages/a.html", "-a", "one.db")
        run("--archive", "two.db", "ingest", "pages/a.html")
        monkeypatch.setenv("CLIPPER_ARCHIVE", "three.db")
        run("ingest", "pages/a.html")
        for name in ("one.db", "two.db", "three.db"):
            assert len(ids(folder / name)) == 1
        assert not (folder / "archive.db").exists()

    def test_no_archive_is_made_for_wrong_usage(self, folder: Path) -> None:
        assert run("ingest").exit_code == 2
        assert run("ingest", "nothing").exit_code == 2
        assert run("ingest", "pages", "--jobs", "0").exit_code == 2
        assert not (folder / "archive.db").exists()

    def test_file_that_is_no_archive(self, folder: Path) -> None:
        Path("archive.db").write_text("a diary of some length, but no database", "utf-8")
        done = run("ingest", "pages")
        assert done.exit_code == 1
        assert done.stderr.startswith("clipper: archive.db: ")
        assert len(done.stderr.splitlines()) == 1

    def test_empty_folder_says_so(self, folder: Path) -> None:
        (folder / "none").mkdir()
        assert "no files found" in run("ingest", "none").stdout

    def test_interrupt_keeps_what_is_done(self, folder: Path) -> None:
        many = folder / "many"
        many.mkdir()
        for n in range(3000):
            (many / f"{n}.html").write_text(TEA.replace("Tea time", f"Tea {n}"), "utf-8")
        process = subprocess.Popen(
            [BIN, "ingest", "many", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        while process.poll() is None and not (folder / "archive.db-wal").exists():
            time.sleep(0.05)
        time.sleep(2)
        process.send_signal(2)
        out, err = process.communicate(timeout=60)
        assert process.returncode == 130, err
        assert b"Traceback" not in err
        summary = json.loads(out)
        assert summary["interrupted"]
        assert summary["outcomes"]["added"] == len(ids(folder / "archive.db"))


class TestReading:
    def test_search(self, shelf: Path) -> None:
        hits = json.loads(run("search", "leaves", "-a", str(shelf), "--json").stdout)
        assert [hit["title"] for hit in hits] == ["Tea time"]
        assert list(hits[0]) == [
            "id", "source", "url", "title", "publisher", "published", "snippet", "score", "copies",
            "partial", "versions", "snippets",
        ]  # fmt: skip
        assert hits[0]["snippets"] == [hits[0]["snippet"]]
        assert "Tea time" in run("search", "leaves", "-a", str(shelf)).stdout

    def test_some_of_the_words(self, shelf: Path) -> None:
        done = run("search", "leaves zeppelin", "-a", str(shelf))
        assert done.stdout.startswith("No clip has all of these words; these have some:\n")
        assert "Tea time" in done.stdout
        done = run("search", "laeves zeppelin time", "-a", str(shelf))
        assert "Did you mean: leaves zeppelin time" in done.stderr
        done = run("search", "leaves zeppelin", "--facets", "-a", str(shelf))
        assert done.stdout.startswith("No clip has all of these words; these have some:\nfound ")
        done = run("search", "leaves zeppelin", "--all-words", "-a", str(shelf))
        assert "Nothing found" in done.stderr
        assert not done.stdout

    @pytest.mark.parametrize("query", ["don't", "C++", "what?", "a-b", '"', "NEAR(", "*", "site:"])
    def test_any_query_is_answered(self, shelf: Path, query: str) -> None:
        done = run("search", query, "-a", str(shelf))
        assert done.exit_code in (0, 1)
        assert "fts5" not in done.stderr
        assert "Traceback" not in done.stderr

    def test_empty_results_say_why(self, shelf: Path, folder: Path) -> None:
        assert "the query is empty" in run("search", " ", "-a", str(shelf)).stderr
        assert "--in related" in run("search", "zeppelin", "-a", str(shelf)).stderr
        assert (
            "Nothing found in comments"
            in run("search", "x", "--in", "comments", "-a", str(shelf)).stderr
        )
        (folder / "none").mkdir()
        run("ingest", "none")
        assert "the archive is empty" in run("search", "zeppelin").stderr
        assert "The archive is empty" in run("list").stderr
        assert "No clip fits" in run("list", "--site", "b.example", "-a", str(shelf)).stderr

    def test_a_page_that_scripts_fill(self, folder: Path) -> None:
        """Its content was not saved: that is told, and what its head says of it is shown."""
        (folder / "shell.html").write_text(
            "<title>Quiet kettles</title><meta name=description content='Which hum the least?'>"
            "<div id=app></div><form><button>Log in</button></form>"
        )
        done = run("clean", "shell.html")
        assert (done.exit_code, done.stdout.strip()) == (0, "")
        assert "shell.html: no main content found: the page holds hardly any text" in done.stderr
        run("ingest", "shell.html", "-a", "kettles.db")
        (hit,) = json.loads(run("search", "is:empty", "--json", "-a", "kettles.db").stdout)
        shown = run("show", hit["id"], "-a", "kettles.db").stdout
        assert "hardly any text" in shown
        assert "The page says of itself: Which hum the least?" in shown
        assert json.loads(run("stats", "--json", "-a", "kettles.db").stdout)["without_content"] == 1

    def test_show(self, shelf: Path) -> None:
        id = json.loads(run("search", "leaves", "-a", str(shelf), "--json").stdout)[0]["id"]
        assert run("show", id[:8], "-a", str(shelf)).stdout.startswith("Tea time\n")
        clip = json.loads(run("show", id, "-a", str(shelf), "--json").stdout)
        assert (
            clip["markdown"].strip()
            == run("show", id, "-a", str(shelf), "--markdown").stdout.strip()
        )
        blocks = run("show", id, "-a", str(shelf), "--blocks").stdout.splitlines()
        assert len(blocks) == len(clip["blocks"])
        assert re.match(r" +0 \w+ +[01]\.\d\d  \S", blocks[0])
        assert run("show", id, "--json", "--blocks", "-a", str(shelf)).exit_code == 2

    def test_unknown_id(self, shelf: Path) -> None:
        done = run("show", "ffffffffff", "-a", str(shelf))
        assert (done.exit_code, done.stderr) == (1, "clipper: ffffffffff: no clip has this id\n")

    def test_list_and_stats(self, shelf: Path) -> None:
        lines = run("list", "-a", str(shelf)).stdout.splitlines()
        assert len(lines) == 2
        assert len(run("list", "-n", "1", "-a", str(shelf)).stdout.splitlines()) == 1
        assert json.loads(run("stats", "-a", str(shelf), "--json").stdout)["clips"] == 2
        assert re.search(r"^clips +2$", run("stats", "-a", str(shelf)).stdout, re.M)

    def test_export(self, shelf: Path, folder: Path) -> None:
        lines = run("export", "-a", str(shelf)).stdout.splitlines()
        assert {json.loads(line)["title"] for line in lines} == {"Tea time", "Coffee break"}
        run("export", "-a", str(shelf), "-o", "clips.jsonl")
        assert Path("clips.jsonl").read_text("utf-8").splitlines() == lines
        run("export", "-a", str(shelf), "--format", "markdown", "-o", "vault")
        assert len(list(Path("vault").glob("*.md"))) == 2

    def test_no_archive(self, folder: Path) -> None:
        for command in (["search", "x"], ["list"], ["stats"], ["export"], ["show", "abc"]):
            done = run(*command)
            assert done.exit_code == 1
            assert (
                done.stderr
                == "clipper: archive.db: there is no archive (clipper ingest makes one)\n"
            )
        assert not Path("archive.db").exists()

    def test_debug_shows_the_trace(self, folder: Path) -> None:
        done = subprocess.run([BIN, "--debug", "list"], capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert "Traceback" in done.stderr


class TestEdges:
    def test_version_and_bare_call(self) -> None:
        assert re.fullmatch(r"clipper \d+\.\d+\.\d+\n", run("--version").stdout)
        assert "Commands:" in run().output
        assert run("nonsense").exit_code == 2

    def test_module_runs_too(self) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "clipper", "--version"], capture_output=True, check=True
        )
        assert done.stdout.startswith(b"clipper ")

    def test_help_is_quick(self) -> None:
        def seconds() -> float:
            """Of CPU: others may be at work on this machine."""
            begin = os.times()
            subprocess.run([BIN, "--help"], capture_output=True, check=True)
            end = os.times()
            return sum(end[2:4]) - sum(begin[2:4])

        assert min(seconds() for _ in range(3)) < 0.4

    def test_reader_of_a_pipe_that_leaves(self, shelf: Path) -> None:
        done = subprocess.run(
            f"'{BIN}' export -a '{shelf}' | head -c 1; exit ${{PIPESTATUS[0]}}",
            shell=True,
            executable="/bin/bash",
            capture_output=True,
            check=False,
        )
        assert (done.stdout, done.stderr) == (b"{", b"")

    def test_control_characters_do_not_reach_a_terminal(self, folder: Path) -> None:
        steering = "leaves \x1b]0;owned\x07 and \x9b31m"
        lines = [f"Paragraph {n}: water comes first, and then the {steering}." for n in range(9)]
        (folder / "evil.txt").write_text("Tea time\n\n" + "\n\n".join(lines), "utf-8")
        mine, theirs = pty.openpty()
        subprocess.run([BIN, "clean", "evil.txt", "-f", "markdown"], stdout=theirs, check=True)
        os.close(theirs)
        shown = os.read(mine, 10_000)
        os.close(mine)
        assert b"\x1b" not in shown
        assert "\x9b" not in shown.decode()
        assert b"owned" in shown

    def test_shown_fits_its_columns(self) -> None:
        assert console.shown("a  b\n c") == "a b c"
        assert console.columns(console.shown("古い灯台が静かに立っている", 10)) <= 10
        assert console.shown("abc", 3) == "abc"
        assert console.shown(None) == ""
