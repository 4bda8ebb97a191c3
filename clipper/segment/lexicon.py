"""Phrases that mark the role of a line, in thirty languages, as one feature for all of them.

`words.toml` beside this file holds, by category and language, what pages print on buttons, over
lists and at the head of notes. Here they become one trie over tokens, blind to the language: a
line asks it which categories it touches, how much of the line they cover, and whether it begins
with one. The trie is kept ready in `words.json`, for reading and building from the words takes
some 100 ms; `compile_words` builds it anew and a test keeps the two in step.

Tokens are written so that the same words meet in spite of spelling habits:

- NFKC and casefold; Turkish dotless i as i, Greek without accents (capitals drop them), Arabic
  without vowel signs and with one shape of alef, yeh and kaf (pages mix them freely).
- A word is a run of letters, marks and digits. Han, Kana and Thai are written without spaces, so
  each of their characters is a token (a Thai one with its marks). Hangul words stay words, apart
  from a number in front ("3분" is "3", "분").
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from clipper.words.scripts import without_signs

CATEGORIES: tuple[str, ...] = (
    "related",
    "readmore",
    "comments",
    "promotion",
    "app_banner",
    "sharing",
    "notice",
    "navigation",
    "byline",
    "ago",
    "months",
    "caption",
    "attribution",
    "label",
    "forum",
    "product",
    "recipe",
    "docs",
    "references",
    "topics",
    "sponsored",
)

TRIE = Path(__file__).with_name("words.json")

# Scripts whose letters are tokens, and marks that `\w` leaves out of a word though they belong
# to it: general and Hebrew points, Arabic signs, the vowel signs of India and South-East Asia.
_SINGLE = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
_SINGLE += "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_THAI = "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46"
_THAI_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_HANGUL = "\uac00-\ud7a3"
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0981-\u09e3\u0a00-\u0ae3\u0b00-\u0df3\u0e80-\u0ecf\u1000-\u109f\u1780-\u17d3\u200d"
)
_PLAIN = re.compile(r"\w+")
_UNUSUAL = re.compile(f"[{_SINGLE}{_THAI}{_MARKS}{_HANGUL}]")
_MIXED = re.compile(
    f"[{_THAI}][{_THAI_MARKS}]*"
    rf"|\d+(?=[{_HANGUL}])"
    f"|[{_SINGLE}]"
    rf"|(?:[^\W{_SINGLE}{_THAI}]|[{_MARKS}])+"
)

_FOLDED = re.compile("[\u0131\u0307\u0370-\u03ff\u0610-\u06ed]")
_FOLD: dict[int, str | None] = {
    **dict(zip(map(ord, "ıάέήίϊΐόύϋΰώ"), "iαεηιιιουυυω", strict=True)),
    **dict(zip(map(ord, "أإآٱيىك"), "ااااییک", strict=True)),
    **dict.fromkeys((0x0307, 0x0640, 0x0670, *range(0x064B, 0x0660))),
}

_ASCII = bytes(ord(chr(code).lower()) if re.match(r"\w", chr(code)) else 32 for code in range(128))
_ASCII += bytes(128)
"""Letters and digits in small letters, spaces for what parts them: bytes are folded and cut sooner
than a pattern finds words."""

END = ""  # the key of a trie node under which the categories of the phrase ending there stand
NUMBER = "#"  # the token of a phrase that any number fits
Node = dict[str, Any]


def tokens(text: str) -> list[str]:
    """The tokens of `text` in order, folded as the module's head tells."""
    if not text.isascii():
        text = without_signs(text)
    if text.isascii():
        return text.encode().translate(_ASCII).decode().split()
    text = unicodedata.normalize("NFKC", text).casefold()
    if _FOLDED.search(text):
        text = text.translate(_FOLD)
    return (_MIXED if _UNUSUAL.search(text) else _PLAIN).findall(text)


def is_plain(text: str) -> bool:
    """Whether the tokens of a text are its runs of letters and digits, and nothing else."""
    return text.isascii() or not _UNUSUAL.search(text)


def count(text: str) -> int:
    """How many tokens a text has: `len(tokens(text))`, but for rare characters that fold to more
    than one, and sooner."""
    return len((_PLAIN if is_plain(text) else _MIXED).findall(text))


class Lexicon:
    """Finds the phrases of a trie in a line."""

    __slots__ = ("_root",)

    def __init__(self, root: Mapping[str, Node | str]) -> None:
        """`root`: as `compile_words.build` makes it, each node of it or the JSON it is kept in."""
        self._root = dict(root)

    def _read(self, token: str) -> Node:
        """The node behind a first token. Most are never asked for: read when they are, the rest
        costs no time at the start, and no garbage collection looks through it."""
        node = self._root[token]
        if isinstance(node, str):
            node = self._root[token] = json.loads(node)
        return node

    def begun(self, token: str) -> Node | None:
        """What phrases go on with behind a first token; nothing for one that begins none."""
        node = self._root.get(token)
        if node is None:
            return self._read(NUMBER) if token.isdecimal() and NUMBER in self._root else None
        return self._read(token) if isinstance(node, str) else node

    def match(self, toks: Sequence[str]) -> dict[str, tuple[float, bool]]:
        """Category -> (share of `toks` its phrases cover, one stands at the very start).

        Only categories that occur are there. Within a category phrases are taken from left to
        right, the longest first, and do not overlap; a phrase of several categories counts for
        each of them.
        """
        nodes = enumerate(map(self.begun, toks))
        return found_from(toks, [(at, node) for at, node in nodes if node is not None])


def found_from(
    toks: Sequence[str], starts: Sequence[tuple[int, Node]]
) -> dict[str, tuple[float, bool]]:
    """`Lexicon.match`, where it is known which tokens begin phrases, and what goes on from them."""
    count = len(toks)
    covered: dict[int, int] = {}
    reached: dict[int, int] = {}
    at_start: set[int] = set()
    for start, node in starts:
        for category, end in _longest(node, toks, start + 1).items():
            if reached.get(category, 0) <= start:
                reached[category] = end
                covered[category] = covered.get(category, 0) + end - start
                if start == 0:
                    at_start.add(category)
    return {
        CATEGORIES[category]: (covered[category] / count, category in at_start)
        for category in sorted(covered)
    }


def _longest(node: Node, toks: Sequence[str], end: int) -> dict[int, int]:
    """Category -> where its longest phrase ends, of those that end at `node` or go on from it."""
    found = dict.fromkeys(node[END], end) if END in node else {}
    if len(node) == 1 and found:
        return found  # nothing goes on from here
    for token in islice(toks, end, None):
        after = node.get(token)
        if after is None:
            if not (NUMBER in node and token.isdecimal()):
                break
            after = node[NUMBER]
        node = after
        end += 1
        # The walk only lengthens, so a later find of a category replaces a shorter one.
        if END in node:
            for category in node[END]:
                found[category] = end
    return found


def is_all(toks: Sequence[str], *categories: str) -> bool:
    """Whether tokens are nothing but phrases of one of these categories."""
    said = load().match(toks)
    return any(said[name][0] == 1 for name in categories if name in said)


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """The lexicon of this package, read once a process."""
    first = (line.partition(":") for line in TRIE.read_text(encoding="utf-8").splitlines()[1:-1])
    return Lexicon({token[1:-1]: node.rstrip(",") for token, _, node in first})
