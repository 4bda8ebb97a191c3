"""Boosted trees: read as they are written, and written as they were grown."""

from __future__ import annotations

import numpy as np
import pytest

from clipper import trees


def test_trees_are_read_as_they_stand() -> None:
    """Two trees of depth 2; the second has a leaf above, which stands for both below it."""
    two = trees.Trees(
        0.5,
        np.array([[0, 1, 1], [1, 0, 0]]),
        np.array([[0.0, 1.0, 2.0], [0.0, np.inf, 5.0]], np.float32),
        np.array([[1, 2, 3, 4], [10, 10, 20, 30]], np.float32),
    )
    rows = np.array([[-1.0, 1.0], [-1.0, 1.5], [1.0, 2.0], [9.0, 2.5], [9.0, -1.0]])
    assert trees.log_odds(rows, two).tolist() == [21.5, 22.5, 23.5, 34.5, 13.5]
    assert trees.log_odds(rows[:0], two).tolist() == []


def test_the_trees_are_those_that_were_grown() -> None:
    pytest.importorskip("lightgbm", reason="LightGBM is for training alone")
    from training import boosting

    dice = np.random.default_rng(1)
    rows = dice.normal(size=(300, 6)).astype(np.float32)
    model = boosting.fit(rows, rows[:, 0] * rows[:, 1] > 0.2, np.ones(300), trees=5)
    made = boosting.arrays(model, "own_")
    read = trees.read(made, "own_")
    assert np.allclose(trees.log_odds(rows, read), model.predict(rows, raw_score=True), atol=1e-4)
