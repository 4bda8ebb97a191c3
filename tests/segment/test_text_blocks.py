"""Flattened text -> blocks: every line once, as it stood; hard wraps found and nowhere else."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from clipper.page import BlockKind
from clipper.segment.cut import text_blocks

PROSE = (
    "The harbour was quiet when the first boats came in, and the men on the quay stood with their "
    "hands in their pockets and said little. Nobody had slept. The wind had gone to the north "
    "in the night and with it had come the cold, a dry cold that got into the ropes and made them "
    "stiff as wire."
)


def test_lines_stand_as_they_stood() -> None:
    got = text_blocks.read("Head\r\n\r\n\r\n  • Item one\n\ttail \n\n")
    assert [(b.n, b.text, b.gap) for b in got] == [
        (0, "Head", 0),
        (1, "  • Item one", 2),
        (2, "\ttail ", 0),
    ]
    assert got[1].kind is BlockKind.LIST_ITEM


def test_wrapped_paragraphs_are_joined() -> None:
    wrapped = "\n\n".join(textwrap.fill(PROSE, 76) for _ in range(4))
    got = text_blocks.read(wrapped)
    starts = [b.n for b in got if not b.joins]
    assert len(starts) == 4
    assert len(got) == len(wrapped.split("\n")) - 3


def test_wrapped_lists_keep_their_items() -> None:
    items = ["* " + PROSE[:150], "* " + PROSE[100:250]]
    page = textwrap.fill(PROSE, 72) + "\n\n" + "\n".join(textwrap.fill(i, 72) for i in items)
    got = text_blocks.read(page)
    assert [b.text[:1] for b in got if not b.joins] == ["T", "*", "*"]


def test_free_lines_are_not_joined() -> None:
    page = "Menu\nHome\nAbout us\n\n" + PROSE + "\n\nShare\nPrint\n" + PROSE[:120]
    assert not any(b.joins for b in text_blocks.read(page))


def test_wide_characters_count_twice() -> None:
    assert text_blocks.width("ab") == 2
    assert text_blocks.width("小巨人a") == 7
    wrapped = "\n".join(["巨" * 38] * 6 + ["人" * 10])
    assert sum(b.joins for b in text_blocks.read(wrapped)) == 6


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=400))
def test_no_line_is_lost(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert [b.text for b in text_blocks.read(text)] == [line for line in lines if line.strip()]
