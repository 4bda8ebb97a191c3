"""Phrases that meet without a space, and are shown apart: by a margin, or as boxes.

`<span>Merrell</span><span>Moab 3</span>` reads "Merrell Moab 3". What tells is where the phrases
meet: inside a word no small letter is followed by a capital, no price by another. Where it tells
nothing the phrases stay together, as in `<b>P</b><i>age</i>`.
"""

from __future__ import annotations

import re

_MONEY = "$€£¥₹₩₽"
_SIGNS = "•|·∙⋅"
_SMALL_END = re.compile(r"(?:[^\W\d_]{2}|\d[^\W\d_])(?<=[^\W\d_A-ZÀ-ÖØ-Þ])$")
"""A word in small letters, or a unit; a word of one letter goes on ("iPhone")."""
_LAST = -4
"""Where in a text begins what tells of its end, with a line break behind it."""
_CAPITALS_END = re.compile(r"(?<![^\W_])[A-ZÀ-ÖØ-Þ]{2,}$")
_WORD = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]{2,}|[a-zß-öø-ÿ]{3,}")
_DAY, _DAY_END = -8, re.compile(r"[^\W\d_]{3}\.? \d\d?$")
_NUMBER_END = re.compile(r"\d[\s\u00a0]?[€$£%]?$")


LOOSE, BESIDE, WITHIN = 1, 2, 3
"""How two texts meet: behind the end of a phrase that marks words, as `b`; two phrases side by
side; behind the end of one that holds a text of its own, as `span`."""


def parts(before: str, after: str, how: int) -> bool:
    """Whether a space belongs between two texts that meet where an element ends.

    >>> parts("Merrell", "Moab 3", BESIDE), parts("Pa", "ge", BESIDE)
    (True, False)
    >>> parts("139,99 €", "174,99 €", BESIDE), parts("$", "390", BESIDE)
    (True, False)
    >>> parts("Jane wrote:", "with fish", LOOSE), parts("Mac", "OS", WITHIN)
    (True, False)
    """
    last, first = before[-1:], after[:1]
    if last == ":" and first.isalpha():
        return len(before) > 2 and before[-2] != ":"
    if how == WITHIN:
        return bool(first.isupper() and _SMALL_END.search(before[_LAST:]) and _word(after))
    if how != BESIDE:
        return False
    if (last in _SIGNS and last) or (first in _SIGNS and first):
        return True
    if first.isupper():
        return _before_capital(before, after)
    if first == "#":  # "2 years ago", "#7"
        return last.isalnum() and after[1:2].isdigit()
    if first.isdigit() or (first in _MONEY and first):
        return _before_number(before, after)
    if last.isdigit() or last in _MONEY:  # "2nd" is one word, "390 from" are two
        return bool(_NUMBER_END.search(before[_LAST:])) and len(_word(after)) > 2
    return False


def _before_capital(before: str, after: str) -> bool:
    if _SMALL_END.search(before[_LAST:]) or before[-1:] in ".!?…)”»%,;":
        return True
    if before[-1:].isdigit():
        return len(after.strip()) > 1 or len(before.strip()) > 1
    return bool(_CAPITALS_END.search(before) and len(_word(after)) > 2)


def _before_number(before: str, after: str) -> bool:
    if (
        _SMALL_END.search(before[_LAST:])
        or _CAPITALS_END.search(before)
        or before[-1:] in "!?…)”»:"
    ):
        return before[-1:] != ":" or not before[-2:-1].isdigit()
    if before[-1:] == ".":
        return before[-2:-1].isalpha()
    if _DAY_END.search(before[_DAY:]):  # "Mar 7", and 9 answers
        return True
    # Digits that are moved one by one ("2", "0", "2", "6") stand in elements of their own.
    price = bool(_NUMBER_END.search(before[_LAST:])) and len(before.strip()) > 1
    return price and len(after.strip()) > 1


def _word(text: str) -> str:
    match = _WORD.match(text)
    return match[0] if match else ""
