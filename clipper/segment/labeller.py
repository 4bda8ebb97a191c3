"""Units -> probabilities, by the learned model that ships beside this file (`model.npz`).

The network is described in `model.md` (its card) and trained by `python -m training.train`. It is
run here with NumPy alone: a model of a few million weights, most of them rows of which a page needs
few, asks for no runtime of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp
from pathlib import Path

import numpy as np
import numpy.typing as npt
from threadpoolctl import ThreadpoolController

from clipper.page import Role
from clipper.segment.features import FIRST, UNDER, Features, pairs

Floats = npt.NDArray[np.float32]
MODEL = "model.npz"
PAGE_TYPES = ("article", "collection", "documentation", "forum", "listing", "product", "service")
MENTIONS = ("title", "publisher", "site", "headline")
"""What a unit may mention, whatever its role."""

_BODY = tuple(Role).index(Role.BODY)
_AT_ONCE = 4096
"""Units whose words are looked up at a time: pages have no end, and memory has."""
_ROLES_SAY = 0.2
"""Weight of the role output in the probability of main content: .2 of .0 to .3, tried on the
development pages (+.002 for flattened ones)."""


@dataclass(frozen=True, slots=True)
class Prediction:
    main: Floats
    """`(units,)`: probability that a unit belongs to the main content."""
    roles: Floats
    """`(units, 14)`: probability of each `Role`, in the order of the enumeration."""
    mentions: Floats
    """`(units, 4)`: log odds of each of `MENTIONS`; those of names and titles against the other
    units of the page, those of headlines each by itself, among related units."""
    page_type: Floats
    """`(7,)`: probability of each of `PAGE_TYPES`."""
    shown: float = 0.0
    """Probability that the page shows what another published."""


_path: Path | None = None


def use(path: Path | None) -> None:
    """Takes another model file in this process (`None`: the shipped one); for evaluation."""
    global _path
    if path != _path:
        _path = path
        _weights.cache_clear()


@lru_cache(maxsize=1)
def _weights() -> dict[str, npt.NDArray[np.float32]]:
    place = _path or files("clipper.segment").joinpath(MODEL)
    with place.open("rb") as file, np.load(file) as arrays:
        weights = {name: arrays[name].astype(np.float32) for name in arrays.files}
    for name in [name for name in weights if name.endswith(".conv.weight")]:
        # (out, in, 3) -> (3 * in, out): one product a layer instead of three.
        kernel = weights.pop(name)
        weights[name.replace("conv.weight", "kernel")] = np.ascontiguousarray(
            kernel.transpose(2, 1, 0).reshape(-1, kernel.shape[0])
        )
    return weights


@lru_cache(maxsize=1)
def _threads() -> ThreadpoolController:
    return ThreadpoolController().select(user_api="blas")


def predict(features: Features) -> Prediction:
    """Runs the network over the units of one page."""
    # The products are small: threads of the linear-algebra library would only wait for each other.
    # To ask how many there are takes a hundredth of the time of saying how many there may be.
    if all(library.num_threads == 1 for library in _threads().lib_controllers):
        return _predict(features)
    with _threads().limit(limits=1):
        return _predict(features)


def _predict(features: Features) -> Prediction:
    w = _weights()
    dense = features.dense - w["mean"]
    dense *= w["scale"]
    np.maximum(dense, -4, out=dense)
    np.minimum(dense, 4, out=dense)
    words = _mean_rows(w["words.weight"], features.words)
    said = np.concatenate((words, *_said(w, features.words), dense[:, -UNDER:]), axis=1)
    hints = _mean_rows(w["hints.weight"], features.hints)
    x = np.concatenate((dense[:, :-UNDER], words, hints), axis=1) @ w["enter.weight"].T
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
    roles = x @ w["role_enter.weight"].T + w["role_enter.bias"]
    roles += np.maximum(said @ w["said.weight"].T + w["said.bias"], 0)
    for at, dilation in enumerate(dilations[half:]):
        x = _layer(x, w, f"layers.{half + at}", dilation)
    for at, dilation in enumerate(w["shape.role_dilations"].astype(int).tolist()):
        roles = _layer(roles, w, f"role_layers.{at}", dilation)
    x = _normal(x, w["norm.weight"], w["norm.bias"])
    main = x @ w["main.weight"][0] + w["main.bias"][0]
    for at, dilation in enumerate(w["shape.mention_dilations"].astype(int).tolist()):
        mentions = _layer(mentions, w, f"mention_layers.{at}", dilation)
    mentions = _normal(mentions, w["mention_norm.weight"], w["mention_norm.bias"])
    roles = _normal(roles, w["role_norm.weight"], w["role_norm.bias"])
    roles = np.maximum(roles @ w["role_in.weight"].T + w["role_in.bias"], 0)
    whole = np.concatenate((mentions.mean(axis=0), mentions.max(axis=0), page))
    shown = np.maximum(w["shown_in.weight"] @ whole + w["shown_in.bias"], 0)
    shown = float(w["shown.weight"][0] @ shown + w["shown.bias"][0])
    mentions = mentions @ w["mention.weight"].T + w["mention.bias"]
    roles = _softmax(roles @ w["role.weight"].T + w["role.bias"])
    return Prediction(
        main=main_content(main, roles),
        roles=roles,
        mentions=mentions,
        page_type=_softmax(w["page_type.weight"] @ page + w["page_type.bias"]),
        shown=1 / (1 + exp(-shown)),
    )


def mentions(prediction: Prediction) -> Floats:
    """`(units, 4)`: probabilities of `MENTIONS`; those of names and of the title are 1 a page."""
    odds = prediction.mentions
    headline = 1 / (1 + np.exp(-np.clip(odds[:, 3:], -30, 30)))
    out: Floats = np.concatenate((_softmax(odds[:, :3].T).T, headline), axis=1)
    return out


def main_content(main: Floats, roles: Floats) -> Floats:
    """Probability of main content, `(units,)`, by the output for it, `(units,)` log odds, and that
    for roles, `(units, roles)`: learned from other labels, they are joined by their odds."""
    body = np.clip(roles[:, _BODY], 1e-4, 1 - 1e-4)
    joined = (1 - _ROLES_SAY) * main + _ROLES_SAY * np.log(body / (1 - body))
    out: Floats = 1 / (1 + np.exp(-joined))
    return out


def _layer(x: Floats, w: dict[str, Floats], name: str, dilation: int) -> Floats:
    y = _normal(x, w[f"{name}.norm.weight"], w[f"{name}.norm.bias"])
    count, width = y.shape
    # Beside each row the one so many before it and the one so many behind; zeros off the page.
    around = np.zeros((count, 3, width), np.float32)
    around[dilation:, 0] = y[:-dilation]
    around[:, 1] = y
    around[:-dilation, 2] = y[dilation:]
    y = around.reshape(count, -1) @ w[f"{name}.kernel"]
    y += w[f"{name}.conv.bias"]
    np.maximum(y, 0, out=y)
    out: Floats = y @ w[f"{name}.out.weight"].T
    out += w[f"{name}.out.bias"]
    out += x
    return out


def _said(w: dict[str, Floats], words: npt.NDArray[np.int32]) -> tuple[Floats, Floats, Floats]:
    """Means of the rows of each unit's first words, its last one, and its pairs of words."""
    last = np.maximum(np.count_nonzero(words, axis=1) - 1, 0)
    return (
        _mean_rows(w["first.weight"], words[:, :FIRST]),
        w["last.weight"][words[np.arange(len(words)), last]],
        _mean_rows(w["pairs.weight"], pairs(words.astype(np.int64))),
    )


def _mean_rows(table: Floats, ids: npt.NDArray[np.int32]) -> Floats:
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
    # Written out: to call `x.mean` takes longer than to add up.
    width = x.shape[1]
    mean: Floats = np.add.reduce(x, axis=1, keepdims=True)
    mean /= width
    out: Floats = x - mean
    variance = np.einsum("ij,ij->i", out, out) / width
    out /= np.sqrt(variance + 1e-5)[:, None]
    out *= weight
    out += bias
    return out


def _softmax(x: Floats) -> Floats:
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    out: Floats = e / e.sum(axis=-1, keepdims=True)
    return out
