"""Mail addresses that Joomla hides from robots, put where a script would write them.

`<span id="cloak7">This address is protected …</span><script>… var addy7 = 'b&#111;b' + '&#64;';
addy7 = addy7 + 'kelm' + '.org'; …</script>`: readers see the address, and the notice only where no
script runs. Older ones have the notice between two scripts that hide it. Where the script was lost,
nothing stands for the address.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import islice
from typing import Any

from lxml import etree

_ID = re.compile(r"cloak(?=[a-f]*\d)[\da-f]{1,40}")
_NAMED = "javascript"
"""What the notice asks for in all languages."""
_SAID = "var addy"
"""What a script says that writes such an address."""
_SET = re.compile(r"\b(addy\w*)\s*=\s*(?:addy\w*\s*\+\s*)?('[^'\n]*'(?:\s*\+\s*'[^'\n]*')*)")
_LITERAL = re.compile(r"'([^']*)'")
_ADDRESS = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.\w+")
_HIDDEN = re.compile(r"document\.write\(\s*'<span style=\\'display: none;\\'>'")
_CHARS = 3000
"""Characters of such a script, at most."""
_TEXTS = 20
"""Texts of a notice, at most."""
_NEAR = 2
"""Elements behind a notice among which is its script."""


def is_script(element: Any) -> bool:
    """Whether a script may write such an address."""
    return _SAID in (element.text or "")[:_CHARS]


def is_notice(element: Any) -> bool:
    """Whether an element may stand in for such an address."""
    return (element.get("id") or "").startswith("cloak")


def show(tree: Any) -> None:
    """Writes the addresses of a tree in place of the notices."""
    for span in tree.xpath("//span[starts-with(@id, 'cloak')]"):
        if _ID.fullmatch(span.get("id")):
            address = _address_behind(span)
            if address or _NAMED in "".join(islice(span.itertext(), _TEXTS))[:_CHARS].lower():
                _write(span, address)
    for script in list(tree.iter("script")):
        if script.tail and _HIDDEN.search((script.text or "")[:_CHARS]):
            script.tail = " "
            before = script.getprevious()
            if before is not None and before.tag == "script" and (address := _address_of(before)):
                span = script.makeelement("span")
                script.addnext(span)
                _write(span, address)


def _address_behind(span: Any) -> str:
    """What the script right behind a notice writes."""
    behind = span.getnext()
    for _ in range(_NEAR):
        if behind is None:
            break
        if behind.tag == "script" and (address := _address_of(behind)):
            return address
        behind = behind.getnext()
    return ""


def _address_of(script: Any) -> str:
    parts: dict[str, str] = {}
    for name, said in _SET.findall((script.text or "")[:_CHARS]):
        parts[name] = parts.get(name, "") + "".join(_LITERAL.findall(said))
    for said in parts.values():
        if _ADDRESS.fullmatch(address := unescape(said)):
            return address
    return ""


def _write(span: Any, address: str) -> None:
    """Leaves nothing in an element but a link to an address, if there is one."""
    for child in list(span):
        span.remove(child)
    span.text = None
    if address:
        etree.SubElement(span, "a", href=f"mailto:{address}").text = address
