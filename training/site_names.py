"""Trains the weights by which the name of an HTML page's site is chosen (`site_names.json`).

    python -m training.site_names

Learns from the role pages (`benchmarks.data`), whose publisher was read off, and from the news
pages of `training/news`: of the candidates that `clipper.metadata.publishers.site_names` finds on a
page, the one that is the publisher, among all of them (conditional logit, McFadden 1974, with a
ridge penalty). Prints the share of right names by five-fold cross-validation grouped by site, then
trains on all and writes `clipper/metadata/publishers/site_names.json`. Needs SciPy; the same input
gives the same file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.special import logsumexp

from benchmarks.data import fold, roles_pages, site, wcxb_pages
from clipper.decode import decode
from clipper.metadata import html_page, page_head
from clipper.metadata.publishers import site_names
from clipper.metadata.publishers.name_columns import key_of
from clipper.page import RawPage
from clipper.segment import segment
from clipper.segment.cut import html_blocks, html_tree

OUT = Path(__file__).resolve().parent.parent / "clipper/metadata/publishers/site_names.json"
NEWS = Path(__file__).with_name("news")
RIDGE = 0.003
"""Penalty, a page; .001 to .01 do as well."""
FOLDS = 5


class Case(NamedTuple):
    """The candidates of one page."""

    site: str
    rows: Any
    """`(names, columns)`."""
    right: Any
    """`(names,)`: which is the publisher."""


def pages() -> Iterator[tuple[bytes, str | None, str, str]]:
    """HTML, address, site and publisher of each page."""
    publishers = {page["id"]: page["meta"]["publisher"] for page in roles_pages()}
    for page in wcxb_pages(with_content=False):
        if name := publishers.get(page.id):
            yield page.html, page.truth["url"], site(page.truth["url"]), name
    for path in sorted(NEWS.glob("*.html")):
        facts = json.loads(path.with_suffix(".json").read_text("utf-8"))
        yield path.read_bytes(), None, path.stem, facts["publisher"]


def read_case(page: tuple[bytes, str | None, str, str]) -> Case | None:
    """The candidates of one page; `None` if its head names no site."""
    html, url, place, publisher = page
    document = decode(RawPage(html, url=url), kind="html")
    tree = html_tree.parse(document.text.encode("utf-8", "replace"))
    own = page_head.read(tree)
    blocks = segment(html_blocks.read(tree), "html", said=page_head.summary(own))
    signals = html_page.read_signals(blocks, tree, url, None, own_head=own)
    if all(signal == "host" for _, signal in signals.own):
        return None
    headline = html_page.title(signals)
    sections = html_page.sections(signals)
    found = site_names.candidates(signals.own, signals.said.title, headline, blocks, sections)
    rows = site_names.columns(found, signals.own, blocks)
    right = np.array([key == key_of(publisher) for key in found])
    return Case(place, np.array(rows), right) if len(right) else None


def fit(cases: Sequence[Case]) -> Any:
    """Weights under which the right candidates are likeliest."""
    told = [case for case in cases if case.right.any()]

    def loss(weights: Any) -> tuple[float, Any]:
        total, slope = RIDGE * float(weights @ weights), 2 * RIDGE * weights
        for case in told:
            sums = case.rows @ weights
            every, right = logsumexp(sums), logsumexp(sums[case.right])
            total += (every - right) / len(told)
            among = np.exp(sums[case.right] - right) @ case.rows[case.right]
            slope = slope + (np.exp(sums - every) @ case.rows - among) / len(told)
        return total, slope

    start = np.zeros(len(site_names.COLUMNS))
    return minimize(loss, start, jac=True, method="L-BFGS-B").x


def main() -> None:
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        read = list(pool.map(read_case, pages(), chunksize=8))
    cases = [case for case in read if case is not None]
    right = []
    for number in range(FOLDS):
        weights = fit([case for case in cases if fold(case.site, FOLDS) != number])
        right += [
            bool(case.right[np.argmax(case.rows @ weights)])
            for case in cases
            if fold(case.site, FOLDS) == number
        ]
    found = sum(bool(case.right.any()) for case in cases)
    print(f"{sum(right) / len(right):.3f} of {len(cases)} right, {found} among their candidates")
    weights = {
        name: round(float(weight), 2)
        for name, weight in zip(site_names.COLUMNS, fit(cases), strict=True)
    }
    print(weights)
    OUT.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
