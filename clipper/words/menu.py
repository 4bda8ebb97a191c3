"""What headers and footers say in any site, names of sections among it (`brand.toml`, [menu])."""

from __future__ import annotations

from functools import cache

from clipper.words import lists as word_lists
from clipper.words.keys import key_of


@cache
def menu_words() -> frozenset[str]:
    """Keys of these words, in all languages."""
    return frozenset(map(key_of, word_lists.words("brand", "menu")))
