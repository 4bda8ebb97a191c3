"""Names of publishers as they are given out: once, without the signs beside them."""

from __future__ import annotations

_EDGE = " #&|·•*_"
_LEAST = 4
"""Letters of a name that stands twice."""


def tidied(name: str) -> str:
    """A name without signs of lists and tags about it, and once where it stands twice.

    >>> tidied("Kelm.exampleKelm.example"), tidied("The Kelm Post The Kelm Post"), tidied("#Kelm &")
    ('Kelm.example', 'The Kelm Post', 'Kelm')
    >>> tidied("Duran Duran")
    'Duran Duran'
    """
    name = name.strip(_EDGE) or name
    half, odd = divmod(len(name), 2)
    first, last = name[:half], name[half + odd :]
    # With a space between it is a name like others, if it is one word.
    between = name[half] == " " and " " in first if odd else not first.endswith(" ")
    return first if half >= _LEAST and between and first == last else name
