"""Mail addresses that a page's host hides from those who collect them.

Cloudflare writes `<a href="/cdn-cgi/l/email-protection#54..">` and, in place of an address,
`<span data-cfemail="54..">[email protected]</span>`; a script of its own writes the address. The
first byte of the number is the key with which each byte of the rest is XORed.
"""

from __future__ import annotations

import re
from typing import Any

NUMBER, PLACE = "data-cfemail", "/cdn-cgi/l/email-protection"
"""The attribute that has such an address, and where links lead that have one."""
_HEX = re.compile(r"(?:[0-9a-f]{2}){2,500}", re.I)
_MAIL = re.compile(r"""[^\s@<>"?]+@[^\s@<>"?]+\.[^\s@<>"?]+(?:\?.*)?""")
"""An address of mail, and what else the mail is to say."""
_INSTEAD = "[email protected]"


def show(tree: Any) -> None:
    """Writes the addresses into a tree. Where one is lost, what stands in for it goes, too."""
    for element in tree.xpath(f"//*[@{NUMBER}]"):
        if len(element):
            continue
        address = _read(element.get(NUMBER))
        if address or " ".join((element.text or "").split()) == _INSTEAD:
            element.text = address
        for link in (element, element.getparent()):
            href = "" if link is None else link.get("href") or ""
            if PLACE in href and "#" not in href:
                _lead(link, address)
    for link in tree.xpath(f"//a[contains(@href, '{PLACE}')]"):
        address = _read(link.get("href").partition("#")[2])
        if not len(link) and " ".join((link.text or "").split()) == _INSTEAD:
            link.text = address.partition("?")[0]
        _lead(link, address)


def _lead(link: Any, address: str) -> None:
    if _MAIL.fullmatch(address):
        link.set("href", f"mailto:{address}")
    else:
        link.attrib.pop("href", None)


def _read(number: str) -> str:
    """What a number hides; nothing if it hides no text.

    >>> _read("2a4b44446a48044f524b475a464f")
    'ann@b.example'
    """
    if not _HEX.fullmatch(number):
        return ""
    key, *rest = bytes.fromhex(number)
    try:
        text = bytes(byte ^ key for byte in rest).decode()
    except UnicodeDecodeError:
        return ""
    return text if text.isprintable() else ""
