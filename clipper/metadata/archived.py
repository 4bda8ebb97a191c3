"""Addresses of pages that an archive of the web shows: the archive's own with the page's behind it,
"https://archive.example/web/20220304050607/https://paper.example/tea". Its links lead to where they
led once, by the moment at which the page was saved; one to another moment was the page's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

_PREFIX = re.compile(
    r"https?://[^/\s\"'<>]+/(?:[\w-]+/)?(?P<moment>(?:19|20)\d{12})(?:[a-z]{2}_)?/(?=https?:/)"
)
"""Before the address of a page, with the moment of its capture."""
_OF_LINKS = re.compile(
    r"(?:(?:https?:)?//[^/]+)?/(?:[\w-]+/)?(?P<moment>(?:19|20)\d{12})(?:[a-z]{2}_)?/"
    r"(?=https?:/|mailto:)"
)
"""The same before the address of a link, which may go without the archive's host."""
_OWN = re.compile(r"""<(?:link|meta)\b[^<>]{0,200}?["'\s](?:canonical|og:url)["'\s][^<>]{0,600}""")
"""An element of the head that gives the address of the page."""
_HEAD = 100_000
"""Characters in which the head of a page stands."""


def original(address: str) -> str:
    """An address without that of the archive before it.

    >>> original("https://archive.example/web/20220304050607/https://paper.example/tea")
    'https://paper.example/tea'
    """
    match = _PREFIX.match(address)
    return address[match.end() :] if match else address


def mend_links(tree: Any, addresses: Iterable[str]) -> None:
    """Takes the archive's address off the links of a page that one of these addresses of it, those
    it was read from and gives itself, says to be saved in an archive."""
    moments = {match["moment"] for match in map(_PREFIX.match, addresses) if match}
    if not moments:  # nearly all pages
        return
    for link in tree.iter("a"):
        match = _OF_LINKS.match(href := link.get("href") or "")
        if match and match["moment"] in moments:
            link.set("href", href[match.end() :])


def moment(html: str) -> datetime | None:
    """When a page was saved, by the archive's part of the address that its head gives; else `None`.

    >>> moment('<link rel="canonical" href="https://a.example/web/20220304050607/https://b.example">')
    datetime.datetime(2022, 3, 4, 5, 6, 7, tzinfo=datetime.timezone.utc)
    """
    for element in _OWN.finditer(html, 0, _HEAD):
        if match := _PREFIX.search(element[0]):
            try:
                return datetime.strptime(match["moment"], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
            except ValueError:
                return None
    return None
