"""Trains the model that tells headlines in lists of teasers (`clipper/related/headlines.json`).

    python -m training.related

Learns from the related lines of the role pages (`benchmarks.data.roles_pages`): a line is a
headline if its text is among the page's unique related titles. Every page is seen twice, the
second time without capitals behind the first letter of a line, as most languages write headlines.
Prints the F1 of unique titles by five-fold cross-validation grouped by site, then trains on all
pages and writes the weights. Needs scikit-learn; the same input gives the same file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from benchmarks.data import roles_pages, site
from clipper.page import Block, Role
from clipper.related.cards import sections
from clipper.related.headlines import features
from clipper.related.lines import Form, Line, read_runs
from clipper.segment import text_blocks
from clipper.words.keys import key_of

OUT = Path(__file__).resolve().parent.parent / "clipper" / "related" / "headlines.json"
STRENGTH = 0.005
"""Inverse of the ridge penalty; chosen among .003 to 1 by the cross-validation below."""


def main() -> None:
    pages = [page for page in map(_prepare, roles_pages()) if page["sections"]]
    groups = np.array([page["site"] for page in pages])
    found: dict[float, list[tuple[int, int, int]]] = {}
    for train, test in GroupKFold(5).split(pages, groups=groups):
        model = _fit([pages[at] for at in train])
        for at in test:
            for threshold in np.arange(0.25, 0.8, 0.05):
                found.setdefault(round(float(threshold), 2), []).append(
                    _score(pages[at], model, threshold)
                )
    for threshold, counts in found.items():
        hit, missed, wrong = (sum(column) for column in zip(*counts, strict=True))
        print(f"threshold {threshold:.2f}  F1 {2 * hit / (2 * hit + missed + wrong):.3f}")
    scaler, model = _fit(pages)
    record = {
        "weights": [round(float(w), 4) for w in model.coef_[0]],
        "bias": round(float(model.intercept_[0]), 4),
        "mean": [round(float(m), 4) for m in scaler.mean_],
        "scale": [round(float(s), 4) for s in scaler.scale_],
    }
    OUT.write_text(json.dumps(record) + "\n", encoding="utf-8")


def _prepare(page: Any) -> dict[str, Any]:
    blocks = [
        replace(block, role=Role(line["role"]))
        for block, line in zip(text_blocks.read(page["text"]), page["lines"], strict=True)
    ]
    return {
        "site": site(page["url"] or page["id"]),
        "sections": _sections(blocks),
        "plain": _sections([replace(b, text=_without_capitals(b.text)) for b in blocks]),
        "titles": {key_of(title) for title in page["related_titles"]},
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


def _fit(pages: Iterable[dict[str, Any]]) -> tuple[StandardScaler, LogisticRegression]:
    rows, labels, weights = _rows(pages)
    scaler = StandardScaler().fit(rows)
    scaler.scale_ = np.maximum(scaler.scale_, 0.05)
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit(scaler.transform(rows), labels, sample_weight=weights / weights.mean())
    return scaler, model


def _score(page: dict[str, Any], fitted: Any, threshold: float) -> tuple[int, int, int]:
    scaler, model = fitted
    said = set()
    for section in page["sections"]:
        p = model.predict_proba(scaler.transform(features(section)))[:, 1]
        said |= {
            line.key
            for line, x in zip(section, p, strict=True)
            if line.form is Form.TEXT and (x >= threshold or line.pointed)
        }
    hit = len(said & page["titles"])
    return hit, len(page["titles"]) - hit, len(said) - hit


if __name__ == "__main__":
    main()
