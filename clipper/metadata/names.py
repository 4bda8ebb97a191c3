"""Names of authors: taken apart, cleaned, told from names of papers and offices."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from html import unescape
from importlib.resources import files
from unicodedata import normalize

from clipper.metadata import beside_names
from clipper.words import dates
from clipper.words.date_forms import weekdays
from clipper.words.keys import undoubled_front

_ADDRESS = re.compile(r"https?://|www\.|@|\.(?:com|org|net|io|html?|php)\b", re.I)
_BRACKETS = re.compile(r"\s*[(\[（【<][^)\]）】>]*[)\]）】>]")
_OPEN_BRACKET = re.compile(r"\s*[(\[（【][^)\]）】]*$")
_SPACE = re.compile(r"[\s\u00a0\u200b-\u200f\ufeff]+")
_SUFFIXES = re.compile(
    r"^(?:m\.?d\.?|ph\.?d\.?|d\.?o\.?|r\.?n\.?|r\.?d\.?n?|jr\.?|sr\.?|ii|iii|esq\.?|mph|msc?|ma|ba|bsc?|mba|"
    r"cpa|cfp®?|ldn?|dr\.?ph|faap|facs|facp|fand|cssd|cpt|lcsw|pharmd|dds|dvm|m\.?s\.?|b\.?s\.?|j\.?d\.?|faclm|cscs)$",
    re.I,
)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_OF = r"(?:of|de|du|des|da|do|di|del|von|van|der)"
_LONGEST_LOGO = 200
"""Characters of the longest text in which a picture's words are looked for."""
_HANDLE = re.compile(r"^@?[\w.-]{2,40}$")


_TWICE = re.compile(r"(?<!\S)([^\W\d_]{4,}(?:\s[^\W\d_]+)?)\1(?![a-zß-ÿ])")
"""A name that stands twice without a space: that of a portrait and that beside it."""
_TWICE_SIGNED = re.compile("(?<!\\S)(\\S{2,4}) (기자|記者|记者)\\1(?!\\S)")
_MAILED = re.compile(r"([^\W\d_]{3,30})([^\W\d_]{2,30})\.\1@\S+", re.I)
"""A name with its address behind it, glued: "Jane Doejane.doe@paper.example"."""
_PORTRAIT = re.compile(
    r"^(?:(?:avatar|author|profile)\s(?:photo|picture|image)|picture of)\s+", re.I
)


@cache
def _words() -> dict[str, list[str]]:
    """Word lists of bylines, all languages in one, the longest first."""
    data = tomllib.loads(files("clipper.words").joinpath("byline.toml").read_text("utf-8"))
    return {
        name: sorted({word for words in lists.values() for word in words}, key=len, reverse=True)
        for name, lists in data.items()
    }


@cache
def _picture_words() -> tuple[str, ...]:
    return tuple(word.lower() for word in (*_words()["logo"], *_words()["icon"]))


@cache
def _pictures() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _picture_words()))
    return re.compile(rf"(?<!\w)(?:{words})(?:\s+{_OF})?[\s:]*|\s*(?:{words})", re.I)


def without_logo(text: str) -> str:
    """A text without what stands twice in front, and the words of pictures there.

    >>> without_logo("Logo Harbour PostHarbour Post5 hours ago")
    'Harbour Post5 hours ago'
    """
    if len(text) > _LONGEST_LOGO:
        return text
    low = text.lower()
    # Neither begins it again anywhere, nor with such a word: nearly all texts.
    if low.find(low[:4], 4) < 0 and not low.startswith(_picture_words()):
        return text
    single = undoubled_front(text)
    if single != text:
        return single
    match = _pictures().search(text)
    if match is None:
        return text
    # Names may hold such a word ("Icon Park"): it goes where the name stands again behind it.
    plain = text[: match.start()] + text[match.end() :]
    single = undoubled_front(plain)
    return single if single != plain else text


@cache
def cue(name: str) -> re.Pattern[str]:
    """A pattern for one of the word lists at the start of a text, with what parts it from more.

    Between a word in letters with spaces and what follows there must be a space or a colon.
    """
    words = _words()[name]
    spaced = "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in words if not _CJK.search(word)
    )
    wide = "|".join(re.escape(word) for word in words if _CJK.search(word))
    return re.compile(
        rf"^[\s•·|–—-]*(?:(?:{spaced})\b(?:\s*[:：/|]\s*|\s+|$)|(?:{wide})(?:\s*[:：/／|]\s*|[\s\u3000]+|$))",
        re.I,
    )


@cache
def announcing() -> re.Pattern[str]:
    """Cues of two words and more, anywhere in a text: "Discussion started by"."""
    phrases = "|".join(re.escape(word) for word in _words()["by"] if " " in word)
    return re.compile(rf"\b(?:{phrases})\s+(?=\w)", re.I)


@cache
def words(name: str) -> frozenset[str]:
    """One of the word lists, all languages together, casefolded."""
    return frozenset(word.casefold() for word in _words()[name])


