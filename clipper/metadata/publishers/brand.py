"""Who published a page, and whose site it stands on, in the page's own words.

`brand_names` collects the names a page may mean and describes each. Boosted trees, which see each
against the others, say how surely it is that of the site, and that of who published the story: on
most pages the same, on an aggregator's not. Which of the two a page is, a third lot of trees says,
by how sure the first two are of different names, and by what the page shows of other sites.
Trained by `training/brand.py` on flattened pages, with and without the host of their address.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clipper import trees
from clipper.metadata.authors.bylines import Byline
from clipper.metadata.publishers.brand_names import Names, spoken
from clipper.page import Block

__all__ = ["Brands", "find", "spoken"]

MODEL = trees.Model("clipper.metadata.publishers", "brand.npz", ("site_", "publisher_", "shows_"))
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
SITE_ALONE = 0.1
"""Probability of the site's name from which it stands for a publisher that nothing else tells."""
SHOWS = 0.5
"""Probability from which a page shows what another than its site published."""
OTHER, SHOWN = 0.03, 0.1
"""Probability of a publisher of another name than the site without which none is believed to be
shown, and that of the site's from which it is named as who shows it."""
SHOWS_UNSIGNED = 0.3
"""The same for what the labeller says of an HTML page, where no byline names the other."""
_OWN = 4
"""The less a page looks as if it showed another's story, the more the name of its site counts for
its publisher: with this power of what is left of that probability (2 to 8 do alike)."""
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
    """How surely the page shows what another than its site published."""


class Weighed(NamedTuple):
    """The names of a page, weighed; arrays in the order of its keys."""

    site: npt.NDArray[np.float32]
    """`(names,)`: probability of being the name of the site."""
    publisher: npt.NDArray[np.float32]
    best_site: int
    """Place of the likeliest name of the site."""
    best_other: int
    """Place of the likeliest publisher of another name than the site; -1 where there is none."""


def find(blocks: Sequence[Block], host: str = "", byline: Byline | None = None) -> Brands | None:
    """The names of a labelled page; `host` is that of its address, `byline` what its bylines say,
    if read already. `None` where it has none."""
    return best(Names(blocks, host, byline))


def best(found: Names) -> Brands | None:
    """The likeliest of a page's names."""
    if not found.keys:
        return None
    names = weigh(found)
    rows = np.array([page_columns(found, names)], np.float32)
    shows = float(trees.probabilities(rows, MODEL.trees()[2])[0])
    other = names.best_other >= 0 and bool(names.publisher[names.best_other] >= OTHER)
    own = (1 - shows) ** _OWN * names.site
    at = names.best_other if shows >= SHOWS and other else int((names.publisher + own).argmax())
    least = min(1.0, found.lines / _LINES)
    keys = found.keys
    return Brands(
        found.shown(found.whole(keys[names.best_site])),
        least * float(names.site[names.best_site]),
        found.shown(found.whole(keys[at])),
        least * float(max(names.publisher[at], own[at])),
        found.signed(keys[at]),
        shows,
    )


def weigh(found: Names, grown: Sequence[trees.Trees] | None = None) -> Weighed:
    """Weighs the names of a page that has some; by other trees than the model's, if given. What is
    surely none weighs nothing, though the others were seen against it."""
    keys = found.keys
    described = [found.description(key) for key in keys]
    rows = trees.relative(np.array(described, np.float32))
    site, publisher = (trees.probabilities(rows, t) for t in (grown or MODEL.trees())[:2])
    site, publisher = (
        _joined(chances * found.allowed, found.same) for chances in (site, publisher)
    )
    first = int(site.argmax())
    own = keys[first]
    others = [at for at, key in enumerate(keys) if key not in own and own not in key]
    other = max(others, key=publisher.__getitem__, default=-1)
    return Weighed(site, publisher, first, other)


def page_columns(found: Names, names: Weighed) -> list[float]:
    """What tells whether a page shows what another than its site published."""
    first, at = names.best_site, names.best_other
    other = (
        [
            trees.logit(float(names.publisher[at])),
            trees.logit(float(names.site[at])),
            float(found.signed(found.keys[at])),
        ]
        if at >= 0
        else [trees.logit(0.0), trees.logit(0.0), 0.0]
    )
    return [
        trees.logit(float(names.site[first])),
        trees.logit(float(names.publisher[first])),
        float(found.signed(found.keys[first])),
        *other,
        *found.of_others,
    ]


def _joined(chances: npt.NDArray[np.float32], same: Mapping[int, int]) -> npt.NDArray[np.float32]:
    """The probabilities of names, those of several forms of one name added to its plain one."""
    for form, plain in same.items():
        chances[plain] = min(1.0, chances[plain] + chances[form])
        chances[form] = 0
    return chances
