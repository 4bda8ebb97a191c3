"""Holes in the content of flattened pages.

What a shop, a board or a list says between two lines of its content ("#24", "7.7 (4.7K)", "Regular
price") is so short that the labeller doubts it is content, and what it takes it for instead it
hardly believes either. On 604 flattened pages whose lines have roles given by readers: of such
lines 597 were content and 80 were not (one to three in a row; 108 and 6 in a row 913 and 141).

In articles that holds of headings and entries of lists that look like links, between two lines of
content on either side and without a word that sends the reader on: of 1,399 pages 79 and 11. But a
date alone is of a teaser.
"""

from __future__ import annotations

from clipper.page import Role
from clipper.segment import lexicon
from clipper.segment.features import unit_text
from clipper.segment.steps.judged import AT, Page
from clipper.words import dates

_RUN = 3
"""Lines that a hole has at most."""
_LEAST, _MOST = 0.2, 0.8
"""Probability of content from which, and of its own role up to which, a line of it is content."""
_SHORT, _AROUND, _MAY_BE, _HARDLY = 2, 2, 0.1, 0.6
"""The same in articles: its lines, those of the content on either side, both probabilities."""
_LINKS = (Role.RELATED, Role.NAVIGATION)
_SENT = ("lex_readmore", "lex_readmore_start", "lex_related")
_DOUBTED = (Role.RELATED, Role.PROMOTION, Role.NAVIGATION, Role.NOTICE)


def holes(page: Page) -> None:
    """A few lines between content that may be content and are hardly anything else are it."""
    if page.kind != "text" or page.is_article():
        return
    p = page.prediction.roles
    before = 0
    """Lines behind the last one of the content."""
    begun = False
    for at, role in enumerate(page.roles):
        if role is not Role.BODY:
            before += 1
            continue
        if begun and 0 < before <= _RUN:
            for hole in range(at - before, at):
                own = page.roles[hole]
                doubted = own in _DOUBTED and p[hole, AT[own]] <= _MOST
                if doubted and p[hole, AT[Role.BODY]] >= _LEAST:
                    page.set(hole, Role.BODY, "between content of the page", 0.5)
        begun, before = True, 0


def holes_in_articles(page: Page) -> None:
    """One or two lines between content of an article that are hardly links are content."""
    if page.kind != "text" or not page.is_article():
        return
    before, hole = 0, 0
    """Lines of content, and of what is none behind them."""
    for at, role in enumerate(list(page.roles)):
        if role is not Role.BODY:
            hole += 1
            continue
        follows = page.roles[at : at + _AROUND].count(Role.BODY) == _AROUND
        if 0 < hole <= _SHORT and before >= _AROUND and follows:
            for between in range(at - hole, at):
                if _is_no_link(page, between):
                    page.set(between, Role.BODY, "between content of the article", 0.5)
        before, hole = (1 if hole else before + 1), 0


def _is_no_link(page: Page, at: int) -> bool:
    own, p = page.roles[at], page.prediction.roles[at]
    if own not in _LINKS or p[AT[own]] > _HARDLY or p[AT[Role.BODY]] < _MAY_BE:
        return False
    return not any(page.column(name)[at] for name in _SENT) and not _is_date(page, at)


def _is_date(page: Page, at: int) -> bool:
    """Whether a line is nothing but a date."""
    line = unit_text(page.groups[at])
    found = dates.find(line)
    return found is not None and not lexicon.tokens(line.replace(found.text, ""))
