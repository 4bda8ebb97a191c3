"""What headers and footers say on any site: words of menus and buttons, links past the header."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from unicodedata import normalize

from clipper.segment import lexicon
from clipper.words import lists as word_lists

_FURNITURE = (
    "related", "readmore", "comments", "promotion", "app_banner", "sharing", "notice", "navigation"
)  # fmt: skip
"""Categories of the lexicon whose phrases are no names."""
_DROPPED = re.compile("[\u0301\u0307]")
"""The Greek accent, and the dot of the small Turkish letter."""


@cache
def _menu() -> frozenset[str]:
    return frozenset(map(_folded, word_lists.words("brand", "generic", "menu")))


def _folded(text: str) -> str:
    """A text in small letters, without the accents that Greek leaves out in capitals ("ΠΟΛΙΤΙΚΗ"),
    and the dot that the Turkish İ leaves behind."""
    low = text.casefold()
    return low if low.isascii() else _DROPPED.sub("", normalize("NFD", low))


@cache
def _skips(name: str) -> tuple[str, ...]:
    return tuple(map(_folded, word_lists.words("brand", name)))


def is_menu(text: str) -> bool:
    """Whether a text is what headers and footers say on any site."""
    low = _folded(text)
    return low in _menu() or low.startswith(_skips("skips")) or low.endswith(_skips("skip_ends"))


@lru_cache(maxsize=4096)
def is_furniture(text: str) -> bool:
    """Whether a text of several words is nothing but what buttons, notices and headings of lists
    say."""
    tokens = lexicon.tokens(text)
    return len(tokens) > 1 and lexicon.is_all(tokens, *_FURNITURE)
