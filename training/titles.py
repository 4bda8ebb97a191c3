"""Trains the weights by which a page's title is chosen among what it says (`titles.json`).

    python -m training.titles MODELS

`MODELS` is the folder of the five fold models: each page is labelled by the one that has not seen
its site. Learns from the development pages of WCXB (`benchmarks.data`) and, for articles, from the
invented ones (`training.pages`): of the candidates that `clipper.metadata.headlines` finds on a
page, the one that is the reviewed title, against each of the others (pairwise logistic regression);
one set of weights for articles, one for other pages. Prints the
share of right titles by five-fold cross-validation grouped by site, then trains on the invented
pages and on half of the sites and writes `clipper/metadata/titles.json`: the other half stays a
fair test for `benchmarks.metadata`. Needs scikit-learn; the same input gives the same file.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks import held_out
from benchmarks.data import WcxbPage, fold, site, wcxb_pages
from benchmarks.metadata import plain
from clipper.decode import decode
from clipper.errors import PageError
from clipper.metadata import headlines, html_page, page_head
from clipper.page import RawPage, Role
from clipper.segment import segment
from clipper.segment.cut import html_blocks, html_tree
from clipper.words.keys import key_of
from training import written

OUT = Path(__file__).resolve().parent.parent / "clipper" / "metadata" / "titles.json"
STRENGTH = 0.02
"""Inverse of the ridge penalty; .02 to .1 do as well."""
FOLDS = 5


INVENTED = 0.5
"""Weight of an invented article: with 1.0 found articles were right as often, others less."""
OTHER_KIND = 0.15
"""Weight of other pages beside articles; there are too few of them to learn from them alone."""


class Case(NamedTuple):
    """The candidates of one page."""

    site: str
    fold: int
    found: bool
    kind: str
    rows: Any
    right: Any


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("models", type=Path)
    models = parser.parse_args().models
    pages = [page for page in wcxb_pages(with_content=False) if page.truth.get("title")]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(partial(read_case, models), pages, chunksize=8))
        found += pool.map(partial(invented_case, models), written.pages(FOLDS), chunksize=8)
    cases = [case for case in found if case is not None]
    hits: dict[str, list[bool]] = {}
    for number in range(FOLDS):
        weights = fit([case for case in cases if case.fold != number])
        for case in cases:
            if case.fold == number:
                name = f"{case.kind}, {'found' if case.found else 'invented'}"
                hit = bool(case.right[np.argmax(case.rows @ weights[case.kind])])
                hits.setdefault(name, []).append(hit)
    for name, answers in hits.items():
        print(f"{name}: {sum(answers) / max(1, len(answers)):.3f} of {len(answers)}")
    weights = fit([c for c in cases if not c.found or fold(c.site, 2) == 0])
    made = {kind: [round(float(w), 4) for w in own] for kind, own in weights.items()}
    OUT.write_text(json.dumps(made) + "\n", encoding="utf-8")


def read_case(models: Path, page: WcxbPage) -> Case | None:
    """The candidates of one found page; `None` if it is none, or says no title."""
    url = page.truth["url"]
    truth = plain(page.truth["title"])
    own = site(url or page.id)
    return _case(models, own, fold(own, FOLDS), True, page.html, url, lambda t: plain(t) == truth)


def invented_case(models: Path, page: written.WrittenPage) -> Case | None:
    """The same of an invented page, whose headlines are marked."""
    truths = {key_of(text) for text, role in page.lines if role is Role.TITLE}
    if page.html is None or not truths:
        return None
    return _case(models, page.id, page.fold, False, page.html, None, lambda t: key_of(t) in truths)


def _case(
    models: Path,
    name: str,
    number: int,
    found: bool,
    html: bytes,
    url: str | None,
    is_right: Callable[[str], bool],
) -> Case | None:
    held_out.use(models / f"fold{number}.npz")
    try:
        document = decode(RawPage(html, url=url), kind="html")
        tree = html_tree.parse(document.text.encode("utf-8", "replace"))
        own = page_head.read(tree)
        blocks = segment(html_blocks.read(tree), "html", said=page_head.summary(own))
    except PageError:
        return None
    signals = html_page.read_signals(blocks, tree, url, None, own_head=own)
    every = headlines.candidates(signals)
    if not every:
        return None
    right = np.array([is_right(text) for text, _ in every.values()])
    rows = np.array(headlines.describe(signals, every))
    return Case(name, number, found, headlines.kind_of(signals), rows, right)


def fit(cases: Sequence[Case]) -> dict[str, Any]:
    """For each kind of page, weights that put the right candidate before each other one."""
    articles, others = headlines.KINDS
    return {
        articles: _fit(cases, lambda case: 1.0 if case.found else INVENTED, articles),
        others: _fit(cases, lambda case: float(case.found), others),
    }


def _fit(cases: Sequence[Case], weight: Callable[[Case], float], kind: str) -> Any:
    pairs, weights = [], []
    for case in cases:
        told = weight(case) * (OTHER_KIND if case.kind != kind == headlines.KINDS[0] else 1.0)
        if told and case.right.any() and not case.right.all():
            against = case.rows[case.right][0] - case.rows[~case.right]
            pairs.append(against)
            weights += [told / len(against) ** 0.5] * len(against)
    stacked = np.vstack(pairs)
    scale = stacked.std(axis=0) + 0.05
    both = np.vstack([stacked, -stacked]) / scale
    labels = np.repeat([1, 0], len(stacked))
    model = LogisticRegression(C=STRENGTH, max_iter=3000, fit_intercept=False)
    return model.fit(both, labels, sample_weight=np.array(weights * 2)).coef_[0] / scale


if __name__ == "__main__":
    main()
