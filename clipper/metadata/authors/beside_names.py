"""What a list of authors holds beside their names: who took the pictures, where, sent by whom."""

from __future__ import annotations

import re
from functools import cache

from clipper.metadata.authors import places
from clipper.metadata.authors.kinds import is_person
from clipper.words.byline import lists
from clipper.words.patterns import tree
from clipper.words.scripts import HAN, is_caseless

_WORDS = (
    r"(?:photograph(?:s|y|er?|ies?)?|photos?|pictures|fotograf(?:ie|ier|en|ías?|ia|i)?|fotos?|fotó|foto[’']s|"
    r"fotógraf[oa]s?|bild(?:er)?|imágenes|imagens|imagen|zdjęci[ae]|kuvat?|valokuvat?|billeder|"
    r"фото|снимки|fotografije|φωτογραφίες|صور|تصوير|צילום|תמונות)"
)
_PICTURES = re.compile("phot|pictures|fot|bild|imagen|kuva")
"""What each of them has, of those in ASCII alone."""
_ANDS = (
    r"(?:and|und|et|y|e|og|och|ja|i|и|en|sowie|as\swell\sas|ainsi\sque|así\scomo|bem\scomo|nonché|alsmede|samt"
    r"|sekä|oraz|а\sтакже)"
)
_AND = rf"\s{_ANDS}\s"
_BY = r"\s*(?:(?:by|von|de|par|di|av|af|od)\b|[:：-])\s*"
_CREDIT = re.compile(rf"\s*{_WORDS}\s?[:：]", re.I)
_FIRST = re.compile(rf"^\s*(?:{_WORDS}{_BY}|(?:fot|phot)\.\s)(?:(?!{_AND})[^,;|])*", re.I)
_BEHIND = re.compile(
    rf"(?:(?:[,;.|/]|\s[–—-]|{_AND})\s*(?:{_WORDS}{_BY}|(?:fot|phot)\.\s)|\s{_WORDS}\s?[:：])[^,;|]*$",
    re.I,
)
_BRACKETED = re.compile(rf"(?:^|[,;&]|{_AND})(?:(?!{_AND})[^,;&()])*\({_WORDS}\)", re.I)
_MARKED = re.compile(rf"(?P<name>(?:(?!{_AND})[^,;&|/()])+)\({_WORDS}\)", re.I)
_WORD_BEHIND = re.compile(rf"{_WORDS}$", re.I)
_GLUED = re.compile(
    rf"(?:{_AND})?(?<!\w)(?:[A-ZÀ-Þ][\w.'’-]*\s)?(?:(?:van|von|de[nr]?|d[aiu]|l[ae]|te[nr])\s){{0,3}}"
    r"(?:[A-ZÀ-Þ][\w.'’-]*\s)?[A-ZÀ-Þ][\w'’-]*[a-zß-ÿ]"
    rf"(?=[A-ZÀ-Þ])(?i:{_WORDS})(?=\s*(?:$|[,;|/]))"
)
"""Who took the pictures, and a word for it glued behind: "Jane DoeFoto"."""
_PICTURED = re.compile(
    rf"(?:^|[,;&]\s*|\s(?:{_ANDS}|with|con|com|avec|mit|a|és|ve|та|и)\s|(?<=[|·•])\s*)"
    r"(?!(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor|[Aa]v)\s)"
    r"(?:[A-ZÀ-ÞА-Я][\w.'’-]*|(?:van|von|de[nr]?|d[aiu]|l[ae])(?=\s))"
    rf"(?:\s(?:[A-ZÀ-ÞА-Я][\w.'’-]*|van|von|de[nr]?|d[aiu]|l[ae])){{0,3}}\s?\((?!BILD\b)(?i:{_WORDS})\)"
)
"""A name of one to four words, and in a bracket that it took the pictures."""
_EAST_ASIAN = re.compile(
    r"(?:(?<=[가-힣]{2})\s(?:사진|영상|그래픽)|(?<=[\u3400-\u9fff]{2})\s(?:写真|撮影|摄影|攝影|编辑|編輯|责编|責編|责任编辑|責任編輯|校对|校對|編集))"
    r"[\s:：=＝]\s?\S.*$|(?<=[\u3400-\u9fff]{2})\s[发發]自\S+$"
)
"""Who took the pictures or looked over the text, or from where it was sent, behind a name."""
_WROTE = re.compile(rf"([{HAN}]{{2,4}})\s?[/／]\s?文(?:[\s/／].*)?$")
"""Who wrote the text, where others took the pictures: "赵敏/文 钱进/图"."""
_CASED = re.compile("[Α-ωА-я]")
_LED = re.compile(rf"^[\s,;&]*(?:{_ANDS}\s)?", re.I)
_STORY = re.compile(
    r"\W*(?:story|stories|text|texts?|words|texte|texto|testo|tekst|report)\W*", re.I
)
_BOTH = re.compile(
    r"^(?:story|text|words|texte|texto|testo|tekst|teksti|szöveg|текст|reportage|文)\s?"
    rf"(?:\s(?:{_ANDS}|a|és|ve|та|и)\s|\s?[&+,・]\s?)(?:{_WORDS}|bild)"
    r"(?:\s?[:：]\s?|\s(?:by|von|av|af|de|par|di|por|door)\s|[\s\u3000]+(?=[\u3400-\u9fff]))",
    re.I,
)
_DASH = re.compile(r"\s+[–—-]\s+")
SURNAMES = (
    "王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何高林羅罗鄭郑梁謝谢宋唐許许韓韩馮冯鄧邓曹彭曾蕭萧田董袁潘蔡蔣蒋"
    "余于杜葉叶程蘇苏魏呂吕丁任沈姚盧卢姜崔鍾钟譚谭陸陆汪范金石廖賈贾夏韋韦付方白鄒邹孟熊秦邱江尹薛閻阎段雷侯龍龙史陶黎"
    "賀贺顧顾毛郝龔龚邵萬万錢钱嚴严覃武戴莫孔向湯汤鄺邝麥麦簡简游凌施洪駱骆溫温俞傅康紀纪舒祝阮藍蓝顏颜樊霍柯歐欧詹"
)
JOB = (
    r"(?:本[报報刊]|[实實][习習]|[见見][习習]|特[约約]|首席|驻.{2,4})?"
    r"(?:[记記]者|通[讯訊][员員]|[实實][习習]生)"
)
"""Chinese words for a reporter, and for one who sends reports, before a name."""
_HAN = re.compile(f"[{HAN}]{{1,6}}")
_HALF = 3
"""Signs of the longest family name or given name in Japan, but for rare ones."""
_DESCRIBED = re.compile(r",\s+[a-zß-ÿ]{4,}\s\S+\s[^,;]*$")
_LONGEST = 160
"""Characters of a byline within which a name is looked for that comes again."""
_WORD = re.compile(r"\w+")
_TWO_CAPITALS = re.compile(r"[A-ZÀ-Þ]\S*\s+[A-ZÀ-Þ]")


