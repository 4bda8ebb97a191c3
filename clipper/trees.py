"""Boosted trees, as scikit-learn learns them, read with NumPy.

Gradient boosting after Friedman, "Greedy Function Approximation", Annals of Statistics 2001;
`training.boosting` fits them and writes the arrays.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from math import log
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

_AT_ONCE = 4096
"""Rows that are held against the trees at a time."""


class Trees(NamedTuple):
    """Trees of one depth, each of them whole: below node n stand 2 n + 1 and 2 n + 2."""

    bias: float
    columns: npt.NDArray[np.int64]
    """`(trees, inner nodes)`: the column that a node asks for."""
    cuts: npt.NDArray[np.float32]
    """`(trees, inner nodes)`: what is greater goes on to the right."""
    values: npt.NDArray[np.float32]
    """`(trees, leaves)`: log odds that a leaf adds."""


class Model:
    """The trees of a file that ships inside a package; read when they are needed, and once."""

    def __init__(self, package: str, name: str, prefixes: tuple[str, ...] = ("",)) -> None:
        self.name = name
        self._package = package
        self._prefixes = prefixes
        self._path: Path | None = None
        self._trees: tuple[Trees, ...] | None = None

    def use(self, path: Path | None) -> None:
        """Takes another file in this process (`None`: the shipped one); for evaluation."""
        if path != self._path:
            self._path, self._trees = path, None

    def trees(self) -> tuple[Trees, ...]:
        """Those under each of the prefixes, in their order."""
        if self._trees is None:
            place = self._path or files(self._package).joinpath(self.name)
            with place.open("rb") as file, np.load(file) as data:
                self._trees = tuple(read(data, prefix) for prefix in self._prefixes)
        return self._trees


def logit(p: float) -> float:
    """Log odds of a probability, which 0 and 1 are none of."""
    p = min(max(p, 1e-3), 1 - 1e-3)
    return log(p / (1 - p))


def relative(rows: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Rows that compete, `(rows, columns)`, and behind each how far it is from the largest in every
    column."""
    return np.hstack([rows, rows - rows.max(axis=0)])


def read(arrays: Mapping[str, Any], prefix: str = "") -> Trees:
    """The trees that stand in a file's arrays under this prefix."""
    return Trees(
        float(arrays[f"{prefix}bias"]),
        arrays[f"{prefix}columns"].astype(np.int64),
        arrays[f"{prefix}cuts"].astype(np.float32),
        arrays[f"{prefix}values"].astype(np.float32),
    )


def log_odds(rows: npt.NDArray[Any], trees: Trees) -> npt.NDArray[np.float32]:
    """Sum of what the trees say of each of the rows, `(rows, columns)` -> `(rows,)`."""
    parts = [_log_odds(rows[at : at + _AT_ONCE], trees) for at in range(0, len(rows), _AT_ONCE)]
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def probabilities(rows: npt.NDArray[Any], trees: Trees) -> npt.NDArray[np.float32]:
    """The same as probabilities."""
    return np.asarray(1 / (1 + np.exp(-np.clip(log_odds(rows, trees), -30, 30))), np.float32)


def _log_odds(rows: npt.NDArray[Any], trees: Trees) -> npt.NDArray[np.float32]:
    # Places in the flat arrays: to take by one number is twice as fast as by two.
    flat = rows.astype(np.float32).ravel()
    lines = np.arange(len(rows))[:, None] * rows.shape[1]
    count, inner = trees.columns.shape
    starts = np.arange(count)[None, :] * inner
    columns, cuts = trees.columns.ravel(), trees.cuts.ravel()
    node = np.zeros((len(rows), count), np.int64)
    for _ in range((inner + 1).bit_length() - 1):
        at = node + starts
        right = flat.take(lines + columns.take(at)) > cuts.take(at)
        node = 2 * node + 1 + right
    leaves = node - inner + np.arange(count)[None, :] * (inner + 1)
    total: npt.NDArray[np.float32] = trees.bias + trees.values.ravel().take(leaves).sum(axis=1)
    return total
