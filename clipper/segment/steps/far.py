"""Doubtful content of a flattened article far behind the story.

Behind comments, teasers and menus a page says things in whole sentences, too: of its newsletter, of
the authors of other stories, of what it sells. The story is one piece, though; what stands a screen
of other lines below it is seldom more of it (clean text of flattened development pages + .0005, 24
pages better, 8 worse; no line of the 208 role pages becomes wrong).
"""

from __future__ import annotations

from clipper.page import Role
from clipper.segment.labeller import PAGE_TYPES
from clipper.segment.steps.judged import Page

_FORUM, _THREAD = PAGE_TYPES.index("forum"), 0.3
"""Probability of a forum from which the posts may be far from each other."""
_APART = 20
"""Lines of other roles from which two stretches of content are apart."""
_SHARE, _DOUBT = 0.2, 0.8
"""Share of the words of all content, and mean probability of main content, below which what stands
so far behind the largest stretch is none."""


def far_below(page: Page) -> None:
    """Small, doubtful stretches far behind the largest one of an article are no content."""
    if page.kind != "text" or not page.is_article():
        return
    if page.prediction.page_type[_FORUM] >= _THREAD:
        return
    stretches = _stretches(page)
    if len(stretches) < 2:
        return
    words = page.words()
    sizes = [float(words[rows].sum()) for rows in stretches]
    largest = sizes.index(max(sizes))
    for rows, size in zip(stretches[largest + 1 :], sizes[largest + 1 :], strict=True):
        if size < _SHARE * sum(sizes) and page.prediction.main[rows].mean() < _DOUBT:
            for at in rows:
                page.set(at, page.other_role(at), "far behind the story", 0.5)


def _stretches(page: Page) -> list[list[int]]:
    """The content, parted where many other lines stand between."""
    found: list[list[int]] = []
    for at, role in enumerate(page.roles):
        if role is not Role.BODY:
            continue
        if not found or at - found[-1][-1] > _APART:
            found.append([])
        found[-1].append(at)
    return found
