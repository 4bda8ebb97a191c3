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
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from clipper.metadata.authors import names
from clipper.metadata.authors.cues import cue_at_end, pure_cue
from clipper.page import Block, Role
from clipper.words import dates
from clipper.words import lists as word_lists
from clipper.words.keys import key_of
from clipper.words.menu import menu_words

_IN_BRACKETS = re.compile(r"\([^()]*\)")
_ACCOUNT = re.compile(
    r"(?:^|[/?&_.-])(?:user|member|profile|author|people|account|u)(?:s|list|info|page)?"
    r"(?:[/?=._-]|$)|/~[\w.-]+/?$",
    re.I,
)
"""The address of somebody's account: `/u/jane`, `member.php?u=7`, `/users/7/jane`, `/~jane`."""
_NAMES_NOBODY = re.compile(
    r"[\W\d_]*|\W*\w\W*|[^\d·•|]{2,30}:\s*[\d.,]+\w?|[\d.,]+\w?\s\w+\W*(?:\([^()]*\))?", re.S
)
"""A number, a letter, "Posts: 701", "94 replies /", "1 reply (go down)"."""
_SIGNS = " ·•|"
"""Signs between the parts of a byline."""
_NAME_CHARS, _LINE_CHARS = 40, 80
_NAME_WORDS = 4
_SEAM = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")
"""Where two words are glued: "RegisteredJoined"."""
_NEAR = 4
"""Class words of a line's own element, about."""
_ABOVE, _BOX = 12, 30
"""Blocks above the first post among which its byline stands; and those that its own element holds,
as the box of a member with all that he has won."""
_BESIDE = 12
"""Characters beside the date in a link to the post: " (Edited)"."""
_OF_TIME = frozenset(("time", "published"))
"""Class words of an element that says when something was written."""
_MEMBER = frozenset(("username", "name"))
"""Class words of an element that holds nothing but a member's name."""
_ACCOUNTS = frozenset(("username", "bigusername", "postauthor"))
"""Class words of a member's name, wherever it leads."""
_BEHIND = 3
"""Blocks behind the last post among which its signature stands, where posts end with one."""


_FORUM = re.compile(r"\b(?:viewforum|forumdisplay)\b", re.I)
"""In addresses of lists of topics."""
_ROWS = frozenset(("forumtitle", "forumlink", "topictitle"))
_LAST = frozenset(("lastpost", "lastpostby", "lastpostinfo", "threadlastpost"))
"""Class words of what a list of forums or topics leads to, and of who wrote there last."""


class _Signed(NamedTuple):
    """What the bylines of one post say: the lines to show, the date among them."""

    lines: tuple[str, ...]
    date: str
    has_account: bool = False

    @property
    def shown(self) -> tuple[str, ...]:
        return tuple(line.strip(_SIGNS) for line in self.lines)

    @property
    def names_somebody(self) -> bool:
        others = (line.replace(self.date, "").strip() for line in self.lines)
        told = (other for other in others if other[-1:] != ":" or not pure_cue(other))
        return bool(self.date) and any(told)


def heads(blocks: Sequence[Block]) -> dict[int, tuple[str, ...]]:
    """What stands over each post of a discussion: the number of the block that the post begins
    with -> who wrote it, and when; where no account is named, one line as it stands.

    Nothing where a page is no discussion: where most stretches of content are rows of a list of
    forums or topics, or less than two posts have a byline with a date and
    somebody's name, or all that have one say the same; unless all have an account and none a date.
    """
    runs = list(_runs(blocks))
    if len(runs) < 2:
        return {}
    bylines = _bylines(blocks, runs)
    rows = sum(_is_row(run[0], its) for run, its in zip(runs, bylines, strict=True))
    if 2 * rows > len(runs):
        return {}
    said = Counter(line for its in bylines for line in {*map(_line, its)})
    often = [line for line, count in said.items() if count > max(2, len(runs) / 2)]
    worn = [line for line in often if dates.find(line) is None]
    badges = _badges(bylines)
    signed = [_read(its, worn, badges) for its in bylines]
    told = [one for one in signed if one.names_somebody]
    if len({one.lines for one in told}) < 2:
        return _undated(runs, signed)
    if not any(one.has_account for one in told) and _have_one_day(told):
        return {}
    # A name without a date is that of who is quoted.
    return {run[0].n: one.shown for run, one in zip(runs, signed, strict=True) if one.date}


