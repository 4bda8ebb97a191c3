"""The thread of comments below a flattened article.

The labeller takes a comment that reads like the story for the story, and who wrote it and when for
a byline. A thread has a form, though: below a line that names comments stand short lines with a
date or an age, again and again, a text between each and the next, and a name. A live report has
that form, too, but nobody's names, and so have the posts of a blog, but each has its own comments.

Counted on pages that readers have labelled line by line (right / wrong; 208 pages of all kinds,
1,206 others), each by a model that has not seen its site: 16 / 1, 11 / 1.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from itertools import pairwise
from statistics import median

import numpy as np

from clipper.page import Role
from clipper.segment.steps.judged import Page
from clipper.words import lists as word_lists
from clipper.words.steps import any_of

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
"""Share of the comments that have a text and a name, and of posts that have comments."""
_LONG = 0.5
"""Share of the words of the story that the comment in the middle has at most."""
_LAST = 0.75
"""The last comment is as long as all but a quarter of them are."""
_TAKEN = (Role.BODY, Role.BYLINE, Role.LABEL, Role.SHARING)


def talk_below(page: Page) -> None:
    """What stands in a thread below the story of an article is comments."""
    if page.kind != "text" or not _may_have_comments(page):
        return
    heads = _heads(page)
    if not heads:
        return
    dates = _dates(page)
    report = _begin_of_report(page, dates)
    for head, story in heads.items():
        thread = _thread(head, dates)
        if head < report and len(thread) >= _LEAST and _is_talk(page, thread, story, heads):
            if _has_answers(page):
                return
            end = thread[-1] + int(np.quantile(np.diff(thread), _LAST)) + 1
            for at in range(head, min(end, len(page.roles))):
                if page.roles[at] in _TAKEN:
                    page.set(at, Role.COMMENTS, "in a thread below the story", 0.5)
            return


def _may_have_comments(page: Page) -> bool:
    article, forum = page.prediction.of_type("article"), page.prediction.of_type("forum")
    return article >= _MAY_BE and forum < _THREAD and article + forum >= _TOGETHER


def _has_answers(page: Page) -> bool:
    """Whether a short line names answers to a question, which are what the page is for."""
    short = np.flatnonzero(page.words() <= _NAME).tolist()
    return any(_answers().search(page.text(at)) for at in short)


@cache
def _answers() -> re.Pattern[str]:
    said = any_of(word_lists.words("replies", "answers"))
    return re.compile(rf"(?<![a-zà-ÿ])(?:{said})(?![a-zà-ÿ])", re.I)


def _heads(page: Page) -> dict[int, float]:
    """Lines that may head comments, with the words of content above each."""
    words = page.words()
    body = np.array([role is Role.BODY for role in page.roles])
    above = np.cumsum(np.where(body, words, 0))
    found = (page.column("lex_comments") > 0) & (words <= _SHORT) & ~body & (above >= _STORY)
    found &= np.expm1(page.column("times")) < _TIMES - 0.5
    return {at: float(above[at]) for at in np.flatnonzero(found).tolist()}


def _dates(page: Page) -> list[int]:
    """Short lines with a date, a time of day or an age."""
    dated = page.column("date") + page.column("clock") + page.column("lex_ago") > 0
    return list(np.flatnonzero(dated & (page.words() <= _SHORT)).tolist())


def _begin_of_report(page: Page, dates: list[int]) -> int:
    """The line from which a story is a live report: several dates stand among its content."""
    among = 0
    for at in dates:
        above, below = page.roles[max(0, at - _AROUND) : at], page.roles[at + 1 : at + 1 + _AROUND]
        among += Role.BODY in above and Role.BODY in below
        if among >= _LEAST:
            return at
    return len(page.roles)


def _thread(head: int, dates: list[int]) -> list[int]:
    """The dates below a head, each near the one above."""
    found = [head]
    for at in dates:
        if at > head and at - found[-1] > _APART:
            break
        if at > head:
            found.append(at)
    return found[1:]


def _is_talk(page: Page, thread: list[int], story: float, heads: Container[int]) -> bool:
    """Whether what stands between the dates are texts, each with its writer, and no posts of a
    blog: those are as long as the first one, and have comments of their own."""
    between = [range(start + 1, end) for start, end in pairwise(thread)]
    enough = _MOST * len(between)
    said = [_words_said(page, rows) for rows in between]
    posts = sum(any(at in heads for at in rows) for rows in between)
    if posts >= enough or median(said) > _LONG * story:
        return False
    if median(map(len, between)) + 1 < _CLOSE or sum(words > 0 for words in said) < enough:
        return False
    names = sum(any(_is_name(page, at) for at in rows) for rows in between)
    # A name may stand in one line with the date.
    signed = {re.sub(r"[\W\d_]+", " ", page.text(at)).strip() for at in thread} - {""}
    return names >= enough or len(signed) >= _MOST * len(thread)


def _words_said(page: Page, rows: range) -> float:
    words = page.words()
    texts = (at for at in rows if page.roles[at] in (Role.BODY, Role.COMMENTS))
    return sum(float(words[at]) for at in texts if words[at] >= _TEXT)


def _is_name(page: Page, at: int) -> bool:
    """Whether a line is short, stands on the page once and is no sentence."""
    if page.roles[at] is Role.BODY or page.words()[at] > _NAME or page.column("times")[at] > 0:
        return False
    return not page.column("ends_stop")[at] and any(c.isalpha() for c in page.blocks[at].text)
