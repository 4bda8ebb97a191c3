"""Text page -> blocks: Markdown by what its marks say, other text line by line."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from clipper.errors import PageError
from clipper.page import Block, BlockKind
from clipper.segment.cut import front_matter, text_blocks
from clipper.segment.cut.markdown_marks import is_markdown


def read(text: str, *, is_markdown_told: bool = False) -> list[Block]:
    """Blocks of a text page, numbered from 0, in order, each text that is no mark in one of them.

    `is_markdown_told`: the page's container or its name says that it is Markdown. What it says of
    itself before its text is a block an entry.
    """
    told = front_matter.read(text)
    head = [Block(line, n) for n, line in enumerate(told.lines)]
    if told.title:
        head[0] = Block(told.lines[0], 0, BlockKind.HEADING, 1)
    blocks = _of_text(told.rest, is_markdown_told or told.is_source or bool(head))
    if not head:
        return blocks
    return head + [
        replace(block, n=block.n + len(head), gap=block.gap or int(not at))
        for at, block in enumerate(blocks)
    ]


def _of_text(text: str, is_markdown_told: bool) -> list[Block]:
    if is_markdown(text, is_told=is_markdown_told):
        from clipper.segment.cut import markdown_blocks  # its library takes a while, few need it

        with suppress(PageError):  # HTML in it that is nested too deep
            if blocks := markdown_blocks.read(text):
                return blocks
    return text_blocks.read(text)
