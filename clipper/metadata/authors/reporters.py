"""Reporters whom East Asian papers name by a word for their work, with the paper before or not.

- Korean: "항구일보 김철수 기자", "항구일보=김철수 기자", "김철수·이영희 기자";
- Chinese: "海港日报记者王小明", "本报记者王小明", "海港新闻记者 王小明 实习生 李雪";
- Japanese: "港新報 田中太郎記者".

Without capitals a name looks like any other word: where several stand together, or one is glued to
the word for reporter, each must begin with a common family name.
"""

from __future__ import annotations

import re

from clipper.metadata.authors import kinds, names, wide_labels
from clipper.metadata.authors.beside_names import JOB, SURNAMES
from clipper.words.scripts import ANY_CJK, HAN

KOREAN_SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채"
    "원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국은편용"
)
_CHINESE = re.compile(
    rf"(?:本[报報]|(?P<paper>[{HAN}]{{2,8}}[报報网網社台臺闻聞]))?{JOB}\s?"
    rf"(?P<names>[{HAN}]{{2,4}}(?:[、\s][{HAN}]{{2,4}})*?)(?P<more>(?:\s{JOB}\s?[{HAN}]{{2,4}})*)"
)
_REPORTED = re.compile(r"(?:\s?[综綜]合|\s)[報报][導道]$")
_MORE = re.compile(rf"{JOB}\s?([{HAN}]{{2,4}})")
_KOREAN = re.compile(r"(?P<names>[가-힣]{2,4}(?:[·,、]\s?[가-힣]{2,4}){1,8})\s?(?P<job>\S+)")
_DOTTED = re.compile(r"[가-힣]{2,4}(?:\s?·\s?[가-힣]{2,4}){1,8}(?=\s?(?:기자|특파원))")
"""Korean words before one for reporter, parted by the dot that elsewhere parts fields."""
_PARTS = re.compile(r"\s?[·,、\s]\s?")
_PAPER_END = re.compile(r"[\s=]")


def parted(text: str) -> str:
    """A line in which signs part the labels of China, and commas the reporters of Korea."""
    return with_commas(wide_labels.parted(text))


def with_commas(text: str) -> str:
    """A line in which commas part the names of Korean reporters.

    >>> with_commas("김철수·이영희 기자 · 6월 12일")
    '김철수,이영희 기자 · 6월 12일'
    """
    match = _DOTTED.search(text) if "·" in text else None
    listed = _PARTS.split(match[0]) if match else []
    if match is None or not _are_named(listed, KOREAN_SURNAMES):
        return text
    return text[: match.start()] + ",".join(listed) + text[match.end() :]


def signed(text: str) -> tuple[str, list[str]]:
    """The paper and the reporters in a part of a byline; neither where it is no such part.

    >>> signed("문화일보 김철수 기자"), signed("海港日报记者王小明"), signed("记者手记")
    (('문화일보', ['김철수']), ('海港日报', ['王小明']), ('', []))
    """
    text = _REPORTED.sub("", text)
    if match := _CHINESE.fullmatch(text):
        listed = [*_PARTS.split(match["names"]), *_MORE.findall(match["more"])]
        return (match["paper"] or "", listed) if _are_named(listed, SURNAMES) else ("", [])
    if not text.endswith(names.behind_names()):
        return "", []
    paper, *rest = _PAPER_END.split(text, maxsplit=1)
    if rest and ANY_CJK.search(paper) and kinds.is_organisation(paper):
        listed = _korean(rest[0]) or [names.clean_name(rest[0])]
        return (paper, listed) if all(listed) else ("", [])
    return "", _korean(text)


def _korean(text: str) -> list[str]:
    """Several Korean names before the word for reporter."""
    match = _KOREAN.fullmatch(text)
    if match is None or match["job"] not in names.behind_names():
        return []
    listed = _PARTS.split(match["names"])
    return listed if _are_named(listed, KOREAN_SURNAMES) else []


def _are_named(listed: list[str], surnames: str) -> bool:
    return all(name[:1] in surnames for name in listed)
