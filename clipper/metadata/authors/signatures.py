"""What bylines say outside the blocks labelled so: near the headline, and right behind the text.

A labeller takes many a byline for something else. What is read here needs more to be believed
than a byline does: words that announce an author and a name of a person's shape behind them, or
a person's name that stands alone below the headline and again elsewhere on the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from clipper.metadata import roles
from clipper.metadata.authors import bylines, glued, kinds, names, of_lists
from clipper.metadata.authors.cues import announces, cue_at_end, pure_cue, without_end_cue
from clipper.metadata.authors.of_works import is_of_work
from clipper.page import Block, BlockKind, Role
from clipper.words import dates
from clipper.words.dates import DateText

_ABOVE, _BELOW, _BEHIND = 4, 9, 6
"""Blocks above and below the headline, and behind the text's last block, that are looked at."""
_LONGEST = 120
_LONGEST_NAME = 40
_WORD = 30
"""Characters of a line that is nothing but a word for authors."""
_OTHERS = (Role.RELATED, Role.TITLE)
_PROSE = re.compile(r"[.!?。！？][\"'”’»)]*$|[,;] ")
_OPENING = (Role.BODY, Role.BYLINE, Role.SUBTITLE, Role.LABEL)
_ENDS = re.compile(r"[.!?:…][\"'”’»)]*\s*$")
_SIGNING = (Role.BYLINE, Role.ATTRIBUTION, Role.LABEL, Role.CAPTION)
_PARAGRAPH = 60
"""Characters of a paragraph of a story at least."""
_MAIL = re.compile(r"[(<\[]?([\w.+-]{2,40})@[\w-]+(?:\.[\w-]+)+[)>\]]?$")
_PLAIN = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_UNSURE = 0.5
"""Confidence below which a label near the headline is not believed where a paper is missing."""
_SURE = 3
"""Letters of the shortest cue that is believed without a colon; "by" and its like are listed."""
_SHORT = frozenset(("by", "von", "par", "por", "di", "door", "av", "af"))


def announced(blocks: Sequence[Block]) -> list[str]:
    """Names behind "Written by" and its like, in the first place that has any."""
    for block in _places(blocks):
        if len(block.text) > _LONGEST or block.role in _OTHERS:
            continue
        if bylines.is_of_others(block) or (block.markup and "comment" in block.markup.hints):
            continue
        if block.role is Role.BODY and _PROSE.search(block.text):
            continue
        text = glued.tidy(block.text)
        if (date := dates.find(text)) is not None and not text[: date.start].strip():
            text = text[date.end :].lstrip(" ,|·•–—-")
        match = names.cue("by").match(text)
        phrase = match or names.announcing().search(text)
        if phrase is None or names.cue("helpers").match(text):
            continue
        cue = phrase[0].strip(" :：/|\u3000").casefold()
        if match and not (
            ":" in phrase[0] or "：" in phrase[0] or len(cue) > _SURE or cue in _SHORT
        ):
            continue
        found = _persons(text[phrase.end() :])
        if found and not is_of_work(block, blocks):
            return found
    return below_word(blocks)


def below_word(blocks: Sequence[Block]) -> list[str]:
    """The persons in a line below one that is nothing but a word for authors, behind the story."""
    last = roles.last(blocks, Role.BODY)
    behind = blocks[last + 1 : last + 1 + _BEHIND] if last is not None else ()
    for above, block in pairwise(behind):
        said = pure_cue(above.text.strip(bylines.EDGE)) if len(above.text) < _WORD else ""
        if said == "by" and not is_of_work(above, blocks):
            listed = names.split_names(block.text) if len(block.text) <= _LONGEST else []
            return listed if all(map(kinds.is_person, listed)) else []
    return []


def _persons(text: str) -> list[str]:
    """The names at the head of a text, up to a date or a sign that parts them from more."""
    date = dates.find(text)
    if date is not None:
        text = text[: date.start]
    text = names.before_helpers(re.split(r"\s+[–—|·•]\s+|\s+-\s+", text.strip())[0])
    return [name for name in names.split_names(names.before_file(text)) if kinds.is_person(name)]


