"""A second opinion on HTML pages of which hardly anything was taken for main content.

That happens to one page in three hundred, most of them lists that look like their menus;
trafilatura, which goes by other signs, is right about some of those. It takes longer than all the
rest, and is asked for them alone. Not where long texts stand below the headline that were hardly
taken for anything else: these are the story. Nor is it believed of what surely is furniture.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise

from clipper.page import Block, BlockKind, Role
from clipper.segment.lexicon import count, tokens
from clipper.segment.markup import markup_of
from clipper.words.traps import is_trap

_ENOUGH = 100
"""Characters from which main content is believed: a sentence or two."""
_SMALL = 600
"""Characters of a page that may well be all menu."""
_LONGER = 3
"""So many times as long the other's content must be to go before."""
_SOME = 150
"""Characters it must have at least."""
_SPANS = 1000
"""Cells that reach down, beyond which the other is not asked: it copies each into each row that it
reaches, and takes minutes for a page that is made of them."""
_CERTAIN = 4
"""Words from which a text says by itself where it was taken from."""
_STORY, _HARDLY = 100, 0.9
"""Words of a text below the headline that is the story, and confidence of its role up to which."""
_SURELY = {
    Role.NOTICE: 0.9,
    Role.PROMOTION: 0.9,
    Role.SHARING: 0.9,
    Role.BYLINE: 0.9,
    Role.NAVIGATION: 0.95,
}
"""Confidence from which a text is no content, whatever the other says: of 150 pages it was heard on
six, and took for content what asks for consent, a menu, a plea for donations, dates."""
_FORMS = frozenset((BlockKind.CONTROL, BlockKind.ALT))
"""What is chosen or pressed, and what pictures show, is no content, though it is heard on whether
there is any."""
_CARD = 5
"""Lines from the headline of a card down to its excerpt, at most."""


def opinion(blocks: Sequence[Block], html: str) -> list[Block]:
    """The labelled blocks of an HTML page, or those of them that trafilatura keeps as its body."""
    own = 0
    for block in blocks:
        if block.role is Role.BODY:
            own += len(block.text)
            if own >= _ENOUGH:  # nearly all pages
                return list(blocks)
    if sum(len(block.text) for block in blocks) < _SMALL or html.count("rowspan") > _SPANS:
        return list(blocks)
    story = _story(blocks)
    if any(story):
        return _as_content(blocks, story, "a long text below the headline")
    titles = [markup_of(block) for block in blocks if block.role is Role.TITLE]
    kept = [
        told and block.confidence < _SURELY.get(block.role, 2.0) and not is_trap(block, titles)
        for block, told in zip(blocks, _kept(blocks, html), strict=True)
    ]
    others = sum(len(block.text) for block, told in zip(blocks, kept, strict=True) if told)
    if others < max(_SOME, _LONGER * own):
        return list(blocks)
    kept = [told and b.kind not in _FORMS for b, told in zip(blocks, kept, strict=True)]
    return _as_content(blocks, _with_headlines(blocks, kept), "trafilatura")


def _as_content(blocks: Sequence[Block], told: Sequence[bool], why: str) -> list[Block]:
    return [
        replace(block, role=Role.BODY, confidence=0.5, why=why)
        if is_told and block.role is not Role.TITLE
        else block
        for block, is_told in zip(blocks, told, strict=True)
    ]


def _story(blocks: Sequence[Block]) -> list[bool]:
    """Whether each block is a long text below the headline that hardly is anything else."""
    below, found = False, []
    for block in blocks:
        below = below or block.role is Role.TITLE
        may_be = below and block.kind is BlockKind.PARAGRAPH and block.confidence < _HARDLY
        found.append(may_be and count(block.text) >= _STORY)
    return found


def _with_headlines(blocks: Sequence[Block], kept: Sequence[bool]) -> list[bool]:
    """What was kept, and the headlines of the cards whose excerpts were."""
    told = list(kept)
    for at, block in enumerate(blocks):
        if kept[at] and block.role is Role.RELATED:
            for above in range(at - 1, max(-1, at - 1 - _CARD), -1):
                if told[above] or blocks[above].kind is BlockKind.HEADING:
                    told[above] = told[above] or blocks[above].role is Role.RELATED
                    break
    return told


def _kept(blocks: Sequence[Block], html: str) -> list[bool]:
    """Whether each text is in trafilatura's; short ones beside longer ones alone."""
    # Imported where it is used: it takes longer to load than most pages to be cleaned, and what it
    # downloads with, which is not used here, warns of a proxy that is not installed.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from trafilatura import extract

    text = None
    with suppress(Exception):  # whatever is wrong with it, there is an opinion already
        text = extract(html, include_comments=False, fast=True)
    words = [tokens(block.text) for block in blocks]
    found = _are_inside(words, tokens(text or ""))
    sure = [told and len(line) >= _CERTAIN for told, line in zip(found, words, strict=True)]
    return [told and any(sure[max(0, n - 1) : n + 2]) for n, told in enumerate(found)]


def _are_inside(lines: Sequence[Sequence[str]], words: Sequence[str]) -> list[bool]:
    """Whether the words of each line stand in a row among others.

    Lines mostly follow each other there as they do on the page, so that each is looked for behind
    the one before; what has a pair of words that stands nowhere is not looked for.

    >>> _are_inside([["hot", "tea"], ["tea", "hot"], []], ["drink", "hot", "tea"])
    [True, False, False]
    """
    inside, pairs = f" {' '.join(words)} ", {*words, *pairwise(words)}
    known: dict[str, bool] = {"  ": False}
    last = 0
    for line in lines:
        said = f" {' '.join(line)} "
        if said not in known:
            at = -1
            if pairs.issuperset(line) and pairs.issuperset(pairwise(line)):
                at = inside.find(said, last)
                at = inside.find(said) if at < 0 else at
            known[said], last = at >= 0, max(at, 0) or last
    return [known[f" {' '.join(line)} "] for line in lines]
