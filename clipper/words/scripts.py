"""Scripts of letters, as ranges of a regular expression's class.

Blocks of the Unicode standard, chapters 16 and 18; the rarer extensions of Han are left out.
"""

from __future__ import annotations

import re
from unicodedata import decimal

HAN, KANA, HANGUL, THAI = "\u3400-\u9fff", "\u3040-\u30ff", "\uac00-\ud7af", "\u0e00-\u0e7f"
UNSPACED = f"{THAI}{KANA}{HAN}"
"""Written without spaces between words."""
CJK = f"{KANA}{HAN}{HANGUL}"
WIDE = f"{THAI}{CJK}"
"""Of whose letters about two make a word."""
POINTS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u200d"
)
"""Marks that texts may leave out or write otherwise: accents that stand apart from their letter,
points of Hebrew, vowel signs of Arabic, and what joins letters and pictures to one."""
SIGNS = (
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u09d7\u09e2"
    "\u09e3\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71\u0a75\u0a81-\u0a83\u0abc-\u0acd\u0ae2\u0ae3"
    "\u0afa-\u0aff\u0b01-\u0b03\u0b3c-\u0b57\u0b62\u0b63\u0b82\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04"
    "\u0c3c-\u0c56\u0c62\u0c63\u0c81-\u0c83\u0cbc-\u0cd6\u0ce2\u0ce3\u0d00-\u0d03\u0d3b-\u0d57"
    "\u0d62\u0d63\u0d81-\u0d83\u0dca-\u0ddf\u0df2\u0df3\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
"""Vowel signs and others that belong to a word of India, Sri Lanka or Thailand, and that the `\\w`
of regular expressions leaves out. In Khmer, Lao and Burmese, which know no spaces either, they
still part what would be one word as long as the line."""
UNCASED = f"\u0590-\u05ff\u0900-\u0dff{WIDE}"
"""Without capitals, but for Arabic, whose article makes nearly all nouns begin alike."""
ANY_CJK, ANY_WIDE, ANY_UNSPACED, ANY_THAI = (
    re.compile(f"[{letters}]") for letters in (CJK, WIDE, UNSPACED, THAI)
)
"""A letter of these scripts."""
_OTHER_DIGIT = re.compile(r"[^\D0-9]")


def plain_digits(text: str) -> str:
    """A text whose digits of other scripts are ASCII's, each character at its place.

    >>> plain_digits("١٢ يونيو ٢٠٢٥, ۳, ৪, ५")
    '12 يونيو 2025, 3, 4, 5'
    """
    if text.isascii():
        return text
    return _OTHER_DIGIT.sub(lambda match: str(decimal(match[0])), text)


_SIGNS_OF_TEXT = "’“”–—…\u00a0‘•·«»©"
"""Signs that part words; without them most texts are ASCII alone."""


def without_signs(text: str) -> str:
    """A text with spaces for the quotation marks, dashes and the like that are not ASCII.

    What looks for words and nothing else finds the same ones, in a quarter of the time where only
    ASCII is left, as in most English texts.

    >>> without_signs("“Slates”—the harbour’s")
    ' Slates  the harbour s'
    """
    for sign in _SIGNS_OF_TEXT:
        if sign in text:
            text = text.replace(sign, " ")
    return text


def is_caseless(text: str) -> bool:
    """Whether no letter of a text is small or a capital, as in scripts that have no capitals.

    >>> is_caseless("小巨人"), is_caseless("Ферма"), is_caseless("12")
    (True, False, True)
    """
    return text.lower() == text.upper()


def is_unspaced(character: str) -> bool:
    """Whether a script writes this character's words without spaces (Han, Kana, Thai)."""
    return bool(character) and (
        "\u3040" <= character <= "\u30ff"
        or "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\u0e00" <= character <= "\u0e7f"
        or "\U00020000" <= character <= "\U0003ffff"
    )
