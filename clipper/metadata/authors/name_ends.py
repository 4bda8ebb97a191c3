"""What is left at the end of a name when it is cut out of a line."""

from __future__ import annotations

import re

from clipper.words.byline import words

_SEAM = re.compile("(?<=[a-zß-ÿ]{4})(?=[A-ZÀ-Þ])")
_FULL_STOP = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ]{4})\.$|(?<=[A-ZÀ-Þ]{5})\.$")
"""Behind a word: "Jr.", "Ph.D." and initials end with a sign of their own."""

_CLOCK = re.compile(r"\d{1,2}[:.h][0-5]\d(?!\d)")
_AGENCY_WORDS = 3
_LONG = 6
"""Letters from which an agency written as a name is hardly a surname: "Reuters", not "Lusa"."""


def trimmed(text: str) -> str:
    """A name without counts, small words, an agency and a full stop left at its end, and once where
    it stands twice; "" for a time of day.

    >>> trimmed("Jane Doe 12"), trimmed("Kelm 12"), trimmed("2:49 p.m. EDT May")
    ('Jane Doe', 'Kelm', '')
    """
    if _CLOCK.match(text):
        return ""
    text = _FULL_STOP.sub("", re.sub(r"\s*[–—-]?\s+\d+(?:\s+\w+)?$", "", text).strip())
    parts = text.split()
    while len(parts) > 1 and _is_loose(parts[-1]):
        parts.pop()
    if len(parts) == 2 and parts[0].casefold() in words("offices"):
        return ""  # "Redactora Málaga"
    for at in range(2, len(parts)):
        if parts[at].casefold().strip(".,") in words("offices"):
            # "Jane DoeHealth Correspondent"
            parts = [*parts[: at - 1], _SEAM.split(parts[at - 1], maxsplit=1)[0]]
            break
    parts = _without_agency(parts)
    half, odd = divmod(len(parts), 2)
    if half and not odd and parts[:half] == parts[half:]:
        parts = parts[:half]
    return " ".join(parts).rstrip(" –—|")


def _without_agency(parts: list[str]) -> list[str]:
    """The words of a name without the agency behind it: "Jane Doe Reuters", "John Roe AP"."""
    for count in range(min(_AGENCY_WORDS, len(parts) - 2), 0, -1):
        tail = " ".join(parts[-count:])
        told = count > 1 or not tail.istitle() or len(tail) >= _LONG
        if told and tail.casefold() in words("agencies"):
            return parts[:-count]
    return parts


def _is_loose(part: str) -> bool:
    # A capital alone is an initial: "Matt De La O".
    initial = len(part) == 1 and part.isupper()
    return not initial and part.casefold().strip(".:,") in words("loose_ends")
