"""What stands alone where a name may stand, and is nobody's."""

from __future__ import annotations

import re

from clipper.words.byline import words
from clipper.words.keys import key_of
from clipper.words.menu import menu_words
from clipper.words.scripts import ANY_CJK, CJK

_LONGEST = 8
"""Signs of the longest name in a script without spaces, but for offices and names from abroad."""
_CLAUSE = re.compile(rf"(?=.*[{CJK}])[^\s·・、,，;；A-Za-z\d_]{{{_LONGEST + 1},}}")


def is_nobody(name: str) -> bool:
    """Whether a text is a line of a menu, names of tools and nothing else, or a whole clause or one
    sign in a script without spaces.

    >>> is_nobody("第十届人民代表大会第二十八次会议通过"), is_nobody("王小明"), is_nobody("Home")
    (True, False, True)
    >>> is_nobody("日"), is_nobody("RSS Feed Print"), is_nobody("Ann Print")
    (True, True, False)
    """
    if len(name) == 1 and ANY_CJK.match(name):
        return True
    key = key_of(name)
    if key in menu_words() or (key and words("tools").issuperset(key.split())):
        return True
    return _CLAUSE.fullmatch(name.strip("，,")) is not None
