"""What posts quote of the posts above: a reader has read it.

Boards put the post that is answered above the answer, as a whole or in part. A few words may be
changed, so the runs of four words tell. On the development pages (each by a model that has not seen
its site) 29 better, 12 worse, + .0006 of word F1.
"""

from __future__ import annotations

from collections.abc import Sequence

from clipper.page import Role
from clipper.segment import lexicon
from clipper.segment.steps.judged import Page, runs_of

_QUOTE = "blockquote"
_RUN = 4
"""Words that are looked for above together."""
_AGAIN = 0.8
"""Share of the runs of a unit that stand above, from which it says nothing new."""
_WHOLE = 0.9
"""Share of the words of a quote in such units, from which it is none of the content."""
_WORDS = 6
"""Words of a quote, at least."""


def quoted_again(page: Page) -> None:
    """Of quotes that only repeat what stands above, outside of quotes, none is content, unless it
    is all that a post says."""
    if page.kind != "html" or not page.may_be_thread():
        return
    held: dict[int, list[int]] = {}
    for at, (role, mark) in enumerate(zip(page.roles, page.marks, strict=True)):
        if role is Role.BODY and (quote := mark.outermost(_QUOTE)) is not None:
            held.setdefault(quote, []).append(at)
    if not held:
        return
    runs = _Runs(page)
    for rows in held.values():
        if _is_again(runs, rows) and not _is_alone(page, rows):
            for at in rows:
                page.set(at, Role.LABEL, "quoted from above", 0.5)


class _Runs:
    """The runs of words that stand in content, outside of quotes, above a unit."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.done = 0
        self.seen: set[tuple[str, ...]] = set()

    def of(self, at: int) -> list[tuple[str, ...]]:
        return list(runs_of(lexicon.tokens(self.page.text(at)), _RUN))

    def above(self, at: int) -> set[tuple[str, ...]]:
        """Those above a unit, which stands below the one that was asked for before."""
        for n in range(self.done, at):
            if self.page.roles[n] is Role.BODY and _QUOTE not in self.page.marks[n].path:
                self.seen.update(self.of(n))
        self.done = max(at, self.done)
        return self.seen


def _is_again(runs: _Runs, rows: Sequence[int]) -> bool:
    """Whether what a quote says stands above; a line that says who said it is too short to tell."""
    above = runs.above(rows[0])
    said = again = 0
    for at in rows:
        own = runs.of(at)
        if own:
            words = len(own) + _RUN - 1
            said += words
            if sum(run in above for run in own) >= _AGAIN * len(own):
                again += words
    return said >= _WORDS and again >= _WHOLE * said


def _is_alone(page: Page, rows: Sequence[int]) -> bool:
    """Whether a quote is all that a post says: what says whose post it is stands above it, and
    what says whose the next one is right below."""
    return not (_has_beside(page, rows[0], -1) or _has_beside(page, rows[-1], 1))


def _has_beside(page: Page, at: int, step: int) -> bool:
    """Whether the next content on one side of a unit is of the same post."""
    while 0 <= (at := at + step) < len(page.roles):
        if page.roles[at] is Role.BYLINE and _QUOTE not in page.marks[at].path:
            return False
        if page.roles[at] is Role.BODY:
            return True
    return False
