"""Headlines that were read as ages, since a date or an age stands at the end of their lines.

One line alone does not tell "Harbour Post today" from "Rail strike today"; its list does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from clipper.related.affixes import ends_with_age
from clipper.related.lines import Form, Line, with_text
from clipper.words import byline
from clipper.words.keys import count_words

_LISTED = 3
"""Words of the shortest headline of a list."""
_HEADS = 4
"""Headlines of a list without an age, beside which those with a word for a day are its like."""
_NAME_MOST, _MOSTLY = 3, 0.6
"""Words of a text before an age that may well be a name, and share of a list's that are longer."""
_OWN = 3
"""How many times as many headlines have their ages on their lines as stand without."""
_SIGNS = " -–—|·•∙⋅,:(（["
"""Signs between a text and its age."""


def with_headlines(section: list[Line]) -> list[Line]:
    """A list in which what stands before an age is a headline: where it is glued to it and mostly
    too long for names of sources, and where all headlines have their ages on their lines."""
    ages = [line for line in section if line.form is Form.AGE]
    if not ages:
        return section
    if _are_days(ages, section):
        return [_whole(line) if line.form is Form.AGE else line for line in section]
    heads = {id(line) for line in ages if is_long(line) and line.before[-1:].strip()}
    if len(heads) < 2 or len(heads) < _MOSTLY * len(ages):
        heads = _with_own_ages(section)
    return [
        replace(with_text(line, line.before.rstrip(_SIGNS)), form=Form.TEXT, aged=True)
        if id(line) in heads
        else line
        for line in section
    ]


def _whole(age: Line) -> Line:
    """An age as the text it stands in."""
    return replace(with_text(age, f"{age.before}{age.date}"), form=Form.TEXT, date=None)


def _are_days(ages: Sequence[Line], section: Sequence[Line]) -> bool:
    """Whether all ages of a list are words for a day behind a text with no sign between, and so few
    that they are rather ends of headlines: "Rail strike in Kelm today"."""
    heads = {o.key for o in section if o.form is Form.TEXT and o.words >= _LISTED}
    return len(heads) >= max(_HEADS, 2 * len(ages) + 1) and all(map(_is_day, ages))


def _is_day(age: Line) -> bool:
    """Whether an age is a word for a day, with a text before it and no sign between."""
    text = age.before.rstrip()
    if not text or len(text) == len(age.before) or text[-1] in _SIGNS:
        return False
    told = text.casefold() in byline.words("published", "updated")
    return not told and not any(map(str.isdigit, age.date or ""))


def _with_own_ages(section: Sequence[Line]) -> set[int]:
    """Identities of the ages that have a headline before them, where the list's other headlines
    have an age at their end as well."""
    short = [
        line
        for line in section
        if line.form is Form.AGE and count_words(line.before.rstrip(_SIGNS)) >= _LISTED
    ]
    if not short:
        return set()
    texts = [line for line in section if line.form is Form.TEXT and line.words >= _LISTED]
    aged = sum(ends_with_age(line.text) for line in texts)
    plain, own = len(texts) - aged, len(short) + aged
    listed = own > 1 and _OWN * plain <= own
    return {id(line) for line in short} if listed or 1 < aged >= len(short) else set()


def is_long(age: Line) -> bool:
    """Whether what stands before an age is too long for the name of a source."""
    return count_words(age.before.rstrip(_SIGNS)) > _NAME_MOST
