"""Clips as JSON Lines and as Markdown files."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from clipper.archive import Archive
from clipper.cli import app
from clipper.export import jsonl, markdown
from clipper.page import RelatedItem, Role
from clipper.render import from_dict
from tests.archive.factory import page, put


def test_jsonl_is_a_clip_a_line_and_comes_back() -> None:
    clips = [page("One.\n\nTwo.\u2028", "A"), page("然后", "B")]
    out = io.StringIO()
    assert jsonl.write(clips, out) == 2
    lines = out.getvalue().split("\n")
    assert lines.pop() == ""
    assert [from_dict(json.loads(line)) for line in lines] == clips
    assert "然后" in lines[1]


def test_markdown_files(tmp_path: Path) -> None:
    clip = page("Water first.", "Tea", url="https://example.org/tea")
    assert markdown.write([clip], tmp_path / "vault" / "tea") == 1
    (file,) = (tmp_path / "vault" / "tea").iterdir()
    assert file.name == f"Tea {clip.id[:8]}.md"
    text = file.read_text("utf-8")
    assert text.startswith('---\ntitle: "Tea"\n')
    assert text.endswith("---\n\nWater first.\n")


def test_markdown_again_replaces_its_own_file(tmp_path: Path) -> None:
    one, two = page("Water first.", "Tea"), page("Leaves first.", "Tea")
    markdown.write([one, two], tmp_path)
    markdown.write([one, two], tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A/B: what? [x] #1", "A B what x 1"),
        ("..", "clip"),
        ("../../etc/passwd", "etc passwd"),
        ("con", "clip"),
        ("COM1.txt", "clip"),
        (None, "clip"),
        ("\x00\x1b[31m", "31m"),
        ("茶" * 200, "茶" * 40),
        ("a" * 500, "a" * 120),
        ("Ends with dots...", "Ends with dots"),
    ],
)
def test_file_names_that_every_system_takes(title: str | None, name: str) -> None:
    clip = page(title=title)
    assert markdown.file_name(clip) == f"{name} {clip.id[:8]}.md"


def exported(archive: Path) -> str:
    done = CliRunner().invoke(app, ["export", "-a", str(archive)])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_an_export_comes_back_whole(tmp_path: Path) -> None:
    one, two = tmp_path / "one.db", tmp_path / "two.db"
    with Archive(one) as archive:
        put(
            archive,
            page("One.\n\nTwo.\u2028", "A", source="/a", published="2025-01-02"),
            page("然后 " * 20, "B", url="https://example.org/b", aside={Role.COMMENTS: "Good."}),
            page("Old.", "C", url="https://example.org/c"),
            page("New.", "C", url="https://example.org/c", authors=("Ada", "Bo")),
            page("", None, source="/lone/\udc80", related=(RelatedItem("A"),), warnings=("w",)),
            page("One.\n\nTwo.\u2028", "A", source="/copy"),
        )
    first = exported(one)
    (tmp_path / "clips.jsonl").write_text(first, "utf-8")
    done = CliRunner().invoke(app, ["import", str(tmp_path / "clips.jsonl"), "-a", str(two)])
    assert done.exit_code == 0, done.output
    assert exported(two) == first
    with Archive(two) as archive:
        assert [p for p in archive.verify() if "raw page" in p.reason] == []
        assert {hit.title for hit in archive.search("然后")} == {"B"}
        assert archive.to_renew("other") == [], "there are no pages to clean again"
        put(archive, page("然后 " * 20, "B", url="https://example.org/b"))
        assert len(archive.to_renew("other")) == 1, "now there is one"
    again = CliRunner().invoke(app, ["import", str(tmp_path / "clips.jsonl"), "-a", str(two)])
    assert again.stdout.split() == ["unchanged", "4"]
    assert exported(two) == first


def test_lines_that_are_no_clips(tmp_path: Path) -> None:
    with Archive(tmp_path / "one.db") as archive:
        put(archive, page("Water.", "Tea"))
    good = exported(tmp_path / "one.db")
    (tmp_path / "bad.jsonl").write_text(
        good.replace("Water.", "Wine.") + "\n[1]\n{}\nnothing\n" + good, "utf-8"
    )
    done = CliRunner().invoke(
        app, ["import", str(tmp_path / "bad.jsonl"), "-a", str(tmp_path / "t")]
    )
    assert done.exit_code == 1
    assert exported(tmp_path / "t") == good
    assert "bad.jsonl#1: title or text is not what was exported" in done.output
    assert "bad.jsonl#5: no clip of an export on this line" in done.output
    assert done.stdout.split()[-2:] in (["failed", "4"], ["added", "1"])