def credited(text: str) -> str:
    """What a text says behind a word for pictures and a colon; "" where it begins otherwise.

    >>> credited("Foto: Karin Berg"), credited("Foto Magazin")
    ('Karin Berg', '')
    """
    match = _CREDIT.match(text)
    return text[match.end() :].strip() if match else ""


def taken_off(text: str) -> str:
    """A list of names without what is none of them, its names parted by commas."""
    text = without_credits(text)
    place, colon, rest = text.partition(": ")
    placed = "(" in place or is_person(rest) or places.is_place(place)
    if colon and placed and len(rest.split()) > 1:
        text = rest  # "Sedir (Saudi Arabia): Noura Alghonaim"
    described = _DESCRIBED.search(text)
    if described and _TWO_CAPITALS.search(described[0]):
        described = None  # more names
    if described and is_person(text[: described.start()].rpartition(",")[2].strip()):
        text = text[: described.start()]  # "Jane Doe, special envoy to Kelm"
    if wrote := _WROTE.match(text):
        return wrote[1]
    if chinese := _chinese(text):
        return "、".join(chinese)
    parts = _DASH.split(text)
    dashed = text.isupper() or _CASED.match(text) is not None
    if dashed and len(parts) > 1 and all(map(is_person, parts)):
        return ", ".join(parts)  # in small letters it may be a place: "Jane Doe - Hong Kong"
    if is_caseless(text) and len(parts) > 2:  # "Cairo - Jane Doe - John Roe", in Arabic
        longer = [part for part in parts if len(part.split()) > 1]
        if len(longer) == len(parts) - 1:
            return ", ".join(longer)
    return text


