"""What stands twice in the content of an HTML page: once for wide windows and once for narrow ones,
as an opening that is shown until the rest unfolds, as a post above the reply to it, in a band that
runs around.

On the development pages (each by a model that has not seen its site) .8878 -> .8923 of word F1,
nearly no page falls by it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from clipper.page import BlockKind, Markup, Role
from clipper.segment.steps.judged import Page, runs_of

_WORDS, _FAR_WORDS, _FAR_UNITS = 8, 30, 3
"""Words of a stretch from which nobody says it twice in a row; words and units of one that nobody
says twice on a page."""
_ENTRY_WORDS = 15
"""Words of a heading with what stands below it, from which it is an entry that a page which is no
text shows once more: 15 of 6 to 20 (10 pages better, 2 worse)."""
_IN_BAND = 3
"""Items that stand in a list once more, all of them, where it is a band that runs around."""
_NEAR = 6
"""Units that are no content between a short stretch and its copy, at most."""
_LONG = 25
"""Words from which a stretch is long."""
_CLONES = frozenset(("cloned", "clone", "duplicate"))
_SLIDES = frozenset(("slide", "slick", "swiper", "splide", "owl", "item", "bx", "carousel"))
"""Class words of what scripts add to a carousel."""
_AGAIN = 0.6
"""Share of the runs of three words in all `noscript` of a page that stand outside as well, from
which they are copies. On 1,497 pages it is below .01, or above .74."""
_OF_QUOTE = 0.7
"""Share of a quotation's words that stand above, from which it says nothing new."""
_CUT = re.compile(r"\s*(?:…|\.\.\.)\W*(?:\w+\s?){0,3}\W*$")
"""The sign of a text that is cut off, and the words for unfolding it."""
_OF_ALIKE = frozenset(("ul", "ol", "dl", "table", "tbody"))
"""Elements whose parts may be alike without being copies."""


def said_twice(page: Page) -> None:
    """A stretch of content that stands on the page before, in another element, is a copy of it; a
    reader sees one of them."""
    if page.kind != "html":
        return
    for at in [*_clones(page), *_without_scripts(page)]:
        page.set(at, Role.LABEL, "stands twice", 0.5)
    rows = page.rows(Role.BODY)
    texts = [" ".join(page.text(at).casefold().split()) for at in rows]
    words = page.words()[rows].tolist()
    content = _Content(page, rows, words)
    last: dict[str, int] = {}
    copies: set[int] = set()
    n = 0
    while n < len(rows):
        if n and (_is_opening(texts[n - 1], texts[n]) or content.is_head_again(texts, n)):
            copies.add(rows[n - 1])
            del rows[n - 1], texts[n - 1], words[n - 1]
            n -= 1
        before = last.get(texts[n], -1)
        size = 0 if before < 0 else _size(texts, before, n)
        if size and content.is_copy(before, n, size):
            copies.update(rows[n : n + size])
            del rows[n : n + size], texts[n : n + size], words[n : n + size]
            continue
        last[texts[n]] = n
        n += 1
    for at in _with_whole_quotations(page, copies):
        page.set(at, Role.LABEL, "stands twice", 0.5)


def _clones(page: Page) -> list[int]:
    """What a carousel has once more behind its end, so that it can go round."""
    if _CLONES.isdisjoint(page.features.class_words):
        return []
    found: dict[int, str] = {}
    own: set[str] = set()
    for at, (role, mark) in enumerate(zip(page.roles, page.marks, strict=True)):
        if role is Role.BODY:
            hints = mark.hints
            if _CLONES.isdisjoint(hints) or _SLIDES.isdisjoint(hints):
                own.add(page.keys[at])
            else:
                found[at] = page.keys[at]
    return [at for at, text in found.items() if text in own]


def _without_scripts(page: Page) -> list[int]:
    """What is shown to who runs no scripts, where most of it is shown to the others, too."""
    inside = page.column("in_noscript") > 0
    inner = inside.nonzero()[0].tolist()
    content = [at for at in inner if page.roles[at] is Role.BODY]
    if not content:
        return []
    outer = (~inside).nonzero()[0].tolist()
    shown = {run for at in outer for run in runs_of(page.keys[at].split(), 3)}
    again = [run in shown for at in inner for run in runs_of(page.keys[at].split(), 3)]
    words = page.words()
    is_less = words[content].sum() <= sum(words[at] for at in outer if page.roles[at] is Role.BODY)
    return content if is_less and sum(again) > _AGAIN * len(again) else []


