"""Lines of a flattened page that stand on it once more, where the other one tells what they are.

Counted on pages that readers have labelled line by line (right / wrong; 208 pages, 1,191 others),
each by a model that has not seen its site.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from clipper.page import Role
from clipper.segment.steps.judged import AT, Page

_HALF = 0.5
_PICTURES = 2
"""Pictures with the text of a doubted headline from which that is of one, too (2 / 0, 22 / 1)."""
_CAPTION = 0.1
"""Probability of a caption from which the text of a picture above the same caption is one (2 / 0,
8 / 2): what repeats a caption belongs to it."""
_SAID, _NEAR = 6, 2
"""Words from which content of an article is the text of a picture where the same caption stands so
many units below (4 / 0, 0 / 1)."""
_NAMES = {Role.LABEL: 0.02, Role.NAVIGATION: 0.2}
"""Probability of a byline from which what stands elsewhere in one is one: on forums, beside posts,
names of pictures (4 / 0, 17 / 3); anywhere, what looks like a menu (5 / 0, 40 / 13)."""


def twins(page: Page) -> None:
    """Headlines that pictures have, texts of pictures that captions have, names of authors."""
    if page.kind != "text":
        return
    _headlines_of_pictures(page)
    _captions_of_pictures(page)
    _content_above_captions(page)
    _names(page)


def _headlines_of_pictures(page: Page) -> None:
    p = page.prediction.roles[:, AT[Role.TITLE]]
    doubted = [at for at in page.rows(Role.TITLE) if p[at] <= _HALF]
    shown = Counter(_keys(page, Role.LABEL)) if doubted else {}
    for at in doubted:
        if shown.get(page.keys[at], 0) >= _PICTURES:
            page.set(at, Role.LABEL, "stands on pictures", 0.5)


def _captions_of_pictures(page: Page) -> None:
    if Role.CAPTION not in page.roles:
        return
    p, keys = page.prediction.roles[:, AT[Role.CAPTION]], page.keys
    for at, (role, below) in enumerate(pairwise(page.roles)):
        if role is not Role.LABEL or below is not Role.CAPTION or p[at] < _CAPTION:
            continue
        if keys[at] and keys[at] == keys[at + 1]:
            page.set(at, Role.CAPTION, "stands above the same caption", 0.5)


def _content_above_captions(page: Page) -> None:
    if not page.is_article():
        return
    for at in [at for at, role in enumerate(page.roles) if role is Role.CAPTION]:
        if page.words()[at] < _SAID:
            continue
        for above in range(max(0, at - _NEAR), at):
            if page.keys[above] == page.keys[at] and page.roles[above] is Role.BODY:
                page.set(above, Role.CAPTION, "stands above the same caption", 0.5)


def _names(page: Page) -> None:
    known = set(_keys(page, Role.BYLINE))
    if not known:
        return
    forum = page.is_of_type("forum")
    for at in [at for at, key in enumerate(page.keys) if key in known]:
        role = page.roles[at]
        if role not in _NAMES or (role is Role.LABEL and not forum):
            continue
        if page.prediction.roles[at, AT[Role.BYLINE]] >= _NAMES[role]:
            page.set(at, Role.BYLINE, "stands in another byline", 0.5)


def _keys(page: Page, role: Role) -> list[str]:
    """Keys of the units of one role that have a text."""
    return [page.keys[at] for at in page.rows(role) if page.keys[at]]
