"""Names of authors: what announces them, taken apart, cleaned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from clipper.metadata.authors import beside_names, kinds, of_lists, places, run_together, uncased
from clipper.metadata.authors.capitals import in_small_letters
from clipper.metadata.authors.glued import spaced, tidy
from clipper.metadata.authors.name_ends import trimmed
from clipper.words import dates
from clipper.words.byline import lists, words
from clipper.words.date_forms import weekdays
from clipper.words.patterns import tree
from clipper.words.scripts import ANY_CJK, HAN, is_caseless

_ADDRESS = re.compile(r"https?://|www\.|@|\.(?:com|org|net|io|html?|php)\b", re.I)
_BRACKETS = re.compile(r"\s*[(\[（【<][^)\]）】>]*[)\]）】>]")
_BRACKET = re.compile(r"[(\[（【<]")
_OPEN_BRACKET = re.compile(r"\s*[(\[（【][^)\]）】]*$")
_NO_NAMES = frozenset("by von par por text texte texto tekst author autor autorin".split())
"""Words before an author that are never names."""
_LONGEST_LIST = 1000
"""Characters of a list of authors that are read."""
_LEADING_AND = re.compile(r"^(?:and|und|et|y|e|og|och|en)\s+(?=[A-ZÀ-Þ])")
_FILED_IN_CAPITALS = re.compile(r"\s+(?:IN|FOR)\s+(?=\w)")
_ARABIC = re.compile("[\u0620-\u064a]")
_SPACED = re.compile("[\u05d0-\u05ea\u0620-\u064a\u0900-\u0dff]")
_ARABIC_DASH = re.compile("(?<=[\u0620-\u064a])\\s+[-–ـ]\\s+(?=[\u0620-\u064a])")
"""A dash between Arabic words, or the sign that draws letters out, in its place."""
_REPORTING = re.compile(
    rf"(?:\S{{2,8}}?\s?)?{beside_names.JOB}\s?(?=[{beside_names.SURNAMES}][{HAN}]{{1,3}}$)"
    "|[가-힣]{1,6}=(?=[가-힣]{2,4}$)"
)
"""A paper, a place, the word for reporter before an East Asian name."""


@cache
def cue(name: str) -> re.Pattern[str]:
    """A pattern for one of the word lists at the start of a text, with what parts it from more.

    Between a word in letters with spaces and what follows there must be a space or a colon. That
    alone ends a word: for a pattern's own borders, a vowel sign at its end is no letter.
    """
    words = lists()[name]
    spaced = tree(word for word in words if not ANY_CJK.search(word)).replace(r"\ ", r"\s+")
    wide = tree(word for word in words if ANY_CJK.search(word))
    return re.compile(
        rf"^[\s•·|–—-]*(?:{spaced}(?:\s*[:：/|،]\s*|-?\s+|$)|{wide}(?:\s*[:：/／|=＝]\s*|[\s\u3000]+|$))",
        re.I,
    )


@cache
def announcing() -> re.Pattern[str]:
    """Cues of two words and more, anywhere in a text: "Discussion started by"."""
    phrases = tree(word for word in lists()["by"] if " " in word)
    return re.compile(rf"\b{phrases}\s+(?=\w)", re.I)


@cache
def _joints() -> re.Pattern[str]:
    ands = [re.escape(word) for word in lists()["and"] if len(word) > 1 or not word.isascii()]
    return re.compile(
        rf"\s*[;；|、،/／•·\n]\s*|\s+(?:{'|'.join(ands)}|y|e|i|a)\s+(?=(?-i:[^\W\d_a-zа-яß-ÿ]))|\s+&\s+|\s*，\s*",
        re.I,
    )


def split_names(text: str) -> list[str]:
    """Names of a list of authors, each cleaned; what is no name is left out.

    >>> split_names("By Jane Doe, John Roe and Ann B. Poe, M.D.")
    ['Jane Doe', 'John Roe', 'Ann B. Poe, M.D.']
    """
    text = run_together.parted(tidy(text[:_LONGEST_LIST]).strip("〔〕"))
    if (_ADDRESS.search(text) and " " not in text) or text.casefold() in words("other"):
        return []
    told = False
    while match := cue("by").match(text):
        if match.end() >= len(text):
            return []
        if _is_first_name(text, match):
            break
        text, told = text[match.end() :], True
    text = beside_names.taken_off(_behind_role(text))
    text = of_lists.without_post(_without_brackets(text))
    arabic = _ARABIC_DASH.split(text)
    spaced = [part for part in arabic if " " in part]
    if len(arabic) > 2 or len(spaced) == len(arabic):
        text = "،".join(arabic)
    elif spaced and places.is_place(arabic[0]):
        text = spaced[0]
    text = ";".join(uncased.both(text)) or text if _SPACED.search(text) else text
    names: list[str] = []
    parts = [
        [_LEADING_AND.sub("", piece.strip()) for piece in part.strip(" ,").split(",")]
        for part in _joints().split(text)
    ]
    for pieces in of_lists.tidied(parts, told=told):
        for piece in pieces:
            if names and pieces[0] != piece and kinds.is_degree(piece):
                names[-1] = f"{names[-1]}, {piece}"
            elif piece is not pieces[0] and _stands_beside(piece, pieces[0]):
                continue
            elif piece is pieces[0] or not kinds.is_post(piece) or _is_signed(piece):
                if pieces[0] != piece and kinds.is_person(pieces[0]) and _is_phrase(piece):
                    break  # what somebody does, in other words
                names.append(before_file(_behind_role(piece)))
    cleaned = _without_jobs(_unique(filter(None, map(clean_name, names))))
    kept = [name for name in cleaned if not places.is_place(name)] or cleaned
    if len(kept) > 1 and _SPACED.search(text):  # a place has one word, a name has more
        return [name for name in kept if " " in name] or kept
    return kept


def _without_brackets(text: str) -> str:
    """A text without what stands in brackets, one that is left open at its end among them."""
    return _OPEN_BRACKET.sub("", _BRACKETS.sub("", text)) if _BRACKET.search(text) else text


def _behind_role(text: str) -> str:
    """A list of names without what the first person does before it.

    >>> _behind_role("state political reporter Jane Doe"), _behind_role("de la Cruz")
    ('Jane Doe', 'de la Cruz')
    """
    parts = text.split()
    at = 0
    while at < len(parts) - 2 and (parts[at].islower() or _says_job(parts[at])):
        at += 1
    job = parts[at - 1].rpartition("-")[2].casefold() if at else ""
    if job not in words("roles", "offices") or parts[at].endswith(","):
        return text
    rest = " ".join(parts[at:])
    return rest if kinds.is_person(" ".join(parts[at : at + 2]).strip(",;")) else text


def _says_job(word: str) -> bool:
    """Whether a word says what somebody does: "Redakteur", "Online-Autorin"."""
    before, _, last = word.casefold().rpartition("-")
    return last in words("offices") or (bool(before) and last in words("roles"))


def _stands_beside(text: str, name: str) -> bool:
    """Whether a text is a place, an agency or an office behind a name that is not in capitals."""
    return not name.isupper() and places.is_beside(text)


def _is_signed(text: str) -> bool:
    """Whether a text ends with a word that stands behind reporters' names: "김철수 기자"."""
    return " " in text and text.endswith(behind_names())


