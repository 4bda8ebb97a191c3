"""Authors that papers name in the story itself: at its head, or in its last brackets.

- Chinese: "（记者 周晓岚 通讯员 何建平）", "〔記者林宥辰／屏東報導〕" before the first sentence, or
  "（海通社記者林宥辰屏東3日電）"; the first form also ends stories, or stands below them;
- Korean: "[묵진=해오름일보] 김도현·서유진 기자 = ", "(서울=연합뉴스) 김도현 기자 = ";
- Japanese: "【高瀬美緒】" behind the last one, "【フランクフルト=高瀬美緒】" before the first;
- Turkish: "Hasan KIRAÇ / KONYA, (AJANS)-".

Only names in these frames are read: without capitals nothing else tells a name from a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from clipper.metadata import roles
from clipper.metadata.authors import korean_lines, rare_signatures
from clipper.metadata.authors.beside_names import JOB, SURNAMES
from clipper.metadata.roles import NOT_OURS
from clipper.page import Block, Role
from clipper.words.byline import words

_HEAD, _TAIL = 200, 60
"""Characters of a paragraph from its beginning, and from its end, that are looked at."""
_LEAST_PLACED = 4
"""Signs of a Chinese name and a place."""
_SHORT = 40
"""Characters of the longest line of nothing but names."""
_BEHIND = 4
"""Blocks from the story's last one on that may end with such brackets."""
_FIRST = 3
"""Paragraphs from the story's beginning that may open with such a line."""
_OPENS = (Role.BODY, Role.SUBTITLE, Role.BYLINE)
"""Roles that the labeller may give them."""
_HAN = "\u3400-\u9fff々·"
_CHINESE = re.compile(
    rf"[〔【（(\[]\s*(?:[^〔【（(\[\]）)】〕]{{0,12}}?\s|[\u3400-\u9fff]{{1,6}}[社報报網网])??(?P<names>{JOB}[^〔【（(\[\]）)】〕]{{2,60}})"
    r"[\]）)】〕]"
)
_JOBS = re.compile(rf"\s*{JOB}\s*[:：]?\s*")
_PLACE = re.compile(r"\s*[／/].*$")
_WIRED = re.compile(r"(?P<named>.+?)\d{1,2}日(?:[综綜]合|[专專]|外)?[电電]\s*")
"""What an agency says before its story: "蔡智明雲林縣29日電"."""
_KOREAN = re.compile(
    r"^\s*[(\[〔【][^)\]〕】]{1,24}[)\]〕】]\s*(?P<names>[가-힣·,、\s]{2,40}?)\s*"
    r"(?:인턴|수습|선임|전문)?\s?기자\s*="
)
_LINE = re.compile(rf"(?P<names>(?:{JOB}\s*[:：]?\s*[{_HAN}]{{2,4}}(?:[、，,\s]+|$))+)")
"""A line that is nothing but such names."""
_SIGNED = re.compile(r"（(?P<names>[^（）]{3,60})）\s*$")
_POST = re.compile(r"^[^、・]{2,8}・(?=[^・]{3,6}$)")
"""A post before a name: "編集委員・広瀬啓"."""
_JAPANESE = re.compile(r"【(?P<names>[\u3400-\u9fff々ヶぁ-んァ-ン、・\s\u3000]{3,24})】\s*$")
_PLACED = re.compile(
    r"^\s*【(?P<place>[^=＝】]{1,20})[=＝](?P<names>[\u3400-\u9fff々ヶぁ-んァ-ン、・\s\u3000]{3,24})】"
)
_TURKISH = re.compile(
    r"^\s*(?P<names>[A-ZÇĞİÖŞÜ][\w.]+(?:\s[A-ZÇĞİÖŞÜ][\w.]+){1,3}"
    r"(?:\s?[-–,]\s?[A-ZÇĞİÖŞÜ][\w.]+(?:\s[A-ZÇĞİÖŞÜ][\w.]+){1,3}){0,3})\s?/\s?"
    r"[A-ZÇĞİÖŞÜ]{3,}(?:\s?\([A-ZÇĞİÖŞÜ][\w]+\))?,?\s?\([A-ZÇĞİÖŞÜ]{2,4}\)\s?[-–—]"
)
_TURKISH_PARTS = re.compile(r"\s?[-–,]\s?")
_PARTS = re.compile(r"[、，,・·&\s\u3000]+|[及和與与]")
_NAME = re.compile(rf"[{_HAN}]{{2,4}}|[가-힣]{{2,4}}")
_JAPANESE_NAME = re.compile(r"[\u3400-\u9fff々ヶぁ-んァ-ン]{3,6}")
_LABEL = re.compile(
    "手[记記]|[观觀]察|[调調][查]|[连連][线線]|[团團][队隊]|供稿|投稿|[专專][栏欄]|[来來]信|直播|提[问問]|[报報][道導]"
    "|^[会會]|記事|写真|動画|特集|資料|有料|無料|関連|共同|聯合|通信|新聞|編集|取材|続き|会員|連載|社説|敬称"
)
"""What stands in such frames and is no name."""
_OFFICE = re.compile(r"(?:社|局|部|通信|新聞|編集|記者|取材班|ロイター|共同|時事)$")


