"""Boxes that stand apart from the text around them as a quote does, and are no `blockquote`: those
in which boards show what somebody else wrote, and notes and warnings of manuals."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from clipper.page import Block
from clipper.segment.cut.spaces import is_blank

_NOTES = frozenset("note tip warning caution important".split())
"""Classes of boxes that are notes where they have no other, and hold what a note does."""
FIRST = _NOTES.union(
    "quote bbcode quotebox quotecontent quotemain quoteblock bbquote admonition admonitionblock "
    "theme markdown".split()
)
"""The first class word of each such box; "quote" alone, or before one of `_SECOND`."""
_SECOND = frozenset(("container", "content", "block", "body", "main"))

_NEXT = {"bbcode": "quote", "theme": "admonition", "markdown": "alert"}
"""Of some, the word that must stand behind."""
_PARTS = frozenset("title heading header label icon content body".split())
"""What stands behind the first word where a box is part of a note."""
_IN_NOTE = frozenset("p ul ol dl pre table div h3 h4 h5 h6".split())
_MOST = 10
"""Elements that a note consists of, at most; a post of a weblog may be called a note, too."""


def are_of_quote(hints: tuple[str, ...], box: Any) -> bool:
    """Whether a box is one, by its class words, of which the first is one of `FIRST`."""
    if hints[0] in _NOTES:
        return _is_note(box)
    if hints[0] == "quote":
        return len(hints) == 1 or hints[1] in _SECOND
    if not _PARTS.isdisjoint(hints[1:3]):
        return False
    second = _NEXT.get(hints[0])
    return second is None or second in hints[:3]


def _is_note(box: Any) -> bool:
    """Whether a box is a note by its class, and holds paragraphs, or its title and paragraphs, or
    only a table that sets a picture beside them."""
    if (box.get("class") or "").strip().lower() not in _NOTES or not 0 < len(box) <= _MOST:
        return False
    if box[0].tag == "table":
        return len(box) == 1
    if box[0].tag == "div" or not is_blank(box.text):
        return False
    return all(part.tag in _IN_NOTE for part in box)


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