def _is_row(first: Block, bylines: Iterable[Block]) -> bool:
    """Whether a run of content is what a list of forums or topics leads to, whose byline names who
    wrote there last."""
    if first.markup is not None and first.markup.links:
        anchor, address = first.markup.links[0]
        if not _ROWS.isdisjoint(_near(first)):
            return True
        if _FORUM.search(address) and first.text.startswith(anchor):
            return True
    return any(
        not _LAST.isdisjoint(_near(block)) or _line(block).lower().startswith(_last_posts())
        for block in bylines
    )


@cache
def _last_posts() -> tuple[str, ...]:
    """First words of a line about the last post of a topic."""
    return word_lists.words("replies", "last_posts")


def _have_one_day(told: Sequence[_Signed]) -> bool:
    """Whether all dates are the same: "Developer: Oarworks · 5 Dec 2019", "Released 5 Dec 2019".
    Posts may be of one age: "2 years ago"."""
    found = dates.find(told[0].date) if len({one.date for one in told}) == 1 else None
    return found is not None and found.ago is None


def _undated(
    runs: Sequence[Sequence[Block]], signed: Sequence[_Signed]
) -> dict[int, tuple[str, ...]]:
    """The names over posts that have no date, where each of them has an account."""
    if any(one.date or not one.has_account for one in signed):
        return {}
    if len({one.lines for one in signed}) < 2:
        return {}
    return {run[0].n: one.lines for run, one in zip(runs, signed, strict=True)}


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
    above = [_first(bylines, runs[0][0], _apart(runs[0][0], runs[1][0]))]
    below: list[list[Block]] = []
    for before, after in pairwise(runs):
        between = [b for b in bylines if before[-1].n < b.n < after[0].n]
        its = [_apart(before[-1], after[0]), _apart(after[0], before[-1])]
        left = [b for b in between if _is_in(b, its[0])]
        right = [b for b in between if _is_in(b, its[1])]
        below.append(left)
        above.append(_nearest(right or [b for b in between if b not in left]))
    last = _apart(runs[-1][0], runs[-2][-1])
    end = runs[-1][-1].n
    below.append([b for b in bylines if b.n > end and _is_in(b, last)])
    if not any(below) and not _read(above[0]).date:
        signatures = [b for b in bylines if end < b.n <= end + _BEHIND]
        if _read(signatures).date:
            return [*above[1:], signatures]
    return [[*over, *under] for over, under in zip(above, below, strict=True)]


def _first(bylines: Sequence[Block], begin: Block, own: int | None) -> list[Block]:
    """The bylines above the first post."""
    near = [b for b in bylines if begin.n - _BOX <= b.n < begin.n]
    return [b for b in near if begin.n - _ABOVE <= b.n or _is_in(b, own)]


def _nearest(bylines: list[Block]) -> list[Block]:
    """Of two heads above a post the one that is nearer to it: the other is that of a post which it
    answers, shown in short between the two."""
    for at in range(len(bylines) - 1, 0, -1):
        if bylines[at].n - bylines[at - 1].n > 1:
            heads_of = _read(bylines[:at]), _read(bylines[at:])
            is_changed = any(names.cue("updated").match(_line(b)) for b in bylines[at:])
            if all(one.has_account and one.date for one in heads_of) and not is_changed:
                return bylines[at:]
    return bylines


def _apart(block: Block, other: Block) -> int | None:
    """The outermost element that a block is in and another is not."""
    if block.markup is None or other.markup is None:
        return None
    others = set(other.markup.parents)
    return next((number for number in block.markup.parents if number not in others), None)


def _is_in(block: Block, element: int | None) -> bool:
    return element is not None and block.markup is not None and element in block.markup.parents


def _badges(bylines: Iterable[Iterable[Block]]) -> frozenset[str]:
    """What links to several accounts, as a badge does that many have, or to a page about badges,
    which has another name in each post."""
    posts = [{link for block in its if (link := _account(block))} for its in bylines]
    links = set().union(*posts)
    accounts = Counter(name for name, _ in links)
    always: dict[str, set[str]] = {}
    for said in posts:
        for place in {place for _, place in said}:
            own = {name for name, its_place in said if its_place == place}
            always[place] = always.get(place, own) & own
    several = {link for link in links if accounts[link[0]] > 1 and not _is_of(link[1], link[0])}
    return frozenset(link[0] for link in links if link in several or not always[link[1]])


