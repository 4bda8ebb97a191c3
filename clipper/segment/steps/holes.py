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
from clipper.segment.steps.judged import AT, Page, stretches
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
    for hole in stretches(role is not Role.BODY for role in page.roles):
        if len(hole) > _RUN or not hole.start or hole.stop == len(page.roles):
            continue
        for at in hole:
            own = page.roles[at]
            doubted = own in _DOUBTED and p[at, AT[own]] <= _MOST
            if doubted and p[at, AT[Role.BODY]] >= _LEAST:
                page.set(at, Role.BODY, "between content of the page", 0.5)


def holes_in_articles(page: Page) -> None:
    """One or two lines between content of an article that are hardly links are content."""
    if page.kind != "text" or not page.is_article():
        return
    roles = list(page.roles)
    for hole in stretches(role is not Role.BODY for role in roles):
        above = roles[max(0, hole.start - _AROUND) : hole.start]
        below = roles[hole.stop : hole.stop + _AROUND]
        if len(hole) > _SHORT or above.count(Role.BODY) + below.count(Role.BODY) < 2 * _AROUND:
            continue
        for at in hole:
            if _is_no_link(page, at):
                page.set(at, Role.BODY, "between content of the article", 0.5)


def _is_no_link(page: Page, at: int) -> bool:
    own, p = page.roles[at], page.prediction.roles[at]
    if own not in _LINKS or p[AT[own]] > _HARDLY or p[AT[Role.BODY]] < _MAY_BE:
        return False
    return not any(page.column(name)[at] for name in _SENT) and not _is_date_alone(page, at)


def _is_date_alone(page: Page, at: int) -> bool:
    """Whether a line is nothing but a date."""
    line = page.text(at)
    found = dates.find(line)
    return found is not None and not lexicon.tokens(line.replace(found.text, ""))
