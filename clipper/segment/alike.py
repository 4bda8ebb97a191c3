"""Units of one form have one role: what is said of each is pulled towards what is said of those
alike.

The labeller looks some sixty units around each; the tenth card of a list, whose picture has a long
text, it may take for something else than the nine before. Here the log odds of each unit are set to
the weighted mean of its own and of the means of its kinds: on HTML pages units of the same tags and
class words, and those of them that are as long; on flattened ones those as long, between neighbours
as long, those that begin or end with the same word, stand before or behind the same text, or are
it. (Label propagation after Zhou and others, "Learning with Local and Global Consistency", NIPS
2004, one step, over groups in place of a graph.)

On pages of sites not learned from, with all steps behind it: word F1 from HTML .8825 -> .8834, of
articles .9619 -> .9627, roles of invented ones .807 -> .810; flattened, macro F1 of roles .696 ->
.699, words right .862 -> .864. Half of these weights and twice as much do alike.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

import numpy as np

from clipper.page import Kind
from clipper.segment.arrays import Floats, Ints
from clipper.segment.features import DENSE, Features
from clipper.segment.labeller import Prediction

_WEIGHT: dict[Kind, float] = {"html": 0.15, "text": 0.1}
"""Of the mean of each kind, where that of the unit itself is 1."""
_LEAST = 3
"""Units that are a kind. Two are none: an entry of a list of contents has the text of a heading."""
_NO_KIND = object()
_NOTHING = 255
"""Stands for what is before the first unit and behind the last."""
_PROSE = 5
"""Rounded logarithm to base 2 of the words of prose."""
_LOWEST = 1e-4
"""What a probability counts for at least."""
_SHAPE = [
    DENSE.index(name)
    for name in "starts_upper ends_stop digits bullet bars ends_colon ends_question".split()
]
_TAGS = [at for at, name in enumerate(DENSE) if name.startswith("in_")]


def pulled(made: Features, said: Prediction) -> Prediction:
    """The same prediction, the probabilities of main content and of roles pulled together."""
    main = np.clip(said.main, _LOWEST, 1 - _LOWEST)
    odds = np.column_stack((np.log(main / (1 - main)), np.log(said.roles + _LOWEST)))
    total, weights = odds.copy(), np.ones(len(odds), np.float32)
    weight = _WEIGHT[made.kind]
    for kinds in _kinds(made):
        which, means = _means(odds, kinds)
        total[which] += weight * means
        weights[which] += weight
    total /= weights[:, None]
    roles = np.exp(total[:, 1:])
    return replace(
        said,
        main=1 / (1 + np.exp(-total[:, 0])),
        roles=roles / roles.sum(axis=1, keepdims=True),
    )


def _means(odds: Floats, kinds: Sequence[Hashable]) -> tuple[Ints, Floats]:
    """The units of kinds that are large enough, and for each the mean of its kind."""
    known: dict[Hashable, int] = {}
    numbers = np.array([known.setdefault(kind, len(known)) for kind in kinds], np.int64)
    counts = np.bincount(numbers)
    if _NO_KIND in known:
        counts[known[_NO_KIND]] = 0
    which = np.flatnonzero(counts[numbers] >= _LEAST)
    if not len(which):
        return which, odds[which]
    order = which[np.argsort(numbers[which], kind="stable")]
    sizes = counts[counts >= _LEAST]
    means = np.add.reduceat(odds[order], np.cumsum(sizes) - sizes) / sizes[:, None]
    return order, np.repeat(means, sizes, axis=0)


def _kinds(made: Features) -> list[Sequence[Hashable]]:
    """What each unit is by each way of telling kinds."""
    words = np.log2(made.sizes() + 1)
    size = np.clip(np.rint(words), 0, 6).astype(np.int64)
    sizes = size.tolist()
    if made.kind == "html":
        marks = np.concatenate((made.hints, made.dense[:, _TAGS] > 0), axis=1, dtype=np.int32)
        width, every = marks.shape[1] * marks.itemsize, marks.tobytes()
        alike = [every[at : at + width] for at in range(0, len(every), width)]
        return [alike, list(zip(alike, sizes, strict=True))]
    shape = (made.dense[:, _SHAPE] > 0.5) @ (1 << np.arange(len(_SHAPE)))
    finer = np.clip(np.rint(2 * words), 0, 12).astype(np.int64)
    keys = made.keys
    first = [key.split(" ", 1) for key in keys]
    last = [key.rpartition(" ")[2] for key in keys]
    size_before = _shifted(size, -1).tolist()
    return [
        _short(_coded(*_around(finer, 1), shape), sizes),
        _short(_coded(*_around(size, 2), shape), sizes),
        _short(_coded(*_around(shape, 1), size), sizes),
        _together([word[0] for word in first], list(map(len, first)), size_before),
        _together(last, sizes),
        _together(["", *keys[:-1]], sizes),
        _together([*keys[1:], ""], sizes),
        _together(keys),
    ]


def _together(texts: Sequence[str], *more: Sequence[int]) -> list[Hashable]:
    """Texts with what else tells kinds; what has no text is of none."""
    return [kind if kind[0] else _NO_KIND for kind in zip(texts, *more, strict=True)]


def _short(codes: Sequence[int], sizes: Sequence[int]) -> list[Hashable]:
    """Codes of what is no prose: a paragraph about the author looks like one of the story."""
    return [code if size < _PROSE else _NO_KIND for code, size in zip(codes, sizes, strict=True)]


def _around(values: Ints, reach: int) -> list[Ints]:
    """The values of each unit and of its neighbours."""
    return [_shifted(values, by) for by in range(-reach, reach + 1)]


def _shifted(values: Ints, by: int) -> Ints:
    """The values of the units that stand `by` further on."""
    reach, count = abs(by), len(values)
    padded = np.full(count + 2 * reach, _NOTHING, np.int64)  # `np.pad` takes ten times as long
    padded[reach : reach + count] = values
    return padded[reach + by :][:count]


def _coded(*columns: Ints) -> list[int]:
    """Columns of small numbers as one number for each row."""
    code = np.zeros(len(columns[0]), np.int64)
    for column in columns:
        code = code * (_NOTHING + 1) + column
    told: list[int] = code.tolist()
    return told
