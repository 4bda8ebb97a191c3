"""Units in the midst of content of flattened articles that are nobody's text: fields of a form as a
browser for terminals draws them ("Name [          ]", "[*] Daily letter"), tags one to a line.

Pages for these are rare: of 1,414 that readers have labelled line by line no line changes.
"""

from __future__ import annotations

import re
from itertools import groupby

import numpy as np

from clipper.page import Role
from clipper.segment.steps.judged import Page

_FIELD = re.compile(r"\[[^\[\]]*\s{3}\]")
_TICKED = re.compile(r"\[\*\] \S|\(\*\) .{0,200}\([* ]\) \S")
_TO_TICK = re.compile(r"\[ \] \S|\( \) .{0,200}\([* ]\) \S")
"""A field with room to write in; what can be chosen. Nobody ticks a list of things to pack."""
_SHORT = 20
"""Words of such a line at most."""
_ROW, _WORDS, _NEAR = 3, 3, 0.7
"""Tags in a row at least, words of one at most, and how near the first stands below their head (3
lines)."""


def flat_fillers(page: Page) -> None:
    """Takes from the content of a flattened article what is nobody's text."""
    if page.kind != "text" or not page.is_article():
        return
    _fields(page)
    _tags(page)


def _fields(page: Page) -> None:
    short = np.flatnonzero(page.words() <= _SHORT).tolist()
    texts = {at: page.text(at) for at in short if page.roles[at] is Role.BODY}
    ticked = any(map(_TICKED.search, texts.values()))
    for at, text in texts.items():
        if _FIELD.search(text) or (ticked and (_TICKED.search(text) or _TO_TICK.search(text))):
            page.drop(at, "a field of a form")


def _tags(page: Page) -> None:
    """A row of short lines that end in commas, below a head of topics, is a menu."""
    commas = (page.column("ends_comma") > 0) & (page.words() <= _WORDS)
    near = page.column("under_topics") >= _NEAR
    for is_tag, rows in groupby(range(len(commas)), commas.__getitem__):
        row = list(rows)
        if is_tag and near[row[0]] and len(row) >= _ROW:
            for at in row:
                if page.roles[at] is Role.BODY:
                    page.set(at, Role.NAVIGATION, "one of the tags", 0.5)
