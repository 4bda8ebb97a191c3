"""Blocks by columns come back as they were."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from clipper.archive import Archive
from clipper.archive.blocks import from_columns, to_columns
from clipper.archive.rows import _pack, _unpack
from clipper.page import Block, BlockKind, Markup, Role
from clipper.render import to_dict
from tests.archive.factory import page, put

WORDS = st.lists(st.sampled_from(["a", "div", "story", "ä"]), max_size=4).map(tuple)
MARKUPS = st.builds(
    Markup,
    path=WORDS,
    hints=WORDS,
    links=st.lists(st.tuples(st.text(max_size=3), st.just("/x")), max_size=2).map(tuple),
    link_chars=st.integers(0, 9),
    hidden=st.booleans(),
    parents=st.lists(st.integers(0, 5), max_size=5).map(tuple),
)
BLOCKS = st.builds(
    Block,
    text=st.text(max_size=5),
    n=st.integers(0, 99),
    kind=st.sampled_from(BlockKind),
    level=st.integers(0, 6),
    markdown=st.none() | st.text(max_size=3),
    gap=st.integers(0, 2),
    joins=st.booleans(),
    markup=st.none() | MARKUPS,
    role=st.sampled_from(Role),
    confidence=st.floats(0, 1),
    why=st.sampled_from(["", "model"]),
)


@given(st.lists(BLOCKS, max_size=6).map(tuple))
@settings(max_examples=100, derandomize=True, database=None, deadline=None)
def test_there_and_back(blocks: tuple[Block, ...]) -> None:
    assert from_columns(json.loads(json.dumps(to_columns(blocks)))) == blocks


def test_what_all_blocks_have_by_default_is_not_written() -> None:
    assert to_columns([Block("Tea"), Block("Leaves")]) == {"count": 2, "text": ["Tea", "Leaves"]}


def test_blocks_written_one_by_one_are_read(tmp_path: Path) -> None:
    """As archives held them before there were columns."""
    clip = page(aside={Role.NAVIGATION: "Home"})
    with Archive(tmp_path / "a.db") as archive:
        put(archive, clip)
    with closing(sqlite3.connect(tmp_path / "a.db")) as plain:
        detail = _unpack(plain.execute("SELECT detail FROM clips").fetchone()[0])
        detail["blocks"] = to_dict(clip)["blocks"]
        plain.execute("UPDATE clips SET detail = ?", [_pack(detail)])
        plain.commit()
    with Archive(tmp_path / "a.db") as archive:
        assert archive.get(clip.id) == clip
