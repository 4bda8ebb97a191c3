"""Columns that tell the form of a text: length, punctuation, case, digits, scripts.

Characters are looked up in one table of classes and counted for a whole page at once; only what a
class cannot tell (dates, addresses) is searched for text by text, where digits or dots make it
possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from clipper.page import Block, BlockKind
from clipper.segment import lexicon
from clipper.segment.arrays import Doubles, Flags, Floats
from clipper.segment.vocabulary import Vocabulary
from clipper.words.scripts import is_unspaced

COLUMNS = (
    "chars words one_word two_three four_seven eight_fourteen fifteen_29 thirty_up stops "
    "ends_stop ends_colon ends_ellipsis ends_comma ends_question bullet starts_digit "
    "starts_upper starts_lower starts_quote commas digits capitals short_tokens token_length "
    "year clock date money address copyright bars angle hash_sign at_sign glued unspaced "
    "parenthesis no_letters indent brackets newline quote_marks"
).split()
_AT = {name: at for at, name in enumerate(COLUMNS)}

_STOP = frozenset(".!?。！？।؟…։᠃๚")
_CLOSERS = "\"'”’»)]）」』】›*_ "
_OPENERS = "\"'“‘«»„*-–—•·∙●○◦‣▪▫■□►▸(【「 "
# Each begins with a class of characters, which are looked for ten times as fast as a look-behind is
# tried everywhere: that no digit stands in front is asked behind the first one.
_YEAR = re.compile(r"(?:19|20)(?<!\d\d\d)\d\d(?!\d)")
_CLOCK = re.compile(r"\d(?<!\d\d)\d?[:.]\d\d(?!\d)")
_DATE = re.compile(
    r"\d(?<!\d\d)(?:\d{0,3}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,4}(?!\d)|\d?(?:st|nd|rd|th|\.)?\s"
    r"(?:de\s)?[^\W\d]{3,10}\.?,?\s(?:de\s)?\d{4})"
    r"|\s(?:(?<=[^\W\d]{3}\s)|(?<=[^\W\d]{3}\.\s))\d{1,2},?\s\d{4}"
)
_MONEY = re.compile(r"[$€£¥₹₽₩]\s?\d|\d\s?[$€£¥₹₽₩円元]")
_ADDRESS = re.compile(r"https?://|www\.|[\w.]+@[\w.]+\.\w|\w\.(?:com|org|net|io|de|fr|ru|cn|jp)\b")
_CASED = [chr(code) for code in range(0x2000)]
"""Characters among which are those of all scripts that have capitals."""
_CAPITALS, _SMALLS = ("".join(filter(told, _CASED)) for told in (str.isupper, str.islower))
_GLUED = re.compile(rf"[^\W\d_]\d+\s[^\W\d]|\d[{_CAPITALS}][{_SMALLS}]")
"""Words that digits run into; those that run into each other are found in the table."""

HEAD, START = 240, 100
"""Characters of a text that are counted, and those in which dates and addresses are looked for."""
_SEARCHED: tuple[tuple[str, re.Pattern[str], int], ...] = (
    ("year", _YEAR, 4),
    ("clock", _CLOCK, 3),
    ("date", _DATE, 3),
)
"""Column, pattern, and the digits without which it cannot be there."""

# Classes of characters, bits of the table.
_SPACE, _DIGIT, _CAPITAL, _BEFORE_CAPITAL, _COMMA, _FULL_STOP, _WIDE_STOP = (
    1 << n for n in range(7)
)
_QUOTE, _BRACKET, _BAR, _ANGLE, _HASH, _AT_SIGN, _COPYRIGHT = (1 << n for n in range(7, 14))
_WORD, _LETTER, _SMALL, _DOT, _SLASH, _MONEY_SIGN = (1 << n for n in range(14, 20))
_SIGNS = _COMMA | _QUOTE | _BRACKET | _BAR | _ANGLE | _HASH | _AT_SIGN | _COPYRIGHT | _DIGIT
_TABLE = 0x20000


@cache
def _classes() -> npt.NDArray[np.uint32]:
    table = np.zeros(_TABLE, np.uint32)
    signs = {
        _BEFORE_CAPITAL: "\"'(“‘«[",
        _COMMA: ",،、，;；",
        _FULL_STOP: ".!?",
        _WIDE_STOP: "。！？।؟",
        _QUOTE: '"“”«»„「」',
        _BRACKET: "[{(",
        _BAR: "|\t",
        _ANGLE: ">›»→",
        _HASH: "#",
        _AT_SIGN: "@",
        _COPYRIGHT: "©",
        _WORD: "_",
        _DOT: ".",
        _SLASH: "/",
        _MONEY_SIGN: "$€£¥₹₽₩円元",
        _CAPITAL: _CAPITALS,
        _SMALL: _SMALLS,
    }
    for bit, characters in signs.items():
        table[[ord(c) for c in characters]] |= bit
    every = "".join(map(chr, range(_TABLE)))
    kinds = {_SPACE | _BEFORE_CAPITAL: r"\s+", _DIGIT: r"\d+", _WORD: r"\w+", _LETTER: r"[^\W\d_]+"}
    for bits, pattern in kinds.items():
        for found in re.finditer(pattern, every):  # a run of characters at a time
            table[found.start() : found.end()] |= bits
    return table


def _classes_of(text: str) -> npt.NDArray[np.uint32]:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return _classes()[np.minimum(codes, _TABLE - 1)]


class _Characters:
    """The classes of all characters of some texts, and sums over each text."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.classes = _classes_of("".join(texts))
        sizes = np.fromiter(map(len, texts), np.int64, len(texts))
        self.bounds = np.concatenate(([0], np.cumsum(sizes)))
        self.rows = np.repeat(np.arange(len(texts)), sizes)
        """Number of the text that each character stands in."""
        signs = np.flatnonzero(self.classes & _SIGNS)
        self._signs, self._rows = self.classes[signs], self.rows[signs]

    def is_(self, bits: int) -> Flags:
        found: Flags = (self.classes & bits) != 0
        return found

    def count(self, flags: Flags) -> Doubles:
        rows = self.rows[np.flatnonzero(flags)]  # few: no class but letters is frequent
        return np.bincount(rows, minlength=len(self.bounds) - 1).astype(float)

    def count_signs(self, bit: int) -> Doubles:
        """How many characters of one class of `_SIGNS`, of which there are few, each text has."""
        rows = self._rows[(self._signs & bit) != 0]
        return np.bincount(rows, minlength=len(self.bounds) - 1).astype(float)

    def pairs(self, one: int, other: int) -> Flags:
        """Texts that have, early on, a character of one class right before one of another."""
        found = np.flatnonzero(((self.classes[:-1] & one) != 0) & ((self.classes[1:] & other) != 0))
        rows = self.rows[found]
        near = (found + 1 < self.bounds[rows + 1]) & (found + 1 - self.bounds[rows] < START)
        out = np.zeros(len(self.bounds) - 1, np.bool_)
        out[rows[near]] = True
        return out

    def early(self) -> Flags:
        """Characters among the first `START` of their text."""
        places = np.arange(len(self.classes)) - self.bounds[self.rows]
        out: Flags = places < START
        return out

    def first_of_text(self) -> Flags:
        out = np.zeros(len(self.classes) + 1, np.bool_)
        out[self.bounds[:-1]] = True
        return out


