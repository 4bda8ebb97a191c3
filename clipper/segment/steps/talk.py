"""Comments below a flattened article that read like the story.

The first comments are told by what stands around them; a long, thoughtful one is prose as the story
is. On an article what stands between two lines that surely are comments is one.
"""

from __future__ import annotations

from clipper.page import Role
from clipper.segment.steps.judged import AT, Page, stretches

_SURE = 0.5
"""Probability of a comment of the lines before and behind."""
_BETWEEN = (Role.BYLINE, Role.SHARING, Role.LABEL)
"""What stands between a comment and the next: who wrote it, buttons, pictures."""
_LINES, _SHARE = 10, 0.9
"""Lines of such a stretch at most, and the share of the words of all content up to which the
stretches are none of it: there is a story, too (clean text of flattened development pages + .0003;
of 208 role pages five lines right, none wrong)."""
_BEFORE, _MOST = 6, 2
"""Lines before it, and comments among them at least: a recipe stands between what it was rated and
the comments."""


def between_talk(page: Page) -> None:
    """What an article seems to say between two comments is a comment."""
    if page.kind != "text" or not page.is_article():
        return
    words = page.words()
    runs = stretches(role is Role.BODY for role in page.roles)
    found = [run for run in runs if len(run) <= _LINES and _is_between(page, run)]
    content = sum(float(words[at]) for at in page.rows(Role.BODY))
    if sum(float(words[at]) for run in found for at in run) > _SHARE * content:
        return
    for run in found:
        for at in run:
            page.set(at, Role.COMMENTS, "between comments", 0.5)


def _is_between(page: Page, run: range) -> bool:
    before = page.roles[max(0, run[0] - _BEFORE) : run[0]]
    if before.count(Role.COMMENTS) < _MOST:
        return False
    return _is_talk(page, run[0] - 1, -1) and _is_talk(page, run[-1] + 1, 1)


def _is_talk(page: Page, at: int, step: int) -> bool:
    """Whether what comes next in a direction surely is a comment."""
    while 0 <= at < len(page.roles) and page.roles[at] in _BETWEEN:
        at += step
    if not 0 <= at < len(page.roles) or page.roles[at] is not Role.COMMENTS:
        return False
    return bool(page.prediction.roles[at, AT[Role.COMMENTS]] >= _SURE)
