"""What is said of units of one form is pulled together."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import numpy as np
import pytest

from clipper.page import Kind, Role
from clipper.segment import alike, features
from clipper.segment.cut import html_blocks, text_blocks
from clipper.segment.labeller import Prediction
from clipper.segment.steps.judged import AT
from tests.segment.judged_pages import predicted

CARDS = [f"<div class='card'><p class='name'>Owl number {n} of Kelm</p></div>" for n in range(10)]
LINES = [f"Owl number {n} of Kelm" for n in range(10)]
ODD = 6
"""The card that the labeller takes for another thing than the others."""


def pulled(
    kind: Kind, others: dict[int, tuple[float, Role, float]]
) -> tuple[Prediction, Prediction]:
    """What is said of a page of ten cards and a paragraph, before and afterwards."""
    if kind == "html":
        last = "<main><p>The hall of Kelm is full of owls today.</p></main>"
        tree = lxml.html.document_fromstring(f"<html><body>{''.join(CARDS)}{last}</body></html>")
        blocks = html_blocks.read(tree)
    else:
        blocks = text_blocks.read("\n".join([*LINES, "", "The hall of Kelm is full: who knew?"]))
    made = features.extract(features.units(blocks), kind)
    said = predicted(len(blocks), others=others)
    said = replace(said, roles=said.roles / said.roles.sum(axis=1, keepdims=True))
    return said, alike.pulled(made, said)


@pytest.mark.parametrize("kind", ["html", "text"])
def test_one_card_among_many(kind: Kind) -> None:
    said, told = pulled(kind, {ODD: (0.5, Role.RELATED, 0.5)})
    assert told.main[ODD] > said.main[ODD] + 0.02
    for role, more in ((Role.BODY, True), (Role.RELATED, False)):
        assert (told.roles[ODD, AT[role]] > said.roles[ODD, AT[role]]) == more
    others = [at for at in range(10) if at != ODD]
    assert (told.main[others] < said.main[others]).all()
    assert told.main[-1] == pytest.approx(said.main[-1], abs=1e-4)  # there is none like it
    assert told.roles[-1] == pytest.approx(said.roles[-1], abs=2e-3)


@pytest.mark.parametrize("kind", ["html", "text"])
def test_what_all_alike_are_said_to_be_stays(kind: Kind) -> None:
    said, told = pulled(kind, {})
    assert told.main == pytest.approx(said.main, abs=1e-4)
    assert told.roles == pytest.approx(said.roles, abs=2e-3)


@pytest.mark.parametrize("count", [1, 2, 3, 40])
def test_probabilities_stay_probabilities(count: int) -> None:
    dice = np.random.default_rng(count)
    text = "\n".join(dice.choice(["• • •", "Owls", "Owls move in", "12:30 | 4", "ふくろう"], count))
    blocks = text_blocks.read(text)
    made = features.extract(features.units(blocks), "text")
    said = predicted(len(blocks))
    sure = dice.integers(0, 2, len(blocks)).astype(np.float32)
    roles = np.eye(len(Role), dtype=np.float32)[dice.integers(0, len(Role), len(blocks))]
    told = alike.pulled(made, Prediction(sure, roles, said.mentions, said.page_type))
    assert ((told.main >= 0) & (told.main <= 1)).all()
    assert told.roles.sum(axis=1) == pytest.approx(np.ones(len(blocks)), abs=1e-5)
    assert told.main.dtype == told.roles.dtype == np.float32