def count_words(text: str) -> int:
    """How many tokens a text has, as `lexicon.count` says; of a long one in a tenth of the time."""
    if not text or not lexicon.is_plain(text):
        return lexicon.count(text)
    words = (_classes_of(text) & _WORD) != 0
    return int(np.count_nonzero(words[1:] & ~words[:-1])) + int(words[0])


def table(texts: Sequence[str], tokens: Sequence[list[str]], words: Vocabulary) -> Floats:
    """Values of `COLUMNS` for some texts, `(texts, len(COLUMNS))`; those of `see_blocks` are 0.

    `tokens` may be those of a text's head and tail alone; `words` are all of them.
    """
    out = np.zeros((len(texts), len(COLUMNS)), np.float64)
    if not texts:
        return out.astype(np.float32)
    shown = [text[:HEAD] for text in texts]
    sizes = np.fromiter(map(len, texts), np.float64, len(texts))
    page = _Characters(shown)
    digits = page.count_signs(_DIGIT)
    _signs(out, page, shown, digits)
    _words(out, texts, tokens, words, sizes)
    _ends(out, texts)
    starts = [text[:START] for text in shown]
    early = page.early()
    numbers = page.count(page.is_(_DIGIT) & early)
    for name, pattern, least in _SEARCHED:
        _search(out, name, pattern, starts, numbers >= least)
    money = (numbers > 0) & (page.count(page.is_(_MONEY_SIGN) & early) > 0)
    _search(out, "money", _MONEY, starts, money)
    dotted = page.pairs(_DOT, _WORD) | page.pairs(_SLASH, _SLASH)
    dotted |= np.array(["www." in start for start in starts])
    _search(out, "address", _ADDRESS, starts, dotted)
    # Words run together, as in "TimesOwls" or "Times5 hours"; the first needs no closer look.
    out[:, _AT["glued"]] = page.pairs(_SMALL, _CAPITAL)
    numbered = page.pairs(_LETTER, _DIGIT) | page.pairs(_DIGIT, _CAPITAL)
    _search(out, "glued", _GLUED, starts, numbered)
    return out.astype(np.float32)


