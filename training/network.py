"""The labeller's network, as it is trained (PyTorch). `clipper.segment.labeller` runs the same
sums with NumPy; `export` writes the arrays it reads.

What a unit says is told in four ways: by the words of its head and tail, its first two, its last
one, and its pairs of words, each a mean of learned rows. Roles and mentions are told all of it, and
under which heading a unit stands; main content is a matter of layout more than of words, and learns
pages by heart where it is told too much.

A stack of residual dilated convolutions over the sequence of units (Yu and Koltun, "Multi-Scale
Context Aggregation by Dilated Convolutions", ICLR 2016), so that each unit sees some sixty
neighbours on either side, and a summary of the whole page. Five outputs: roles of each unit, its
mentions (which names it bears), whether it is main content, the type of the page, and whether it
shows what another published. Three layers serve all; then roles, mentions and main content part,
for each learned worse where it had to share them all. Words are told to roles and mentions only
there, so that their layers look near and far again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from clipper.page import Role
from clipper.segment import echo
from clipper.segment.features import BUCKETS, DENSE, FIRST, PAIRS, UNDER, pairs
from clipper.segment.labeller import MENTIONS
from clipper.segment.network import TABLES

PAGE_TYPES = ("article", "collection", "documentation", "forum", "listing", "product", "service")


@dataclass(frozen=True)
class Voter:
    """One of the networks of the labeller: they err differently where they see other columns."""

    seed: int
    columns: tuple[str, ...]
    text_alone: bool
    """Whether it is asked of flattened pages alone."""


def _without(*names: str) -> tuple[str, ...]:
    return tuple(name for name in DENSE if name not in names)


VOTERS = (
    Voter(8, _without(*echo.COLUMNS), False),
    Voter(9, _without("shared_vocabulary"), True),  # `echo` says it better
)
_DROP = 51
_STEPS = 63
"""Steps of a table's numbers on either side of zero: of 5,909 units none changes its role."""


@dataclass(frozen=True)
class Shape:
    columns: int
    hidden: int = 96
    role_hidden: int = 128
    embedding: int = 24
    hint_embedding: int = 16
    page: int = 24
    dilations: tuple[int, ...] = (1, 2, 4, 8, 16, 1)
    role_dilations: tuple[int, ...] = (1, 2, 4, 8, 16, 1)
    mention_hidden: int = 64
    mention_dilations: tuple[int, ...] = (1, 4, 16)


def _table(rows: int, width: int) -> nn.Embedding:
    table = nn.Embedding(rows, width, padding_idx=0)
    nn.init.normal_(table.weight, std=0.1)
    with torch.no_grad():
        table.weight[0] = 0
    return table


def _mean(table: nn.Embedding, ids: Tensor) -> Tensor:
    """Mean of the rows of each unit's ids, 0 not among them."""
    mean: Tensor = table(ids).sum(2) / (ids > 0).sum(2, keepdim=True).clamp(min=1)
    return mean


