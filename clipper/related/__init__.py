"""Related blocks -> the pages they point to, each once.

    blocks -> runs of related lines -> cards -> items

`lines` reads a block as a line of a card, whichever kind of page it stood on. `linked` finds cards
by their links (HTML), `cards` by their shape (text). `items` makes one item of a page's cards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clipper.page import Block, RelatedItem
from clipper.related.affixes import HEAD_LEAST
from clipper.related.cards import find_cards
from clipper.related.items import Card, merge
from clipper.related.known import Known, Menu
from clipper.related.lines import Form, Line, read_runs
from clipper.related.linked import find_linked
from clipper.words.keys import count_words

__all__ = ["known_of", "related_items"]

_TITLE_LEAST = 3
"""Words of a headline on a flattened page: shorter lines are names and sections (of 157 that were
taken for one on 604 pages, 26 were)."""
_NAME_MOST = 5
"""Words of the longest line that may be a source's name."""


def related_items(
    blocks: Sequence[Block], *, base_url: str | None = None
) -> tuple[RelatedItem, ...]:
    """Items of the `Role.RELATED` blocks, in the order in which they first stand on the page.

    `base_url` resolves relative links. `RelatedItem.seen` counts the cards that show an item; its
    other fields are those of the first card that has them. The page's own headline is no item.
    """
    cards: list[Card] = []
    runs = read_runs(blocks)
    known = known_of(runs, blocks)
    for run in runs:
        cards += _cards(run, base_url, known)
    return merge(cards, blocks)


def known_of(runs: Sequence[list[Line]], blocks: Sequence[Block]) -> Known:
    """What a page says at large of the lines of its related blocks."""
    sources = frozenset(name for run in runs for name in _sources(run))
    texts = (line for run in runs for line in run if line.form is Form.TEXT)
    heads = frozenset(line.key for line in texts if line.words >= HEAD_LEAST)
    return Known(sources, heads, Menu(blocks))


def _sources(run: list[Line]) -> Iterator[str]:
    """Keys of the names that stand beside ages: on their lines, or on the two lines before."""
    for at, line in enumerate(run):
        if line.form is Form.AGE:
            for name in [line] if line.text else run[max(0, at - 2) : at]:
                if 1 < name.words <= _NAME_MOST and name.form is not Form.HEADING:
                    yield name.key


def _cards(run: list[Line], base_url: str | None, known: Known) -> list[Card]:
    if any(line.links for line in run):
        return find_linked(run, base_url)
    cards = find_cards(run, known)
    if all(map(_is_short, cards)):
        return cards
    return [card for card in cards if not _is_short(card)]


def _is_short(card: Card) -> bool:
    """Whether a card is a few words and little else: beside headlines it is none."""
    told = (card.source and card.published_text) or card.url or card.ranked
    return not told and count_words(card.title) < _TITLE_LEAST
