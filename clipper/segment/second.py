"""A second opinion on HTML pages of which hardly anything was taken for main content.

That happens to one page in three hundred, most of them lists that look like their menus;
trafilatura, which goes by other signs, is right about some of those. It takes longer than all the
rest, and is asked for them alone.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from clipper.page import Block, Role
from clipper.segment.lexicon import tokens

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
    kept = _kept(blocks, html)
    others = sum(len(block.text) for block, told in zip(blocks, kept, strict=True) if told)
    if others < max(_SOME, _LONGER * own):
        return list(blocks)
    return [
        replace(block, role=Role.BODY, confidence=0.5, why="trafilatura")
        if told and block.role is not Role.TITLE
        else block
        for block, told in zip(blocks, kept, strict=True)
    ]


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
    inside = f" {' '.join(tokens(text or ''))} "
    words = [tokens(block.text) for block in blocks]
    found = [bool(line) and f" {' '.join(line)} " in inside for line in words]
    sure = [told and len(line) >= _CERTAIN for told, line in zip(found, words, strict=True)]
    return [told and any(sure[max(0, n - 1) : n + 2]) for n, told in enumerate(found)]
