"""Training of the labeller and its cross-validation by site.

    python -m training.train CACHE --folds 5        # cross-validate, print scores
    python -m training.train CACHE --export FILE    # train on everything, write the model

`CACHE` is the folder that `training.prepare` made. The seed is fixed.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import time
import zlib
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F

from benchmarks.data import fold
from clipper.page import Kind, Role
from clipper.segment import features, labeller
from clipper.segment.network import Said
from clipper.segment.steps import first_guess
from training.batches import ROLES, Batch, batches, draw
from training.network import PAGE_TYPES, VOTERS, Network, Shape, Voter, export, take_up
from training.saved_pages import SAVED

BODY = ROLES.index(Role.BODY)
HEADLINE = labeller.MENTIONS.index("headline")
NAMES_WEIGH, HEADLINES_WEIGH = (0.1, 0.05, 0.05), 0.3
SCORED = ("html", "html+", "resiliparse", "resiliparse+", "inscriptis", "lines", "text", "text+")
"""Views that held-out pages are scored on."""
OF_HTML = ("html", "html@", "html+")


def load(folder: Path, only: set[str] | None = None) -> list[dict[str, Any]]:
    pages = []
    for path in sorted(folder.glob("*.pickle")):
        page = pickle.loads(path.read_bytes())
        if only:
            page["views"] = {k: v for k, v in page["views"].items() if k in only}
        pages.append(page)
    return pages


def fold_of(page: dict[str, Any]) -> int:
    return page["fold"] if "fold" in page else fold(page["domain"], 5)


def statistics(pages: Sequence[dict[str, Any]]) -> tuple[torch.Tensor, torch.Tensor]:
    rows = np.concatenate(
        [v["dense"].astype(np.float32) for p in pages[::4] for v in p["views"].values()]
    )
    mean, deviation = rows.mean(0), rows.std(0)
    return torch.tensor(mean), torch.tensor(1 / np.maximum(deviation, 0.05))


def role_weights(pages: Sequence[dict[str, Any]]) -> torch.Tensor:
    """`(roles,)`: rare roles weigh more than there are of them."""
    counts = np.ones(len(ROLES))
    for page in pages:
        for view in page["views"].values():
            told = view["role"][view["role"] >= 0]
            counts += np.bincount(told, minlength=len(ROLES))
    return torch.tensor((counts / counts.sum()) ** -0.4, dtype=torch.float32)


class Descent:
    """What a network learns by: its optimiser, the pace from step to step, its running average."""

    def __init__(
        self, network: torch.nn.Module, pages: Sequence[dict[str, Any]], epochs: int, pace: float
    ) -> None:
        self.weights = list(network.parameters())
        self.optimiser = torch.optim.AdamW(self.weights, 1e-3, weight_decay=0.05, fused=True)
        steps = epochs * len(batches(draw(pages, random.Random(0)), random.Random(0)))
        self.schedule = torch.optim.lr_scheduler.OneCycleLR(
            self.optimiser, pace, total_steps=steps + epochs * 40 + 10, pct_start=0.15
        )
        self.network = network
        self.average = torch.optim.swa_utils.AveragedModel(
            network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.995)
        )

    def step(self, loss: torch.Tensor) -> float:
        """One step down; the loss before it."""
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.weights, 1.0)
        self.optimiser.step()
        self.schedule.step()
        self.average.update_parameters(self.network)
        return float(loss.detach())


def loss_of(
    out: tuple[torch.Tensor, ...], batch: Batch, class_weights: torch.Tensor
) -> torch.Tensor:
    main, role, mention, kinds, shown = out
    known = (batch.main >= 0) & (batch.mask > 0)
    share = batch.main.clamp(min=0)
    weight = batch.size.clamp(min=0.5).pow(0.7) * known
    weight = weight / weight.sum(1, keepdim=True).clamp(min=1)
    has = known.any(1).float()
    bce = F.binary_cross_entropy_with_logits(main, share, reduction="none")
    loss_main = ((bce * weight).sum(1) * has).sum() / has.sum().clamp(min=1)
    p = torch.sigmoid(main) * known
    hit = (p * share * batch.size).sum(1)
    f1 = 2 * hit / ((p * batch.size).sum(1) + (share * batch.size * known).sum(1) + 1)
    loss_f1 = ((1 - f1) * has).sum() / has.sum().clamp(min=1)
    told = (batch.role >= 0) & (batch.mask > 0)
    loss_role = main.new_zeros(())
    if told.any():
        target = batch.role[told]
        w = class_weights[target] * batch.size[told].clamp(min=1).pow(0.3)
        loss_role = (F.cross_entropy(role[told], target, reduction="none") * w).sum() / w.sum()
    loss_page = F.cross_entropy(kinds, batch.kind)
    if (noted := batch.shown >= 0).any():
        loss_page = loss_page + F.binary_cross_entropy_with_logits(shown[noted], batch.shown[noted])
    loss_mentions = loss_of_mentions(mention, batch)
    return loss_main + 0.7 * loss_f1 + loss_role + loss_mentions + 0.05 * loss_page


def loss_of_mentions(mention: torch.Tensor, batch: Batch) -> torch.Tensor:
    """A name stands somewhere on its page, so its units compete (a conditional logit); headlines
    are told one by one from the other related units."""
    there = batch.mask > 0
    total = mention.new_zeros(())
    for at in range(HEADLINE):
        right = (batch.mentions[:, :, at] == 1) & there
        has = right.any(1)
        if has.any():
            scores = mention[:, :, at].masked_fill(~there, -1e4)
            hit = torch.logsumexp(scores.masked_fill(~right, -1e4), 1)
            missed = torch.logsumexp(scores, 1) - hit
            total = total + NAMES_WEIGH[at] * missed[has].mean()
    told = (batch.mentions[:, :, HEADLINE] >= 0) & there
    if told.any():
        # Long lists would otherwise drown the others.
        w = told / told.sum(1, keepdim=True).clamp(min=10).sqrt()
        truth = batch.mentions[:, :, HEADLINE].clamp(min=0).float()
        bce = F.binary_cross_entropy_with_logits(mention[:, :, HEADLINE], truth, reduction="none")
        total = total + HEADLINES_WEIGH * (bce * w).sum() / w.sum()
    return total


def fit(
    pages: Sequence[dict[str, Any]],
    voter: Voter,
    epochs: int,
    hidden: int,
    log: str = "",
    *,
    start: Path | None = None,
    drop: int | None = None,
) -> Network:
    """`start`: a model file to learn on from, at a third of the pace. `drop`: numbers of 256 that
    are dropped between layers, where not those of the network. The network that is asked of
    HTML pages then goes only half the way to what it learned (Wortsman and others, "Robust
    fine-tuning of zero-shot models", CVPR 2022): whole, it says more of pages like the new ones and
    less of the found ones."""
    # The same numbers again would withhold the same words and stretches as in the run before.
    seed = zlib.crc32(start.read_bytes()) + voter.seed if start else voter.seed
    torch.manual_seed(seed)
    dice = random.Random(seed)
    mean, scale = statistics(pages)
    network = Network(Shape(len(voter.columns), hidden=hidden), mean, scale, voter.columns)
    if drop is not None:
        network.drop.cut = drop
    begun = None
    if start:
        with np.load(start) as arrays:
            take_up(network, arrays)
        begun = {name: value.clone() for name, value in network.state_dict().items()}
    class_weights = role_weights(pages)
    descent = Descent(network, pages, epochs, 1e-3 if start else 3e-3)
    for epoch in range(epochs):
        began, total, n = time.time(), 0.0, 0
        network.train()
        for rows in batches(draw(pages, dice), dice):
            batch = Batch(rows, dice)
            with torch.autocast("cpu", torch.bfloat16):
                out = network(batch.dense, batch.words, batch.hints, batch.mask, batch.told)
            loss = loss_of(tuple(part.float() for part in out), batch, class_weights)
            total += descent.step(loss)
            n += 1
        print(
            f"{log}epoch {epoch + 1}: loss {total / n:.4f}, {time.time() - began:.0f} s", flush=True
        )
    averaged: Network = descent.average.module
    if begun is not None and not voter.text_alone:
        learned = averaged.state_dict()
        averaged.load_state_dict({name: (learned[name] + begun[name]) / 2 for name in learned})
    return averaged.eval()


def as_it_was(voter: Voter, model: Path) -> Network:
    """A voter of a model file."""
    columns = len(features.DENSE)
    shape = Shape(len(voter.columns))
    network = Network(shape, torch.zeros(columns), torch.ones(columns), voter.columns)
    with np.load(model) as arrays:
        take_up(network, arrays)
    return network.eval()


@torch.no_grad()
def predict(
    networks: Sequence[Network], page: dict[str, Any], view: dict[str, Any]
) -> labeller.Prediction:
    """What networks say of a page, together."""
    batch = Batch([(page, view)], None)
    given = batch.dense, batch.words, batch.hints, batch.mask, batch.told
    votes = []
    for network in networks:
        main, role, mention, kinds, shown = network(*given)
        roles, types = torch.softmax(role, -1)[0].numpy(), torch.softmax(kinds, -1)[0].numpy()
        votes.append(Said(main[0].numpy(), roles, mention[0].numpy(), types, float(shown[0])))
    return labeller.together(votes)


def word_f1(view: dict[str, Any], keep: np.ndarray, gold: np.ndarray) -> float:
    mask = np.repeat(keep, view["size"])
    a, ca = np.unique(view["ids"][mask], return_counts=True)
    b, cb = np.unique(gold, return_counts=True)
    _, ia, ib = np.intersect1d(a, b, return_indices=True)
    hit = np.minimum(ca[ia], cb[ib]).sum()
    return float(2 * hit / max(1, ca.sum() + cb.sum()))


def decide(main: np.ndarray, role: np.ndarray, size: np.ndarray, kind: Kind) -> np.ndarray:
    """Roles from the two outputs, as the first structure step takes them."""
    rest = role.copy()
    rest[:, BODY] = 0
    best = rest.argmax(1)
    firm = first_guess.holds(rest, kind)
    cut = first_guess.content_cut(main, size.astype(np.float32), kind)
    return np.where((main >= cut) & ~firm, BODY, best)


def evaluate(
    networks: Sequence[Network],
    pages: Sequence[dict[str, Any]],
    store: dict[str, Any] | None = None,
) -> dict[str, Any]:
    scores: dict[tuple[str, str], list[float]] = defaultdict(list)
    confusion, invented_confusion = np.zeros((2, len(ROLES), len(ROLES)))
    for page in pages:
        for name in SCORED:
            if name not in page["views"]:
                continue
            view = page["views"][name]
            kind: Kind = "html" if name in ("html", "html+") else "text"
            asked = networks[:1] if kind == "html" else networks
            said = predict(asked, page, view)
            if store is not None:
                store[page["id"], name] = tuple(
                    part.astype(np.float16) for part in (said.main, said.roles)
                )
            roles = decide(said.main, said.roles, view["size"], kind)
            invented = "fold" in page  # written for training: scored apart
            if len(page["gold"]):
                f1 = word_f1(view, roles == BODY, page["gold"])
                shown = f"{name}, invented" if invented else name
                scores[shown, page["type"]].append(f1)
                scores[shown, "all"].append(f1)
            if name in ("resiliparse", "text"):
                told = view["role"] >= 0
                np.add.at(
                    invented_confusion if invented else confusion,
                    (view["role"][told], roles[told]),
                    1,
                )
    return {"scores": scores, "confusion": confusion, "invented": invented_confusion}


def report(
    scores: dict[tuple[str, str], list[float]], confusion: np.ndarray, invented: np.ndarray
) -> None:
    names = sorted({n for n, _ in scores})
    types = ["all", *PAGE_TYPES]
    print("| view | " + " | ".join(types) + " |")
    for name in names:
        means = [f"{np.mean(scores[name, t]):.4f}" if scores.get((name, t)) else "-" for t in types]
        print(f"| {name} | " + " | ".join(means) + " |")
    for what, counts in (("roles", confusion), ("roles, invented", invented)):
        tp = np.diag(counts)
        f1 = 2 * tp / np.maximum(1, counts.sum(0) + counts.sum(1))
        print(f"{what}: macro F1", f1[counts.sum(1) >= 20].mean().round(4))
        print({str(r): round(float(v), 3) for r, v in zip(ROLES, f1, strict=True)}, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path)
    parser.add_argument("--folds", type=int, default=0, help="how many of the five folds to run")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--hidden", type=int, default=96)
    parser.add_argument("--voter", type=int, action="append", help="this one alone (repeatable)")
    parser.add_argument("--only", type=int, help="run this fold alone")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--models", type=Path, help="write each fold's model into this folder")
    parser.add_argument("--store", type=Path, help="keep the held-out predictions here")
    parser.add_argument("--export", type=Path)
    parser.add_argument("--start", type=Path, help="learn on from the models in this folder")
    parser.add_argument("--drop", type=int, help="numbers of 256 dropped between layers")
    parser.add_argument(
        "--flattened", action="store_true", help="without the HTML of the pages (with --keep 0)"
    )
    parser.add_argument("--keep", type=int, help="voter that stays as it is in --start")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    voters = VOTERS if options.voter is None else [VOTERS[at] for at in options.voter]
    pages = load(options.cache)
    if options.flattened:
        for page in pages:
            page["views"] = {k: v for k, v in page["views"].items() if k not in OF_HTML}
        pages = [page for page in pages if page["views"]]
    print(len(pages), "pages", flush=True)
    scores: dict[tuple[str, str], list[float]] = defaultdict(list)
    confusion, invented = np.zeros((2, len(ROLES), len(ROLES)))
    store: dict[str, Any] = {}

    def taught(learned: list[dict[str, Any]], name: str, log: str = "") -> list[Network]:
        # Pages of kinds that WCXB hardly has, and fewer of them.
        learned = [page for page in learned if page["id"].startswith(SAVED)] + learned
        start = options.start / f"{name}.npz" if options.start else None
        return [
            as_it_was(voter, start)
            if start and options.keep == VOTERS.index(voter)
            else fit(
                learned, voter, options.epochs, options.hidden, log, start=start, drop=options.drop
            )
            for voter in voters
        ]

    for at in range(options.folds) if options.only is None else [options.only]:
        learned = [page for page in pages if fold_of(page) != at]
        networks = taught(learned, f"fold{at}", f"fold {at} ")
        if options.models:  # before they are scored: a fault there must not cost the training
            options.models.mkdir(parents=True, exist_ok=True)
            np.savez_compressed(options.models / f"fold{at}.npz", **export(networks, voters))
        result = evaluate(networks, [p for p in pages if fold_of(p) == at], store)
        for key, values in result["scores"].items():
            scores[key] += values
        confusion += result["confusion"]
        invented += result["invented"]
        report(scores, confusion, invented)
        if options.store:
            options.store.write_bytes(pickle.dumps(store, protocol=5))
    if options.export:
        networks = taught(pages, "model")
        np.savez_compressed(options.export, **export(networks, voters))
        print(json.dumps({"columns": len(features.DENSE), "bytes": options.export.stat().st_size}))


if __name__ == "__main__":
    main()
