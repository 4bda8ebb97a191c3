"""Blocks -> numbers, the same columns for HTML and for flattened text.

Three arrays a page, one row a unit (a block, or the blocks of one hard-wrapped paragraph):

* `dense`, float32 `(units, len(DENSE))`: form of the text, layout, repetition on the page, place,
  word lists, what stands around; for HTML also tags, class words, link density and the share of
  the page's words in each enclosing element, and what the page says of itself in its head (0 on
  text pages, where `is_html` is 0);
* `words`, int32 `(units, WORDS)`: hashed tokens of the head and the tail of the text, 0 = none;
* `hints`, int32 `(units, HINTS)`: hashed class/id/role words, nearest element first, 0 = none.

Nothing here knows a language: case, spaces and word lengths are columns like any other, and the
word lists (`words.toml`) give categories, not words.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from math import log1p
from typing import Any

import numpy as np
import numpy.typing as npt

from clipper.page import NOTHING_SAID, Block, BlockKind, Kind, PageHead
from clipper.segment import container, form, lexicon, markup, whole_page
from clipper.segment.markup import LONG
from clipper.words.scripts import is_unspaced

WORDS, HINTS = 16, 24
BUCKETS = 16384
"""Size of each hashing space; row 0 stands for "nothing there"."""
FIRST, PAIRS = 2, 65536
"""How many words are the first of a text; size of the hashing space of pairs of words."""

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

_KINDS = tuple(BlockKind)
_KIND_AT = {kind: at for at, kind in enumerate(_KINDS)}
_PLACE = (
    "is_html gap0 gap1 gap2 after0 after1 position from_start from_end words_before times "
    "first_time same_before same_after page_units page_words shared_vocabulary title_overlap "
    "is_title_text pattern3 pattern5 long_before long_after since_long until_long inside_long "
    "line_run"
).split()
_WINDOWS = (2, 6, 16)
_STANDING = ("related", "comments", "promotion", "sharing", "notice", "attribution", "references",
             "navigation", "forum", "docs", "topics", "sponsored")  # fmt: skip
"""Categories of words that head a section, which goes on below them."""
UNDER = len(_STANDING)
"""How many of the columns, the last ones, tell under which heading a unit stands."""
_HEADING_SHARE, _HEADING_WORDS = 0.6, 8
REACH = 8
"""Units below a heading at which its column is a half."""


def _names() -> tuple[str, ...]:
    names = list(form.COLUMNS) + [f"kind_{kind}" for kind in _KINDS]
    for category in lexicon.CATEGORIES:
        names += [f"lex_{category}", f"lex_{category}_start"]
    names += _PLACE + markup.COLUMNS
    names += [f"in_{tag}" for tag in markup.TAGS]
    names += [f"hint_{group}" for group in markup.HINT_GROUPS]
    for level in markup.LEVELS:
        names += [f"up{level}_words", f"up{level}_links", f"up{level}_prose"]
    names += container.COLUMNS
    names += whole_page.COLUMNS
    for size in _WINDOWS:
        names += [
            f"near{size}_words",
            f"near{size}_prose",
            f"near{size}_links",
            f"near{size}_stops",
        ]
    names += [f"under_{category}" for category in _STANDING]
    return tuple(names)


DENSE: tuple[str, ...] = _names()
"""Names of the dense columns, in order."""


@dataclass(frozen=True, slots=True)
class Features:
    dense: Floats
    words: Ints
    hints: Ints
    keys: tuple[str, ...] = ()
    """The tokens of each unit (of a long one, of its head and tail), joined."""


def units(blocks: Sequence[Block]) -> list[list[Block]]:
    """Groups the lines of each hard-wrapped paragraph; every other block stands alone."""
    groups: list[list[Block]] = []
    for block in blocks:
        if block.joins and groups:
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def unit_text(unit: Sequence[Block]) -> str:
    """Text of a unit, its wrapped lines joined."""
    if len(unit) == 1:
        return unit[0].text.strip()
    text = unit[0].text.strip()
    for block in unit[1:]:
        line = block.text.strip()
        text += line if is_unspaced(text[-1:]) and is_unspaced(line[:1]) else " " + line
    return text


class _Buckets(dict[str, int]):
    """Row of a word in the hashing space; numbers share a row by their length."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _KNOWN_WORDS:
            self.clear()
        key = "#" + "0" * len(word) if word[0].isdigit() else word
        row = 1 + zlib.crc32(key.encode("utf-8", "surrogatepass")) % (BUCKETS - 1)
        self[word] = row
        return row


_KNOWN_WORDS = 100_000
_buckets = _Buckets()


