"""Cards of goods of which half the lines were taken for content, on pages that are no articles.

The labeller doubts name, price and small print of each card by itself, and what is made alike
decides column by column (`siblings_agree`). Counted on flattened pages that readers have labelled
line by line (right / wrong lines; 1,206 pages), each by a model that has not seen its site.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from clipper.page import Role
from clipper.segment.steps.judged import Page
from clipper.segment.steps.prices import price_lines

_CARDS = 4
"""Cards of one list, at least."""
_LISTING = 0.6
"""Probability of a listing or a collection from which a page is a list."""
_GAP, _CONTENT, _MAY_BE = 12, 0.25, 0.05
"""Lines from one price to the next, at most; share of the words of a list that are content, from
which it is; and probability of main content from which a line of it is, too."""
_TAKEN_FOR = frozenset((Role.RELATED, Role.NAVIGATION, Role.PROMOTION, Role.COMMENTS, Role.BYLINE))
_TWICE, _BEHIND = 3, 3
"""Lines from a name to its second copy, and from that to its price, at most."""


def cards_agree(page: Page) -> None:
    """On flattened lists of goods, cards of which a quarter is content are it (93 / 7)."""
    if page.kind != "text" or page.is_article():
        return
    if page.prediction.of_type("listing", "collection") < _LISTING:
        return
    words = page.words()
    for run in _runs(price_lines(page)):
        rows = [at for at in run if page.roles[at] is not Role.LABEL]
        content = [at for at in rows if page.roles[at] is Role.BODY]
        if words[content].sum() < _CONTENT * words[rows].sum():
            continue
        for at in rows:
            if page.roles[at] in _TAKEN_FOR and page.prediction.main[at] >= _MAY_BE:
                page.set(at, Role.BODY, "in a list of goods", 0.5)


def _runs(prices: list[int]) -> Iterator[range]:
    """The lines from the first to the last price of each list of goods."""
    ends = [at for at, (one, other) in enumerate(pairwise(prices), 1) if other - one > _GAP]
    for first, end in pairwise([0, *ends, len(prices)]):
        if end - first >= _CARDS:
            yield range(prices[first], prices[end - 1] + 1)


def names_of_goods(page: Page) -> None:
    """On flattened pages, a name that stands twice, for the picture of a thing and for itself, is
    content where its price is (25 / 2)."""
    if page.kind != "text" or page.is_article():
        return
    prices = set(price_lines(page))
    if len(prices) < _CARDS:
        return
    priced = [
        (second, price)
        for second in _seconds(page, prices)
        if (price := _price_of(page, second, prices))
    ]
    if len(priced) < _CARDS:
        return
    for second, price in priced:
        if page.roles[price] is Role.BODY and page.roles[second] is not Role.TITLE:
            page.set(second, Role.BODY, "names what has a price", 0.5)


def _seconds(page: Page, prices: set[int]) -> Iterator[int]:
    """Lines of two words and more that stand right above, too."""
    words = page.words()
    for at, key in enumerate(page.keys):
        if key and words[at] >= 2 and at not in prices:
            behind = range(at + 1, min(at + 1 + _TWICE, len(words)))
            yield from [n for n in behind if page.keys[n] == key][:1]


def _price_of(page: Page, name: int, prices: set[int]) -> int:
    """The price right behind a name, with no other line of content between."""
    words = page.words()
    for at in range(name + 1, min(name + 1 + _BEHIND, len(words))):
        if at in prices:
            return at
        if words[at] >= 2 and page.roles[at] is Role.BODY:
            break
    return 0
