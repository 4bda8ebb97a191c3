"""A second look at prose behind the bare label of an advert, with all such labels left out.

Pages that keep their adverts have the label above the advert's text, and from them the labeller
learned that what follows is one. On most pages the advert came in a frame, and the label stands
alone between two paragraphs of the story. Of 150 texts behind such labels (pages held out) those of
stories have .85 and more without them; of the adverts a dozen have, none of more than 23 words, and
from .95 on none without a digit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from clipper.page import Block, Kind, PageHead, Role
from clipper.segment import features, labeller
from clipper.segment.features import DENSE, Features, unit_text
from clipper.segment.labeller import Prediction

_LABEL = DENSE.index("lex_sponsored")
_PROMOTION = tuple(Role).index(Role.PROMOTION)
_LABEL_WORDS = 4
"""Words of the longest label."""
_LONG, _LEAST = 24, 0.85
"""Words of prose that is longer than adverts are, and the probability of main content, without the
labels, from which it is believed to be the story's."""
_SHORT, _SURE = 12, 0.95
"""The same for shorter prose, which must hold no number but a year: such an advert has a price."""
_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d")


def looked_again(
    groups: Sequence[Sequence[Block]], kind: Kind, said: PageHead, made: Features, first: Prediction
) -> Prediction:
    """What the labeller says of a page; of prose that it took for adverts because of their labels,
    what it says of it without them."""
    words = made.sizes()
    labels = (made.dense[:, _LABEL] >= 1) & (words <= _LABEL_WORDS)
    if not labels.any():
        return first
    doubted = (first.roles.argmax(axis=1) == _PROMOTION) & (words >= _SHORT)
    behind = [False] * len(groups)
    for at in np.flatnonzero(doubted).tolist():
        follows = at > 0 and (bool(labels[at - 1]) or behind[at - 1])
        behind[at] = follows and (words[at] >= _LONG or not _NUMBER.search(unit_text(groups[at])))
    if not any(behind):
        return first
    kept = np.flatnonzero(~labels)
    rest = [groups[at] for at in kept.tolist()]
    second = labeller.predict(features.extract(rest, kind, said))
    main, roles = first.main.copy(), first.roles.copy()
    for at in np.flatnonzero(behind).tolist():
        place = int(np.searchsorted(kept, at))
        if second.main[place] >= (_LEAST if words[at] >= _LONG else _SURE):
            main[at], roles[at] = second.main[place], second.roles[place]
    return replace(first, main=main, roles=roles)
