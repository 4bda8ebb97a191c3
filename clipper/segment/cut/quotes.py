"""Boxes that stand apart from the text around them as a quote does, and are no `blockquote`: those
in which boards show what somebody else wrote, and notes and warnings of manuals.

Their class says it; or a border that sets them in, with what boards say of a quote over it:
`Quote: <div style="border:1px inset">Originally Posted by <b>Ann</b>`. Code stands in such, too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import islice, takewhile
from typing import Any

from clipper.page import Block
from clipper.segment.cut.spaces import is_blank
from clipper.words import quoted

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
_SET_IN = re.compile(r"\bborder(?:-\w{3,6})?\s?:[^;]{0,60}\binset\b", re.I)
_BOXES = ("div", "td")
_HEADS = 2
"""Lines over such a box that say it is a quote, at most: that it is, and whose."""
_FIRST = 12
"""Texts with which a box begins, white space among them, in which it may say so itself."""


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


def set_in(
    box: Any, style: str, number: int, parents: Sequence[int], blocks: Sequence[Block]
) -> int | None:
    """The number of the box in which a board shows a quote, if this one is such or its inside.

    `style`, `number`, `parents`: of the box, its style and number, and the numbers of what is
    around it; `blocks`: what stands above it.
    """
    if box.tag not in _BOXES or not _SET_IN.search(style):
        return None
    above = blocks[: -_HEADS - 1 : -1]
    heads = [*takewhile(_is_head, above)]
    if not heads:
        return number if _names_poster(box) else None
    around = parents[-1] if parents else None
    held = [around in block.markup.parents for block in blocks[: -_HEADS - 2 : -1] if block.markup]
    is_all = box.getnext() is None and is_blank(box.tail) and box.getparent().tag in _BOXES
    return around if is_all and held.count(True) == len(heads) else number


def _is_head(block: Block) -> bool:
    return quoted.is_label(block.text) or quoted.names_poster(block.text)


def _names_poster(box: Any) -> bool:
    """Whether a box begins with who wrote what is in it."""
    return quoted.names_poster("".join(islice(box.itertext(), _FIRST)))


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
