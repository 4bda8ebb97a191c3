"""Lines of the content that stand on a page again and again: the same link below each of many
entries, the subject over each of many answers.

On the development pages (each by a model that has not seen its site): links + .0001 of word F1,
subjects + .0001.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

from clipper.page import Block, BlockKind, Markup, Role
from clipper.segment import lexicon
from clipper.segment.steps.judged import Page
from clipper.words import lists

_FORMED = frozenset((BlockKind.TABLE_ROW, BlockKind.CODE))
_QUOTE = "blockquote"
"""Here a link may say whose words follow."""
_LINKED = 0.9
"""Share of a line's characters that are of a link, from which it is one."""
_LINKS = 5
"""Times that a link stands on a page, from which nobody reads it."""
_SUBJECTS, _WORDS = 3, 25
"""Times that a subject of answers stands on a page, and words of it, at most. Where each line says
something else after the word, they are questions and answers."""
_WORD = "|".join(lists.words("replies", "replies"))
_SUBJECT = re.compile(rf"\s*(?:{_WORD})\s?[:：]\s*\S", re.IGNORECASE)


def same_lines(page: Page) -> None:
    """Links that stand in the content again and again are none of it, nor are subjects of answers
    in threads."""
    if page.kind != "html":
        return
    links: dict[Hashable, list[int]] = defaultdict(list)
    marks = page.marks
    content = page.rows(Role.BODY)
    for at in content:
        mark = marks[at]
        if mark.links and _is_link(page.blocks[at], mark):
            address = mark.links[0][1].partition("#")[0].partition("?")[0]
            links[page.keys[at], address].append(at)
    _drop(page, links, _LINKS, "the same link again and again")
    if page.may_be_thread():
        subjects: dict[Hashable, list[int]] = defaultdict(list)
        for at in content:
            if _is_subject(page.blocks[at]):
                subjects[page.keys[at]].append(at)
        _drop(page, subjects, _SUBJECTS, "subject of an answer")


def _drop(page: Page, lines: Mapping[Hashable, Sequence[int]], least: int, why: str) -> None:
    for rows in lines.values():
        if len(rows) >= least:
            for at in rows:
                page.set(at, Role.NAVIGATION, why, 0.5)


def _is_link(block: Block, mark: Markup) -> bool:
    """Whether a block is a link as a whole."""
    is_whole = mark.link_chars >= _LINKED * len(block.text)
    return is_whole and block.kind not in _FORMED and _QUOTE not in mark.path


def _is_subject(block: Block) -> bool:
    """Whether a line is the subject of an answer: "Re: Two oars"."""
    if block.kind in _FORMED or _SUBJECT.match(block.text) is None:
        return False
    return lexicon.count(block.text) <= _WORDS
