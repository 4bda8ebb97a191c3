"""Numbers that lines of a list begin with and that count them: "1Headline", "2. Headline"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from clipper.related.lines import Line, is_text, with_text
from clipper.words.keys import key_of
from clipper.words.lists import words
from clipper.words.scripts import is_caseless
from clipper.words.steps import any_of

_LEAST, _GLUED_LEAST = 3, 4
"""Lines that numbers must count, and lines they must count that are glued to them: "1Password" and
"2Pac" are names."""
_BETWEEN = 3
"""Lines of a card whose first begins with its number."""
_OPENS = "\"“'‘«„「『【["
_NUMBER = (
    rf"(?P<n>\d{{1,2}})(?:위|位|名)?(?:(?P<sign>[.)、]|)(?=[^\W\d]|[{re.escape(_OPENS)}])"
    rf"|(?P<apart>[.)、:]\s+|\s+(?!\d{{3}}\b))(?=\w|[{re.escape(_OPENS)}]))"
)


def without_ranks(lines: list[Line]) -> list[Line]:
    """Takes off the numbers that count lines of a list from 1, and marks the lines as ranked."""
    texts = [at for at, line in enumerate(lines) if is_text(line)]
    made = list(lines)
    for ranks in _counts(lines, texts):
        numbers = [rank.number for rank in ranks]
        signed = any(rank.sign.strip() for rank in ranks)
        if len(ranks) < (2 if signed and len(ranks) * 2 > len(texts) else _LEAST):
            continue
        if numbers[0] != 1 and not (signed and len(ranks) * 2 > len(texts)):
            continue  # "2 bedroom flat", "3 bedroom flat"
        if not all(rank.sign.strip() for rank in ranks) and not _in_rows(ranks, texts):
            continue
        if any(not rank.sign for rank in ranks) and not _counts_glued(ranks, lines):
            continue
        left = {key_of(lines[rank.at].text[rank.end :]) for rank in ranks}
        if len(left) < len({lines[rank.at].key for rank in ranks}):
            continue  # "1 bedroom flat", "2 bedroom flat"
        for rank in ranks:
            line = lines[rank.at]
            made[rank.at] = replace(with_text(line, line.text[rank.end :]), ranked=True)
    return made


class _Rank(NamedTuple):
    """A number that a line begins with."""

    at: int
    number: int
    sign: str
    """What parts it from the text."""
    end: int


def _counts(lines: Sequence[Line], texts: Sequence[int]) -> list[list[_Rank]]:
    """The numbers that lines begin with, by sequences that count up."""
    found: list[list[_Rank]] = []
    for at in texts:
        match = _rank().match(lines[at].text)
        if match is None:
            continue
        sign = match["apart"] or match["sign"] or ""
        rank = _Rank(at, int(match["n"]), sign, match.end())
        if found and rank.number == found[-1][-1].number + 1:
            found[-1].append(rank)
        else:
            found.append([rank])
    return found


@cache
def _rank() -> re.Pattern[str]:
    """A number that a line begins with, perhaps behind a word that says that it counts."""
    told = any_of(sorted(set(words("related", "ranks")), key=len, reverse=True))
    return re.compile(rf"(?:[#№]|(?i:{told}))?\s?{_NUMBER}")


def _counts_glued(ranks: Sequence[_Rank], lines: Sequence[Line]) -> bool:
    """Whether numbers that are glued to their lines count them; "1st" and "2e" do not."""
    first = [lines[rank.at].text[rank.end :].lstrip(_OPENS)[:1] for rank in ranks]
    caseless = all(one.isalpha() and is_caseless(one) for one in first)
    if caseless and len(set(first)) == 1:
        return False  # "1日目", "2日目": the number counts what stands behind it
    # Hardly a name in such a script begins with a digit.
    if ranks[0].number != 1 or len(ranks) < (_LEAST if caseless else _GLUED_LEAST):
        return False
    return not any(map(str.islower, first))


def _in_rows(ranks: Sequence[_Rank], texts: Sequence[int]) -> bool:
    """Whether numbers without a sign behind them count most of a list, or line by line, or, if
    there are several, lines with a source or a teaser between them."""
    places = [bisect_left(texts, rank.at) for rank in ranks]
    steps = [after - before for before, after in pairwise(places)]
    together = max(steps) <= (_BETWEEN if len(ranks) >= _GLUED_LEAST else 1)
    return together or len(ranks) * 2 >= len(texts)