def repeated(blocks: Sequence[Block]) -> list[str]:
    """A person's name that stands alone near the headline, and elsewhere in a picture or a bio."""
    at = roles.first(blocks, Role.TITLE)
    if at is None:
        return []
    for block in blocks[max(0, at - _ABOVE) : at + _BELOW]:
        name = block.text.strip()
        if (
            block.role in (*_OTHERS, Role.BODY)
            or not 4 < len(name) < 40
            or not kinds.is_person(name)
        ):
            continue
        if (
            block.kind in _PLAIN
            and name not in blocks[at].text
            and _is_known(name, block.n, blocks)
        ):
            return [name]
    return []


def _is_known(name: str, n: int, blocks: Sequence[Block]) -> bool:
    """Whether another block is the alternative text of a portrait, or begins to tell who it is."""
    bio = re.compile(rf"(?:(?i:about|author|autor|auteur|by)\s+)?{re.escape(name)}(?=[\s,])")
    for other in blocks:
        if other.n == n or other.role is Role.RELATED:
            continue
        if other.kind is BlockKind.ALT:
            if name in other.text and len(other.text) < len(name) + 24:
                return True
        elif len(other.text) > 60 and bio.match(other.text):
            return True
    return False


def _places(blocks: Sequence[Block]) -> Iterator[Block]:
    at = roles.first(blocks, Role.TITLE)
    if at is not None:
        yield from blocks[max(0, at - _ABOVE) : at + _BELOW]
    last = roles.last(blocks, Role.BODY)
    if last is not None:
        yield from blocks[last + 1 : last + 1 + _BEHIND]


def near_title(blocks: Sequence[Block], *, dated: bool, relative: bool) -> list[Block]:
    """Short lines about the headline that hold a date, a name known as a source, or persons alone.

    They stand for bylines that are labelled as something else. `dated` says that the page has a
    byline with a date: then persons count; `relative`, that it is an age: then a paper's name does.
    """
    at = roles.first(blocks, Role.TITLE)
    if at is None:
        return []
    sources = [b.text.casefold() for b in blocks if b.role is Role.RELATED and len(b.text) < 60]
    found = []
    for block in blocks[max(0, at - 4) : at + 7]:
        text = block.text.strip(bylines.EDGE)
        if block.role in (Role.BODY, Role.RELATED, Role.TITLE) or not 3 < len(text) < 80:
            continue
        date = dates.find(text)
        near = abs(block.n - blocks[at].n) <= 2
        if date is not None:
            known = len(text) - len(date.text) <= 30
        elif block.role is Role.LABEL:
            known = False
        else:
            known = (
                any(text.casefold() in source for source in sources)
                or (relative and _is_paper(text) and (near or block.confidence < _UNSURE))
                or (dated and block.role is Role.SUBTITLE and names.are_persons(text))
            )
        if known:
            found.append(replace(block, role=Role.BYLINE))
    return found


def addressed(blocks: Sequence[Block]) -> list[str]:
    """The person that signs right below the last paragraph, by a name before or above an address
    for mail that says the same.

    Not the text itself, where a list of persons is what the page is for, nor what a heading or
    another line parts from the story: whom to ask, the press office, those who sell adverts.
    """
    last = roles.last(blocks, Role.BODY)
    if last is None or len(blocks[last].text) < _PARAGRAPH:
        return []
    name, address = "", ""
    for block in blocks[last + 1 : last + 3]:
        if block.role not in _SIGNING:
            break
        rest, address = _parted(block.text)
        if rest and name:
            break
        name = name or rest
        if address:
            break
    signs = name and address and kinds.is_person(name) and _says(address, name)
    return [name] if signs else []


