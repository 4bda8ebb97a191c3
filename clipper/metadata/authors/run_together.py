"""Names of several persons that nothing parts, as flattened pages have those of a list."""

from __future__ import annotations

import re

from clipper.metadata.authors import kinds

_LONGEST = 120
"""Characters of such a list."""
_SEAM = re.compile("(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-Þ][a-zà-öø-ÿ])")
_WORD = re.compile("[^\\W\\d_]{4,}$")
_HALVES = ("fitz", "vande", "vander", "della", "delle", "dela")
"""First halves of surnames that go on with a capital: "FitzRoe"; shorter ones need no list."""


def parted(text: str) -> str:
    """A text in which commas part the names of persons that stand together without a space.

    >>> parted("Jane HooverJohn B. Roe"), parted("Ann FitzRoe Hale"), parted("Ann MacRoe Hale")
    ('Jane Hoover, John B. Roe', 'Ann FitzRoe Hale', 'Ann MacRoe Hale')
    """
    if len(text) > _LONGEST or not _SEAM.search(text):
        return text
    listed = _SEAM.split(text)
    ends = [match[0].casefold() if (match := _WORD.search(name)) else "" for name in listed[:-1]]
    if not all(map(kinds.is_person, listed)) or any(end in ("", *_HALVES) for end in ends):
        return text
    return ", ".join(listed)
