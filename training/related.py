"""Trains the model that tells headlines in lists of teasers (`clipper/related/headlines.npz`).

    python -m training.related FOLDER

Learns from the lines that the labeller of the fold takes for related ones, as it will be used: of
the role pages (`benchmarks.data.roles_pages`), where a line is a headline if its text is among the
page's unique related titles, of the development pages whose headlines are marked line by line
(`training.labels`), and of invented ones (`training.written`). Every page is seen twice, the second
time without capitals behind the first letter of a line, as most languages write headlines, and
without what the labeller says of headlines. Prints the F1 of unique titles by five-fold cross-
validation grouped by site (of invented pages, by group of languages), on each kind of pages, and
leaves the trees of each fold in FOLDER, beside its labeller (`related0.npz`); then trains on all
pages and writes the weights. Needs LightGBM; the same input gives the same file.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from lightgbm import Booster

from benchmarks import held_out
from benchmarks.data import WcxbPage, fold, roles_pages, site, wcxb_pages
from clipper.metadata import page_head
from clipper.page import Block, Mentions, Role
from clipper.related import known_of
from clipper.related.cards import sections
from clipper.related.headlines import MODEL, features
from clipper.related.lines import Form, Line, read_runs
from clipper.segment import segment
from clipper.segment.cut import html_blocks, text_blocks
from clipper.segment.cut.html_tree import parse
from clipper.words.keys import key_of
from training import boosting, labels, written
from training.views import flatten

OUT = Path(__file__).resolve().parent.parent / "clipper" / "related" / MODEL.name
TREES = 400
FOLDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("models", type=Path)
    models = parser.parse_args().models
    with ProcessPoolExecutor() as pool:
        pages = [page for lot in _every(pool, models) for page in lot]
    found: dict[tuple[str, float], list[tuple[int, int, int]]] = {}
    for number in range(FOLDS):
        model = _fit([page for page in pages if page["fold"] != number])
        np.savez_compressed(models / f"related{number}.npz", **boosting.arrays(model))
        for page in [page for page in pages if page["fold"] == number]:
            surely = [_probabilities(section, model) for section in page["sections"]]
            for threshold in np.arange(0.2, 0.65, 0.05):
                found.setdefault((page["kind"], round(float(threshold), 2)), []).append(
                    _score(page, surely, threshold)
                )
    for (kind, threshold), counts in sorted(found.items()):
        hit, missed, wrong = (sum(column) for column in zip(*counts, strict=True))
        print(f"{kind:14} threshold {threshold:.2f}  F1 {2 * hit / (2 * hit + missed + wrong):.3f}")
    np.savez_compressed(OUT, **boosting.arrays(_fit(pages)))


def _every(pool: ProcessPoolExecutor, models: Path) -> Iterator[list[dict[str, Any]]]:
    yield from pool.map(partial(_noted, models), roles_pages(), chunksize=8)
    yield from pool.map(partial(_own, models), wcxb_pages(with_content=False), chunksize=8)
    yield from pool.map(partial(_invented, models), written.pages(FOLDS), chunksize=8)


def _noted(models: Path, page: dict[str, Any]) -> list[dict[str, Any]]:
    titles = {key_of(title) for title in page["related_titles"]}
    number, blocks = _labelled(models, page["url"] or page["id"], page["text"])
    return [{"kind": "roles", "fold": number, "titles": titles, **_seen(blocks)}]


def _own(models: Path, page: WcxbPage) -> list[dict[str, Any]]:
    """A development page, if this project marked its related headlines itself."""
    roles, titles = labels.read(), labels.titles()
    if page.id not in titles:
        return []
    text = flatten(page.html, "resiliparse")
    number, blocks = _labelled(models, page.truth.get("url") or page.id, text)
    if len(blocks) != len(roles[page.id]):
        return []  # another version of that program flattens it in another way
    right = [replace(b, role=Role(r)) for b, r in zip(blocks, roles[page.id], strict=True)]
    lines = (line for section in _sections(right) for line in section)
    told = {line.key for line in lines if line.n + 1 in titles[page.id]}
    return [{"kind": "own", "fold": number, "titles": told, **_seen(blocks)}]


def _invented(models: Path, page: written.WrittenPage) -> list[dict[str, Any]]:
    """An invented page whose related headlines are marked, flattened and as HTML."""
    facts = written.facts().get(page.id)
    if facts is None:
        return []
    rest = {"fold": page.fold, "titles": {key_of(title) for title in facts.related}}
    held_out.use(models / f"fold{page.fold}.npz")
    flat = segment(text_blocks.read(page.flattened()), "text")
    kind = "as text" if page.html is None else "invented"
    made = [{"kind": kind, **rest, **_seen(flat)}]
    if page.html is not None:
        tree = parse(page.html)
        said = page_head.summary(page_head.read(tree))
        blocks = segment(html_blocks.read(tree), "html", said=said)
        made.append({"kind": "invented, HTML", **rest, **_seen(blocks)})
    return made


def _labelled(models: Path, address: str, text: str) -> tuple[int, list[Block]]:
    """Fold of a page, and its blocks as that fold's labeller has them."""
    number = fold(site(address), FOLDS)
    held_out.use(models / f"fold{number}.npz")
    return number, segment(text_blocks.read(text), "text")


def _seen(blocks: Sequence[Block]) -> dict[str, Any]:
    plain = [
        replace(block, text=_without_capitals(block.text), mentions=Mentions()) for block in blocks
    ]
    return {"sections": _sections(blocks), "plain": _sections(plain)}


def _sections(blocks: Sequence[Block]) -> list[list[Line]]:
    """The lists of a page that trees are asked about: linked ones need none."""
    runs = read_runs(blocks)
    known = known_of(runs, blocks)
    asked = (run for run in runs if not any(line.links for line in run))
    return [section for run in asked for section in sections(run, known)]


def _without_capitals(text: str) -> str:
    at = next((n for n, character in enumerate(text) if character.isalpha()), 0) + 1
    return text[:at] + text[at:].lower()


def _rows(pages: Iterable[dict[str, Any]]) -> tuple[Any, Any, Any]:
    rows, labels, weights = [], [], []
    for page in pages:
        heads = {
            line.n for section in page["sections"] for line in section if line.key in page["titles"]
        }
        for kind, weight in (("sections", 1.0), ("plain", 0.5)):
            lines = sum(len(section) for section in page[kind])
            for section in page[kind]:
                made = features(section)
                for at, line in enumerate(section):
                    if line.form is Form.TEXT:
                        rows.append(made[at])
                        labels.append(line.n in heads)
                        # Long lists would otherwise drown the others.
                        weights.append(weight / max(10, lines) ** 0.5)
    return np.array(rows), np.array(labels), np.array(weights)


def _fit(pages: Iterable[dict[str, Any]]) -> Booster:
    rows, labels, weights = _rows(pages)
    return boosting.fit(rows, labels, weights, trees=TREES)


def _probabilities(section: Sequence[Line], model: Booster) -> Any:
    return model.predict(features(section).astype(np.float32))


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
