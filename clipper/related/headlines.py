"""How surely each line of a list of teasers is the headline of one: boosted trees.

A line is seen as the labeller sees it, with the two before and the two behind it, and against its
whole section, so that "picture text, headline, picture text, headline" and "headline, description,
headline" are told apart. Trained by `training/related.py` on the related lines of some 1,300 pages,
each also with its capitals taken away, so that headlines in languages and houses without title case
count as much.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from clipper import trees
from clipper.related.endings import is_sentence
from clipper.related.lines import Form, Line

MODEL = trees.Model("clipper.related", "headlines.npz")
_REACH = (-2, -1, 1, 2)
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|svg)\b|\d{3,}x\d{2,}|\bimg\b|\w_\w|\d{6,}", re.I)
_PICTURE = re.compile(
    r"^(?:image|photo|picture|link|logo|icon|avatar|thumbnail|screenshot)\b", re.I
)

Matrix = npt.NDArray[np.float64]


def own_features(line: Line, counts: Counter[str], near: int) -> list[float]:
    """What a line is by itself; `near` is how often its text stands again within three lines."""
    text, words = line.text, line.words
    tokens = _TOKEN.findall(text)
    letters = [t for t in tokens if t[0].isalpha()]
    capitals = sum(t[0].isupper() for t in letters) / len(letters) if letters else 0.0
    first = next((c for c in text if not c.isspace()), " ")
    is_text = line.form is Form.TEXT
    return [
        1.0 if is_text else 0.0,
        float(line.form is Form.AGE),
        float(line.form is Form.HEADING),
        min(words, 40) / 10,
        float(words < 2),
        float(words < 3),
        float(3 <= words <= 18),
        float(words > 24),
        capitals,
        float(first.islower()),
        float(first.isdigit()),
        float(text.isupper() and words > 1),
        float(is_sentence(text)),
        float(text.endswith(("…", "..."))),
        float(text.endswith("?")),
        float(":" in text or " – " in text or " - " in text),
        float(line.bulleted),
        float(line.pointed),
        float(line.heading),
        float(line.gap > 0),
        float(near > 0),
        float(counts[line.key] - 1 - near > 0),
        float(bool(_FILE.search(text))),
        float(bool(_PICTURE.match(text))),
        sum(map(str.isdigit, text)) / max(1, len(text)),
        sum(map(str.isdigit, tokens)) / max(1, len(tokens)),
        float("," in text),
        trees.logit(line.headline),
        line.related,
        float(line.doubled),
    ]


def features(section: Sequence[Line]) -> Matrix:
    """Matrix (lines x features) of the lines of one section, in their order."""
    counts = Counter(line.key for line in section)
    own = np.array(
        [own_features(line, counts, _near(section, at)) for at, line in enumerate(section)]
    )
    texts = own[own[:, 0] > 0]
    mean = (texts if len(texts) else own).mean(axis=0)
    width = own.shape[1]
    padded = np.zeros((len(section) + 4, width + 1))
    padded[2:-2, :width] = own
    padded[:2, width] = padded[-2:, width] = 1  # beyond the section
    around = [padded[2 + step : 2 + step + len(section)] for step in _REACH]
    extra = np.array([_contrast(section, at) for at in range(len(section))])
    whole = np.array([[np.log1p(len(section)), float(any(line.headed for line in section))]])
    tiled = np.tile(np.hstack([mean[None, :], whole]), (len(section), 1))
    return np.hstack([own, own - mean, *around, extra, tiled])


def _near(section: Sequence[Line], at: int) -> int:
    key = section[at].key
    others = [*section[max(0, at - 3) : at], *section[at + 1 : at + 4]]
    return sum([other.key == key for other in others])


def _contrast(section: Sequence[Line], at: int) -> list[float]:
    """A line against its neighbours: who is longer, who repeats whom."""
    line = section[at]
    row = []
    for step in (-1, 1):
        there = at + step
        if not 0 <= there < len(section):
            row += [0.0, 0.0, 0.0]
            continue
        other = section[there]
        a, b = set(line.key.split()), set(other.key.split())
        shared = len(a & b) / max(1, min(len(a), len(b)))
        row += [
            min(2.0, max(-2.0, (line.words - other.words) / 10)),
            shared,
            float(line.words >= 3 > other.words),
        ]
    return row


def probabilities(section: Sequence[Line]) -> list[float]:
    """For each line of a section the probability that it is a headline; 0 for what is no text."""
    if not section:
        return []
    p = trees.probabilities(features(section), *MODEL.trees()).tolist()
    return [x if line.form is Form.TEXT else 0.0 for x, line in zip(p, section, strict=True)]