@cache
def _joints() -> re.Pattern[str]:
    ands = [re.escape(word) for word in _words()["and"] if len(word) > 1 or not word.isascii()]
    return re.compile(
        rf"\s*[;；|、/／•·\n]\s*|\s+(?:{'|'.join(ands)}|y|e|i|a)\s+(?=(?-i:[^\W\d_a-zа-яß-ÿ]))|\s+&\s+|\s*，\s*",
        re.I,
    )


def split_names(text: str) -> list[str]:
    """Names of a list of authors, each cleaned; what is no name is left out.

    >>> split_names("By Jane Doe, John Roe and Ann B. Poe, M.D.")
    ['Jane Doe', 'John Roe', 'Ann B. Poe, M.D.']
    """
    text = tidy(text)
    if _ADDRESS.search(text) and " " not in text:
        return []
    while match := cue("by").match(text):
        if match.end() >= len(text):
            return []
        text = text[match.end() :]
    text = _BRACKETS.sub("", beside_names.taken_off(text, is_person))
    names: list[str] = []
    for part in _joints().split(text):
        pieces = [piece.strip() for piece in part.split(",")]
        for piece in pieces:
            if names and pieces[0] != piece and _SUFFIXES.match(piece.replace(" ", "")):
                names[-1] = f"{names[-1]}, {piece}"
            elif piece is pieces[0] or not _is_office(piece) or _is_signed(piece):
                if pieces[0] != piece and is_person(pieces[0]) and _is_phrase(piece):
                    break  # what somebody does, in other words
                names.append(piece)
    cleaned = (clean_name(name) for name in names)
    return _unique(name for name in cleaned if name)


def _is_signed(text: str) -> bool:
    """Whether a text ends with a word that stands behind reporters' names: "김철수 기자"."""
    return " " in text and text.endswith(_behind_names())


@cache
def _behind_names() -> tuple[str, ...]:
    return tuple(word for word in _words()["after_name"] if _CJK.search(word))


def _is_phrase(text: str) -> bool:
    """Whether a text has several words and is no name, in a script that has capitals."""
    parts = text.split()
    return len(parts) > 2 and text.lower() != text.upper() and not is_person(clean_name(text))


def _is_office(text: str) -> bool:
    """Whether a text behind a name's comma says what the person does."""
    tokens = re.findall(r"[^\W_]+", text.casefold())
    return any(token in words("offices") or token in words("roles") for token in tokens)


@cache
def _glued() -> re.Pattern[str]:
    kinds = ("by", "published", "updated", "roles")
    cues = [w for kind in kinds for w in _words()[kind] if " " not in w]
    forms = "|".join(
        re.escape(w.capitalize())
        for w in cues
        if len(w) > 1 and w.isalpha() and w not in ("on", "o")
    )
    return re.compile(rf"(?<=[a-zà-öø-ÿа-яё.)])(?=(?:{forms})(?:\s|:|[A-Z]|$))")


def tidy(text: str) -> str:
    """One line of text in which words of bylines that are glued to a name stand apart.

    >>> tidy("ByJane DoePublished: today"), tidy("Jane DoeJournalist")
    ('By Jane Doe Published: today', 'Jane Doe Journalist')
    """
    text = _SPACE.sub(" ", unescape(text)).strip()
    text = _TWICE_SIGNED.sub(r"\1 \2", _TWICE.sub(r"\1", _PORTRAIT.sub("", text)))
    if "@" in text and len(text) <= _LONGEST_LOGO:
        text = _MAILED.sub(r"\1 ", text)
    text = re.sub(r"^([Bb]y)(?=[A-ZÀ-Þ])", r"\1 ", text)
    return re.sub(r"\bBy(?=[A-ZÀ-Þ][a-zà-ÿ])", "By ", _glued().sub(" ", text))


@lru_cache(maxsize=2048)
def clean_name(text: str) -> str:
    """A name without cue words, brackets, role and address; empty if nothing is left."""
    text = _OPEN_BRACKET.sub("", _BRACKETS.sub("", _SPACE.sub(" ", text))).strip(
        ' \t,،;:|·•–—-/"“”«»*_#>~'
    )
    if match := cue("by").match(text):
        text = text[match.end() :]
    text = _trimmed(text)
    if not text or _ADDRESS.search(text) or len(text) > 80:
        return ""
    for word in _words()["after_name"]:
        if text.endswith(word) and len(text) > len(word):
            text = text[: -len(word)].strip()
            break
    key = text.casefold()
    if (
        key in words("roles")
        or key in words("other")
        or key in words("loose_ends")
        or key in weekdays()
        or not any(c.isalpha() for c in text)
    ):
        return ""
    first = key.split()[0]
    if len(first) > 2 and first != key and first in words("other"):
        return ""
    head = re.split(r"\s+[–—|-]\s+|\s*[|｜]\s*", text)[0].strip()
    if len(head.split()) > 7 or (dates.find(head) and any(c.isdigit() for c in head)):
        return ""
    if head.isupper() and len(head) > 5 and " " in head:
        first, *others = head.split()
        head = " ".join([first.capitalize() if len(first) > 2 else first, *map(_lowered, others)])
    return head