def alone(blocks: Sequence[Block]) -> list[str]:
    """The person whose name alone, no link, stands right below the last paragraph of prose."""
    last = roles.last(blocks, Role.BODY)
    if last is None or len(blocks[last].text) < _PARAGRAPH or last + 1 == len(blocks):
        return []
    below = blocks[last + 1]
    name = below.text.strip(bylines.EDGE)
    linked = below.markup is not None and below.markup.links
    if linked or below.kind is not BlockKind.PARAGRAPH or len(name) > _LONGEST_NAME:
        return []
    return [name] if kinds.is_person(name) and names.clean_name(name) == name else []


def opening(blocks: Sequence[Block]) -> list[str]:
    """Who signs in the first line of the story: persons, each with a place or a post at most.

    >>> story = Block("The ferry lay at the quay all week, and nobody knew who it was for.", 1)
    >>> opening([Block("By Jane Doe, Kelmtown", role=Role.BODY), replace(story, role=Role.BODY)])
    ['Jane Doe']
    """
    at = roles.first(blocks, Role.BODY) or 0
    for line, below in pairwise(blocks[max(0, at - 1) : at + 2]):
        if line.role not in _OPENING or line.kind is not BlockKind.PARAGRAPH:
            continue
        heads = below.role is Role.BODY and len(below.text) >= _PARAGRAPH
        if heads and (listed := _opened(line.text.strip(bylines.EDGE))):
            return listed
    return []


def _opened(line: str) -> list[str]:
    """The persons of a line that announces them, or has a place or a post behind them."""
    if len(line) > _LONGEST or _ENDS.search(line):
        return []
    line = _before_date(line)
    text = of_lists.before_place(line, names.are_persons)
    listed = names.split_names(text) if text != line or announces(text) or "/" in text else []
    return listed if all(map(kinds.is_person, listed)) else []


def _before_date(line: str) -> str:
    """A line up to its date and the words that say what the date is.

    >>> _before_date("By Jane Doe, First Published June 26, 2014"), _before_date("By Jane Doe")
    ('By Jane Doe', 'By Jane Doe')
    """
    date = dates.find(line)
    head = line[: date.start].strip(bylines.EDGE) if date is not None else line
    told = date is not None and cue_at_end(head)
    return without_end_cue(head).strip(bylines.EDGE) if told else head


def _parted(text: str) -> tuple[str, str]:
    """What stands before an address for mail that ends a short line, and its local part."""
    text = text.strip(bylines.EDGE)
    if len(text) > _LONGEST:
        return "", ""
    match = _MAIL.search(text)
    return (text[: match.start()].strip(bylines.EDGE), match[1]) if match else (text, "")


def _says(address: str, name: str) -> bool:
    """Whether the local part of an address is made of a name: `jane.doe`, `j.doe`, `jdoe`, `doe`.

    >>> _says("sixten.hed", "Sixten Hed"), _says("aberg", "Åke Berg"), _says("news", "Ann Poe")
    (True, True, False)
    """
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    told = [part for part in re.split(r"[^a-z]+", plain) if part]
    given = [part for part in re.split(r"[^a-z]+", address.casefold()) if part]
    if len(told) < 2 or not given:
        return False
    last = "".join(told[1:])
    if given == [told[-1]] or "".join(given) in (told[0] + last, told[0][0] + last):
        return True
    fits = (any(t.startswith(part) for t in told) for part in given)
    return given[-1] == told[-1] and all(fits)


def lone_date(blocks: Sequence[Block]) -> DateText | None:
    """A day of a year that stands alone beside the headline, whatever its block's label."""
    at = roles.first(blocks, Role.TITLE)
    if at is None:
        return None
    for block in (*blocks[at + 1 : at + 5], *reversed(blocks[max(0, at - 2) : at])):
        text = block.text.strip(bylines.EDGE)
        date = dates.find(text) if len(text) < 40 else None
        if date is not None and date.year and date.day and len(text) - len(date.text) < 3:
            return date
    return None


def _is_paper(text: str) -> bool:
    return 2 <= len(text.split()) <= 5 and kinds.is_organisation(text)
