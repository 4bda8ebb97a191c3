"""What headers and footers say in any site, names of sections among it (`brand.toml`, [menu])."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from clipper.words.keys import key_of


@cache
def menu_words() -> frozenset[str]:
    """Keys of these words, in all languages."""
    data = tomllib.loads(files("clipper.words").joinpath("brand.toml").read_text("utf-8"))
    return frozenset(key_of(word) for words in data["menu"].values() for word in words)
