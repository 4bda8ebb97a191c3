"""Elements that say by what they are that they hold something beside the text: the options of a
form, a dialog, a hint that comes up, a menu.

A page's content may stand in such elements, as that of a page which is a form does; so what they
hold is only let go where it is not most of the content. On the development pages (each by a
model that has not seen its site) word F1 + .0014, 48 pages better and 11 worse.

So do prices of shares above a headline, that stand in a table.
"""

from __future__ import annotations

import re
from collections import defaultdict

from clipper.page import BlockKind, Markup, Role
from clipper.segment.markup import LONG
from clipper.segment.steps.judged import OF_STORY, Page

_TAGS = frozenset(("fieldset", "dialog", "nav"))
_COMING_UP = frozenset(("popover", "popup"))
_MOST = 0.6
"""Share of the words of the content from which what such elements hold is the content."""

_NUMBER = re.compile(r"[-+−–]?[\d.,]+\s?%?")
_CHANGE = re.compile(r"[-+−–][\d.,]+\s?%?")
"""Cells of a table of prices, and those that say how one changed."""


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


def tickers(page: Page) -> None:
    """Takes from the content of an article the tables above its headline whose rows say what a
    price is and how it changed: they stand on every page of a site, as its menu does. The same
    table below the headline is of the story."""
    if page.kind != "html" or not page.is_article() or Role.TITLE not in page.roles:
        return
    title = page.roles.index(Role.TITLE)
    tables: dict[int | None, list[int]] = defaultdict(list)
    for at in range(title):
        if page.roles[at] is Role.BODY and page.blocks[at].kind is BlockKind.TABLE_ROW:
            tables[page.marks[at].innermost("table")].append(at)
    if not tables or not (page.words()[title:] >= LONG).any():
        return
    for table, rows in tables.items():
        told = sum(_is_quote(page.blocks[at].text) for at in rows)
        if 2 * told >= len(rows) and table not in page.marks[title].parents:
            for at in rows:
                page.drop(at, "prices above the headline")


def _is_quote(row: str) -> bool:
    """Whether a row of a table is a name, and numbers one of which is a change.

    >>> _is_quote("Kelm 50\\t2,664.07\\t-12.14\\t-0.45%"), _is_quote("Kelm\\t2\\t1")
    (True, False)
    """
    _, *cells = row.split("\t")
    numbers = [cell for cell in map(str.strip, cells) if cell]
    is_change = any(_CHANGE.fullmatch(cell) for cell in numbers)
    return len(numbers) > 1 and is_change and all(map(_NUMBER.fullmatch, numbers))
