"""The piece of a text around the words that were looked for, with these marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from clipper.archive.query import Term
from clipper.archive.shingles import CHARACTERS, runs
from clipper.archive.words import fold, parts

WIDTH = 200
"""Characters of a snippet, about two lines of a terminal."""
MATCHES = 1000
"""Of a text that is full of them, so many are weighed."""
_BEFORE, _AFTER = rf"(?<![^\W_{CHARACTERS}])", rf"(?![^\W_{CHARACTERS}])"
"""Where a word begins and ends; characters of unspaced scripts beside it are no part of it."""
_MARKS = "[\u0300-\u036f]*"


class Snippets:
    """Cuts and marks for one query."""

    def __init__(self, terms: Iterable[Term], marks: tuple[str, str]) -> None:
        self.marks = marks
        patterns = [pattern for term in terms if (pattern := _pattern(term))]
        # The longest first: at one place only one alternative is taken.
        patterns.sort(key=len, reverse=True)
        joined = "|".join(f"(?P<t{n}>{pattern})" for n, pattern in enumerate(patterns))
        self._found = re.compile(joined) if patterns else None

    def cut(self, text: str, width: int = WIDTH) -> str:
        """The piece of `text` with the most different words, or its beginning; one line."""
        matches = list(self._matches(text))
        start = _densest(matches, width)
        begin, end = _bounds(text, start, width)
        body = self._marked(text, begin, end, matches)
        return ("…" if begin else "") + " ".join(body.split()) + ("…" if end < len(text) else "")

    def _matches(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(begin, end, which term) of what was found, in order."""
        if self._found is None:
            return
        for n, match in enumerate(self._found.finditer(fold(text))):
            if n == MATCHES:
                return
            yield match.start(), match.end(), match.lastgroup or ""

    def _marked(self, text: str, begin: int, end: int, matches: list[tuple[int, int, str]]) -> str:
        out, at = [], begin
        for first, last, _ in matches:
            if first >= at and last <= end:
                out += [text[at:first], self.marks[0], text[first:last], self.marks[1]]
                at = last
        return "".join(out) + text[at:end]


def _pattern(term: Term) -> str:
    """A regular expression for folded text."""
    text = fold(term.text)
    if runs(text):
        return r"\s+".join(re.escape(word) for word in text.split())
    if term.inside:
        return re.escape(text)
    words = [re.escape(word) + _MARKS for word in parts(text)]
    if not words:
        return ""
    return _BEFORE + r"[\W_]+".join(words) + (r"[^\W_]*" if term.prefix else _AFTER)


def _densest(matches: list[tuple[int, int, str]], width: int) -> int:
    """Where the stretch of `width` characters begins that has the most different terms."""
    best, place = (0, 0), 0
    inside: Counter[str] = Counter()
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
