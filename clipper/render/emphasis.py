"""Strong emphasis in inline Markdown: put on, taken off, seen."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)|\]\([^()\s]*\)|\*+", re.S)
"""Escapes, code and addresses first, so that only stars that are marks are seen as such."""


def is_strong(marked: str) -> bool:
    """Whether all that is said is strong.

    >>> is_strong("**a** **b**"), is_strong("**a** b"), is_strong("*a*")
    (True, False, False)
    """
    if "**" not in marked:
        return False
    inside, at = False, 0
    for match in _TOKEN.finditer(marked):
        is_mark = match[0][0] in "*]"
        if not inside and _says(marked[at : match.start() if is_mark else match.end()]):
            return False
        at = match.end()
        if match[0] in ("**", "***"):
            inside = not inside
    return not _says(marked[at:])


def _says(marked: str) -> bool:
    return any(character.isalnum() for character in marked)


def plain(marked: str) -> str:
    r"""Inline Markdown without its strong emphasis.

    >>> plain(r"**a** *b* \*\*c")
    'a *b* \\*\\*c'
    """
    if "**" not in marked:
        return marked
    return _TOKEN.sub(lambda m: "*" * (len(m[0]) % 2) if m[0][0] == "*" else m[0], marked)


def strong(marked: str) -> str:
    """Inline Markdown, all of it strong; other emphasis in it would end it beside punctuation.

    >>> strong("*a* **b**")
    '**a b**'
    """
    if "*" in marked:
        marked = _TOKEN.sub(lambda m: "" if m[0][0] == "*" else m[0], marked)
    core = marked.strip()
    return f"**{core}**" if core else ""
