"""Steps that find teasers of other pages: lists, by the shape of their cards or by a heading, and
single lines inside an article, by the words they begin with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from clipper.page import Role
from clipper.segment import lexicon
from clipper.segment.features import unit_text
from clipper.segment.judged import AT, COLUMN, Page
from clipper.segment.markup import LONG

_CARD_REACH = 9
"""Units within which the repetitions of one card's headline stand."""
_CARD_LENGTH = 14
"""Units at most from one card's start to the next."""


def alike_cards(page: Page) -> None:
    """Cards whose headline stands in them twice or more, one after the other: a list of teasers.

    A card runs from its headline to the next card's; the last one is as long as the longest
    before it, and ends sooner where a unit of another section begins.
    """
    cards = _cards(page)
    related = page.prediction.roles[:, AT[Role.RELATED]]
    for run in _runs(cards):
        start, end = run[0], _end_of_run(page, run)
        span = range(start, end)
        if len(run) < 2 and not _led_by_related(page, start):
            continue
        heads = related[list(run)]
        if float(heads.mean()) < 0.5 and not _led_by_related(page, start):
            continue
        named = start > 0 and page.column("lex_related")[start - 1] >= 0.5
        if _is_content(page, span) and not named:
            continue
        for at in span:
            page.set(at, Role.RELATED, "in a list of alike cards", 0.9)
        if _led_by_related(page, start):
            page.set(start - 1, Role.RELATED, "heads a list of alike cards")


def _is_content(page: Page, span: range) -> bool:
    """Whether the labeller takes most words of a list for content: on a listing they are."""
    words = page.words()[span.start : span.stop]
    main = page.prediction.main[span.start : span.stop]
    return bool((words * (main >= page.cut)).sum() > 0.5 * words.sum())


def _cards(page: Page) -> list[int]:
    """Starts of cards: units whose text comes again within a few units and is no page headline."""
    words = page.words().tolist()
    titles = {page.keys[at] for at, role in enumerate(page.roles) if role is Role.TITLE}
    times = Counter(page.keys)
    dated = page.column("lex_ago") + page.column("lex_months") + page.column("date") > 0
    starts: list[int] = []
    taken = -1
    for at, key in enumerate(page.keys):
        if times[key] < 2 or at <= taken or not 3 <= words[at] <= 40 or key in titles:
            continue
        if dated[at] and words[at] < 8:  # the age of a card, not its headline
            continue
        again = [
            other
            for other in range(at + 1, min(at + _CARD_REACH, len(page.keys)))
            if page.keys[other] == key
        ]
        if again:
            starts.append(at)
            taken = again[-1]
    return starts


