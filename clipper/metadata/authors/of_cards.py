"""Who signs the cards of a page: teasers of other pages, and what customers say.

Each card has its own author, marked alike. None of them wrote the page, unless a byline names them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from clipper.page import Block, Role
from clipper.words.keys import key_of

HINTS = frozenset(("author", "byline", "writer"))
"""Class words of an author's name."""
_NEAR, _LONGEST = 6, 80
"""Class words of a name's own element, about, and characters of the longest line with one."""
_SAME = 3
"""Class words that cards of one kind have in common."""
_FEWEST = 3
"""Cards of one kind, at least."""


def signed(blocks: Sequence[Block]) -> list[str]:
    """Keys of lines that sign cards, and stand in no byline beside.

    Lines of one kind are signatures of cards where there are three, two of them differ, and most of
    them are no bylines: those of a discussion are.
    """
    kinds: defaultdict[tuple[object, ...], list[Block]] = defaultdict(list)
    for block in blocks:
        markup = block.markup
        if markup is None or len(block.text) > _LONGEST:
            continue
        if not HINTS.isdisjoint(markup.hints[:_NEAR]):
            kinds[markup.path, markup.hints[:_SAME]].append(block)
    cards: list[Block] = []
    for its in kinds.values():
        others = sum(block.role is not Role.BYLINE for block in its)
        if len(its) >= _FEWEST and 2 * others > len(its) and len({b.text for b in its}) > 1:
            cards += its
    inside = {block.n for block in cards}
    lines = [b for b in blocks if b.role is Role.BYLINE and b.n not in inside] if cards else []
    own = " \n ".join(key_of(block.text) for block in lines if len(block.text) <= _LONGEST)
    return [key for block in cards if (key := key_of(block.text)) and key not in own]


def without(names: Sequence[str], blocks: Sequence[Block]) -> list[str]:
    """Names without those that sign a card."""
    lines = signed(blocks) if names else []
    return [name for name in names if not any(key_of(name) in line for line in lines)]
