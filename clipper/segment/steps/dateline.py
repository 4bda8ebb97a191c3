"""The day of a flattened article right below its headline.

A line of nothing but a date is no content there, whatever the labeller says. On 208 pages that
readers have labelled line by line 46 of 46 such lines are bylines, which the labeller knew; no line
changes on 1,206 others, either, but three would, wrongly, on those that are no articles.
"""

from __future__ import annotations

from clipper.page import Role
from clipper.segment import lexicon
from clipper.segment.steps.judged import Page
from clipper.words import dates

_BELOW = 3
"""Lines below the headline at most."""
_LONGEST, _MORE = 12, 3
"""Tokens of such a line, and those beside its date, at most."""


def dateline(page: Page) -> None:
    """What seems to be content right below a headline, and is a date, is of its byline."""
    if page.kind != "text" or not page.is_article():
        return  # on lists a day heads what happened then
    titles = [at for at, role in enumerate(page.roles) if role is Role.TITLE]
    below = {at for title in titles for at in range(title + 1, title + 1 + _BELOW)}
    words = page.words()
    for at in sorted(below.intersection(range(len(page.roles)))):
        if page.roles[at] is Role.BODY and words[at] <= _LONGEST and _is_date(page, at):
            page.set(at, Role.BYLINE, "the day below the headline", 0.8)


def _is_date(page: Page, at: int) -> bool:
    text = page.text(at)
    date = dates.find(text)
    if date is None or not (date.year and date.day):
        return False
    return lexicon.count(text[: date.start] + text[date.end :]) <= _MORE
