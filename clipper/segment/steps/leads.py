"""Short lines that lead in what stands right below them, and go with it: a heading, a question,
a line that ends with a colon, the title of a box.

Without them a reader has an answer to no question, and a list of no things. What a line says of
itself counts less here than what it stands above: a heading "Review" over prose that is content
heads that prose.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np

from clipper.page import Block, BlockKind, Role
from clipper.segment.arrays import Flags, Floats
from clipper.segment.markup import LONG, markup_of
from clipper.segment.steps.elements import extent
from clipper.segment.steps.judged import Page

_NAMED = 0.6
"""Share of a line's words that name what is no content."""
_HEADLINES = frozenset((Role.TITLE, Role.SUBTITLE))
_QUESTION, _ANSWER = 20, 10
"""Words of a question at most, and of its answer at least."""
_MAY_BE, _RUN = 0.2, 3
"""Probability of main content from which a heading goes with so many units of content below it."""
_LINKED = 0.9
"""Share of a line's characters that are links, from which it is one."""
_LINE = 25
"""Words of a line that leads in a list or a quotation, at most."""
_POSTS, _NEAR = 2, 8
"""Posts with prose of a page of several, and class words among which those of a title are."""
_LIKE_TITLES = (Role.RELATED, Role.BYLINE, Role.NAVIGATION, Role.LABEL)
"""What titles of posts are taken for."""
_HEADS = 2
"""Headings with which an article may end, at most, that are none of it."""
_LINES = (BlockKind.PARAGRAPH, BlockKind.HEADING)
_LED_IN = frozenset((BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CODE, BlockKind.TABLE_ROW))


def leads(page: Page) -> None:
    """What leads in content is content, but above the first line of it."""
    if page.kind != "html":
        return
    words = page.words()
    named = _named(page)
    seen = sum(role is Role.BODY for role in page.roles[:-1])
    for at in range(len(page.roles) - 2, -1, -1):
        if page.roles[at] is Role.BODY:
            seen -= 1
            continue
        above = seen and page.roles[at + 1] is Role.BODY and page.roles[at] not in _HEADLINES
        why = _leads(page, at, words, bool(named[at])) if above else ""
        if why and not _is_teaser(page, at):
            page.set(at, Role.BODY, why, 0.5)


def hollow_heads(page: Page) -> None:
    """A heading with which the content of an article ends, though the page goes on, heads what was
    set aside: "More information", "Our sponsors"."""
    if page.kind != "html" or page.roles[-1] is Role.BODY or not page.is_article():
        return
    words = page.words()
    heads: list[int] = []
    for at in range(len(page.roles) - 2, -1, -1):
        if page.roles[at] is Role.BODY:
            if page.blocks[at].kind is not BlockKind.HEADING or words[at] >= LONG:
                break
            heads.append(at)
    if len(heads) <= _HEADS:  # more of them are a list
        for at in heads:
            page.drop(at, "heads nothing that was kept")


def titles_of_posts(page: Page) -> None:
    """On a page of several posts of a blog the title of each, which looks like a link to another
    page, goes with what is content of it."""
    if page.kind != "html" or page.is_article():
        return
    heads = [at for at, block in enumerate(page.blocks) if _is_entry_title(block)]
    if len(heads) < _POSTS:
        return
    around = Counter(number for at in heads for number in page.marks[at].parents)
    words = page.words()
    found: list[int] = []
    told = 0
    for at in heads:
        own = [around[number] == 1 for number in page.marks[at].parents]
        held = extent(page, at, own.index(True)) if True in own else range(0)
        body = [n for n in held if page.roles[n] is Role.BODY and n != at]
        if body and page.roles[at] in _LIKE_TITLES:
            found.append(at)
        told += any(words[n] >= LONG for n in body)
    for at in found if told >= _POSTS else ():
        page.set(at, Role.BODY, "the title of a post", 0.5)


def _is_entry_title(block: Block) -> bool:
    """Whether a heading has the class words that titles of posts have, `entry-title`."""
    if block.kind is not BlockKind.HEADING:
        return False
    hints = markup_of(block).hints[:_NEAR]
    return "entry" in hints and ("entry", "title") in pairwise(hints)


def _named(page: Page) -> Flags:
    related, more = page.column("lex_related"), page.column("lex_readmore")
    return np.maximum(np.maximum(related, more), page.column("lex_comments")) >= _NAMED


def _leads(page: Page, at: int, words: Floats, named: bool) -> str:
    """Why a unit right above content goes with it; nothing, if it does not."""
    block, below = page.blocks[at], page.blocks[at + 1]
    is_prose = words[at + 1] >= LONG
    if block.kind is BlockKind.HEADING:
        if is_prose and (not named or _is_telling(page, at, words)):
            return "heads prose of the content"
        run = page.roles[at + 1 : at + 1 + _RUN]
        long = len(run) == _RUN and all(role is Role.BODY for role in run)
        is_byline = page.roles[at] is Role.BYLINE
        if long and not named and not is_byline and page.prediction.main[at] >= _MAY_BE:
            return "heads content"
    text = block.text.rstrip()
    if text[-1:] in "?？؟" and words[at] < _QUESTION and words[at + 1] >= _ANSWER:
        return "asks what is answered below"
    if text[-1:] in ":：" and not named and words[at] <= _LINE:
        is_byline = page.roles[at] is Role.BYLINE and below.kind is not BlockKind.QUOTE
        if block.kind in _LINES and below.kind in _LED_IN and not is_byline:
            return "leads in what stands below"
    hints = page.marks[at].hints
    if "admonition" in hints[:4] and "title" in hints[:2]:
        return "title of a box"
    return ""


def _is_teaser(page: Page, at: int) -> bool:
    """Whether a line is a link that stands in one box with a line of teasers ("Read also") right
    above it, and not with what stands below."""
    if not at or page.roles[at - 1] is not Role.RELATED or not page.marks[at].link_chars:
        return False
    if page.column("link_density")[at] < _LINKED:
        return False
    own = page.marks[at]
    return own.shared(page.marks[at - 1]) > own.shared(page.marks[at + 1])


def _is_telling(page: Page, at: int, words: Floats) -> bool:
    """Whether what stands below a heading like "Further reading" tells of it, in two paragraphs
    without links."""
    below = slice(at + 1, at + 3)
    is_body = [role is Role.BODY for role in page.roles[below]] == [True, True]
    return is_body and min(words[below]) >= LONG and max(page.column("link_density")[below]) == 0
