"""Related blocks as lines of cards: what each line can be, by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from itertools import pairwise

from clipper.page import Block, BlockKind, Role
from clipper.related.ages import find_age
from clipper.related.pointing import (
    is_button,
    is_heading,
    is_sponsored,
    without_button,
    without_pointer,
)
from clipper.words import dates, link_numbers, money, steps
from clipper.words.bullets import BULLETS
from clipper.words.keys import count_words, key_of

_BULLET = re.compile(rf"^\s*[{BULLETS}–—-]\s+(?=\S)")
_RANK = re.compile(r"^\s*(?:#|no\.?\s?)?\d{1,3}\s*[.)]?\s*$", re.I)
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}[.)]\s+|[①-⑳⑴-⒇❶-❿]\s*)(?=\S)")
_NAMED_ICON = re.compile("[a-z]+(?:[-_][a-z]+)+")
"""An icon's name on a line of its own: "app-badge"."""
_COUNT = re.compile(
    r"^(?:\W*\d[\d.,]*\s?[kKmM+%]?\W*)?(?:\w+\.?){0,1}$"
    rf"|^\W*[{money.SIGNS}]\s?[\d.,]+|[\d.,]+\s?[{money.SIGNS}]\W*$"
)
_TALLIES = re.compile(
    r"^(?:\W{0,3}[^\W\d]+(?:\s[^\W\d]+)?\s?[:：·]\s?\d+(?:[.,]\d+)*\s?[kKmM万]?(?=\W|$)){2,4}\W{0,3}$"
)
"""Nothing but counts, each with what it counts: "Replies: 12 · Views: 1K"."""
_BADGE = re.compile(r"^[^\W\d_]{4,}\u00a0(?=(?![IVXL]+\b)[A-ZÀ-ÞА-Я]|[\"“'‘«„])")
"""A word in front that a no-break space ties to the text: the kind of a thread, a button."""
_FILE = re.compile(
    r"^\[(?![\w.-]*(?:19|20)\d\d\])(?=(?:[\w.-]*\d){3})[a-zA-Z\d_.-]{6,}\](?=[^\W\d])"
)
"""The name of a picture's file, glued in front, as w3m writes it: "[IMG5a02e9]"."""
_TALLY = re.compile(
    r"\s+[\d.,]+\s?[kKmM]?\s"
    r"(?:views?|comments?|reads?|replies|min(?:ute)?s? read)\b(?!\s+[a-z]).*$"
)
_TALLIED = re.compile("view|comment|read|replies")
"""One of these stands in each."""
_VISARGA = re.compile(r"\u0903\s?[-–—](?=\S)")
"""How Hindi pages often write a colon."""
_SPACES = re.compile(" {3,}")
_MOST = 1000
"""Characters of a line that are read."""
_CELLS = re.compile(r"\t+")
_CELL_MOST = 4
_COUNT_MOST = 3
_ITEM_SIGN, _ITEMS = re.compile("[•●‣]"), re.compile(r"\s+[•●‣]\s+")

LONGEST = 250
"""Characters of the longest line that is looked at."""


class Form(Enum):
    """What a line can be in a card."""

    HEADING = auto()
    """Heads a list."""
    AGE = auto()
    """A date, perhaps with a source before or behind it."""
    TEXT = auto()
    """Title, source, category or teaser: its neighbours tell."""
    OTHER = auto()
    """A button, a number, a price, a picture's text."""


@dataclass(slots=True)
class Line:
    """One related block."""

    n: int
    text: str
    """Without its bullet, and without words that only point ("Read also:")."""
    key: str
    """Equal for texts that are the same to a reader."""
    words: float
    form: Form
    bulleted: bool = False
    pointed: bool = False
    """Stood behind words that point to another page."""
    doubled: bool = False
    """Stood twice on its line: the text of a picture, and the headline."""
    step: str = ""
    """The word of a previous or next link that was or may be glued to it."""
    ranked: bool = False
    """Stands behind its number in a list of numbers."""
    date: str | None = None
    aged: bool = False
    """An age was glued to its end."""
    number: str = ""
    """Stood before the text, as if it were one of a list: "1. "."""
    before: str = ""
    """Of a line that is an age, what stands before it, with the sign between."""
    source: str | None = None
    """Name that stood behind the text on the same line."""
    url: str | None = None
    """Address that a dump's list of references has under the number before the text."""
    gap: int = 0
    headline: float = 0.5
    """Probability of a headline as the labeller sees it."""
    related: float = 1.0
    """How surely the block is related at all."""
    links: tuple[tuple[str, str], ...] = ()
    heading: bool = False
    """Typeset as a heading."""
    headed: bool = False
    """Stands in a list below a heading in known words."""
    parents: tuple[int, ...] = field(default=())


