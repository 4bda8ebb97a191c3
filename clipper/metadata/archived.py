"""Addresses of pages that an archive of the web shows: the archive's own with the page's behind it,
"https://archive.example/web/20220304050607/https://paper.example/tea"."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_PREFIX = re.compile(
    r"https?://[^/\s\"'<>]+/(?:[\w-]+/)?(?P<moment>(?:19|20)\d{12})(?:[a-z]{2}_)?/(?=https?:/)"
)
"""Before the address of a page, with the moment of its capture."""
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
