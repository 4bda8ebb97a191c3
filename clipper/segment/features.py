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
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np

from clipper.page import NOTHING_SAID, Block, BlockKind, Kind, PageHead
from clipper.segment import container, echo, form, lexicon, markup, place, vocabulary, whole_page
from clipper.segment.arrays import Floats, Ids, Ints
from clipper.segment.markup import LONG
from clipper.words.scripts import is_unspaced

WORDS, HINTS = 16, 24
BUCKETS = 16384
"""Size of each hashing space; row 0 stands for "nothing there"."""
_HEAD = 10
"""How many words of a long text are those of its head; the rest are those of its tail."""
_MATCHED = 60
"""Words of a text that are held against the word lists."""
FIRST, PAIRS = 2, 65536
"""How many words are the first of a text; size of the hashing space of pairs of words."""


_KINDS = tuple(BlockKind)
_KIND_AT = {kind: at for at, kind in enumerate(_KINDS)}
_AT = {category: 2 * at for at, category in enumerate(lexicon.CATEGORIES)}
"""The first of the two columns of each category of words, among those of `_lists`."""
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
    names += place.COLUMNS + echo.COLUMNS + markup.COLUMNS
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
_SIZE = DENSE.index("words")


@dataclass(frozen=True, slots=True)
class Features:
    kind: Kind
    dense: Floats
    words: Ids
    hints: Ids
    keys: tuple[str, ...]
    """The tokens of each unit (of a long one, of its head and tail), joined."""
    echoes: echo.Echoes
    """The telling words of the page's texts, each once; on an HTML page none."""
    rows: Ints
    """`(units,)`: the text of each unit among them."""
    class_words: frozenset[str] = frozenset()
    """All class words of an HTML page."""

    def sizes(self) -> Floats:
        """`(units,)`: how many words each unit has."""
        sizes: Floats = np.expm1(self.dense[:, _SIZE] * 7.0)
        return sizes


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


def _bucket(word: str) -> int:
    """Row of a word in the hashing space; numbers share a row by their length."""
    key = "#" + "0" * len(word) if word[0].isdigit() else word
    return 1 + zlib.crc32(key.encode("utf-8", "surrogatepass")) % (BUCKETS - 1)


