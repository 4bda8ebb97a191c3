"""Furniture in doubt beside others of its kind."""

from __future__ import annotations

from clipper.page import Role
from clipper.segment.steps.judged import AT, OF_STORY, ROLES, Page

_IN_RUNS = frozenset(Role) - OF_STORY
"""Roles whose lines seldom stand alone."""
_HEADED = (Role.COMMENTS, Role.RELATED, Role.PROMOTION)
"""Roles of sections that are headed in known words."""
_LONE, _BESIDE = 0.6, 0.3
"""Confidence up to which a lone one is in doubt, and probability of a neighbour's role that it
takes then."""


def lone_doubts(page: Page) -> None:
    """A unit whose role is in doubt, between others of which one has the role that is its second
    most probable: furniture stands in runs, while headline, caption or note may stand alone.

    What stands above the heading of a section is none of it, if that is in doubt; and the heading
    of a list of other pages is one, whatever stands about it.
    """
    before = list(page.roles)
    heads = {role: page.column(f"under_{role}") == 1 for role in _HEADED}
    for at in range(1, len(before) - 1):
        around = {before[at - 1]}
        if not (before[at] in heads and heads[before[at]][at + 1]):
            around.add(before[at + 1])
        if before[at] in around or before[at] not in _IN_RUNS or page.confidence[at] > _LONE:
            continue
        if before[at] is Role.RELATED and heads[Role.RELATED][at]:
            continue
        p = page.prediction.roles[at].copy()
        p[AT[before[at]]] = 0
        second = ROLES[int(p.argmax())]
        if second in around & _IN_RUNS and p.max() >= _BESIDE:
            page.set(at, second, "beside others of its kind")
