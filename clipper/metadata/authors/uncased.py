"""What stands around a name in scripts without capitals: the place before it, what somebody is
behind it, the word for "and" before a second one."""

from __future__ import annotations

import re

from clipper.metadata.authors import places
from clipper.words.byline import words
from clipper.words.scripts import HAN

_KOREAN_JOB = re.compile(
    r"(?<=[가-힣]{2})\s[가-힣]{0,6}(?:기자|특파원|위원|에디터|리포터|통신원)(?:\s구독(?:하기)?)?$"
)
_KOREAN_PLACE = re.compile("^[가-힣]{1,6}=(?=[가-힣]{2,4}$)")
_JAPANESE_PLACE = re.compile(rf"^[ァ-ヶー{HAN}]{{2,12}}[=＝](?=[{HAN}々ぁ-ん]{{2,6}}$)")
_JAPANESE_POST = re.compile(
    rf"^[{HAN}ぁ-んァ-ヶー]{{0,6}}(?:記者|委員|聞き手|デスク|部|局)[・\s]"
    rf"(?=[{HAN}々ぁ-ん]{{1,4}}\s?[{HAN}々ぁ-ん]{{1,4}}$)"
)
_WROTE = re.compile(r"(?<=[\u3400-\u9fff]{2})(?:\s[報报][道導]|[=＝]文)$")
_ARABIC = "\u0620-\u0652"
_ARABIC_END = re.compile(rf"(?<=[{_ARABIC}])\s?[-–]\s?([{_ARABIC}]+)$")
_ARABIC_AND = re.compile(rf"(?<=[{_ARABIC}])\s+(?=(و[{_ARABIC}]{{2,}})\s[{_ARABIC}])")
"""Before a word that begins with the letter that means "and"."""
_HEBREW_AND = re.compile("(?<=[\u05d0-\u05ea])\\s+ו(?=[\u05d0-\u05ea]{2,}\\s)")


def bare(name: str) -> str:
    """A name without the place it was sent from and without what somebody is.

    >>> bare("묵진=윤서영 특파원"), bare("김철수 문화전문기자"), bare("パリ=田中太郎")
    ('윤서영', '김철수', '田中太郎')
    >>> bare("経済部 佐々木健"), bare("佐々木健＝文")
    ('佐々木健', '佐々木健')
    >>> bare("أحمد محمود-القاهرة")
    'أحمد محمود'
    """
    if name.isascii():
        return name
    name = _KOREAN_PLACE.sub("", _KOREAN_JOB.sub("", name))
    name = _JAPANESE_POST.sub("", _JAPANESE_PLACE.sub("", _WROTE.sub("", name)))
    end = _ARABIC_END.search(name)
    return name[: end.start()] if end and places.is_place(end[1]) else name


def both(text: str) -> list[str]:
    """Two Arabic or Hebrew names with the word for "and" between them, a letter of the second; else
    nothing.

    >>> both("أحمد محمود وسارة علي"), both("أحمد محمود وليد")
    (['أحمد محمود', 'سارة علي'], [])
    """
    hebrew = _HEBREW_AND.split(text)
    if len(hebrew) == 2 and all(" " in name.strip() for name in hebrew):
        return hebrew
    found = [m for m in _ARABIC_AND.finditer(text) if m[1] not in words("begins_with_and")]
    if len(found) != 1:
        return []
    first, second = text[: found[0].start()].strip(), text[found[0].end() + 1 :].strip()
    return [first, second] if " " in first and " " in second else []
