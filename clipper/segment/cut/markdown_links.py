"""Links of Markdown that go over several lines, each put within one.

A link around a card goes over blank lines, where CommonMark has none: one line of it becomes the
link, its heading, or else its longest one. Programs that wrap lines break links in headings, too,
which end with their line.
"""

from __future__ import annotations

import re

_BRACKET = re.compile(r"\\.|\[|\](?P<address>\((?:<[^<>\n]*>|[^\s()]*)(?:\s+\"[^\"]{0,300}\")?\))?")
_BLANK = re.compile(r"\n[ \t\\]*\n")
_BREAK = re.compile(r"[ \t\\]*\n(?:[ \t]*>)*[ \t]*")
_LINE = re.compile(
    r"^(?P<lead>[ \t>]*(?:[-*+]\s+)?(?P<hashes>#{1,6}\s+)?)"
    r"(?P<words>\S(?:.*[^\s\\])?)(?P<end>[\s\\]*)$"
)
_LONGEST = 3000
"""Characters of what stands in a link."""


def within_lines(text: str) -> str:
    """The text, each link within a line.

    >>> within_lines("[\\n\\n### Tea\\n\\nWith leaves\\n\\n](/tea)")
    '\\n\\n### [Tea](/tea)\\n\\nWith leaves\\n\\n'
    """
    opened: list[int] = []
    written: list[str] = []
    end = 0
    for bracket in _BRACKET.finditer(text):
        if bracket[0] == "[":
            opened.append(bracket.start())
        elif bracket[0][0] == "]" and opened:
            start = opened.pop()
            if start < end or not bracket["address"] or bracket.end() - start > _LONGEST:
                continue
            inner, link = text[start + 1 : bracket.start()], text[start : bracket.end()]
            if not inner or "\n" not in link:
                continue
            if not _BLANK.search(inner):
                written += text[end:start], _BREAK.sub(" ", link)
            elif text[start - 1 : start] != "!":
                written += text[end:start], _linked(inner, _BREAK.sub(" ", bracket["address"]))
            else:
                continue
            end = bracket.end()
    return "".join((*written, text[end:]))


def _linked(inner: str, address: str) -> str:
    lines = inner.split("\n")
    weights = [_weight(line) for line in lines]
    best = max(range(len(lines)), key=weights.__getitem__)
    match = _LINE.match(lines[best])
    if match and any(weights[best]):
        lines[best] = f"{match['lead']}[{match['words']}]{address}{match['end']}"
    return "\n".join(lines)


def _weight(line: str) -> tuple[bool, int]:
    """How much a line tells: nothing, if it holds a picture or a link of its own."""
    match = _LINE.match(line)
    if match is None or "[" in line or "]" in line:
        return False, 0
    return match["hashes"] is not None, len(match["words"])