def _with_whole_quotations(page: Page, copies: set[int]) -> set[int]:
    """The copies, but a quotation is one as a whole, with who said it, or not at all."""
    if all(page.blocks[at].kind is not BlockKind.QUOTE for at in copies):
        return copies
    held: dict[int, list[int]] = defaultdict(list)
    for at, (role, mark) in enumerate(zip(page.roles, page.marks, strict=True)):
        if role is Role.BODY and (quote := mark.outermost("blockquote")) is not None:
            held[quote].append(at)
    words = page.words()
    whole = set(copies)
    for parts in held.values():
        again = copies.intersection(parts)
        if again and words[list(again)].sum() >= _OF_QUOTE * words[parts].sum():
            whole.update(parts)
        else:
            whole.difference_update(parts)
    return whole


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


@dataclass(slots=True)
class _Content:
    """The units of a page that are content."""

    page: Page
    rows: list[int]
    words: list[float]

    def is_head_again(self, texts: Sequence[str], n: int) -> bool:
        """Whether a heading says what the one right before it says."""
        return (
            texts[n - 1] == texts[n]
            and self._kind(n) is BlockKind.HEADING
            and self._kind(n - 1) is BlockKind.HEADING
        )

    def is_copy(self, before: int, n: int, size: int) -> bool:
        """Whether what stands from `n` on is a copy of the same texts from `before` on."""
        in_a_row = before + size == n
        if self._is_on_purpose(before, n, size, in_a_row):
            return False
        said = sum(self.words[n : n + size])
        if not in_a_row:
            # Plans and offers may have the same items each.
            listed = all(self._mark(at).path[-1:] == ("li",) for at in range(before, before + size))
            is_long = said >= _FAR_WORDS and size >= _FAR_UNITS
            if listed or not (is_long or self._is_entry(n, size, said)):
                return False
        elif said < _WORDS or (size == 1 and said < _LONG and not self._is_near(before, n, size)):
            return False
        return not self._are_parts(before, n) or (in_a_row and self._items(n, size) >= _IN_BAND)

    def _is_entry(self, n: int, size: int, said: float) -> bool:
        """Whether a stretch is a heading with what stands below, on no article and no manual."""
        if size == 1 or said < _ENTRY_WORDS or self._kind(n) is not BlockKind.HEADING:
            return False
        return self.page.prediction.of_type("article", "documentation") < 0.5

    def _is_on_purpose(self, before: int, n: int, size: int, in_a_row: bool) -> bool:
        """Whether somebody says it again: who quotes another, a command, a row of another table."""
        first = {self._kind(at) for at in range(before, before + size)}
        second = {self._kind(at) for at in range(n, n + size)}
        if BlockKind.CODE in first:
            return True
        if BlockKind.QUOTE in first:
            return not in_a_row or size == 1 or BlockKind.QUOTE not in second
        return BlockKind.TABLE_ROW in second and self._parts_table(n, size)

    def _parts_table(self, n: int, size: int) -> bool:
        """Whether a stretch begins or ends in the midst of a table."""
        return any(
            0 <= outer < len(self.rows) and self._table(inner) == self._table(outer) is not None
            for inner, outer in ((n, n - 1), (n + size - 1, n + size))
        )

    def _table(self, n: int) -> int | None:
        return self._mark(n).innermost("table")

    def _items(self, n: int, size: int) -> int:
        """How many items of lists a stretch holds."""
        return len({self._mark(at).innermost("li") for at in range(n, n + size)} - {None})

    def _are_parts(self, before: int, n: int) -> bool:
        """Whether two units are the same part of two alike parts of a list or table."""
        one, other = self._mark(before), self._mark(n)
        shared = one.shared(other)
        among = shared > 0 and one.path[shared - 1] in _OF_ALIKE
        return among and one.path[shared:] == other.path[shared:]

    def _is_near(self, before: int, n: int, size: int) -> bool:
        between = self.page.blocks[self.rows[before + size - 1] + 1 : self.rows[n]]
        return len(between) <= _NEAR and all(
            block.kind is not BlockKind.HEADING for block in between
        )

    def _kind(self, n: int) -> BlockKind:
        return self.page.blocks[self.rows[n]].kind

    def _mark(self, n: int) -> Markup:
        return self.page.marks[self.rows[n]]
