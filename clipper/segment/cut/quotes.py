"""Boxes that stand apart from the text around them as a quote does, and are no `blockquote`: those
in which boards show what somebody else wrote, and notes and warnings of manuals."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from clipper.page import Block

FIRST = frozenset(
    "quote bbcode quotebox quotecontent quotemain quoteblock bbquote admonition theme "
    "markdown".split()
)
"""The first class word of each such box; "quote" alone, or before one of `_SECOND`."""
_SECOND = frozenset(("container", "content", "block", "body", "main"))

_NEXT = {"bbcode": "quote", "theme": "admonition", "markdown": "alert"}
"""Of some, the word that must stand behind."""
_PARTS = frozenset("title heading header label icon content body".split())
"""What stands behind the first word where a box is part of a note."""


def are_of_quote(hints: tuple[str, ...]) -> bool:
    """Whether class words of which the first is one of `FIRST` say that their box is one.

    >>> are_of_quote(("bbcode", "quote")), are_of_quote(("quote", "form"))
    (True, False)
    """
    if hints[0] == "quote":
        return len(hints) == 1 or hints[1] in _SECOND
    if not _PARTS.isdisjoint(hints[1:3]):
        return False
    second = _NEXT.get(hints[0])
    return second is None or second in hints[:3]


def note(blocks: list[Block], boxes: Collection[int]) -> None:
    """Notes on the blocks in which of these elements they stand (`Markup.quotes`), of several right
    in one another the outermost.

    The labeller has not seen such pages with quotes in the place of boxes: the tags stay.
    """
    if not boxes:
        return
    for at, block in enumerate(blocks):
        around = block.markup.parents if block.markup is not None else ()
        found = [
            number
            for before, number in zip((0, *around), around, strict=False)
            if number in boxes and before not in boxes
        ]
        if found and block.markup is not None:
            blocks[at] = replace(block, markup=replace(block.markup, quotes=tuple(found)))
