"""What flattening glues to names, or sets down twice: words of pictures, cues, addresses."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

from clipper.words.byline import lists, words
from clipper.words.keys import undoubled_front
from clipper.words.patterns import tree
from clipper.words.scripts import CJK

_SPACE = re.compile(r"[\s\u00a0\u200b-\u200f\ufeff]+")
_OF = r"(?:of|de|du|des|da|do|di|del|von|van|der)"
_LONGEST_LOGO = 200
"""Characters of the longest text in which a picture's words are looked for."""
_TWICE = re.compile(r"(?<!\S)([^\W\d_]{4,}(?:\s[^\W\d_]+)?)\1(?![a-zß-ÿ])")
"""A name that stands twice without a space: that of a portrait and that beside it."""
_TWICE_SIGNED = re.compile("(?<!\\S)(\\S{2,4}) (기자|記者|记者)\\1(?!\\S)")
_MAILED = re.compile(r"([^\W\d_]{3,30})([^\W\d_]{2,30})\.\1@\S+", re.I)
"""A name with its address behind it, glued: "Jane Doejane.doe@paper.example"."""
_MAILED_WHOLE = re.compile(
    r"(?P<first>[^\W\d_]+(?:-[^\W\d_]+)*)\s(?P<last>[^\W\d_]+(?:-[^\W\d_]+)*)(?P=first)\.(?P=last)@\S+",
    re.I,
)
"""The same, where first name or surname may be two: "Anna-Leena Doeanna-leena.doe@..."."""
_SIGNED_MAILED = re.compile(r"(기자|특파원|記者|记者)\s*[(\[<]?[\w.+-]+@[\w.-]+[)\]>]?")
"""An address behind a reporter's name, with the word for reporter between them."""
_ACCOUNT = re.compile(r"(?<=[^\W\d_]{2})\s+\(?@[a-z0-9_]{2,30}\)?(?![\w@.])", re.I)
"""An account behind a name: "Jane Doe @janedoe"."""
_PORTRAIT = re.compile(
    r"^(?:(?:avatar|author|profile)\s(?:photo|picture|image)|picture of)\s+", re.I
)


_SEAM = re.compile("[a-zà-öø-ÿ][A-ZÀ-Þ]")
_ZONE = re.compile(r"(?<=[AP]M)(?=(?:Updated|Published))|(?<=[A-Z]{3})(?=(?:Updated|Published))")


@cache
def _picturelists() -> tuple[str, ...]:
    return tuple(word.lower() for word in (*lists()["logo"], *lists()["icon"]))


@cache
def _pictures() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _picturelists()))
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
    if low.find(low[:4], 4) < 0 and not low.startswith(_picturelists()):
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
def _logo_ends() -> re.Pattern[str]:
    logos = "|".join(map(re.escape, lists()["logo"]))
    front = rf"^(?:{logos})(?:\s+(?-i:{_OF}))?[\s:–-]+(?=\S)"
    wide = rf"(?<=[{CJK}])(?:{logos})$"
    return re.compile(rf"{front}|(?<=\S)(?:['’]s)?[\s:–-]+(?:{logos})$|{wide}", re.I)


def of_picture(text: str) -> str:
    """The name in the text of a logo; the text itself, if it is none.

    >>> of_picture("Harbour Post logo"), of_picture("Logo of the Post"), of_picture("Logo")
    ('Harbour Post', 'the Post', 'Logo')
    """
    return _logo_ends().sub("", text) if _has_end(text, "logo") else text


@cache
def _homes() -> re.Pattern[str]:
    homes = "|".join(map(re.escape, lists()["home"]))
    return re.compile(rf"^home\s?[:–]\s*(?=\S)|(?<=\w)(?:\s[–:|-]\s|:?\s+)(?:{homes})$", re.I)


def of_first_page(text: str) -> str:
    """A name without a word for a site's first page; the text itself, if it has none.

    >>> of_first_page("Harbour Post Home"), of_first_page("Home")
    ('Harbour Post', 'Home')
    """
    return _homes().sub("", text) if _has_end(text, "home") else text


def _has_end(text: str, name: str) -> bool:
    """Whether a text begins or ends with a word of this list: few do."""
    low = text.lower()
    return len(low) <= _LONGEST_LOGO and (low.startswith(_ends(name)) or low.endswith(_ends(name)))


@cache
def _ends(name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in lists()[name])


_ARABIC = re.compile("[\u0620-\u06ff]")
_BEFORE_GLUED = "[a-zà-öø-ÿа-яё.)]"