@cache
def behind_names() -> tuple[str, ...]:
    """Words that stand behind reporters' names in East Asia: "기자"."""
    return tuple(word for word in lists()["after_name"] if ANY_CJK.search(word))


def _is_phrase(text: str) -> bool:
    """Whether a text has several words and is no name, in a script that has capitals."""
    parts = text.split()
    return len(parts) > 2 and not is_caseless(text) and not kinds.is_person(clean_name(text))


def _without_jobs(names: list[str]) -> list[str]:
    """Names without what one of these persons does: "Jane Doe", "Garden Educator"."""
    if not any(map(kinds.is_person, names)):
        return names
    return [name for name in names if kinds.is_team(name) or not _is_job(name)]


def _is_job(name: str) -> bool:
    """Whether a text is what somebody does: "Garden Educator", "Head of Research"."""
    parts = name.partition(",")[0].casefold().split()
    ends = {parts[-1], " ".join(parts[:2]) if len(parts) > 2 else ""}
    return len(parts) > 1 and not ends.isdisjoint(words("roles", "offices"))


def _is_first_name(text: str, match: re.Match[str]) -> bool:
    """Whether a word that announces an author in one language is half of a name in another: "Oleh
    Pavliuk", "Per Olsson"."""
    cued = match[0].strip()
    if " " in cued or not cued.isalpha() or not cued.istitle() or cued.casefold() in _NO_NAMES:
        return False
    first = text[match.end() :].split(",")[0].split()
    return len(first) == 1 and first[0][:1].isupper() and first[0][-1:].islower()


