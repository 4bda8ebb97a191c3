"""Cards of a text page, found by their shape.

A list of cards is lines in a repeating order: headline, source, age, teaser, some of them twice,
some of them missing. The model of `headlines` says how surely a line is a headline. Where ages
stand, they part the cards: as many lines before each age belong to its card as stand before the
first one, and one of them is the headline. Elsewhere each headline begins a card.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from clipper import trees
from clipper.related.affixes import ends_with_age, without_affixes
from clipper.related.categories import mark_categories
from clipper.related.endings import is_sentence
from clipper.related.headlines import probabilities
from clipper.related.items import Card
from clipper.related.known import NOTHING, Known
from clipper.related.lines import Form, Line
from clipper.related.own_ages import is_long, with_headlines
from clipper.segment import lexicon

_TITLE_MOST = 32
"""Words of the longest headline; what is longer is a teaser."""
_SOURCE_MOST = 6
"""Words of the longest name of a source."""
_KNOWN_MOST = 6
"""Words of the longest heading in known words."""
_HEADING_MOST, _LISTED = 4, 3
"""Words of the longest heading in unknown words; lines of a list above and below it, and words that
those below it have at least."""
_NUMBER = re.compile(r"^\D{0,2}(\d{1,2})\W?$")
_PROSE = 14
"""Words from which the longest line of a card is its teaser."""
_SURE = 0.3
"""Probability from which a line is a headline; the best of `training/related.py`'s table."""
_LEARNED = 2.0
"""Weight of the log odds of a headline beside what a card's lines look like."""
_NEAR = 8
"""Lines within which the repetitions of one card's headline stand."""
_SEVERAL = 0.75
"""Probability from which two lines between two ages are two headlines (.5 to .85 do alike)."""


def find_cards(run: Sequence[Line], known: Known = NOTHING) -> list[Card]:
    """Cards of one run of related lines of a page."""
    cards: list[Card] = []
    for section in sections(run, known):
        ages = [at for at, line in enumerate(section) if line.form is Form.AGE]
        texts = sum(line.form is Form.TEXT for line in section)
        if ages and len(ages) == len(section):
            cards += _aged(section)
        elif ages and len(ages) * 8 >= texts:
            cards += _by_ages(section, ages, probabilities(section))
        else:
            cards += _by_headlines(section, probabilities(section))
    return cards


def sections(run: Sequence[Line], known: Known = NOTHING) -> list[list[Line]]:
    """The lists of a run, each without its heading and what is no text of a card."""
    found: list[list[Line]] = [[]]
    _mark_ranked(run)
    categories = mark_categories(run)
    heads = _known_headings(run) - categories
    unknown = (_unknown_headings(run) | _headings_of_aged(run)) - categories
    headed = False
    for line in run:
        heading = line.form is Form.HEADING or id(line) in heads
        if heading or id(line) in unknown:
            found.append([])
            headed = headed or heading
        elif line.form is not Form.OTHER:
            line.headed = headed
            found[-1].append(line)
    return [without_affixes(with_headlines(section), known) for section in found if section]


def _unknown_headings(run: Sequence[Line]) -> set[int]:
    """Identities of short lines without a bullet in the midst of lines that have one: they head
    lists, in whatever words."""
    texts = [line for line in run if line.form is Form.TEXT]
    if any(line.bulleted for line in run if line.form is Form.AGE):
        return set()  # the bullets are those of what stands below each headline
    return {
        id(line)
        for at, line in enumerate(texts)
        if not line.bulleted
        and line.words <= _HEADING_MOST
        and _LISTED <= at < len(texts) - 2
        and all(other.bulleted for other in texts[at - _LISTED : at])
        and all(o.bulleted and o.words >= _LISTED for o in texts[at + 1 : at + 1 + _LISTED])
    }


def _headings_of_aged(run: Sequence[Line]) -> set[int]:
    """Identities of short lines above headlines that all have an age at their end, and have none:
    they head lists, in whatever words."""
    lines = [line for line in run if line.form in (Form.TEXT, Form.AGE)]
    aged = [ends_with_age(line.text) if line.form is Form.TEXT else is_long(line) for line in lines]
    return {
        id(line)
        for at, line in enumerate(lines)
        if line.words <= _HEADING_MOST
        and line.form is Form.TEXT
        and not aged[at]
        and at + _LISTED < len(lines)
        and all(aged[at + 1 : at + 1 + _LISTED])
        and (aged[at - 1] if at else line.words < _HEADING_MOST)
    }


