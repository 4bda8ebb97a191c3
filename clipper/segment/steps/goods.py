"""Goods with their prices, on pages that are no articles.

A shop shows what others bought below what it sells, and both look alike: a picture, a name, a
price. The labeller doubts such lines one by one; here the list that they stand in decides. Counted
on flattened pages that readers have labelled line by line (right / wrong lines; 208 pages, 1,206
others) and by word F1 of HTML pages, each by a model that has not seen its site.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import numpy as np

from clipper.page import Role
from clipper.segment.steps.elements import extent
from clipper.segment.steps.judged import AT, FORMS, Page
from clipper.segment.steps.prices import price_lines

_NAMED, _HEAD_WORDS, _SURE = 0.5, 8, 0.5
"""Share of a head's words that name related pages, from which, and its words, at most; on flattened
pages, probability of a related line from which it is one, whatever its role."""
_PRICES = 3
"""Prices that stand below such a head."""
_GAP, _PARAGRAPH = 14, 40
"""On flattened pages: lines from one price to the next, at most, and words of a line that ends as a
sentence, from which it ends the list."""
_ABOVE = 6
"""In HTML: units of the list's element above the head, at most."""


def related_goods(page: Page) -> None:
    """Goods below a head of related ones are related; on a page that is no product's only where no
    more goes than stays (5 / 0, 170 / 11; in HTML word F1 + .0002, 6 pages better, none worse)."""
    if page.is_article() or not (heads := _heads(page)):
        return
    if len(prices := price_lines(page)) < _PRICES:
        return
    below = _elements if page.kind == "html" else _stretches
    inside = {at for goods in below(page, heads, prices) for at in goods}
    goods = [at for at in sorted(inside) if page.roles[at] is Role.BODY]
    words = page.words()
    content = [at for at, role in enumerate(page.roles) if role is Role.BODY]
    is_most = 2 * words[goods].sum() > words[content].sum()
    if page.prediction.likeliest_type() == "product" or not is_most:
        for at in goods:
            page.set(at, Role.RELATED, "goods below a head of related ones", 0.5)


def _heads(page: Page) -> list[int]:
    """Short lines that name related pages and are taken for related ones."""
    named = np.maximum(page.column("lex_related"), page.column("lex_readmore")) >= _NAMED
    lines = (named & (page.words() <= _HEAD_WORDS)).nonzero()[0].tolist()
    heads = [at for at in lines if page.blocks[at].kind not in FORMS]
    sure = page.prediction.roles[:, AT[Role.RELATED]] >= _SURE
    told = sure & (page.kind == "text")
    return [at for at in heads if page.roles[at] is Role.RELATED or told[at]]


def _stretches(page: Page, heads: list[int], prices: list[int]) -> Iterator[range]:
    """On flattened pages: from each head to the last price below it."""
    words, sentences = page.words(), page.column("ends_stop") > 0
    ends = [
        at
        for at, role in enumerate(page.roles)
        if role is Role.TITLE or (words[at] >= _PARAGRAPH and sentences[at])
    ]
    done = 0
    for head in heads:
        if head < done:  # its list is the one of the head above
            continue
        end = next(iter(ends[bisect_right(ends, head) :]), len(words))
        last, seen = head, 0
        for price in prices[bisect_right(prices, head) : bisect_left(prices, end)]:
            if price - last > _GAP:
                break
            last, seen = price, seen + 1
        if seen >= _PRICES:
            done = last
            yield range(head, last + 1)


def _elements(page: Page, heads: list[int], prices: list[int]) -> Iterator[range]:
    """In HTML: from each head to the end of the first element around it that holds prices."""
    known: dict[int, range] = {}  # each element once, however many heads it holds
    for head in heads:
        far_above = page.marks[head].shared(page.marks[head - _ABOVE - 1]) if head > _ABOVE else 0
        for depth in range(len(page.marks[head].parents) - 1, far_above - 1, -1):
            element = page.marks[head].parents[depth]
            held = known.get(element) or known.setdefault(element, extent(page, head, depth))
            if Role.TITLE in page.roles[held.start : held.stop]:
                break
            if bisect_left(prices, held.stop) - bisect_right(prices, head) >= _PRICES:
                yield range(head, held.stop)
                break