def _signs(out: Doubles, page: _Characters, shown: Sequence[str], digits: Doubles) -> None:
    """Columns that count signs of the heads."""
    head = np.diff(page.bounds).astype(float)
    first = page.first_of_text()
    space = np.append(page.is_(_SPACE), True) | first  # what stands behind a text ends it, too
    stops = (page.is_(_FULL_STOP) & space[1:]) | page.is_(_WIDE_STOP)
    opened = np.append(True, page.is_(_BEFORE_CAPITAL)) | first
    capitals = page.is_(_CAPITAL) & opened[:-1]
    columns = {
        "stops": np.minimum(3.0, page.count(stops) / (1 + head / 60)),
        "commas": page.count_signs(_COMMA) / (1 + head / 20),
        "digits": digits / (1 + head) * 4,
        "capitals": np.minimum(1.0, page.count(capitals) / (1 + head / 6)),
        "copyright": page.count_signs(_COPYRIGHT) > 0,
        "bars": np.minimum(3, page.count_signs(_BAR)) / 3,
        "angle": np.minimum(3, page.count_signs(_ANGLE)) / 3,
        "hash_sign": page.count_signs(_HASH) > 0,
        "at_sign": page.count_signs(_AT_SIGN) > 0,
        "brackets": np.minimum(4, page.count_signs(_BRACKET)) / 4,
        "quote_marks": np.minimum(4, page.count_signs(_QUOTE)) / 4,
    }
    for name, values in columns.items():
        out[:, _AT[name]] = np.asarray(values)
    for row in np.flatnonzero(columns["brackets"] > 0).tolist():
        if "(c)" in shown[row]:
            out[row, _AT["copyright"]] = 1


def _words(
    out: Doubles,
    texts: Sequence[str],
    tokens: Sequence[list[str]],
    vocabulary: Vocabulary,
    sizes: Doubles,
) -> None:
    """Columns of a text's words."""
    counts, lengths = vocabulary.sizes, vocabulary.lengths
    unspaced = np.array(
        [
            0
            if text.isascii() or "".join(line).isascii()
            else sum([len(t) == 1 and is_unspaced(t) for t in line])
            for text, line in zip(texts, tokens, strict=True)
        ],
        np.float64,
    )
    words = counts - unspaced * 0.45
    words = np.where(sizes > 400, words * (sizes / 380), words)
    spaced = counts - unspaced
    columns: dict[str, npt.ArrayLike] = {
        "chars": np.log1p(sizes) / 8,
        "words": np.log1p(words) / 7,
        "one_word": words <= 1.5,
        "two_three": (words > 1.5) & (words < 4),
        "four_seven": (words >= 4) & (words < 8),
        "eight_fourteen": (words >= 8) & (words < 15),
        "fifteen_29": (words >= 15) & (words < 30),
        "thirty_up": words >= 30,
        "short_tokens": (vocabulary.total(lengths <= 3) - unspaced) / (1 + spaced),
        "token_length": (vocabulary.total(lengths) - unspaced) / (1 + spaced) / 10,
        "no_letters": [
            not line or (line[0].isdigit() and all(map(str.isdigit, line))) for line in tokens
        ],
        "unspaced": unspaced / (1 + counts),
    }
    for name, values in columns.items():
        out[:, _AT[name]] = np.asarray(values)


def _ends(out: Doubles, texts: Sequence[str]) -> None:
    """Columns of how a text begins and ends."""
    opening = [text[:1] for text in texts]
    last = [text.rstrip(_CLOSERS)[-1:] or text[-1:] for text in texts]
    first = [text.lstrip(_OPENERS)[:1] or text[:1] for text in texts]
    columns: dict[str, Iterable[float]] = {
        "ends_stop": map(_STOP.__contains__, last),
        "ends_colon": map(":：".__contains__, last),
        "ends_ellipsis": [text.endswith(("…", "...", "[…]", "[...]")) for text in texts],
        "ends_comma": map(",،、，".__contains__, last),
        "ends_question": map("?？؟".__contains__, last),
        "starts_digit": map(str.isdigit, first),
        "starts_upper": map(str.isupper, first),
        "starts_lower": map(str.islower, first),
        "starts_quote": map("\"'“‘«„「『".__contains__, opening),
        "parenthesis": map("([（【".__contains__, opening),
        "newline": [min(3, text.count("\n")) / 3 for text in texts],
    }
    for name, values in columns.items():
        out[:, _AT[name]] = np.fromiter(values, np.float64, len(texts))


def see_blocks(shapes: Floats, heads: Sequence[Block]) -> None:
    """Sets the columns that the block of a text tells, not the text: its kind and its indent."""
    shapes[:, _AT["bullet"]] = [block.kind is BlockKind.LIST_ITEM for block in heads]
    shapes[:, _AT["indent"]] = [
        _indent(block.text) if block.text[:1].isspace() else 0 for block in heads
    ]


def _indent(line: str) -> float:
    return min(8, len(line) - len(line.lstrip())) / 8


def _search(
    out: Doubles,
    name: str,
    pattern: re.Pattern[str],
    starts: Sequence[str],
    possible: Flags,
) -> None:
    for row in np.flatnonzero(possible).tolist():
        if pattern.search(starts[row]):
            out[row, _AT[name]] = 1
