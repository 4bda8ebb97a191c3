"""The thread of comments below a flattened article.

The labeller takes a comment that reads like the story for the story, and who wrote it and when for
a byline. A thread has a form, though: below a line that names comments stand short lines with a
date or an age, again and again, a text between each and the next, and a name. A live report has
that form, too, but nobody's names.

Counted on pages that readers have labelled line by line (right / wrong; 208 pages of all kinds,
1,206 others), each by a model that has not seen its site: 16 / 1, 11 / 1.
"""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from clipper.page import Role
from clipper.segment.features import unit_text
from clipper.segment.labeller import PAGE_TYPES
from clipper.segment.steps.judged import Page

_ARTICLE, _FORUM = PAGE_TYPES.index("article"), PAGE_TYPES.index("forum")
_MAY_BE, _THREAD, _TOGETHER = 0.25, 0.6, 0.5
"""Probability of an article from which, and of a forum below which, a page may be an article with
its comments, and what both have at least."""
_SHORT, _NAME, _TEXT = 14, 6, 3
"""Words of a head or of a line with a date, and of a name, at most; of a text at least."""
_TIMES = 3
"""How often the head of the comments stands on the page, at most: "Comment" is a button, too."""
_STORY = 80
"""Words of content above the comments."""
_AROUND = 8
"""Lines on either side of a date among which there is content, if it stands in a live report."""
_LEAST = 3
"""Dates of a thread at least, and those within a live report."""
_APART = 40
"""Lines from the head to the first date, and from each to the next, at most."""
_CLOSE = 2
"""Lines from each to the next, in the middle, at least: in a list of links it is one."""
_MOST = 0.6
"""Share of the comments that have a text and a name."""
_LAST = 0.75
"""The last comment is as long as all but a quarter of them are."""
_TAKEN = (Role.BODY, Role.BYLINE, Role.LABEL, Role.SHARING)


def talk_below(page: Page) -> None:
    """What stands in a thread below the story of an article is comments."""
    if page.kind != "text" or not _may_have_comments(page):
        return
    heads = _heads(page)
    dates = _dates(page) if heads else []
    for head in heads:
        thread = _thread(head, dates)
        if len(thread) >= _LEAST and _is_talk(page, thread):
            lengths = np.diff(thread)
            end = thread[-1] + int(np.quantile(lengths, _LAST)) + 1
            for at in range(head, min(end, len(page.roles))):
                if page.roles[at] in _TAKEN:
                    page.set(at, Role.COMMENTS, "in a thread below the story", 0.5)
            return


def _may_have_comments(page: Page) -> bool:
    article, forum = page.prediction.page_type[[_ARTICLE, _FORUM]]
    return bool(article >= _MAY_BE and forum < _THREAD and article + forum >= _TOGETHER)


def _heads(page: Page) -> list[int]:
    """Lines that may head the comments, below a story that is no live report."""
    words = page.words()
    body = np.array([role is Role.BODY for role in page.roles])
    above = np.cumsum(np.where(body, words, 0))
    found = (page.column("lex_comments") > 0) & (words <= _SHORT) & ~body & (above >= _STORY)
    found &= np.expm1(page.column("times")) < _TIMES - 0.5
    if not found.any():
        return []
    inside = [at for at in _dates(page) if _stands_in(body, at)]
    if len(inside) >= _LEAST:
        found[inside[_LEAST - 1] :] = False
    return list(np.flatnonzero(found).tolist())


def _stands_in(body: npt.NDArray[np.bool_], at: int) -> bool:
    return bool(body[max(0, at - _AROUND) : at].any() and body[at + 1 : at + 1 + _AROUND].any())


def _dates(page: Page) -> list[int]:
    """Short lines with a date, a time of day or an age."""
    dated = page.column("date") + page.column("clock") + page.column("lex_ago") > 0
    return list(np.flatnonzero(dated & (page.words() <= _SHORT)).tolist())


def _thread(head: int, dates: list[int]) -> list[int]:
    """The dates below a head, each near the one above."""
    found = [head]
    for at in dates:
        if at > head and at - found[-1] > _APART:
            break
        if at > head:
            found.append(at)
    return found[1:]


def _is_talk(page: Page, thread: list[int]) -> bool:
    """Whether most of what stands between the dates has a text and a writer."""
    between = [range(start + 1, end) for start, end in pairwise(thread)]
    if sorted(map(len, between))[len(between) // 2] + 1 < _CLOSE:
        return False
    texts = sum(any(_is_text(page, at) for at in rows) for rows in between)
    names = sum(any(_is_name(page, at) for at in rows) for rows in between)
    # A name may stand in one line with the date.
    signed = {re.sub(r"[\W\d_]+", " ", unit_text(page.groups[at])).strip() for at in thread} - {""}
    if len(signed) < _MOST * len(thread) and names < _MOST * len(between):
        return False
    return texts >= _MOST * len(between)


def _is_text(page: Page, at: int) -> bool:
    return page.roles[at] in (Role.BODY, Role.COMMENTS) and bool(page.words()[at] >= _TEXT)


def _is_name(page: Page, at: int) -> bool:
    """Whether a line is short, stands on the page once and is no sentence."""
    if page.roles[at] is Role.BODY or page.words()[at] > _NAME or page.column("times")[at] > 0:
        return False
    return not page.column("ends_stop")[at] and any(c.isalpha() for c in page.groups[at][0].text)
