"""What boards set over what a post quotes: "Quote:", "Originally Posted by Ann" (`quoted.toml`)."""

from __future__ import annotations

import re
from functools import cache

from clipper.words import lists as word_lists
from clipper.words.patterns import tree

_CHARS = 100
"""Characters of such a line, at most; only so many are looked at of a text that it may begin."""


def is_label(text: str) -> bool:
    """Whether a line says that a quote follows, and not whose.

    >>> is_label("Quote:"), is_label("Quote: 40 EUR")
    (True, False)
    """
    return len(text) <= _CHARS and _label().fullmatch(text.strip()) is not None


def names_poster(text: str) -> bool:
    """Whether a text begins by saying who first wrote what follows.

    >>> names_poster("Originally Posted by Ann"), names_poster("Quote: originally posted by Ann")
    (True, True)
    """
    return _posted().match(text[:_CHARS].lstrip()) is not None


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"{tree(word_lists.words('quoted', 'label'))}\s?[:：]", re.I)


@cache
def _posted() -> re.Pattern[str]:
    posted = tree(word_lists.words("quoted", "posted"))
    return re.compile(rf"(?:{_label().pattern}\s*)?{posted}\s*[:：]?\s*\S", re.I)
