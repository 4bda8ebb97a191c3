"""The units of an element of an HTML page."""

from __future__ import annotations

from clipper.segment.steps.judged import Page


def extent(page: Page, at: int, depth: int) -> range:
    """The units of the element so deep around a unit."""
    element = page.marks[at].parents[depth]
    first, end = at, at + 1
    while first and element in page.marks[first - 1].parents:
        first -= 1
    while end < len(page.roles) and element in page.marks[end].parents:
        end += 1
    return range(first, end)
