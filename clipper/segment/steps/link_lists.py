"""Lists of links behind an article that were taken for part of it.

What a site shows below its articles looks like the story where it has the same class words, and
`items_agree` may then make it content as a whole. On the development pages (each by a model that
has not seen its site) word F1 of five articles + .21 in all, none worse, when neither contents of
the page itself nor addresses count.
"""

from __future__ import annotations

from collections import Counter

from clipper.page import Role
from clipper.segment.steps.judged import Page

_LEAST, _WORDS, _LINKED = 4, 3, 0.9
"""Links in a row, words of each at least, and the share of it that is linked."""
_PARAGRAPHS, _PROSE, _FREE = 3, 12, 0.5
"""Paragraphs of an article, words of each at least, and the link density below which they are."""
_BETWEEN = (Role.LABEL, Role.BYLINE)
"""What stands between one link and the next: pictures, dates."""


def links_behind(page: Page) -> None:
    """Behind the last paragraph of an article, and outside of the element that holds most of them,
    some links in a row are related."""
    if page.kind != "html" or not page.is_article():
        return
    density, words = page.column("link_density"), page.words()
    body = [at for at, role in enumerate(page.roles) if role is Role.BODY]
    links = [at for at in body if density[at] >= _LINKED and words[at] >= _WORDS]
    prose = [at for at in body if density[at] < _FREE and words[at] >= _PROSE]
    if len(links) < _LEAST or len(prose) < _PARAGRAPHS:
        return
    story = Counter(page.marks[at].parents[-2:-1] for at in prose).most_common(1)[0][0]
    inside = set(story)
    last = max((at for at in prose if not inside.isdisjoint(page.marks[at].parents)), default=-1)
    outside = {at for at in links if inside.isdisjoint(page.marks[at].parents)}
    for run in _runs(page, outside):
        if len(run) >= _LEAST and run[0] > last and all(_leads_on(page, at) for at in run):
            for at in run:
                page.set(at, Role.RELATED, "in a list of links behind the article", 0.7)


def _leads_on(page: Page, at: int) -> bool:
    """Whether a link leads to no part of a page, and does not say its address."""
    is_part = any("#" in address for _, address in page.marks[at].links)
    return not is_part and "://" not in page.groups[at][0].text


def _runs(page: Page, links: set[int]) -> list[list[int]]:
    """Links with nothing but pictures and dates from one to the next."""
    runs: list[list[int]] = [[]]
    for at, role in enumerate(page.roles):
        if at in links:
            runs[-1].append(at)
        elif runs[-1] and role not in _BETWEEN:
            runs.append([])
    return runs
