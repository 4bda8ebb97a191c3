"""Cards of a text page, found by their shape.

A list of cards is lines in a repeating order: headline, source, age, teaser, some of them twice,
some of them missing. Where ages stand, they part the cards: as many lines before each age belong
to its card as stand before the first one. Elsewhere every line that can be a headline begins a
card; a list that shows its headlines twice says so, and then only doubled lines are headlines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from clipper.related.items import Card
from clipper.related.lines import Form, Line, is_sentence

_TITLE_MOST = 32
"""Words of the longest headline; what is longer is a teaser."""
_SOURCE_MOST = 6
"""Words of the longest name of a source."""
_NEAR = 8
"""Lines within which the repetitions of one card's headline stand."""


def find_cards(run: Sequence[Line]) -> list[Card]:
    """Cards of one run of related lines."""
    cards: list[Card] = []
    for section in _sections(run):
        ages = [at for at, line in enumerate(section) if line.form is Form.AGE]
        texts = sum(line.form is Form.TEXT for line in section)
        if ages and len(ages) * 8 >= texts:
            cards += _by_ages(section, ages)
        else:
            cards += _by_headlines(section)
    return cards


def _sections(run: Sequence[Line]) -> list[list[Line]]:
    """The lists of a run, each without its heading and what is no text of a card."""
    sections: list[list[Line]] = [[]]
    for line in run:
        if line.form is Form.HEADING:
            sections.append([])
        elif line.form is not Form.OTHER:
            sections[-1].append(line)
    return [section for section in sections if section]


def _by_ages(section: list[Line], ages: list[int]) -> list[Card]:
    lead = _lead(section, ages)
    starts = [max(0, at - lead) for at in ages]
    cards = []
    if starts[0] > 0:
        # What stands before the first card with an age is a list of another kind, or a heading.
        cards += [] if starts[0] == 1 else _by_headlines(section[: starts[0]])
    parts = [
        section[start:end]
        for start, end in zip(starts, [*starts[1:], len(section)], strict=True)
        if start < end
    ]
    sources = _sources(parts)
    for part in parts:
        if card := _card(part, sources):
            cards.append(card)
    return cards


def _lead(section: list[Line], ages: list[int]) -> int:
    """How many lines of a card stand before its age: the number that makes cards most alike."""
    first = ages[0]
    room = min([first, *(b - a - 1 for a, b in pairwise(ages))])
    if len(ages) < 2 or first <= room == 0:
        return min(first, room) if len(ages) > 1 else first
    if first <= room:
        # The list begins with its first card, or with a heading in words not known.
        options = {first, first - 1} if first > 1 and section[0].words <= 6 else {first}
    else:
        options = set(range(room + 1))
    options = {lead for lead in options if not _splits_twins(section, ages, lead)} or options
    return min(sorted(options, reverse=True), key=lambda lead: _unlikeness(section, ages, lead))


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
    last = [end - lead - at - 1 for at, end in pairwise(ages)]
    return total / max(1, lead) + 0.1 * (len(set(last)) > 1)


def _sources(parts: Sequence[Sequence[Line]]) -> set[str]:
    """Keys of short lines that stand in cards of different headlines: names, not headlines."""
    seen: dict[str, set[str]] = {}
    for part in parts:
        longest = max((line.key for line in part), key=len, default="")
        for line in part:
            if line.words <= _SOURCE_MOST and line.key and line.key != longest:
                seen.setdefault(line.key, set()).add(longest)
    return {key for key, cards in seen.items() if len(cards) > 1}


def _card(part: Sequence[Line], sources: set[str]) -> Card | None:
    texts = [line for line in part if line.form is Form.TEXT]
    if not texts:
        return None
    counts = Counter(line.key for line in texts)
    title = max(texts, key=lambda line: _headline_score(line, counts, sources, texts))
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
    source = age.text if age is not None and age.text else None
    if source is None and names:
        source = max(names, key=lambda line: (line.bulleted, counts[line.key])).text
    return Card(
        title=title.text,
        source=source,
        published_text=age.date if age is not None else None,
        teaser=teaser.text if teaser is not None else None,
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


def _by_headlines(section: Sequence[Line]) -> list[Card]:
    doubled = _doubled(section)
    texts = [line for line in section if line.form is Form.TEXT]
    only_doubled = len({line.key for line in texts if line.key in doubled}) >= 2
    names = _repeated_names(section, doubled)
    short = bool(texts) and median(line.words for line in texts) < 3
    cards: list[Card] = []
    last_key, last_at = "", -_NEAR
    for at, line in enumerate(section):
        if line.form is Form.AGE:
            _fill(cards, at - last_at, line)
            continue
        if line.key == last_key and at - last_at <= _NEAR:
            continue
        if not line.pointed and not _can_head(line, short):
            if cards and at - last_at < _NEAR and not cards[-1].teaser and line.words >= 8:
                cards[-1].teaser = line.text
            continue
        if line.key in names or (only_doubled and line.key not in doubled and line.words < 8):
            continue
        cards.append(Card(title=line.text))
        last_key, last_at = line.key, at
    return cards


def _fill(cards: list[Card], distance: int, age: Line) -> None:
    if cards and distance < 4 and cards[-1].published_text is None:
        cards[-1].published_text = age.date
        cards[-1].source = cards[-1].source or age.text or None


def _can_head(line: Line, short: bool) -> bool:
    if line.words > _TITLE_MOST or (is_sentence(line.text) and line.words > 10):
        return False
    return line.words >= (1 if short else 3)


def _doubled(section: Sequence[Line]) -> set[str]:
    """Keys of lines that stand again within the next two."""
    return {
        line.key
        for at, line in enumerate(section)
        if line.form is Form.TEXT and any(o.key == line.key for o in section[at + 1 : at + 3])
    }


def _repeated_names(section: Sequence[Line], doubled: set[str]) -> set[str]:
    """Keys of short lines that come again with other lines beside them: authors, categories."""
    beside: dict[str, set[str]] = {}
    for at, line in enumerate(section):
        if line.words <= 4 and line.key not in doubled:
            others = [o.key for o in section[max(0, at - 1) : at + 2] if o.key != line.key]
            beside.setdefault(line.key, set()).update(others)
    counts = Counter(line.key for line in section)
    return {key for key, others in beside.items() if counts[key] > 1 and len(others) > 2}
