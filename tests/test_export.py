"""Clips as JSON Lines and as Markdown files."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from clipper.export import jsonl, markdown
from clipper.render import from_dict
from tests.archive.factory import page


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
