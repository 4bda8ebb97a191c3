"""What is left at the end of a name when it is cut out of a line."""

from __future__ import annotations

import re

from clipper.words.byline import words

_SEAM = re.compile("(?<=[a-zß-ÿ]{4})(?=[A-ZÀ-Þ])")
_FULL_STOP = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ]{4})\.$")
"""Behind a word: "Jr.", "Ph.D." and initials end with a sign of their own."""


def trimmed(text: str) -> str:
    """A name without counts, small words and a full stop left at its end, and once where it stands
    twice."""
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
    half, odd = divmod(len(parts), 2)
    if half and not odd and parts[:half] == parts[half:]:
        parts = parts[:half]
    return " ".join(parts).rstrip(" –—|")


def _is_loose(part: str) -> bool:
    # A capital alone is an initial: "Matt De La O".
    initial = len(part) == 1 and part.isupper()
    return not initial and part.casefold().strip(".:,") in words("loose_ends")
