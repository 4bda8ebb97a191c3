"""Text as the index sees it: which characters make words, and which count as equal.

An approximation of FTS5's `unicode61` with `remove_diacritics 2`, character by character, so that
places in folded text are places in the text. It serves highlighting, never finding.
"""

from __future__ import annotations

import re
import unicodedata


class _Folding(dict[int, int]):
    """`str.translate` table that learns each character when it is first met."""

    def __missing__(self, code: int) -> int:
        self[code] = folded = _fold(chr(code))
        return folded


def _fold(char: str) -> int:
    base = unicodedata.normalize("NFD", char)[0]
    if not unicodedata.name(base, "").startswith(("LATIN", "GREEK", "CYRILLIC")):
        base = char
    lower = base.lower()
    return ord(lower[0])


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Lower case without accents, as long as `text`.

    >>> fold("Café ÉTÉ")
    'cafe ete'
    """
    return text.translate(_FOLDING)


def has_word(text: str) -> bool:
    """Whether there is anything in it that the index knows."""
    return any(unicodedata.category(char)[0] in "LN" for char in text)


_PARTS = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u0900-\u0dff]+[^\W_]*)*")


def parts(text: str) -> list[str]:
    """The words of a text, as written. Punctuation parts them, marks over letters do not.

    >>> parts("don't a-b")
    ['don', 't', 'a', 'b']
    """
    return _PARTS.findall(text)
