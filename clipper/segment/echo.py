"""Which words of a text the page takes up again: in its prose, in its story, in the line behind.

The words of a headline come again in its story; those of a menu, of a source's name or of a teaser
of something else hardly do. Telling words are compared by their first letters, for most languages
change the ends of words; scripts without spaces are compared by pairs of letters. Rare words of a
page weigh more than frequent ones, as in the weights of retrieval (Spärck Jones, "A Statistical
Interpretation of Term Specificity", Journal of Documentation 1972), which makes lists of stop words
needless.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise
from typing import Any

import numpy as np

from clipper.segment.arrays import Doubles, Flags, Floats, Ints
from clipper.words.scripts import is_unspaced

COLUMNS = (
    "echo_prose echo_story echo_next echo_short telling in_story above_story below_story"
).split()
"""Share of a unit's telling words, by weight, that stand in other prose, in the page's longest
stretch of prose, in the next prose behind it, in other short units; how many it has; whether it
stands within that stretch, and how far above or below it."""

_LETTERS, _FEWEST = 6, 4
"""Letters by which words are compared; of shorter ones none is telling."""
_DENSE = "\u0590"
"""Scripts from here on write a word with fewer letters: Hebrew, Arabic, those of India, Hangul."""
_DENSE_LETTERS, _DENSE_FEWEST = 5, 3
_HANGUL_LETTERS = 2
"""Of a Korean word the first two syllables: particles follow."""
_APART = 5
"""Units from one prose to the next up to which both belong to one stretch."""
_KNOWN = 100_000
_UNSPACED = "\0"


class _Stems(dict[str, str]):
    """What words are compared by; nothing for one that tells nothing."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _KNOWN:
            self.clear()
        self[word] = stem = _stem(word)
        return stem


def _stem(word: str) -> str:
    if is_unspaced(word[:1]):
        return _UNSPACED
    if word < _DENSE or word.isdigit():
        long_enough = len(word) >= _FEWEST or (len(word) > 1 and word.isdigit())
        return word[:_LETTERS] if long_enough else ""
    if "\uac00" <= word[0] <= "\ud7af":
        return word[:_HANGUL_LETTERS] if len(word) >= _HANGUL_LETTERS else ""
    return word[:_DENSE_LETTERS] if len(word) >= _DENSE_FEWEST else ""


class _Numbers(dict[str, int]):
    def __missing__(self, stem: str) -> int:
        self[stem] = number = len(self)
        return number


_stems = _Stems()


def telling(tokens: Sequence[str]) -> set[str]:
    """What the telling words of a text are compared by."""
    stems = set(map(_stems.__getitem__, tokens))
    stems.discard("")
    if _UNSPACED in stems:
        stems.discard(_UNSPACED)
        stems.update(
            one + other
            for one, other in pairwise(tokens)
            if is_unspaced(one[:1]) and is_unspaced(other[:1])
        )
    return stems


