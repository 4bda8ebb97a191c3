"""Previews of links that boards put into a post: the link is the post's, what it shows is another
page's.

Discourse calls such a box `onebox`, XenForo `unfurl`. Its heading is the link; site, picture and
first words of the other page are none of the content.
"""

from __future__ import annotations

from clipper.page import Block, BlockKind, Role
from clipper.segment.markup import markup_of
from clipper.segment.steps.judged import Page
from clipper.words.previews import PREVIEWS, is_of_preview

_HEADS = frozenset(("header", "title"))
"""Class words of a line that is the heading, if no heading element is."""


def link_previews(page: Page) -> None:
    """Of a preview in content its heading is content, and nothing else."""
    if PREVIEWS.isdisjoint(page.features.class_words):
        return
    inside = [is_of_preview(group[0]) for group in page.groups]
    at, count = 0, len(inside)
    while at < count:
        end = at
        while end < count and inside[end]:
            end += 1
        if end > at and _is_in_content(page, at, end):
            heads = _heads(page, at, end)
            for n in range(at, end):
                if n in heads:
                    page.set(n, Role.BODY, "a link of the content", 0.5)
                elif heads and page.roles[n] is Role.BODY:
                    page.set(n, Role.LABEL, "preview of another page", 0.5)
        at = max(end, at + 1)


def _is_in_content(page: Page, at: int, end: int) -> bool:
    around = (at - 1, end)
    return any(0 <= n < len(page.groups) and page.roles[n] is Role.BODY for n in around)


def _heads(page: Page, at: int, end: int) -> list[int]:
    """The headings of the previews of a stretch, or else the first line that is called one."""
    linked = [n for n in range(at, end) if _is_link(page.groups[n][0])]
    headings = [n for n in linked if page.groups[n][0].kind is BlockKind.HEADING]
    if headings:
        return headings
    return [n for n in linked if not _HEADS.isdisjoint(page.marks[n].hints[:3])][:1]


def _is_link(block: Block) -> bool:
    mark = markup_of(block)
    return bool(mark.links) and 2 * mark.link_chars >= len(block.text)
