"""Words of previous and next links, and the titles they are glued to or set before.

They stand in `clipper/words/related.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from clipper.words import lists as word_lists
from clipper.words.keys import count_words
from clipper.words.patterns import tree
from clipper.words.scripts import WIDE

CAPITAL = '(?=[A-ZÀ-ÞА-ЯЁІЇЄҐΑ-ΩĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻŁŃŅŇŌŐŘŚŞŠȘŢŤȚŪŮŰŲŹŻŽ“"‘«„¿¡#\\d])'
"""A capital of Latin, Cyrillic or Greek, a digit, or a sign that begins a title."""
_REPEATED = 3
"""How often such words may stand before each other."""
_SIGNS = "«»‹›←→<>◀▶❮❯•*|- \u00a0"
"""What such links may stand between."""
_UNSPACED, _SHORT = re.compile(f"[{WIDE}]+"), 2
_TOLD = 4
"""Letters, the first ones, that tell most lines from such words."""
_LEAST = 3
"""Words of a title that is set before a link to another page, and no "Next page"."""


@cache
def forms() -> tuple[str, ...]:
    """The words as they are written, all languages in one, the longest first."""
    found = set(word_lists.words("related", "steps"))
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def any_of(texts: Iterable[str]) -> str:
    """A pattern of any of these texts."""
    return "|".join(map(re.escape, texts))


def one(texts: Iterable[str] | None = None) -> str:
    """A pattern of any of these that are one word, with a small letter at its end; of all forms,
    where none are given."""
    chosen = any_of(form for form in (forms() if texts is None else texts) if " " not in form)
    return rf"(?:{chosen})(?-i:(?<=[a-zß-ÿа-яα-ωά-ώ]))"


def leads_back(step: str) -> bool:
    """Whether words of a link lead to the previous page, and not to the next one.

    >>> leads_back("older blog post"), leads_back("nächster beitrag")
    (True, False)
    """
    return any(map(step.__contains__, word_lists.words("related", "steps_back")))


def step_of(text: str) -> str:
    """The one word of a step that is glued to a title, or nothing.

    >>> step_of("NextSnow falls"), step_of("Next year")
    ('next', '')
    """
    match = _glued().match(text)
    return match[0].casefold() if match else ""


def may_name(step: str) -> bool:
    """Whether a word of a step may be half of a name, too: "NextEra"."""
    return step in word_lists.words("related", "half_names")


def without_step(text: str) -> str:
    """A title without the one word of a step that is glued to it."""
    return without_behind(_glued().sub("", text, count=1))


def without_behind(text: str) -> str:
    """A title without steps that are glued to its end."""
    return _behind().sub("", text).strip()


@cache
def beginnings() -> frozenset[str]:
    """The first two letters of such words, small ones: most lines begin with none, and the pattern
    is a long one."""
    return frozenset(form[:2] for form in forms())


@cache
def _first_letters() -> frozenset[str]:
    return frozenset(form[:_TOLD] for form in forms())


def _begins(text: str) -> bool:
    """Whether a text begins with letters of such words, more of them than `beginnings` has."""
    low = text[: 2 * _TOLD].casefold().replace("\u0307", "")  # a dotted capital of Turkish
    first = _first_letters()
    return low[:2] in first or low[:3] in first or low[:_TOLD] in first


def titled(text: str) -> tuple[str, str]:
    """The words of a link to the previous or the next page, and the title behind them.

    One word is such a link with a sign behind it, or glued to the title: "Next Generation Science"
    is none.

    >>> titled("PrevPreviousSnow falls on Kelm"), titled("← Older post: Snow falls on Kelm")
    (('previous', 'Snow falls on Kelm'), ('older post', 'Snow falls on Kelm'))
    >>> titled("Next page"), titled("Previous owners of Kelm"), titled("Previous: 1 2 3 4")
    (('', ''), ('', ''), ('', ''))
    """
    start = text.lstrip(_SIGNS)
    match = _before().match(start) if _begins(start) else None
    title = without_behind(start[match.end() :].strip(_SIGNS)) if match else ""
    if match is None or count_words(title) < _LEAST or not any(map(str.isalpha, title)):
        return "", ""
    return next(filter(None, match.groups())).casefold(), title


def picture_and_title(text: str) -> tuple[str, str, str]:
    """Several words of such a link in the midst of a text, and the title behind them: in front
    stands what a picture shows.

    >>> picture_and_title("House by the sea Next Post Ten ways to build a house")
    ('House by the sea ', 'next post', 'Ten ways to build a house')
    >>> picture_and_title("How the next post was found")
    ('', '', '')
    """
    match = _midst().search(text, 1) if _several().search(text) else None
    title = text[match.end() :].strip() if match else ""
    if match is None or count_words(title) < _LEAST:
        return "", "", ""
    return text[: match.start(1)], match[1].casefold(), title


@cache
def _several() -> re.Pattern[str]:
    """Several words of a step as headings and buttons write them: with capitals, all words or the
    first one."""
    several = {form for form in forms() if " " in form and form.capitalize() != form}
    written = sorted({form.title() for form in several} | {form.capitalize() for form in several})
    return re.compile(tree(written))


@cache
def _midst() -> re.Pattern[str]:
    return re.compile(rf"(?<=\S)\s?({_several().pattern})\s?{CAPITAL}")


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(rf"^(?i:{one()}){CAPITAL}")


@cache
def _before() -> re.Pattern[str]:
    some = any_of(forms())
    several = any_of(form for form in forms() if " " in form)
    # In scripts without capitals a space parts them; "next" alone goes on: "next week".
    wide = any_of(form for form in forms() if _UNSPACED.fullmatch(form) and len(form) > _SHORT)
    plain = any_of(form for form in forms() if " " in form and form.upper() == form)
    return re.compile(
        rf"(?i:(?:{some})\s?){{0,{_REPEATED}}}(?:"
        rf"(?i:({some}))(?:\s?[:：«»‹›←→|]\s*|\s[-–—]\s|{CAPITAL})"
        rf"|(?i:({several}))\s+{CAPITAL}|({wide}|{plain})\s+(?=\S))"
    )


@cache
def _behind() -> re.Pattern[str]:
    cased = (form for form in forms() if form.capitalize() != form)
    found = any_of(form.capitalize() for form in cased)  # where a capital tells where they begin
    return re.compile(rf"(?<=[^\s])(?:{found})+$")