@lru_cache(maxsize=2048)
def clean_name(text: str) -> str:
    """A name without cue words, brackets, role and address; empty if nothing is left."""
    text = _without_brackets(spaced(text)).strip(' \t,،;:|·•–—-/"“”«»*_#>~')
    if (match := cue("by").match(text)) and not _is_first_name(text, match):
        text = text[match.end() :]
    if match := _REPORTING.match(text):
        text = text[match.end() :]
    text = uncased.bare(trimmed(text))
    if not text or _ADDRESS.search(text) or len(text) > 80:
        return ""
    for word in lists()["after_name"]:
        if text.endswith(word) and len(text) > len(word):
            text = text[: -len(word)].strip()
            break
    key = text.casefold()
    if key in words("roles", "other", "loose_ends"):
        return ""
    if key in weekdays() or not any(c.isalpha() for c in text):
        return ""
    first = key.split()[0]
    if first != key and first in words("viewing"):
        return ""
    if len(first) > 2 and first != key and first in words("other"):
        return text if first in weekdays() and kinds.is_person(text) else ""  # "Thu Hà", "Sun Yang"
    head = re.split(r"\s+[–—|-]\s+|\s*[|｜]\s*", text)[0].strip()
    if len(head.split()) > 7 or (dates.find(head) and any(c.isdigit() for c in head)):
        return ""
    if head.isupper() and len(head) > 5 and " " in head:
        return in_small_letters(head)
    return head


def before_file(text: str) -> str:
    """A name without what it is filed under, or for whom it was written.

    >>> before_file("Jane Doe in Gardening"), before_file("Nobody in Town")
    ('Jane Doe', 'Nobody in Town')
    """
    match = (_FILED_IN_CAPITALS if text.isupper() else _filed()).search(text)
    if match is None or not kinds.is_person(text[: match.start()].strip()):
        return text
    return text[: match.start()].strip()


@cache
def _filed() -> re.Pattern[str]:
    forms = "|".join(re.escape(word) for word in lists()["filed"])
    # No word of a name, with a capital or not: "Jane Doe For Harbour Post".
    return re.compile(rf"\s+(?:{forms}|For)\s+(?=\w)")


def before_helpers(text: str) -> str:
    """A list of names up to that of an editor or a reviewer: "Jane Doe, edited by John Roe"."""
    match = _helping().search(text)
    return text if match is None else text[: match.start()].rstrip(" ,;.")


def helping(text: str) -> str:
    """The words in a text that announce an editor or a reviewer; "" if there are none."""
    match = _helping().search(text)
    return "" if match is None else match[0].casefold()


def without_colon(text: str) -> str:
    """A byline in which the words before an editor's name have no colon, which parts fields.

    >>> without_colon("Jane Doe Edited by: John Roe")
    'Jane Doe Edited by John Roe'
    """
    return _helping_colon().sub(r"\1 ", text) if ":" in text or "：" in text else text


@cache
def _helping_colon() -> re.Pattern[str]:
    return re.compile(rf"({_helping().pattern})\s*[:：]\s*", re.I)


@cache
def _helping() -> re.Pattern[str]:
    phrases = tree(word for word in lists()["helpers"] if " " in word)
    return re.compile(rf"\b{phrases}\b", re.I)


def without(names: Iterable[str], unwanted: Sequence[str]) -> list[str]:
    """Names that are none of the unwanted ones, whatever their case; persons stay.

    A person's own site has the person's name.
    """
    keys = {" ".join(name.casefold().split()) for name in unwanted if name}
    return [name for name in names if name.casefold() not in keys or kinds.is_person(name)]


def _unique(names: Iterable[str]) -> list[str]:
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(name.casefold(), name)
    return list(seen.values())


def are_persons(text: str) -> bool:
    """Whether a text is nothing but names of persons."""
    parts = split_names(text)
    return bool(parts) and all(kinds.is_person(part) for part in parts)
