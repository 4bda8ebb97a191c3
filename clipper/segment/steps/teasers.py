"""Steps that find teasers of other pages: lists, by their heading, and single lines inside an
article, by the words they begin with."""

from __future__ import annotations

import re

from clipper.page import Role
from clipper.segment import lexicon
from clipper.segment.markup import LONG
from clipper.segment.steps.judged import AT, COLUMN, Page
from clipper.segment.steps.siblings import nearest_words
from clipper.words import steps

_AGES_REACH = 9
"""Units behind a heading in which the ages of its teasers stand."""
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
_SURE = 0.7
"""Probability from which a line of one of `_SECTIONS` stands among teasers and is none."""
_AN_OFFER = 0.9
"""The same of one that is made as the teaser above it."""
_OWN, _BELOW = 0.9, 6
"""Probability from which a byline and the headline at most so many lines below it belong together,
whatever teasers stand above (no line of 1,414 labelled pages changes)."""
_SECTIONS = (Role.PROMOTION, Role.APP_BANNER, Role.COMMENTS)
_MENU = 0.9
"""Probability from which a line is part of a menu, whatever stands below it."""
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
    for at in range(len(page.roles)):
        role = page.roles[at]
        if may_head[at] and _heads_related(page, at):
            inside, doubtful = True, 0
        elif may_head[at] and _heads_cards(page, at):
            inside, doubtful = True, _DOUBTFUL
            page.set(at, Role.RELATED, "heads a list of cards", 0.6)
        elif inside and role in _SECTIONS and _is_next_of_list(page, at):
            page.set(at, Role.RELATED, "made as the related one above", 0.6)
        elif inside and _ends_section(page, at, trusted=doubtful <= 0):
            inside = False
        elif inside and role is Role.RELATED:
            doubtful -= 1
        elif inside and _surely_stands_there(page, at):
            continue
        elif inside and role in _UNSURE and page.roles[at - 1] is Role.RELATED:
            spoken = _UNSURE[role]
            if not spoken or page.column(f"lex_{spoken}")[at] < 0.34 or words[at] >= LONG:
                page.set(at, Role.RELATED, "in a section of related pages", 0.6)


def _heads_related(page: Page, at: int) -> bool:
    return page.roles[at] is Role.RELATED and bool(page.column("lex_related")[at] >= 0.5)


def _is_next_of_list(page: Page, at: int) -> bool:
    """Whether a unit of an HTML page is made as the one above, which is related; offers are made
    otherwise than goods "that others bought, too"."""
    if page.kind != "html" or page.roles[at - 1] is not Role.RELATED:
        return False
    above, own = page.marks[at - 1], page.marks[at]
    first, second = page.blocks[at - 1], page.blocks[at]
    if own.path != above.path or first.kind is not second.kind:
        return False
    sure = page.prediction.roles[at, AT[page.roles[at]]] >= _AN_OFFER
    return not sure and nearest_words(first) == nearest_words(second)


def _heads_cards(page: Page, at: int) -> bool:
    """Whether a line is nothing but words that head lists of teasers ("Read also"), with ages or
    dates of teasers right behind it."""
    if page.roles[at] is Role.BODY:
        return False
    if page.prediction.roles[at, AT[Role.NAVIGATION]] >= _MENU:
        return False  # "More" at the end of a menu
    if page.column("lex_related")[at] < 0.8 and page.column("lex_readmore")[at] < 0.8:
        return False
    behind = slice(at + 1, at + 1 + _AGES_REACH)
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
    if role is Role.TITLE and _is_headline(page, at):
        return True
    if page.column("copyright")[at]:
        return True
    category = _UNSURE.get(role, role.value)
    named = f"lex_{category}" in COLUMN and page.column(f"lex_{category}")[at] >= 0.5
    return bool(named and page.words()[at] <= _HEADING_WORDS) or _run_of_others(page, at, trusted)


def _is_headline(page: Page, at: int) -> bool:
    """Whether a title is the story's own, below a list at the head of the page: it surely is one,
    or a flattened page has no other."""
    sure = page.prediction.roles[at, AT[Role.TITLE]] >= _SURE
    return bool(sure or (page.kind == "text" and page.roles.count(Role.TITLE) == 1))


