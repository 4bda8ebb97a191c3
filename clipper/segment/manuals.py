"""Manuals that stand on one page, longer than the pages that were learned from.

The labeller is told how long a page is and how far from its ends each unit stands. Far beyond what
it has learned from these columns have it take stretches of plain prose for something else. Of a
page of documentation it is told less: as if the page was as long as the longest that it knows well.
(Share of the words of eleven manuals that is kept .70 -> .95; on lists and shops, where length says
that the page is a list, the same costs a little.)
"""

from __future__ import annotations

from dataclasses import replace
from math import log1p

import numpy as np

from clipper.segment import labeller
from clipper.segment.features import DENSE, Features
from clipper.segment.labeller import Prediction

_LONG = 700
"""Units beyond which nothing was learned: longer pages were cut."""
_UNITS, _WORDS, _PROSE = 500, 6000, 100
"""Units, words and long units that a manual has at most, as far as the labeller is told."""
_KNOWN = {
    "from_start": log1p(_UNITS) / 6,
    "from_end": log1p(_UNITS) / 6,
    "page_units": log1p(_UNITS) / 7,
    "page_words": log1p(_WORDS) / 9,
    "long_before": log1p(_PROSE) / 4,
    "long_after": log1p(_PROSE) / 4,
}
_AT = [DENSE.index(name) for name in _KNOWN]
_MOST = np.array(list(_KNOWN.values()), np.float32)
_SURE = 0.5
"""Probability of a manual from which a page is one."""


def looked_again(made: Features, prediction: Prediction) -> Prediction:
    """What the labeller says of a long manual, told less of its length; of other pages what it has
    said."""
    if len(made.dense) <= _LONG or prediction.of_type("documentation") < _SURE:
        return prediction
    dense = made.dense.copy()
    dense[:, _AT] = np.minimum(dense[:, _AT], _MOST)
    return labeller.predict(replace(made, dense=dense))
