"""Names of publishers as they are given out: once, without the signs beside them."""

from __future__ import annotations

import re
from functools import cache

from clipper.words.byline import words
from clipper.words.scripts import HAN, KANA

_EDGE = " #&|·•*_■□◆●▶►"
_HOME = re.compile(f"[{HAN}]+|[{HAN}{KANA}]{{4,}}")
"""Words for a first page that no name ends with: "タマホーム" is a firm."""
_LEAST = 4
"""Letters of a name that stands twice."""


def tidied(name: str) -> str:
    """A name without signs of lists and tags about it, and once where it stands twice.

    >>> tidied("Kelm.exampleKelm.example"), tidied("The Kelm Post The Kelm Post"), tidied("#Kelm &")
    ('Kelm.example', 'The Kelm Post', 'Kelm')
    >>> tidied("Duran Duran"), tidied("海港首页"), tidied("首页"), tidied("タマホーム")
    ('Duran Duran', '海港', '首页', 'タマホーム')
    """
    name = name.strip(_EDGE) or name
    if not name.isascii():
        name = _without_home(name)
    half, odd = divmod(len(name), 2)
    first, last = name[:half], name[half + odd :]
    # With a space between it is a name like others, if it is one word.
    between = name[half] == " " and " " in first if odd else not first.endswith(" ")
    return first if half >= _LEAST and between and first == last else name


def _without_home(name: str) -> str:
    """A name without the word for its first page, in a script that glues it behind."""
    for word in _homes():
        if name.endswith(word) and len(name) - len(word) > 1:
            return name.removesuffix(word).strip()
    return name


@cache
def _homes() -> tuple[str, ...]:
    return tuple(word for word in words("home") if _HOME.fullmatch(word))
