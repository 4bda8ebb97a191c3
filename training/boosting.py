"""Boosted trees for `clipper.trees`: learned by LightGBM, written as arrays."""

from __future__ import annotations

from typing import Any

import lightgbm
import numpy as np

SEED = 7


def fit(
    rows: np.ndarray,
    labels: np.ndarray,
    weights: np.ndarray,
    *,
    trees: int = 200,
    depth: int = 5,
    rate: float = 0.08,
    leaves: int = 16,
    features: float = 0.3,
) -> lightgbm.Booster:
    """Trees that tell which rows, `(rows, columns)`, have a label; the same input gives the same
    trees. `features` is the share of the columns that each split looks at."""
    data = lightgbm.Dataset(rows.astype(np.float32), labels, weight=weights / weights.mean())
    options = {
        "objective": "binary",
        "num_leaves": leaves,
        "max_depth": depth,
        "learning_rate": rate,
        "feature_fraction_bynode": features,
        "bagging_fraction": 0.5,
        "bagging_freq": 1,
        "min_data_in_leaf": 20,
        "seed": SEED,
        "deterministic": True,
        "force_row_wise": True,
        "num_threads": 2,
        "verbose": -1,
    }
    return lightgbm.train(options, data, trees)


def arrays(model: lightgbm.Booster, prefix: str = "") -> dict[str, Any]:
    """The trees as `clipper.trees.read` wants them, all of full depth: a leaf higher up stands for
    all below it."""
    grown = [told["tree_structure"] for told in model.dump_model()["tree_info"]]
    inner = 2 ** max(map(_depth, grown)) - 1
    columns = np.zeros((len(grown), inner), np.int16)
    cuts = np.full((len(grown), inner), np.inf, np.float32)
    values = np.zeros((len(grown), inner + 1), np.float32)

    def fill(number: int, node: dict[str, Any], place: int) -> None:
        leaf = "leaf_value" in node
        if place >= inner:
            values[number, place - inner] = node["leaf_value"]
            return
        if not leaf:
            columns[number, place] = node["split_feature"]
            cuts[number, place] = _down(node["threshold"])
        for step, side in enumerate(("left_child", "right_child"), 1):
            fill(number, node if leaf else node[side], 2 * place + step)

    for number, node in enumerate(grown):
        fill(number, node, 0)
    # The first tree's values hold the bias.
    made = {"bias": np.array(0.0), "columns": columns, "cuts": cuts, "values": values}
    return {f"{prefix}{name}": value for name, value in made.items()}


def _down(cut: float) -> np.float32:
    """The largest number of single precision that is no greater."""
    near = np.float32(cut)
    return near if near <= cut else np.nextafter(near, np.float32(-np.inf))


def _depth(node: dict[str, Any]) -> int:
    if "leaf_value" in node:
        return 0
    return 1 + max(_depth(node["left_child"]), _depth(node["right_child"]))
