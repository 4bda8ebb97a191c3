"""Text page -> blocks: Markdown by what its marks say, other text line by line."""

from __future__ import annotations

from contextlib import suppress

from clipper.errors import PageError
from clipper.page import Block
from clipper.segment.cut import markdown_blocks, text_blocks
from clipper.segment.cut.markdown_marks import is_markdown


def read(text: str, *, is_markdown_told: bool = False) -> list[Block]:
    """Blocks of a text page, numbered from 0, in order, each text that is no mark in one of them.

    `is_markdown_told`: the page's container or its name says that it is Markdown.
    """
    if is_markdown(text, is_told=is_markdown_told):
        with suppress(PageError):  # HTML in it that is nested too deep
            if blocks := markdown_blocks.read(text):
                return blocks
    return text_blocks.read(text)
