"""Rules of the Markdown parser that differ from CommonMark's, so that no text of a page is lost.

Each is a rule of markdown-it-py (`markdown_it.parser_block`): whether what it looks for begins on a
line; the lines are taken up, and tokens made of them, unless it is only asked (`silent`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, code, html_block, reference
from markdown_it.rules_block.table import escapedSplit

_DELIMITERS = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_WIDEST = 500
"""Columns of a table."""
_DEFINITION = re.compile(r"\[[^\]^][^\]]*\]:\s*<?(?:https?://|mailto:|/|\.\.?/|#)")
_LINKED = re.compile(r"(?:(?:[-*+]|\d{1,9}[.)]|:)[ \t]+)?!?\[.*\]\((?:https?://|/|<)")
_ENDLESS = re.compile(r"<(?:(!--)|(script|pre|style|textarea)\b|[!?])", re.I)
"""What takes up all lines up to one that ends it."""


def add(parser: MarkdownIt) -> None:
    """Has the parser read by the rules below."""
    ruler = parser.block.ruler
    ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    ruler.at("code", _code)
    ruler.at("reference", _reference)
    ruler.at("html_block", _html_block, {"alt": ["paragraph", "reference", "blockquote"]})


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].strip()


def _is_outside(state: StateBlock, number: int) -> bool:
    """Whether a line stands outside the item or quote that is being read."""
    return state.sCount[number] < state.blkIndent


def _code(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Code that is set in, unless a link begins it: so stands what is in a list of no kind."""
    if state.is_code_block(start) and _LINKED.match(_line(state, start)):
        state.sCount[start] = state.blkIndent
        return False
    return code(state, start, end, silent)


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The definition of a link, where it leads anywhere, and is no note."""
    return bool(_DEFINITION.match(_line(state, start))) and reference(state, start, end, silent)


def _html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """HTML, where it ends."""
    if begun := _ENDLESS.match(_line(state, start)):
        close = "-->" if begun[1] else f"</{begun[2]}".lower()
        if close not in state.env:
            state.env[close] = state.src.lower().rfind(close)
        if not (begun[1] or begun[2]) or state.env[close] < state.bMarks[start]:
            return False
    return html_block(state, start, end, silent)


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A table, as GitHub Flavored Markdown has it; its head may have fewer cells than columns, a
    row more: programs leave out the bar before an empty cell."""
    if start + 2 > end or _is_outside(state, start + 1) or state.is_code_block(start):
        return False
    marks = _line(state, start + 1)
    if "|" not in marks or marks.count("|") > _WIDEST or not _DELIMITERS.fullmatch(marks):
        return False
    if silent:
        return True
    width = len(marks.strip("|").split("|"))
    was, state.parentType = state.parentType, "table"
    state.push("table_open", "table", 1)
    _push_row(state, "th", start, width)
    line = start + 2
    while line < end and _is_row(state, line, end):
        _push_row(state, "td", line, width)
        line += 1
    state.push("table_close", "table", -1)
    state.parentType, state.line = was, line
    return True


def _is_row(state: StateBlock, number: int, end: int) -> bool:
    if _is_outside(state, number) or state.isEmpty(number):
        return False
    enders = state.md.block.ruler.getRules("blockquote")
    return not any(ender(state, number, end, True) for ender in enders)


def _push_row(state: StateBlock, tag: str, number: int, width: int) -> None:
    state.push("tr_open", "tr", 1)
    for cell in _cells(_line(state, number), width):
        state.push(f"{tag}_open", tag, 1)
        token = state.push("inline", "", 0)
        token.content, token.children, token.map = cell, [], [number, number + 1]
        state.push(f"{tag}_close", tag, -1)
    state.push("tr_close", "tr", -1)


def _cells(line: str, width: int) -> Sequence[str]:
    """The cells of a row, without those that stand outside the bars around it."""
    cells = [cell.strip() for cell in escapedSplit(line)]
    if len(cells) > width and not cells[0]:
        del cells[0]
    if len(cells) > width and not cells[-1]:
        del cells[-1]
    return cells
