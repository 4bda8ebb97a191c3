"""Cards -> items: each page that is pointed to once, with how often it was seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clipper.page import Block, RelatedItem, Role
from clipper.words.keys import key_of

_LONG, _BEFORE = 4, 5
"""Words of a headline from which a text that ends with it may be a comment's, and the most that may
stand before it."""
_ON = frozenset(
    "on to at zu bei sur à en a su in em sobre op bij på til do k ke na o к на в про για la".split()
)
"""Words between who comments and what on."""


@dataclass(slots=True)
class Card:
    """One teaser of another page, as it stands."""

    title: str
    source: str | None = None
    url: str | None = None
    published_text: str | None = None
    teaser: str | None = None
    ranked: bool = False
    """Stands behind its number in a list of numbers."""


def merge(cards: Iterable[Card], blocks: Sequence[Block]) -> tuple[RelatedItem, ...]:
    """One item for all cards with the same title."""
    own = {key_of(block.text) for block in blocks if block.role is Role.TITLE}
    groups: dict[str, list[Card]] = {}
    for card in cards:
        key = key_of(card.title)
        if key and key not in own:
            groups.setdefault(key, []).append(card)
    told = own | groups.keys()
    return tuple(_item(group) for key, group in groups.items() if not _is_comment(key, told))


def _is_comment(key: str, told: set[str]) -> bool:
    """Whether a text is who commented on a page, or how many did: "Ann on ...", "5 thoughts on ..."
    before one of the headlines `told`."""
    words = key.split()
    for count in range(2, min(_BEFORE, len(words) - _LONG) + 1):
        if words[count - 1] in _ON and " ".join(words[count:]) in told:
            return True
    return False


def _item(group: Sequence[Card]) -> RelatedItem:
    return RelatedItem(
        title=group[0].title,
        source=_first(card.source for card in group),
        url=_first(card.url for card in group),
        published_text=_first(card.published_text for card in group),
        teaser=_first(card.teaser for card in group),
        seen=len(group),
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
