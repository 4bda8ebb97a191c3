"""Labels of Chinese bylines, which need no space between them and what stands around them.

"来源：海港网作者：王小明", "来源海港网 | 作者王小明", "来源: 海港网 举报".
"""

from __future__ import annotations

import re
from functools import cache

from clipper.metadata.authors.beside_names import JOB, SURNAMES
from clipper.words.byline import words
from clipper.words.patterns import tree
from clipper.words.scripts import CJK, HAN

_LABELS = ("by", "helpers", "source", "published", "updated")
_COLON = re.compile("[:：]")
_CJK = re.compile(f"[{CJK}]{{2}}")
_BEFORE = "(?:本文|文章|稿件|原文|图片|圖片|视频|信息|新闻|责任|責任|文字|最[后後])?"
"""What may stand before a label and belongs to it: "文章来源"."""
_UNMARKED = re.compile(
    rf"(?:^|(?<=[|｜])|(?<=[|｜]\s))(?:作者(?![简簡]介)(?=[{SURNAMES}][{HAN}]{{1,3}}\s*(?:$|[|｜]))"
    rf"|[来來]源(?=(?:[A-Za-z][\w.]+|[{HAN}]{{2,8}}[报報网網社台臺])\s*(?:$|[|｜])))"
)
"""A label without a colon, before a name that surely is one."""
_SOURCE = re.compile(
    rf"((?:[来來]源|稿源|[转轉]自)\s?[:：]\s?[{HAN}]{{2,12}}[报報网網社台臺])\s+"
    rf"(?:(?P<more>{JOB}|[{SURNAMES}])|[{HAN}]{{2,4}}(?=\s*(?:$|[|｜])))"
)
"""A paper in Chinese signs, which has no space in its name; behind it a reporter, or a button."""

_DID = re.compile(rf"({JOB}\s?[{HAN}]{{2,4}}(?:\s[{HAN}]{{2,4}})*?)\s整[合理](?=\s*(?:$|[|｜]))")
"""A reporter, and that all this one did is to put the text together."""


def parted(text: str) -> str:
    """A line of a byline in which signs part what its labels begin.

    >>> parted("来源：海港网作者：王小明"), parted("来源海港网| 作者王小明")
    ('来源：海港网 | 作者：王小明', '来源：海港网| 作者：王小明')
    >>> parted("来源: 海港网 举报"), parted("来源: 海港网 记者 陈智")
    ('来源: 海港网', '来源: 海港网 | 记者 陈智')
    """
    if not _CJK.search(text):
        return text
    text = _DID.sub(r"\1", _UNMARKED.sub(r"\g<0>：", text))
    if not _COLON.search(text):
        return text
    text = _SOURCE.sub(_behind_source, text)
    return _glued().sub(r"\g<0> | ", text)


def _behind_source(match: re.Match[str]) -> str:
    return f"{match[1]} | {match['more']}" if match["more"] else match[1]


@cache
def _glued() -> re.Pattern[str]:
    """What stands behind one label, up to the next."""
    labels = tree(sorted(w for kind in _LABELS for w in words(kind) if _CJK.search(w)))
    return re.compile(rf"[:：]\s?[^\s:：|｜]{{2,20}}?(?={_BEFORE}{labels}\s?[:：])")
