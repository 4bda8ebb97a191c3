"""Columns and rows that no other test file speaks of."""

from __future__ import annotations

import numpy as np
import pytest

from clipper.segment import features
from clipper.segment.cut import text_blocks

PROSE = "The boats came in late that day and the men were tired, so nobody asked about the storm."


def under(text: str, category: str) -> list[float]:
    made = features.extract(features.units(text_blocks.read(text)), "text")
    values: list[float] = made.dense[:, features.DENSE.index(f"under_{category}")].tolist()
    return values


@pytest.mark.parametrize("heading", ["References", "Quellen:", "参考文献", "Список литературы"])
def test_below_the_head_of_a_list_of_sources(heading: str) -> None:
    text = "\n".join(["Tea", PROSE, heading, *(f"{n}. A book of {PROSE}" for n in range(8))])
    assert under(text, "references") == pytest.approx(
        [0, 0, *(1 / (1 + n / 8) for n in range(9))], abs=1e-5
    )


def test_a_sentence_heads_nothing() -> None:
    assert max(under(f"Tea\nWe asked all our sources\n{PROSE}", "references")) < 0.001
    assert max(under(f"Tea\nReferences.\n{PROSE}", "references")) < 0.001


def test_the_nearest_head_counts() -> None:
    got = under(f"Comments\n{PROSE}\n{PROSE}\nComments\n{PROSE}", "comments")
    assert got == pytest.approx([1, 8 / 9, 8 / 10, 1, 8 / 9])


def test_a_page_without_lines() -> None:
    assert features.extract([], "text").dense.shape == (0, len(features.DENSE))


def test_pairs_are_of_neighbours_in_their_order() -> None:
    words = np.array([[5, 6, 7, 0], [6, 5, 0, 0], [9, 0, 0, 0], [0, 0, 0, 0]], np.int64)
    got = features.pairs(words)
    assert ((got > 0) == [[1, 1, 0], [1, 0, 0], [0, 0, 0], [0, 0, 0]]).all()
    assert got.max() < features.PAIRS
    assert len({*got[0, :2].tolist(), got[1, 0]}) == 3