def authors(blocks: Sequence[Block]) -> list[str]:
    """Names of authors in the story's first or last lines, in their order.

    >>> authors([Block("〔記者林宥辰／屏東報導〕落山風一吹就是半年。", role=Role.BODY)])
    ['林宥辰']
    """
    heads = [
        text
        for role in _OPENS
        for text in [b.text.strip() for b in blocks if b.role is role][:_FIRST]
    ]
    for text in heads:
        head = text[:_HEAD]
        if match := _CHINESE.search(head):
            told = _JOBS.sub("、", _PLACE.sub("", match["names"]))
            return _names(_before_place(told), _NAME)
        if match := _KOREAN.match(head):
            return _names(match["names"], _NAME)
        if (match := _PLACED.match(head)) and not _LABEL.search(match["place"]):
            return _signed(match["names"])
        if match := _TURKISH.match(head):
            return _TURKISH_PARTS.split(match["names"].strip())
    for block in blocks:
        if len(block.text) > _SHORT or block.text.isascii() or block.role in NOT_OURS:
            continue
        if match := _LINE.fullmatch(block.text.strip()):
            return _names(_JOBS.sub("、", match["names"]), _NAME)
    if below := _below(blocks):
        return below
    story = [block.text.strip() for block in blocks if block.role is Role.BODY]
    if story and (match := _SIGNED.search(story[-1][-_TAIL:])):
        told = "、".join(map(without_post, match["names"].split("、")))
        found = _names(told, _JAPANESE_NAME)
        others = "\n".join(block.text for block in blocks if block.role is not Role.BODY)
        if found and all(name in others for name in found):
            return found
    if story and (match := _JAPANESE.search(story[-1][-_TAIL:])):
        return _signed(match["names"])
    return korean_lines.authors(blocks) or rare_signatures.again(blocks)


def _below(blocks: Sequence[Block]) -> list[str]:
    """Chinese reporters in brackets at the end of the story, or right below it."""
    last = roles.last(blocks, Role.BODY)
    for block in blocks[last : last + _BEHIND] if last is not None else ():
        text = block.text.strip()
        if text.isascii() or block.role in NOT_OURS or block.role is Role.CAPTION:
            continue
        for match in _CHINESE.finditer(text[-_TAIL:]):
            if match.end() == len(text[-_TAIL:]):
                return _names(_JOBS.sub("、", match["names"]), _NAME)
    return []


def _before_place(told: str) -> str:
    """Names without the place and the day of a story sent by wire, which nothing parts from them:
    a name has three signs, but where four in all are left.

    >>> _before_place("蔡智明雲林縣29日電"), _before_place("蔡智明、王小明台北29日電")
    ('蔡智明', '蔡智明、王小明')
    """
    match = _WIRED.fullmatch(told)
    if match is None:
        return told
    *others, last = _PARTS.split(match["named"])
    if last[:1] in SURNAMES and len(last) >= _LEAST_PLACED:
        last = last[: 2 if len(last) == _LEAST_PLACED else 3]
    return "、".join(filter(None, [*others, last]))


def without_post(name: str) -> str:
    """A Japanese name without the post before it.

    >>> without_post("編集委員・広瀬啓"), without_post("Jane Doe")
    ('広瀬啓', 'Jane Doe')
    """
    return _POST.sub("", name)


def _signed(text: str) -> list[str]:
    """The Japanese names of a list, none if one of them is that of an office."""
    found = _names(text, _JAPANESE_NAME)
    return [] if any(_OFFICE.search(name) for name in found) else found


def _names(text: str, form: re.Pattern[str]) -> list[str]:
    """The names of a list, none if one of them has not the form of a name."""
    parts = [part for part in _PARTS.split(text) if part and part not in words("other")]
    named = parts and all(form.fullmatch(part) for part in parts)
    return parts if named and not any(_LABEL.search(part) for part in parts) else []
