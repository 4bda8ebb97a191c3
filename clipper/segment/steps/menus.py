"""Menus of flattened pages that the form of their lines tells: calendars and entries between bars.

The labeller knows entries by their words and by what stands around them. A calendar of many months
(a page had 295 such lines) reads like a table of numbers, and a bar between two entries like the
end of a sentence. No development page has either; two of 148 others have (373 lines right).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from clipper.page import Role
from clipper.segment.steps.judged import Page

_DAYS = re.compile(r"[\s•*]*\d[\d\s]*")
_LEAST, _WEEK = 3, 7
"""Days on a line of a calendar, and on one of its lines at least; the first and the last may have
fewer."""
_LAST = 31
_WEEKS, _WEEKDAYS = 3, 40
"""Such lines of a calendar at least, and characters of the line of weekdays above at most."""
_BAR = re.compile(r"[\s•*]*[|｜丨·][\s•*]*")
_SIGNS = 8
"""Characters of a line that is nothing but a bar, at most."""
_BARS, _ENTRY = 3, 5
"""Bars with one short line from each to the next, at least, and words of such a line."""


def menus(page: Page) -> None:
    """Calendars and entries between bars are navigation."""
    if page.kind != "text":
        return
    digits = page.column("digits").nonzero()[0].tolist()
    for weeks in _runs(digits, 1, lambda at: _days(page, at) >= _LEAST):
        if len(weeks) >= _WEEKS and any(_days(page, at) == _WEEK for at in weeks):
            first = weeks[0] - 1
            above = [first] if first >= 0 and len(_line(page, first)) <= _WEEKDAYS else []
            _set(page, [*above, *weeks], "in a calendar")
    words = page.words()
    signs = [at for at, block in enumerate(page.blocks) if len(block.text) <= _SIGNS]
    for bars in _runs(signs, 2, lambda at: bool(_BAR.fullmatch(_line(page, at)))):
        entries = range(max(0, bars[0] - 1), min(len(words), bars[-1] + 2))
        if len(bars) >= _BARS and all(words[at] <= _ENTRY for at in entries[1:-1]):
            _set(page, [at for at in entries if words[at] <= _ENTRY], "between bars")


def _runs(rows: list[int], step: int, holds: Callable[[int], bool]) -> Iterator[list[int]]:
    """Those of some units that something holds of, each so far behind the one before."""
    run: list[int] = []
    for at in rows:
        if not holds(at):
            continue
        if run and at - run[-1] != step:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _days(page: Page, at: int) -> int:
    """How many days, each the next of the one before, a line is, glued or not, and nothing else."""
    line = _line(page, at)
    if not _DAYS.fullmatch(line):
        return 0
    said = "".join(filter(str.isdecimal, line))
    for first in (int(said[:1]), int(said[:2])):
        days, day = "", first
        while len(days) < len(said) and 0 < day <= _LAST:
            days, day = days + str(day), day + 1
        if days == said and day - first <= _WEEK:
            return day - first
    return 0


def _line(page: Page, at: int) -> str:
    return page.text(at).strip()


def _set(page: Page, rows: list[int], why: str) -> None:
    for at in rows:
        if page.roles[at] is Role.BODY:
            page.set(at, Role.NAVIGATION, why, 0.5)
