"""Who wrote each post of a discussion, and when.

The posts are content, the lines that name their authors are bylines: without these a thread reads
as if one person talked. On an HTML page the elements say which byline belongs to which post: it
shares with the post's text an element that the neighbouring post is not in. On a text page, and
where no element tells, a byline belongs to the post behind it; to the one before it, if the last
post has one below it and the first has none above it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from clipper.metadata.authors.cues import cue_at_end
from clipper.page import Block, Role
from clipper.words import dates
from clipper.words.keys import key_of
from clipper.words.menu import menu_words

_ACCOUNT = re.compile(
    r"(?:^|[/?&_.-])(?:user|member|profile|author|people|account|u)(?:s|list|info|page)?"
    r"(?:[/?=._-]|$)",
    re.I,
)
"""The address of somebody's account: `/u/jane`, `member.php?u=7`, `/users/7/jane`."""
_NAMES_NOBODY = re.compile(r"[\W\d_]*|\W*\w\W*|[^\d·•|]{2,30}:\s*[\d.,]+\w?|[\d.,]+\w?\s\w+", re.S)
"""A number, a letter, "Posts: 701", "94 replies"."""
_NAME_CHARS, _LINE_CHARS = 40, 80
_NAME_WORDS = 4
_SEAM = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")
"""Where two words are glued: "RegisteredJoined"."""
_NEAR = 4
"""Class words of a line's own element, about."""
_ABOVE = 12
"""Blocks above the first post among which its byline stands."""
_BEHIND = 3
"""Blocks behind the last post among which its signature stands, where posts end with one."""


class _Signed(NamedTuple):
    """What the bylines of one post say: the lines to show, the date among them."""

    lines: tuple[str, ...]
    date: str
    has_account: bool = False

    @property
    def names_somebody(self) -> bool:
        return bool(self.date) and any(line != self.date for line in self.lines)


def heads(blocks: Sequence[Block]) -> dict[int, tuple[str, ...]]:
    """What stands over each post of a discussion: the number of the block that the post begins
    with -> who wrote it, and when; where no account is named, one line as it stands.

    Nothing where a page is no discussion: where less than two posts have a byline with a date and
    somebody's name, or all that have one say the same.
    """
    runs = list(_runs(blocks))
    if len(runs) < 2:
        return {}
    bylines = _bylines(blocks, runs)
    said = Counter(line for its in bylines for line in {*map(_line, its)})
    often = [line for line, count in said.items() if count > max(2, len(runs) / 2)]
    worn = [line for line in often if dates.find(line) is None]
    signed = [_read(its, worn) for its in bylines]
    told = [one for one in signed if one.names_somebody]
    if len({one.lines for one in told}) < 2:
        return {}
    # "Developer: Oarworks · 5 Dec 2019", "Released 5 Dec 2019"
    if not any(one.has_account for one in told) and len({one.date for one in told}) == 1:
        return {}
    # A name without a date is that of who is quoted.
    return {run[0].n: one.lines for run, one in zip(runs, signed, strict=True) if one.date}


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Stretches of content that no byline parts."""
    run: list[Block] = []
    for block in blocks:
        if block.role is Role.BODY:
            run.append(block)
        elif block.role is Role.BYLINE and run:
            yield run
            run = []
    if run:
        yield run


def _bylines(blocks: Sequence[Block], runs: Sequence[Sequence[Block]]) -> list[list[Block]]:
    """The bylines of each run: those above it, and those below it that its element holds."""
    bylines = [block for block in blocks if block.role is Role.BYLINE]
    begin = runs[0][0].n
    above = [[b for b in bylines if begin - _ABOVE <= b.n < begin]]
    below: list[list[Block]] = []
    for before, after in pairwise(runs):
        between = [b for b in bylines if before[-1].n < b.n < after[0].n]
        its = [_apart(before[-1], after[0]), _apart(after[0], before[-1])]
        left = [b for b in between if _is_in(b, its[0])]
        right = [b for b in between if _is_in(b, its[1])]
        below.append(left)
        above.append(right or [b for b in between if b not in left])
    last = _apart(runs[-1][0], runs[-2][-1])
    end = runs[-1][-1].n
    below.append([b for b in bylines if b.n > end and _is_in(b, last)])
    if not any(below) and not _read(above[0]).date:
        signatures = [b for b in bylines if end < b.n <= end + _BEHIND]
        if _read(signatures).date:
            return [*above[1:], signatures]
    return [[*over, *under] for over, under in zip(above, below, strict=True)]


def _apart(block: Block, other: Block) -> int | None:
    """The outermost element that a block is in and another is not."""
    if block.markup is None or other.markup is None:
        return None
    others = set(other.markup.parents)
    return next((number for number in block.markup.parents if number not in others), None)


def _is_in(block: Block, element: int | None) -> bool:
    return element is not None and block.markup is not None and element in block.markup.parents


def _read(bylines: Sequence[Block], worn: Iterable[str] = ()) -> _Signed:
    """What a reader is told of a post: the account's name and the date; or, in one, the lines that
    say so as far as they tell.

    `worn`: lines that most posts have.
    """
    account = date = before = ""
    is_author = False
    lines: list[str] = []
    for block in bylines:
        whole, text = " ".join(block.text.split()), _line(block)
        if (found := dates.find(whole)) is not None:
            # Not when somebody joined; nor, if there is another, when the post was changed.
            said = cue_at_end(_SEAM.sub(" ", whole[: found.start])) or cue_at_end(before)
            if said == "other_dates" or (said == "updated" and (date or not account)):
                continue
            if not date or block.markup is None:  # of several the one nearest to the post
                date = found.text
        before = text
        if name := _account(block):
            hints = block.markup.hints[:_NEAR] if block.markup is not None else ()
            if not account or ("author" in hints and not is_author):  # not who changed it
                account, is_author = name, "author" in hints
        elif text and text not in (*lines, *worn) and not _NAMES_NOBODY.fullmatch(text):
            lines.append(text)
    if account:
        return _Signed((account, date), date, has_account=True)
    if not date:
        return _Signed((), "")
    dated = next((line for line in lines if date in line), date)
    over = lines[: lines.index(dated)] if dated in lines else lines
    return _Signed((" · ".join([*[line for line in over if _is_name(line)][:1], dated]),), date)


def _line(block: Block) -> str:
    text = " ".join(block.text.split())
    return text if len(text) <= _LINE_CHARS else ""


def _is_name(line: str) -> bool:
    parts = line.split()
    return (
        len(parts) <= _NAME_WORDS
        and len(line) <= _NAME_CHARS
        and line[-1:] not in '.!?:…"”'
        and key_of(line) not in menu_words()
        and dates.find(line) is None
    )


def _account(block: Block) -> str:
    """The name that links to an account; a letter alone stands for a portrait."""
    if block.markup is None:
        return ""
    for anchor, address in block.markup.links:
        name = anchor.partition("\n")[0].strip()
        letters = sum(map(str.isalpha, name)) + (not name.isascii())
        is_short = letters > 1 and len(name) <= _NAME_CHARS
        if is_short and "/" not in name and _ACCOUNT.search(address) and dates.find(name) is None:
            return name
    return ""
