"""Cards -> items: each page that is pointed to once, with how often it was seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clipper.page import Block, RelatedItem, Role
from clipper.words.keys import key_of

_LONG = 4
"""Words of a headline from which a text that ends with it is about it."""


@dataclass(slots=True)
class Card:
    """One teaser of another page, as it stands."""

    title: str
    source: str | None = None
    url: str | None = None
    published_text: str | None = None
    teaser: str | None = None


def merge(cards: Iterable[Card], blocks: Sequence[Block]) -> tuple[RelatedItem, ...]:
    """One item for all cards with the same title."""
    own = {key_of(block.text) for block in blocks if block.role is Role.TITLE}
    groups: dict[str, list[Card]] = {}
    for card in cards:
        key = key_of(card.title)
        if key and key not in own:
            groups.setdefault(key, []).append(card)
    # "5 thoughts on ...", "Ann on ...": what ends with a headline speaks of that page.
    long = tuple(f" {key}" for key in own | groups.keys() if len(key.split()) >= _LONG)
    return tuple(_item(group) for key, group in groups.items() if not key.endswith(long))


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