def extract(
    groups: Sequence[Sequence[Block]], kind: Kind, said: PageHead = NOTHING_SAID
) -> Features:
    """Features of the units of one page.

    `said` is what an HTML page says of itself in its head.
    """
    count = len(groups)
    heads = [unit[0] for unit in groups]
    # A fifth of the texts of a page stand on it more than once: each is looked at once.
    known: dict[str, int] = {}
    places = [known.setdefault(unit_text(unit), len(known)) for unit in groups]
    rows = np.array(places, np.int64)
    texts = list(known)
    samples = [_sample(text) for text in texts]
    tokens = [samples[place] for place in places]
    shapes = form.table(texts, samples)[rows]
    form.see_blocks(shapes, heads)
    lists = _lists(samples)[rows]
    kinds = np.zeros((count, len(_KINDS)), np.float32)
    kinds[np.arange(count), [_KIND_AT[block.kind] for block in heads]] = 1
    n_words = np.expm1(shapes[:, 1] * 7.0)
    place = _place(groups, tokens, n_words, shapes, kinds, lists, kind, said.title)
    if kind == "html":
        marks, tags, hints, levels = markup.columns(heads, n_words)
    else:
        marks = np.zeros((count, len(markup.COLUMNS)), np.float32)
        marks[:, markup.COLUMNS.index("heading")] = [
            block.level / 6 if block.kind is BlockKind.HEADING else 0 for block in heads
        ]
        tags = np.zeros((count, len(markup.TAGS)), np.float32)
        hints = np.zeros((count, len(markup.HINT_GROUPS)), np.float32)
        levels = np.zeros((count, 3 * len(markup.LEVELS) + len(container.COLUMNS)), np.float32)
    whole = whole_page.columns(said, samples, rows, n_words)
    near = _windows(shapes, n_words, marks[:, 0])
    under = _under(lists, shapes, n_words)
    dense = np.concatenate(
        (shapes, kinds, lists, place, marks, tags, hints, levels, whole, near, under), axis=1
    )
    keys = [" ".join(sample) for sample in samples]
    return Features(
        dense,
        _word_ids(samples)[rows],
        _hint_ids(heads, kind),
        tuple([keys[place] for place in places]),
    )


def _sample(text: str) -> list[str]:
    """Tokens of a text; of a long one, those of its head and tail (its length is known apart)."""
    if len(text) <= 400:
        return lexicon.tokens(text)
    return lexicon.tokens(text[:260].rpartition(" ")[0] or text[:260]) + lexicon.tokens(
        text[-120:].partition(" ")[2] or text[-120:]
    )


def _lists(tokens: Sequence[list[str]]) -> Floats:
    found = np.zeros((len(tokens), 2 * len(lexicon.CATEGORIES)), np.float32)
    words = lexicon.load()
    at = {category: 2 * k for k, category in enumerate(lexicon.CATEGORIES)}
    hits = [
        (row, at[category], share, starts)
        for row, line in enumerate(tokens)
        for category, (share, starts) in words.match(line[:60]).items()
    ]
    if hits:
        rows, columns, shares, starting = map(list, zip(*hits, strict=True))
        found[rows, columns] = shares
        found[rows, [column + 1 for column in columns]] = starting
    return found


def _under(lists: Floats, shapes: Floats, n_words: Floats) -> Floats:
    """How far below a short line of words of each category a unit stands: 1 for that line itself,
    towards 0 far below it."""
    count = len(lists)
    rows = np.arange(count)
    short = (n_words <= _HEADING_WORDS) & (shapes[:, form.COLUMNS.index("ends_stop")] == 0)
    out = np.zeros((count, len(_STANDING)), np.float32)
    for column, category in enumerate(_STANDING):
        share = lists[:, 2 * lexicon.CATEGORIES.index(category)]
        seen = np.maximum.accumulate(np.where(short & (share >= _HEADING_SHARE), rows, -10_000_000))
        out[:, column] = 1 / (1 + (rows - seen) / REACH)
    return out


def _key(tokens: list[str]) -> str:
    return " ".join(tokens[:40])


def _place(
    groups: Sequence[Sequence[Block]],
    tokens: Sequence[list[str]],
    n_words: Floats,
    shapes: Floats,
    kinds: Floats,
    lists: Floats,
    kind: Kind,
    title: str,
) -> Floats:
    count = len(groups)
    out = np.zeros((count, len(_PLACE)), np.float32)
    if not count:
        return out
    gaps = np.array([min(2, unit[0].gap) for unit in groups] + [2])
    rows = np.arange(count)
    out[:, 0] = kind == "html"
    if kind == "text":
        for size in range(3):
            out[:, 1 + size] = gaps[:-1] == size
        out[:, 4] = gaps[1:] == 0
        out[:, 5] = gaps[1:] == 1
    out[:, 6] = rows / count
    out[:, 7] = np.log1p(rows) / 6
    out[:, 8] = np.log1p(count - 1 - rows) / 6
    total = float(n_words.sum()) + 1
    before = np.concatenate(([0.0], np.cumsum(n_words)[:-1]))
    out[:, 9] = before / total
    _repeats(out[:, 10:14], [_key(line) for line in tokens])
    out[:, 14] = log1p(count) / 7
    out[:, 15] = log1p(total) / 9
    prose = n_words >= LONG
    out[:, 16] = _shared(tokens, prose.tolist())
    if title_words := set(lexicon.tokens(title[:300])):
        _overlaps(out[:, 17:19], tokens, title_words)
    out[:, 19], out[:, 20] = _patterns(shapes, kinds, lists, gaps[:-1], kind)
    behind = np.cumsum(prose)
    out[:, 21] = np.log1p(behind - prose) / 4
    out[:, 22] = np.log1p(behind[-1] - behind) / 4
    out[:, 23] = _distance(prose)
    out[:, 24] = _distance(prose[::-1])[::-1]
    out[:, 25] = (behind - prose > 0) & (behind[-1] - behind > 0)
    starts = np.maximum.accumulate(np.where(gaps[:-1] > 0, rows, -1))
    out[:, 26] = np.log1p(rows - starts) / 4
    return out


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


