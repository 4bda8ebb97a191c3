"""The elements of an HTML page that units stand in."""

from __future__ import annotations

from itertools import takewhile

from clipper.segment.steps.judged import Page


def extent(page: Page, at: int, depth: int) -> range:
    """The units of the element so deep around a unit."""
    element = page.marks[at].parents[depth]
    first, end = at, at + 1
    while first and element in page.marks[first - 1].parents:
        first -= 1
    while end < len(page.groups) and element in page.marks[end].parents:
        end += 1
    return range(first, end)


def shared(page: Page, one: int, other: int) -> int:
    """How many elements, from the outermost in, two units stand in together."""
    pairs = zip(page.marks[one].parents, page.marks[other].parents, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
