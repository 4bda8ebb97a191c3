"""Who published a page, and whose site it stands on, in the page's own words.

`brand_names` collects the names a page may mean and describes each. Boosted trees, which see each
against the others, say how surely it is that of the site, and that of who published the story: on
most pages the same, on an aggregator's not.
Trained by `training/brand.py` on flattened pages, with and without the host of their address.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from clipper import trees
from clipper.metadata.brand_names import Names, spoken
from clipper.metadata.bylines import Byline
from clipper.page import Block

__all__ = ["Brands", "find", "spoken"]

MODEL = trees.Model("clipper.metadata", "brand.npz", ("site_", "publisher_"))
ENOUGH = 0.1
"""Probability from which a name is believed where nothing else says who published the page."""
SURE = 0.15
"""Probability from which it goes before a name that the byline has without a word on it."""
SURER = 0.3
"""Probability from which a byline's name goes before another that it says in so many words."""
UNSIGNED = 0.2
"""The same for a name that no byline has (.2 to .4 do alike; .6: .589 of invented pages' publishers
for .594, .678 of found ones' for .685, and a quarter more are taken for aggregators)."""
SUREST = 0.6
"""Probability from which a byline's name goes before what the head of an HTML page says."""
SHOWN = 0.2
"""Probability from which a site shows what another published."""
SHOWS, SHOWS_UNSIGNED = 0.1, 0.3
"""The same for what the labeller says of the page as a whole, where a byline names the other, and
where none does."""
SHOWS_SURELY, SIGNED = 0.6, 0.05
"""Probability of that from which the site is not believed to be the publisher, and the least one of
a name that a byline has instead."""
_LINES = 20
"""Lines of a page from which it has names to choose from; with fewer, any may come first."""


class Brands(NamedTuple):
    """The likeliest names of a page, each with its probability."""

    site: str
    site_sure: float
    publisher: str
    publisher_sure: float
    signed: bool
    """Whether the publisher stands in a byline, before an age, or behind words for a source."""
    shows: float
    """How surely the page shows what another published, whoever that is."""


def find(blocks: Sequence[Block], host: str = "", byline: Byline | None = None) -> Brands | None:
    """The names of a labelled page; `host` is that of its address, `byline` what its bylines say,
    if read already. `None` where it has none."""
    return best(Names(blocks, host, byline))


def best(found: Names) -> Brands | None:
    """The likeliest of a page's names."""
    keys = found.keys
    if not keys:
        return None
    described = [found.description(key) for key in keys]
    rows = trees.relative(np.array(described, np.float32))
    least = min(1.0, found.lines / _LINES)
    site, publisher = (
        least / (1 + np.exp(-trees.log_odds(rows, grown))) for grown in MODEL.trees()
    )
    a, b = int(site.argmax()), int(publisher.argmax())
    if a == b and found.shows >= SHOWS_SURELY:
        others = np.array([found.signed(key) for key in keys]) * publisher
        others[a] = 0
        if others.max() >= SIGNED:
            b = int(others.argmax())
    return Brands(
        found.shown(found.whole(keys[a])),
        float(site[a]),
        found.shown(found.whole(keys[b])),
        float(publisher[b]),
        found.signed(keys[b]),
        found.shows,
    )
