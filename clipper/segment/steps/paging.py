"""Lines of links to the page before and behind and to the contents, which manuals have over each of
their sections; and of one back to a list."""

from __future__ import annotations

from clipper.page import Role
from clipper.segment.steps.judged import Page
from clipper.words import lists as word_lists

_LEADS = frozenset("next prev previous up contents index first last".split())
"""Values of `rel` (and class words) of such links."""
_LEAST, _SHARE = 2, 3
"""Links, and different words, of such a line: one may stand at the foot of an article. And of how
many of its characters one at least is of a link."""
_BACK, _QUOTED, _CHARS = "«‹←<◀◄❮⇐↩", "»›", 60
"""Signs that point back before a line, those that end a quotation which begins with one of them,
and characters of such a line, at most."""


def paging_lines(page: Page) -> None:
    """A line of links that say that they lead on and back, and little else, is none of it; nor is
    one that points back and says so."""
    if page.kind != "html":
        return
    for at, mark in enumerate(page.marks):
        if page.roles[at] is not Role.BODY:
            continue
        if page.blocks[at].text[:1] in _BACK and _leads_back(page.blocks[at].text):
            page.set(at, Role.NAVIGATION, "leads back", 0.9)
        if len(mark.links) < _LEAST:
            continue
        leads = len(_LEADS.intersection(mark.hints[: mark.inner])) >= _LEAST
        if leads and _SHARE * mark.link_chars >= len(page.blocks[at].text):
            page.set(at, Role.NAVIGATION, "leads to other pages of a manual", 0.9)


def _leads_back(text: str) -> bool:
    """Whether a short line with a sign that points back says where it leads.

    >>> _leads_back("« Back to the list"), _leads_back("« Back to the sea »")
    (True, False)
    """
    if len(text) > _CHARS or text[-1:] in _QUOTED:
        return False
    said = text.lstrip(f"{_BACK} \u00a0-").lower()
    return said.startswith(word_lists.words("brand", "skips"))