class Dropout(nn.Module):
    """As `torch.nn.Dropout`, by random bytes, of which one below `cut` drops a number. To draw a
    number for each, as that does, takes a seventh of the time of training."""

    def __init__(self, cut: int) -> None:
        super().__init__()
        self.cut = cut

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        eights = torch.empty(x.numel() // 8 + 1, dtype=torch.int64).random_(-(2**63), None)
        kept = (eights.view(torch.uint8)[: x.numel()] >= self.cut).to(x.dtype)
        return x * kept.mul_(256 / (256 - self.cut)).view(x.shape)


class Layer(nn.Module):
    def __init__(self, hidden: int, dilation: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(hidden)
        self.conv = nn.Conv1d(hidden, hidden, 3, dilation=dilation)
        self.out = nn.Linear(hidden, hidden)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        (far,) = self.conv.dilation
        units = x.shape[1]
        y = self.norm(x) * mask
        if torch.is_autocast_enabled("cpu"):  # here, for below it stands three times
            y = y.to(torch.get_autocast_dtype("cpu"))
        y = F.pad(y, (0, 0, far, far))
        # One product, as NumPy does it, takes two thirds of the time that PyTorch's convolution
        # of rows takes.
        around = torch.cat((y[:, :units], y[:, far : far + units], y[:, 2 * far :]), 2)
        kernel = self.conv.weight.permute(0, 2, 1).flatten(1)
        y = torch.relu(F.linear(around, kernel, self.conv.bias))
        return (x + self.out(y)) * mask


class Roles(nn.Module):
    """The layers that tell roles."""

    def __init__(self, shape: Shape, width: int, drop: int) -> None:
        """`width`: numbers a unit is told by; `drop`: of 256, how many are dropped in training."""
        super().__init__()
        self.said = nn.Linear(4 * shape.embedding + UNDER, width)
        self.role_enter = nn.Linear(shape.hidden, width)
        self.role_layers = nn.ModuleList(Layer(width, d) for d in shape.role_dilations)
        self.role_norm = nn.LayerNorm(width)
        self.role_in = nn.Linear(width, width)
        self.role = nn.Linear(width, len(Role))
        self.drop = Dropout(drop)

    def roles(self, x: Tensor, said: Tensor, mask3: Tensor) -> Tensor:
        """`x (pages, units, hidden)` of the layers that serve all, `said` of words -> role logits
        `(pages, units, roles)`."""
        roles = (self.role_enter(x) + torch.relu(self.said(said))) * mask3
        for layer in self.role_layers:
            roles = self.drop(layer(roles, mask3))
        logits: Tensor = self.role(self.drop(torch.relu(self.role_in(self.role_norm(roles)))))
        return logits


class Network(Roles):
    def __init__(
        self, shape: Shape, mean: Tensor, scale: Tensor, columns: Sequence[str] = DENSE
    ) -> None:
        """`mean`, `scale`: of all columns of `features.DENSE`; `columns`: those it is told."""
        super().__init__(shape, shape.role_hidden, _DROP)
        self.shape = shape
        self.columns = tuple(columns)
        self.used = [DENSE.index(name) for name in columns]
        self.register_buffer("mean", mean[self.used])
        self.register_buffer("scale", scale[self.used])
        self.words = _table(BUCKETS, shape.embedding)
        self.first = _table(BUCKETS, shape.embedding)
        self.last = _table(BUCKETS, shape.embedding)
        self.pairs = _table(PAIRS, shape.embedding)
        self.hints = _table(BUCKETS, shape.hint_embedding)
        self.enter = nn.Linear(
            shape.columns - UNDER + shape.embedding + shape.hint_embedding, shape.hidden
        )
        self.layers = nn.ModuleList(Layer(shape.hidden, d) for d in shape.dilations)
        self.page = nn.Linear(2 * shape.hidden, shape.page)
        self.page_type = nn.Linear(shape.page, len(PAGE_TYPES))
        self.page_back = nn.Linear(shape.page, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden)
        self.main = nn.Linear(shape.hidden, 1)
        self.mention_in = nn.Linear(
            shape.hidden + 4 * shape.embedding + UNDER, shape.mention_hidden
        )
        self.mention_layers = nn.ModuleList(
            Layer(shape.mention_hidden, d) for d in shape.mention_dilations
        )
        self.mention_norm = nn.LayerNorm(shape.mention_hidden)
        self.mention = nn.Linear(shape.mention_hidden, len(MENTIONS))
        self.shown_in = nn.Linear(2 * shape.mention_hidden + shape.page, shape.page)
        self.shown = nn.Linear(shape.page, 1)

    def shared(
        self, dense: Tensor, words: Tensor, hints: Tensor, mask: Tensor, told: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """What all outputs go on from: of each unit `(pages, units, hidden)`, of its words `(pages,
        units, .)`, of the page `(pages, page)`; arguments as of `forward`."""
        mask3 = mask.unsqueeze(2)
        x = ((dense[:, :, self.used] - self.mean) * self.scale).clamp(-4, 4)
        word = self.drop(_mean(self.words, words))
        # Words may be withheld: the last one is that which stands last, not that at their number.
        places = torch.arange(words.shape[2]) * (words > 0)
        last = torch.gather(words, 2, places.amax(2, keepdim=True))
        said = torch.cat(
            (
                word,
                self.drop(_mean(self.first, words[:, :, :FIRST])),
                self.drop(_mean(self.last, last)),
                self.drop(_mean(self.pairs, pairs(words))),
                x[:, :, -UNDER:],
            ),
            2,
        )
        hint = self.drop(_mean(self.hints, hints))
        x = torch.cat((x[:, :, :-UNDER], word * told[:, None, None], hint), 2)
        x = torch.relu(self.enter(x)) * mask3
        half = len(self.layers) // 2
        for layer in self.layers[:half]:
            x = self.drop(layer(x, mask3))
        pooled = torch.cat(
            (x.sum(1) / mask.sum(1, keepdim=True), (x - (1 - mask3) * 1e4).amax(1)), 1
        )
        page = torch.tanh(self.page(pooled))
        return (x + self.page_back(page).unsqueeze(1)) * mask3, said, page

    def forward(
        self, dense: Tensor, words: Tensor, hints: Tensor, mask: Tensor, told: Tensor
    ) -> tuple[Tensor, ...]:
        """`dense (pages, units, len(DENSE))`, ids `(pages, units, k)`, `mask (pages, units)`, `told
        (pages,)` (1 where main content is told the words, too) -> main logits `(pages, units)`,
        role logits `(pages, units, roles)`, mention logits `(pages, units, mentions)`, page type
        logits `(pages, types)`, logits of what another published `(pages,)`."""
        mask3 = mask.unsqueeze(2)
        x, said, page = self.shared(dense, words, hints, mask, told)
        roles = self.roles(x, said, mask3)
        mentions = torch.relu(self.mention_in(torch.cat((x, said), 2))) * mask3
        for layer in self.layers[len(self.layers) // 2 :]:
            x = self.drop(layer(x, mask3))
        for mention_layer in self.mention_layers:
            mentions = self.drop(mention_layer(mentions, mask3))
        mentions = self.mention_norm(mentions)
        whole = (mentions * mask3).sum(1) / mask.sum(1, keepdim=True)
        most = (mentions - (1 - mask3) * 1e4).amax(1)
        shown = torch.relu(self.shown_in(torch.cat((whole, most, page), 1)))
        return (
            self.main(self.norm(x)).squeeze(2),
            roles,
            self.mention(mentions),
            self.page_type(page),
            self.shown(self.drop(shown)).squeeze(1),
        )


def take_up(network: Network, arrays: Mapping[str, np.ndarray]) -> None:
    """Gives a network the weights of that voter of a model file that is told the same columns, to
    learn on from them; what that does without stays as it began. Raises `LookupError` where the
    file has none."""
    numbers = [name.split("/")[0] for name in arrays if name.endswith("/columns")]
    told = [n for n in numbers if tuple(arrays[f"{n}/columns"].tolist()) == network.columns]
    if not told:
        raise LookupError("no voter of the model file is told the same columns")
    number = told[0]
    read = {}
    for name, value in network.state_dict().items():
        table = f"{number}/{name.removesuffix('.weight')}.step"
        if name == "hints.weight" and f"{number}/{name}" not in arrays:
            continue
        given = torch.tensor(arrays[f"{number}/{name}"].astype(np.float32))
        if table in arrays:
            given = given * torch.tensor(arrays[table])
        if given.shape != value.shape:  # `enter`, without class words
            given = torch.cat((given, value[:, given.shape[1] :]), 1)
        read[name] = given
    network.load_state_dict(read, strict=False)


def export(networks: Sequence[Network], voters: Sequence[Voter] = VOTERS) -> dict[str, np.ndarray]:
    """Weights of the voters as arrays by number and name, for `numpy.savez_compressed`: tables in
    bytes with the step of each column, other weights in half precision."""
    arrays: dict[str, Any] = {}
    for number, (network, voter) in enumerate(zip(networks, voters, strict=True)):
        for name, value in _arrays(network, voter.text_alone).items():
            arrays[f"{number}/{name}"] = value
    return arrays


def _arrays(network: Network, text_alone: bool) -> dict[str, Any]:
    weights = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    if text_alone:  # no class words there, and what they enter by is of no use
        del weights["hints.weight"]
        enter = weights["enter.weight"]
        weights["enter.weight"] = enter[:, : enter.shape[1] - network.shape.hint_embedding]
    arrays: dict[str, Any] = {"columns": np.array(network.columns)}
    for name, value in weights.items():
        if (table := name.removesuffix(".weight")) in TABLES:
            step = np.abs(value).max(axis=0) / _STEPS
            arrays[name] = np.rint(value / step).astype(np.int8)
            arrays[f"{table}.step"] = step.astype(np.float32)
        else:
            arrays[name] = kept(value)
    for name, size in asdict(network.shape).items():
        arrays[f"shape.{name}"] = np.array(size)
    return arrays


def kept(value: np.ndarray) -> np.ndarray:
    """Weights of a layer as they stand in a model file."""
    return value.astype(np.float16 if value.ndim > 1 else np.float32)
