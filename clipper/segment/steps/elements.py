"""The units of an element of an HTML page."""

from __future__ import annotations

from clipper.segment.steps.judged import Page


def extent(page: Page, at: int, depth: int) -> range:
    """The units of the element so deep around a unit."""
    marks, inside = page.marks, slice(depth, depth + 1)
    element = marks[at].parents[inside]
    first, end = at, at + 1
    while first and marks[first - 1].parents[inside] == element:
        first -= 1
    while end < len(marks) and marks[end].parents[inside] == element:
        end += 1
    return range(first, end)
