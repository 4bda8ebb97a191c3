"""How money is written beside its amount: `money.toml` as patterns."""

from __future__ import annotations

from clipper.words import lists

_LISTED = lists.read("money")["money"]
_LETTER = r"[^\W\d_]"
SIGNS: str = _LISTED["signs"]
"""Signs that mean nothing else, to stand in a class of characters."""
_WORDS = rf"(?:{'|'.join(_LISTED['codes'])}|(?i:{'|'.join(_LISTED['words'])}))"
UNIT = rf"(?:[{SIGNS}{_LISTED['letters']}]|(?<!{_LETTER}){_WORDS}(?!{_LETTER})\.?)"
"""A sign, a code or a word of money, as a pattern."""
