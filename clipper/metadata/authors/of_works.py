"""Lines that say who made a film, a play or a book that a page describes: none wrote the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from clipper.metadata.authors import names
from clipper.page import Block
from clipper.words.byline import lists
from clipper.words.patterns import tree

_LONGEST = 200
_SHORT = 3
"""Letters of the longest word for an author that is no word for one who wrote a script."""
_BOX, _IN_BOXES = "infobox", frozenset(("table", "dl", "aside"))
"""The word in class names, and elements, of boxes that hold the facts of what is described."""


@cache
def _said() -> re.Pattern[str]:
    """What lines about a work begin with, and the number of a book anywhere in them."""
    begins = rf"^\W*(?:{tree(lists()['of_works'])})(?:[\s:：]|(?<=:)|$)"
    return re.compile(rf"{begins}|\bISBN\b", re.I | re.M)


def described(blocks: Sequence[Block]) -> frozenset[int]:
    """Numbers of the blocks that are rows of a box of facts, or which tell, by themselves or by the
    line above or below, of a work: "Written by Jane Doe" under "Directed by John Roe".

    >>> lines = enumerate(("By Ann Poe", "Directed by John Roe", "Written by Jane Doe"))
    >>> sorted(described([Block(text, n) for n, text in lines]))
    [1, 2]
    """
    found = {block.n for block in blocks if _is_row(block)}
    for at, block in enumerate(blocks):
        if len(block.text) > _LONGEST or not _said().search(block.text):
            continue
        beside = [block, *blocks[max(0, at - 1) : at], *blocks[at + 1 : at + 2]]
        found.update(b.n for b in beside if b is block or _signs_at_length(b.text))
        if any(map(_signs_shortly, block.text.split("\n"))):
            found.discard(block.n)
    return frozenset(found)


def _is_row(block: Block) -> bool:
    markup = block.markup
    return markup is not None and _BOX in markup.hints and not _IN_BOXES.isdisjoint(markup.path)


def _signs_at_length(text: str) -> bool:
    """Whether a line begins with words for who wrote, as "Written by" and "Author"."""
    match = names.cue("by").match(text)
    return match is not None and len(match[0].strip(" :：\t")) > _SHORT


def _signs_shortly(line: str) -> bool:
    match = names.cue("by").match(line)
    return match is not None and len(match[0].strip(" :：\t")) <= _SHORT
