"""Names behind words that tell whose story a page shows: "Source: X", "read the full story at X".

An aggregator names the publisher anywhere: in a byline, in a note below the text, in a link to the
rest of the story. The words (`words/sourced.toml`) say where; what stands behind them is a name by
its capitals, by quotation marks, or, in scripts without capitals, up to the next sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from clipper.page import Block, Role
from clipper.words import dates
from clipper.words import lists as word_lists
from clipper.words.scripts import ANY_WIDE, is_caseless

_LONGEST = 400
"""Characters of the longest line that is looked at."""
_FIRST, _LAST = 2, 4
"""Paragraphs from the start and the end of the story that are looked at, too."""
_GAP, _GAP_WORDS = 40, 3
"""Characters between what is to be read and where, if that is said in so many words."""
_MOST, _MOST_A_LINE = 24, 3
"""Names of a page, and of a line."""
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(
    "\\s*(?:«\\s*([^«»]{2,40}?)\\s*»|[„“]([^„“”]{2,40})[“”]|”([^“”]{2,40})”|「([^」]{2,40})」"
    '|『([^』]{2,40})』|《([^《》]{2,40})》|"([^"]{2,40})")'
)
_SMALL = re.compile(
    r"(?:[^\W\d]+\s){1,2}(?=[«„“\"])|(?:[a-zß-ÿа-яα-ω][\w'’]*\s+){0,2}(?=[A-ZÀ-ÞА-ЯΑ-Ω«„“\"])"
)
"""An article, or what kind of paper it is: "the daily X", "журнал «X»"."""
_NAMED = r"[^\W_](?:[\w&'’.-]*[^\W_])?"
_CAPITALS = re.compile(
    rf"{_NAMED}(?:(?:(?<=[A-Z])\.)?\s(?:(?:&|of|for|on|the|and|de|del|da|do|dos|das|du|des|di|la|le|e|y|et|und|der|die|"
    rf"van|den|och|og|i|и)\s){{0,2}}{_NAMED})*"
)
_LONE = re.compile(r"[^\W\d_][\w.-]{1,18}[.)\]]?\s*$")
"""All of the rest of a line: "dpa", "nu.nl"."""
_BEHIND = re.compile(r"[(\[（［<]?(.{3,16}?)\s?(?:제공|提供|供稿)[)\]）］>]?\s*")
_SIGN = re.compile(
    r"[,.;:!?،؛۔。、，；：！？।()（）\[\]【】|·•–—»«\"“”「」『』↗→›>\n\t]|\s-\s|\s{2,}|\u3000"
)
_EDGE = " \t:：|=-–—\u3000\u00a0"
_MOST_WORDS, _MOST_WIDE = 4, 14
"""Of a name in a script without capitals: words, and characters where it has no spaces."""


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _cues() -> dict[str, str]:
    """By the longest word of each cue the pattern of those with that word; a line is seldom asked
    for more than one. Of scripts without spaces, by the cue itself."""
    made: dict[str, list[str]] = {}
    for name, sign in (("before", r"(?!\w)"), ("colon", r"\s?[:：=|]")):
        for cue in word_lists.words("sourced", name):
            if ANY_WIDE.search(cue):
                behind = r"[:：=《「『“]" if name == "colon" else r"[\s:：=《「『“]"
                # What a longer word ends with is none: "댓글", "ライブ配信".
                way = rf"(?:^|(?<=\W)){re.escape(cue)}(?:[\]］】]|(?={behind}))"
                made.setdefault(cue, []).append(way)
            else:
                made.setdefault(_longest(cue), []).append(rf"(?<!\w){re.escape(cue)}{sign}")
    lists = word_lists.read("sourced")
    for language, heads in lists["heads"].items():
        joins = _any_of(lists["joins"][language])
        for head in heads:
            room = _GAP if len(head.split()) >= _GAP_WORDS else 0
            behind = rf"(?!\w)[^.!?\n]{{0,{room}}}?\s(?:{joins})(?!\w)"
            made.setdefault(_longest(head), []).append(rf"(?<!\w){re.escape(head)}{behind}")
    return {word: "|".join(ways) for word, ways in made.items()}


@cache
def _cue(word: str) -> re.Pattern[str]:
    # Hundreds, of which a page needs a few: compiling all takes longer than several pages.
    return re.compile(_cues()[word], re.I)


def _longest(cue: str) -> str:
    words: list[str] = _WORD.findall(cue)
    return max(words, key=len)


@cache
def _wide() -> tuple[str, ...]:
    """Cues of scripts without spaces."""
    return tuple(word for word in _cues() if ANY_WIDE.search(word))


def names(blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """(place, name) of what a page says to be the source of its story, each name once a line."""
    found = (
        (at, name)
        for at in _places(blocks)
        for name in islice(dict.fromkeys(_of_line(blocks[at].text)), _MOST_A_LINE)
    )
    return islice(found, _MOST)


def _of_line(text: str) -> Iterator[str]:
    cues, low = _cues(), text.lower()
    told = [_cue(word) for word in sorted(cues.keys() & set(_WORD.findall(low)))]
    if not low.isascii() and ANY_WIDE.search(low):
        told += [_cue(word) for word in _wide() if word in low]
        if alone := _BEHIND.fullmatch(text.strip()):
            yield alone[1].strip()
        for quoted in _QUOTED.finditer(text):
            if text[quoted.end() :].lstrip().startswith(_behind_quoted()):
                yield _content(quoted)
    for cue in dict.fromkeys(told):
        for match in islice(cue.finditer(text), _MOST_A_LINE):
            name = _name(text[match.end() :], colon=match[0][-1] in ":：=|")
            if name and dates.find(name) is None:
                yield name


@cache
def _behind_quoted() -> tuple[str, ...]:
    """Words right behind a name in quotation marks."""
    return word_lists.words("sourced", "with_quoted")


def _places(blocks: Sequence[Block]) -> Iterator[int]:
    body = [at for at, block in enumerate(blocks) if block.role is Role.BODY]
    shown = {*body[:_FIRST], *body[-_LAST:]}
    for at, block in enumerate(blocks):
        if block.role in (Role.TITLE, Role.COMMENTS) or not 4 < len(block.text) <= _LONGEST:
            continue
        if block.role is not Role.BODY or at in shown:
            yield at


def _name(rest: str, *, colon: bool) -> str:
    """The name that a text behind a cue begins with; "" where it begins with none."""
    rest = rest[: _GAP * 3].lstrip(_EDGE)
    if quoted := _QUOTED.match(rest):
        return _content(quoted)
    if rest[:1].isalpha() and is_caseless(rest[0]):
        return _uncapitalised(rest)
    if colon and _LONE.match(rest):
        return rest.strip().rstrip(".)]")
    if (small := _SMALL.match(rest)) and small[0]:
        rest = rest[small.end() :]
        if quoted := _QUOTED.match(rest):
            return _content(quoted)
    match = _CAPITALS.match(rest) if rest[:1].isupper() or rest[:1].isdigit() else None
    if match is None or not any(map(str.isalpha, match[0])):
        return ""
    words = match[0].split(" ")
    end = next(
        (at for at, word in enumerate(words) if word[:1].islower() and not _joins(words, at)),
        len(words),
    )
    return " ".join(words[:end])


def _uncapitalised(rest: str) -> str:
    name = _SIGN.split(rest, maxsplit=1)[0].strip()
    if (date := dates.find(name)) is not None:
        name = name[: date.start].strip()
    if ANY_WIDE.match(name):
        name = name.split(" ")[0] if not "\uac00" <= name[0] <= "\ud7af" else name
        if len(name) > _MOST_WIDE:
            return ""
    return name if len(name.split()) <= _MOST_WORDS else ""


def _joins(words: Sequence[str], at: int) -> bool:
    """Whether a small word stands inside a name: one with a capital follows."""
    return any(word[:1].isupper() for word in words[at + 1 : at + 3]) and len(words[at]) <= 3


def _content(quoted: re.Match[str]) -> str:
    return quoted[quoted.lastindex or 0].strip()
