"""Trains the model that tells headlines in lists of teasers (`clipper/related/headlines.npz`).

    python -m training.related FOLDER

Learns from the related lines of the role pages (`benchmarks.data.roles_pages`), where a line is a
headline if its text is among the page's unique related titles, of the development pages whose
headlines are marked line by line (`training.labels`), and of invented ones (`training.written`).
Every page is seen twice, the second time without capitals behind the first letter of a line, as
most languages write headlines, and without what the labeller says of it. Prints the F1 of unique
titles by five-fold cross-validation grouped by site (of invented pages, by group of languages), on
each kind of pages, and leaves the trees of each fold in FOLDER, beside its labeller
(`related0.npz`); then trains on all pages and writes the weights. Needs LightGBM; the same
input gives the same file.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from lightgbm import Booster

from benchmarks import held_out
from benchmarks.data import fold, roles_pages, site, wcxb_pages
from clipper.metadata import page_head
from clipper.page import NOTHING_SAID, Block, Kind, PageHead, Role
from clipper.related.cards import sections
from clipper.related.headlines import MODEL, features
from clipper.related.lines import Form, Line, read_runs
from clipper.segment import html_blocks, lexicon, segment, text_blocks
from clipper.segment.html_tree import parse
from clipper.words.keys import key_of
from training import boosting, labels, written
from training.align import carry_roles
from training.views import flatten

OUT = Path(__file__).resolve().parent.parent / "clipper" / "related" / MODEL.name
TREES = 400
FOLDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("models", type=Path)
    models = parser.parse_args().models
    every = (*_noted(models), *_own(models), *_invented(models))
    pages = [page for page in every if page["sections"]]
    found: dict[tuple[str, float], list[tuple[int, int, int]]] = {}
    for number in range(FOLDS):
        model = _fit([page for page in pages if page["fold"] != number])
        np.savez_compressed(models / f"related{number}.npz", **boosting.arrays(model))
        for page in [page for page in pages if page["fold"] == number]:
            surely = [_probabilities(section, model) for section in page["sections"]]
            for threshold in np.arange(0.25, 0.8, 0.05):
                found.setdefault((page["kind"], round(float(threshold), 2)), []).append(
                    _score(page, surely, threshold)
                )
    for (kind, threshold), counts in sorted(found.items()):
        hit, missed, wrong = (sum(column) for column in zip(*counts, strict=True))
        print(f"{kind:14} threshold {threshold:.2f}  F1 {2 * hit / (2 * hit + missed + wrong):.3f}")
    np.savez_compressed(OUT, **boosting.arrays(_fit(pages)))


def _noted(models: Path) -> Iterator[dict[str, Any]]:
    for page in roles_pages():
        roles = [line["role"] for line in page["lines"]]
        titles = {key_of(title) for title in page["related_titles"]}
        made = _page(models, page["url"] or page["id"], page["text"], roles)
        yield made | {"titles": titles, "kind": "roles"}


def _own(models: Path) -> Iterator[dict[str, Any]]:
    """The development pages whose related headlines this project marked itself."""
    roles, titles = labels.read(), labels.titles()
    for page in wcxb_pages(with_content=False):
        if page.id not in titles:
            continue
        text = flatten(page.html, "resiliparse")
        if len(text_blocks.read(text)) != len(roles[page.id]):
            continue  # another version of that program flattens it in another way
        made = _page(models, page.truth.get("url") or page.id, text, roles[page.id])
        told = {
            line.key
            for section in made["sections"]
            for line in section
            if line.n + 1 in titles[page.id]
        }
        yield made | {"titles": told, "kind": "own"}


def _invented(models: Path) -> Iterator[dict[str, Any]]:
    """The invented pages whose related headlines are marked, flattened and as HTML."""
    for page in written.pages():
        facts = written.facts().get(page.id)
        if facts is None:
            continue
        rest = {
            "fold": page.fold,
            "titles": {key_of(title) for title in facts.related},
        }
        held_out.use(models / f"fold{page.fold}.npz")
        flat = text_blocks.read(page.flattened())
        source = [(" ".join(lexicon.tokens(text)), role.value) for text, role in page.lines if role]
        carried = carry_roles(source, [lexicon.tokens(block.text) for block in flat])
        roles = [Role(role or "label") for role in carried]
        yield _seen(flat, roles, "text") | rest | {"kind": "invented"}
        if page.html is None:
            continue
        tree = parse(page.html)
        said = page_head.summary(page_head.read(tree))
        blocks = html_blocks.read(tree)
        if len(blocks) == len(page.lines):
            roles = [role or Role.LABEL for _, role in page.lines]
            yield _seen(blocks, roles, "html", said) | rest | {"kind": "invented, HTML"}


def _page(models: Path, address: str, text: str, roles: Sequence[str]) -> dict[str, Any]:
    number = fold(site(address), FOLDS)
    held_out.use(models / f"fold{number}.npz")
    blocks = text_blocks.read(text)
    return {"fold": number} | _seen(blocks, [Role(role) for role in roles], "text")


def _seen(
    blocks: Sequence[Block], roles: Sequence[Role], kind: Kind, said: PageHead = NOTHING_SAID
) -> dict[str, Any]:
    told = segment(blocks, kind, said=said)
    plain = [replace(block, text=_without_capitals(block.text)) for block in blocks]
    return {"sections": _sections(told, roles), "plain": _sections(plain, roles)}


def _sections(blocks: Sequence[Block], roles: Sequence[Role]) -> list[list[Line]]:
    told = [replace(block, role=role) for block, role in zip(blocks, roles, strict=True)]
    return [section for run in read_runs(told) for section in sections(run)]


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
