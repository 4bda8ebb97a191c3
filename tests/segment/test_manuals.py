"""Manuals on one page, longer than those that were learned from."""

from __future__ import annotations

import numpy as np
import pytest

from clipper.segment import features, labeller, manuals
from clipper.segment.cut import text_blocks
from clipper.segment.features import DENSE
from clipper.segment.labeller import PAGE_TYPES, Prediction
from tests.segment.judged_pages import ARTICLE, predicted

MANUAL = np.array([0.9 if kind == "documentation" else 0.01 for kind in PAGE_TYPES], np.float32)
COLUMN = DENSE.index("page_units")


@pytest.mark.parametrize(
    ("units", "page_type", "again"),
    [(800, MANUAL, True), (800, ARTICLE, False), (300, MANUAL, False)],
)
def test_of_a_long_manual_the_labeller_is_told_less(
    units: int, page_type: np.ndarray, again: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"The boat of the {n}th day is pulled up to the old pier." for n in range(units)]
    made = features.extract(features.units(text_blocks.read("\n\n".join(lines))), "text")
    first, asked = predicted(len(lines), page_type), []

    def predict(told: features.Features) -> Prediction:
        asked.append(told.dense[:, COLUMN].max())
        return predicted(len(lines), page_type, main=0.5)

    monkeypatch.setattr(labeller, "predict", predict)
    found = manuals.looked_again(made, first)
    assert (found is first) is not again
    assert all(told < made.dense[:, COLUMN].max() for told in asked)
    assert len(asked) == again


def test_pages_beyond_a_length_are_of_one_length() -> None:
    at = DENSE.index("page_words")
    found = []
    for units in (900, 1800):
        lines = [f"The boat of the {n}th day is pulled up to the old pier." for n in range(units)]
        units_of = features.units(text_blocks.read("\n\n".join(lines)))
        found.append(float(features.extract(units_of, "text").dense[0, at]))
    assert found[0] == found[1]