def _known_headings(run: Sequence[Line]) -> set[int]:
    """Identities of the lines that are nothing but words that head lists in the labeller's lexicon,
    once a run and beside no age: papers bear such names as well ("Breaking News")."""
    counts = Counter(line.key for line in run)
    found = set()
    for at, line in enumerate(run):
        if line.form is not Form.TEXT or line.words > _KNOWN_MOST or counts[line.key] > 1:
            continue
        if any(other.form is Form.AGE for other in run[max(0, at - 1) : at + 2]):
            continue
        if lexicon.is_all(lexicon.tokens(line.text), "related"):
            found.add(id(line))
    return found


def _mark_ranked(run: Sequence[Line]) -> None:
    """Marks the text behind each number, where a run's numbers count up from 1: "1", "First"."""
    last = 0
    behind: list[list[Line]] = []
    for number, line in pairwise(run):
        match = _NUMBER.match(number.text) if number.form is Form.OTHER else None
        if match is None or line.form is not Form.TEXT:
            continue
        count = int(match[1])
        if count == 1:
            behind.append([line])
        elif behind and count == last + 1:
            behind[-1].append(line)
        last = count
    for group in behind:
        for line in group if len(group) > 2 else ():
            line.ranked = True


def _by_ages(section: list[Line], ages: list[int], surely: list[float]) -> list[Card]:
    lead = _lead(section, ages)
    starts = [max(0, at - lead) for at in ages]
    # What stands before the first card is a list of another kind, or a heading.
    cards = _by_headlines(section[: starts[0]], surely[: starts[0]]) if starts[0] > 1 else []
    tail = max((b - lead - a for a, b in pairwise(ages)), default=len(section))
    end = min(len(section), ages[-1] + tail)
    ends = [*starts, end]
    if end < len(section):
        ends.append(len(section))  # a last card whose age is missing
    places = [(start, stop) for start, stop in pairwise(ends) if start < stop]
    parts = [section[start:stop] for start, stop in places]
    sources = _sources(parts)
    for part, (start, stop) in zip(parts, places, strict=True):
        sure = surely[start:stop]
        if len({line.key for line, p in zip(part, sure, strict=True) if p >= _SEVERAL}) > 1:
            cards += _by_headlines(part, sure)
        elif card := _card(part, sources, sure):
            cards.append(card)
    return cards


def _aged(section: Sequence[Line]) -> list[Card]:
    """Cards of a list whose headlines have their ages on the same line, and that has no others."""
    counts = Counter(line.key for line in section)
    return [
        Card(title=line.text, published_text=line.date)
        for line in section
        if line.words >= 3 and counts[line.key] == 1
    ]


def _lead(section: list[Line], ages: list[int]) -> int:
    """How many lines of a card stand before its age: the number that makes cards most alike."""
    first = ages[0]
    if len(ages) < 2:
        return first
    room = min(b - a - 1 for a, b in pairwise(ages))
    options = [lead for lead in range(room + 1) if not _splits_twins(section, ages, lead)]
    return min(options or [min(first, room)], key=lambda lead: _cost(section, ages, lead))


def _cost(section: list[Line], ages: list[int], lead: int) -> float:
    """How little a list looks like one of cards that begin so many lines before their ages.

    Cards are alike in length line by line, most end with their teaser, the longest line, and the
    first is whole and has nothing before it.
    """
    first = ages[0]
    cards = [section[a - lead : b - lead] for a, b in pairwise(ages) if a >= lead]
    teasers = [max(line.words for line in card) for card in cards]
    below = section[-1].form is Form.AGE
    prose = [
        at
        for at, words in enumerate(teasers)
        if words >= _PROSE and not (below and _is_long_headline(cards[at]))
    ]
    inside = sum(cards[at][-1].words < teasers[at] for at in prose) / len(prose) if prose else 0.0
    missing = max(0, lead - first) * 0.4 + max(0, first - lead) * 0.5
    return _unlikeness(section, ages, lead) + 0.6 * inside + missing


def _is_long_headline(card: Sequence[Line]) -> bool:
    """Whether the one text of a card, though as long as teasers are, is no sentence."""
    texts = [line for line in card if line.form is Form.TEXT]
    return len(texts) == 1 and not is_sentence(texts[0].text)


def _splits_twins(section: list[Line], ages: list[int], lead: int) -> bool:
    """Whether cards would begin between two lines of the same text."""
    starts = [at - lead for at in ages if at > lead]
    return any(section[start].key == section[start - 1].key for start in starts)


