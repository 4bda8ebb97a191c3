"""Takes, in this process, the models of one fold of the cross-validation.

A folder of `python -m training.train CACHE --folds 5 --models FOLDER` holds them: `fold0.npz` ...,
and beside them what `training.headline`, `training.brand` and `training.related` left there for the
same folds.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from clipper.metadata.publishers import brand
from clipper.related import headlines
from clipper.segment import headline, labeller


def arguments(doc: str | None) -> argparse.Namespace:
    """Arguments of a benchmark that needs such a folder: `models` and `write`."""
    return parser(doc).parse_args()


def parser(doc: str | None) -> argparse.ArgumentParser:
    """What reads them, for a benchmark that takes others, too."""
    made = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawTextHelpFormatter)
    made.add_argument("--models", type=Path, required=True, help="fold0.npz ... fold4.npz")
    made.add_argument("--write", action="store_true", help="put the table into README.md")
    return made


def use(model: Path) -> None:
    """The models of the fold that `model`, a `foldN.npz`, is for."""
    labeller.use(model)
    number = model.stem.removeprefix("fold")
    for trees, name in (
        (headline.MODEL, "headline"),
        (brand.MODEL, "brand"),
        (headlines.MODEL, "related"),
    ):
        place = model.with_name(f"{name}{number}.npz")
        trees.use(place if place.exists() else None)
