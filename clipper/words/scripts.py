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
UNCASED = f"\u0590-\u05ff\u0900-\u0dff{WIDE}"
"""Without capitals, but for Arabic, whose article makes nearly all nouns begin alike."""
_OTHER_DIGIT = re.compile(r"[^\D0-9]")


def plain_digits(text: str) -> str:
    """A text whose digits of other scripts are ASCII's, each character at its place.

    >>> plain_digits("١٢ يونيو ٢٠٢٥, ۳, ৪, ५")
    '12 يونيو 2025, 3, 4, 5'
    """
    if text.isascii():
        return text
    return _OTHER_DIGIT.sub(lambda match: str(decimal(match[0])), text)


def is_unspaced(character: str) -> bool:
    """Whether a script writes this character's words without spaces (Han, Kana, Thai)."""
    return bool(character) and (
        "\u3040" <= character <= "\u30ff"
        or "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\u0e00" <= character <= "\u0e7f"
        or "\U00020000" <= character <= "\U0003ffff"
    )
