"""Phrases that mark the role of a line, in thirty languages, as one feature for all of them.

`words.toml` beside this file holds, by category and language, what pages print on buttons, over
lists and at the head of notes. Here they become one trie over tokens, blind to the language: a
line asks it which categories it touches, how much of the line they cover, and whether it begins
with one. Tokens are written so that the same words meet in spite of spelling habits:

- NFKC and casefold; Turkish dotless i as i, Greek without accents (capitals drop them), Arabic
  without vowel signs and with one shape of alef, yeh and kaf (pages mix them freely).
- A word is a run of letters, marks and digits. Han, Kana and Thai are written without spaces, so
  each of their characters is a token (a Thai one with its marks). Hangul words stay words, apart
  from a number in front ("3분" is "3", "분").
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

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
)

_WORDS = Path(__file__).with_name("words.toml")

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

_END = ""  # the key of a trie node under which the categories of the phrase ending there stand
_Node = dict[str, Any]


def tokens(text: str) -> list[str]:
    """The tokens of `text` in order, folded as the module's head tells."""
    if text.isascii():
        return _PLAIN.findall(text.lower())
    text = unicodedata.normalize("NFKC", text).casefold()
    if _FOLDED.search(text):
        text = text.translate(_FOLD)
    return (_MIXED if _UNUSUAL.search(text) else _PLAIN).findall(text)


class Lexicon:
    """A trie of phrases, each with the categories it speaks for."""

    __slots__ = ("_root",)

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        """`words`: category -> its phrases in all languages, as printed."""
        self._root: _Node = {}
        for category, phrases in words.items():
            for phrase in phrases:
                self._add(tokens(phrase), category)

    def _add(self, toks: Sequence[str], category: str) -> None:
        node = self._root
        for token in toks:
            node = node.setdefault(token, {})
        known = node.get(_END, ())
        if category not in known:
            node[_END] = (*known, category)

    def match(self, toks: Sequence[str]) -> dict[str, tuple[float, bool]]:
        """Category -> (share of `toks` its phrases cover, one stands at the very start).

        Only categories that occur are there. Within a category phrases are taken from left to
        right, the longest first, and do not overlap; a phrase of several categories counts for
        each of them.
        """
        covered: dict[str, int] = {}
        reached: dict[str, int] = {}
        at_start: set[str] = set()
        root = self._root
        count = len(toks)
        for start, token in enumerate(toks):
            node = root.get(token)
            if node is None:
                continue
            # The node of the last token seen and where it ends; phrases grow, so the last
            # one found for a category is its longest.
            found: dict[str, int] = {}
            end = start + 1
            while True:
                for category in node.get(_END, ()):
                    found[category] = end
                if end == count:
                    break
                node = node.get(toks[end])
                if node is None:
                    break
                end += 1
            for category, end in found.items():
                if reached.get(category, 0) <= start:
                    reached[category] = end
                    covered[category] = covered.get(category, 0) + end - start
                    if start == 0:
                        at_start.add(category)
        return {
            category: (covered[category] / count, category in at_start)
            for category in CATEGORIES
            if category in covered
        }


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """The lexicon of `words.toml`, read once a process."""
    words = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    return Lexicon(
        {
            category: (phrase for phrases in words[category].values() for phrase in phrases)
            for category in CATEGORIES
        }
    )
