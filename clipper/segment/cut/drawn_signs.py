"""Signs of a sentence that a page writes by elements: powers, and emoji that are pictures."""

from __future__ import annotations

import re

_RAISED = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_POWER = re.compile(r"[\d+−()n-][\d+−()n,. -]*")
"""What is written above the line by characters of its own: numbers, which without are others
("10<sup>6</sup>"). Letters are read as they are ("2<sup>nd</sup>"), and so is "CO<sub>2</sub>"."""
_SIGN_MOST, _NAMED_SIGN = 24, re.compile(r":[\w+-]+:")
"""Characters of a sign that a picture stands for, at most, and one that is said by its name."""


def raised(text: str) -> str:
    """What stands in a `sup`, by raised characters where it is a number.

    >>> raised("6"), raised("nd")
    ('⁶', 'nd')
    """
    return text.translate(_RAISED) if _POWER.fullmatch(text.strip()) else text


def is_sign(text: str) -> bool:
    """Whether a picture in a sentence stands for a sign of it: "T", ":)", ":+1:", a flag."""
    if len(text) == 1 or (len(text) <= 3 and not text.isalnum()):
        return True
    if len(text) > _SIGN_MOST:
        return False
    return _NAMED_SIGN.fullmatch(text) is not None or not any(map(str.isalnum, text))
