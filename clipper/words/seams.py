"""Where a word begins that is glued to the one before it, as capitals show it."""

from __future__ import annotations

import re

_MET = re.compile(r"[A-ZÀ-ÞĀ-ɏΆ-ΫЀ-Я](?<=\S.)")
"""A letter of the ranges in which capitals are, with something glued before it."""
_ENDS, _QUOTES = "?!…”»)", '“"'
"""Signs that end a headline; those of `_QUOTES` begin one as well."""


def begins(text: str, at: int) -> bool:
    """Whether a word begins here that is glued to a whole one: "SportsThe", not "iPhone".

    >>> begins("SportsThe", 6), begins("iPhone", 1)
    (True, False)
    """
    if not text[at].isupper():
        return False
    if text[at - 1] in _ENDS or (text[at - 1] in _QUOTES and not text[at - 2].isspace()):
        return True
    if text[at - 2 : at].isdigit():
        return text[at + 1 : at + 2].islower()
    return text[at - 3 : at].isalpha() and text[at - 2 : at].islower()


def seams(text: str) -> list[int]:
    """All such places, but for those in the first two characters and at the last one."""
    last = len(text) - 1
    places = (match.start() for match in _MET.finditer(text, 3))
    return [at for at in places if at < last and begins(text, at)]
