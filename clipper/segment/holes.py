"""Holes in the content of pages that are no articles.

What a shop, a board or a list says between two lines of its content ("#24", "7.7 (4.7K)", "Regular
price") is so short that the labeller doubts it is content, and what it takes it for instead it
hardly believes either. On 604 flattened pages whose lines have roles given by readers: of such
lines 597 were content and 80 were not (one to three in a row; 108 and 6 in a row 913 and 141).
"""

from __future__ import annotations

from clipper.page import Role
from clipper.segment.judged import AT, Page

_RUN = 3
"""Lines that a hole has at most."""
_LEAST, _MOST = 0.2, 0.8
"""Probability of content from which, and of its own role up to which, a line of it is content."""
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
