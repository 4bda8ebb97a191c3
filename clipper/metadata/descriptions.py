"""Descriptions as a reader should see them: some are escaped once too often, or hold tags."""

from __future__ import annotations

import re
from html import unescape

_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,12}\d{0,2});", re.I)
_PAIRED = re.compile(
    r"<(?P<name>a|abbr|b|blockquote|cite|code|div|em|font|h[1-6]|i|li|ol|p|q|s|small|span|strong|sub"
    r"|sup|u|ul)(?P<more>\s[^<>]{0,2000})?>",
    re.I,
)
_BREAK = re.compile(r"(?<=\S)<(?:br|p)\s?/?>|<(?:br|p)\s?/?>(?=\S)", re.I)
"""Between words, as nobody writes of them."""
_CUT = re.compile(r"<a\s[^<>]{0,2000}$", re.I)
"""A link at the end that a limit has cut."""
_IN_LINE = frozenset("a abbr b cite code em font i q s small span strong sub sup u".split())


def tidied(text: str) -> str:
    """A description without entities, and without the tags that have an end or attributes.

    >>> tidied("Boomer &amp; Craig <a href='/x'>sing</a>.&nbsp; Still")
    'Boomer & Craig sing. Still'
    >>> tidied("When to use <b> in place of <strong>")
    'When to use <b> in place of <strong>'
    """
    if "&" in text:
        text = _ENTITY.sub(lambda match: unescape(match[0]), text)
    if "<" in text:
        text = _CUT.sub("", _BREAK.sub(" ", _without_pairs(text)))
    return " ".join(text.split())


def _without_pairs(text: str) -> str:
    """A text without tags of elements that are closed, too, or have attributes."""
    low = text.lower()
    found = {match["name"].lower() for match in _PAIRED.finditer(text)}
    for name in found:
        other = "" if name in _IN_LINE else " "
        if f"</{name}>" in low:
            text = re.sub(rf"</?{name}(?:\s[^<>]{{0,2000}})?>", other, text, flags=re.I)
        else:
            text = re.sub(rf"<{name}\s[^<>]{{0,2000}}>", other, text, flags=re.I)
    return text
