"""Korean reporters in a line of their own behind the story, or in brackets before it.

"최윤호 기자 yh@paper.example", "용인=최윤호 기자", "[문화일보 최윤호 기자]". A name looks like any
other word: it must begin with a family name, and be none of the words that stand before "reporter"
as names do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from clipper.metadata.authors.reporters import KOREAN_SURNAMES
from clipper.metadata.roles import NOT_OURS
from clipper.page import Block, Role

_LONGEST = 40
"""Characters of such a line."""
_LAST, _BEHIND = 3, 4
"""Lines at the end of the story, and behind it, that are looked at."""
_HEAD = 60
"""Characters of the story's first line among which the brackets close."""
_NAMES = (
    r"(?:(?P<before>[가-힣A-Za-z0-9·]{2,12})(?:\s?=\s?|\s))??"
    r"(?P<names>[가-힣]{2,4}(?:\s?[·,、]\s?[가-힣]{2,4}){0,4}?)"
    r"\s?(?:[가-힣]{0,5}(?:[부팀국]|전문|선임|인턴|수습|객원)\s?)?(?:기자|특파원)"
)
_MAIL = r"(?P<mail>\s?[(<]?[\w.+-]{2,30}(?:@[\w.-]+)?[)>]?)?"
_LINE = re.compile(rf"[\[(/]?\s?{_NAMES}{_MAIL}\s?[\])/]?")
_OPENING = re.compile(rf"\[{_NAMES}{_MAIL}\s?\]")
_PARTS = re.compile(r"\s?[·,、]\s?")
_WHOLE = 3
"""Signs of most names; shorter words need more beside them to be one."""
_NO_NAME = re.compile(
    ".*(?:[부팀국]|신문|일보|방송|뉴스)|(?:전문|선임|인턴|수습|객원|시민|명예|현장|한국|유명|신입|주재|공채|고참|남성)"
)
"""Desks, papers, and words for what kind of a reporter somebody is."""
_NO_TEXT = re.compile("(?:사진|영상|그래픽|편집|촬영)")
_NEITHER = NOT_OURS | {Role.TITLE}


def authors(blocks: Sequence[Block]) -> list[str]:
    """The reporters of a story, in their order.

    >>> story = Block("배는 일주일 내내 부두에 있었다.", role=Role.BODY)
    >>> authors([story, Block("최윤호 기자 yh@paper.example"), Block("김민지 기자")])
    ['최윤호', '김민지']
    >>> authors([story, Block("문화부 기자"), Block("사진=최윤호 기자")])
    []
    """
    story = [at for at, block in enumerate(blocks) if block.role is Role.BODY]
    if not story:
        return []
    found: list[str] = []
    lines = [*(blocks[at] for at in story[-_LAST:]), *blocks[story[-1] + 1 :][:_BEHIND]]
    for block in lines:
        if "자" in block.text[:_LONGEST] or "원" in block.text[:_LONGEST]:
            found += _in_line(block)
    head = blocks[story[0]].text.strip()[:_HEAD]
    opening = _OPENING.match(head) if head[:1] == "[" else None
    return list(dict.fromkeys(found)) or (_named(opening) if opening else [])


def _in_line(block: Block) -> list[str]:
    text = block.text.strip()
    match = _LINE.fullmatch(text) if len(text) <= _LONGEST else None
    return _named(match) if match and block.role not in _NEITHER else []


def _named(match: re.Match[str]) -> list[str]:
    """The names of a line; none if one of them is no name, or it is that of who took pictures."""
    listed, before = _PARTS.split(match["names"]), match["before"] or ""
    sure = len(listed) > 1 or bool(match["mail"])
    if _NO_TEXT.fullmatch(before):
        return []
    for name in listed:
        if name[0] not in KOREAN_SURNAMES or _NO_NAME.fullmatch(name):
            return []
        if len(name) < _WHOLE and not sure:
            return []
    return listed
