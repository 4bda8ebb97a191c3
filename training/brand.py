"""Trains the model that tells a site's own name among the names on its page.

    python -m training.brand

Learns from the publishers noted for the role pages (`benchmarks.data.roles_pages`): of the names
`clipper.metadata.brand_names` finds on a page, the one that is the publisher's. Every page is seen
twice, with and without the host of its address. Prints, by five-fold cross-validation grouped by
site, the share of pages whose best name is right, then trains on all pages and writes
`clipper/metadata/brand.json`. Needs scikit-learn; the same input gives the same file.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.data import fold, roles_pages, site
from clipper.metadata.brand_names import describe
from clipper.metadata.titles import key_of
from clipper.page import Role
from clipper.segment import text_blocks

OUT = Path(__file__).resolve().parent.parent / "clipper" / "metadata" / "brand.json"
STRENGTH = 0.2
"""Inverse of the ridge penalty; .1 to .5 do as well."""
FOLDS = 5
THRESHOLDS = (0.0, 0.25, 0.5)


class Case(NamedTuple):
    """The names of one page."""

    site: str
    article: bool
    with_host: bool
    names: list[str]
    rows: Any
    right: Any


def main() -> None:
    cases = [case for page in roles_pages() for case in _cases(page)]
    scored = []
    for number in range(FOLDS):
        model = _fit([case for case in cases if fold(case.site, FOLDS) != number])
        held_out = [case for case in cases if fold(case.site, FOLDS) == number]
        scored += [(case, *_best(case, model)) for case in held_out]
    for with_host in (False, True):
        for article in (False, True):
            _print([s for s in scored if s[0].with_host is with_host and s[0].article is article])
    scale, model = _fit(cases)
    record = {
        "weights": [round(float(w), 4) for w in model.coef_[0] / scale],
        "bias": round(float(model.intercept_[0]), 4),
    }
    OUT.write_text(json.dumps(record) + "\n", encoding="utf-8")


def _cases(page: Any) -> list[Case]:
    publisher = key_of(page["meta"]["publisher"] or "")
    if not publisher:
        return []
    blocks = [
        replace(block, role=Role(line["role"]))
        for block, line in zip(text_blocks.read(page["text"]), page["lines"], strict=True)
    ]
    host = urlsplit(page["url"] or "").hostname or ""
    made = []
    for with_host in (False, True):
        found = describe(blocks, host if with_host else "")
        names = [name for name, _ in found]
        right = np.array([key_of(name) == publisher for name in names], dtype=bool)
        rows = np.array([row for _, row in found])
        group = site(page["url"] or page["id"])
        made.append(Case(group, page["page_type"] == "article", with_host, names, rows, right))
    return made


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
    head = f"{'article' if case.article else 'other':8}{'host' if case.with_host else 'no host':8}"
    for threshold in THRESHOLDS:
        said = [right for _, p, right in scored if p >= threshold]
        head += f"  from {threshold:.2f}: {len(said) / len(scored):.2f} named, "
        head += f"{sum(said) / max(1, len(said)):.3f} right"
    print(head)


if __name__ == "__main__":
    main()
