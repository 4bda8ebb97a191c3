"""Who said what is quoted: the line over or under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clipper.page import Block, BlockKind, Role
from clipper.render.frames import QUOTE
from clipper.words import lists as word_lists
from clipper.words.quoted import names_poster

_CHARS = 100
"""Characters of such a line, at most."""
_ENDS, _STARTS = (":", "："), ("—", "–", "―")
_LAST = 4
"""Words of a line of which one says that somebody said it."""
_SAYING = frozenset(word_lists.words("render", "saying"))
_HINTS = frozenset(("attribution", "citation", "cite", "postedby", "quotetitle", "quoteheader"))
_TITLES = frozenset(("title", "heading"))
_OF_NOTES = frozenset(("admonition", "alert"))
"""Class words of the title of a note: "Warning"."""
_NOTES = frozenset("note tip warning caution important".split())
"""Class words of a note, whose first paragraph is its title if it is one word."""
_NEAR = 6
"""Class words, its own and those around it, that may call a line so."""
_OTHERS = frozenset((Role.BYLINE, Role.LABEL, Role.ATTRIBUTION))
"""What such a line is taken for, where it is not seen as content."""


def sayers(blocks: Sequence[Block], body: Sequence[Block]) -> tuple[set[int], dict[int, int]]:
    """Numbers of the blocks that say whose the words are that they head; and of those, at the head
    or the foot of a quote, that are no content, each with the first of its quote that is.

    Only what a quote itself holds is looked at, beside words that are content.
    """
    heads: set[int] = set()
    others: dict[int, int] = {}
    quotes: dict[int, list[Block]] = {}
    for block in body:
        if block.markup is not None and (block.markup.quotes or QUOTE in block.markup.path):
            quotes.setdefault(_quote(block), []).append(block)
    for quote, words in quotes.items():
        first, last = words[0], words[-1]
        if len(words) > 1 and _is_sayer(first) and not _begins(first):
            heads.add(first.n)
        for block in (*_beside(blocks, first, quote, -1), *_beside(blocks, last, quote, 1)):
            if block.role in _OTHERS and _is_sayer(block):
                others[block.n] = first.n
                if block.n < first.n and not _begins(block):
                    heads.add(block.n)
    return heads, others


def headed(
    heads: Mapping[int, tuple[str, ...]], others: Mapping[int, int]
) -> Mapping[int, tuple[str, ...]]:
    """The heads of posts, those of posts that begin with such a line now over it."""
    before = {first: n for n, first in others.items() if n < first}
    return {before.get(n, n): head for n, head in heads.items()}


def _beside(blocks: Sequence[Block], block: Block, quote: int, step: int) -> Sequence[Block]:
    """The next block in a direction, if it stands in the same quote."""
    at = block.n + step
    while 0 <= at < len(blocks) and blocks[at].kind is BlockKind.ALT:
        at += step
    if not 0 <= at < len(blocks) or _quote(blocks[at]) != quote:
        return ()
    return (blocks[at],)


def _quote(block: Block) -> int:
    """Number of the innermost quote around a block; 0 if there is none."""
    markup = block.markup
    return 0 if markup is None else max(markup.innermost(QUOTE) or 0, 0, *markup.quotes)


def _begins(block: Block) -> bool:
    return block.text.startswith(_STARTS)


def _is_sayer(block: Block) -> bool:
    if len(block.text) > _CHARS or block.markup is None:
        return False
    near = block.markup.hints[:_NEAR]
    if _begins(block) or not _HINTS.isdisjoint(near):
        return True
    if not _TITLES.isdisjoint(near) and not _OF_NOTES.isdisjoint(near):
        return True
    if block.text.isalpha() and not _NOTES.isdisjoint(near):
        return True
    return names_sayer(block.text) or names_poster(block.text)


def names_sayer(text: str) -> bool:
    """Whether a line ends by saying that somebody says what follows: "Ada Wren wrote:".

    >>> names_sayer("On Monday Ada Wren wrote:")
    True
    """
    if len(text) > _CHARS or not text.rstrip().endswith(_ENDS):
        return False
    words = text.lower().rstrip(" :：").split()[-_LAST:]
    return not _SAYING.isdisjoint(words)
