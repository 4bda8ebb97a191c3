"""One network of the labeller, run with NumPy: the sums of `training/network.py`.

A few million weights, most of them rows of which a page needs few, ask for no runtime of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clipper.segment.arrays import Floats, Ids
from clipper.segment.features import DENSE, FIRST, UNDER, Features, pairs

Weights = dict[str, Floats]
TABLES = ("words", "first", "last", "pairs", "hints")
"""Rows of words and class words, kept as bytes, with the step of each of their columns."""
HTML_TOWER = "html."
"""What the names of layers begin with that tell roles of HTML pages alone, where there are such:
fewer and narrower ones than the others, for tags tell most roles (`training.smaller`)."""
ROLE_DILATIONS = "shape.role_dilations"
"""Name of how far each of the layers of roles looks."""
_AT_ONCE = 4096
"""Units whose words are looked up at a time: pages have no end, and memory has."""


class Said(NamedTuple):
    """What one network says of the units of a page."""

    main: Floats
    """`(units,)`: log odds of main content."""
    roles: Floats
    """`(units, 14)`: probability of each role."""
    mentions: Floats
    """`(units, 4)`: log odds of each of `labeller.MENTIONS`."""
    page_type: Floats
    """`(7,)`: probability of each of `labeller.PAGE_TYPES`."""
    shown: float
    """Log odds that the page shows what another published."""


def read(arrays: Mapping[str, npt.NDArray[np.generic]], prefix: str) -> Weights:
    """The weights that stand under a prefix among the arrays of a model file."""
    its = {name.removeprefix(prefix): arrays[name] for name in arrays if name.startswith(prefix)}
    columns = [DENSE.index(name) for name in its.pop("columns").tolist()]
    weights: Weights = {name: array.astype(np.float32) for name, array in its.items()}
    for table in TABLES:
        if (step := weights.pop(f"{table}.step", None)) is not None:
            weights[f"{table}.weight"] *= step
    for name in [name for name in weights if name.endswith(".conv.weight")]:
        # (out, in, 3) -> (3 * in, out): one product a layer instead of three.
        kernel = weights.pop(name)
        weights[name.replace("conv.weight", "kernel")] = np.ascontiguousarray(
            kernel.transpose(2, 1, 0).reshape(-1, kernel.shape[0])
        )
        _fold_norm(weights, name.removesuffix("conv.weight"))
    weights["columns"] = np.array(columns)
    return weights


def _fold_norm(weights: Weights, layer: str) -> None:
    """Puts weight and bias of a layer's norm into its kernel, which spares each page two sums."""
    weight, bias = weights.pop(f"{layer}norm.weight"), weights.pop(f"{layer}norm.bias")
    kernel = weights[f"{layer}kernel"]
    weights[f"{layer}conv.bias"] += np.tile(bias, 3) @ kernel
    kernel *= np.tile(weight, 3)[:, None]
    weights[f"{layer}off"] = -bias / weight  # what stands off the page, of which the norm makes 0


def run(w: Weights, features: Features) -> Said:
    """What a network says of the units of one page."""
    # To index by them makes an array that lies crosswise, at which all that follows is slower.
    dense = features.dense.take(w["columns"].astype(np.int64), axis=1)
    dense -= w["mean"]
    dense *= w["scale"]
    np.clip(dense, -4, 4, out=dense)
    words = _mean_rows(w["words.weight"], features.words)
    said = np.concatenate((words, *_said(w, features.words), dense[:, -UNDER:]), axis=1)
    told = [dense[:, :-UNDER], words]
    if "hints.weight" in w:  # a network that is asked of flattened pages alone has none
        told.append(_mean_rows(w["hints.weight"], features.hints))
    x = np.concatenate(told, axis=1) @ w["enter.weight"].T
    x += w["enter.bias"]
    np.maximum(x, 0, out=x)
    dilations = w["shape.dilations"].astype(int).tolist()
    half = len(dilations) // 2
    for at, dilation in enumerate(dilations[:half]):
        x = _layer(x, w, f"layers.{at}", dilation)
    pooled = np.concatenate((x.mean(axis=0), x.max(axis=0)))
    page = np.tanh(w["page.weight"] @ pooled + w["page.bias"])
    x = x + (w["page_back.weight"] @ page + w["page_back.bias"])
    mentions = np.concatenate((x, said), axis=1) @ w["mention_in.weight"].T + w["mention_in.bias"]
    np.maximum(mentions, 0, out=mentions)
    roles = _roles(x, said, w, HTML_TOWER if features.kind == "html" else "")
    for at, dilation in enumerate(dilations[half:]):
        x = _layer(x, w, f"layers.{half + at}", dilation)
    x = _normal(x, w["norm.weight"], w["norm.bias"])
    main = x @ w["main.weight"][0] + w["main.bias"][0]
    for at, dilation in enumerate(w["shape.mention_dilations"].astype(int).tolist()):
        mentions = _layer(mentions, w, f"mention_layers.{at}", dilation)
    mentions = _normal(mentions, w["mention_norm.weight"], w["mention_norm.bias"])
    whole = np.concatenate((mentions.mean(axis=0), mentions.max(axis=0), page))
    shown = np.maximum(w["shown_in.weight"] @ whole + w["shown_in.bias"], 0)
    shown = float(w["shown.weight"][0] @ shown + w["shown.bias"][0])
    mentions = mentions @ w["mention.weight"].T + w["mention.bias"]
    return Said(
        main, roles, mentions, softmax(w["page_type.weight"] @ page + w["page_type.bias"]), shown
    )


