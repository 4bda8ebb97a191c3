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


def is_of_work(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a block of a page is a row of a box of facts, or tells of a work, by itself or beside
    a line that does: "Written by Jane Doe" under "Directed by John Roe".

    >>> texts = ("By Ann Poe", "Directed by John Roe", "Written by Jane Doe")
    >>> lines = [Block(text, n) for n, text in enumerate(texts)]
    >>> [is_of_work(line, lines) for line in lines]
    [False, True, True]
    """
    if _is_row(block) or _tells(block):
        return not any(0 < _signs(line) <= _SHORT for line in block.text.split("\n"))
    if _signs(block.text) <= _SHORT:
        return False
    return any(map(_tells, (*blocks[max(0, block.n - 1) : block.n], *blocks[block.n + 1 :][:1])))


def _tells(block: Block) -> bool:
    return len(block.text) <= _LONGEST and _said().search(block.text) is not None


def _is_row(block: Block) -> bool:
    markup = block.markup
    return markup is not None and _BOX in markup.hints and not _IN_BOXES.isdisjoint(markup.path)


def _signs(line: str) -> int:
    """Letters of the words for who wrote that a line begins with: "By", "Written by"."""
    match = names.cue("by").match(line)
    return len(match[0].strip(" :：\t")) if match else 0
