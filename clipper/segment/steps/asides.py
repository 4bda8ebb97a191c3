"""Elements that say by what they are that they hold something beside the text: the options of a
form, a dialog, a hint that comes up, a menu.

A page's content may stand in such elements, as that of a page which is a form does; so what they
hold is only let go where it is not most of the content. On the development pages (each by a
model that has not seen its site) word F1 + .0014, 48 pages better and 11 worse.
"""

from __future__ import annotations

from clipper.page import Markup, Role
from clipper.segment.steps.judged import OF_STORY, Page

_TAGS = frozenset(("fieldset", "dialog", "nav"))
_COMING_UP = frozenset(("popover", "popup"))
_MOST = 0.6
"""Share of the words of the content from which what such elements hold is the content."""


def asides(page: Page) -> None:
    """Takes from the content what stands in elements beside it."""
    if page.kind != "html":
        return
    content = page.rows(Role.BODY)
    held = [at for at in content if _is_beside(page.marks[at])]
    if not held:
        return
    words = page.words()
    whole = sum(float(words[at]) for at in content)
    if sum(float(words[at]) for at in held) >= _MOST * whole:
        return
    for at in held:
        role = page.second_best(at, Role.BODY)
        role = Role.LABEL if role in OF_STORY else role
        page.set(at, role, "in an element beside the text", 0.5)


def _is_beside(mark: Markup) -> bool:
    """Whether a block stands in such an element; class words of links in it say nothing."""
    if mark.beside or not _TAGS.isdisjoint(mark.path):
        return True
    return not _COMING_UP.isdisjoint(mark.hints[mark.inner :])
