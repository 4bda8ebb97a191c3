"""Trains the trees that rank the candidates for the headline of a flattened page.

    python -m training.headline MODELS

`MODELS` is the folder of the five fold models (`python -m training.train ... --models MODELS`):
each page is labelled by the one that has not seen its site. The right candidate is the one with the
words of the reviewed title: of the role pages the noted one, of the other development pages that
of WCXB. Prints, by five-fold cross-validation grouped by site, the share of pages whose best
candidate is right, and leaves the trees of each fold beside its model (`headline0.npz`); then
trains on all and writes `clipper/segment/headline.npz`. Needs LightGBM; the same input gives
the same file.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from lightgbm import Booster

from benchmarks.data import WcxbPage, fold, roles_pages, site, wcxb_pages
from clipper import trees
from clipper.page import PageHead, Role
from clipper.segment import alike, features, headline, labeller, lexicon
from clipper.segment.cut import text_blocks
from clipper.segment.steps import first_guess, prose
from clipper.segment.steps.judged import Page
from training import boosting, written
from training.synthesise import Pool, add_content, add_roles, compose
from training.views import flatten

OUT = Path(headline.__file__).with_name(headline.MODEL.name)
FOLDS = 5
VIEWS = ("resiliparse", "inscriptis")
SYNTHETIC = 200
"""Pages of `training.synthesise` a fold: other languages, aggregators."""
TREES, DEPTH, RATE = 300, 6, 0.06


class Case(NamedTuple):
    """The candidates of one view of one page."""

    fold: int
    view: str
    reviewed: bool
    """A role page."""
    on_page: bool
    rows: np.ndarray
    right: np.ndarray


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("models", type=Path)
    models = parser.parse_args().models
    with ProcessPoolExecutor() as pool:
        found = pool.map(partial(read_cases, models), wcxb_pages(None), chunksize=8)
        cases = [case for page in found for case in page]
        parts = list(enumerate(_pools()))
        made = [(number, part, seed) for number, part in parts for seed in range(SYNTHETIC)]
        cases += pool.map(partial(compose_case, models), made, chunksize=8)
        invented = pool.map(partial(written_cases, models), written.pages(FOLDS), chunksize=4)
        cases += [case for page in invented for case in page]
    hits: dict[str, list[bool]] = {}
    for number in range(FOLDS):
        made = boosting.arrays(fit([case for case in cases if case.fold != number]))
        np.savez_compressed(models / f"headline{number}.npz", **made)
        grown = trees.read(made)
        for case in cases:
            if case.fold == number:
                hit = bool(len(case.right) and case.right[_best(case.rows, grown)])
                hits.setdefault(case.view, []).append(hit)
                if case.reviewed and case.view.startswith(VIEWS[0]):
                    hits.setdefault(f"role pages, {case.view}", []).append(hit)
    for name, answers in hits.items():
        print(f"{name}: {np.mean(answers):.3f} of {len(answers)}")
    print(f"the title is a line of {np.mean([case.on_page for case in cases]):.3f}")
    np.savez_compressed(OUT, **boosting.arrays(fit(cases)))


def _best(rows: np.ndarray, grown: trees.Trees) -> int:
    return int(trees.log_odds(trees.relative(rows), grown).argmax())


def read_cases(models: Path, page: WcxbPage) -> list[Case]:
    """The candidates of each of `VIEWS` of a page."""
    noted = _noted().get(page.id)
    number = fold(site(page.truth["url"] or page.id), FOLDS)
    title = (noted["meta"].get("title") if noted else page.truth.get("title")) or ""
    truth = " ".join(lexicon.tokens(title))
    labeller.use(models / f"fold{number}.npz")
    cases = []
    for view in VIEWS:
        text = noted["text"] if noted and view == VIEWS[0] else flatten(page.html, view)
        cases += _case(number, view, noted is not None, text, truth)
        cases += _case(
            number, f"{view}, address", noted is not None, text, truth, page.truth["url"]
        )
    return cases


def compose_case(models: Path, job: tuple[int, Pool, int]) -> Case:
    """The candidates of a page put together of parts."""
    number, pool, seed = job
    labeller.use(models / f"fold{number}.npz")
    text, lines, _ = compose(pool, (number + 1) * 1_000_000 + seed)
    title = next((line for line, role in lines if role is Role.TITLE), "")
    return _case(number, "synthetic", False, text, " ".join(lexicon.tokens(title)))[0]


def written_cases(models: Path, page: written.WrittenPage) -> list[Case]:
    """The candidates of each of `VIEWS` of an invented page."""
    labeller.use(models / f"fold{page.fold}.npz")
    title = next((text for text, role in page.lines if role is Role.TITLE), "")
    truth = " ".join(lexicon.tokens(title))
    cases = []
    if page.html is None:
        return _case(page.fold, "invented as text", False, page.text, truth)
    for view in VIEWS:
        cases += _case(page.fold, f"invented, {view}", False, page.flattened(view), truth)
    return cases


def _case(
    number: int, view: str, reviewed: bool, text: str, truth: str, address: str = ""
) -> list[Case]:
    blocks = text_blocks.read(text)
    if not blocks:
        return []
    units = features.units(blocks)
    made = features.extract(units, "text")
    judged = Page(
        units, alike.pulled(made, labeller.predict(made)), made, "text", PageHead(address=address)
    )
    first_guess.first_guess(judged)
    prose.between_prose(judged)
    prose.small_page(judged)
    keys, rows = headline.describe(judged)
    right = np.array([key == truth for key in keys], bool)
    return [Case(number, view, reviewed, truth in made.keys, rows, right)]


def _pools() -> list[Pool]:
    """The parts of each fold's pages."""
    pools = [Pool() for _ in range(FOLDS)]
    for page in wcxb_pages(None):
        truth = {**page.truth, "domain": site(page.truth["url"] or page.id)}
        pool = pools[fold(truth["domain"], FOLDS)]
        add_content(pool, truth)
        if page.id in _noted():
            add_roles(pool, _noted()[page.id]["lines"])
    return pools


_pages: dict[str, dict] = {}


def _noted() -> dict[str, dict]:
    if not _pages:
        _pages.update({page["id"]: page for page in roles_pages()})
    return _pages


def fit(cases: Sequence[Case]) -> Booster:
    """Trees that tell the right candidate of a page from its others."""
    used = [case for case in cases if case.right.any() and not case.right.all()]
    rows = np.vstack([trees.relative(case.rows) for case in used])
    right = np.concatenate([case.right for case in used])
    return boosting.fit(rows, right, np.ones(len(rows)), trees=TREES, depth=DEPTH, rate=RATE)


if __name__ == "__main__":
    main()
