"""Lines over a heading that are marked as headings of a lower level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from clipper.page import Block, BlockKind

_CHARS = 60
"""Characters of such a line, at most."""


def kickers(body: Sequence[Block]) -> Iterator[int]:
    """Numbers of the headings right above a higher one of the same box: what a section is called
    above its headline, no section of its own."""
    for block, below in pairwise(body):
        if (
            block.kind is BlockKind.HEADING
            and below.kind is BlockKind.HEADING
            and block.level > below.level > 0
            and len(block.text) <= _CHARS
            and block.markup is not None
            and below.markup is not None
            and block.markup.parents[:-1] == below.markup.parents[:-1]
        ):
            yield block.n
