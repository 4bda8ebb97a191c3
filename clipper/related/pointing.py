"""Words that point to other pages: headings of lists, buttons, "Read also:".

They stand in `clipper/words/related.toml`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from clipper.segment import lexicon
from clipper.words import lists as word_lists
from clipper.words import steps
from clipper.words.keys import count_words, key_of
from clipper.words.patterns import tree
from clipper.words.scripts import WIDE
from clipper.words.seams import seams

_BRACKETED = re.compile(r"^[【\[［](.{2,20})([】\]］])\s*(.+)$")
_POINTER_MOST = 6
_PAID = 4
"""Letters of the shortest word for what is paid for that is believed, for "PubMed" is not."""
_SECTION = re.compile(
    r"^(?:In|Dans|En|Em|W|В|У|V)\s[«„“”\"][^«»„“”\",]{2,24}[»“”\"]$|^在\s?「[^」]{1,12}」中$"
)
_NAMED = 2
"""Words of a heading's end that may be small."""
_PARTING = (" | ", " - ", " – ")
"""Signs between words that point and a title that may have a colon."""
_READING = frozenset(
    "reading read more also stories story post article auch aussi también anche ook".split()
)
_WIDE = re.compile(f"[{WIDE} ]+")
_SHORT_STEP = 2
"""Letters of words in such a script that begin headlines as well: "next" of "next week"."""
_NO = (0.0, False)
_TITLE = 3
"""Words of a title behind a step that is said twice, and of one before a button."""


@cache
def known_words() -> dict[str, frozenset[str]]:
    """The word lists, all languages in one, as keys; openings as they are written."""
    return {
        name: frozenset(words if name in ("heading_openings", "all_of") else map(key_of, words))
        for name in word_lists.read("related")
        for words in [word_lists.words("related", name)]
    }


@cache
def _openings() -> tuple[str, ...]:
    return tuple(known_words()["heading_openings"])


@cache
def _all_of() -> tuple[str, ...]:
    return tuple(known_words()["all_of"])


@lru_cache(maxsize=1024)
def is_heading(text: str) -> bool:
    """Whether a line is a heading of a list of other pages, in words known for it."""
    key = key_of(text)
    if key in known_words()["headings"]:
        return True
    low = text.casefold().strip().rstrip(":").strip()
    if count_words(low) > 6:
        return False
    if _opens(text.strip().rstrip(":")):
        return True
    tokens = (key_of(re.sub(r"\s*\d+$", "", low)) if low[-1:].isdigit() else key).split()
    return (
        1 < len(tokens) <= (_NAMED + 1 if not any(map(str.isdigit, tokens)) else _NAMED + 2)
        and tokens[0] in known_words()["heading_first"]
        and tokens[-1] in known_words()["heading_last"]
    )


def _opens(text: str) -> bool:
    """Whether a text begins as headings do that go on with a name: "More from the Post"."""
    low = text.casefold().strip()
    if not low.startswith(_openings()):
        return False
    opening = next(words for words in _openings() if low.startswith(words))
    rest = text.strip()[len(opening) :].split()
    if not rest or rest[0][0].isdigit():
        return not rest
    # "More in Common finds voters tired": a place or a person has capitals, or is one word or two.
    return len(rest) <= _NAMED or not any(len(w) > 3 and w[0].islower() for w in rest)


@lru_cache(maxsize=1024)
def is_button(text: str) -> bool:
    """Whether a line is what a button, a badge or a counter says, or names a section as blogs do
    below a teaser: "In “Recipes”"."""
    if _SECTION.match(text):
        return True
    key = key_of(text)
    if not key or key in known_words()["buttons"]:
        return True
    if not text.casefold().startswith(_all_of()):
        return False
    tokens = key.split()  # "View all related articles"
    return len(tokens) <= 6 and tokens[-1] in known_words()["heading_last"]


def without_button(text: str) -> str:
    """A title without several words of a button that are glued to its end.

    >>> without_button("Tea is still hotRead more"), without_button("Look at the YouTube")
    ('Tea is still hot', 'Look at the YouTube')
    """
    at = (seams(text) or [0])[-1]
    button = text[at:]
    told = at and " " in button and is_button(button) and count_words(text[:at]) >= _TITLE
    return text[:at] if told else text


