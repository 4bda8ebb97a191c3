"""Inline Markdown: the few signs with which text, code and links are written.

One place for escaping, so that no room writes page text into Markdown unescaped. Follows
CommonMark 0.31.2, sections 2.4 (backslash escapes), 6.1 (code spans), 6.3 (links).
"""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_\[\]<>~|])")
_LINE_START = re.compile(r"^(\s*)([#+\-=]|\d+[.)](?=\s))", re.M)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_UNSAFE = re.compile(r"[\s<>]")
_BREAK = re.compile(r"\s*\n\s*")
_TICKS = re.compile(r"`+")
_PLAINLY_SAFE = ("https://", "http://", "/")
_ADDRESS = re.compile(r"^(?:https?://|mailto:|/|\./|\.\./|#|\?|[^:/?#]+(?:[/?#]|$))", re.I)


def escape(text: str) -> str:
    """Text with every character escaped that would be read as inline markup or raw HTML.

    >>> escape("2*3 <b>")
    '2\\\\*3 \\\\<b\\\\>'
    """
    if _SPECIAL.search(text):
        text = _SPECIAL.sub(r"\\\1", text)
    return _ENTITY.sub("&amp;", text) if "&" in text else text


def escape_line_start(text: str) -> str:
    """Escapes what would turn the start of a line into a heading, a list or a rule."""
    return _LINE_START.sub(_guard, text)


def _guard(match: re.Match[str]) -> str:
    lead, sign = match.groups()
    return f"{lead}{sign[:-1]}\\{sign[-1]}" if len(sign) > 1 else f"{lead}\\{sign}"


def unescape(text: str) -> str:
    """Undoes `escape`."""
    return re.sub(r"\\([\\`*_\[\]<>~|])", r"\1", text.replace("&amp;", "&"))


def code_span(escaped: str) -> str:
    """A code span of text that was already escaped; the fence is longer than any run inside."""
    text = unescape(escaped)
    if not text.strip():
        return text
    runs = [len(run) for run in _TICKS.findall(text)]
    fence = "`" * (max(runs, default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def is_safe_address(address: str) -> bool:
    """Whether an address may be linked: web, mail or relative; no `javascript:`, no `data:`."""
    return bool(_ADDRESS.match(address.strip()))


def link(inner: str, address: str) -> str:
    """An inline link around Markdown; the inner text alone where the address is empty or unsafe."""
    address = address.strip()
    if _UNSAFE.search(address):
        address = _UNSAFE.sub(lambda m: f"%{ord(m.group()):02X}", address)
    core = inner.strip()
    if not core or not address or address.startswith("#"):
        return inner
    if not address.startswith(_PLAINLY_SAFE) and not is_safe_address(address):
        return inner
    if "(" in address or ")" in address:
        address = address.replace("(", "%28").replace(")", "%29")
    lead, trail = inner.split(core, 1) if len(core) < len(inner) else ("", "")
    if "\n" in core:
        core = _BREAK.sub(" ", core)
    return f"{lead}[{core}]({address}){trail}"
