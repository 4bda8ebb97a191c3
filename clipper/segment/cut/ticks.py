"""Cells of tables that hold nothing but a picture of a tick or a cross.

`<td><i class="fa fa-check"></i></td>`, `<td><img alt="Included"></td>`: what they say is all that
their row has to say. The words that tell stand in `words/ticks.toml`.
"""

from __future__ import annotations

import re
from typing import Any

from clipper.segment.cut.attributes import are_of_picture, hints_of
from clipper.segment.cut.spaces import is_blank
from clipper.words import lists as word_lists

_WORDS = word_lists.read("ticks")
_YES_CLASSES, _NO_CLASSES = (frozenset(_WORDS["classes"][kind]) for kind in ("yes", "no"))
_YES_LABELS, _NO_LABELS = (frozenset(_WORDS["labels"][kind]) for kind in ("yes", "no"))
_ICONS = frozenset(_WORDS["classes"]["icons"])
_BESIDE = frozenset(_WORDS["labels"]["beside"])
_MOST = 6
"""Elements of such a cell, the strokes of a drawing among them."""
_DOES_SOMETHING = frozenset("a button input select textarea label form".split())
"""A cross on these takes a row away."""
_FILE = re.compile(r"([^/]+)\.(?:png|gif|svg|jpe?g|webp)\b", re.I)
_APART = re.compile(r"[\W_\d]+")
YES, NO = "✓", "✗"


def sign_of(cell: Any) -> str | None:
    """The sign that a cell without text shows, where it shows one.

    Expects a cell whose first thing is an element.
    """
    labels: list[str] = []
    classes: set[str] = set()
    for count, element in enumerate(cell.iter()):
        if element is cell:
            continue
        tag, text = element.tag, element.text
        if count > _MOST or tag in _DOES_SOMETHING or not is_blank(element.tail):
            return None
        hints = hints_of([("class", element.get("class") or "")])
        if not is_blank(text):
            if tag != "title" and not are_of_picture(hints):
                return None
            labels.append(text)
        classes.update(hints)
        labels += [element.get("aria-label") or "", element.get("title") or ""]
        if tag == "img":
            labels.append(element.get("alt") or "")
            file = _FILE.search(element.get("src") or "")
            named = {*_APART.split(file[1].lower())} - _BESIDE - {""} if file else set()
            if named <= _YES_CLASSES | _NO_CLASSES:  # "new-york-times.png" is none
                classes |= named | _ICONS
    return _by_labels(labels) or _by_classes(classes)


def _by_labels(labels: list[str]) -> str | None:
    for label in labels:
        if label.isascii() and (len(label) < 2 or (len(label) == 2 and label.isupper())):
            continue  # the code of a country, or a letter
        label = " ".join(label.replace("_", " ").replace("-", " ").lower().split())
        words = [word for word in label.split() if word not in _BESIDE]
        core = " ".join(words)
        if core in _NO_LABELS:
            return NO
        if core in _YES_LABELS:
            return YES
    return None


def _by_classes(classes: set[str]) -> str | None:
    if not _NO_CLASSES.isdisjoint(classes) and not _ICONS.isdisjoint(classes):
        return NO
    return YES if not _YES_CLASSES.isdisjoint(classes) else None