def _runs(starts: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for start in starts:
        if runs and start - runs[-1][-1] <= _CARD_LENGTH:
            runs[-1].append(start)
        else:
            runs.append([start])
    return runs


def _end_of_run(page: Page, run: Sequence[int]) -> int:
    lengths = [b - a for a, b in pairwise(run)]
    last = run[-1]
    longest = max(lengths, default=0)
    if not longest:
        key = page.keys[last]
        repeats = [
            n for n in range(last, min(last + _CARD_REACH, len(page.keys))) if page.keys[n] == key
        ]
        longest = repeats[-1] - last + 2
    end = last + 1
    while end < min(len(page.groups), last + longest):
        if end > last + 1 and _other_section(page, end):
            break
        end += 1
    return end


_CLOSING = (Role.APP_BANNER, Role.NOTICE, Role.COMMENTS, Role.PROMOTION, Role.NAVIGATION)


def _other_section(page: Page, at: int) -> bool:
    """Whether a unit surely belongs to what follows a list, by its own words."""
    p = page.prediction.roles[at]
    return any(p[AT[role]] > 0.6 for role in _CLOSING) and page.words()[at] < 12


def _led_by_related(page: Page, start: int) -> bool:
    if start == 0:
        return False
    return bool(
        page.column("lex_related")[start - 1] >= 0.5
        or page.prediction.roles[start - 1, AT[Role.RELATED]] > 0.5
    )


_UNSURE = {
    Role.COMMENTS: "comments",
    Role.PROMOTION: "promotion",
    Role.APP_BANNER: "app_banner",
    Role.BYLINE: "",
    Role.CAPTION: "caption",
    Role.SUBTITLE: "",
    Role.TITLE: "",
    Role.ATTRIBUTION: "attribution",
}
"""Roles that teasers are taken for, with the word list that would speak for them."""
_HEADING_WORDS = 8
_DOUBTFUL = 3
"""Units that the labeller has to call related in a section it took for another, before its word on
the section's end counts."""


def related_sections(page: Page) -> None:
    """Goes down each section that a related heading opens, until another section begins."""
    words = page.words()
    # Only lines that name such a section can head one.
    named = (page.column("lex_related") >= 0.5) | (page.column("lex_readmore") >= 0.5)
    may_head = (named & (words <= _HEADING_WORDS)).tolist()
    inside = False
    doubtful = 0
    for at in range(len(page.groups)):
        role = page.roles[at]
        if may_head[at] and _heads_related(page, at):
            inside, doubtful = True, 0
        elif may_head[at] and _heads_cards(page, at):
            inside, doubtful = True, _DOUBTFUL
            page.set(at, Role.RELATED, "heads a list of cards", 0.6)
        elif inside and _ends_section(page, at, trusted=doubtful <= 0):
            inside = False
        elif inside and role is Role.RELATED:
            doubtful -= 1
        elif inside and role in _UNSURE and page.roles[at - 1] is Role.RELATED:
            spoken = _UNSURE[role]
            if not spoken or page.column(f"lex_{spoken}")[at] < 0.34 or words[at] >= LONG:
                page.set(at, Role.RELATED, "in a section of related pages", 0.6)


def _heads_related(page: Page, at: int) -> bool:
    return page.roles[at] is Role.RELATED and bool(page.column("lex_related")[at] >= 0.5)


def _heads_cards(page: Page, at: int) -> bool:
    """Whether a line is nothing but words that head lists of teasers ("Read also"), with ages or
    dates of teasers right behind it."""
    if page.roles[at] is Role.BODY:
        return False
    if page.column("lex_related")[at] < 0.8 and page.column("lex_readmore")[at] < 0.8:
        return False
    behind = slice(at + 1, at + 1 + _CARD_REACH)
    aged = page.column("lex_ago") + page.column("lex_months") + page.column("date") > 0
    # An age may be glued to its source, and known by its bullet and number alone.
    aged |= (page.column("bullet") > 0) & (page.column("digits") > 0)
    return int(aged[behind].sum()) >= 2


def _ends_section(page: Page, at: int, *, trusted: bool) -> bool:
    """Whether another section begins. Where the labeller itself has seen the list (`trusted`), its
    word on the list's end counts; else only roles that teasers are not taken for."""
    role = page.roles[at]
    if role is Role.BODY:
        return bool(page.prediction.main[at] > 0.8)
    if role is Role.RELATED:
        return False
    if page.column("copyright")[at]:
        return True
    category = _UNSURE.get(role, role.value)
    named = f"lex_{category}" in COLUMN and page.column(f"lex_{category}")[at] >= 0.5
    return bool(named and page.words()[at] <= _HEADING_WORDS) or _run_of_others(page, at, trusted)


def _run_of_others(page: Page, at: int, trusted: bool) -> bool:
    """Whether three units in a row are surely something else."""
    run = range(at, min(at + 3, len(page.groups)))
    return all(
        page.roles[n] is not Role.RELATED
        and (trusted or page.roles[n] not in _UNSURE)
        and page.confidence[n] > 0.7
        for n in run
    )


_INLINE = re.compile(r"\W*(.{3,40}?)\s*[:：|»>→–—]\s*(.+)", re.S)
_INLINE_WORDS = range(3, 31)
"""Words of the teaser behind "Read also:"."""
_STANDS_IN_CONTENT = (Role.BODY, Role.CAPTION, Role.SUBTITLE, Role.PROMOTION, Role.LABEL)


def inline_teasers(page: Page) -> None:
    """Lines of an article that read "See also: another page": related, wherever they stand.

    Nothing but words that send the reader to another page may stand before the sign.
    """
    if not page.is_article():
        return  # documentation sends its readers on, too, but that is what it is read for
    begins = (page.column("lex_readmore_start") > 0) | (page.column("lex_related_start") > 0)
    for at in begins.nonzero()[0].tolist():
        if page.roles[at] not in _STANDS_IN_CONTENT:
            continue
        parts = _INLINE.fullmatch(unit_text(page.groups[at]))
        if parts is None or len(lexicon.tokens(parts[2])) not in _INLINE_WORDS:
            continue
        said = lexicon.load().match(lexicon.tokens(parts[1]))
        if any(said.get(name, (0.0,))[0] == 1 for name in ("readmore", "related")):
            page.set(at, Role.RELATED, "sends the reader to another page", 0.8)
