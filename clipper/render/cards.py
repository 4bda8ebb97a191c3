"""Cards that are one link: which of their lines shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from clipper.page import Block, BlockKind

_CHARS = 100
"""A name has no more characters; a longer line describes what the card leads to."""
_NAMES = frozenset(("name", "title", "headline", "heading"))
_NEAR = 5
"""Class words of a line that may call it a name."""


def unlinked(body: Sequence[Block]) -> set[int]:
    """Numbers of the blocks whose link stands on another line of the same card: that which its
    class calls a name, its heading, or else the longest that may be a name."""
    cards: dict[tuple[int, str], list[Block]] = defaultdict(list)
    for block in body:
        if block.markdown is None or block.markup is None:
            continue
        link = block.markup.innermost("a")
        if link is not None and len(block.markup.links) == 1:
            cards[link, block.markup.links[0][1]].append(block)
    return {
        block.n
        for card in cards.values()
        if len(card) > 1
        for block in card
        if block is not max(card, key=_weight)
    }


def _weight(block: Block) -> tuple[bool, bool, bool, int]:
    size, hints = len(block.text), block.markup.hints if block.markup else ()
    is_named = not _NAMES.isdisjoint(hints[:_NEAR])
    is_heading = block.kind is BlockKind.HEADING
    return is_named, is_heading, is_heading or size <= _CHARS, size


def without_link(marked: str) -> str:
    """Inline Markdown that is one link, without it.

    >>> without_link("[two *masts*](/two)"), without_link("a [b](/c)")
    ('two *masts*', 'a [b](/c)')
    """
    at = marked.rfind("](")
    if marked[:1] != "[" or marked[-1:] != ")" or marked.find("](") != at:
        return marked
    return marked[1:at]
