"""Sections and sources that are glued to headlines, where a capital shows the seam.

Names hold capitals of their own ("YouTube", "OpenAI"), so that a list has to show it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from clipper.related.lines import Line, is_sentence, is_text, with_text
from clipper.words.keys import count_words, key_of
from clipper.words.seams import seams

_LEAST = 3
"""Words that must be left of a headline, and lines of a list that must look alike."""
_GLUED_MOST = 4
"""Words of the longest section or source that is glued to a headline."""
_ALL_LEAST, _AGED_LEAST = 4, 2
"""Lines of a list that all have a name beside their headlines, though no name comes again; with an
age glued behind each name fewer will do."""


def without_glued(lines: list[Line], *, behind: bool) -> list[Line]:
    """Takes off the section or source that is glued to a list's headlines.

    A list shows it by a name that is glued to one word and to another, or by nearly all of its
    lines, or by several one below the other. Where an age is glued to some, they are its cards, and
    the others need not look alike.
    """
    texts = [line for line in lines if is_text(line)]
    aged = [line for line in texts if line.aged]
    cut = _glued(aged, _AGED_LEAST if behind else _LEAST, behind) if aged else {}
    cut = cut or _glued(texts, _ALL_LEAST, behind)
    if not cut and behind:
        for ends, row in groupby(texts, lambda line: _seam(line.text, behind=True) is not None):
            cut |= _glued(list(row), _ALL_LEAST, behind) if ends else {}
    made = []
    for line in lines:
        if (seam := cut.get(id(line))) is not None:
            source = line.source or (seam.name if behind else None)
            line = replace(with_text(line, seam.head), source=source)
        made.append(line)
    return made


def _glued(texts: Sequence[Line], least: int, behind: bool) -> dict[int, _Seam]:
    """The seams at which a list's lines are to be cut, by the lines' identities; `least` lines
    that all have one show it."""
    seams = {id(line): seam for line in texts if (seam := _seam(line.text, behind=behind))}
    words: dict[str, set[str]] = {}
    for seam in seams.values():
        words.setdefault(key_of(seam.name), set()).add(seam.word)
    counts = Counter(seam.word for seam in seams.values())
    again = {at: seam for at, seam in seams.items() if len(words[key_of(seam.name)]) > 1}
    alone = {at: s for at, s in seams.items() if counts[s.word] == 1 and at not in again}
    if len(again) + len(alone) >= max(least, 0.9 * len(texts)) and not _glue_teasers(
        list(alone.values())
    ):
        return again | alone
    return again if len(again) >= max(_LEAST, 0.6 * len(texts)) else {}


def _glue_teasers(seams: Sequence[_Seam]) -> bool:
    """Whether it is rather short headlines that are glued to their teasers."""
    return 2 * sum(is_sentence(seam.head) for seam in seams) > len(seams)


class _Seam(NamedTuple):
    """A place in a line where a new word begins without a space."""

    word: str
    """The two words, as they stand."""
    name: str
    """The shorter side."""
    head: str


def _seam(text: str, *, behind: bool) -> _Seam | None:
    """The seam nearest to this end of a line; `None` unless a name of few words and a headline may
    meet there."""
    places = seams(text)
    if not places:
        return None
    at = places[-1 if behind else 0]
    name, head = (text[at:], text[:at]) if behind else (text[:at], text[at:])
    if count_words(name) > _GLUED_MOST or count_words(head) < _LEAST:
        return None
    word = text[text.rfind(" ", 0, at) + 1 :].split(" ", 1)[0]
    return _Seam(word, name.strip(), head.strip())
