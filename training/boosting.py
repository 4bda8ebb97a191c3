"""Boosted trees for `clipper.trees`: learned by scikit-learn, written as arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

SEED = 7


def fit(
    rows: np.ndarray,
    labels: np.ndarray,
    weights: np.ndarray,
    *,
    trees: int = 200,
    depth: int = 5,
    rate: float = 0.08,
    features: float = 0.1,
) -> GradientBoostingClassifier:
    """Trees that tell which rows, `(rows, columns)`, have a label; the same input gives the same
    trees. `features` is the share of the columns that each split looks at."""
    model = GradientBoostingClassifier(
        n_estimators=trees,
        max_depth=depth,
        learning_rate=rate,
        max_features=features,
        subsample=0.5,
        min_samples_leaf=20,
        random_state=SEED,
    )
    return model.fit(rows.astype(np.float32), labels, sample_weight=weights / weights.mean())


def arrays(model: GradientBoostingClassifier, prefix: str = "") -> dict[str, Any]:
    """The trees as `clipper.trees.read` wants them, all of full depth: a leaf higher up stands for
    all below it."""
    inner = 2**model.max_depth - 1
    count = len(model.estimators_)
    columns = np.zeros((count, inner), np.int16)
    cuts = np.full((count, inner), np.inf, np.float32)
    values = np.zeros((count, inner + 1), np.float32)

    def fill(number: int, tree: Any, node: int, place: int) -> None:
        leaf = tree.children_left[node] < 0
        if place >= inner:
            values[number, place - inner] = model.learning_rate * tree.value[node][0, 0]
            return
        if not leaf:
            columns[number, place], cuts[number, place] = tree.feature[node], tree.threshold[node]
        for step, child in enumerate((tree.children_left[node], tree.children_right[node]), 1):
            fill(number, tree, node if leaf else child, 2 * place + step)

    for number, (estimator,) in enumerate(model.estimators_):
        fill(number, estimator.tree_, 0, 0)
    share = model.init_.class_prior_[1]
    made = {
        "bias": np.log(share / (1 - share)),
        "columns": columns,
        "cuts": cuts,
        "values": values,
    }
    return {f"{prefix}{name}": value for name, value in made.items()}
