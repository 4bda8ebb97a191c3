"""Trains the weights by which a page's title is chosen among what it says (`titles.json`).

    python -m training.titles

Learns from the development pages of WCXB (`benchmarks.data`): of the candidates that
`clipper.metadata.headlines` finds on a page, the one that is the reviewed title, against each of
the others (pairwise logistic regression). Prints the share of right titles by five-fold
cross-validation grouped by site, then trains on half of the sites and writes
`clipper/metadata/titles.json`: the other half stays a fair test for `benchmarks.metadata`. Needs
scikit-learn; the same input gives the same file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.data import WcxbPage, fold, site, wcxb_pages
from benchmarks.metadata import plain
from clipper.decode import decode
from clipper.errors import PageError
from clipper.metadata import headlines, html_page, page_head
from clipper.page import RawPage
from clipper.segment import segment
from clipper.segment.cut import html_blocks, html_tree

OUT = Path(__file__).resolve().parent.parent / "clipper" / "metadata" / "titles.json"
STRENGTH = 0.02
"""Inverse of the ridge penalty; .02 to .1 do as well."""
FOLDS = 5


class Case(NamedTuple):
    """The candidates of one page."""

    site: str
    article: bool
    rows: Any
    right: Any


def main() -> None:
    pages = [page for page in wcxb_pages(with_content=False) if page.truth.get("title")]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        cases = [case for case in pool.map(read_case, pages, chunksize=8) if case is not None]
    right: dict[str, list[bool]] = {"articles": [], "other pages": []}
    for number in range(FOLDS):
        weights = _fit([case for case in cases if fold(case.site, FOLDS) != number])
        for case in cases:
            if fold(case.site, FOLDS) == number:
                kind = "articles" if case.article else "other pages"
                right[kind].append(bool(case.right[np.argmax(case.rows @ weights)]))
    for kind, answers in right.items():
        print(f"{kind}: {sum(answers) / max(1, len(answers)):.3f} of {len(answers)}")
    weights = [round(float(w), 4) for w in _fit([c for c in cases if fold(c.site, 2) == 0])]
    OUT.write_text(json.dumps({"weights": weights}) + "\n", encoding="utf-8")


def read_case(page: WcxbPage) -> Case | None:
    """The candidates of one page; `None` if it is none, or says no title."""
    url = page.truth["url"]
    try:
        document = decode(RawPage(page.html, url=url), kind="html")
        tree = html_tree.parse(document.text.encode("utf-8", "replace"))
        own = page_head.read(tree)
        blocks = segment(html_blocks.read(tree), "html", said=page_head.summary(own))
    except PageError:
        return None
    signals = html_page.read_signals(blocks, tree, url, None, own_head=own)
    found = headlines.candidates(signals)
    if not found:
        return None
    truth = plain(page.truth["title"])
    right = np.array([plain(text) == truth for text, _ in found.values()])
    article = page.truth.get("page_type") == "article"
    return Case(site(url or page.id), article, np.array(headlines.describe(signals, found)), right)


def _fit(cases: Sequence[Case]) -> Any:
    """Weights that put the right candidate before each other one."""
    pairs = np.vstack(
        [case.rows[case.right][0] - case.rows[~case.right] for case in cases if case.right.any()]
    )
    scale = pairs.std(axis=0) + 0.05
    both = np.vstack([pairs, -pairs]) / scale
    labels = np.repeat([1, 0], len(pairs))
    model = LogisticRegression(C=STRENGTH, max_iter=3000, fit_intercept=False)
    return model.fit(both, labels).coef_[0] / scale


if __name__ == "__main__":
    main()
