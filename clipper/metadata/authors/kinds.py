"""What a name is that of: a person, a team, a paper, an account; and what stands behind one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from clipper.words.byline import words
from clipper.words.scripts import ANY_CJK

_SITE = re.compile(r"(?:[a-z0-9-]{3,}\.)+[a-z]{2,6}")
_SUFFIXES = re.compile(
    r"^(?:m\.?d\.?|ph\.?d\.?|d\.?o\.?|r\.?n\.?|r\.?d\.?n?|jr\.?|sr\.?|ii|iii|esq\.?|mph|msc?|ma|ba|bsc?|mba|"
    r"cpa|cfp®?|ldn?|dr\.?ph|faap|facs|facp|fand|cssd|cpt|lcsw|pharmd|dds|dvm|m\.?s\.?|b\.?s\.?|j\.?d\.?|faclm|cscs)$",
    re.I,
)
_ACCOUNT = re.compile(
    r"(?:\w*[\d_]|web|site|wp)?(?:admin|redac|redak|szerkeszt|webteam|webmaster|newsdesk|editor)\w*\d*|[a-z]?_?\d{3,}",
    re.I,
)
_HANDLE = re.compile(r"^@?[\w.-]{2,40}$")
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u064b-\u065f\u0670"
    "\u0900-\u0963\u0971-\u0df3\u0e31-\u0e3a\u0e47-\u0e4e"
)
"""Accents and vowel signs, no part of a word for `re`; in scripts of India whole blocks."""
_CALLED = re.compile('[«„][^«»„“”]*[»“”]?$|“[^“”]+”$|"[^"]+"$')
"""A name in quotation marks at the end, as ships have one: "the ferry «Tove»"."""
_TOKEN = re.compile(rf"(?:[^\W_]|[{_MARKS}])+")


def _tokens(text: str) -> list[str]:
    """The words of a text, in small letters; marks and vowel signs belong to them."""
    return _TOKEN.findall(text.casefold())


def is_degree(text: str) -> bool:
    """Whether a text is a degree or "Jr.", as it stands behind a name."""
    return _SUFFIXES.match(text.replace(" ", "")) is not None


def is_post(text: str) -> bool:
    """Whether a text behind a name's comma says what the person does."""
    return not words("roles", "offices").isdisjoint(_tokens(text))


def is_account(name: str) -> bool:
    """Whether a name is the account of an office, or the number of a writer: "redaccion3"."""
    return _ACCOUNT.fullmatch(name) is not None


def is_address(name: str) -> bool:
    """Whether a name is the address of a site: "harbourpost.fr"."""
    return _SITE.fullmatch(name) is not None


def is_team(name: str) -> bool:
    """Whether a name is that of a group that signs as author."""
    return not words("teams").isdisjoint(_tokens(name))


def is_firm(name: str) -> bool:
    """Whether a name is that of one firm, by the legal form before or behind it.

    >>> is_firm("Kelm Media GmbH"), is_firm("海港传媒有限公司"), is_firm("ООО «Кельм»")
    (True, True, True)
    >>> is_firm("Jane Doe, Kelm Media GmbH"), is_firm("GmbH"), is_firm("PT Barnum")
    (False, False, False)
    >>> is_firm("John Smith, D.D."), is_firm("PT Kelm Media")
    (False, True)
    """
    low = name.casefold().strip()
    behind, before = _firms()
    form = next((form for form in behind if low.endswith(form)), "")
    head = low[: len(low) - len(form)].strip(" ,") if form else ""
    if head:
        if "." in form and is_person(name.strip()[: len(head)]):
            return False  # "John Smith, D.D."
        return "," not in head and ";" not in head  # else who writes for it
    own = name.strip().partition(" ")[2]
    if not low.startswith(before) or (len(own.split()) == 1 and own[:1].isalpha()):
        return False  # "PT Barnum"
    return not low.isascii() or name.lstrip()[:2].isupper()


@cache
def _firms() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Legal forms behind a name and before it, with what parts them from it."""
    behind = (form if ANY_CJK.search(form) else f" {form}" for form in words("firms"))
    before = (form if ANY_CJK.search(form) else f"{form} " for form in words("firms_before"))
    return tuple(sorted(behind, key=len, reverse=True)), tuple(before)


def paper_words(name: str) -> int:
    """How many words of papers, agencies and offices a name holds, in scripts that part words."""
    tokens = _tokens(name)
    return sum(token in words("organisations") for token in tokens if not ANY_CJK.search(token))


@lru_cache(maxsize=4096)
def is_organisation(name: str) -> bool:
    """Whether a name holds a word of papers, agencies and offices."""
    low = name.casefold()
    tokens = _tokens(low)
    if len(tokens) > 1 and tokens[0] in words("articles") and "." not in low.split()[0]:
        return True  # "A. J. Smith" is none
    return paper_words(name) > 0 or low.endswith(_wide_papers())


@cache
def _wide_papers() -> tuple[str, ...]:
    return tuple(word for word in words("organisations") if ANY_CJK.search(word))


def is_about_reading(text: str) -> bool:
    """Whether a text is about the time to read, about comments or views."""
    return not words("reading").isdisjoint(_tokens(text))


@lru_cache(maxsize=4096)
def is_person(name: str) -> bool:
    """Whether a text reads as the name of a person: two to five capitalised words, no office.

    Never so in scripts without capitals.
    """
    if is_organisation(name) or any(c.isdigit() or c == ":" for c in name):
        return False
    if _CALLED.search(name):
        return False
    parts = name.replace(",", " ").split()
    if not 2 <= len(parts) <= 5 or parts[0].casefold() in words("prepositions"):
        return False
    particles = words("particles")
    return all(
        part.casefold().strip(".") in particles or _capital(part) for part in parts
    ) and parts[-1].casefold() not in words("roles")


def _capital(word: str) -> bool:
    # In scripts without capitals a name looks like any other word.
    first = next((c for c in word if c.isalpha()), "")
    return first.isupper()


def is_handle(name: str) -> bool:
    """Whether a text can be the name of a forum's member."""
    return bool(_HANDLE.match(name)) and not name.isdecimal()