def _shared(tokens: Sequence[list[str]], prose: Sequence[bool]) -> list[float]:
    """Share of each text's words that the page's prose has, too (for prose: the rest of it)."""
    vocabulary: Counter[str] = Counter()  # in how many long blocks a word stands
    for line, long in zip(tokens, prose, strict=True):
        if long:
            vocabulary.update({token for token in line if len(token) > 3})
    known = vocabulary.keys()
    shared = {token for token, blocks in vocabulary.items() if blocks > 1}
    return [
        sum(map((shared if long else known).__contains__, line)) / (len(line) or 1)
        for line, long in zip(tokens, prose, strict=True)
    ]


def _overlaps(out: Floats, tokens: Sequence[list[str]], title: set[str]) -> None:
    """How much of each text is in the title, and of the longer of both."""
    for row, line in enumerate(tokens):
        if inside := sum(map(title.__contains__, line)):
            out[row, 0] = inside / len(line) * min(1.0, inside / 3)
            out[row, 1] = inside / max(len(line), len(title)) if inside > 2 else 0


def _distance(flags: npt.NDArray[np.bool_]) -> Floats:
    """For each row, how far back the last flagged row is: 1 for next to it, towards 0 for far."""
    rows = np.arange(len(flags))
    seen = np.maximum.accumulate(np.where(flags, rows, -10_000))
    # The row itself does not count.
    seen = np.concatenate(([-10_000], seen[:-1]))
    away: Floats = (1 / np.maximum(1, rows - seen)).astype(np.float32)
    return away


def _patterns(
    shapes: Floats, kinds: Floats, lists: Floats, gaps: npt.NDArray[np.int64], kind: Kind
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
        + 64 * kinds[:, _KINDS.index(BlockKind.HEADING)].astype(int)
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


def _windows(shapes: Floats, n_words: Floats, links: Floats) -> Floats:
    """Means over the rows around each row, the row itself among them."""
    stops = shapes[:, form.COLUMNS.index("ends_stop")]
    columns = np.stack((shapes[:, 1], (n_words >= LONG).astype(np.float32), links, stops), axis=1)
    count = len(columns)
    sums = np.concatenate((np.zeros((1, 4), np.float32), np.cumsum(columns, axis=0)))
    rows = np.arange(count)
    out = []
    for reach in _WINDOWS:
        low = np.maximum(0, rows - reach)
        high = np.minimum(count, rows + reach + 1)
        out.append((sums[high] - sums[low]) / (high - low)[:, None])
    return (
        np.concatenate(out, axis=1).astype(np.float32) if count else np.zeros((0, 12), np.float32)
    )


def _word_ids(tokens: Sequence[list[str]]) -> Ints:
    return _ids(
        [line if len(line) <= WORDS else line[:10] + line[-(WORDS - 10) :] for line in tokens],
        WORDS,
    )


def _hint_ids(heads: Sequence[Block], kind: Kind) -> Ints:
    if kind == "text":
        return np.zeros((len(heads), HINTS), np.int32)
    marks = map(markup.markup_of, heads)
    told = [(*mark.path[-3:], *mark.hints[:HINTS])[:HINTS] for mark in marks]
    known: dict[tuple[str, ...], int] = {}  # half of them are alike
    places = [known.setdefault(value, len(known)) for value in told]
    return _ids(list(known), HINTS)[places]


def pairs(words: Any) -> Any:
    """Rows of the pairs of neighbouring words, `(..., k - 1)`, from those of the words,
    `(..., k)`, 64-bit integers of NumPy or PyTorch; 0 where there is no second word."""
    one, other = words[..., :-1], words[..., 1:]
    there = (one > 0) & (other > 0)
    return (1 + (one * 40503 + other * 9973) % (PAIRS - 1)) * there


def _ids(rows: Sequence[Sequence[str]], width: int) -> Ints:
    """Buckets of the words of each row, at its front."""
    ids = np.zeros((len(rows), width), np.int32)
    sizes = np.fromiter(map(len, rows), np.int64, len(rows))
    filled = np.arange(width) < sizes[:, None]
    words = chain.from_iterable(rows)
    ids[filled] = np.fromiter(map(_buckets.__getitem__, words), np.int32, int(sizes.sum()))
    return ids
