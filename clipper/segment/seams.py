"""Phrases that meet without a space, and are shown apart: by a margin, or as boxes.

`<span>Merrell</span><span>Moab 3</span>` reads "Merrell Moab 3". What tells is where the phrases
meet: inside a word no small letter is followed by a capital, no price by another. Where it tells
nothing the phrases stay together, as in `<b>P</b><i>age</i>`.
"""

from __future__ import annotations

import re

_MONEY = "$€£¥₹₩₽"
_SIGNS = "•|·∙⋅"
_SMALL_END = re.compile(r"(?:[^\W\d_]{2,}|\d[^\W\d_])(?<=[^\W\d_A-ZÀ-ÖØ-Þ])$")
"""A word in small letters, or a unit; a word of one letter goes on ("iPhone")."""
_CAPITALS_END = re.compile(r"(?<![^\W_])[A-ZÀ-ÖØ-Þ]{2,}$")
_WORD = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]{2,}|[a-zß-öø-ÿ]{3,}")
_NUMBER_END = re.compile(r"\d[\s\u00a0]?[€$£%]?$")


def parts(before: str, after: str, *, siblings: bool) -> bool:
    """Whether a space belongs between two texts that meet where an element ends.

    `siblings`: the second one stands in an element, too.

    >>> parts("Merrell", "Moab 3", siblings=True), parts("Pa", "ge", siblings=True)
    (True, False)
    >>> parts("139,99 €", "174,99 €", siblings=True), parts("$", "390", siblings=True)
    (True, False)
    >>> parts("Jane wrote:", "with fish", siblings=False), parts("Mac", "OS", siblings=False)
    (True, False)
    """
    last, first = before[-1:], after[:1]
    if last == ":" and first.isalpha():
        return len(before) > 2 and before[-2] != ":"
    if not siblings:
        return False
    if last in _SIGNS or first in _SIGNS:
        return True
    if first.isupper():
        return _before_capital(before, after)
    if first.isdigit() or (first in _MONEY and first):
        return _before_number(before, after)
    if last.isdigit() or last in _MONEY:  # "2nd" is one word, "390 from" are two
        return bool(_NUMBER_END.search(before)) and len(_word(after)) > 2
    return False


def _before_capital(before: str, after: str) -> bool:
    if _SMALL_END.search(before) or before[-1:] in ".!?…)”»%,;":
        return True
    if before[-1:].isdigit():
        return len(after.strip()) > 1 or len(before.strip()) > 1
    return bool(_CAPITALS_END.search(before) and len(_word(after)) > 2)


def _before_number(before: str, after: str) -> bool:
    if _SMALL_END.search(before) or _CAPITALS_END.search(before) or before[-1:] in "!?…)”»:":
        return before[-1:] != ":" or not before[-2:-1].isdigit()
    if before[-1:] == ".":
        return before[-2:-1].isalpha()
    # Digits that are moved one by one ("2", "0", "2", "6") stand in elements of their own.
    price = bool(_NUMBER_END.search(before)) and len(before.strip()) > 1
    return price and len(after.strip()) > 1


def _word(text: str) -> str:
    match = _WORD.match(text)
    return match[0] if match else ""
