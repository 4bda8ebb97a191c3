"""The words of an address: writers and programs make its last part of the page's headline."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from clipper.words.keys import key_of

_DATE = re.compile(r"^(?:19|20)\d\d-\d\d-\d\d(?=-)")
_ENDING = re.compile(r"\.[a-z]{3,5}\d?$|\.\d{3,}$", re.IGNORECASE)
"""Of a file ("storm.html"), or the number that forums put behind ("which-gpu.3859106")."""
_NUMBER = re.compile(r"\d{5,}|(?=(?:[a-z]*\d){3})(?=\d*[a-z])[0-9a-z]{8,}")
"""What is put behind to tell pages of one headline from each other."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_WORDS = frozenset(
    "amp comments default feed home htm html index main page pages print showthread thread topic "
    "view viewtopic".split()
)
"""Parts that say what the program is, not what the page is about."""
_MOST = 40
"""Words of an address that are looked at."""


def words(address: str | None) -> list[str]:
    """Words of the last part of an address that speaks, lower case, without the number that tells
    it from others; none of the front page of a site, nor of what is no address.

    >>> words("https://paper.example/2025/06/owls-move-into-the-hall.html")
    ['owls', 'move', 'into', 'the', 'hall']
    >>> words("https://forum.example/t/which-kiln-for-a-shed/68911")
    ['which', 'kiln', 'for', 'a', 'shed']
    >>> words("https://shop.example/cycling/lights/?page=2"), words("https://shop.example/")
    (['lights'], [])
    """
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return []
    # "index.php?/topic/1-which-kiln": the way stands behind the question mark.
    way = f"{parts.path}/{parts.query}" if parts.query.startswith("/") else parts.path
    spoken = map(_words, reversed(unquote(way).split("/")))
    return next(filter(None, spoken), [])


def _words(part: str) -> list[str]:
    said = key_of(_ENDING.sub("", _DATE.sub("", part))).split()[:_MOST]
    while said and said[0].isdigit() and len(said[0]) > 3 and not _YEAR.fullmatch(said[0]):
        del said[0]
    while said and _NUMBER.fullmatch(said[-1]):
        del said[-1]
    if len(said) == 1 and any(map(str.isdigit, said[0])):
        return []
    speaks = any(not word.isdigit() and word not in _NO_WORDS for word in said)
    return said if speaks else []