@cache
def _glued(*kinds: str) -> re.Pattern[str]:
    """Where a word of these lists is glued to another word."""
    return re.compile(rf"(?<={_BEFORE_GLUED})(?={tree(_forms(*kinds))}(?:\s|:|[A-Z]|$|[a-z.]+@))")


@cache
def _dated() -> re.Pattern[str]:
    """Where an Arabic word for a date, with the day behind it, is glued to a name."""
    told = [w for kind in ("published", "updated") for w in lists()[kind] if _ARABIC.match(w)]
    return re.compile(rf"(?<=[\u0620-\u06ff]{{2}})(?={tree(told)}\s?:?\s\d)")


def _forms(*kinds: str) -> list[str]:
    cues = [w for kind in kinds for w in lists()[kind] if " " not in w]
    return [w.capitalize() for w in cues if len(w) > 1 and w.isalpha() and w not in ("on", "o")]


@cache
def _may_glue() -> re.Pattern[str]:
    """The first letter of a word that may be glued to another: few lines have it there."""
    firsts = {form[0] for form in _forms("roles", "by", "published", "updated")}
    return re.compile(f"{_BEFORE_GLUED}[{re.escape(''.join(sorted(firsts)))}]")


@cache
def _role_mailed() -> re.Pattern[str]:
    """A role that is glued to a name, with an address behind it: "Jane DoeJournalistjad@..."."""
    forms = "|".join(re.escape(word.capitalize()) for word in lists()["roles"] if word.isalpha())
    named = r"^([A-ZÀ-Þ][^\s@]*\s[^@]*[a-zà-öø-ÿ])"
    return re.compile(rf"{named}({forms})[\w.-]{{2,20}}@\S+$")


@cache
def _helped() -> re.Pattern[str]:
    """Where a cue of several words for somebody who helped is glued to another word."""
    phrases = [w[0].upper() + w[1:] for w in lists()["helpers"] if " " in w]
    return re.compile(rf"(?<=[a-zà-öø-ÿ])(?=(?:{'|'.join(map(re.escape, phrases))})\s)")


def _parted(match: re.Match[str]) -> str:
    """A space before a role that is glued to a name of two words: "Jane DoeEditor", not
    "GhostWriter", nor "Ben McManager"."""
    first, _, last = match.string[: match.start()].rpartition(" ")
    named = first.strip() and first.strip().casefold() not in words("by")
    return " " if named and last not in ("Mc", "Mac") else ""


def tidy(text: str) -> str:
    """One line of text in which words of bylines that are glued to a name stand apart.

    >>> tidy("ByJane DoePublished: today"), tidy("Jane DoeJournalist")
    ('By Jane Doe Published: today', 'Jane Doe Journalist')
    """
    text = _PORTRAIT.sub("", spaced(unescape(text)))
    if _may_repeat(text):
        text = _TWICE.sub(r"\1", text)
    if not text.isascii():
        text = _TWICE_SIGNED.sub(r"\1 \2", text)
        text = _dated().sub(" ", text) if _ARABIC.search(text) else text
    if "@" in text and len(text) <= _LONGEST_LOGO:
        text = _MAILED.sub(r"\1 ", _MAILED_WHOLE.sub(r"\g<first> \g<last> ", text))
        text = _SIGNED_MAILED.sub(r"\1", _role_mailed().sub(r"\1 \2", text))
        text = _ACCOUNT.sub("", text)
    if text.startswith(("By", "by")):
        text = re.sub(r"^([Bb]y)(?=[A-ZÀ-Þ])", r"\1 ", text)
    text = _ZONE.sub(" ", text) if "Updated" in text or "Published" in text else text
    if _SEAM.search(text):
        text = _helped().sub(" ", text)
    if _may_glue().search(text):
        text = _glued("roles").sub(_parted, _glued("by", "published", "updated").sub(" ", text))
    return re.sub(r"\bBy(?=[A-ZÀ-Þ][a-zà-ÿ])", "By ", text) if "By" in text else text


def spaced(text: str) -> str:
    """A text with single spaces, as far as it has any."""
    return " ".join(text.split()) if text.isascii() else _SPACE.sub(" ", text).strip()


def _may_repeat(text: str) -> bool:
    """Whether the first four letters of a word stand twice: `_TWICE` is slow, and finds no other
    text."""
    return any(len(word) > 3 and text.count(word[:4]) > 1 for word in text.split())
