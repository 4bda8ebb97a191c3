"""Trains what tells who published a page, and whose site it is, among the names on it.

    python -m training.brand MODELS

`MODELS` is the folder of the five fold models (`python -m training.train ... --models MODELS`):
each page is flattened and labelled by the one that has not seen its site, its headline told by the
trees of `training.headline`, which comes first. Right is the publisher noted by reading: of the
role pages (`benchmarks.data.roles_pages`), of the other development pages (`training.labels`), and
of the invented ones (`training.written`), whose aggregators are noted, too. Development pages are
seen twice, with and without the host of their address. Prints, by five-fold cross-validation
grouped by site, the share of pages whose best name is right, and how many of the aggregators are
told as such, and leaves the models of each fold beside its labeller (`brand0.npz`); then trains on
all pages and writes `clipper/metadata/publishers/brand.npz`. What tells aggregators is learned from
what the models of the folds say of names they have not seen. Needs LightGBM; the same input gives
the same file.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np

from benchmarks import held_out
from benchmarks.data import WcxbPage, fold, roles_pages, site, wcxb_pages
from clipper import trees
from clipper.metadata import text_page
from clipper.metadata.publishers import brand
from clipper.metadata.publishers.brand_names import Names
from clipper.metadata.publishers.name_columns import key_of
from clipper.segment import segment
from clipper.segment.cut import text_blocks
from training import boosting, labels, written
from training.views import flatten

OUT = Path(brand.__file__).with_name(brand.MODEL.name)
FOLDS = 5
TREES, DEPTH, RATE = 250, 4, 0.06
SHOWS_TREES, SHOWS_DEPTH = 100, 3
"""Of the trees that tell an aggregator, whose columns are few."""
_WEIGHTS = {"other": 1.0, "aggregator": 4.0}
"""Weight of each page, if not 2: development pages stand here twice, and aggregators are few."""


class Case(NamedTuple):
    """The names of one page."""

    fold: int
    kind: str
    """`roles`, `other`, `own site` or `aggregator`, with `, host` where the address is known."""
    names: Names
    publisher: str
    site: str


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("models", type=Path)
    models = parser.parse_args().models
    with ProcessPoolExecutor() as pool:
        found = pool.map(partial(_found, models), wcxb_pages(None, with_content=False), chunksize=8)
        cases = [case for page in found for case in page]
        found = pool.map(partial(_invented, models), written.pages(FOLDS), chunksize=8)
        cases += [case for page in found for case in page]
    cases = [case for case in cases if case.names.keys]
    made = {}
    rows: dict[int, list[float]] = {}
    for number in range(FOLDS):
        made[number] = _fit([case for case in cases if case.fold != number])
        grown = [trees.read(made[number], prefix) for prefix in ("site_", "publisher_")]
        for at, case in enumerate(cases):
            if case.fold == number:
                rows[at] = brand.page_columns(case.names, brand.weigh(case.names, grown))
    right: dict[str, list[tuple[bool, bool, bool]]] = defaultdict(list)
    for number in range(FOLDS):
        learned = [at for at, case in enumerate(cases) if case.fold != number]
        place = models / f"brand{number}.npz"
        np.savez_compressed(place, **made[number], **_fit_shows(cases, rows, learned))
        brand.MODEL.use(place)
        for case in cases:
            if case.fold == number:
                right[case.kind].append(_answer(case))
    for kind, answers in sorted(right.items()):
        publisher, own, shows = np.mean(answers, axis=0)
        print(
            f"{kind:18} {len(answers):5} pages: publisher {publisher:.3f}, site {own:.3f},"
            f" taken for an aggregator {shows:.3f}"
        )
    np.savez_compressed(OUT, **_fit(cases), **_fit_shows(cases, rows, range(len(cases))))


def _answer(case: Case) -> tuple[bool, bool, bool]:
    best = brand.best(case.names)
    if best is None:
        return False, False, False
    publisher, own = key_of(best.publisher) == case.publisher, key_of(best.site) == case.site
    return publisher, own, best.shows >= brand.SHOWS


def _fit_shows(
    cases: Sequence[Case], rows: Mapping[int, Sequence[float]], learned: Iterable[int]
) -> dict[str, Any]:
    """Trees that tell which pages show what another published."""
    used = list(learned)
    matrix = np.array([rows[at] for at in used], np.float32)
    shows = np.array([cases[at].kind == "aggregator" for at in used])
    weights = np.array([1.0 if cases[at].kind.startswith("other") else 2.0 for at in used])
    grown = boosting.fit(
        matrix, shows, weights, trees=SHOWS_TREES, depth=SHOWS_DEPTH, rate=RATE, features=0.5
    )
    return boosting.arrays(grown, "shows_")


@cache
def _noted() -> dict[str, dict[str, Any]]:
    return {page["id"]: page for page in roles_pages()}


def _found(models: Path, page: WcxbPage) -> list[Case]:
    return list(_of_page(models, page))


def _of_page(models: Path, page: WcxbPage) -> Iterator[Case]:
    noted = _noted().get(page.id)
    address = page.truth["url"] or ""
    number = fold(site(address or page.id), FOLDS)
    publisher = noted["meta"]["publisher"] if noted else labels.publishers().get(page.id)
    if not publisher:
        return
    held_out.use(models / f"fold{number}.npz")
    blocks = text_blocks.read(noted["text"] if noted else flatten(page.html, "resiliparse"))
    if not blocks:
        return
    blocks, byline = text_page.prepared(segment(blocks, "text"))
    key = key_of(publisher)
    for host in ("", urlsplit(address).hostname or ""):
        kind = ("roles" if noted else "other") + (", host" if host else "")
        yield Case(number, kind, Names(blocks, host, byline), key, key)


def _invented(models: Path, page: written.WrittenPage) -> list[Case]:
    facts = written.facts().get(page.id)
    if facts is None or not facts.publisher:
        return []
    held_out.use(models / f"fold{page.fold}.npz")
    flat = text_blocks.read(page.flattened())
    blocks, byline = text_page.prepared(segment(flat, "text"))
    own = facts.aggregator or facts.publisher
    kind = "aggregator" if facts.aggregator else "own site"
    return [Case(page.fold, kind, Names(blocks, "", byline), key_of(facts.publisher), key_of(own))]


def _fit(cases: Sequence[Case]) -> dict[str, Any]:
    used = [case for case in cases if case.names.keys]
    rows, publisher, own, weights = [], [], [], []
    for case in used:
        keys = case.names.keys
        described = np.array([case.names.description(key) for key in keys], np.float32)
        rows.append(trees.relative(described))
        publisher += [key == case.publisher for key in keys]
        own += [key == case.site for key in keys]
        weights += [_WEIGHTS.get(case.kind.removesuffix(", host"), 2.0)] * len(keys)
    matrix = np.vstack(rows)
    made: dict[str, Any] = {}
    for prefix, told in (("site_", own), ("publisher_", publisher)):
        grown = boosting.fit(
            matrix, np.array(told), np.array(weights), trees=TREES, depth=DEPTH, rate=RATE
        )
        made |= boosting.arrays(grown, prefix)
    return made


if __name__ == "__main__":
    main()
