"""Sections and sources that are glued to headlines, where a capital shows the seam.

Names hold capitals of their own ("YouTube", "OpenAI"), so that a list has to show it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from clipper.related.endings import is_sentence
from clipper.related.known import Known
from clipper.related.lines import Line, is_text, with_text
from clipper.words.keys import count_words, key_of
from clipper.words.seams import seams

_POSSESSIVE = re.compile("['’]s?\\b")
_LEAST = 3
"""Words that must be left of a headline, and lines of a list that must look alike."""
_GLUED_MOST = 4
"""Words of the longest section or source that is glued to a headline."""
_ALL_LEAST, _AGED_LEAST = 4, 2
"""Lines of a list that all have a name beside their headlines, though no name comes again; with an
age glued behind each name fewer will do."""


def without_glued(lines: list[Line], known: Known, *, behind: bool) -> list[Line]:
    """Takes off the section or source that is glued to a list's headlines.

    A list shows it by a name that is glued to one word and to another, or by nearly all of its
    lines, or by several one below the other. Where an age is glued to some, they are its cards, and
    the others need not look alike.
    """
    texts = [line for line in lines if is_text(line)]
    aged = [line for line in texts if line.aged]
    cut = _glued(aged, _AGED_LEAST if behind else _LEAST, behind, None) if aged else {}
    cut = cut or _glued(texts, _ALL_LEAST, behind, known)
    if not cut and behind:
        for ends, row in groupby(texts, lambda line: _seam(line.text, behind=True) is not None):
            cut |= _glued(list(row), _ALL_LEAST, behind, known) if ends else {}
    made = []
    for line in lines:
        if (seam := cut.get(id(line))) is not None:
            source = line.source or (seam.name if behind else None)
            line = replace(with_text(line, seam.head), source=source)
        made.append(line)
    return made


def _glued(
    texts: Sequence[Line], least: int, behind: bool, known: Known | None
) -> dict[int, _Seam]:
    """The seams at which a list's lines are to be cut, by the lines' identities; `least` lines
    that all have one show it. Without an age (`known`) names that look like halves of one, as
    "Open" of "OpenAI" does, need more: to be known, or of several words."""
    seams = {id(line): seam for line in texts if (seam := _seam(line.text, behind=behind))}
    seams |= _with_capital_inside(texts) if behind else {}
    others: dict[str, set[str]] = {}
    for seam in seams.values():
        others.setdefault(key_of(seam.name), set()).add(seam.other)
    counts = Counter(seam.word for seam in seams.values())
    again = {at: s for at, s in seams.items() if _differ(others[key_of(s.name)])}
    if behind and known is not None:  # "JavaScript", "TypeScript"
        again = {at: s for at, s in again.items() if " " in s.name or _is_small(others, s)}
    alone = {at: s for at, s in seams.items() if counts[s.word] == 1 and at not in again}
    if known is not None:
        every = (*again.values(), *alone.values())
        told = sum(" " in seam.name or known.is_name(seam.name) for seam in every)
        alone = alone if 2 * told >= len(every) else {}
    if len(again) + len(alone) >= max(least, 0.9 * len(texts)) and not _glue_teasers(
        list(alone.values())
    ):
        return again | alone
    return again if len(again) >= max(_LEAST, 0.6 * len(texts)) else {}


def _with_capital_inside(texts: Sequence[Line]) -> dict[int, _Seam]:
    """The last seams but one, where the name behind them comes again: "…in KelmTideWatch News"."""
    seams = {id(line): seam for line in texts if (seam := _seam(line.text, behind=True, skip=1))}
    others: dict[str, set[str]] = {}
    for seam in seams.values():
        others.setdefault(key_of(seam.name), set()).add(seam.other)
    return {at: seam for at, seam in seams.items() if _differ(others[key_of(seam.name)])}


def _differ(words: set[str]) -> bool:
    """Whether of some words at least two are not forms of one: "AI", "AI's"."""
    keys = set(map(key_of, words))
    shortest = min(keys, key=len)
    return any(not key.startswith(shortest) for key in keys)


def _is_small(others: dict[str, set[str]], seam: _Seam) -> bool:
    """Whether a name is glued to an ordinary word somewhere, and is no ending: "LehrerInnen"."""
    words = others[key_of(seam.name)]
    return any(word[:1].islower() for word in words) and not seam.name.startswith("Innen")


def _glue_teasers(seams: Sequence[_Seam]) -> bool:
    """Whether it is rather short headlines that are glued to their teasers."""
    return 2 * sum(is_sentence(seam.head) for seam in seams) > len(seams)


class _Seam(NamedTuple):
    """A place in a line where a new word begins without a space."""

    word: str
    """The two words, as they stand."""
    other: str
    """Of these the one that is no part of the name."""
    name: str
    """The shorter side."""
    head: str


def _seam(text: str, *, behind: bool, skip: int = 0) -> _Seam | None:
    """The seam nearest to this end of a line, but for some; `None` unless a name of few words and a
    headline may meet there."""
    places = seams(text)
    if len(places) <= skip:
        return None
    at = places[-1 - skip if behind else skip]
    name, head = (text[at:], text[:at]) if behind else (text[:at], text[at:])
    if count_words(name) > _GLUED_MOST or count_words(head) < _LEAST:
        return None
    start = text.rfind(" ", 0, at) + 1
    word = text[start:].split(" ", 1)[0]
    other = word[: at - start] if behind else word[at - start :]
    return _Seam(word, _POSSESSIVE.split(other)[0], name.strip(), head.strip())
