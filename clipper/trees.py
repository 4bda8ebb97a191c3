"""Boosted trees, as scikit-learn learns them, read with NumPy.

Gradient boosting after Friedman, "Greedy Function Approximation", Annals of Statistics 2001;
`training.boosting` fits them and writes the arrays.
"""

from __future__ import annotations

from collections.abc import Mapping
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


def _log_odds(rows: npt.NDArray[Any], trees: Trees) -> npt.NDArray[np.float32]:
    seen = rows.astype(np.float32)
    lines, each = np.arange(len(rows))[:, None], np.arange(len(trees.columns))[None, :]
    node = np.zeros((len(rows), len(trees.columns)), np.int64)
    inner = trees.columns.shape[1]
    while inner > node[0, 0]:
        right = seen[lines, trees.columns[each, node]] > trees.cuts[each, node]
        node = 2 * node + 1 + right
    total: npt.NDArray[np.float32] = trees.bias + trees.values[each, node - inner].sum(axis=1)
    return total