def _roles(x: Floats, said: Floats, w: Weights, tower: str) -> Floats:
    """Probabilities of roles, by the layers whose names begin with `tower`."""
    if f"{tower}role.weight" not in w:
        tower = ""
    x = x @ w[f"{tower}role_enter.weight"].T
    x += w[f"{tower}role_enter.bias"]
    x += np.maximum(said @ w[f"{tower}said.weight"].T + w[f"{tower}said.bias"], 0)
    for at, dilation in enumerate(w[f"{tower}{ROLE_DILATIONS}"].astype(int).tolist()):
        x = _layer(x, w, f"{tower}role_layers.{at}", dilation)
    x = _normal(x, w[f"{tower}role_norm.weight"], w[f"{tower}role_norm.bias"])
    x = np.maximum(x @ w[f"{tower}role_in.weight"].T + w[f"{tower}role_in.bias"], 0)
    return softmax(x @ w[f"{tower}role.weight"].T + w[f"{tower}role.bias"])


def _layer(x: Floats, w: dict[str, Floats], name: str, dilation: int) -> Floats:
    # Beside each row the one so many before it and the one so many behind; nothing off the page.
    y, off = _even(x), w[f"{name}.off"]
    around = np.empty((len(x), 3, x.shape[1]), np.float32)
    around[:dilation, 0] = off
    around[dilation:, 0] = y[:-dilation]
    around[:, 1] = y
    around[:-dilation, 2] = y[dilation:]
    around[-dilation:, 2] = off
    y = around.reshape(len(x), -1) @ w[f"{name}.kernel"]
    y += w[f"{name}.conv.bias"]
    np.maximum(y, 0, out=y)
    out: Floats = y @ w[f"{name}.out.weight"].T
    out += w[f"{name}.out.bias"]
    out += x
    return out


def _said(w: dict[str, Floats], words: Ids) -> tuple[Floats, Floats, Floats]:
    """Means of the rows of each unit's first words, its last one, and its pairs of words."""
    last = np.maximum(np.count_nonzero(words, axis=1) - 1, 0)
    return (
        _mean_rows(w["first.weight"], words[:, :FIRST]),
        w["last.weight"][words[np.arange(len(words)), last]],
        _mean_rows(w["pairs.weight"], pairs(words.astype(np.int64))),
    )


def _mean_rows(table: Floats, ids: Ids) -> Floats:
    """Mean of the table's rows of each line's ids; row 0 is zero and does not count."""
    counts = np.count_nonzero(ids, axis=1)
    longest = int(counts.max(initial=0))
    if not longest:
        return np.zeros((len(ids), table.shape[1]), np.float32)
    ids = ids[:, :longest]  # ids stand at the front
    rows: Floats = np.concatenate(
        [
            np.einsum("nwe->ne", np.take(table, ids[at : at + _AT_ONCE], axis=0))
            for at in range(0, len(ids), _AT_ONCE)
        ]
    )
    rows /= np.maximum(1, counts).astype(np.float32)[:, None]
    return rows


def _normal(x: Floats, weight: Floats, bias: Floats) -> Floats:
    out = _even(x)
    out *= weight
    out += bias
    return out


def _even(x: Floats) -> Floats:
    """Each row with mean 0 and variance 1."""
    # Written out: to call `x.mean` takes longer than to add up.
    width = x.shape[1]
    mean: Floats = np.add.reduce(x, axis=1, keepdims=True)
    mean /= width
    out: Floats = x - mean
    variance = np.einsum("ij,ij->i", out, out)
    variance /= width
    variance += np.float32(1e-5)
    np.sqrt(variance, out=variance)
    out /= variance[:, None]
    return out


def softmax(x: Floats) -> Floats:
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    out: Floats = e / e.sum(axis=-1, keepdims=True)
    return out
