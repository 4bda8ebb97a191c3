"""Questions with their answers, which a page lost as a whole.

Shops, offices and makers end their pages with what is often asked, and the labeller has seen such
folds left out and kept. Some questions made alike, with their answers, are content if most of that
is not yet, and hardly believed to be anything else. On the development pages (each by a model that
has not seen its site) word F1 + .0005, five pages better and one worse.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from clipper.page import BlockKind, Role
from clipper.segment.steps.judged import FORMS, Page
from clipper.words import lists

_SHORT, _LONG, _ANSWER = 3, 30, 8
"""Words of a question at least and at most, and of its answer at least."""
_LEAST = 3
"""Questions made alike that have an answer."""
_LOST, _DOUBT = 0.5, 0.8
"""Share of their words that is no content, and mean confidence of that up to which it is so."""
_UNFOLD = frozenset(("button", "summary", "dt"))
_AROUND = frozenset(("nav", "header"))
_NEAR = 6
"""Class words that stand near."""


class _Pair(NamedTuple):
    question: int
    answer: range


def folds(page: Page) -> None:
    """Questions and answers that are hardly anything else are content, all or none."""
    if page.kind != "html":
        return
    asked = np.flatnonzero(page.column("ends_question"))
    if len(asked) < _LEAST:
        return
    words = page.words()[asked]
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in asked[(words >= _SHORT) & (words <= _LONG)].tolist():
        alike[page.marks[at].path].append(at)
    for rows in alike.values():
        lost = sum(page.roles[at] is not Role.BODY for at in rows)
        if len(rows) < _LEAST or lost < _LOST * len(rows):
            continue
        questions = [at for at in rows if _is_asked(page, at)]
        if len(questions) >= _LEAST:
            _take(page, _answered(page, questions))


def _is_asked(page: Page, at: int) -> bool:
    """Whether a question looks like one that an answer stands below."""
    mark = page.marks[at]
    if not mark.parents or not _AROUND.isdisjoint(mark.path):
        return False
    if page.blocks[at].kind is BlockKind.HEADING or not _UNFOLD.isdisjoint(mark.path):
        return True
    return not _words().isdisjoint(mark.hints[:_NEAR])


@cache
def _words() -> frozenset[str]:
    return frozenset(lists.words("class_words", "asked"))


def _answered(page: Page, questions: Sequence[int]) -> list[_Pair]:
    """Those that have an answer, and that."""
    words = page.words()
    pairs: list[_Pair] = []
    for before, at, behind in zip(
        (None, *questions), questions, (*questions[1:], None), strict=False
    ):
        answer = _inside(page, before, at, behind) or _below(page, at, behind)
        if words[answer.start : answer.stop].sum() >= _ANSWER:
            pairs.append(_Pair(at, answer))
    return pairs


def _inside(page: Page, before: int | None, at: int, behind: int | None) -> range:
    """The rest of the outermost element around a question that holds neither of its neighbours."""
    others = {*_parents(page, before), *_parents(page, behind)}
    own = next((element for element in page.marks[at].parents if element not in others), None)
    return range(at + 1, _end(page, at, own, len(page.roles)))


def _below(page: Page, at: int, behind: int | None) -> range:
    """What stands in one element with a question, up to the next one."""
    holder = page.marks[at].parents[-2:-1]
    limit = len(page.roles) if behind is None else behind
    return range(at + 1, _end(page, at, holder[0] if holder else None, limit))


def _end(page: Page, at: int, element: int | None, limit: int) -> int:
    end = at + 1
    while end < limit and element in page.marks[end].parents:
        end += 1
    return end


def _parents(page: Page, at: int | None) -> tuple[int, ...]:
    return () if at is None else page.marks[at].parents


def _take(page: Page, pairs: Sequence[_Pair]) -> None:
    if len(pairs) < _LEAST:
        return
    told = [
        at
        for question, answer in pairs
        for at in (question, *answer)
        if page.blocks[at].kind not in FORMS
    ]
    words = page.words()
    lost = [at for at in told if page.roles[at] is not Role.BODY]
    gone = float(words[lost].sum())
    sure = sum(page.confidence[at] * float(words[at]) for at in lost)
    if not lost or gone < _LOST * float(words[told].sum()) or sure >= _DOUBT * gone:
        return
    for at in lost:
        page.set(at, Role.BODY, "a question and its answer", 0.5)