def plain(text: str) -> str:
    """A byline without towns, portraits and photographers, with one word for who did both."""
    return with_one_cue(without_pictured(without_portrait(places.without_places(text))))


def with_one_cue(text: str) -> str:
    """A byline of who wrote and took the pictures, with one word for both.

    >>> with_one_cue("Text och foto: Jane Doe"), with_one_cue("Words & photos by Jane Doe")
    ('by Jane Doe', 'by Jane Doe')
    """
    return _BOTH.sub("by ", text)


def without_portrait(text: str) -> str:
    """A byline without the text of a portrait before it, which has the author's name.

    >>> without_portrait("Picture of Jane Doe By Jane Doe"), without_portrait("Story By Jane Doe")
    ('By Jane Doe', 'Story By Jane Doe')
    """
    said = text[:_LONGEST].casefold().split()
    if len(set(said)) == len(said):
        return text  # nothing is said twice
    match = _portrait().match(text)
    if match is None:
        return text
    shown = _WORD.findall(match["shown"].casefold())[-2:]
    named = _WORD.findall(match["name"].casefold())
    told = shown and all(map(str.isalpha, shown)) and set(shown) <= set(named)
    return text[match.end() :] if told else text  # no day: "7 de Março"


@cache
def _portrait() -> re.Pattern[str]:
    """A few words before the first cue of a byline, which is one word."""
    cues = tree(word for word in lists()["by"] if len(word) > 1 and word.isalpha())
    return re.compile(rf"(?P<shown>\S+(?:\s\S+){{0,5}}?)\s(?={cues}\s(?P<name>\S.*)$)", re.I)


def photographers(text: str) -> list[str]:
    """Names in a byline that a word behind them says took the pictures.

    >>> photographers("Jane Doe (text) and John Roe (photos)"), photographers("John RoeFoto")
    (['John Roe'], ['John Roe'])
    """
    marked = [match["name"] for match in _MARKED.finditer(text)]
    glued = [_WORD_BEHIND.sub("", match[0]) for match in _GLUED.finditer(text)]
    return [_LED.sub("", name).strip() for name in (*marked, *glued)]


def _chinese(text: str) -> list[str]:
    """Names in Chinese signs with spaces between them, and within Chinese ones of two signs; none
    where it may be one Japanese name.

    >>> _chinese("周沛宁 贺 岚"), _chinese("贺岚 久保田")
    (['周沛宁', '贺岚'], [])
    """
    parts = text.split()
    if max(map(len, parts), default=0) < 2 or not all(map(_HAN.fullmatch, parts)):
        return []
    if max(map(len, parts)) > _HALF and min(map(len, parts)) >= _HALF:
        return parts  # whole Japanese names: no half of one is so long
    found: list[str] = []
    parted = False
    for part in parts:
        if found and len(part) == len(found[-1]) == 1:
            found[-1] += part
            parted = True
        else:
            found.append(part)
    if len(found) < 2 or any(len(name) < 2 or name[0] not in SURNAMES for name in found):
        return []
    return found if parted or any(len(name) > 2 for name in found) else []


def without_pictured(text: str) -> str:
    """A line without the names behind which a bracket says that they took the pictures.

    >>> without_pictured("Jane Doe (Text), John Roe (Bilder) | 12 June")
    'Jane Doe (Text) | 12 June'
    """
    kept = _PICTURED.sub("", text) if "(" in text else text
    return kept if len(kept.split()) > 1 else text


def without_credits(text: str) -> str:
    """A list of names without those who took the pictures, where words say so.

    >>> without_credits("Jane Doe. Photographs by John Roe")
    'Jane Doe'
    >>> without_credits("Jane Doe (text), John Roe (photos)")
    'Jane Doe (text)'
    >>> without_credits("John RoeFoto")
    ''
    """
    if text.isascii() and not _PICTURES.search(text.lower()):
        return text
    kept = _BEHIND.sub("", _GLUED.sub("", _FIRST.sub("", text)))
    kept = _EAST_ASIAN.sub("", _BRACKETED.sub("", kept))
    if kept == text:
        return text
    if _STORY.fullmatch(kept):  # "Story and photos by Jane Doe"
        return re.split(_BY, text, maxsplit=1, flags=re.I)[-1]
    return _LED.sub("", kept, count=1).strip()
