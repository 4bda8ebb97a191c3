"""Who may import whom: the arrows between the rooms of the house."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "clipper"

ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "page": set(),
    "inline": set(),
    "trees": set(),
    "readers": {"page", "errors"},
    "mojibake": set(),
    "decode": {"page", "errors", "mojibake"},
    "words": {"page"},
    "segment": {"page", "errors", "inline", "trees", "words"},
    "metadata": {"page", "segment", "trees", "words"},
    "related": {"page", "segment", "trees", "words"},
    "render": {"page", "inline", "words"},
    "clip": {"page", "errors", "decode", "segment", "metadata", "related", "render"},
    "archive": {"page", "errors", "render"},
    "ingest": {"page", "errors", "readers", "clip", "archive"},
    "export": {"page", "errors", "archive", "render"},
    "cli": {"page", "errors", "ingest", "archive", "render", "export"},
    "__main__": {"cli"},
    "__init__": {"page", "errors", "clip", "archive"},
}
SQL_ROOMS = {"archive"}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Rooms of the package that a file names in its imports, wherever they stand."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides which room it means"
            module = node.module or ""
            names = [f"{module}.{a.name}" for a in node.names] if module == "clipper" else [module]
        else:
            continue
        for name in names:
            if name == "clipper" or name.startswith("clipper."):
                yield name.split(".")[1] if "." in name else "__init__"


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=[str(p.relative_to(PACKAGE)) for p in FILES])
def test_imports_only_what_its_room_may(path: Path) -> None:
    own = room(path)
    assert own in ALLOWED, f"a new room: say in ALLOWED what {own} may import"
    foreign = {name for name in imports(path) if name != own}
    assert foreign <= ALLOWED[own]


@pytest.mark.parametrize("path", [p for p in FILES if room(p) not in SQL_ROOMS])
def test_no_sql_outside_the_archive(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "sqlite3" not in text
    assert "import sqlite_utils" not in text


def test_trafilaturas_process_wide_deduplication_stays_off() -> None:
    assert not [path for path in FILES if "deduplicate=True" in path.read_text("utf-8")]


def test_the_arrows_go_one_way() -> None:
    done: set[str] = set()
    left = dict(ALLOWED)
    while left:
        ready = {name for name, needs in left.items() if needs <= done}
        assert ready, f"a circle among {sorted(left)}"
        done |= ready
        left = {name: needs for name, needs in left.items() if name not in ready}
