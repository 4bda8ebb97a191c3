"""Columns that tell where a unit stands on its page: layout, repetition, patterns, prose around."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log1p

import numpy as np

from clipper.page import Block, BlockKind, Kind
from clipper.segment import form, lexicon
from clipper.segment.arrays import Doubles, Flags, Floats, Ints
from clipper.segment.markup import LONG
from clipper.segment.vocabulary import Vocabulary

_HEADING = tuple(BlockKind).index(BlockKind.HEADING)

_COMPARED = 40
"""Words by which texts are told to be the same."""

_WORDS = 8000
"""Words from which a page is long: few that were learned from have more, and what is said of longer
ones has no ground (of a manual of 50,000 words a fifth was no content)."""

COLUMNS = (
    "is_html gap0 gap1 gap2 after0 after1 position from_start from_end words_before times "
    "first_time same_before same_after page_units page_words shared_vocabulary title_overlap "
    "is_title_text pattern3 pattern5 long_before long_after since_long until_long inside_long "
    "line_run"
).split()


def columns(
    groups: Sequence[Sequence[Block]],
    keys: Sequence[str],
    words: Vocabulary,
    rows: Ints,
    n_words: Floats,
    shapes: Floats,
    kinds: Floats,
    lists: Floats,
    kind: Kind,
    title: str,
) -> Floats:
    """Values of `COLUMNS`, `(units, len(COLUMNS))`.

    `keys` are the tokens of each distinct text, joined, `words` those of all of them, `rows` which
    text each unit has.
    """
    count = len(groups)
    out = np.zeros((count, len(COLUMNS)), np.float32)
    if not count:
        return out
    gaps = np.array([min(2, unit[0].gap) for unit in groups] + [2])
    order = np.arange(count)
    out[:, 0] = kind == "html"
    if kind == "text":
        for size in range(3):
            out[:, 1 + size] = gaps[:-1] == size
        out[:, 4] = gaps[1:] == 0
        out[:, 5] = gaps[1:] == 1
    out[:, 6] = order / count
    out[:, 7] = np.log1p(order) / 6
    out[:, 8] = np.log1p(count - 1 - order) / 6
    total = float(n_words.sum()) + 1
    before = np.concatenate(([0.0], np.cumsum(n_words)[:-1]))
    out[:, 9] = before / total
    _repeats(out[:, 10:14], _beginnings(keys, words, rows))
    out[:, 14] = log1p(count) / 7
    out[:, 15] = log1p(min(total, _WORDS)) / 9
    prose = n_words >= LONG
    out[:, 16] = _shared(words, rows, prose)[rows]
    if title_words := set(lexicon.tokens(title[:300])):
        out[:, 17:19] = _overlaps(words, title_words)[rows]
    out[:, 19], out[:, 20] = _patterns(shapes, kinds, lists, gaps[:-1], kind)
    behind = np.cumsum(prose)
    out[:, 21] = np.log1p(behind - prose) / 4
    out[:, 22] = np.log1p(behind[-1] - behind) / 4
    out[:, 23] = _distance(prose)
    out[:, 24] = _distance(prose[::-1])[::-1]
    out[:, 25] = (behind - prose > 0) & (behind[-1] - behind > 0)
    starts = np.maximum.accumulate(np.where(gaps[:-1] > 0, order, -1))
    out[:, 26] = np.log1p(order - starts) / 4
    return out


def _beginnings(keys: Sequence[str], words: Vocabulary, rows: Ints) -> list[str]:
    """What the texts of the units are compared by."""
    begun = [
        key if size <= _COMPARED else " ".join(key.split(" ", _COMPARED)[:_COMPARED])
        for key, size in zip(keys, words.sizes.tolist(), strict=True)
    ]
    return [begun[row] for row in rows.tolist()]


def _repeats(out: Floats, keys: Sequence[str]) -> None:
    """How often each text stands on the page, whether first, how near before and behind."""
    times = Counter(keys)
    last: dict[str, int] = {}
    for row, key in enumerate(keys):
        if times[key] > 1:
            before = last.get(key)
            out[row, 0] = log1p(times[key] - 1)
            out[row, 1] = before is None
            if before is not None:
                out[row, 2] = out[before, 3] = 1 / (row - before)
            last[key] = row


def _shared(words: Vocabulary, rows: Ints, prose: Flags) -> Doubles:
    """Share of each text's words that the page's prose has, too (for prose: the rest of it)."""
    times = np.bincount(rows[prose], minlength=len(words.sizes))
    long = times > 0
    texts, told = words.each_once(words.lengths > 3, long)
    blocks = np.bincount(told, times[texts], len(words.lengths))  # in how many a word stands
    counts = words.total_where(long, blocks > 1, blocks > 0)
    shares: Doubles = counts / np.maximum(1, words.sizes)
    return shares


def _overlaps(words: Vocabulary, title: set[str]) -> Doubles:
    """How much of each text is in the title, and of the longer of both."""
    inside = words.total(words.among(title))
    share = inside / np.maximum(1, words.sizes) * np.minimum(1.0, inside / 3)
    of_longer = np.where(inside > 2, inside / np.maximum(words.sizes, len(title)), 0.0)
    return np.stack((share, of_longer), axis=1)


def _distance(flags: Flags) -> Floats:
    """For each row, how far back the last flagged row is: 1 for next to it, towards 0 for far."""
    rows = np.arange(len(flags))
    seen = np.maximum.accumulate(np.where(flags, rows, -10_000))
    # The row itself does not count.
    seen = np.concatenate(([-10_000], seen[:-1]))
    away: Floats = (1 / np.maximum(1, rows - seen)).astype(np.float32)
    return away


def _patterns(
    shapes: Floats, kinds: Floats, lists: Floats, gaps: Ints, kind: Kind
) -> tuple[Floats, Floats]:
    """How often the shapes of a row and its neighbours recur on the page: cards are alike."""
    at = {name: column for column, name in enumerate(form.COLUMNS)}
    ago = 2 * lexicon.CATEGORIES.index("ago")
    size = shapes[:, at["one_word"] : at["thirty_up"] + 1].argmax(axis=1)
    kinds_of_row = (
        size
        + 8 * shapes[:, at["bullet"]].astype(int)
        + 16 * (lists[:, ago] > 0).astype(int)
        + 32 * shapes[:, at["ends_stop"]].astype(int)
        + 64 * kinds[:, _HEADING].astype(int)
        + 128 * (gaps if kind == "text" else 0)
    )
    out = []
    count = len(kinds_of_row)
    padded = np.zeros(count + 4, np.int64)  # off the page stands 0
    padded[2:-2] = kinds_of_row + 1
    for reach in (1, 2):
        # The kinds around a row as the digits of one number.
        around = np.zeros(count, np.int64)
        for step in range(2 - reach, 3 + reach):
            around = around * 1024 + padded[step : step + count]
        rows = around.tolist()
        times = Counter(rows)
        again = np.fromiter(map(times.__getitem__, rows), np.int64, count) - 1
        out.append((np.log1p(again) / 4).astype(np.float32))
    return out[0], out[1]
