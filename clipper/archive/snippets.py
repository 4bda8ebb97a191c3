"""The pieces of a text around the words that were looked for, with these marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from clipper.archive.query import Term
from clipper.archive.shingles import CHARACTERS, runs
from clipper.archive.words import fold, parts

WIDTH = 200
"""Characters of a snippet, about two lines of a terminal."""
MATCHES = 1000
"""Of a text that is full of them, so many are weighed."""
_OF_WORD = re.compile(rf"[^\W_{CHARACTERS}]")
"""Goes on with a word beside it; characters of unspaced scripts do not."""
_MARKS = "[\u0300-\u036f]*"


class Snippets:
    """Cuts and marks for one query."""

    def __init__(self, terms: Iterable[Term], marks: tuple[str, str]) -> None:
        self.marks = marks
        patterns = {pattern: None for term in terms if (pattern := _pattern(term))[0]}
        # One by one, each beginning with a letter: for those Python searches quickest.
        self._terms = [_Pattern(re.compile(text), whole) for text, whole in patterns]

    def cut(self, text: str, count: int = 1, width: int = WIDTH) -> tuple[str, ...]:
        """The `count` pieces of `text` with the most different words, the best first.

        One line each; fewer where the words stand in fewer places; its beginning where
        they stand nowhere.
        """
        matches = left = self._matches(text)
        taken: list[tuple[int, int]] = []
        while len(taken) < count and (left or not taken):
            start = _densest(left, width)
            begin, end = _bounds(text, start, width)
            begin = max([begin, *(last for _, last in taken if last <= start)])
            end = min([end, *(first for first, _ in taken if first > start)])
            taken.append((begin, end))
            left = [match for match in left if match[1] <= begin or match[0] >= end]
        return tuple(self._piece(text, begin, end, matches) for begin, end in taken)

    def _piece(self, text: str, begin: int, end: int, matches: list[tuple[int, int, int]]) -> str:
        body = " ".join(self._marked(text, begin, end, matches).split())
        return ("…" if begin else "") + body + ("…" if end < len(text) else "")

    def share(self, text: str) -> float:
        """Which part of the different terms is found in `text`, 0 to 1."""
        folded = fold(text)
        found = sum(any(True for _ in term.places(folded)) for term in self._terms)
        return found / max(len(self._terms), 1)

    def _matches(self, text: str) -> list[tuple[int, int, int]]:
        """(begin, end, which term) of what was found, in order; at one place the longest first."""
        folded = fold(text)
        found = [
            (begin, end, n)
            for n, term in enumerate(self._terms)
            for begin, end in islice(term.places(folded), MATCHES)
        ]
        return sorted(found, key=lambda match: (match[0], -match[1]))

    def _marked(self, text: str, begin: int, end: int, matches: list[tuple[int, int, int]]) -> str:
        out, at = [], begin
        for first, last, _ in matches:
            if first >= at and last <= end:
                out += [text[at:first], self.marks[0], text[first:last], self.marks[1]]
                at = last
        return "".join(out) + text[at:end]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """Finds a term in folded text."""

    text: re.Pattern[str]
    whole: bool
    """It must not go on before or after."""

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where it begins and ends."""
        for match in self.text.finditer(text):
            begin, end = match.span()
            inside = (begin and _OF_WORD.match(text, begin - 1)) or _OF_WORD.match(text, end)
            if not (self.whole and inside):
                yield begin, end


def _pattern(term: Term) -> tuple[str, bool]:
    """A regular expression for folded text, and whether it must be whole words."""
    text = fold(term.text)
    if runs(text):
        return r"\s+".join(re.escape(word) for word in text.split()), False
    if term.inside:
        return re.escape(text), False
    words = [re.escape(word) + _MARKS for word in parts(text)]
    return r"[\W_]+".join(words) + ("[^\\W_]*" if words and term.prefix else ""), True


def _densest(matches: list[tuple[int, int, int]], width: int) -> int:
    """Where the stretch of `width` characters begins that has the most different terms."""
    best, place = (0, 0), 0
    inside: Counter[int] = Counter()
    first = 0
    for _, end, term in matches:
        inside[term] += 1
        while matches[first][0] < end - width:
            left = matches[first][2]
            inside[left] -= 1
            if not inside[left]:
                del inside[left]
            first += 1
            if first == len(matches):
                return place
        weight = (len(inside), inside.total())
        if weight > best:
            best, place = weight, matches[first][0]
    return place


def _bounds(text: str, start: int, width: int) -> tuple[int, int]:
    """A stretch around `start`, its ends moved to the spaces next to them."""
    begin = max(0, min(start - width // 5, len(text) - width))
    if begin:
        space = text.find(" ", begin, begin + width // 10)
        begin = min(space + 1 if space >= 0 else begin, start)
    end = min(len(text), begin + width)
    if end < len(text):
        space = text.rfind(" ", end - width // 10, end)
        end = space if space > begin else end
    return begin, end
