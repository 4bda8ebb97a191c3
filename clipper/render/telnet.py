"""Posts of boards that are read by telnet, too, as they are in China: plain lines say whose a post
is, and what it quotes.

    发信人: ann (Ann), 信区: Boats
    标  题: Re: Oars
    发信站: BBS (Wed Jan 27 09:48:05 2016)

    【 在 bo (Bo) 的大作中提到: 】
    : Of ash?
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from clipper.words.scripts import ANY_WIDE

_HEAD = re.compile(r"(?:[发發寄]信人|标\s*题|標\s*題|发信站|發信站)\s*[:：]\s*(.*)")
_MOST = 3
"""Lines of a head."""
_BOARD = re.compile(r"[,，]\s*(?:信区|信區|看板)\s*[:：].*")
_IN_BRACKETS = re.compile(r".*?\(([^()]+)\)\s*")
_QUOTED = re.compile(r"【\s?在.{1,80}的.{1,8}中.{1,4}\s?】|※ 引述《.{1,80}》之[铭銘]言[:：]?")
_SIGN = re.compile(r":\s")
_FULL = 68
"""Columns of a line that was broken at the margin: what follows has no sign of its own."""
_WIDE = "\u2e80"
"""The first of the characters, signs among them, that no space parts."""


class Post(NamedTuple):
    """Lines of one block of a post, in the order of the page."""

    head: tuple[str, ...]
    """Who wrote it, what about, and when."""
    before: Sequence[str]
    sayer: str
    """The line that says whose the words are that are quoted."""
    quoted: Sequence[str]
    behind: Sequence[str]


def post(lines: Sequence[str]) -> Post | None:
    """What the lines of a paragraph say that begins such a post, or quotes another; else `None`.

    >>> post(["【 在 bo (Bo) 的大作中提到: 】", ": Of ash?", "No."]).quoted
    ['Of ash?']
    """
    head = _head(lines)
    start = len(head)
    lines = [line.strip() for line in lines[start:]]
    at = next((n for n, line in enumerate(lines) if _QUOTED.fullmatch(line)), None)
    if at is None or not _SIGN.match("".join(lines[at + 1 : at + 2])):
        return Post(head, lines, "", (), ()) if head else None
    quoted: list[str] = []
    end = at + 1
    for end in range(at + 1, len(lines)):
        line = lines[end]
        if sign := _SIGN.match(line):
            quoted.append(line[sign.end() :])
        elif _columns(lines[end - 1]) >= _FULL:
            is_wide = max(quoted[-1][-1:], line[:1]) >= _WIDE
            quoted[-1] += line if is_wide else f" {line}"
        else:
            break
    else:
        end += 1
    return Post(head, lines[:at], lines[at], quoted, lines[end:])


def _head(lines: Sequence[str]) -> tuple[str, ...]:
    found = [match for line in lines[:_MOST] if (match := _HEAD.fullmatch(line.strip()))]
    if len(found) < _MOST:
        return ()
    name, title, place = (match[1] for match in found)
    moment = _IN_BRACKETS.fullmatch(place)
    return _BOARD.sub("", name).strip(), title, moment[1] if moment else place


def _columns(line: str) -> int:
    """Columns that a line takes up, letters of Chinese two each."""
    return len(line) + len(ANY_WIDE.findall(line))