def _unlikeness(section: list[Line], ages: list[int], lead: int) -> float:
    """How much the lines at one place of their cards differ in length, 0 and up."""
    total = 0.0
    for step in range(-lead, 0):
        lengths = [section[at + step].words for at in ages if at + step >= 0]
        middle = median(lengths)
        total += sum(abs(n - middle) / (n + middle + 1) for n in lengths) / len(lengths)
    return total / max(1, lead)


def _sources(parts: Sequence[Sequence[Line]]) -> set[str]:
    """Keys of short lines that stand in cards of different headlines: names, not headlines."""
    seen: dict[str, set[str]] = {}
    for part in parts:
        longest = max((line.key for line in part), key=len, default="")
        for line in part:
            if line.words <= _SOURCE_MOST and line.key and line.key != longest:
                seen.setdefault(line.key, set()).add(longest)
    return {key for key, cards in seen.items() if len(cards) > 1}


def _card(part: Sequence[Line], sources: set[str], surely: Sequence[float]) -> Card | None:
    texts = [line for line in part if line.form is Form.TEXT]
    if not texts:
        return None
    counts = Counter(line.key for line in texts)
    scores = [
        _headline_score(line, counts, sources, texts) + _LEARNED * trees.logit(p)
        for line, p in zip(part, surely, strict=True)
        if line.form is Form.TEXT
    ]
    title = texts[scores.index(max(scores))]
    if title.words > _TITLE_MOST + 10:
        return None
    age = next((line for line in part if line.form is Form.AGE), None)
    rest = [line for line in texts if line.key != title.key]
    teaser = max(rest, key=lambda line: line.words, default=None)
    if teaser is not None and (teaser.words < 6 or not _is_teaser(teaser, title)):
        teaser = None
    names = [
        line for line in rest if line is not teaser and 0 < line.words <= _SOURCE_MOST and line.key
    ]
    source = age.text if age is not None and age.text else title.source
    if source is None and names:
        source = max(names, key=lambda line: (line.bulleted, counts[line.key])).text
    return Card(
        title=title.text,
        source=source,
        url=title.url,
        published_text=age.date if age is not None else title.date,
        teaser=teaser.text if teaser is not None else None,
        ranked=title.ranked,
    )


def _is_teaser(line: Line, title: Line) -> bool:
    return is_sentence(line.text) or line.words > title.words or line.words > 12


def _headline_score(
    line: Line, counts: Counter[str], sources: set[str], texts: Sequence[Line]
) -> float:
    """How much a line of a card looks like its headline."""
    score = 0.0
    if line.key in sources:
        score -= 4
    if line.words > _TITLE_MOST:
        score -= 4
    elif line.words >= 3:
        score += 2
    elif line.words < 2:
        score -= 1
    if is_sentence(line.text):
        score -= 2 if line.words > 8 else 0.5
    if counts[line.key] > 1:
        score += 2 if line.words >= 3 else 0.5
    bulleted_twin = any(other.bulleted and other.key == line.key for other in texts)
    if bulleted_twin and not all(other.bulleted for other in texts if other.key == line.key):
        score -= 2
    elif line.bulleted:
        score -= 0.5
    # Of two that are alike the longer, but for a teaser.
    return score + min(line.words, 10) * 0.12


def _by_headlines(section: Sequence[Line], surely: Sequence[float]) -> list[Card]:
    cards: list[Card] = []
    last_key, last_at = "", -_NEAR
    texts = {line.key for line in section if line.form is Form.TEXT}
    for at, (line, p) in enumerate(zip(section, surely, strict=True)):
        if line.form is Form.AGE:
            _fill(cards, at - last_at, line)
        elif line.key == last_key and at - last_at <= _NEAR:
            continue
        elif (
            line.ranked
            or line.pointed
            or p >= _SURE
            or (line.aged and line.words >= _LISTED and not is_sentence(line.text))
            or (line.url and line.words >= 3)
            # What stands alone under "You may also like" is what the reader may like.
            or (texts == {line.key} and line.headed and line.words <= _TITLE_MOST)
        ):
            cards.append(
                Card(
                    line.text,
                    source=line.source,
                    url=line.url,
                    published_text=line.date,
                    ranked=line.ranked,
                )
            )
            last_key, last_at = line.key, at
        elif cards and at - last_at < _NEAR and not cards[-1].teaser and line.words >= 8:
            cards[-1].teaser = line.text
    return cards


def _fill(cards: list[Card], distance: int, age: Line) -> None:
    if cards and distance < 4 and cards[-1].published_text is None:
        cards[-1].published_text = age.date
        cards[-1].source = cards[-1].source or age.text or None
