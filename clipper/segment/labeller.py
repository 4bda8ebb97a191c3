"""Units -> probabilities, by the learned model that ships beside this file (`model.npz`).

The model is two networks, described in `model.md` (its card) and trained by `python -m
training.train`. Each unit of a page is labelled by the first; on flattened pages, where tags tell
nothing, both vote, for they err differently (Hansen and Salamon, "Neural Network Ensembles", IEEE
PAMI 1990).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp
from pathlib import Path

import numpy as np
from threadpoolctl import ThreadpoolController

from clipper.page import Role
from clipper.segment import network
from clipper.segment.arrays import Floats
from clipper.segment.features import Features
from clipper.segment.network import Said

MODEL = "model.npz"
VOTERS = 2
"""Networks in the model; the first alone is asked of HTML pages."""
PAGE_TYPES = ("article", "collection", "documentation", "forum", "listing", "product", "service")
MENTIONS = ("title", "publisher", "site", "headline")
"""What a unit may mention, whatever its role."""

_BODY = tuple(Role).index(Role.BODY)
_ROLES_SAY = 0.2
"""Weight of the role output in the probability of main content: .2 of .0 to .3, tried on the
development pages (+.002 for flattened ones)."""


@dataclass(frozen=True, slots=True)
class Prediction:
    main: Floats
    """`(units,)`: probability that a unit belongs to the main content."""
    roles: Floats
    """`(units, 14)`: probability of each `Role`, in the order of the enumeration."""
    mentions: Floats
    """`(units, 4)`: log odds of each of `MENTIONS`; those of names and titles against the other
    units of the page, those of headlines each by itself, among related units."""
    page_type: Floats
    """`(7,)`: probability of each of `PAGE_TYPES`."""
    shown: float = 0.0
    """Probability that the page shows what another published."""

    def of_type(self, *names: str) -> float:
        """Probability that the page is of one of these of `PAGE_TYPES`."""
        return float(sum(self.page_type[PAGE_TYPES.index(name)] for name in names))

    def likeliest_type(self) -> str:
        """The one of `PAGE_TYPES` that the page most likely is of."""
        return PAGE_TYPES[int(self.page_type.argmax())]


_path: Path | None = None


def use(path: Path | None) -> None:
    """Takes another model file in this process (`None`: the shipped one); for evaluation."""
    global _path
    if path != _path:
        _path = path
        voter.cache_clear()


@lru_cache(maxsize=VOTERS)
def voter(number: int) -> network.Weights:
    """One of the networks of the model file, where they stand under their numbers."""
    place = _path or files("clipper.segment").joinpath(MODEL)
    with place.open("rb") as file, np.load(file) as arrays:
        return network.read(arrays, f"{number}/")


@lru_cache(maxsize=1)
def _threads() -> ThreadpoolController:
    return ThreadpoolController().select(user_api="blas")


def predict(features: Features) -> Prediction:
    """What the model says of the units of one page."""
    asked = [voter(number) for number in range(VOTERS if features.kind == "text" else 1)]
    # The products are small: threads of the linear-algebra library would only wait for each other.
    # To ask how many there are takes a hundredth of the time of saying how many there may be.
    if all(library.num_threads == 1 for library in _threads().lib_controllers):
        return together([network.run(weights, features) for weights in asked])
    with _threads().limit(limits=1):
        return together([network.run(weights, features) for weights in asked])


def together(votes: Sequence[Said]) -> Prediction:
    """The mean of what networks say: of probabilities of roles and types, of other log odds."""
    main, roles, mentions, kinds, shown = zip(*votes, strict=True)
    shares = _mean(roles)
    return Prediction(
        main=main_content(_mean(main), shares),
        roles=shares,
        mentions=_mean(mentions),
        page_type=_mean(kinds),
        shown=1 / (1 + exp(-sum(shown) / len(shown))),
    )


def _mean(arrays: Sequence[Floats]) -> Floats:
    total = arrays[0]
    for array in arrays[1:]:
        total = total + array
    return total if len(arrays) == 1 else total * np.float32(1 / len(arrays))


def mentions(prediction: Prediction) -> Floats:
    """`(units, 4)`: probabilities of `MENTIONS`; those of names and of the title are 1 a page."""
    odds = prediction.mentions
    headline = 1 / (1 + np.exp(-np.clip(odds[:, 3:], -30, 30)))
    out: Floats = np.concatenate((network.softmax(odds[:, :3].T).T, headline), axis=1)
    return out


def main_content(main: Floats, roles: Floats) -> Floats:
    """Probability of main content, `(units,)`, by the output for it, `(units,)` log odds, and that
    for roles, `(units, roles)`: learned from other labels, they are joined by their odds."""
    body = np.clip(roles[:, _BODY], 1e-4, 1 - 1e-4)
    joined = (1 - _ROLES_SAY) * main + _ROLES_SAY * np.log(body / (1 - body))
    out: Floats = 1 / (1 + np.exp(-joined))
    return out
