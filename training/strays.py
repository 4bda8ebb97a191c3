"""What stands between the paragraphs of one page, put between those of another.

Boxes of newsletters, teasers, adverts, buttons and players stand anywhere inside of a story. Pages
to learn from show few of all the ways that it can be, and most of those of invented pages have
their prose behind the box only where it belongs to the box: a labeller that learned from them alone
lost the paragraph behind a newsletter's box on three of ten pages. Both pages are of one fold of
the cross-validation and in one language.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

import lxml.html
from lxml import etree

from clipper.page import Block
from clipper.segment import lexicon
from clipper.segment.cut import html_blocks
from clipper.segment.cut.html_tree import parse

Line = tuple[str, str | None]
"""Text and role of a line or a block; a blank line has no role."""
_OFTEN = {
    "promotion": 4,
    "related": 3,
    "sharing": 2,
    "label": 2,
    "notice": 2,
    "app_banner": 1,
    "navigation": 1,
    "caption": 1,
    "comments": 1,
}
"""What may stand between paragraphs, and how often it is put there, by the role it begins with."""
_LONGEST, _WORDS = 8, 90
"""Lines, or blocks and words of an element, that are put there at most."""
_LIST, _MENU = 40, 4
"""Lines of a run of which the first may be put there, and of navigation: longer ones are menus."""
_PROSE = 12
"""Words of a paragraph between which and the next something may stand."""
_MOST = 4
"""Places of a page at which something is put."""
_CHARS = 6000
"""Characters of an element's markup."""
_BOXES = frozenset("div aside section p ul ol form figure blockquote a button h2 h3 h4".split())


