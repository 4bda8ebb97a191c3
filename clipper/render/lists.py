"""Items and terms as Markdown: their signs, and what they hold set in under them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clipper.render import emphasis

_LINE_CHARS = 300
"""A meaning of no more characters stands behind its term."""
_LISTS = ("- ", "1. ")
"""Beginnings of lists."""
_OPTION = re.compile(r"[*_`\\\[]*-")
_BOX = re.compile(r"\\\[([ xX])\\\](?= \S)")
"""Box of a task, to be ticked."""
_ENDS = ":?.!…：？。！"
"""Signs after which a term needs no colon."""


def items(signed: Sequence[tuple[str, str]]) -> str:
    """A list of (sign, text) of its items; a blank line behind an item that holds one.

    >>> items([("-", "a"), ("-", "b")])
    '- a\\n- b'
    """
    written: list[str] = []
    for at, (sign, text) in enumerate(signed):
        if at:
            written.append("\n\n" if "\n\n" in written[-1] else "\n")
        written.append(_set_in(sign, text))
    return "".join(written)


def _set_in(sign: str, text: str) -> str:
    indent = " " * (len(sign) + 1)
    lines = text.split("\n")
    if lines[0] == "---":  # behind a dash it would be a rule of its own
        lines[0] = "\\---"
    if box := _BOX.match(lines[0]):
        lines[0] = f"[{box[1]}]{lines[0][box.end() :]}"
    rest = (f"{indent}{line}" if line else "" for line in lines[1:])
    return "\n".join((f"{sign} {lines[0]}", *rest))


def quote(text: str) -> str:
    """Text as a quotation, the breaks at its lines' ends kept."""
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def entries(terms: Sequence[str], meanings: Sequence[str]) -> list[str]:
    """The item of terms in a row and what they mean; of links without a meaning, one each: they are
    lines of a table of contents.

    >>> entries(["a", "b"], []), entries(["[a](/a)", "[b](/b)"], [])
    (['**a**, **b**'], ['**[a](/a)**', '**[b](/b)**'])
    """
    if not meanings and all("](" in term and term.rstrip("*_ ").endswith(")") for term in terms):
        return [entry([term], []) for term in terms]
    return [entry(terms, meanings)]


def parted(terms: Sequence[str]) -> tuple[list[str], list[str]]:
    """Terms in a row before a list, and those that it belongs to: the last, which is a chapter with
    its sections; all, where they are ways to write one option.

    >>> parted(["Boats", "Oars"]), parted(["`-o`", "`--oars`"])
    ((['Boats'], ['Oars']), ([], ['`-o`', '`--oars`']))
    """
    at = 0 if all(map(_OPTION.match, terms)) else max(0, len(terms) - 1)
    return list(terms[:at]), list(terms[at:])


def entry(terms: Sequence[str], meanings: Sequence[str]) -> str:
    """The item of one or more terms and what they mean.

    >>> entry(["Weight"], ["700 g"])
    '**Weight:** 700 g'
    """
    are_short = all(_is_short(meaning) for meaning in meanings)
    if len(meanings) == 1 and are_short:
        last = terms[-1] if terms[-1].rstrip("*_ ").endswith(tuple(_ENDS)) else f"{terms[-1]}:"
        return f"{_strong([*terms[:-1], last])} {meanings[0]}"
    if not meanings:
        return _strong(terms)
    if are_short:
        return f"{_strong(terms)}\n{items([('-', meaning) for meaning in meanings])}"
    is_list = meanings[0].startswith(_LISTS)
    return _strong(terms) + ("\n" if is_list else "\n\n") + "\n\n".join(meanings)


def _strong(terms: Sequence[str]) -> str:
    return ", ".join(map(emphasis.strong, terms))


def _is_short(meaning: str) -> bool:
    return len(meaning) <= _LINE_CHARS and "\n" not in meaning and not meaning.startswith(_LISTS)
