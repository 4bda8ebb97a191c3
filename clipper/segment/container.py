"""Columns that tell where a block stands against the elements that hold the page's prose (HTML).

Three views of "the element with the article in it", none of them sure by itself: the deepest
element that still holds a given share of the prose; the element that Readability's scoring would
choose (paragraphs give points to their parents, fewer to elements further up); and the smallest
element around a block that holds a given number of words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

import numpy as np

from clipper.page import Block, Markup
from clipper.segment.arrays import Doubles, Flags, Floats, Ints

PROSE = 15
"""Words from which a block counts as prose."""
_SHARES = (0.3, 0.5, 0.7, 0.9)
_SIZES = (40, 150, 600)
_UP = 4
"""How many elements up a paragraph gives points."""
_COMMAS = re.compile("[,،、，]")


def _names() -> tuple[str, ...]:
    names = []
    for share in _SHARES:
        names += [f"core{share}_inside", f"core{share}_near"]
    names += ["top_inside", "top_near", "top_score"]
    for size in _SIZES:
        names += [
            f"around{size}_{what}" for what in ("links", "share", "prose", "level", "mean_words")
        ]
    return tuple(names)


COLUMNS: tuple[str, ...] = _names()


def columns(heads: Sequence[Block], tree: Tree) -> Floats:
    """Values of `COLUMNS`, `(units, len(COLUMNS))`."""
    count = len(heads)
    out = np.zeros((count, len(COLUMNS)), np.float32)
    if not len(tree.numbers):
        return out
    words, chars, linked = tree.words, tree.chars, tree.linked
    hidden = np.array([mark.hidden for mark in tree.marks], np.bool_)
    plain = (words >= PROSE) & (linked < 0.4 * np.maximum(1, chars)) & ~hidden
    prose = np.where(plain, words, 0.0)
    at = 0
    held = tree.total(prose)
    for share in _SHARES:
        wanted = held >= share * prose.sum() - 1e-6
        if prose.any() and wanted.any():
            element = tree.deepest(wanted, held)
            out[:, at], out[:, at + 1] = tree.place(element)
        at += 2
    if prose.any():
        scores = _scores(heads, prose, tree)
        element = int(scores.argmax())
        out[:, at], out[:, at + 1] = tree.place(element)
        out[:, at + 2] = tree.best(scores) / scores[element]
    at += 3
    sums = [tree.total(values) for values in (words, linked, chars, prose, np.ones(count))]
    for size in _SIZES:
        out[:, at : at + 5] = _around(tree, size, float(words.sum()) + 1, *sums)
        at += 5
    return out


class Tree:
    """The elements around the blocks, flat: `numbers[start:end]` from the root to the nearest.

    With it go the lengths of the blocks, in words, characters and characters of links.
    """

    def __init__(self, heads: Sequence[Block], marks: Sequence[Markup], n_words: Floats) -> None:
        self.marks = marks
        self.words = n_words.astype(np.float64)
        self.chars = np.array([len(block.text) for block in heads], np.float64)
        self.linked = np.array([mark.link_chars for mark in marks], np.float64)
        parents = [mark.parents for mark in marks]
        self.depths = np.array(list(map(len, parents)), np.int64)
        all_parents = chain.from_iterable(parents)
        self.numbers = np.fromiter(all_parents, np.int64, int(self.depths.sum()))
        self.rows = np.repeat(np.arange(len(marks)), self.depths)
        self.ends = np.cumsum(self.depths)
        self.starts = self.ends - self.depths
        self._places: dict[int, tuple[Flags, Doubles]] = {}
        self.level = np.zeros(int(self.numbers.max(initial=-1)) + 1, np.int64)
        self.level[self.numbers] = np.arange(len(self.numbers)) - self.starts[self.rows]

    def total(self, values: Doubles) -> Doubles:
        """Sum of a value of blocks over each element."""
        sums: Doubles = np.bincount(self.numbers, values[self.rows], len(self.level)).astype(float)
        return sums

    def deepest(self, wanted: Flags, weight: Doubles) -> int:
        chosen = np.flatnonzero(wanted)
        return int(chosen[np.lexsort((weight[chosen], self.level[chosen]))[-1]])

    def _way(self, element: int) -> Ints:
        """The elements from the root down to one of them."""
        place = int((self.numbers == element).argmax())
        return self.numbers[self.starts[self.rows[place]] : place + 1]

    def place(self, element: int) -> tuple[Flags, Doubles]:
        """Which blocks stand in an element, and how near each is; most views choose the same."""
        if element not in self._places:
            self._places[element] = self._inside(element), self._near(element)
        return self._places[element]

    def _inside(self, element: int) -> Flags:
        found = self.rows[self.numbers == element]
        out = np.zeros(len(self.depths), np.bool_)
        out[found] = True
        return out

    def _near(self, element: int) -> Doubles:
        """Share of the way down to an element that each block's own way has in common with it."""
        way = self._way(element)
        on = np.zeros(len(self.level))
        on[way] = 1 / len(way)
        shared: Doubles = np.bincount(self.rows, on[self.numbers], len(self.depths)).astype(float)
        return shared

    def up(self, steps: int) -> tuple[Ints, Ints]:
        """Rows that have an element so many steps up (0: the nearest), and that element."""
        rows = np.flatnonzero(self.depths > steps)
        return rows, self.numbers[self.ends[rows] - 1 - steps]

    def best(self, scores: Doubles) -> Doubles:
        """The highest score among the nearest elements of each block."""
        out = np.zeros(len(self.depths))
        for steps in range(_UP):
            rows, elements = self.up(steps)
            out[rows] = np.maximum(out[rows], scores[elements])
        return out


def _scores(heads: Sequence[Block], prose: Doubles, tree: Tree) -> Doubles:
    points = np.zeros(len(heads))
    for row in np.flatnonzero(prose).tolist():
        text = heads[row].text
        points[row] = 1 + min(3, len(text) / 100) + len(_COMMAS.findall(text))
    scores = np.zeros(len(tree.level))
    for steps in range(_UP):
        rows, elements = tree.up(steps)
        part = points[rows] / (1 if steps == 0 else 1.5 * steps + 0.5)
        scores += np.bincount(elements, part, len(scores))
    return scores


def _around(
    tree: Tree,
    size: int,
    whole: float,
    words: Doubles,
    links: Doubles,
    chars: Doubles,
    prose: Doubles,
    blocks: Doubles,
) -> Floats:
    """What the smallest element of `size` words around each block holds."""
    out = np.tile(np.array([0, 1, 0, 1, 0], np.float32), (len(tree.depths), 1))
    # Going down, elements only get smaller: the large enough ones stand first.
    large = np.bincount(tree.rows, words[tree.numbers] >= size, len(tree.depths)).astype(int)
    rows = np.flatnonzero(large)
    element = tree.numbers[tree.starts[rows] + large[rows] - 1]
    out[rows, 0] = links[element] / np.maximum(1, chars[element])
    out[rows, 1] = words[element] / whole
    out[rows, 2] = prose[element] / np.maximum(1, words[element])
    out[rows, 3] = np.log1p(tree.depths[rows] - large[rows]) / 3
    out[rows, 4] = np.log1p(words[element] / blocks[element]) / 5
    return out
