"""How extracted text is scored against reviewed text; kept apart from who extracts it."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"\w+")


def word_f1(predicted: str, gold: str) -> float:
    """F1 of the multisets of words (`\\w+`, lower case), as the WCXB benchmark counts them.

    >>> word_f1("the tea is hot", "tea is hot")
    0.8571428571428571
    """
    a, b = Counter(_WORD.findall(predicted.lower())), Counter(_WORD.findall(gold.lower()))
    hit = (a & b).total()
    return 2 * hit / (a.total() + b.total()) if hit else float(not a and not b)


def shingle_f1(predicted: str, gold: str, size: int = 4) -> float:
    """F1 of the multisets of runs of `size` words.

    >>> shingle_f1("a b c d e", "a b c d x")
    0.5
    """
    a, b = _shingles(predicted, size), _shingles(gold, size)
    hit = (a & b).total()
    return 2 * hit / (a.total() + b.total()) if hit else float(not a and not b)


def _shingles(text: str, size: int) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return Counter(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1)))


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else float("nan")


def spread(values: Sequence[float], rounds: int = 500, seed: int = 1) -> float:
    """Standard deviation of the mean by bootstrap over pages."""
    dice = random.Random(seed)
    means = [mean(dice.choices(values, k=len(values))) for _ in range(rounds)]
    middle = mean(means)
    return float((sum((m - middle) ** 2 for m in means) / rounds) ** 0.5)
