"""Lines that say a price, by which lists of goods are known."""

from __future__ import annotations

import re

from clipper.segment.steps.judged import Page
from clipper.words import money

_ALONE = r"^\W*\d{1,3}(?:[.\s]\d{3})*,\d\d\W*$|^\W*\d{1,5}\.\d\d\W*$"
_PRICE = re.compile(rf"{money.UNIT}\s?\d|\d\s?{money.UNIT}|{_ALONE}")
_WORDS_MOST = 5
"""Words of a line that says a price, at most; longer ones tell of it."""


def says_price(text: str) -> bool:
    """Whether money stands beside an amount, or a lone number has two decimals.

    >>> [says_price(text) for text in ("ab 12 €", "12zł", "1.299,00", "12.5", "12 tryouts")]
    [True, True, True, False, False]
    """
    return _PRICE.search(text) is not None


def price_lines(page: Page) -> list[int]:
    """The units that say a price."""
    may_be = (page.column("digits") > 0) & (page.words() <= _WORDS_MOST)
    return [at for at in may_be.nonzero()[0].tolist() if says_price(page.text(at))]
