"""The standfirst under a headline, of the blocks that are labelled so.

Labels err where something else stands under the headline: the heading of a summary and its points,
a price, the words of a button, a word before a value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import zip_longest

from clipper.page import Block, BlockKind, Role
from clipper.words import money
from clipper.words.byline import words
from clipper.words.keys import key_of

_PRICE = re.compile(
    rf"{money.UNIT}\s?\d|\d\s?{money.UNIT}",
)
_LONGEST_PRICE, _LONGEST_LABEL = 40, 30
"""Characters of a line that only says a price, and of a word before a value."""
_POINTS, _SURE = 2, 0.9
"""Points of a list that is a standfirst, at least, and how sure each of them is."""
_STOPS = ".!?…。！？;:"
_NO_PROSE = (BlockKind.LIST_ITEM, BlockKind.CONTROL, BlockKind.ALT)
_CONTROLS = frozenset(("select", "option", "button", "label", "summary"))


def find(blocks: Sequence[Block], title: str, described: str = "") -> str | None:
    """The text of the blocks that are a standfirst and stand together first, as one line; `None`
    where the first of them is the heading of a list of points. `described` is the description that
    the head gives: what is labelled a standfirst and says the same is the one. Where there is none,
    several points of one list under the headline are, if they surely are one."""
    if described:
        key = key_of(described)
        for block in blocks:
            if block.role is Role.SUBTITLE and key_of(block.text) == key != key_of(title):
                return " ".join(block.text.split())
    parts: list[str] = []
    last = None
    for block, below in zip_longest(blocks, blocks[1:]):
        if block.role is not Role.SUBTITLE:
            continue
        text = " ".join(block.text.split()).strip("•* ")
        if last is None and (_is_another(block, text, title) or _heads_points(block, below)):
            continue
        if last is None or (block.n == last + 1 and block.joins):
            parts.append(text)
            last = block.n
    return " ".join(parts).strip() or _points(blocks, title)


def _points(blocks: Sequence[Block], title: str) -> str | None:
    """The first list that is a standfirst, as one line. What has a heading is a summary; short
    points are those of goods, or say how long it takes and for how many it is."""
    points: list[Block] = []
    above = None
    for block in blocks:
        if block.role is Role.SUBTITLE and block.kind is BlockKind.LIST_ITEM:
            points.append(block)
        elif points:
            break
        else:
            above = block
    if len(points) < _POINTS or (above and above.role is Role.SUBTITLE):
        return None
    if len({block.markup.parents[:-1] if block.markup else () for block in points}) > 1:
        return None
    texts = [" ".join(block.text.split()).strip("•* ") for block in points]
    if min(map(len, texts)) <= _LONGEST_LABEL or key_of(title) in map(key_of, texts):
        return None
    if min(block.confidence for block in points) < _SURE:
        return None
    return " ".join(text if text[-1] in _STOPS else f"{text};" for text in texts).rstrip(";")


def _is_another(block: Block, text: str, title: str) -> bool:
    """Whether a block is no standfirst, whatever its label says."""
    key = key_of(text)
    path = block.markup.path[-2:] if block.markup else ()  # one that is never closed holds a page
    if block.kind in _NO_PROSE or not _CONTROLS.isdisjoint(path):
        return True
    if not any(map(str.isalpha, key)) or key == key_of(title) or key in _section_heads():
        return True
    if _PRICE.search(text) and len(text) <= _LONGEST_PRICE:
        return True
    return text.endswith((":", "：")) and len(text) <= _LONGEST_LABEL


def _heads_points(block: Block, below: Block | None) -> bool:
    """Whether a block is a few words over a list of points that are labelled as it is."""
    if block.kind is not BlockKind.HEADING or len(block.text) > _LONGEST_LABEL or below is None:
        return False
    return below.role is Role.SUBTITLE and below.kind is BlockKind.LIST_ITEM


@cache
def _section_heads() -> frozenset[str]:
    return frozenset(map(key_of, words("section_heads")))
