"""Boxes of a number and what it counts: one line, where several stand beside each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from clipper.page import Block, BlockKind

_NUMBER = re.compile(r"\W{0,2}\d+(?:[.,\s]\d+)*\s?[\w%+×]{0,8}\W{0,2}")
"""What begins with digits and says hardly more: "80+", "$4.2 billion", "3x"."""
_NO_COUNT = re.compile(r"(?:19|20)\d\d|\d+(?:\.\d+)+")
"""A heading that is a year or a version counts nothing."""
_NUMBER_CHARS, _LABEL_CHARS = 20, 60
_LINES = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM))
_KINDS = _LINES | {BlockKind.HEADING}


def counted(body: Sequence[Block]) -> dict[int, Block]:
    """Number of the block that only holds a number -> the block behind it, which says what it
    counts: both are all that their box holds, and another such box stands beside it."""
    pairs: dict[int, tuple[int, Block]] = {}
    for at, (number, label) in enumerate(pairwise(body)):
        if len(number.text) <= _NUMBER_CHARS and _NUMBER.fullmatch(number.text):
            box = _box(number, label)
            beside = (*body[max(0, at - 1) : at], *body[at + 2 : at + 3])
            if box and number.markup is not None and not _holds(box, beside):
                pairs[number.n] = number.markup.above(box), label
    counts = Counter(above for above, _ in pairs.values())
    return {n: label for n, (above, label) in pairs.items() if counts[above] > 1}


def _box(number: Block, label: Block) -> int:
    """Number of the innermost element around both; 0 if they are no pair."""
    if number.kind not in _KINDS or label.kind not in _LINES:
        return 0
    if number.kind is BlockKind.HEADING and _NO_COUNT.fullmatch(number.text):
        return 0
    one, other = number.markup, label.markup
    if one is None or other is None or one.link_chars or other.link_chars:
        return 0
    if len(label.text) > _LABEL_CHARS or "\n" in label.text or label.text[:1].isdigit():
        return 0
    shared = one.shared(other)
    return one.parents[shared - 1] if shared else 0


def _holds(box: int, blocks: Sequence[Block]) -> bool:
    return any(b.markup is not None and box in b.markup.parents for b in blocks)
