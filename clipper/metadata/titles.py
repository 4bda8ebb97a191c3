"""The title of the main content, without the name of the site that stands beside it.

A page says its title up to five times, each with its own noise: the headline as printed, the
`h1`, `og:title`, JSON-LD's `headline`, `title`. What several agree on is the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from clipper.words.byline import lists, words
from clipper.words.keys import key_of
from clipper.words.parted import BARE_HYPHEN, SIGNS, WIDE_COLON


def without_site(title: str, names: Iterable[str], known: Sequence[str] = ()) -> str:
    """A title without leading or trailing parts that name the site.

    `names` are names of the site; `known` are titles from elsewhere on the page: a part that
    equals one of them is the title.

    >>> without_site("Tea is hot | The Paper", ["The Paper"])
    'Tea is hot'
    """
    title = " ".join(title.split())
    keys = {key_of(name) for name in names if name} - {""}
    for other in known:
        if other and other != title and key_of(other) and _is_part(other, title):
            return " ".join(other.split())
    spans = [match.span() for match in SIGNS.finditer(title)]
    start, end = 0, len(title)
    for left, right in reversed(spans):
        if _names_site(title[right:end], keys):
            end = left
        else:
            break
    for left, right in spans:
        if left < end and _names_site(title[start:left], keys):
            start = right
        else:
            break
    return title[start:end].strip() or title


def parts_behind(whole: str, title: str) -> list[str]:
    """What a title element has behind the title, parted from it.

    >>> parts_behind("Tea is hot | The Paper | News", "Tea is hot")
    ['The Paper', 'News']
    """
    whole = " ".join(whole.split())
    if not title or not whole.casefold().startswith(title.casefold()):
        return []
    match = SIGNS.match(whole, len(title)) or WIDE_COLON.match(whole, len(title))
    rest = whole[match.end() :] if match else ""
    return [part.strip() for part in SIGNS.split(rest) if part]


def site_before(whole: str, title: str) -> tuple[str, bool]:
    """What a title element has before the title, up to the first sign that parts it, and whether
    spaces set that off; a colon right behind a word may be part of a headline.

    >>> site_before("The Paper | Food | Tea is hot", "Tea is hot")
    ('The Paper', True)
    >>> site_before("The Paper: Tea is hot", "Tea is hot"), site_before("Tea is hot", "Tea is hot")
    (('The Paper', False), ('', False))
    """
    whole = " ".join(whole.split())
    if not title or not whole.casefold().endswith(title.casefold()):
        return "", False
    before = whole[: len(whole) - len(title)]
    *parted, last = SIGNS.split(before)
    if parted and not last:
        return next((part.strip() for part in parted if part.strip()), ""), True
    return (before[:-2], False) if before.endswith(": ") and not parted else ("", False)


def alone(title: str, behind: Sequence[str]) -> str:
    """A title as it stands alone behind it, without the name of the site beside it; the title where
    that is the longer part of none.

    >>> alone("Tea is hot at last | The Paper", ["The Paper", "Tea is hot at last"])
    'Tea is hot at last'
    """
    longer = (other for other in behind if len(title) < 2 * len(other))
    return next((other for other in longer if _is_part(other, title)), title)


def as_printed(title: str, printed: Iterable[str], sites: Iterable[str]) -> str:
    """A title as the page prints it, where the head adds the site in words, or leaves out spaces.

    >>> as_printed("Row by night on Kelm", ["Row by night"], ["Kelm"])
    'Row by night'
    >>> as_printed("Row bynight", ["Row by night"], [])
    'Row by night'
    """
    key = key_of(title)
    for other in printed:
        own = key_of(other)
        if not own or own == key:
            continue
        if own.count(" ") > key.count(" ") and own.replace(" ", "") == key.replace(" ", ""):
            return tidy(other)
        if key.startswith(f"{own} "):
            word, _, rest = key[len(own) + 1 :].partition(" ")
            if word in words("before_site") and rest in map(key_of, sites):
                return tidy(other)
    return title


def without_book(title: str, headline: str, lines: Iterable[str]) -> str:
    """A title as a page of a book or a manual has it, without the name of the whole.

    `headline` is the first that the page prints, `lines` what it has outside of the content: before
    a headline whatever stands is the book, behind one the rest of it may stand.

    >>> without_book("Kelm manual: Oars", "Oars", []), without_book("Oars: a tale", "Oars", [])
    ('Oars', 'Oars: a tale')
    >>> without_book("Oars: Kelm manual", "Oars", ["Kelm manual"])
    'Oars'
    """
    whole, own = " ".join(title.split()).casefold(), " ".join(headline.split()).casefold()
    if not own or ": " not in whole:
        return title
    rest = whole.removeprefix(f"{own}: ")
    is_named = rest != whole and key_of(rest) in map(key_of, lines)
    return tidy(headline) if whole.endswith(f": {own}") or is_named else title


_CUT = re.compile(r"\s*(?:…|\.\.\.)(?=$|\s*[|·•»:–—-])")
_CUT_LEAST = 12
"""Characters of a beginning that surely is that of one text and no other."""


def is_cut(title: str, texts: Iterable[str]) -> bool:
    """Whether a title is the beginning of one of the page's paragraphs, cut off.

    >>> is_cut("Our shop has the best … | Kelm", ["Our shop has the best boats of all."])
    True
    """
    cut = _CUT.search(title)
    if cut is None or cut.start() < _CUT_LEAST:
        return False
    begins = " ".join(title[: cut.start()].split())
    return any(text.startswith(begins) and len(text) > len(begins) + 1 for text in texts)


_WIDE, _WIDE_WORD, _TOLD = "\u3040", 2, 2
"""From where letters stand of which about two make a word, and spaces of a headline that is told
from the first word of one with a hyphen."""
_LONGEST_TITLE = 500
"""Characters of a title that is looked through for words of a forum's software."""