def is_sponsored(text: str) -> bool:
    """Whether words for what is paid for are glued to a text: "SponsoredTea", "TeaPaid by Kelm"."""
    places = seams(text)
    if not places:
        return False
    if places[0] >= _PAID and lexicon.is_all(lexicon.tokens(text[: places[0]]), "sponsored"):
        return True
    if len(text) - places[-1] < _PAID:
        return False
    back = lexicon.tokens(text[places[-1] :])
    return len(back) <= _POINTER_MOST and lexicon.load().match(back).get("sponsored", _NO)[1]


@lru_cache(maxsize=1024)
def without_pointer(text: str) -> tuple[str, bool]:
    """A title without words that point to it, and whether there were any.

    >>> without_pointer("Read also: Tea is hot")
    ('Tea is hot', True)
    """
    for sign in _PARTING:  # "Also read | Tea: the truth"
        front, _, behind = text.partition(sign)
        if behind.strip() and " " in front.strip() and key_of(front) in known_words()["pointers"]:
            return behind.strip(), True
    match = _BRACKETED.match(text)
    head, colon, rest = match.groups() if match else text.partition(":")
    for sign in ("：", " | ", "›", "»", "→"):
        if not colon:
            head, colon, rest = text.partition(sign)
    piped = colon == " | "
    if colon and rest.strip():
        key = key_of(head)
        known = any(key in known_words()[name] for name in ("pointers", "headings", "steps"))
        if not known and not piped and count_words(head) <= _POINTER_MOST:
            known = f"{key} ".startswith(_pointing()) or _opens(head)
        if known or (
            not piped
            and key.count(" ") <= 1
            and key.split(" ")[0] in known_words()["pointer_first"]
            and (" " not in key or key.split(" ")[1] in _READING)
        ):
            return rest.strip(), True
    match = _steps().match(text) if _begins_step().match(text) else None
    if match and match.end() < len(text):
        rest = steps.without_behind(text[match.end() :])
        again, _, title = rest.partition(" ")  # "Previous PostPrevious Tea is hot"
        twice = match[0][-1:].isalpha() and again in match[0] and count_words(title) >= _TITLE
        return (title if twice and not steps.may_name(again.casefold()) else rest), True
    return text, False


@cache
def _pointing() -> tuple[str, ...]:
    """What words that point may begin with before they name a place: "See also on our site"."""
    also = set(word_lists.words("related", "also"))
    forms = [form for form in _forms("pointers") if not also.isdisjoint(form.split())]
    return tuple(f"{key_of(form)} " for form in forms if " " in form)


@cache
def _begins_step() -> re.Pattern[str]:
    """The first two letters of what `_steps` finds: most lines have others, and it is long."""
    pointers = (form for form in _forms("pointers") if " " in form)
    return re.compile(tree(form[:2] for form in (*steps.forms(), *pointers)), re.I)


@cache
def _steps() -> re.Pattern[str]:
    """Words of previous and next links before a title: several, or one that is half of no name,
    glued to it; two apart from it; words that point to another page, glued to its title."""
    two = steps.any_of(form for form in steps.forms() if " " in form)
    # One word before a capital may be half of a name: "MoreThan".
    pointers = steps.any_of(form for form in _forms("pointers") if " " in form)
    # In a script without spaces what is glued to them may go on: "the article before was wrong".
    apart = (form for form in steps.forms() if _WIDE.fullmatch(form) and len(form) > _SHORT_STEP)
    wide = f"(?:{steps.any_of(apart)})"
    some = f"(?:{steps.any_of(steps.forms())})"
    one, whole = steps.one(), steps.one(form for form in steps.forms() if not steps.may_name(form))
    return re.compile(
        rf"^(?i:{some}{{0,3}})(?:(?i:{two})\s+|(?i:{two}|{pointers}|{whole}){steps.CAPITAL})"
        rf"|^(?i:{some}{{1,3}}{one}){steps.CAPITAL}"
        rf"|^{wide}\s+(?=[\S\s]{{4}})"
    )


@cache
def _forms(name: str) -> tuple[str, ...]:
    """Words of a list as they are written, the longest first."""
    return tuple(sorted(word_lists.words("related", name), key=len)[::-1])