def _read(
    bylines: Sequence[Block], worn: Iterable[str] = (), badges: Container[str] = ()
) -> _Signed:
    """What a reader is told of a post: the account's name and the date; or, in one, the lines that
    say so as far as they tell.

    `worn`: lines that most posts have; `badges`: names of several accounts.
    """
    account = address = date = before = ""
    surest = surest_date = -1
    lines: list[str] = []
    for block in bylines:
        whole, text = " ".join(block.text.split()), _line(block)
        if (found := dates.find(whole)) is not None:
            # Not when somebody joined; nor, if there is another, when the post was changed.
            said = _cue(_SEAM.sub(" ", whole[: found.start])) or cue_at_end(before)
            if said == "other_dates" or (said == "updated" and (date or not account)):
                continue
            sure = _dates_post(block, found.text, said)
            if sure > surest_date or block.markup is None:  # of several the one nearest to the post
                date, surest_date = found.text, sure
        before = text
        name, link = _name(block)
        if name:
            sure = -1 if name in badges else _signs(block)
            if not account or sure > surest:  # not who changed it
                account, address, surest = name, link, sure
            elif link == address and _is_of(link, name) and not _is_of(link, account):
                account = name
        elif text and text not in (*lines, *worn) and not _NAMES_NOBODY.fullmatch(text):
            if lines and lines[-1].lower() == text.lower():  # before it that of a portrait
                lines.pop()
            lines.append(text)
    if account and surest >= 0:
        return _Signed((account, *filter(None, [date])), date, has_account=True)
    if not date:
        return _Signed((), "")
    dated = next((line for line in lines if date in line), date)
    over = lines[: lines.index(dated)] if dated in lines else lines
    name = next((line.strip(_SIGNS) for line in over if _is_name(line)), "")
    return _Signed((f"{name} · {dated.strip(_SIGNS)}" if name else dated,), date)


def _cue(head: str) -> str:
    """What the words before a date say of it: "Last edited by Ann; ", or by nobody as yet."""
    said = cue_at_end(head)
    if said == "other_dates" and pure_cue(head.strip()) == "helpers":
        return "updated"
    return said or ("updated" if names.cue("updated").match(head) else "")


def _near(block: Block) -> tuple[str, ...]:
    return block.markup.hints[:_NEAR] if block.markup is not None else ()


def _signs(block: Block) -> int:
    """How surely an account that a byline links to is that of who wrote."""
    return 2 if "username" in _near(block) else int("author" in _near(block))


def _dates_post(block: Block, date: str, said: str) -> int:
    """How surely a date is that of the post: -1 if it stands among the values of a member's box."""
    if block.markup is None:
        return 0
    if block.markup.path[-1:] == ("dd",) and said != "published":
        return -1
    linked = any(
        date in text and len(text) <= len(date) + _BESIDE for text, _ in block.markup.links
    )
    return int(linked or not _OF_TIME.isdisjoint(_near(block)))


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


def _name(block: Block) -> tuple[str, str]:
    """The name of an account, by its link, and where that leads to; or by its class."""
    name, address = _account(block) or ("", "")
    line = _line(block)
    if name or block.markup is None or not _is_name(line):
        return name, address
    near = {*_near(block)}
    is_named = near >= _MEMBER or not _ACCOUNTS.isdisjoint(near)
    if not is_named or _NAMES_NOBODY.fullmatch(line):
        return "", ""
    anchor, address = next(iter(block.markup.links), (line, ""))
    return (line, address) if " ".join(anchor.split()) == line else ("", "")


def _is_of(address: str, name: str) -> bool:
    """Whether an account's address ends with its name: `/user/elsa`, to which "E Offline" leads as
    well."""
    end = key_of(address.rpartition("/")[2])
    return "?" not in address and f"{end} ".startswith(f"{key_of(name)} ")


def _account(block: Block) -> tuple[str, str] | None:
    """The name that links to an account, and where it links to; a letter alone stands for a
    portrait."""
    if block.markup is None:
        return None
    for anchor, address in block.markup.links:
        name = anchor.partition("\n")[0].strip()
        letters = sum(map(str.isalpha, name)) + (not name.isascii())
        is_short = letters > 1 and len(name) <= _NAME_CHARS
        is_path = "/" in _IN_BRACKETS.sub("", name)  # but "(they/them)"
        if is_short and not is_path and _ACCOUNT.search(address) and dates.find(name) is None:
            return name, address
    return None
