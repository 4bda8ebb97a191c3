"""Words that point to other pages: headings of lists, buttons, "Read also:".

They stand in `clipper/words/related.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from clipper.segment import lexicon
from clipper.words.keys import count_words, key_of
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
_READING = frozenset(
    "reading read more also stories story post article auch aussi también anche ook".split()
)
_WIDE = re.compile(f"[{WIDE} ]+")
_SHORT_STEP = 2
"""Letters of words in such a script that begin headlines as well: "next" of "next week"."""
_NO = (0.0, False)
_CAPITAL = '(?=[A-ZÀ-ÞА-ЯΑ-Ω“"‘«\\d])'


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("clipper.words").joinpath("related.toml").read_text("utf-8"))


@cache
def known_words() -> dict[str, frozenset[str]]:
    """The word lists, all languages in one, as keys; openings as they are written."""
    return {
        name: frozenset(
            word if name in ("heading_openings", "all_of") else key_of(word) for word in words
        )
        for name, lists in _lists().items()
        for words in [[word for of in lists.values() for word in of]]
    }


@cache
def _openings() -> tuple[str, ...]:
    return tuple(known_words()["heading_openings"])


def is_heading(text: str) -> bool:
    """Whether a line is a heading of a list of other pages, in words known for it."""
    low = text.casefold().strip().rstrip(":").strip()
    if key_of(low) in known_words()["headings"]:
        return True
    if count_words(low) > 6:
        return False
    low = re.sub(r"\s*\d+$", "", low) if low[-1:].isdigit() else low
    if _opens(text.strip().rstrip(":")):
        return True
    tokens = key_of(low).split()
    return (
        1 < len(tokens) <= (_NAMED + 1 if not any(map(str.isdigit, tokens)) else _NAMED + 2)
        and tokens[0] in known_words()["heading_first"]
        and tokens[-1] in known_words()["heading_last"]
    )


def _opens(text: str) -> bool:
    """Whether a text begins as headings do that go on with a name: "More from the Post"."""
    low = text.casefold().strip()
    opening = next((words for words in _openings() if low.startswith(words)), "")
    rest = text.strip()[len(opening) :].split()
    if not opening or not rest or rest[0][0].isdigit():
        return bool(opening) and not rest
    # "More in Common finds voters tired": a place or a person has capitals, or is one word or two.
    return len(rest) <= _NAMED or not any(len(w) > 3 and w[0].islower() for w in rest)


def is_button(text: str) -> bool:
    """Whether a line is what a button, a badge or a counter says, or names a section as blogs do
    below a teaser: "In “Recipes”"."""
    if _SECTION.match(text):
        return True
    key = key_of(text)
    if not key or key in known_words()["buttons"]:
        return True
    if not text.casefold().startswith(tuple(known_words()["all_of"])):
        return False
    tokens = key.split()  # "View all related articles"
    return len(tokens) <= 6 and tokens[-1] in known_words()["heading_last"]


def is_sponsored(text: str) -> bool:
    """Whether words for what is paid for are glued to a text: "SponsoredTea", "TeaPaid by Kelm"."""
    places = seams(text)
    if not places:
        return False
    front, back = lexicon.tokens(text[: places[0]]), lexicon.tokens(text[places[-1] :])
    paid = lexicon.load()
    whole = places[0] >= _PAID and paid.match(front).get("sponsored", _NO)[0] == 1
    if whole or len(text) - places[-1] < _PAID:
        return whole
    return len(back) <= _POINTER_MOST and paid.match(back).get("sponsored", _NO)[1]


def without_pointer(text: str) -> tuple[str, bool]:
    """A title without words that point to it, and whether there were any.

    >>> without_pointer("Read also: Tea is hot")
    ('Tea is hot', True)
    """
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
    match = _steps().match(text)
    if match and match.end() < len(text):
        return _without_steps_behind(text[match.end() :]), True
    return text, False


def step_of(text: str) -> str:
    """The one word of a step that is glued to a title, or nothing: "next" of "NextSnow falls"."""
    match = _step().match(text)
    return match[0].casefold() if match else ""


def may_name(step: str) -> bool:
    """Whether a word of a step may be half of a name, too: "NextEra"."""
    return step in known_words()["half_names"]


def without_step(text: str) -> str:
    """A title without the one word of a step that is glued to it."""
    return _without_steps_behind(_step().sub("", text, count=1))


def _without_steps_behind(text: str) -> str:
    return _steps_behind().sub("", text).strip()


@cache
def _pointing() -> tuple[str, ...]:
    """What words that point may begin with before they name a place: "See also on our site"."""
    also = set(_lists()["also"]["all"])
    forms = [form for form in _forms("pointers") if not also.isdisjoint(form.split())]
    return tuple(f"{key_of(form)} " for form in forms if " " in form)


@cache
def _steps() -> re.Pattern[str]:
    """Words of previous and next links before a title: several, or one that is half of no name,
    glued to it; two apart from it; words that point to another page, glued to its title."""
    steps = _forms("steps")
    two = _any_of(form for form in steps if " " in form)
    # One word before a capital may be half of a name: "MoreThan".
    pointers = _any_of(form for form in _forms("pointers") if " " in form)
    # In a script without spaces what is glued to them may go on: "the article before was wrong".
    wide = f"(?:{_any_of(f for f in steps if _WIDE.fullmatch(f) and len(f) > _SHORT_STEP)})"
    some, whole = f"(?:{_any_of(steps)})", _one(form for form in steps if not may_name(form))
    return re.compile(
        rf"^(?i:{some}*)(?:(?i:{two})\s+|(?i:{two}|{pointers}|{whole}){_CAPITAL})"
        rf"|^(?i:{some}+{_one(steps)}){_CAPITAL}"
        rf"|^{wide}\s+(?=[\S\s]{{4}})"
    )


@cache
def _step() -> re.Pattern[str]:
    """One word of a step, glued to a title."""
    return re.compile(rf"^(?i:{_one(_forms('steps'))}){_CAPITAL}")


def _one(forms: Iterable[str]) -> str:
    """Any of these that are one word, with a small letter at its end."""
    return rf"(?:{_any_of(form for form in forms if ' ' not in form)})(?-i:(?<=[a-zß-ÿа-яα-ωά-ώ]))"


@cache
def _steps_behind() -> re.Pattern[str]:
    cased = (form for form in _forms("steps") if form.capitalize() != form)
    forms = _any_of(form.capitalize() for form in cased)  # where a capital tells where they begin
    return re.compile(rf"(?<=[^\s])(?:{forms})+$")


@cache
def _forms(name: str) -> tuple[str, ...]:
    """Words of a list as they are written, the longest first."""
    return tuple(sorted((w for words in _lists()[name].values() for w in words), key=len)[::-1])


def _any_of(forms: Iterable[str]) -> str:
    return "|".join(map(re.escape, forms))
