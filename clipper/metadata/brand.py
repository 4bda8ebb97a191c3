"""How a page names the site it stands on, in its own words.

`brand_names` collects the names a page may mean and describes each; a small logistic model says
how surely each is the site's. It was trained by `training/brand.py` on the role pages, once with
and once without the host of their address.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from operator import mul

from clipper.metadata.brand_names import CLOSE, Names, spoken
from clipper.page import Block

__all__ = ["ENOUGH", "SURE", "find", "spoken"]

ENOUGH = 0.2
"""Probability from which a name is believed where nothing else says who published the page."""
SURE = 0.5
"""Probability from which it goes before a name that stands in the byline without a word on it."""


@cache
def _weights() -> tuple[list[float], float]:
    data = json.loads(files("clipper.metadata").joinpath("brand.json").read_text("utf-8"))
    return data["weights"], data["bias"]


def find(blocks: Sequence[Block], host: str = "") -> tuple[str, float] | None:
    """(name, probability) of the site as its page says it; `host` is that of its address."""
    weights, bias = _weights()
    found = Names(blocks, host)

    def score(key: str, *, closely: bool) -> float:
        description = found.description(key, closely=closely)
        total: float = sum(map(mul, weights, description), bias)
        return total

    # A close look takes long: only at names that may still be the best by it.
    most_to_gain = sum(max(0.0, weights[at]) * most for at, most in CLOSE.items())
    glances = [(score(key, closely=False), -at) for at, key in enumerate(found.keys)]
    best: tuple[float, int] | None = None
    for glance, at in sorted(glances, reverse=True):
        if best is not None and glance + most_to_gain < best[0]:
            break
        z = score(found.keys[-at], closely=True), at
        best = z if best is None else max(best, z)
    if best is None:
        return None
    return found.shown(found.keys[-best[1]]), 1 / (1 + math.exp(-best[0]))
