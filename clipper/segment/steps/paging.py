"""Lines of links to the page before and behind and to the contents, which manuals have over each of
their sections."""

from __future__ import annotations

from clipper.page import Role
from clipper.segment.steps.judged import Page

_LEADS = frozenset("next prev previous up contents index first last".split())
"""Values of `rel` (and class words) of such links."""
_LEAST, _SHARE = 2, 3
"""Links, and different words, of such a line: one may stand at the foot of an article. And of how
many of its characters one at least is of a link."""


def paging_lines(page: Page) -> None:
    """A line of links that say that they lead on and back, and little else, is none of it."""
    if page.kind != "html":
        return
    for at, mark in enumerate(page.marks):
        if len(mark.links) < _LEAST or page.roles[at] is not Role.BODY:
            continue
        leads = len(_LEADS.intersection(mark.hints[: mark.inner])) >= _LEAST
        if leads and _SHARE * mark.link_chars >= len(page.blocks[at].text):
            page.set(at, Role.NAVIGATION, "leads to other pages of a manual", 0.9)
