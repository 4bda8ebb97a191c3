"""Signatures of boards that part them from posts by a line of underscores.

Boards with class words for them are told by `fillers`; the old ones have this line, in HTML and
flattened. No development page has one: seen on pages of a set of forms of boards.
"""

from __future__ import annotations

import re

from clipper.page import Role
from clipper.segment.steps.judged import Page

_RULE = re.compile(r"\s*_{8,}\s*(?:\n|$)")
_UNITS, _WORDS = 6, 60
"""Units and words that a signature has at most, with that line."""


def signatures(page: Page) -> None:
    """In threads, a line of underscores and the little content behind it sign a post."""
    if not page.may_be_thread():
        return
    for at in range(1, len(page.roles)):
        if page.roles[at] is Role.BODY and _RULE.match(page.blocks[at].text):
            end = at
            most = min(len(page.roles), at + _UNITS + 1)  # one more tells that there are too many
            while end < most and page.roles[end] is Role.BODY:
                end += 1
            if end - at <= _UNITS and page.words()[at:end].sum() <= _WORDS:
                for part in range(at, end):
                    page.set(part, Role.BYLINE, "a signature", 0.5)
