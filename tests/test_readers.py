"""Files and folders to pages."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clipper.errors import PageError, PageTooLarge, UnreadablePage
from clipper.page import RawPage
from clipper.readers import Limits, Skipped, read_bytes, read_path, walk
from clipper.readers.marks import read_marks

PAGE = b"<html><title>Tea</title><p>Water first.</p></html>"


def put(path: Path, data: bytes = PAGE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def names(*paths: Path) -> list[str]:
    return [path.name for path, _ in walk(paths)]


def one(path: Path, **options: object) -> object:
    (found,) = read_path(path, **options)  # type: ignore[arg-type]
    return found


def test_walk_is_sorted_files_first_hidden_left_out(tmp_path: Path) -> None:
    for name in ("b.html", "a.html", "sub/c.html", ".git/x.html", ".hidden.html", "Z.txt"):
        put(tmp_path / name)
    assert names(tmp_path) == ["Z.txt", "a.html", "b.html", "c.html"]


def test_walk_tells_named_files_from_found_ones(tmp_path: Path) -> None:
    page = put(tmp_path / "a.html")
    assert list(walk([page, tmp_path])) == [(page, True), (page, False)]


def test_walk_leaves_out_parts_of_saved_pages(tmp_path: Path) -> None:
    put(tmp_path / "Tea time.html")
    put(tmp_path / "Tea time_files" / "frame.html")
    put(tmp_path / "Kaffee.htm")
    put(tmp_path / "Kaffee-Dateien" / "rahmen.htm")
    put(tmp_path / "my_files" / "own.html")
    assert names(tmp_path) == ["Kaffee.htm", "Tea time.html", "own.html"]


def test_walk_survives_link_loops(tmp_path: Path) -> None:
    put(tmp_path / "a" / "page.html")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert names(tmp_path) == ["self", "page.html"]
    loop = one(tmp_path / "self", named=False)
    assert isinstance(loop, UnreadablePage)


def test_page_from_file(tmp_path: Path) -> None:
    page = put(tmp_path / "a.html")
    os.utime(page, (1_700_000_000, 1_700_000_000))
    found = one(page)
    assert found == RawPage(
        PAGE,
        source=str(page),
        captured_at=datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC),
        captured_from="file",
    )


def test_names_do_not_decide(tmp_path: Path) -> None:
    assert isinstance(one(put(tmp_path / "index.php"), named=False), RawPage)
    assert isinstance(one(put(tmp_path / "styles.css"), named=False), RawPage)
    assert isinstance(one(put(tmp_path / "picture.png"), named=False), RawPage)
    assert isinstance(one(put(tmp_path / "bare", b"Words.\n"), named=False), RawPage)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("x.css", b"body { color: red }", "a .css file"),
        ("x.json", b'{"a": 1}', "a .json file"),
        ("photo.jpg", b"\xff\xd8\xff\xe0....", "an image"),
        ("photo", b"RIFF....WEBPVP8 ", "an image, audio or video"),
        ("clip.mp4", b"\0\0\0\x20ftypisom", "an image, audio or video"),
        ("doc.pdf", b"%PDF-1.4", "a PDF document"),
    ],
)
def test_other_files_in_a_folder_are_skipped(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    path = put(tmp_path / name, data)
    assert one(path, named=False) == Skipped(str(path), f"no page but {reason}")
    assert isinstance(one(path, named=True), RawPage), "named: decoding tells what is wrong"


def test_binary_with_the_name_of_a_page_is_tried(tmp_path: Path) -> None:
    assert isinstance(one(put(tmp_path / "x.html", b"%PDF-1.4"), named=False), RawPage)


def test_too_large(tmp_path: Path) -> None:
    found = one(put(tmp_path / "a.html", b"x" * 11), limits=Limits(page_bytes=10))
    assert isinstance(found, PageTooLarge)
    assert found.subject == str(tmp_path / "a.html")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_no_permission(tmp_path: Path) -> None:
    path = put(tmp_path / "a.html")
    path.chmod(0)
    assert "permission" in str(one(path))


def test_unreadable(tmp_path: Path) -> None:
    assert "is not there" in str(one(tmp_path / "none.html"))
    (tmp_path / "link.html").symlink_to(tmp_path / "none.html")
    assert "link to nothing" in str(one(tmp_path / "link.html"))
    os.mkfifo(tmp_path / "pipe")
    assert "a pipe" in str(one(tmp_path / "pipe"))
    assert "a folder" in str(one(tmp_path))
    assert isinstance(one(tmp_path), PageError)


def test_bytes_have_no_time() -> None:
    (found,) = read_bytes(PAGE, "-")
    assert found == RawPage(PAGE, source="-")


SINGLEFILE = b"""<!DOCTYPE html> <html lang=en><!--
 Page saved with SingleFile
 url: https://example.org/tea?cup=1
 saved date: Thu Jun 19 2025 08:30:15 GMT+0200 (Central European Summer Time)
--><meta charset=utf-8>"""


def test_singlefile_comment() -> None:
    url, moment = read_marks(SINGLEFILE)
    assert url == "https://example.org/tea?cup=1"
    assert moment is not None
    assert moment.isoformat() == "2025-06-19T08:30:15+02:00"


def test_older_singlefile_comment_goes_before_file_time(tmp_path: Path) -> None:
    data = SINGLEFILE.replace(b"Page saved with SingleFile", b"Archive processed by SingleFile")
    found = one(put(tmp_path / "a.html", data))
    assert isinstance(found, RawPage)
    assert found.captured_from == "container"
    assert found.url == "https://example.org/tea?cup=1"


def test_saved_from_comment() -> None:
    head = b"<!DOCTYPE html>\n<!-- saved from url=(0022)https://example.org/a -->\n<html>"
    assert read_marks(head) == ("https://example.org/a", None)
    assert read_marks(b"<!-- saved from url=(0014)about:internet -->") == (None, None)


@pytest.mark.parametrize(
    "date", [b"Thu Foo 19 2025 08:30:15 GMT", b"Thu Jun 99 2025 99:30:15 GMT", b""]
)
def test_broken_saved_date_is_no_date(date: bytes) -> None:
    head = (
        b"<!--\n Page saved with SingleFile\n url: https://a.example/\n saved date: "
        + date
        + b"\n-->"
    )
    assert read_marks(head) == ("https://a.example/", None)
