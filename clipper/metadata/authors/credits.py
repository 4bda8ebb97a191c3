"""Lines that say by their classes alone who took a picture."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from clipper.metadata.authors.cues import announces
from clipper.page import Block
from clipper.words import dates, lists

_NEAR = 4
"""Words of class names next to a line, about those of its element and the one around it."""


def is_credit(block: Block) -> bool:
    """Whether a line stands in a picture's credit or source, and does not say that it is a byline.

    >>> from clipper.page import Markup
    >>> markup = Markup(("div",), ("photo", "credit"))
    >>> is_credit(Block("Jane Doe", markup=markup)), is_credit(Block("By Jane Doe", markup=markup))
    (True, False)
    """
    if block.markup is None or not _is_named_so(block.markup.hints[:_NEAR]):
        return False
    return not announces(block.text.strip()) and dates.find(block.text) is None


def _is_named_so(near: Sequence[str]) -> bool:
    """Whether words of class names are those of a credit: "photo credit", "image source"."""
    said = not _words("words").isdisjoint(near)
    if not said and (_words("sources").isdisjoint(near) or _words("pictures").isdisjoint(near)):
        return False
    of_text = any(a in _words("texts") and b in _words("words") for a, b in pairwise(near))
    return _words("bylines").isdisjoint(near) and not of_text


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lists.read("class_words")["credits"][name])
