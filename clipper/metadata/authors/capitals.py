"""Names that stand in capitals, set in small letters as they are written elsewhere."""

from __future__ import annotations

import re
from unicodedata import normalize

_JOINT = re.compile(r"([-'’‘‐])")
_ELIDED = frozenset(("dell", "dall", "sant"))
"""What may stand before an apostrophe, besides one letter: "Dell'Orto"; but "Sa'ad"."""
_SCOTS = re.compile(r"Mc[a-z]{3,}")
_DOTTED_I, _DOTLESS_I = "\u0130", "\u0131"
_TURKISH = frozenset("\u0130\u011e")
"""Capitals that other languages with Latin letters have not: with these an I has no dot."""


def in_small_letters(name: str) -> str:
    """A name of several words in capitals, with capitals only where its parts begin.

    >>> in_small_letters("SEAN O'BRIEN"), in_small_letters("MARY-ANN MCDONALD")
    ("Sean O'Brien", 'Mary-Ann McDonald')
    >>> in_small_letters("İBRAHİM IŞIK") == "İbrahim Işık"
    True
    """
    turkish = not _TURKISH.isdisjoint(name)
    first, *others = name.split()
    head = _parts_lowered(first, turkish=turkish) if len(first) > 2 else first
    return " ".join([head, *(_lowered(word, turkish=turkish) for word in others)])


def _lowered(word: str, *, turkish: bool) -> str:
    """A word of a name in capitals; two letters without a vowel are initials."""
    spoken = not set("aeiouy").isdisjoint(normalize("NFD", word.casefold()))
    numeral = not set(word) - set("IVX")
    if numeral or (len(word) <= 2 and not spoken):
        return word
    return _parts_lowered(word, turkish=turkish)


def _parts_lowered(word: str, *, turkish: bool) -> str:
    """A word, its parts behind a hyphen, or behind the apostrophe of a prefix, with a capital."""
    parts = _JOINT.split(word)
    lowered = [_small(parts[0], turkish=turkish, begins=True)]
    for at in range(2, len(parts), 2):
        before, joint, part = parts[at - 2], parts[at - 1], parts[at]
        prefix = len(before) == 1 or before.casefold() in _ELIDED
        begins = joint in "-‐" or (prefix and len(part) > 1)
        lowered += [joint, _small(part, turkish=turkish, begins=begins)]
    return "".join(lowered)


def _small(part: str, *, turkish: bool, begins: bool) -> str:
    head, rest = (part[:1], part[1:]) if begins else ("", part)
    rest = rest.replace(_DOTTED_I, "i")
    if turkish:
        rest = rest.replace("I", _DOTLESS_I)
    small = head + rest.lower()
    return small[:2] + small[2:].capitalize() if _SCOTS.fullmatch(small) else small