@dataclass
class Strays:
    """What was found on the pages of one fold in one language, by the role it begins with."""

    lines: dict[str, list[list[Line]]] = field(default_factory=lambda: defaultdict(list))
    elements: dict[str, list[tuple[str, list[Line]]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """Serialised elements with text and role of each of their blocks."""

    def add(self, other: Strays) -> None:
        for role, runs in other.lines.items():
            self.lines[role] += runs
        for role, elements in other.elements.items():
            self.elements[role] += elements


def collect_lines(found: Strays, lines: Sequence[Line]) -> None:
    """Takes runs of one role, and what stands between two lines of main content, whole."""
    told = [line for line in lines if line[0].strip()]
    for _, run in groupby(told, itemgetter(1)):
        _take(found, list(run))
    parts = [(body, list(run)) for body, run in groupby(told, lambda line: line[1] == "body")]
    for body, between in parts[1:-1]:
        if not body and len({role for _, role in between}) > 1:
            _take(found, between)


def _take(found: Strays, run: Sequence[Line]) -> None:
    if any(role not in _OFTEN for _, role in run):
        return
    role = str(run[0][1])
    if len(run) <= (_MENU if role == "navigation" else _LIST):
        found.lines[role].append(list(run))


def collect_elements(
    found: Strays, tree: Any, blocks: Sequence[Block], roles: Sequence[str | None]
) -> None:
    """Takes the largest elements that hold nothing but a few blocks of such roles."""
    inside: dict[int, list[int]] = defaultdict(list)
    above: dict[int, int] = {}
    for at, block in enumerate(blocks):
        if block.markup is None:
            continue
        outer = 0
        for number in block.markup.parents:
            inside[number].append(at)
            above[number] = outer
            outer = number
    fit = {number for number, held in inside.items() if _fits(held, blocks, roles)}
    elements = _numbered(tree) if fit else {}
    for number in sorted(fit):
        element = elements.get(number)
        if above[number] in fit or element is None or element.tag not in _BOXES:
            continue
        markup = lxml.html.tostring(element, encoding="unicode", with_tail=False)
        if len(markup) <= _CHARS:
            held = [(blocks[at].text, roles[at]) for at in inside[number]]
            found.elements[str(held[0][1])].append((markup, held))


def _fits(held: Sequence[int], blocks: Sequence[Block], roles: Sequence[str | None]) -> bool:
    if len(held) > _LONGEST or any(roles[at] not in _OFTEN for at in held):
        return False
    if any(mark is not None and mark.hidden for at in held if (mark := blocks[at].markup)):
        return False
    if sum(len(blocks[at].text.split()) for at in held) > _WORDS:
        return False
    return roles[held[0]] != "navigation" or len(held) <= _MENU


def _numbered(tree: Any) -> dict[int, Any]:
    """Elements by the numbers that `html_blocks.read` gives them."""
    body = tree.find("body") if tree.tag == "html" else tree
    made: dict[int, Any] = {}
    walk = etree.iterwalk(tree if body is None else body, events=("start",))
    for _, element in walk:
        if isinstance(element.tag, str):
            made[len(made) + 1] = element
            if element.tag in html_blocks.OPAQUE:
                walk.skip_subtree()
    return made


def among_lines(lines: Sequence[Line], found: Strays, dice: random.Random) -> list[Line]:
    """The lines of a page, blank ones among them, with some of what was found put between its
    paragraphs; as they were where it has none."""
    told = [at for at, line in enumerate(lines) if line[0].strip()]
    spots = [
        after
        for before, after in pairwise(told)
        if _is_prose(lines[before]) and _is_prose(lines[after])
    ]
    chosen = set(_some(spots, dice))
    out: list[Line] = []
    for at, line in enumerate(lines):
        if at in chosen and (run := _run(found, dice)):
            blank = not lines[at - 1][0].strip()
            out += [*run, ("", None)] if blank else run
        out.append(line)
    return out


def _run(found: Strays, dice: random.Random) -> list[Line]:
    run = dice.choice(found.lines[role]) if (role := _role(found.lines, dice)) else []
    longest = dice.randrange(1, _LONGEST + 1) if len(run) > _LONGEST else len(run)
    return run[:longest]


def _role(there: dict[str, Any], dice: random.Random) -> str | None:
    roles = [role for role in _OFTEN if there.get(role)]
    return dice.choices(roles, [_OFTEN[role] for role in roles])[0] if roles else None


def _is_prose(line: Line) -> bool:
    return line[1] == "body" and len(lexicon.tokens(line[0])) >= _PROSE


def _some(spots: Sequence[int], dice: random.Random) -> list[int]:
    return dice.sample(spots, dice.randint(1, min(_MOST, len(spots)))) if spots else []


def among_elements(
    html: bytes,
    blocks: Sequence[Block],
    roles: Sequence[str | None],
    found: Strays,
    dice: random.Random,
) -> tuple[list[Block], list[str | None], list[int | None]] | None:
    """The same for elements: blocks and roles of the page with them, and of each block the number
    that it had; `None` where nothing can be put, or more than that changes."""
    tree = parse(html)
    elements = _numbered(tree)
    spots = list(_spots(blocks, roles))
    after = set(_some(spots, dice))
    put: dict[int, list[Line]] = {}
    for at in after:
        mark = blocks[at].markup
        if mark is None or not (role := _role(found.elements, dice)):
            continue
        markup, held = dice.choice(found.elements[role])
        try:
            elements[mark.parents[-1]].addnext(lxml.html.fragment_fromstring(markup))
        except (etree.LxmlError, KeyError, TypeError):
            continue
        put[at] = held
    expected: list[tuple[str, str | None, int | None]] = []
    for at, (block, role_) in enumerate(zip(blocks, roles, strict=True)):
        expected.append((block.text, role_, at))
        expected += [(text, stray, None) for text, stray in put.get(at, ())]
    made = html_blocks.read(tree)
    if not put or [block.text for block in made] != [text for text, _, _ in expected]:
        return None
    return made, [role for _, role, _ in expected], [at for _, _, at in expected]


def _spots(blocks: Sequence[Block], roles: Sequence[str | None]) -> Iterator[int]:
    """Paragraphs behind which something may stand: of two that stand side by side."""
    for at in range(len(blocks) - 1):
        one, two = blocks[at].markup, blocks[at + 1].markup
        if one is None or two is None or not one.parents or not two.parents:
            continue
        if one.parents[:-1] != two.parents[:-1] or one.parents[-1] == two.parents[-1]:
            continue
        if all(_is_prose((blocks[n].text, roles[n])) for n in (at, at + 1)):
            yield at
