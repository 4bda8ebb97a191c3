"""Sections for small windows, whose text says in other words what the one for wide windows says.

On the development pages (each by a model that has not seen its site) 6 better, 1 worse, + .0001 of
word F1.
"""

from __future__ import annotations

from clipper.page import Role
from clipper.segment import lexicon
from clipper.segment.steps.judged import Page, runs_of

_NARROW, _WIDE = "mobile", "desktop"
"""Class words of such sections."""
_AGAIN = 0.6
"""Share of the runs of three words of a unit that stand in wide sections, above which it is said
there."""


def narrow_copies(page: Page) -> None:
    """What stands in sections for wide windows is read there, and not in those for small ones."""
    if page.kind != "html":
        return
    marks = page.marks
    content = page.rows(Role.BODY)
    narrow = [at for at in content if _NARROW in marks[at].hints]
    if not narrow:
        return
    wide = [at for at in content if _WIDE in marks[at].hints]
    both = set(narrow).intersection(wide)
    shown = {run for at in wide if at not in both for run in _runs(page, at)}
    whole = {page.keys[at] for at in wide if at not in both}
    for at in narrow:
        runs = _runs(page, at)
        again = sum(run in shown for run in runs)
        if page.keys[at] in whole or (runs and again > _AGAIN * len(runs)):
            page.set(at, Role.LABEL, "for small windows once more", 0.5)


def _runs(page: Page, at: int) -> list[tuple[str, ...]]:
    """The words of a unit, three by three, each time one further."""
    return list(runs_of(lexicon.tokens(page.text(at)), 3))
