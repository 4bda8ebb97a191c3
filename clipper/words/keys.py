"""Keys by which texts are the same to a reader, whatever their case and signs."""

from __future__ import annotations

import re

_NOT_WORD = re.compile(r"[\W_]+")
_SIGNS = {code: " " for code in range(128) if not chr(code).isalnum()}


def key_of(text: str) -> str:
    """Letters and digits of a text, lower case, words parted by single spaces.

    >>> key_of("A Tea–House?")
    'a tea house'
    """
    text = text.casefold()
    if text.isascii():  # most are, and five times as fast
        return " ".join(text.translate(_SIGNS).split())
    return _NOT_WORD.sub(" ", text).strip()
