"""How a page names the site it stands on, in its own words.

`brand_names` collects the names a page may mean and describes each; a small logistic model says
how surely each is the site's. It was trained by `training/brand.py` on flattened pages, once with
and once without the host of their address.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from operator import mul
from pathlib import Path

from clipper.metadata.brand_names import CLOSE, Names, spoken
from clipper.page import Block

__all__ = ["ENOUGH", "SURE", "find", "spoken"]

ENOUGH = 0.05
"""Probability from which a name is believed where nothing else says who published the page."""
SURE = 0.1
"""Probability from which it goes before a name that stands in the byline without a word on it."""
_LINES = 20
"""Lines of a page from which it has names to choose from; with fewer, any may come first."""
_path: Path | None = None


def use(path: Path | None) -> None:
    """Takes other weights in this process (`None`: the shipped ones); for evaluation."""
    global _path
    if path != _path:
        _path = path
        _weights.cache_clear()


@cache
def _weights() -> tuple[list[float], float]:
    place = _path or files("clipper.metadata").joinpath("brand.json")
    data = json.loads(place.read_text("utf-8"))
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
    probability = 1 / (1 + math.exp(-best[0]))
    return found.shown(found.keys[-best[1]]), probability * min(1.0, len(blocks) / _LINES)
