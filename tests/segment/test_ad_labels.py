"""Prose behind the bare label of an advert."""

from __future__ import annotations

import numpy as np
import pytest

from clipper.page import NOTHING_SAID, Role
from clipper.segment import ad_labels, features, labeller
from clipper.segment.cut import text_blocks
from clipper.segment.labeller import Prediction
from clipper.segment.steps.judged import AT
from tests.segment.judged_pages import PROSE, predicted

STORY = "The council says it will decide in the autumn whether the lease can be extended to 2027."
PRICED = "Stoves of every kind for every house, from 99 pounds, and nobody sells them for any less."


def again(
    lines: list[str],
    adverts: list[int],
    monkeypatch: pytest.MonkeyPatch,
    second: float = 0.99,
) -> tuple[Prediction, Prediction, list[int]]:
    """What was said first, what is said in the end, and how many units were looked at again."""
    groups = features.units(text_blocks.read("\n\n".join(lines)))
    made = features.extract(groups, "text")
    first = predicted(len(groups), others=dict.fromkeys(adverts, (0.01, Role.PROMOTION, 0.99)))
    asked: list[int] = []

    def predict(given: features.Features) -> Prediction:
        asked.append(len(given.dense))
        return predicted(len(given.dense), main=second)

    monkeypatch.setattr(labeller, "predict", predict)
    return first, ad_labels.looked_again(groups, "text", NOTHING_SAID, made, first), asked


@pytest.mark.parametrize("label", ["Advertisement", "Anzeige", "PUBLICIDAD", "广告", "Реклама"])
def test_prose_behind_a_bare_label_is_the_storys(
    label: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ["Tea", PROSE, label, STORY, PROSE]
    _, told, asked = again(lines, [2, 3], monkeypatch)
    assert asked == [4]
    assert told.roles[3].argmax() == AT[Role.BODY]
    assert told.main[3] > 0.9
    assert told.roles[2].argmax() == AT[Role.PROMOTION]


def test_what_follows_such_prose_is_looked_at_too(monkeypatch: pytest.MonkeyPatch) -> None:
    _, told, _ = again(["Advertisement", PROSE, STORY, PROSE], [0, 1, 2], monkeypatch)
    assert (told.roles[1:].argmax(axis=1) == AT[Role.BODY]).all()


@pytest.mark.parametrize(
    ("lines", "adverts"),
    [
        (["Tea", PROSE, "Advertisement", PRICED, PROSE], [2, 3]),
        (["Tea", PROSE, "Advertisement", "Boots that never leak", PROSE], [2, 3]),
        (["Tea", PROSE, "Subscribe", STORY, PROSE], [2, 3]),
        (["Tea", PROSE, "Advertisement", PROSE, STORY], [2]),
        (["Tea", PROSE, "An advertisement of the council says nothing", STORY], [2, 3]),
    ],
    ids=["a price", "few words", "another label", "content already", "a sentence"],
)
def test_nothing_is_looked_at_again(
    lines: list[str], adverts: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, told, asked = again(lines, adverts, monkeypatch)
    assert told is first
    assert asked == []


def test_a_doubtful_second_look_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["Tea", PROSE, "Advertisement", STORY, PROSE]
    first, told, asked = again(lines, [2, 3], monkeypatch, second=0.7)
    assert asked == [4]
    assert np.array_equal(told.main, first.main)
    assert np.array_equal(told.roles, first.roles)
