"""What a page in Markdown says of itself before its text: `---`, lines of keys and values, `---`
(YAML, as static sites and note books have it), `+++` (TOML), or the head that reader services
write.

Only plain values are read, and lists of them: that is all that says who, when and where.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from clipper.page import Role
from clipper.words import lists as word_lists

_YAML = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n((?:(?!\1).*\n){1,200})\1[ \t]*(?:\n|\Z)")
_SERVICE = re.compile(r"\A\s*((?:\w[\w ]{0,20}: .*\n\s*){1,8})Markdown Content:[ \t]*\n")
_ENTRY = re.compile(r"([A-Za-z][\w -]{0,30}?)\s*[:=](?:\s+(.*)|$)")
_ESCAPED = re.compile(r"\\([\"\\])")
_ITEM = re.compile(r"\s*-\s+(.*)")
_FOLDED = re.compile(r"[>|][+-]?\d?")
"""Begins a text of several lines."""
_TABLE = re.compile(r"\s*\[\[?[\w.]+\]\]?\s*")
"""The head of a table of TOML; none of what stands in tables is read."""
_WORDS = word_lists.read("front_matter")
_KEYS = {key: name for name, keys in _WORDS.items() if name != "kept" for key in keys}
_ROLES = {
    "title": Role.TITLE,
    "url": Role.NAVIGATION,
    "author": Role.BYLINE,
    "date": Role.BYLINE,
    "description": Role.SUBTITLE,
    "tags": Role.NAVIGATION,
    "other": Role.LABEL,
}
_ALONE = ("title", "url", "description")
_WEB = ("http://", "https://")


class Told(NamedTuple):
    """What stands before the text, and the text."""

    rest: str
    lines: tuple[str, ...] = ()
    """Each entry as a line of text, the title first; of title, address and description what they
    are alone."""
    title: str | None = None
    url: str | None = None
    roles: tuple[Role | None, ...] = ()
    """Of each line, as far as its key says it."""
    is_source: bool = False
    """Whether the text is as its author keeps it, not what a service made of a page."""
    is_kept: bool = False
    """Whether a program that cleans pages has kept the text."""


def read(text: str) -> Told:
    """
    >>> told = read('---\\ntitle: "Tea"\\nauthor:\\n  - "[[Ann Poe]]"\\n---\\nWater')
    >>> told.rest, told.lines, told.title
    ('Water', ('Tea', 'author: Ann Poe'), 'Tea')
    """
    is_source = _YAML.match(text)
    match = is_source or _SERVICE.match(text)
    if match is None:
        return Told(text)
    entries = _entries(match[match.lastindex or 0])
    if not any(key.lower() in _KEYS for key, _ in entries):
        return Told(text)
    told: dict[str, str] = {}
    lines: list[str] = []
    roles: list[Role | None] = []
    for key, values in entries:
        name, value = _KEYS.get(key.lower()), ", ".join(values)
        if not value:
            continue
        is_title = name == "title" and "title" not in told
        if name:
            told.setdefault(name, value)
        at = 0 if is_title else len(lines)
        lines.insert(at, value if name in _ALONE else f"{key}: {value}")
        roles.insert(at, _ROLES.get(name or ""))
    url = told.get("url", "")
    return Told(
        text[match.end() :],
        tuple(lines),
        told.get("title"),
        url if url.startswith(_WEB) and " " not in url else None,
        tuple(roles),
        is_source is not None,
        not set(_WORDS["kept"]["tags"]).isdisjoint(told.get("tags", "").split(", ")),
    )


def _entries(head: str) -> list[tuple[str, list[str]]]:
    entries: list[tuple[str, list[str]]] = []
    folded = False
    for line in filter(str.strip, head.split("\n")):
        if _TABLE.fullmatch(line):
            break
        if match := _ENTRY.match(line):
            value = (match[2] or "").strip()
            folded = _FOLDED.fullmatch(value) is not None
            if folded:
                value = ""
            listed = value.startswith("[") and value.endswith("]") and value[1:2] != "["
            parts = value[1:-1].split(",") if listed else [value]
            entries.append((match[1], [plain for part in parts if (plain := _plain(part))]))
        elif entries:
            item = _ITEM.match(line)
            if folded:
                entries[-1][1][:] = [" ".join((*entries[-1][1], line.strip()))]
                continue
            entries[-1][1].append(_plain(item[1] if item else line))
    return entries


def _plain(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = _ESCAPED.sub(r"\1", value[1:-1])
    return value.removeprefix("[[").removesuffix("]]").strip()
