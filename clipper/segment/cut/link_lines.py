"""The lines of a link that holds a headline and what is printed under it."""

from __future__ import annotations

import re
from itertools import pairwise

_LAST_WORD = re.compile(r"[^\W\d_]{2}(?<=[^\W\d_A-ZÀ-ÖØ-Þ])$")
"""A word in small letters at the end; of one letter it goes on in the next element ("iPhone")."""
_LAST = -3
"""Where what tells begins: two letters, and a line break behind them."""


def parted(pieces: list[str]) -> list[str]:
    """The text of a link, cut where two elements meet without a space and a new word begins, as
    its capital or its number shows: a headline and what is printed under it."""
    starts = [
        at
        for at in range(1, len(pieces))
        if pieces[at - 1] == "\n"
        or (
            _LAST_WORD.search(pieces[at - 1][_LAST:])
            and (pieces[at][:1].isupper() or (pieces[at][:1].isdigit() and " " in pieces[at]))
        )
    ]
    if not starts:
        return ["".join(pieces)]
    return ["".join(pieces[a:b]) for a, b in pairwise([0, *starts, len(pieces)])]
