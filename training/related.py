"""Trains the model that tells headlines in lists of teasers (`clipper/related/headlines.npz`).

    python -m training.related

Learns from the related lines of the role pages (`benchmarks.data.roles_pages`), where a line is a
headline if its text is among the page's unique related titles, and of the development pages whose
headlines are marked line by line (`training.labels`). Every page is seen twice, the second time
without capitals behind the first letter of a line, as most languages write headlines. Prints the
F1 of unique titles by five-fold cross-validation grouped by site, on the role pages and on the
others, then trains on all pages and writes the weights. Needs scikit-learn; the same input gives
the same file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from benchmarks.data import roles_pages, site, wcxb_pages
from clipper.page import Block, Role
from clipper.related.cards import sections
from clipper.related.headlines import MODEL, features
from clipper.related.lines import Form, Line, read_runs
from clipper.segment import text_blocks
from clipper.words.keys import key_of
from training import labels
from training.views import flatten

OUT = Path(__file__).resolve().parent.parent / "clipper" / "related" / MODEL
SEED = 7
TREES, DEPTH, LEARNING_RATE = 200, 5, 0.08


def main() -> None:
    pages = [page for page in (*map(_prepare, roles_pages()), *_own()) if page["sections"]]
    groups = np.array([page["site"] for page in pages])
    found: dict[tuple[bool, float], list[tuple[int, int, int]]] = {}
    for train, test in GroupKFold(5).split(pages, groups=groups):
        model = _fit([pages[at] for at in train])
        for at in test:
            surely = [_probabilities(section, model) for section in pages[at]["sections"]]
            for threshold in np.arange(0.25, 0.8, 0.05):
                found.setdefault((pages[at]["own"], round(float(threshold), 2)), []).append(
                    _score(pages[at], surely, threshold)
                )
    for (own, threshold), counts in sorted(found.items()):
        hit, missed, wrong = (sum(column) for column in zip(*counts, strict=True))
        which = "own pages " if own else "role pages"
        print(f"{which} threshold {threshold:.2f}  F1 {2 * hit / (2 * hit + missed + wrong):.3f}")
    np.savez_compressed(OUT, **_arrays(_fit(pages)))


def _arrays(model: GradientBoostingClassifier) -> dict[str, Any]:
    """The trees as `clipper.related.headlines` reads them, all of full depth: a leaf higher up
    stands for all below it."""
    inner = 2**DEPTH - 1
    columns = np.zeros((len(model.estimators_), inner), np.int16)
    cuts = np.full((len(model.estimators_), inner), np.inf, np.float32)
    values = np.zeros((len(model.estimators_), inner + 1), np.float32)

    def fill(number: int, tree: Any, node: int, place: int) -> None:
        leaf = tree.children_left[node] < 0
        if place >= inner:
            values[number, place - inner] = LEARNING_RATE * tree.value[node][0, 0]
            return
        if not leaf:
            columns[number, place], cuts[number, place] = tree.feature[node], tree.threshold[node]
        for step, child in enumerate((tree.children_left[node], tree.children_right[node]), 1):
            fill(number, tree, node if leaf else child, 2 * place + step)

    for number, (estimator,) in enumerate(model.estimators_):
        fill(number, estimator.tree_, 0, 0)
    share = model.init_.class_prior_[1]
    return {
        "bias": np.log(share / (1 - share)),
        "columns": columns,
        "cuts": cuts,
        "values": values,
    }


def _prepare(page: Any) -> dict[str, Any]:
    roles = [line["role"] for line in page["lines"]]
    titles = {key_of(title) for title in page["related_titles"]}
    return _page(page["url"] or page["id"], page["text"], roles) | {"titles": titles, "own": False}


def _own() -> Iterator[dict[str, Any]]:
    """The development pages whose related headlines this project marked itself."""
    roles, titles = labels.read(), labels.titles()
    for page in wcxb_pages(with_content=False):
        if page.id not in titles:
            continue
        text = flatten(page.html, "resiliparse")
        if len(text_blocks.read(text)) != len(roles[page.id]):
            continue  # another version of that program flattens it in another way
        made = _page(page.truth.get("url") or page.id, text, roles[page.id])
        told = {
            line.key
            for section in made["sections"]
            for line in section
            if line.n + 1 in titles[page.id]
        }
        yield made | {"titles": told, "own": True}


def _page(address: str, text: str, roles: Sequence[str]) -> dict[str, Any]:
    blocks = [
        replace(block, role=Role(role))
        for block, role in zip(text_blocks.read(text), roles, strict=True)
    ]
    return {
        "site": site(address),
        "sections": _sections(blocks),
        "plain": _sections([replace(b, text=_without_capitals(b.text)) for b in blocks]),
    }


def _sections(blocks: Sequence[Block]) -> list[list[Line]]:
    return [section for run in read_runs(blocks) for section in sections(run)]


def _without_capitals(text: str) -> str:
    at = next((n for n, character in enumerate(text) if character.isalpha()), 0) + 1
    return text[:at] + text[at:].lower()


def _rows(pages: Iterable[dict[str, Any]]) -> tuple[Any, Any, Any]:
    rows, labels, weights = [], [], []
    for page in pages:
        for kind, weight in (("sections", 1.0), ("plain", 0.5)):
            lines = sum(len(section) for section in page[kind])
            for section in page[kind]:
                made = features(section)
                for at, line in enumerate(section):
                    if line.form is Form.TEXT:
                        rows.append(made[at])
                        labels.append(line.key in page["titles"])
                        # Long lists would otherwise drown the others.
                        weights.append(weight / max(10, lines) ** 0.5)
    return np.array(rows), np.array(labels), np.array(weights)


def _fit(pages: Iterable[dict[str, Any]]) -> GradientBoostingClassifier:
    rows, labels, weights = _rows(pages)
    model = GradientBoostingClassifier(
        n_estimators=TREES,
        max_depth=DEPTH,
        learning_rate=LEARNING_RATE,
        max_features=0.1,
        subsample=0.5,
        min_samples_leaf=20,
        random_state=SEED,
    )
    return model.fit(rows.astype(np.float32), labels, sample_weight=weights / weights.mean())


def _probabilities(section: Sequence[Line], model: GradientBoostingClassifier) -> Any:
    return model.predict_proba(features(section).astype(np.float32))[:, 1]


def _score(page: dict[str, Any], surely: Sequence[Any], threshold: float) -> tuple[int, int, int]:
    """How many titles of a page are found, are missed, and are none, from this probability on."""
    said = {
        line.key
        for section, p in zip(page["sections"], surely, strict=True)
        for line, x in zip(section, p, strict=True)
        if line.form is Form.TEXT and (x >= threshold or line.pointed)
    }
    hit = len(said & page["titles"])
    return hit, len(page["titles"]) - hit, len(said) - hit


if __name__ == "__main__":
    main()
