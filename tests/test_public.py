"""The names a user of the package may rely on."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest

import clipper

PUBLIC = {
    "Archive",
    "Block",
    "BlockKind",
    "Clip",
    "ClipperError",
    "PageError",
    "RelatedItem",
    "Role",
    "clean",
}


def test_public_names() -> None:
    assert set(clipper.__all__) == PUBLIC
    assert set(dir(clipper)) >= PUBLIC
    for name in PUBLIC:
        assert getattr(clipper, name).__name__ == name


def test_other_names_are_told() -> None:
    with pytest.raises(AttributeError, match="no attribute 'cleanse'"):
        clipper.cleanse  # noqa: B018


def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, clipper, clipper.cli; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    heavy = {"numpy", "lxml", "trafilatura", "dateparser", "sqlite_utils", "htmldate", "pebble"}
    assert not heavy & set(loaded)


def test_cleaning_leaves_garbage_collection_as_it_was() -> None:
    assert gc.isenabled()
    clipper.clean("<p>Water first, then the leaves.</p>")
    with pytest.raises(clipper.PageError):
        clipper.clean(b"")
    assert gc.isenabled()
    gc.disable()
    try:
        clipper.clean("<p>Water first, then the leaves.</p>")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_links_start_from_the_address_that_a_page_has_among_its_languages() -> None:
    body = "<body><p>Water first, see <a href=pots>the pots</a>, then the leaves.</p></body>"
    told = '<link rel="alternate" hreflang="{}" href="https://tea.example/{}/">'
    for head, base in (
        (told.format("de", "de") + told.format("en", "en"), "https://tea.example/en/"),
        (told.format("de", "de"), ""),
        (told.format("en", "en") + told.format("en", "us"), ""),
        (told.format("en", "en") + '<link rel=canonical href="https://t.example/a">',
         "https://t.example/"),
    ):  # fmt: skip
        clip = clipper.clean(f"<html lang=en><head><title>Tea</title>{head}</head>{body}</html>")
        assert f"[the pots]({base}pots)" in clip.markdown


def test_links_start_from_the_base_that_a_page_gives() -> None:
    page = Path("fixtures/html-news-related/page.html").read_text("utf-8")
    page = page.replace("<p>The rails", "<p><a href='roof/7'>The roof</a> leaks. The rails")
    at = "https://harbour.example/news/slates"
    for base, address in (
        ("", "https://harbour.example/news/roof/7"),
        ("<base href='/archive/'>", "https://harbour.example/archive/roof/7"),
        ("<base href='https://old.example/'>", "https://old.example/roof/7"),
        ("<base href='javascript:1'>", "https://harbour.example/news/roof/7"),
        ("<base target=_top>", "https://harbour.example/news/roof/7"),
    ):
        assert address in clipper.clean(page.replace("<head>", f"<head>{base}"), url=at).markdown
