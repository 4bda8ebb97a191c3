"""Doubtful content of a flattened article far behind the story.

Behind comments, teasers and menus a page says things in whole sentences, too: of its newsletter, of
the authors of other stories, of what it sells. The story is one piece, though; what stands a screen
of other lines below it is seldom more of it (clean text of flattened development pages + .0005, 24
pages better, 8 worse; no line of the 208 role pages becomes wrong). Nor is what stands behind its
comments (right / wrong lines of these 8 / 0, of 1,206 other labelled pages 10 / 0).
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from clipper.page import Role
from clipper.segment.steps.judged import AT, Page

_THREAD = 0.3
"""Probability of a forum from which the posts may be far from each other."""
_APART = 20
"""Lines of other roles from which two stretches of content are apart."""
_SHARE, _DOUBT = 0.2, 0.8
"""Share of the words of all content, and mean probability of main content, below which what stands
so far behind the largest stretch is none."""

_SURE, _CLOSE = 0.9, 5
"""Probability of an article, and that of comments of two lines which stand so close to each other,
from which what is behind them is none of the story: answers to a question may stand on what looks
like an article."""
_STORY, _REST = 80, 0.3
"""Words of content before the comments at least, and share of all that is behind them at most."""


def far_below(page: Page) -> None:
    """Small, doubtful stretches far behind the largest one of an article are no content."""
    if page.kind != "text" or not page.is_article() or page.is_of_type("forum", _THREAD):
        return
    stretches = _stretches(page)
    if len(stretches) < 2:
        return
    words = page.words()
    sizes = [float(words[rows].sum()) for rows in stretches]
    largest, whole = sizes.index(max(sizes)), sum(sizes)
    for rows, size in zip(stretches[largest + 1 :], sizes[largest + 1 :], strict=True):
        if size < _SHARE * whole and page.prediction.main[rows].mean() < _DOUBT:
            for at in rows:
                page.drop(at, "far behind the story")


def behind_comments(page: Page) -> None:
    """What little content seems to stand behind the comments of an article is none."""
    if page.kind != "text" or not page.is_of_type("article", _SURE):
        return
    body = np.array([role is Role.BODY for role in page.roles])
    sizes = np.cumsum(np.where(body, page.words(), 0))
    talk = page.prediction.roles[:, AT[Role.COMMENTS]] >= _SURE
    sure = [at for at in np.flatnonzero(talk).tolist() if page.roles[at] is Role.COMMENTS]
    for above, at in pairwise(sure):
        little = sizes[-1] - sizes[at] <= _REST * sizes[-1]
        if at - above <= _CLOSE and sizes[at] >= _STORY and little:
            for behind in (np.flatnonzero(body[at:]) + at).tolist():
                page.drop(behind, "behind the comments")
            return


def _stretches(page: Page) -> list[list[int]]:
    """The content, parted where many other lines stand between."""
    found: list[list[int]] = []
    for at in page.rows(Role.BODY):
        if not found or at - found[-1][-1] > _APART:
            found.append([])
        found[-1].append(at)
    return found
