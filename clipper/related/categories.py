"""Categories above headlines that look like headings or buttons: "News", "Opinion", "Video".

In a list of cards "category, headline, age" a category in such words would end the list or vanish,
and each headline would get the next one's. Where other cards have one in other words, these are
categories as well.
"""

from __future__ import annotations

from collections.abc import Sequence

from clipper.related.lines import Form, Line
from clipper.words.menu import menu_words

_MOST = 3
"""Words of the longest category; a headline is longer."""
_LEAST = 2
"""Cards that have a category in words that are neither heading nor button."""
_HEADLINE_TO_AGE = (1, 2)
"""Lines from a headline to its age; between them may stand a teaser."""


def mark_categories(run: Sequence[Line]) -> set[int]:
    """Makes text of the categories of a run's cards; the identities of all such lines."""
    ages = [at for at, line in enumerate(run) if line.form is Form.AGE]
    if len(ages) <= _LEAST:
        return set()
    # Where a category stands below the last age, they stand below all ages, and none is first.
    end = ages[-1] + 1
    first = end >= len(run) or not _is_short(run[end])
    places = [at for at in range(len(run) - 2) if _is_place(run, at, first=first)]
    if sum(run[at].form is Form.TEXT for at in places) < _LEAST:
        return set()
    found = set()
    for at in places:
        if run[at].form is Form.TEXT or run[at].key in menu_words():
            run[at].form = Form.TEXT
            found.add(id(run[at]))
    return found


def _is_place(run: Sequence[Line], at: int, *, first: bool) -> bool:
    """Whether a short line stands where a card's category may: behind an age, or `first` of the
    list, and right before a headline with an age."""
    if not _is_short(run[at]) or run[at + 1].form is not Form.TEXT or run[at + 1].words <= _MOST:
        return False
    before = run[at - 1].form if at else Form.HEADING
    if before is not Form.AGE and not (first and before is Form.HEADING):
        return False
    behind = [at + 1 + step for step in _HEADLINE_TO_AGE]
    return any(there < len(run) and run[there].form is Form.AGE for there in behind)


def _is_short(line: Line) -> bool:
    digits = any(map(str.isdigit, line.text))
    return line.form is not Form.AGE and 0 < line.words <= _MOST and not digits
