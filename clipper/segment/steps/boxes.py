"""HTML elements of an article that say themselves what they hold.

The labeller learned from English pages and reads a box in the midst of another language's article
by its place more than by its words. Three signs need no language that the word lists lack:

- an element that begins with a line like "Comments" holds what the line names; what is named like
  related pages may be what the article chose ("Top picks"), and the labeller knows better (seven
  development pages better and none worse than if it was taken at its word);
- a link inside elements whose class words say `related` leads to another page;
- an `article` inside the `article` that holds the content is another one (HTML Living Standard,
  section 4.3.2, has it for comments; sites use it for teasers as well), unless most of the
  content stands in such articles: then they are its entries.

Only what was taken for content is changed. The rows of one table share its role (`whole_tables`).
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from clipper.page import Block, BlockKind, Role
from clipper.segment.steps.judged import Page

_HEAD, _LIKE_CELLS = 1, (Role.BYLINE, Role.LABEL)
"""Level of the row that heads a table, and what rows below it are taken for."""
_NAME_WORDS = 8
_NAMED = 0.6
"""Share of a line's words that have to name what stands behind it; numbers are no words there: of
"62 comments" half would."""
_BEFORE = 60
"""Words of content that stand before such an element: it follows the article's beginning."""
_MOST = 0.6
"""Share of an article's content that must stand in no article inside it for those to be others."""
_LINKED = 0.6
"""Link density from which a text is a link."""


def named_elements(page: Page) -> None:
    """An element that begins with its name, behind the beginning of the article."""
    if page.kind != "html" or not page.is_article():
        return
    names = _names_of_comments(page)
    if not names:
        return
    words = page.words().tolist()
    linked = (page.column("link_density") >= _LINKED).tolist()
    seen = 0.0
    at = 0
    while at < len(page.roles):
        end = _end_of_element(page, at) if at in names and seen >= _BEFORE else at
        for n in range(at, end):
            if page.roles[n] is Role.BODY:
                page.set(n, Role.COMMENTS, "in an element headed as comments", 0.7)
        if end == at:
            if page.roles[at] is Role.BODY and not linked[at]:
                seen += words[at]
            end += 1
        at = end


def _names_of_comments(page: Page) -> set[int]:
    """Short lines that say, but for numbers, that comments stand behind them."""
    share, words = page.column("lex_comments"), page.words()
    named = set()
    for at in ((share > 0) & (words <= _NAME_WORDS)).nonzero()[0].tolist():
        said = page.keys[at].split()
        spoken = sum(not word.isdecimal() for word in said)
        if spoken and share[at] * len(said) >= _NAMED * spoken:
            named.add(at)
    return named


def _end_of_element(page: Page, at: int) -> int:
    """Where the largest element ends that begins with a unit; `at` if it holds nothing else."""
    parents = page.marks[at].parents
    before = page.marks[at - 1].parents if at else ()
    end = at
    for depth in range(len(parents) - 1, -1, -1):
        element = parents[depth]
        if element in before:
            break
        end = max(end, at + 1)
        while end < len(page.roles):
            inside = page.marks[end].parents
            if len(inside) <= depth or inside[depth] != element:
                break
            end += 1
    return end if end > at + 1 else at


def related_links(page: Page) -> None:
    """Links in boxes whose class words call them related; articles inside the article."""
    if page.kind != "html" or not page.is_article():
        return
    linked = page.column("link_density") >= _LINKED
    for at in (linked & (page.column("hint_related") >= 1)).nonzero()[0].tolist():
        if page.roles[at] is Role.BODY:
            page.set(at, Role.RELATED, "a link in a box of related pages", 0.7)
    if page.column("in_article").any():
        _inner_articles(page)


def _inner_articles(page: Page) -> None:
    """Takes out of the article with most of the content what stands in an article inside it."""
    own: dict[int, int] = {}
    held: dict[int, float] = defaultdict(float)
    words = page.words()
    for at, role in enumerate(page.roles):
        element = page.marks[at].innermost("article") if role is Role.BODY else None
        if element is not None:
            own[at] = element
            held[element] += float(words[at])
    if len(held) < 2:
        return
    main = max(held, key=lambda element: held[element])
    inside = [
        at for at, element in own.items() if element != main and main in page.marks[at].parents
    ]
    if held[main] < _MOST * (held[main] + float(words[inside].sum())):
        return  # its parts are articles themselves, as the entries of "The best ten" are
    for at in inside:
        page.set(at, Role.RELATED, "an article inside the article", 0.6)


def whole_tables(page: Page) -> None:
    """Rows of one table share its role: most of its words decide whether it is content; below a
    head that is, what looks like a byline is, too (rows of names, dates and numbers do)."""
    at = 0
    count = len(page.roles)
    if not any(block.kind is BlockKind.TABLE_ROW for block in page.blocks):
        return
    while at < count:
        end = at
        rows: list[int] = []
        while end < count and (
            _has_cells(page.blocks[end]) or (rows and page.blocks[end].kind is BlockKind.ALT)
        ):
            if page.blocks[end].kind is not BlockKind.ALT:  # of a picture in a cell
                rows.append(end)
            end += 1
        if len(rows) > 2:
            words = page.words()[rows]
            body = np.array([page.roles[n] is Role.BODY for n in rows])
            if (words * body).sum() > 0.6 * words.sum():
                for n in rows:
                    page.set(n, Role.BODY, "in a table of content", 0.5)
            elif body[0] and page.blocks[at].level == _HEAD:
                for n in rows:
                    if page.roles[n] in _LIKE_CELLS:
                        page.set(n, Role.BODY, "below the head of a table of content", 0.5)
        at = max(end, at + 1)
    if page.kind == "html" and not page.may_be_thread():  # boards are tables, bylines their rows
        _whole_bylines(page)


def _whole_bylines(page: Page) -> None:
    """Rows that look like a byline are content between rows of one table that are."""
    tables: dict[int, list[int]] = defaultdict(list)
    for at, block in enumerate(page.blocks):
        if block.kind is BlockKind.TABLE_ROW:
            table = page.marks[at].innermost("table")
            if table is not None:
                tables[table].append(at)
    for rows in tables.values():
        body = [at for at in rows if page.roles[at] is Role.BODY]
        for at in rows:
            if page.roles[at] is Role.BYLINE and body and body[0] < at < body[-1]:
                page.set(at, Role.BODY, "in a table of content", 0.5)


def _has_cells(block: Block) -> bool:
    """Whether it is a row of several cells; rows of one lay out a page."""
    return block.kind is BlockKind.TABLE_ROW and "\t" in block.text.strip()