def with_text(line: Line, text: str) -> Line:
    """The line with another text, and what follows from it."""
    text = text.strip()
    return replace(line, text=text, key=key_of(text), words=count_words(text))


def _retell(line: Line, text: str) -> None:
    """Gives a line another text, and what follows from it."""
    line.text, line.key, line.words = text, key_of(text), count_words(text)


def is_text(line: Line) -> bool:
    """Whether a line is text, and short enough to be looked at for what is glued to it."""
    return line.form is Form.TEXT and len(line.text) <= LONGEST


def read_runs(blocks: Sequence[Block]) -> list[list[Line]]:
    """Lines of the related blocks, by unbroken runs; labels between them do not break a run."""
    runs: list[list[Line]] = []
    addresses = _references(blocks)
    going_on = False
    for block in blocks:
        if block.role is Role.RELATED:
            for line in filter(None, (_read(item, addresses) for item in _items(block))):
                if going_on and block.joins and runs[-1] and not line.links:
                    _append(runs[-1][-1], line)
                elif going_on:
                    runs[-1].append(line)
                else:
                    runs.append([line])
                going_on = True
        elif block.role is not Role.LABEL:
            going_on = False
    for run in runs:
        _restore_numbers(run)
        _cut_steps(run)
    return runs


def _cut_steps(run: Sequence[Line]) -> None:
    """Takes off a word of a next link that is glued to a title, where the run has a previous one,
    or no other line: "NextEra shares rise" begins with a name."""
    _cut_pictures(run)
    halves = [line for line in run if line.form is Form.TEXT and steps.may_name(line.step)]
    if not halves or (len(run) > 1 and len({line.step for line in run} - {""}) < 2):
        return
    for line in halves:
        _retell(line, steps.without_step(line.text))
        line.pointed = True


def _cut_pictures(run: Sequence[Line]) -> None:
    """Takes off what a picture shows and the words of a previous and a next link behind it, where
    these stand side by side, and one of them is glued to what stands before."""
    texts = [line for line in run if is_text(line)]
    for pair in pairwise(texts):
        told = [steps.picture_and_title(line.text) for line in pair]
        if not all(step for _, step, _ in told):
            continue
        if len({steps.leads_back(step) for _, step, _ in told}) < 2:
            continue
        if all(front[-1:].isspace() for front, _, _ in told):
            continue  # "Our Next Story ...", "Why the Previous Story ..."
        for line, (_, _, title) in zip(pair, told, strict=True):
            _retell(line, title)
            line.pointed = True


def _restore_numbers(run: Sequence[Line]) -> None:
    """Puts back a number that only one line of a run has: "1. FC Kelm loses again"."""
    numbered = [line for line in run if line.number]
    if len(numbered) == 1 and numbered[0].form is Form.TEXT and len(run) > 1:
        line = numbered[0]
        _retell(line, f"{line.number}{line.text}")
        line.bulleted = False


def _references(blocks: Sequence[Block]) -> dict[int, str]:
    """Addresses by number, of the list that lynx and w3m put below a page."""
    found: dict[int, str] = {}
    for block in reversed(blocks):
        if block.markup is not None:
            break
        if match := link_numbers.LISTED.match(block.text):
            if match[2].startswith("http"):
                found[int(match[1])] = match[2]
        elif found:
            break
    return found


def _items(block: Block) -> list[Block]:
    """The block, or one for each item of a line with bullets inside."""
    if not _ITEM_SIGN.search(block.text):
        return [block]
    parts = _ITEMS.split(_SPACES.sub("  ", block.text.strip()))
    if block.markup is not None or len(parts) < 2 or min(map(count_words, parts)) < 2:
        return [block]
    if dates.find(block.text) is not None:  # "Source • 2 hours ago"
        return [block]
    return [replace(block, text=part) for part in parts]


def _append(line: Line, rest: Line) -> None:
    """Puts a hard-wrapped line together again."""
    if len(line.text) > _MOST:
        return
    _retell(line, f"{line.text} {rest.text}")
    if line.form is not Form.AGE:
        line.form = Form.TEXT


