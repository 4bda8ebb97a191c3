"""Which units of a page hold its title, the name of its publisher, of its site, other headlines.

The labels of the labeller's output for mentions, from what was noted of a page by reading. A name
is looked for in what each view of the page says, so that one note serves all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np

from clipper.segment import lexicon

_SHORT = 16
"""Tokens of a unit up to which a name in it makes it one that says the name."""
_GLUED = 5
"""Characters of a name from which it is looked for glued to what follows it."""
_HELD, _MOST_HELD = 4, 0.4
"""Tokens of a headline from which it is looked for inside a unit, and the share of it that it
must be."""


class Noted(NamedTuple):
    """What is known of a page; names and headlines as printed, joined tokens."""

    titles: frozenset[str] = frozenset()
    publisher: str = ""
    site: str = ""
    headlines: frozenset[str] | None = None
    """Of related items; `None` where they are not marked."""


def noted(
    titles: Sequence[str],
    publisher: str | None = None,
    site: str | None = None,
    headlines: Sequence[str] | None = None,
) -> Noted:
    """As `Noted`, of texts as they stand; the site is the publisher's unless it is said."""
    return Noted(
        frozenset(map(_key, titles)) - {""},
        _key(publisher or ""),
        _key(site or publisher or ""),
        None if headlines is None else frozenset(map(_key, headlines)) - {""},
    )


def arrays(
    units: Sequence[list[str]],
    roles: Sequence[str | None],
    told: Noted,
    own: Collection[str] | None = None,
) -> np.ndarray:
    """`(units, 4)`, in the order of `labeller.MENTIONS`: 1 where a unit mentions it, 0 where not,
    -1 where that is not known. `units` are tokens; where some came from other pages, `own` are the
    joined tokens of the page's own: of the others it is not noted whether they are headlines."""
    keys = [" ".join(unit) for unit in units]
    made = np.full((len(units), 4), -1, np.int8)
    if told.titles:
        made[:, 0] = [key in told.titles for key in keys]
    for at, name in ((1, told.publisher), (2, told.site)):
        if name:
            made[:, at] = _named(keys, units, roles, name)
    if told.headlines is not None:
        long = [head for head in told.headlines if head.count(" ") >= _HELD - 1]
        for at, (key, role) in enumerate(zip(keys, roles, strict=True)):
            if role == "related" and (own is None or key in own):
                made[at, 3] = key in told.headlines or any(
                    f" {head} " in f" {key} " and len(head) >= _MOST_HELD * len(key)
                    for head in long
                )
    return made


def _named(
    keys: Sequence[str], units: Sequence[list[str]], roles: Sequence[str | None], name: str
) -> list[bool]:
    inside, tight = f" {name} ", name.replace(" ", "")
    holds = [inside in f" {key} " for key in keys]
    short = [
        len(unit) <= _SHORT
        and (held or (len(tight) >= _GLUED and key.replace(" ", "").startswith(tight)))
        for key, unit, held in zip(keys, units, holds, strict=True)
    ]
    if any(short):
        return short
    return [held and role != "body" for held, role in zip(holds, roles, strict=True)]


def _key(text: str) -> str:
    return " ".join(lexicon.tokens(text))
