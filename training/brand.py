"""Trains the model that tells a site's own name among the names on its page.

    python -m training.brand MODELS

`MODELS` is the folder of the five fold models (`python -m training.train ... --models MODELS`):
each page is flattened and labelled by the one that has not seen its site. Right is, on the role
pages (`benchmarks.data.roles_pages`), the publisher noted for them, and on the other development
pages the site's name as the head of their HTML gives it, where the flattened page has it, too.
Every page is seen twice, with and without the host of its address. Prints, by five-fold
cross-validation grouped by site, the share of pages whose best name is right, and leaves the
weights of each fold beside its model (`brand0.json`); then trains on all pages and writes
`clipper/metadata/brand.json`. Needs scikit-learn; the same input gives the same file.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.data import WcxbPage, fold, roles_pages, site, wcxb_pages
from clipper.metadata import head, json_ld
from clipper.metadata.brand_names import describe
from clipper.segment import html_tree, labeller, segment, text_blocks
from clipper.words.keys import key_of
from training.views import flatten

OUT = Path(__file__).resolve().parent.parent / "clipper" / "metadata" / "brand.json"
STRENGTH = 0.2
"""Inverse of the ridge penalty; .1 to .5 do as well."""
FOLDS = 5
THRESHOLDS = (0.0, 0.25, 0.5)


_SITE_NAMES = ("og:site_name", "application-name", "apple-mobile-web-app-title")


class Case(NamedTuple):
    """The names of one page."""

    site: str
    reviewed: bool
    """A role page."""
    with_host: bool
    names: list[str]
    rows: Any
    right: Any


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("models", type=Path)
    models = parser.parse_args().models
    with ProcessPoolExecutor() as pool:
        found = pool.map(partial(_cases, models), wcxb_pages(None), chunksize=8)
        cases = [case for page in found for case in page]
    scored = []
    for number in range(FOLDS):
        fitted = _fit([case for case in cases if fold(case.site, FOLDS) != number])
        _write(fitted, models / f"brand{number}.json")
        held_out = [case for case in cases if fold(case.site, FOLDS) == number]
        scored += [(case, *_best(case, fitted)) for case in held_out]
    for with_host in (False, True):
        for reviewed in (False, True):
            _print([s for s in scored if s[0].with_host is with_host and s[0].reviewed is reviewed])
    _write(_fit(cases), OUT)


_pages: dict[str, dict[str, Any]] = {}


def _noted() -> dict[str, dict[str, Any]]:
    if not _pages:
        _pages.update({page["id"]: page for page in roles_pages()})
    return _pages


def _cases(models: Path, page: WcxbPage) -> list[Case]:
    noted = _noted().get(page.id)
    address = page.truth["url"] or ""
    group = site(address or page.id)
    wanted = [noted["meta"]["publisher"] or ""] if noted else _said(page.html)
    keys = {key_of(name) for name in wanted} - {""}
    labeller.use(models / f"fold{fold(group, FOLDS)}.npz")
    blocks = text_blocks.read(noted["text"] if noted else flatten(page.html, "resiliparse"))
    if not keys or not blocks:
        return []
    blocks = segment(blocks, "text")
    made = []
    for host in ("", urlsplit(address).hostname or ""):
        found = describe(blocks, host)
        names = [name for name, _ in found]
        right = np.array([key_of(name) in keys for name in names], dtype=bool)
        if not noted and not right.any():
            continue  # the head may have another name for the site than its readers
        rows = np.array([row for _, row in found])
        made.append(Case(group, noted is not None, bool(host), names, rows, right))
    return made


def _said(html: bytes) -> list[str]:
    """What the head of a page calls its site."""
    tree = html_tree.parse(html)
    said = head.read(tree)
    publisher = json_ld.facts(json_ld.read(said.scripts)).publisher
    return [value for value, _ in said.all(_SITE_NAMES)][:3] + ([publisher] if publisher else [])


def _write(fitted: tuple[Any, LogisticRegression], place: Path) -> None:
    scale, model = fitted
    record = {
        "weights": [round(float(w), 4) for w in model.coef_[0] / scale],
        "bias": round(float(model.intercept_[0]), 4),
    }
    place.write_text(json.dumps(record) + "\n", encoding="utf-8")


def _fit(cases: Sequence[Case]) -> tuple[Any, LogisticRegression]:
    used = [case for case in cases if len(case.names)]
    rows = np.vstack([case.rows for case in used])
    scale = rows.std(axis=0) + 0.05
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    return scale, model.fit(rows / scale, np.concatenate([case.right for case in used]))


def _best(case: Case, fitted: tuple[Any, LogisticRegression]) -> tuple[float, bool]:
    if not case.names:
        return 0.0, False
    scale, model = fitted
    p = model.predict_proba(case.rows / scale)[:, 1]
    return float(p.max()), bool(case.right[p.argmax()])


def _print(scored: Sequence[tuple[Case, float, bool]]) -> None:
    case = scored[0][0]
    line = f"{'reviewed' if case.reviewed else 'head':9}{'host' if case.with_host else 'no host':8}"
    for threshold in THRESHOLDS:
        said = [right for _, p, right in scored if p >= threshold]
        line += f"  from {threshold:.2f}: {len(said) / len(scored):.2f} named, "
        line += f"{sum(said) / max(1, len(said)):.3f} right"
    print(line)


if __name__ == "__main__":
    main()
