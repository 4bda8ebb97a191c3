"""Addresses as links have them -> whole ones."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

__all__ = ["absolute", "scheme_of"]

_REST = r"[^\x00-\x20;?#]*(?:\?[^\x00-\x20#]+)?(?:#[^\x00-\x20]+)?"
_WHOLE = re.compile(rf"https?://[A-Za-z0-9.:-]+(?:/{_REST})?")
_ROOTED = re.compile(rf"/(?!/){_REST}")
_WEB = ("http", "https")


def absolute(base: str, address: str) -> str:
    """What `urllib.parse.urljoin` gives, and raises, sooner for most links: those that are whole,
    and those that begin at the root of their site, where nothing in them is to be put right.

    >>> absolute("https://a.example/b/c", "/d?e"), absolute("https://a.example/b/c", "d")
    ('https://a.example/d?e', 'https://a.example/b/d')
    """
    if address.startswith("/"):
        root = _root(base)
        if root and "/." not in address and _ROOTED.fullmatch(address):
            return f"{root}{address}"
    elif address.startswith(("http://", "https://")) and _root(base) and _WHOLE.fullmatch(address):
        return address
    return urljoin(base, address)


@lru_cache(maxsize=64)
def _root(base: str) -> str:
    """Scheme and host of a web address; "" for what is none."""
    try:
        parts = urlsplit(base)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in _WEB else ""


def scheme_of(address: str) -> str:
    """The scheme of an address in small letters; "" where it has none. Raises `ValueError` where it
    is broken, as `urllib.parse.urlsplit` does."""
    if _WHOLE.fullmatch(address):
        return address.partition(":")[0]
    return urlsplit(address).scheme
