"""Cards -> items: each page that is pointed to once, with how often it was seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clipper.page import Block, RelatedItem, Role
from clipper.words.keys import key_of


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
    return tuple(_item(group) for group in groups.values())


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
