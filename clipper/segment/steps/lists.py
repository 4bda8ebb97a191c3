"""Lists that are content although each of their items looks like something else: one between two
paragraphs of one text, and the one list that a page is there for.

On the development pages (each by a model that has not seen its site): word F1 + .0002 and + .0028,
the latter by five pages of which nearly nothing was kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable

from clipper.page import BlockKind, Markup, Role
from clipper.segment.steps.elements import extent
from clipper.segment.steps.judged import FORMS, Page
from clipper.segment.steps.siblings import OF_OTHERS, nearest_words

_LISTS = frozenset(("ul", "ol"))
_MAY_BE, _LIKELY = 0.3, 0.5
"""Probability of main content that the items of a list between paragraphs have at least, and that
those have which look like links to other pages."""
_HARDLY = 0.05
"""The same of items of a list that is content in part (22 pages better, 7 worse)."""
_STEPS = 2
"""Elements from what holds a list down to a paragraph beside it, at most."""
_ABOVE = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM)
_OTHERS = frozenset((Role.RELATED, Role.NAVIGATION))
"""What the entries of the one list of a page are taken for."""
_AROUND = frozenset("nav footer header aside dialog form".split())
_NAMED = frozenset(
    "nav navigation menu footer header sidebar breadcrumb breadcrumbs navbar related recommended "
    "megamenu dropdown navbox modal cookie".split()
)
"""Tags and class words of lists that are there on every page of a site."""
_BELOW = frozenset("share sharing social sns ad ads".split())
"""Class words of what stands below a list in its element and is none of it, unless they are of the
list, too."""
_FIRM = 0.8
"""Surety from which the roles of `_FURNITURE` hold there."""
_FURNITURE = frozenset((Role.SHARING, Role.PROMOTION, Role.APP_BANNER, Role.COMMENTS, Role.NOTICE))
_SHARERS = ("sharer", "intent/tweet", "/share?", "shareArticle", "/submit?url=")
"""What addresses hold that send a page on."""
_LEAST = 5
"""Entries of such a list, at least."""
_NOTHING = 10
"""Words that a page without content counts as having."""
_PROSE = 12
"""Words of a paragraph of the text beside a list of contents."""
_ARTICLE, _OTHER = 5, 1
"""How many times as many words as all content such a list has, on an article and elsewhere."""


def list_between(page: Page) -> None:
    """A list between two paragraphs of one text is content, if its items may be; one that is
    content in part is so as a whole, between whatever else is content there."""
    content = page.rows(Role.BODY) if page.kind == "html" else []
    if not content:
        return
    seen: set[int] = set()
    for at in range(content[0] + 1, content[-1]):
        mark = page.marks[at]
        if page.roles[at] is Role.BODY or _LISTS.isdisjoint(mark.path):
            continue
        for depth, element in enumerate(mark.parents):
            if depth and mark.path[depth] in _LISTS and element not in seen:
                seen.add(element)
                held = extent(page, at, depth)
                partly = Role.BODY in page.roles[held.start : held.stop]
                if _is_between(page, held, depth, partly):
                    _take(page, held, partly)


def _is_between(page: Page, held: range, depth: int, partly: bool) -> bool:
    """Whether content of the same element stands right above and right below; paragraphs, unless
    the list is content already in part."""
    if not held.start or held.stop == len(page.roles):
        return False
    if page.roles[held.start - 1] is not Role.BODY or page.roles[held.stop] is not Role.BODY:
        return False
    holder = page.marks[held.start].parents[depth - 1]
    above, below = page.blocks[held.start - 1].kind, page.blocks[held.stop].kind
    if not partly and (above not in _ABOVE or below is not BlockKind.PARAGRAPH):
        return False
    return all(_stands_in(page.marks[at], holder) for at in (held.start - 1, held.stop))


def _stands_in(mark: Markup, element: int) -> bool:
    parents = mark.parents
    return element in parents and len(parents) - parents.index(element) <= _STEPS


def _take(page: Page, held: range, partly: bool) -> None:
    rows = [
        at for at in held if page.roles[at] is not Role.BODY and page.blocks[at].kind not in FORMS
    ]
    if partly:
        rows = [at for at in rows if _is_hardly(page, at)]
    if partly or all(_may_be(page, at) for at in rows):
        for at in rows:
            page.set(at, Role.BODY, "a list between paragraphs", 0.5)


def _may_be(page: Page, at: int) -> bool:
    least = _LIKELY if page.roles[at] is Role.RELATED else _MAY_BE
    return bool(page.prediction.main[at] >= least)


def _is_hardly(page: Page, at: int) -> bool:
    """Whether an item of a list of content may be content, too, however unlikely that is."""
    return page.roles[at] not in OF_OTHERS and bool(page.prediction.main[at] >= _HARDLY)


def only_list(page: Page) -> None:
    """Where a page has next to nothing but one list below its title, that is its content."""
    if page.kind != "html":
        return
    words = page.words()
    rows = [at for at, role in enumerate(page.roles) if role in _OTHERS]
    body = page.rows(Role.BODY)
    times = _ARTICLE if page.is_article() else _OTHER
    least = times * max(float(words[body].sum(dtype=float)), _NOTHING)
    if len(rows) < _LEAST or float(words[rows].sum(dtype=float)) < least:  # most pages
        return
    kinds: dict[Hashable, list[int]] = defaultdict(list)
    for at in rows:
        block, mark = page.blocks[at], page.marks[at]
        is_beside = block.kind in FORMS or not _AROUND.isdisjoint(mark.path)
        if not is_beside and _NAMED.isdisjoint(mark.hints):
            kinds[mark.path, nearest_words(block)].append(at)
    if not kinds:
        return
    sizes = {kind: sum(float(words[at]) for at in rows) for kind, rows in kinds.items()}
    largest = max(sizes, key=lambda kind: sizes[kind])
    rows = kinds[largest]
    if len(rows) < _LEAST or sizes[largest] < least or _is_beside(page, rows[0], body):
        return
    if Role.TITLE in page.roles[: rows[0]]:
        _take_whole(page, rows)


def _take_whole(page: Page, rows: list[int]) -> None:
    """Makes content what stands in the innermost element around some units, but what surely is
    furniture."""
    around = [page.marks[at].parents for at in rows]
    box = max(set(around[0]).intersection(*around), default=None)
    named = _NAMED | _BELOW.difference(page.marks[rows[0]].hints)
    for at, block in enumerate(page.blocks):
        mark = page.marks[at]
        if page.roles[at] is Role.BODY or box not in mark.parents or block.kind in FORMS:
            continue
        if (page.roles[at] in _FURNITURE and page.confidence[at] >= _FIRM) or _sends_on(mark):
            continue
        inside = mark.path[mark.parents.index(box) :]
        if _AROUND.isdisjoint(inside) and named.isdisjoint(mark.hints):
            page.set(at, Role.BODY, "the page's one list", 0.5)


def _sends_on(mark: Markup) -> bool:
    return any(part in address for _, address in mark.links for part in _SHARERS)


def _is_beside(page: Page, row: int, body: list[int]) -> bool:
    """Whether a list stands outside of the box that holds the headline and prose of the page: it is
    its contents, or a menu, however short the text may be."""
    title = next(iter(page.rows(Role.TITLE)), None)
    words = page.words()
    prose = next((at for at in body if words[at] >= _PROSE), None)
    if title is None or prose is None:
        return False
    around = set(page.marks[title].parents)
    box = next((n for n in reversed(page.marks[prose].parents) if n in around), None)
    return box is not None and box not in page.marks[row].parents
