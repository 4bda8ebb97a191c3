"""Entries with prose of their own in the midst of content: a story's "ten best" look like teasers
of ten other pages, card by card.

Teasers are told surely, and stand behind the story; what is told doubtfully, holds paragraphs that
stand nowhere else on the page, and has content before and behind, is part of it. On the development
pages (each by a model that has not seen its site) word F1 + .0008, eight pages better and four
worse.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from clipper.page import BlockKind, Role
from clipper.segment.steps.judged import Page, stretches

_TAKEN_FOR = frozenset((Role.RELATED, Role.PROMOTION, Role.LABEL))
_WORDS, _LEAST = 12, 5
"""Words of a paragraph, and paragraphs of a run, at least."""
_DOUBT = 0.9
"""Mean confidence below which it is in doubt whether they are no content."""
_STOPS = ".!?。！？"
_OFFERING = ("collection", "service")
_ALIKE, _HARDLY = 2, 0.5
"""Paragraphs made alike, and their mean confidence, on pages that offer something: there nothing
need stand behind them (word F1 + .0006, eight pages better and one worse)."""
_ENDS = f"{_STOPS}…”\"»’'"


def runs_with_prose(page: Page) -> None:
    """Paragraphs and headings of a run between content that is no surely other are content."""
    if page.kind != "html" or Role.BODY not in page.roles:
        return
    texts: Counter[str] = Counter()
    for run in stretches(role in _TAKEN_FOR for role in page.roles):
        around = (*page.roles[run.start - 1 : run.start], *page.roles[run.stop : run.stop + 1])
        if len(run) >= _LEAST and around == (Role.BODY, Role.BODY):
            texts = texts or Counter(page.keys)
            _take(page, run, texts)


def _take(page: Page, run: range, texts: Counter[str]) -> None:
    words = page.words()
    prose = {
        at
        for at in run
        if words[at] >= _WORDS
        and page.blocks[at].text.rstrip()[-1:] in _STOPS
        and texts[page.keys[at]] == 1
    }
    sure = sum(page.confidence[at] for at in prose)
    if len(prose) < _LEAST or sure >= _DOUBT * len(prose):
        return
    for at in run:
        if at in prose or page.blocks[at].kind is BlockKind.HEADING:
            page.set(at, Role.BODY, "an entry with prose, between content", 0.5)


def prose_alike(page: Page) -> None:
    """Paragraphs made alike behind the first content that are hardly anything else are content,
    where a page tells what somebody offers."""
    if page.kind != "html" or page.prediction.likeliest_type() not in _OFFERING:
        return
    alike: dict[tuple[int, tuple[str, ...]], list[int]] = defaultdict(list)
    seen = -1
    """The last unit of the content."""
    words = page.words().tolist()
    for at, role in enumerate(page.roles):
        if role is Role.BODY:
            seen = at
            continue
        is_long = seen >= 0 and words[at] >= _WORDS and role is not Role.TITLE
        if is_long and page.blocks[at].text.rstrip()[-1:] in _ENDS:
            alike[seen, page.marks[at].path].append(at)
    if not alike:
        return
    texts = Counter(page.keys)
    for rows in alike.values():
        _take_alike(page, rows, texts)


def _take_alike(page: Page, rows: Sequence[int], texts: Counter[str]) -> None:
    if len(rows) < _ALIKE:
        return
    rows = [at for at in rows if texts[page.keys[at]] == 1]
    sure = sum(page.confidence[at] for at in rows)
    if len(rows) < _ALIKE or sure >= _HARDLY * len(rows):
        return
    for at in rows:
        page.set(at, Role.BODY, "prose that is hardly anything else", 0.5)
