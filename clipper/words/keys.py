"""Keys by which texts are the same to a reader, whatever their case and signs."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from clipper.words.scripts import ANY_WIDE, POINTS, SIGNS, is_caseless, without_signs

_DOUBLED_LEAST, _SPACED_LEAST, _DOUBLED_MOST = 4, 12, 120
"""Characters of the shortest text that is seen to stand twice in front, glued and with a space
between, and of the longest."""
_NOT_WORD = re.compile(r"[\W_]+")
_MARKED = re.compile(f"[{POINTS}{SIGNS}]")
_NOT_MARKED_WORD = re.compile(rf"(?:[^\w{SIGNS}]|_)+")
_POINTS = re.compile(f"[{POINTS}]+")
_ASCII = bytes(ord(chr(c).lower()) if chr(c).isalnum() else 32 for c in range(128)) + bytes(128)
"""Letters and digits in small letters, spaces for what parts them."""
_LINE = 300
"""Characters up to which a text is a line, for whose key several ask."""


def key_of(text: str) -> str:
    r"""Letters and digits of a text, lower case, words parted by single spaces.

    >>> key_of("A Tea–House?")
    'a tea house'
    >>> key_of("«दैनिक जागरण»"), key_of("مُحَمَّد"), key_of("👩\u200d💻 Cafe\u0301")
    ('दैनिक जागरण', 'محمد', 'café')
    """
    return _key_of_line(text) if len(text) <= _LINE else _key(text)


def _key(text: str) -> str:
    if not text.isascii():
        text = without_signs(text)
    if text.isascii():  # most are, and ten times as fast
        return " ".join(text.encode().translate(_ASCII).decode().split())
    text = normalize("NFC", text.casefold())
    if not _MARKED.search(text):
        return _NOT_WORD.sub(" ", text).strip()
    return _NOT_MARKED_WORD.sub(" ", _POINTS.sub("", text)).strip()


_key_of_line = lru_cache(maxsize=4096)(_key)


def count_words(text: str) -> float:
    """Words of a text; where they are not parted by spaces, two characters count as one."""
    wide = 0 if text.isascii() else len(ANY_WIDE.findall(text))
    if not wide:
        return len(text.split())
    return wide / 2 + len(ANY_WIDE.sub(" ", text).split())


def undoubled_front(text: str) -> str:
    """A text whose beginning stands twice, once: a picture's text before the headline it shortens.

    The second time it must begin a word glued to the first, or stand behind a space and be long
    enough that it is said twice by no one ("New York New York"); and end where a word ends.

    >>> undoubled_front("Snow in KelmSnow in Kelm stops the trains")
    'Snow in Kelm stops the trains'
    >>> undoubled_front("John Johnson sees Baden-Baden")
    'John Johnson sees Baden-Baden'
    """
    low = text.lower()
    if len(low) != len(text) or low.find(low[:_DOUBLED_LEAST], _DOUBLED_LEAST) < 0:
        return text
    for size in range(min(len(text) // 2, _DOUBLED_MOST), _DOUBLED_LEAST - 1, -1):
        if low.startswith(low[:size], size) and _meets(text, size):
            start = size
        elif size >= _SPACED_LEAST and low.startswith(f" {low[:size]}", size):
            start = size + 1
        else:
            continue
        if _word_ends(text, start + size) and _says_once(low[:size]):
            return text[start:]
    return text


def _says_once(front: str) -> bool:
    """Whether a text is no sign and no repetition itself."""
    return any(map(str.isalpha, front)) and (front + front).find(front, 1) == len(front)


def _meets(text: str, at: int) -> bool:
    """Whether a new word may begin here: with a capital behind a small letter, or in a script that
    has no capitals."""
    before, behind = text[at - 1], text[at]
    if before.isspace() or behind.isspace():
        return False
    return behind.isupper() or is_caseless(behind)


def _word_ends(text: str, at: int) -> bool:
    behind = text[at : at + 1]
    if not behind.isalnum() or not text[at - 1].isalnum():
        return True
    return _meets(text, at) and not (text[at - 1].isdigit() and behind.isdigit())
