"""Lines of the content that stand on a page again and again: the same link below each of many
entries, the subject over each of many answers.

On the development pages (each by a model that has not seen its site): links + .0001 of word F1,
subjects + .0001.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

from clipper.page import Block, BlockKind, Role
from clipper.segment import lexicon
from clipper.segment.markup import markup_of
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
_HEAD = 10
"""Characters in which the word for an answer stands."""
_WORD = "|".join(word for words in lists.read("replies")["replies"].values() for word in words)
_SUBJECT = re.compile(rf"\s*(?:{_WORD})\s?[:：]\s*\S", re.IGNORECASE)


def same_lines(page: Page) -> None:
    """Links that stand in the content again and again are none of it, nor are subjects."""
    if page.kind != "html":
        return
    links: dict[Hashable, list[int]] = defaultdict(list)
    subjects: dict[str, list[int]] = defaultdict(list)
    for at, (role, group) in enumerate(zip(page.roles, page.groups, strict=True)):
        if role is not Role.BODY or group[0].kind in _FORMED:
            continue
        if (address := _address(group[0])) is not None:
            links[page.keys[at], address].append(at)
        if _is_subject(group[0].text):
            subjects[page.keys[at]].append(at)
    _drop(page, links.values(), _LINKS, "the same link again and again")
    _drop(page, subjects.values(), _SUBJECTS, "subject of an answer")


def _drop(page: Page, lines: Iterable[Sequence[int]], least: int, why: str) -> None:
    for rows in lines:
        if len(rows) >= least:
            for at in rows:
                page.set(at, Role.NAVIGATION, why, 0.5)


def _address(block: Block) -> str | None:
    """Where a block leads that is a link as a whole, without what leads to a place there."""
    mark = markup_of(block)
    if not mark.links or mark.link_chars < _LINKED * len(block.text) or _QUOTE in mark.path:
        return None
    return mark.links[0][1].partition("#")[0].partition("?")[0]


def _is_subject(text: str) -> bool:
    """Whether a line is the subject of an answer: "Re: Two oars"."""
    if ":" not in text[:_HEAD] and "：" not in text[:_HEAD]:  # nearly all
        return False
    return _SUBJECT.match(text) is not None and lexicon.count(text) <= _WORDS
