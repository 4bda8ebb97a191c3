"""What stands in the content of an HTML page and is not read there: what is said of pictures, what
can be chosen, and copies: one for wide windows and one for narrow ones, an opening that is shown
until the rest unfolds, a post above the reply to it.

On the development pages (each by a model that has not seen its site): copies .8878 -> .8923 of word
F1, choices and buttons + .0003, what is said of pictures + .0001, nearly no page falls by it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from clipper.page import BlockKind, Role
from clipper.segment.features import unit_text
from clipper.segment.judged import Page
from clipper.segment.markup import markup_of

_WORDS, _FAR_WORDS, _FAR_UNITS = 8, 30, 3
"""Words of a stretch from which nobody says it twice in a row; words and units of one that nobody
says twice on a page."""
_ON_BUTTON = 3
"""Words that a button has, at most; more may be the heading of what it unfolds."""
_MORE = 0.5
"""Share of a button's words that have to say that more is to be read."""
_NEAR = 6
"""Units that are no content between a short stretch and its copy, at most."""
_LONG = 25
"""Words from which a stretch is long."""
_CUT = re.compile(r"\s*(?:…|\.\.\.)\W*(?:\w+\s?){0,3}\W*$")
"""The sign of a text that is cut off, and the words for unfolding it."""
_OF_ALIKE = frozenset(("ul", "ol", "dl", "table", "tbody"))
"""Elements whose parts may be alike without being copies."""
_NO_COPIES = frozenset((BlockKind.CODE, BlockKind.QUOTE))
"""What is said twice on purpose: who quotes, and the same command in two places."""


def pictures_and_choices(page: Page) -> None:
    """What is said of a picture, the options of a choice, and what stands on a button are no
    content; a question on a button is, for its answer unfolds, and so is what stands on a button
    over the content that it unfolds."""
    if page.kind != "html":
        return
    for at, group in enumerate(page.groups):
        kind = group[0].kind
        if kind is BlockKind.CONTROL and (first := _unfolded(page, at)) is not None:
            if _is_told_below(page, at, first):
                page.set(at, Role.LABEL, "to be pressed", 0.5)
            else:
                page.set(at, Role.BODY, "unfolds content", 0.5)
        elif page.roles[at] is not Role.BODY:
            continue
        elif kind is BlockKind.ALT:
            page.set(at, Role.LABEL, "said of a picture", 0.5)
        elif kind is BlockKind.CONTROL and _is_choice(group[0].text):
            page.set(at, Role.LABEL, "to be pressed or chosen", 0.5)


def _unfolded(page: Page, at: int) -> int | None:
    """The unit right behind a button that begins what it unfolds, if that is content."""
    opens = markup_of(page.groups[at][0]).opens
    if opens is None:
        return None
    behind = range(at + 1, len(page.groups))
    first = next((n for n in behind if page.groups[n][0].kind is not BlockKind.ALT), at)
    inside = opens in markup_of(page.groups[first][0]).parents
    return first if inside and page.roles[first] is Role.BODY else None


def _is_told_below(page: Page, at: int, first: int) -> bool:
    """Whether a button says no more than what it unfolds, or that there is more."""
    return page.keys[at] == page.keys[first] or page.column("lex_readmore")[at] >= _MORE


def _is_choice(text: str) -> bool:
    return text.count(" | ") > 1 or (len(text.split()) <= _ON_BUTTON and "?" not in text)


def said_twice(page: Page) -> None:
    """A stretch of content that stands on the page before, in another element, is a copy of it; a
    reader sees one of them."""
    if page.kind != "html":
        return
    rows = [at for at, role in enumerate(page.roles) if role is Role.BODY]
    texts = [unit_text(page.groups[at]).casefold() for at in rows]
    words = page.words()[rows].tolist()
    last: dict[str, int] = {}
    n = 0
    while n < len(rows):
        if n and _is_opening(texts[n - 1], texts[n]):
            page.set(rows[n - 1], Role.LABEL, "stands twice", 0.5)
            del rows[n - 1], texts[n - 1], words[n - 1]
            n -= 1
        before = last.get(texts[n], -1)
        size = 0 if before < 0 else _size(texts, before, n)
        if size and _is_copy(page, rows, words, before, n, size):
            for at in rows[n : n + size]:
                page.set(at, Role.LABEL, "stands twice", 0.5)
            del rows[n : n + size], texts[n : n + size], words[n : n + size]
            continue
        last[texts[n]] = n
        n += 1


def _is_opening(text: str, whole: str) -> bool:
    """Whether a text is how another one begins, cut off: "The slates had held …"."""
    if "…" not in text and "..." not in text:
        return False
    start = _CUT.sub("", text)
    return len(start) < len(text) and len(start.split()) >= _WORDS and whole.startswith(start)


def _size(texts: Sequence[str], before: int, n: int) -> int:
    """How many texts from `n` on are those from `before` on."""
    size = 0
    while before + size < n and n + size < len(texts) and texts[before + size] == texts[n + size]:
        size += 1
    return size


def _is_copy(
    page: Page, rows: Sequence[int], words: Sequence[float], before: int, n: int, size: int
) -> bool:
    first, second = rows[before : before + size], rows[n : n + size]
    said = sum(words[n : n + size])
    if not _NO_COPIES.isdisjoint(page.groups[at][0].kind for at in first):
        return False
    if before + size < n:
        # Plans and offers may have the same items each.
        listed = all(markup_of(page.groups[at][0]).path[-1:] == ("li",) for at in first)
        if said < _FAR_WORDS or size < _FAR_UNITS or listed:
            return False
    elif said < _WORDS or (size == 1 and said < _LONG and not _is_near(page, first, second)):
        return False
    one, other = (markup_of(page.groups[at][0]) for at in (first[0], second[0]))
    shared = sum(a == b for a, b in zip(one.parents, other.parents, strict=False))
    among = shared > 0 and one.path[shared - 1] in _OF_ALIKE
    return not (among and one.path[shared:] == other.path[shared:])


def _is_near(page: Page, first: Sequence[int], second: Sequence[int]) -> bool:
    between = page.groups[first[-1] + 1 : second[0]]
    return len(between) <= _NEAR and all(
        group[0].kind is not BlockKind.HEADING for group in between
    )
