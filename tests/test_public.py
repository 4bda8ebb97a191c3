"""The names a user of the package may rely on."""

from __future__ import annotations

import gc
import subprocess
import sys

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
