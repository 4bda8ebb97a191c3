"""Content that a page holds twice in a row: one copy for wide windows, one for narrow ones."""

from __future__ import annotations

from clipper.page import BlockKind, Role
from clipper.segment.features import unit_text
from clipper.segment.judged import Page
from clipper.segment.markup import markup_of

_WORDS = 8
"""Words of a stretch from which nobody says it twice in a row."""
_LONGEST = 200
"""Units of the longest stretch that is looked for."""


def said_twice(page: Page) -> None:
    """A stretch of content that stands right behind the same stretch, in an element of its own, is
    its copy; a reader sees one of them."""
    if page.kind != "html":
        return
    rows = [at for at, role in enumerate(page.roles) if role is Role.BODY]
    texts = [unit_text(page.groups[at]).casefold() for at in rows]
    last: dict[str, int] = {}
    words = page.words()
    n = 0
    while n < len(rows):
        before = last.get(texts[n], -1)
        last[texts[n]] = n
        size = n - before
        stretch = rows[n : n + size]
        if (
            before >= 0
            and size <= _LONGEST
            and len(stretch) == size
            and texts[before:n] == texts[n : n + size]
            and float(words[stretch].sum()) >= _WORDS
            and _are_apart(page, rows[before:n], stretch)
        ):
            for at in stretch:
                page.set(at, Role.LABEL, "stands twice", 0.5)
            del rows[n : n + size], texts[n : n + size]
            last = {text: at for at, text in enumerate(texts[:n])}
            continue
        n += 1


def _are_apart(page: Page, first: list[int], second: list[int]) -> bool:
    """Whether two stretches stand in elements of their own: rows of a table, items of a list and
    lines of code may well be alike."""
    kinds = {page.groups[at][0].kind for at in first}
    one, other = (markup_of(page.groups[rows[0]][0]).parents for rows in (first, second))
    shared = sum(a == b for a, b in zip(one, other, strict=False))
    if kinds <= {BlockKind.TABLE_ROW}:
        return not any(
            tag in ("table", "tbody") for tag in markup_of(page.groups[first[0]][0]).path[:shared]
        )
    return BlockKind.CODE not in kinds
