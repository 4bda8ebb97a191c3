"""Whether a text page is written in Markdown.

By marks that plain text hardly has: links and images with an address, fences, strong words; of
headings, `#` before a line of its own, only where there are others beside them: lines of a shell
begin so, too. A page that is written so has them all over: of 563 pages that programs turned into
Markdown 561 have one to ten lines, of 814 flattened pages none has one to fifty. (A manual of
Markdown that shows as many is read as what it shows.)
"""

from __future__ import annotations

import re

_LEAST = 3
"""Marks of a page in Markdown; one does where its container says that it is."""
_SHARE = 0.1
"""Of marks in lines that are not empty."""
_CHARS = 200_000
"""Characters of a page that are looked at."""
_LONGEST = 2_000_000
"""Characters of a page that is read as Markdown: a hundred times that of a long article."""
_DEEPEST = 60
"""Signs of quotes and items before a line, each perhaps in the one before, or two columns that a
sign is set in; the parser goes one deeper into itself with each, and stops at a hundred."""
_QUOTES, _READ_AGAIN = 12, 500_000
"""Signs of quotes before a line that any page may have, and how many lines may be read in all: the
parser reads a line that goes on a quote once for each quote that this one stands in."""
_LINK = re.compile(
    r"\[[^\[\]\n]{1,500}\]\((?:<|https?://|/|\#|\.\.?/|mailto:|[\w-]{1,100}[./])|!\[[^\]\n]{0,500}\]\("
)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.M)
_STRONG = re.compile(r"(?<![\w*/])\*\*(?=[^\s*])[^*\n]{1,300}(?<=\S)\*\*(?![\w*/])")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.M)
_CODE = re.compile(r"(?<![`\w])`[^`\n]{1,100}`(?![`\w])|\\[\[\]*_]")
"""Code in a line, and signs that are no marks."""
_LINE = re.compile(r"^.*\S", re.M)
_NEST = re.compile(r"^[ \t]*(?:(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))[ \t]*)+", re.M)
_SIGN = re.compile(r"[>*+.)-]|[ \t]{2}")


def is_markdown(text: str, *, is_told: bool = False) -> bool:
    """Whether a text page is to be read as Markdown; `is_told`: its container says so.

    >>> is_markdown("# Tea\\n\\nSee [leaves](/leaves), [pots](/pots) and **water**.")
    True
    >>> is_markdown("# Tea\\n\\n# Water\\n\\n# Leaves")
    False
    """
    if len(text) > _LONGEST or not (is_told or "](" in text or "**" in text or "```" in text):
        return False
    sample = text[:_CHARS]
    others = sum(len(mark.findall(sample)) for mark in (_LINK, _FENCE, _STRONG))
    marks = others + len(_HEADING.findall(sample)) + len(_CODE.findall(sample))
    if is_told:
        return marks > 0 and not _is_deep(text)
    if not others or marks < _LEAST:
        return False
    return marks >= _SHARE * len(_LINE.findall(sample)) and not _is_deep(text)


def _is_deep(text: str) -> bool:
    most = min(_DEEPEST, _READ_AGAIN // (1 + text.count("\n")))
    return any(
        len(_SIGN.findall(nest[0])) > _DEEPEST or nest[0].count(">") > max(most, _QUOTES)
        for nest in _NEST.finditer(text)
        if len(nest[0]) > _QUOTES
    )
