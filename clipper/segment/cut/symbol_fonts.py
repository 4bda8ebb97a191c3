"""Letters that a font shows as signs: `<font face="Wingdings">ü</font>` is a tick, "m" in Symbol a
Greek letter. What each stands for is in `words/symbol_fonts.toml`.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import Any

from clipper.words import lists as word_lists

_NAMED = re.compile(
    r"(?:^|font-family\s?:)\s{0,2}[\"']?((?:wing|web)dings(?:\s[23])?|symbol)[\"']?\s?(?:[,;!]|$)",
    re.I,
)
_CHARS, _TEXTS = 3, 8
"""Characters of such a text, at most, and texts that it comes in; a longer one is read as it is
written: whoever has not the font sees letters."""
_INNER = 50
"""Elements in such a text that are looked at."""
_OTHERS = frozenset(("a", "img", "sub", "sup"))
"""Elements that are more than their text."""
_OWN = 0xF000
"""Before the places of the font's signs among the characters for private use."""
_FORMULAS = "symbol"
"""The font that has digits and signs of its own, too."""


def font_of(value: str) -> str:
    """The font of signs that the `face` or the `style` of an element names first; "" for others.

    >>> font_of("color:red; font-family: 'Wingdings 3'"), font_of("font-family:'Segoe UI Symbol'")
    ('wingdings 3', '')
    """
    low = value.lower()
    if "dings" not in low and _FORMULAS not in low:  # nearly all
        return ""
    found = _NAMED.search(low)
    return " ".join(found[1].split()) if found else ""


def shown(element: Any, font: str) -> str | None:
    """What an element shows in a font of signs; `None` if it holds more than a few."""
    written = "".join(islice(element.itertext(), _TEXTS + 1))
    core = written.strip()
    if not 0 < len(core) <= _CHARS or " " in core or element.tag in _OTHERS:
        return None
    if any(inner.tag in _OTHERS for inner in islice(element.iterdescendants(), _INNER)):
        return None
    signs = "".join(_sign(char, font) for char in core)
    return written.replace(core, signs) if signs else " "


def _sign(char: str, font: str) -> str:
    code = ord(char)
    if _OWN <= code < _OWN + 256:
        char = chr(code - _OWN)
    elif code > 255 and not char.encode("cp1252", "ignore"):
        return char  # a sign by itself
    return _signs(font).get(char, char if font == _FORMULAS else "")


@cache
def _signs(font: str) -> dict[str, str]:
    written, signs = word_lists.read("symbol_fonts").get(font, ("", ""))
    return dict(zip(written, signs, strict=True))
