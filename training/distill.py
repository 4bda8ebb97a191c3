"""Roles for pages nobody labelled line by line: a teacher reads them off the HTML.

Tags and class words say much about roles that flattened text no longer shows. A teacher learns
the roles from the HTML of the labelled pages alone and gives its probabilities to the HTML of all
other training pages; each unit of their flattened views takes those of the same words (Hinton,
Vinyals, Dean, "Distilling the Knowledge in a Neural Network", 2015). What is known for sure,
whether a unit is main content, overrules the teacher.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from clipper.page import Role

ROLES = tuple(Role)

Floats = npt.NDArray[np.float32]
Predict = Callable[[dict[str, Any], dict[str, Any]], Floats]
"""Page and view -> probabilities of roles, `(units, roles)`."""

_IN_CONTENT = np.array(
    [
        role in (Role.BODY, Role.TITLE, Role.SUBTITLE, Role.BYLINE, Role.CAPTION, Role.ATTRIBUTION)
        for role in ROLES
    ],
    np.float32,
)
"""Roles that reviewed main content has been seen to hold."""
_NO_BODY = np.array([role is not Role.BODY for role in ROLES], np.float32)


def is_labelled(page: dict[str, Any]) -> bool:
    return any((view["role"] >= 0).any() for view in page["views"].values())


def html_alone(pages: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the teacher learns from: the HTML of each page, in its own words and in others."""
    return [
        {**page, "views": {k: v for k, v in page["views"].items() if k in ("html", "html@")}}
        for page in pages
        if "html" in page["views"]
    ]


def teach(pages: Sequence[dict[str, Any]], predict: Predict) -> None:
    """Puts `soft` labels, `(units, roles)`, into the views of every page that has no others."""
    for page in pages:
        if is_labelled(page) or "html" not in page["views"]:
            continue
        views = page["views"]
        told = predict(page, views["html"])
        places = _places(views["html"])
        for name, view in views.items():
            # A pseudo-language ("html@") has the units of its source, in other words.
            source = views.get(name.rstrip("@"), view)
            soft = told if source is views["html"] else _carried(told, places, _keys(source))
            if len(soft) == len(view["size"]):
                soft = _with_content(soft, view["main"].astype(np.float32))
                view["soft"] = _with_headlines(soft, view.get("headlines", []))


def _keys(view: dict[str, Any]) -> list[bytes]:
    """The words of each unit."""
    ends = np.cumsum(view["size"])
    return [
        view["ids"][end - size : end].tobytes()
        for end, size in zip(ends.tolist(), view["size"].tolist(), strict=True)
    ]


def _places(view: dict[str, Any]) -> dict[bytes, list[int]]:
    places: dict[bytes, list[int]] = defaultdict(list)
    for at, key in enumerate(_keys(view)):
        places[key].append(at)
    return places


def _carried(told: Floats, places: dict[bytes, list[int]], keys: Sequence[bytes]) -> Floats:
    """The n-th unit of the same words gives its roles; a unit of no such words has none."""
    out = np.zeros((len(keys), told.shape[1]), np.float32)
    seen: dict[bytes, int] = defaultdict(int)
    for at, key in enumerate(keys):
        if key in places and key:
            out[at] = told[places[key][min(seen[key], len(places[key]) - 1)]]
            seen[key] += 1
    return out


def _with_content(soft: Floats, main: Floats) -> npt.NDArray[np.float16]:
    """The teacher's roles as far as they agree with what is known of the main content."""
    allowed = np.ones_like(soft)
    allowed[main > 0.9] = _IN_CONTENT
    allowed[(main >= 0) & (main < 0.1)] = _NO_BODY
    kept = soft * allowed
    mass = kept.sum(axis=1, keepdims=True)
    # Where the two contradict each other, nothing is learned.
    kept = np.where(mass > 0.05, kept / np.maximum(mass, 1e-6), 0)
    return kept.astype(np.float16)


def _with_headlines(soft: npt.NDArray[np.float16], at: Sequence[int]) -> npt.NDArray[np.float16]:
    """The reviewed title says which units are the headline, and with it that no other one is."""
    if not at:
        return soft
    title = ROLES.index(Role.TITLE)
    known = soft.astype(np.float32)
    known[:, title] = 0
    known /= np.maximum(known.sum(axis=1, keepdims=True), 1e-6)
    known[list(at)] = 0
    known[list(at), title] = 1
    return known.astype(np.float16)
