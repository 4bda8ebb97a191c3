"""What stands where names of sites stand, and is none: years of a copyright, and more."""

from __future__ import annotations

import re

_SIGNS = ("©", "ⓒ", "(c)", "copyright")
_YEAR = r"\d{4}(?!\d)"
_ONWARDS = r"[-–—](?-i:[a-zа-яß-ÿ]+)\b|\s[-–—]\spresent\b"
_SPAN = rf"({_YEAR})(?:\s?[-–—,]\s?{_YEAR}|\s?[-–—/]\s?\d\d(?!\d)|{_ONWARDS})?"
"""A year, or a first one and what follows it: "1998-2025", "2019/20", "2019–present"."""
_FRONT = re.compile(rf"^[\W_]*{_SPAN}年?(?!\d)[\s,.:|·•–—-]*(?:by\s+)?", re.I)
_BEHIND = re.compile(rf"[\s,.|·•–—(-]{{1,5}}{_SPAN}年?[\s,.)©ⓒ]*$", re.I)
_ERAS = ((1900, 2100), (1370, 1480), (2480, 2600))
"""First year, and the one behind the last, of what a page on the net may mean: in our reckoning, in
those of Iran and of Islam, and in that of Thailand."""


def is_owned(text: str) -> bool:
    """Whether a line says whose a page is: what stands there beside the sign is a year, a name, or
    both."""
    low = text.lower()
    return any(map(low.__contains__, _SIGNS))


def without_years(text: str) -> str:
    """What stands beside a sign of copyright without the year at its front, or else at its end.

    >>> without_years("2019–2025 Harbour Post"), without_years("Harbour Post, 2025")
    ('Harbour Post', 'Harbour Post')
    >>> without_years("1843 Magazine"), without_years("2025 20 Minuten"), without_years("Le 20")
    ('1843 Magazine', '20 Minuten', 'Le 20')
    """
    for pattern in (_FRONT, _BEHIND):
        match = pattern.search(text)
        if match and any(first <= int(match[1]) < end for first, end in _ERAS):
            return text[: match.start()] + text[match.end() :]
    return text