def _lowered(word: str) -> str:
    """A word of a name in capitals; two letters without a vowel are initials."""
    spoken = not set("aeiouy").isdisjoint(normalize("NFD", word.casefold()))
    numeral = not set(word) - set("IVX")
    return word.capitalize() if (len(word) > 2 or spoken) and not numeral else word


def _trimmed(text: str) -> str:
    """A name without counts and small words left at its end, and once where it stands twice."""
    text = re.sub(r"\s*[–—-]?\s+\d+(?:\s+\w+)?$", "", text).strip()
    parts = text.split()
    while len(parts) > 1 and _is_loose(parts[-1]):
        parts.pop()
    for at in range(2, len(parts)):
        if parts[at].casefold().strip(".,") in words("offices"):
            parts = parts[:at]
            break
    half, odd = divmod(len(parts), 2)
    if half and not odd and parts[:half] == parts[half:]:
        parts = parts[:half]
    return " ".join(parts)


def paper_and_reporter(text: str) -> tuple[str, str]:
    """A paper's name and the reporter's behind it, where a word behind them says so.

    >>> paper_and_reporter("문화일보 김철수 기자")
    ('문화일보', '김철수')
    """
    paper, _, rest = text.partition(" ")
    if not rest.endswith(_behind_names()) or not _CJK.search(paper) or not is_organisation(paper):
        return "", ""
    return paper, clean_name(rest)


def _is_loose(part: str) -> bool:
    # A capital alone is an initial: "Matt De La O".
    initial = len(part) == 1 and part.isupper()
    return not initial and part.casefold().strip(".:,") in words("loose_ends")


def before_file(text: str) -> str:
    """A name without what it is filed under, or for whom it was written.

    >>> before_file("Jane Doe in Gardening"), before_file("Nobody in Town")
    ('Jane Doe', 'Nobody in Town')
    """
    match = _filed().search(text)
    if match is None or not is_person(text[: match.start()].strip()):
        return text
    return text[: match.start()].strip()


@cache
def _filed() -> re.Pattern[str]:
    forms = "|".join(re.escape(word) for word in _words()["filed"])
    return re.compile(rf"\s+(?:{forms})\s+(?=\w)")


def before_helpers(text: str) -> str:
    """A list of names up to that of an editor or a reviewer: "Jane Doe, edited by John Roe"."""
    match = _helping().search(text)
    return text if match is None else text[: match.start()].rstrip(" ,;.")


def without_colon(text: str) -> str:
    """A byline in which the words before an editor's name have no colon, which parts fields.

    >>> without_colon("Jane Doe Edited by: John Roe")
    'Jane Doe Edited by John Roe'
    """
    return _helping_colon().sub(r"\1 ", text)


@cache
def _helping_colon() -> re.Pattern[str]:
    return re.compile(rf"({_helping().pattern})\s*[:：]\s*", re.I)


@cache
def _helping() -> re.Pattern[str]:
    phrases = "|".join(re.escape(word) for word in _words()["helpers"] if " " in word)
    return re.compile(rf"\b(?:{phrases})\b", re.I)


def is_team(name: str) -> bool:
    """Whether a name is that of a group that signs as author."""
    return any(token in words("teams") for token in re.findall(r"[^\W_]+", name.casefold()))


@lru_cache(maxsize=4096)
def is_organisation(name: str) -> bool:
    """Whether a name holds a word of papers, agencies and offices."""
    low = name.casefold()
    known = words("organisations")
    tokens = re.findall(r"[^\W_]+", low)
    if len(tokens) > 1 and tokens[0] in words("articles"):
        return True
    if any(token in known for token in tokens if not _CJK.search(token)):
        return True
    return bool(_CJK.search(low)) and any(low.endswith(word) for word in known if _CJK.search(word))


def is_about_reading(text: str) -> bool:
    """Whether a text is about the time to read, about comments or views."""
    return any(token in words("reading") for token in re.findall(r"[^\W_]+", text.casefold()))


@lru_cache(maxsize=4096)
def is_person(name: str) -> bool:
    """Whether a text reads as the name of a person: two to five capitalised words, no office.

    Never so in scripts without capitals.
    """
    if is_organisation(name) or any(c.isdigit() or c == ":" for c in name):
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


def without(names: Iterable[str], unwanted: Sequence[str]) -> list[str]:
    """Names that are none of the unwanted ones, whatever their case; persons stay.

    A person's own site has the person's name.
    """
    keys = {" ".join(name.casefold().split()) for name in unwanted if name}
    return [name for name in names if name.casefold() not in keys or is_person(name)]


def _unique(names: Iterable[str]) -> list[str]:
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(name.casefold(), name)
    return list(seen.values())


def are_persons(text: str) -> bool:
    """Whether a text is nothing but names of persons."""
    parts = split_names(text)
    return bool(parts) and all(is_person(part) for part in parts)