def subject(title: str) -> str:
    """A discussion's title behind the words of its software, and the name of the forum before them.

    >>> subject("Towpath :: View topic - Which rope?"), subject("A room with a view")
    ('Which rope?', 'A room with a view')
    """
    if len(title) > _LONGEST_TITLE:
        return title
    match = _before_subject().match(title)
    return title[match.end() :] if match else title


@cache
def _before_subject() -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, lists()["before_subject"]))
    return re.compile(
        rf"(?:.*(?:::|[|•·»-]|\s)\s*)?(?:{phrases})\s*(?:::|[-–—:•·»|])\s*(?=\S)", re.I
    )


def _is_part(part: str, title: str) -> bool:
    """Whether a title is one that stands at an end of another, parted from the rest."""
    folded, whole = " ".join(part.split()), title
    if len(folded) < 4 or len(folded) >= len(whole):
        return False
    if whole.startswith(folded):
        return _sign_behind(whole, folded) is not None
    if whole.endswith(folded):
        before = whole[: -len(folded)]
        return bool(SIGNS.search(before)) and bool(re.search(r"[\s|·•–—»:-]$", before))
    return False


def _sign_behind(whole: str, title: str) -> re.Match[str] | None:
    """The sign that parts a title from what stands behind it."""
    at = len(title)
    match = SIGNS.match(whole, at) or WIDE_COLON.match(whole, at)
    wide = sum(char > _WIDE for char in title)
    is_told = title.count(" ") + wide / _WIDE_WORD >= _TOLD
    return match or (BARE_HYPHEN.match(whole, at) if is_told else None)


def _names_site(part: str, keys: set[str]) -> bool:
    key = key_of(part)
    if not key:
        return True
    if key in keys:
        return True
    squeezed = key.replace(" ", "")
    return any(
        squeezed == name.replace(" ", "")
        or (len(name) > 3 and len(key) <= len(name) + 16 and f" {name} " in f" {key} ")
        or (len(key) > 4 and f" {key} " in f" {name} ")
        for name in keys
    )


def agreed(printed: Sequence[str], said: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """The first printed headline that a title of the head equals, and its signal."""
    for text in printed:
        for other, signal in said:
            if key_of(text) and key_of(text) == key_of(other):
                return tidy(text), f"headline, {signal}"
    return None


def parts(title: str) -> list[str]:
    """The parts of a title: "Tea is hot" and "The Paper" of "Tea is hot | The Paper"."""
    title = " ".join(title.split())
    found = [part for part in SIGNS.split(title) if part.strip()]
    return found if len(found) > 1 else [part for part in WIDE_COLON.split(title) if part.strip()]


def first_part(title: str) -> str:
    """A title up to the first sign that parts it: "Tea is hot" of "Tea is hot | Food | Paper"."""
    return next((part for part in SIGNS.split(" ".join(title.split())) if part.strip()), "")


def tidy(text: str) -> str:
    """A title on one line, without signs of lists at its start and of anchors at its end, nor what
    boards have before it.

    >>> tidy("Post subject: Which rope?"), tidy("Subject: rope"), tidy("# The post subject: rope")
    ('Which rope?', 'Subject: rope', 'The post subject: rope')
    """
    text = " ".join(text.split()).lstrip("•>#* ").rstrip("¶# ")
    if ":" not in text and "：" not in text:
        return text
    return _post_title().sub("", text, count=1)


@cache
def _post_title() -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, lists()["post_titles"]))
    return re.compile(rf"^(?:{phrases})\s?[:：]\s*(?=\S)", re.I)