def _read(block: Block, addresses: Mapping[int, str]) -> Line | None:
    text = _first_cell(block.text[:_MOST]).replace("\n", " ")
    if "  " in text:
        text = _SPACES.sub("  ", text)
    bullet = _BULLET.match(text) or _NUMBERED.match(text)
    number_before = ""
    if bullet:
        number_before = bullet[0].strip() if bullet[0].strip()[:1].isdigit() else ""
        text = text[bullet.end() :]
    number = link_numbers.MARK.search(text) if addresses else None
    if number:
        text = link_numbers.MARK.sub("", text)
    text = _FILE.sub("", _BADGE.sub("", text.strip()))
    if _TALLIED.search(text):
        text = _TALLY.sub("", text)
    text = _VISARGA.sub(":", " ".join(text.split()))
    whole = without_arrows(text)
    text = _undoubled(whole)
    doubled = text != whole
    step = steps.step_of(text)
    text, pointed = without_pointer(without_button(text))
    if not text:
        return None
    markup = block.markup
    line = Line(
        n=block.n,
        text=text,
        key=key_of(text),
        words=count_words(text),
        form=Form.TEXT,
        bulleted=bullet is not None,
        pointed=pointed,
        doubled=doubled,
        step=step,
        number=f"{number_before} " if number_before else "",
        url=addresses.get(int(number[1])) if number else None,
        gap=block.gap,
        headline=block.mentions.headline,
        related=block.confidence or 1.0,  # a role that was given
        links=() if markup is None else markup.links,
        heading=block.kind is BlockKind.HEADING,
        parents=() if markup is None else markup.parents,
    )
    _set_form(line, block)
    return line


def without_arrows(text: str) -> str:
    """A text without a bar before it and arrows around it: signs that quote where both stand.

    >>> without_arrows("«Mortar» lasts longer »"), without_arrows("Mortar lasts longer »")
    ('«Mortar» lasts longer', 'Mortar lasts longer')
    """
    text = text.strip("←→ ").lstrip("| ")
    for left, right in ("«»", "‹›"):
        if not (left in text and right in text):
            text = text.strip(f"{left}{right} ")
        elif text.count(left) < text.count(right):
            text = text.removesuffix(f" {right}").removeprefix(f"{right} ")
        elif text.count(left) > text.count(right):
            text = text.removeprefix(f"{left} ")
    return text.strip("←→ ")


def _first_cell(text: str) -> str:
    """Of the row of a table, "Headline<tab>12<tab>3 May", the one long cell."""
    cells = [cell for cell in _CELLS.split(text) if cell.strip()] if "\t" in text.strip() else []
    sizes = sorted(map(count_words, cells))
    if len(cells) > 1 and sizes[-1] > sizes[-2] and sizes[-2] <= _CELL_MOST:
        best = max(cells, key=count_words)
        return text if dates.find(best) is not None else best
    return text


def _set_form(line: Line, block: Block) -> None:
    if block.kind is BlockKind.ALT or (block.kind is BlockKind.CONTROL and not line.links):
        line.form = Form.OTHER
    elif is_heading(line.text) and not line.pointed:
        line.form = Form.HEADING
    elif (
        _NAMED_ICON.fullmatch(line.text)
        or is_sponsored(line.text)
        or is_button(line.text)
        or _RANK.match(line.text)
        or is_count(line.text)
    ):
        line.form = Form.OTHER
    if line.form is not Form.HEADING and line.words <= 14:
        _read_age(line)


def is_count(text: str) -> bool:
    """Whether a text only says how many there are, or what it costs: "78 comments"."""
    if not any(map(str.isdigit, text)):
        return False
    # Text without spaces is one "word"; and a price may begin or end a headline.
    return bool((count_words(text) <= _COUNT_MOST and _COUNT.search(text)) or _TALLIES.match(text))


def _read_age(line: Line) -> None:
    """Marks a line that is an age, and leaves it the name beside it."""
    age = find_age(line.text)
    if age is None:
        return
    line.form, line.date, line.before = Form.AGE, age.date, age.before
    _retell(line, age.name)


def _undoubled(text: str) -> str:
    """A text that stands twice on its line, once."""
    half, odd = divmod(len(text), 2)
    if odd and half >= 6 and text[half] == " " and text[:half] == text[half + 1 :]:
        return text[:half]
    if not odd and half >= 6 and text[:half] == text[half:]:
        return text[:half]
    return text