class _Buckets(dict[str, int]):
    """Rows of class words in the hashing space."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _KNOWN_WORDS:
            self.clear()
        self[word] = row = _bucket(word)
        return row


class _Known(dict[str, tuple[int, lexicon.Node | None]]):
    """What is known of a word: its row in the hashing space, and how the phrases go on that begin
    with it. In one place: a page's words stand all over such a dictionary, and to find one takes
    longer than all that is done with it."""

    def __missing__(self, word: str) -> tuple[int, lexicon.Node | None]:
        if len(self) >= _KNOWN_WORDS:
            self.clear()
        self[word] = known = _bucket(word), lexicon.load().begun(word)
        return known


_KNOWN_WORDS = 100_000
_buckets, _known = _Buckets(), _Known()


_UNHEARD = echo.Echoes([])


def extract(
    groups: Sequence[Sequence[Block]],
    kind: Kind,
    said: PageHead = NOTHING_SAID,
    *,
    listen: bool = False,
) -> Features:
    """Features of the units of one page.

    `said` is what an HTML page says of itself in its head; of what is known of a text page the
    networks are told nothing. `listen` gives HTML pages, too, the columns of `echo`, which only the
    network for flattened pages is told of.
    """
    if kind == "text":  # the networks have learned from none that said anything
        said = NOTHING_SAID
    count = len(groups)
    heads = [unit[0] for unit in groups]
    # A fifth of the texts of a page stand on it more than once: each is looked at once.
    known: dict[str, int] = {}
    places = [known.setdefault(unit_text(unit), len(known)) for unit in groups]
    rows = np.array(places, np.int64)
    texts = list(known)
    samples = [_sample(text) for text in texts]
    words = vocabulary.Vocabulary(samples)
    known_words = list(map(_known.__getitem__, words.words))
    keys = [" ".join(sample) for sample in samples]
    shapes = form.table(texts, samples, words)[rows]
    form.see_blocks(shapes, heads)
    lists = _lists(samples, words, [node for _, node in known_words])[rows]
    kinds = np.zeros((count, len(_KINDS)), np.float32)
    kinds[np.arange(count), [_KIND_AT[block.kind] for block in heads]] = 1
    n_words = np.expm1(shapes[:, 1] * 7.0)
    placed = place.columns(
        groups, keys, words, rows, n_words, shapes, kinds, lists, kind, said.title
    )
    if kind == "html":
        alike = markup.Alike(heads)
        marks, tags, hints, levels = markup.columns(heads, alike, n_words)
        hint_ids = _hint_ids(alike)
        class_words = frozenset().union(*(hints for _, hints in alike.kinds))
    else:
        marks = np.zeros((count, len(markup.COLUMNS)), np.float32)
        marks[:, markup.COLUMNS.index("heading")] = [
            block.level / 6 if block.kind is BlockKind.HEADING else 0 for block in heads
        ]
        tags = np.zeros((count, len(markup.TAGS)), np.float32)
        hints = np.zeros((count, len(markup.HINT_GROUPS)), np.float32)
        levels = np.zeros((count, 3 * len(markup.LEVELS) + len(container.COLUMNS)), np.float32)
        hint_ids = np.zeros((count, HINTS), np.int32)
        class_words = frozenset()
    whole = whole_page.columns(said, samples, words, rows, n_words)
    near = _windows(shapes, n_words, marks[:, 0])
    under = _under(lists, shapes, n_words)
    if listen or kind == "text":
        echoes = echo.Echoes(samples)
        echoed = echo.columns(echoes, rows, n_words >= LONG, n_words)
    else:
        echoes, echoed = _UNHEARD, np.zeros((count, len(echo.COLUMNS)), np.float32)
    dense = np.concatenate(
        (shapes, kinds, lists, placed, echoed, marks, tags, hints, levels, whole, near, under),
        axis=1,
    )
    return Features(
        kind,
        dense,
        _word_ids(words, [row for row, _ in known_words])[rows],
        hint_ids,
        tuple([keys[place] for place in places]),
        echoes,
        rows,
        class_words,
    )


def _sample(text: str) -> list[str]:
    """Tokens of a text; of a long one, those of its head and tail (its length is known apart)."""
    if len(text) <= 400:
        return lexicon.tokens(text)
    return lexicon.tokens(text[:260].rpartition(" ")[0] or text[:260]) + lexicon.tokens(
        text[-120:].partition(" ")[2] or text[-120:]
    )


def _lists(
    tokens: Sequence[list[str]], words: vocabulary.Vocabulary, nodes: Sequence[lexicon.Node | None]
) -> Floats:
    found = np.zeros((len(tokens), 2 * len(lexicon.CATEGORIES)), np.float32)
    begins = np.array([node is not None for node in nodes], np.bool_)
    texts = [*words.words, lexicon.END]  # the last one behind the last word of a text
    starts: dict[int, list[tuple[int, lexicon.Node]]] = defaultdict(list)
    for row, first, word, behind in words.standing(begins, _MATCHED):
        node, after = nodes[word], texts[behind]
        # Behind most words that begin phrases none goes on.
        if node is not None and (after in node or lexicon.END in node or after.isdecimal()):
            starts[row].append((first, node))
    hits = [
        (row, _AT[category], share, first)
        for row, began in starts.items()
        for category, (share, first) in lexicon.found_from(tokens[row][:_MATCHED], began).items()
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
        share = lists[:, _AT[category]]
        seen = np.maximum.accumulate(np.where(short & (share >= _HEADING_SHARE), rows, -10_000_000))
        out[:, column] = 1 / (1 + (rows - seen) / REACH)
    return out


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


def _word_ids(words: vocabulary.Vocabulary, buckets: Sequence[int]) -> Ids:
    return words.ends_of(np.array(buckets, np.int64), _HEAD, WORDS - _HEAD).astype(np.int32)


def _hint_ids(alike: markup.Alike) -> Ids:
    told = [(*path[-3:], *hints[:HINTS])[:HINTS] for path, hints in alike.kinds]
    ids: Ids = _ids(told, HINTS)[alike.rows]
    return ids


def pairs(words: Any) -> Any:
    """Rows of the pairs of neighbouring words, `(..., k - 1)`, from those of the words,
    `(..., k)`, 64-bit integers of NumPy or PyTorch; 0 where there is no second word."""
    one, other = words[..., :-1], words[..., 1:]
    there = (one > 0) & (other > 0)
    return (1 + (one * 40503 + other * 9973) % (PAIRS - 1)) * there


def _ids(rows: Sequence[Sequence[str]], width: int) -> Ids:
    """Buckets of the words of each row, at its front."""
    ids = np.zeros((len(rows), width), np.int32)
    sizes = np.fromiter(map(len, rows), np.int64, len(rows))
    filled = np.arange(width) < sizes[:, None]
    words = chain.from_iterable(rows)
    ids[filled] = np.fromiter(map(_buckets.__getitem__, words), np.int32, int(sizes.sum()))
    return ids
