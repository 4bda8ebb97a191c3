"""Pages -> batches of arrays, with what each epoch changes about them.

There are few pages, so no epoch shows a page twice in the same way: another flattening, without
some stretches of it, without its words, its case, its word lists or its markup.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from clipper.page import Role
from clipper.segment import container, features, markup, whole_page
from clipper.segment.labeller import MENTIONS
from training.network import PAGE_TYPES

ROLES = tuple(Role)
LONGEST = 700
"""Units of a page that one training step sees; of a longer page, a random stretch."""
CASE = [
    i for i, n in enumerate(features.DENSE) if n in ("starts_upper", "starts_lower", "capitals")
]
LISTS = [i for i, n in enumerate(features.DENSE) if n.startswith(("lex_", "under_"))]
HINTED = [i for i, n in enumerate(features.DENSE) if n.startswith("hint_")]
MARKED = [
    i
    for i, n in enumerate(features.DENSE)
    if n in markup.COLUMNS or n in container.COLUMNS or n.startswith(("in_", "hint_", "up"))
]
SAID = [i for i, n in enumerate(features.DENSE) if n in whole_page.COLUMNS]
_BY_UNIT = ("dense", "words", "hints", "main", "role", "mentions", "size")


def without_spans(view: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """Every other page loses up to four stretches, each at most an eighth of it."""
    count = len(view["size"])
    if count <= 12 or dice.random() < 0.5:
        return view
    keep = np.ones(count, bool)
    for _ in range(dice.randrange(1, 5)):
        length = dice.randrange(1, max(2, count // 8))
        start = dice.randrange(count - length + 1)
        keep[start : start + length] = False
    return {name: view[name][keep] for name in _BY_UNIT}


def withhold(batch: Batch, dice: random.Random) -> None:
    """Takes away what another language, another program or another site would not show."""
    for at in range(len(batch.dense)):
        if dice.random() < 0.3:
            batch.dense[at][:, SAID] = 0
        batch.told[at] = dice.random() < 0.6
        if dice.random() < 0.2:
            batch.words[at] = 0
        else:
            batch.words[at] *= torch.rand(batch.words[at].shape) > 0.25
        if dice.random() < 0.12:
            batch.dense[at][:, CASE] = 0
        if dice.random() < 0.08:
            batch.dense[at][:, LISTS] = 0
        chance = dice.random()
        if chance < 0.25:
            batch.hints[at] = 0
            batch.dense[at][:, MARKED] = 0
        elif chance < 0.45:
            batch.hints[at] = 0
            if dice.random() < 0.25:
                batch.dense[at][:, HINTED] = 0
        else:
            batch.hints[at] *= torch.rand(batch.hints[at].shape) > 0.3


class Batch:
    def __init__(
        self, rows: Sequence[tuple[dict[str, Any], dict[str, Any]]], dice: random.Random | None
    ) -> None:
        if dice:
            rows = [(page, without_spans(view, dice)) for page, view in rows]
        cuts = []
        for _, view in rows:
            n = len(view["size"])
            start = 0
            if dice and n > LONGEST:
                start = dice.randrange(n - LONGEST + 1)
                n = LONGEST
            cuts.append(slice(start, start + n))
        longest = max(c.stop - c.start for c in cuts)
        count = len(rows)
        first = rows[0][1]
        self.dense = torch.zeros(count, longest, first["dense"].shape[1])
        self.words = torch.zeros(count, longest, features.WORDS, dtype=torch.long)
        self.hints = torch.zeros(count, longest, features.HINTS, dtype=torch.long)
        self.mask = torch.zeros(count, longest)
        self.told = torch.ones(count)
        self.main = torch.full((count, longest), -1.0)
        self.role = torch.full((count, longest), -1, dtype=torch.long)
        self.mentions = torch.full((count, longest, len(MENTIONS)), -1, dtype=torch.int8)
        self.size = torch.zeros(count, longest)
        self.gold = torch.zeros(count)
        self.kind = torch.zeros(count, dtype=torch.long)
        self.shown = torch.full((count,), -1.0)
        for at, ((page, view), cut) in enumerate(zip(rows, cuts, strict=True)):
            n = cut.stop - cut.start
            self.dense[at, :n] = torch.from_numpy(view["dense"][cut].astype(np.float32))
            self.words[at, :n] = torch.from_numpy(view["words"][cut].astype(np.int64))
            self.hints[at, :n] = torch.from_numpy(view["hints"][cut].astype(np.int64))
            self.mask[at, :n] = 1
            self.main[at, :n] = torch.from_numpy(view["main"][cut].astype(np.float32))
            self.role[at, :n] = torch.from_numpy(view["role"][cut].astype(np.int64))
            self.mentions[at, :n] = torch.from_numpy(view["mentions"][cut])
            self.size[at, :n] = torch.from_numpy(view["size"][cut].astype(np.float32))
            whole = float(view["size"].sum()) or 1.0
            self.gold[at] = len(page["gold"]) * float(view["size"][cut].sum()) / whole
            self.shown[at] = page["shown"]
            self.kind[at] = PAGE_TYPES.index(page["type"]) if page["type"] in PAGE_TYPES else 0
        if dice:
            withhold(self, dice)


def draw(pages: Sequence[dict[str, Any]], dice: random.Random) -> list[tuple[Any, Any]]:
    """One epoch: each page's HTML and two of its text views. A page in a pseudo-language stands in
    for its source now and then, and one with strays in more often."""
    rows = []
    for page in pages:
        names = [n for n in page["views"] if n not in ("html", "html@", "html+")]
        if "html" in page["views"]:
            chance = dice.random()
            name = "html@" if chance < 0.2 else "html+" if chance < 0.5 else "html"
            rows.append((page, page["views"].get(name, page["views"]["html"])))
        dice.shuffle(names)
        names.sort(key=lambda n: "+" in n and dice.random() < 0.4, reverse=True)
        rows += [(page, page["views"][name]) for name in names[:2]]
    return rows


def batches(rows: Sequence[tuple[Any, Any]], dice: random.Random, units: int = 4000) -> list[Any]:
    order = sorted(rows, key=lambda r: len(r[1]["size"]) * dice.uniform(0.9, 1.1))
    made, now, longest = [], [], 0
    for row in order:
        n = min(LONGEST, len(row[1]["size"]))
        if now and max(longest, n) * (len(now) + 1) > units:
            made.append(now)
            now, longest = [], 0
        now.append(row)
        longest = max(longest, n)
    if now:
        made.append(now)
    dice.shuffle(made)
    return made