def _surely_stands_there(page: Page, at: int) -> bool:
    """Whether a line among teasers surely is none, though it does not end their list."""
    role = page.roles[at]
    p = page.prediction.roles[at, AT[role]]
    if role in _SECTIONS:
        return bool(p >= _SURE)
    return bool(role is Role.BYLINE and p >= _OWN) and _has_headline_below(page, at)


def _has_headline_below(page: Page, at: int) -> bool:
    """Whether on a flattened page what surely is the headline stands close below a line."""
    below = range(at + 1, min(at + 1 + _BELOW, len(page.roles)) if page.kind == "text" else 0)
    found = next((n for n in below if page.roles[n] in (Role.TITLE, Role.RELATED)), None)
    if found is None or page.roles[found] is Role.RELATED:
        return False
    return bool(page.prediction.roles[found, AT[Role.TITLE]] >= _OWN)


def _run_of_others(page: Page, at: int, trusted: bool) -> bool:
    """Whether three units in a row are surely something else."""
    run = range(at, min(at + 3, len(page.roles)))
    return all(
        page.roles[n] is not Role.RELATED
        and (trusted or page.roles[n] not in _UNSURE)
        and page.confidence[n] > 0.7
        for n in run
    )


_INLINE = re.compile(r"\W*(.{3,40}?)\s*[:：|»>→–—]\s*(.+)", re.S)
_INLINE_WORDS = range(3, 31)
"""Words of the teaser behind "Read also:"."""
_CUE_MOST = 40
"""Characters of the longest words that send the reader to another page."""
_STANDS_IN_CONTENT = (Role.BODY, Role.CAPTION, Role.SUBTITLE, Role.PROMOTION, Role.LABEL)


def inline_teasers(page: Page) -> None:
    """Lines of an article that read "See also: another page": related, wherever they stand.

    Nothing but words that send the reader to another page may stand before the sign.
    """
    if not page.is_article():
        return  # documentation sends its readers on, too, but that is what it is read for
    begins = (page.column("lex_readmore_start") > 0) | (page.column("lex_related_start") > 0)
    glued = page.column("glued") > 0  # said of Latin letters alone
    for at, role in enumerate(page.roles):
        if role not in _STANDS_IN_CONTENT:
            continue
        text = page.text(at)
        if not begins[at] and not glued[at] and text[:_CUE_MOST].isascii():
            continue
        parted = _INLINE.fullmatch(text) if begins[at] else None
        cue, teaser = parted.groups() if parted else _glued_cue(text)
        if cue and len(lexicon.tokens(teaser)) in _INLINE_WORDS and _is_cue(cue):
            page.set(at, Role.RELATED, "sends the reader to another page", 0.8)


def _glued_cue(text: str) -> tuple[str, str]:
    """The words before the first seam of a line, and what is glued to them: "Read alsoFerry runs
    aground". One word alone may be half of a name ("WatchGuard")."""
    for at in range(3, min(len(text) - 1, _CUE_MOST)):
        if text[at - 1].islower() and (text[at].isupper() or text[at] in "«„“"):
            return (text[:at], text[at:]) if " " in text[:at].strip() else ("", "")
    return "", ""


def _is_cue(text: str) -> bool:
    """Whether a text is nothing but words that send the reader to another page."""
    return lexicon.is_all(lexicon.tokens(text), "readmore", "related")


_STORY = (Role.BODY, Role.TITLE, Role.SUBTITLE, Role.CAPTION)
_STEP_MOST, _APART = 200, 2
"""Characters of the longest link to the previous or next page, and units from one to the other."""


def previous_and_next(page: Page) -> None:
    """The links to the previous and the next article, by their titles: related, whatever the
    labeller takes them for. Documentation has its parts there, which are navigation."""
    if page.is_of_type("documentation"):
        return
    last, last_step = -_APART - 1, ""
    first = steps.beginnings()
    # The tokens of scripts without spaces stand side by side in texts, but not in keys.
    begun = [at for at, key in enumerate(page.keys) if key[:4].replace(" ", "")[:2] in first]
    for at in begun:
        if page.roles[at] in _STORY:
            continue
        text = page.text(at)
        step, title = steps.titled(text) if len(text) <= _STEP_MOST else ("", "")
        if not title:
            continue
        if at - last <= _APART and steps.leads_back(step) != steps.leads_back(last_step):
            for one in (last, at):
                page.set(one, Role.RELATED, "leads to the previous or next page", 0.8)
        last, last_step = at, step
