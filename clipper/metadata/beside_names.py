"""What a list of authors holds beside their names: who took the pictures, where, sent by whom."""

from __future__ import annotations

import re
from collections.abc import Callable

_WORDS = (
    r"(?:photograph(?:s|y|er|ies?)?|photos?|pictures|fotograf(?:ie|ier|en|ías?|ia|i)?|fotos?|foto[’']s|"
    r"fotógraf[oa]s?|bild(?:er)?|imágenes|imagens|imagen|zdjęci[ae]|kuvat?|valokuvat?|billeder|"
    r"фото|снимки|fotografije|φωτογραφίες|صور|تصوير|צילום|תמונות)"
)
_BEHIND = re.compile(
    rf"(?:^|[,;.|/]|\s[–—-]|\s(?:and|und|et|y|e|og|och|ja|i|и))\s*{_WORDS}"
    r"\s*(?:(?:by|von|de|par|di|av|af|od)\b|[:：-])\s*[^,;|]*$",
    re.I,
)
_AND = r"\s(?:and|und|et|y|e|og|och|ja|i|и)\s"
_BRACKETED = re.compile(rf"(?:^|[,;&]|{_AND})[^,;&()]*\({_WORDS}\)", re.I)

_DASH = re.compile(r"\s+[–—-]\s+")
_CHINESE = re.compile("[\u3400-\u9fff]{3,4}(?: [\u3400-\u9fff]{3,4})+")
_DESCRIBED = re.compile(r",\s+[a-zß-ÿ]{4,}\s[^,]*$")


def taken_off(text: str, is_person: Callable[[str], bool]) -> str:
    """A list of names without what is none of them, its names parted by commas."""
    text = without_credits(text)
    place, colon, rest = text.partition(": ")
    if colon and ("(" in place or is_person(rest)) and len(rest.split()) > 1:
        text = rest  # "Sedir (Saudi Arabia): Noura Alghonaim"
    described = _DESCRIBED.search(text)
    if described and is_person(text[: described.start()].rpartition(",")[2].strip()):
        text = text[: described.start()]  # "Jane Doe, special envoy to Kelm"
    if _CHINESE.fullmatch(text):  # two of three signs each; one is hardly written so
        return text.replace(" ", "、")
    parts = _DASH.split(text)
    return ", ".join(parts) if len(parts) > 1 and all(map(is_person, parts)) else text


def without_credits(text: str) -> str:
    """A list of names without those who took the pictures, where words say so.

    >>> without_credits("Jane Doe. Photographs by John Roe")
    'Jane Doe'
    >>> without_credits("Jane Doe (text), John Roe (photos)")
    'Jane Doe (text)'
    """
    return _BRACKETED.sub("", _BEHIND.sub("", text)).strip()
