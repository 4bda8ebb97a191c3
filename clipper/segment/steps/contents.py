"""Tables of contents of flattened pages: lines that stand once more below, in their order.

The labeller takes some of their lines for the menu and some for the text. On the development pages
(each by a model that has not seen its site) word F1 of 12 pages up, of one down, and of pages that
readers have labelled line by line 1 / 0 and 43 / 0 (208 pages, 1,191 others).
"""

from __future__ import annotations

from collections import Counter, defaultdict

from clipper.page import Role
from clipper.segment.steps.judged import Page

_NUMBERS = "0123456789 "
"""What one of the two may have before and behind: numbers of chapters and of pages."""
_LEAST, _WORDS = 4, 16
"""Lines of such a table at least, and words of each at most."""
_APART = 2
"""Lines from one heading to the next, at least: there is text between."""
_TIMES = 3
"""So many times as long as the table is the text from its first to its last heading."""
_MENUS = (Role.NAVIGATION, Role.RELATED)


def contents(page: Page) -> None:
    """A table of contents that is content in part and menu in part is menu as a whole."""
    if page.kind != "text" or Role.BODY not in page.roles:
        return
    headings = _headings(page)
    at, end = 0, len(page.roles)
    while at < end and len(headings) >= _LEAST:
        stop = _end(page, at, headings)
        if stop - at >= _LEAST and _is_table(page, range(at, stop), headings):
            for entry in range(at, stop):
                if page.roles[entry] is Role.BODY:
                    page.set(entry, Role.NAVIGATION, "contents of the page", 0.5)
        at = max(stop, at + 1)


def _headings(page: Page) -> dict[int, int]:
    """Unit -> the one below that says the same, where there are these two and no more."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(page.keys):
        if said := key.strip(_NUMBERS):
            places[said].append(at)
    return {rows[0]: rows[1] for rows in places.values() if len(rows) == 2}


def _end(page: Page, start: int, headings: dict[int, int]) -> int:
    """Where a run of short lines ends whose headings follow each other."""
    words, last, at = page.words(), -_APART, start
    while at in headings and words[at] <= _WORDS and headings[at] >= last + _APART:
        last, at = headings[at], at + 1
    return at


def _is_table(page: Page, run: range, headings: dict[int, int]) -> bool:
    """Whether lines have their headings behind them, far enough from each other, some in the
    content, and were taken for content in part."""
    below = [headings[at] for at in run]
    if below[0] < run.stop or below[-1] - below[0] < _TIMES * len(run):
        return False
    roles = Counter(page.roles[at] for at in run)
    if not 0 < roles[Role.BODY] < len(run) or not any(roles[role] for role in _MENUS):
        return False
    return any(page.roles[at] is Role.BODY for at in below)
