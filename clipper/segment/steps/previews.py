"""Previews of links that boards put into a post: the link is the post's, what it shows is another
page's.

Discourse calls such a box `onebox`, XenForo `unfurl`. Its heading is the link; site, picture and
first words of the other page are none of the content.
"""

from __future__ import annotations

from clipper.page import Block, BlockKind, Role
from clipper.segment.markup import markup_of
from clipper.segment.steps.judged import Page, stretches
from clipper.words.previews import PREVIEWS, is_of_preview

_HEADS = frozenset(("header", "title"))
"""Class words of a line that is the heading, if no heading element is."""


def link_previews(page: Page) -> None:
    """Of a preview in content its heading is content, and nothing else."""
    if PREVIEWS.isdisjoint(page.features.class_words):
        return
    for row in stretches(is_of_preview(block) for block in page.blocks):
        if not _is_in_content(page, row):
            continue
        heads = _heads(page, row)
        for at in row:
            if at in heads:
                page.set(at, Role.BODY, "a link of the content", 0.5)
            elif heads and page.roles[at] is Role.BODY:
                page.set(at, Role.LABEL, "preview of another page", 0.5)


def _is_in_content(page: Page, row: range) -> bool:
    around = (row.start - 1, row.stop)
    return any(0 <= at < len(page.roles) and page.roles[at] is Role.BODY for at in around)


def _heads(page: Page, row: range) -> list[int]:
    """The headings of the previews of a stretch, or else the first line that is called one."""
    linked = [at for at in row if _is_link(page.blocks[at])]
    headings = [at for at in linked if page.blocks[at].kind is BlockKind.HEADING]
    if headings:
        return headings
    return [at for at in linked if not _HEADS.isdisjoint(page.marks[at].hints[:3])][:1]


def _is_link(block: Block) -> bool:
    mark = markup_of(block)
    return bool(mark.links) and 2 * mark.link_chars >= len(block.text)