class Echoes:
    """The telling words of the texts of a page, and what each weighs."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        """`texts`: the tokens of each, none twice."""
        told = list(map(telling, texts))
        numbers = _Numbers()
        sizes = np.fromiter(map(len, told), np.int64, len(told))
        # Set order differs from process to process; sums of weights must not.
        stems = chain.from_iterable(map(sorted, told))
        self.count = len(told)
        self.sizes: Ints = sizes
        self.words: Ints = np.fromiter(map(numbers.__getitem__, stems), np.int64, int(sizes.sum()))
        """Telling words of all texts, one text behind the other, as numbers."""
        self.of: Ints = np.repeat(np.arange(len(told)), sizes)
        """The text of each."""
        self.kinds = len(numbers)
        among = np.bincount(self.words, minlength=self.kinds)
        self.weights: Doubles = np.log((len(told) + 1) / np.maximum(1, among))[self.words]
        self.total = self._sum(self.weights)

    def _sum(self, weights: Doubles) -> Doubles:
        sums: Doubles = np.bincount(self.of, weights, self.count).astype(float)
        return sums

    def share(self, among: Flags) -> Doubles:
        """`(texts,)`: share of each text's telling words, by weight, that other texts of those
        flagged have."""
        mine = among[self.of]
        times = np.bincount(self.words[mine], minlength=self.kinds)
        again = times[self.words] - mine > 0
        out: Doubles = self._sum(self.weights * again) / np.maximum(self.total, 1e-9)
        return out

    def share_among(self, rows: Ints, units: Ints) -> Doubles:
        """`share` for the texts of some units; `rows` is the text of each unit of the page."""
        among = np.zeros(self.count, bool)
        among[rows[units]] = True
        return self.share(among)

    def share_of(self, texts: Ints, others: Ints) -> Doubles:
        """Share of the telling words of each of `texts` that the text of `others` beside it has."""
        starts = np.concatenate(([0], np.cumsum(self.sizes)[:-1]))
        sizes = self.sizes[texts]
        pair = np.repeat(np.arange(len(texts)), sizes)
        ends = np.cumsum(sizes)
        at = np.arange(int(sizes.sum())) - np.repeat(ends - sizes, sizes)
        at += np.repeat(starts[texts], sizes)
        there = np.zeros(self.count, np.bool_)
        there[others] = True
        known = there[self.of]
        standing = np.sort(self.of[known] * self.kinds + self.words[known])
        asked = others[pair] * self.kinds + self.words[at]
        # Written out: `np.isin` takes five times as long.
        has = np.append(standing, -1)[np.searchsorted(standing, asked)] == asked
        weights = np.bincount(pair, self.weights[at] * has, len(texts))
        out: Doubles = weights / np.maximum(self.total[texts], 1e-9)
        return out


def columns(echoes: Echoes, rows: Ints, prose: Flags, n_words: Any) -> Floats:
    """`(units, len(COLUMNS))`: `rows` is the text of each unit, `prose` whether it is long enough
    to be prose, `n_words` how many words it has."""
    count = len(rows)
    out = np.zeros((count, len(COLUMNS)), np.float32)
    if not count:
        return out
    long = np.zeros(echoes.count, bool)
    long[rows[prose]] = True
    start, end = story(prose, n_words)
    inside = np.zeros(count, bool)
    inside[start:end] = True
    told = np.zeros(echoes.count, bool)
    told[rows[inside & prose]] = True
    out[:, 0] = echoes.share(long)[rows]
    out[:, 1] = echoes.share(told)[rows]
    behind = _next(prose)
    has = np.flatnonzero(behind < count)
    if len(has):
        out[has, 2] = echoes.share_of(rows[has], rows[behind[has]])
    out[:, 3] = echoes.share(~long)[rows]
    out[:, 4] = np.log1p(echoes.sizes)[rows] / 3
    out[:, 5] = inside
    at = np.arange(count)
    out[:, 6] = np.log1p(np.maximum(0, start - at)) / 4
    out[:, 7] = np.log1p(np.maximum(0, at - end + 1)) / 4
    return out


def story(prose: Flags, n_words: Any) -> tuple[int, int]:
    """Where the longest stretch of prose begins and ends: the one with most words in its prose."""
    at = np.flatnonzero(prose)
    if not len(at):
        return 0, 0
    stretch = np.concatenate(([0], np.cumsum(np.diff(at) > _APART)))
    longest = int(np.bincount(stretch, n_words[at]).argmax())
    its = at[stretch == longest]
    return int(its[0]), int(its[-1]) + 1


def _next(flags: Flags) -> Ints:
    """For each row, the next flagged one behind it; their number where there is none."""
    count = len(flags)
    at = np.where(flags, np.arange(count), count)
    nearest = np.minimum.accumulate(at[::-1])[::-1]
    return np.concatenate((nearest[1:], [count]))
