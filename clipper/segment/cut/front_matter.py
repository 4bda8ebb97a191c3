"""What a page in Markdown says of itself before its text: `---`, lines of keys and values, `---`
(YAML, as static sites and note books have it), `+++` (TOML), or the head that reader services
write.

Only plain values are read, and lists of them: that is all that says who, when and where.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from clipper.words import lists as word_lists

_YAML = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n((?:(?!\1).*\n){1,200})\1[ \t]*(?:\n|\Z)")
_SERVICE = re.compile(r"\A\s*((?:\w[\w ]{0,20}: .*\n\s*){1,8})Markdown Content:[ \t]*\n")
_ENTRY = re.compile(r"([A-Za-z][\w -]{0,30}?)\s*[:=](?:\s+(.*)|$)")
_ESCAPED = re.compile(r"\\([\"\\])")
_ITEM = re.compile(r"\s*-\s+(.*)")
_KEYS = {key: name for name, keys in word_lists.read("front_matter").items() for key in keys}
_WEB = ("http://", "https://")


class Told(NamedTuple):
    """What stands before the text, and the text."""

    rest: str
    lines: tuple[str, ...] = ()
    """Each entry as a line of text, the title first; of title and address what they are alone."""
    title: str | None = None
    url: str | None = None


def read(text: str) -> Told:
    """
    >>> read('---\\ntitle: "Tea"\\nauthor:\\n  - "[[Ann Poe]]"\\n---\\nWater')
    Told(rest='Water', lines=('Tea', 'author: Ann Poe'), title='Tea', url=None)
    """
    match = _YAML.match(text) or _SERVICE.match(text)
    if match is None:
        return Told(text)
    entries = _entries(match[match.lastindex or 0])
    if not any(key.lower() in _KEYS for key, _ in entries):
        return Told(text)
    told: dict[str, str] = {}
    lines: list[str] = []
    for key, values in entries:
        name, value = _KEYS.get(key.lower()), ", ".join(values)
        is_title = bool(value) and name == "title" and "title" not in told
        if value and name:
            told.setdefault(name, value)
        is_alone = value and name in ("title", "url")
        lines.insert(0 if is_title else len(lines), value if is_alone else f"{key}: {value}")
    url = told.get("url", "")
    return Told(
        text[match.end() :],
        tuple(lines),
        told.get("title"),
        url if url.startswith(_WEB) and " " not in url else None,
    )


def _entries(head: str) -> list[tuple[str, list[str]]]:
    entries: list[tuple[str, list[str]]] = []
    for line in filter(str.strip, head.split("\n")):
        if match := _ENTRY.match(line):
            value = (match[2] or "").strip()
            listed = value.startswith("[") and value.endswith("]") and value[1:2] != "["
            parts = value[1:-1].split(",") if listed else [value]
            entries.append((match[1], [plain for part in parts if (plain := _plain(part))]))
        elif entries:
            item = _ITEM.match(line)
            entries[-1][1].append(_plain(item[1] if item else line))
    return entries


def _plain(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = _ESCAPED.sub(r"\1", value[1:-1])
    return value.removeprefix("[[").removesuffix("]]").strip()
