"""The words of a page's texts as numbers.

Most words of a page stand on it several times, and of each of its texts it is asked how many of its
words are in a title, in the prose, or long: what is asked of a word is asked of each one once, and
counted for all texts at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, count

import numpy as np

from clipper.segment.arrays import Flags, Ints


class Vocabulary:
    """The distinct words of some texts, and where they stand."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        """`texts`: the tokens of each."""
        self.sizes: Ints = np.fromiter(map(len, texts), np.int64, len(texts))
        """How many words each text has."""
        self.ends: Ints = np.cumsum(self.sizes)
        """Where the words of each text end among all of them, one text behind the other."""
        numbers: defaultdict[str, int] = defaultdict(count().__next__)
        flat = map(numbers.__getitem__, chain.from_iterable(texts))
        self.at: Ints = np.fromiter(flat, np.int64, int(self.sizes.sum()))
        """All of them, as numbers of distinct words."""
        self.of: Ints = np.repeat(np.arange(len(texts)), self.sizes)
        """The text of each."""
        self.words = list(numbers)
        """The distinct words."""
        numbers.default_factory = None
        self._numbers: dict[str, int] = numbers
        self.lengths: Ints = np.fromiter(map(len, self.words), np.int64, len(self.words))
        """Characters of each distinct word."""

    def among(self, words: Iterable[str]) -> Flags:
        """`(distinct words,)`: which of them these are."""
        flags = np.zeros(len(self.lengths), np.bool_)
        flags[[self._numbers[word] for word in words if word in self._numbers]] = True
        return flags

    def total(self, values: Ints | Flags) -> Ints:
        """`(texts,)`: sum over the words of each text of what is told of each distinct word."""
        return self._sums(values[self.at])

    def _sums(self, values: Ints | Flags) -> Ints:
        sums = np.concatenate(([0], np.cumsum(values)))
        total: Ints = sums[self.ends] - sums[self.ends - self.sizes]
        return total

    def total_where(self, texts: Flags, values: Flags, others: Flags) -> Ints:
        """`total` of `values` for the flagged texts, of `others` for the rest."""
        return self._sums(np.where(texts[self.of], values[self.at], others[self.at]))

    def each_once(self, words: Flags, texts: Flags | None = None) -> tuple[Ints, Ints]:
        """The flagged words of texts, all or the flagged ones, each once a text: the texts and the
        words."""
        told = words[self.at] if texts is None else words[self.at] & texts[self.of]
        pairs = np.sort(self.of[told] * len(self.lengths) + self.at[told])
        pairs = pairs[np.diff(pairs, prepend=-1) > 0]  # `np.unique` takes four times as long
        of, at = np.divmod(pairs, max(1, len(self.lengths)))
        return of, at

    def ends_of(self, values: Ints, head: int, tail: int) -> Ints:
        """`(texts, head + tail)`: what is told of the first and the last words of each text, of a
        shorter one of all of them; 0 where there are none."""
        width = head + tail
        columns = np.arange(width)
        sizes, starts = self.sizes[:, None], (self.ends - self.sizes)[:, None]
        ahead = (columns < head) | (sizes <= width)
        at = np.where(ahead, starts + columns, starts + sizes - width + columns)
        there = columns < sizes
        out: Ints = np.zeros(there.shape, np.int64)
        out[there] = values[self.at[at[there]]]
        return out

    def standing(self, flags: Flags, most: int) -> Iterable[tuple[int, int, int, int]]:
        """The flagged words among the first ones of each text: the text, the place there, the word,
        and the one behind it, or -1."""
        found = np.flatnonzero(flags[self.at])
        of = self.of[found]
        places = found - (self.ends - self.sizes)[of]
        near = places < most
        found, of, places = found[near], of[near], places[near]
        behind = np.append(self.at[1:], -1)[found]
        behind[places + 1 == self.sizes[of]] = -1
        lists = (of, places, self.at[found], behind)
        return zip(*[values.tolist() for values in lists], strict=True)
