"""Fewer and narrower layers of roles for HTML pages, taught by those that the network has.

    python -m training.smaller CACHE FOLDER/fold0.npz --without 0
    python -m training.smaller CACHE clipper/segment/model.npz

On HTML pages the layers of roles took more than half of the network's time, though tags tell most
roles there. Four in place of six, half as wide, learn to say what those say (Hinton, Vinyals and
Dean, "Distilling the Knowledge in a Neural Network", 2015), and a little of the labels; all else of
the network stays as it is. They are written into the model file (under `network.HTML_TOWER`), and
`training.train --start` does without them, so that they are to be taught again after it, from
nothing or, with `--start`, on from those of another file.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F

from clipper.segment.network import HTML_TOWER, ROLE_DILATIONS
from training.batches import Batch, batches, draw
from training.network import VOTERS, Network, Roles, Shape, kept
from training.train import OF_HTML, Descent, as_it_was, fold_of, load, role_weights

WIDTH = 64
DILATIONS = (1, 3, 9, 1)
_DROP = 20
_LABELS_WEIGH = 0.3


def loss_of(
    said: torch.Tensor, taught: torch.Tensor, batch: Batch, class_weights: torch.Tensor
) -> torch.Tensor:
    """How far the roles `said` are from those `taught`, and from the labels where there are any."""
    there = batch.mask > 0
    share = torch.softmax(taught[there], -1)
    # Rare roles and long units weigh as they do in the loss of the labels.
    weight = batch.size[there].clamp(min=1).pow(0.3) * (share @ class_weights)
    apart = F.kl_div(torch.log_softmax(said[there], -1), share, reduction="none").sum(-1)
    loss = (apart * weight).sum() / weight.sum()
    told = (batch.role >= 0) & there
    if told.any():
        target = batch.role[told]
        weight = class_weights[target] * batch.size[told].clamp(min=1).pow(0.3)
        wrong = F.cross_entropy(said[told], target, reduction="none")
        loss = loss + _LABELS_WEIGH * (wrong * weight).sum() / weight.sum()
    return loss


def small(shape: Shape) -> Roles:
    """Layers that have learned nothing yet, for a network of this shape."""
    return Roles(replace(shape, role_dilations=DILATIONS), WIDTH, _DROP)


def export(layers: Roles) -> dict[str, Any]:
    """The layers as arrays of a model file, by name."""
    arrays = {name: kept(value.numpy()) for name, value in layers.state_dict().items()}
    arrays[ROLE_DILATIONS] = np.array(DILATIONS)
    return {f"0/{HTML_TOWER}{name}": value for name, value in arrays.items()}


def taken_up(shape: Shape, model: Path) -> Roles:
    """The layers of a model file, for a network of this shape."""
    layers, prefix = small(shape), f"0/{HTML_TOWER}"
    with np.load(model) as arrays:
        read = {name: arrays[f"{prefix}{name}"] for name in layers.state_dict()}
    layers.load_state_dict({name: torch.tensor(x.astype(np.float32)) for name, x in read.items()})
    return layers


def teach(
    network: Network, pages: Sequence[dict[str, Any]], epochs: int, start: Path | None = None
) -> Roles:
    """`start`: a model file to go on from, at a third of the pace."""
    torch.manual_seed(VOTERS[0].seed)
    dice = random.Random(VOTERS[0].seed)
    tower = taken_up(network.shape, start) if start else small(network.shape)
    class_weights = role_weights(pages)
    descent = Descent(tower, pages, epochs, 1.3e-3 if start else 4e-3)
    for epoch in range(epochs):
        began, total, n = time.time(), 0.0, 0
        for rows in batches(draw(pages, dice), dice):
            batch = Batch(rows, dice)
            mask3 = batch.mask.unsqueeze(2)
            with torch.autocast("cpu", torch.bfloat16):
                with torch.no_grad():
                    x, words, _ = network.shared(
                        batch.dense, batch.words, batch.hints, batch.mask, batch.told
                    )
                    taught = network.roles(x, words, mask3)
                said = tower.roles(x, words, mask3)
            loss = loss_of(said.float(), taught.float(), batch, class_weights)
            total += descent.step(loss)
            n += 1
        print(f"epoch {epoch + 1}: loss {total / n:.4f}, {time.time() - began:.0f} s", flush=True)
    averaged: Roles = descent.average.module
    return averaged.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path)
    parser.add_argument("model", type=Path, help="file that the layers are taught by and added to")
    parser.add_argument("--without", type=int, help="fold whose pages are not learned from")
    parser.add_argument("--epochs", type=int, default=30)
    parser.add_argument("--start", type=Path, help="model file whose layers are taught on")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    pages = [
        page
        for page in load(options.cache, set(OF_HTML))
        if page["views"] and (options.without is None or fold_of(page) != options.without)
    ]
    print(len(pages), "pages", flush=True)
    tower = teach(as_it_was(VOTERS[0], options.model), pages, options.epochs, options.start)
    with np.load(options.model) as file:
        others = [name for name in file if not name.startswith(f"0/{HTML_TOWER}")]
        arrays = {name: file[name] for name in others}
    np.savez_compressed(options.model, **arrays, **export(tower))


if __name__ == "__main__":
    main()
