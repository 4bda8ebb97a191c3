"""Labels by alignment: which units of a page make up its reviewed main content, and which role a
unit has, given the roles of the lines of another flattening of the same page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from clipper.segment import lexicon

SHORT = 5
"""Tokens below which a unit is only believed to be content between two units that are."""


def main_shares(
    units: Sequence[list[str]], gold: list[str], weak: Sequence[bool] | None = None
) -> list[float]:
    """For each unit (a list of tokens) the share of its tokens that stands in `gold`, in order.

    Of equal units that stand more often on the page than in `gold`, `weak` ones (alternative
    texts) give way first.
    """
    weak = weak or [False] * len(units)
    joined = " " + " ".join(gold) + " "
    starts: dict[int, int] = {}
    at = 0
    for index, token in enumerate(gold):
        starts[at] = index
        at += len(token) + 1
    shingles: dict[tuple[str, ...], int] = {}
    for i in range(len(gold) - 3):
        shingles.setdefault(tuple(gold[i : i + 4]), i)
    share = [0.0] * len(units)
    place = [-1] * len(units)
    cursor = 0
    for n, unit in enumerate(units):
        if len(unit) < SHORT:
            continue
        needle = " " + " ".join(unit) + " "
        found = joined.find(needle, max(0, cursor - 1))
        if found < 0:
            found = joined.find(needle)
        if found >= 0:
            share[n], place[n] = 1.0, starts[found]
            cursor = found + len(needle) - 1
            continue
        covered = [False] * len(unit)
        first = -1
        for i in range(len(unit) - 3):
            hit = shingles.get(tuple(unit[i : i + 4]))
            if hit is not None:
                covered[i : i + 4] = [True] * 4
                first = hit if first < 0 else first
        share[n] = 0.0 if weak[n] else sum(covered) / len(unit)
        place[n] = first
    _drop_repeats(units, share, joined, weak)
    _short(units, gold, share, place)
    _drop_repeats(units, share, joined, weak)
    return share


def _drop_repeats(
    units: Sequence[list[str]], share: list[float], joined: str, weak: Sequence[bool]
) -> None:
    """A text that stands once in the content but twice on the page is content only once."""
    groups: dict[str, list[int]] = defaultdict(list)
    for n, unit in enumerate(units):
        if share[n] == 1.0:
            groups[" ".join(unit)].append(n)
    for text, members in groups.items():
        allowed = joined.count(f" {text} ")
        if len(members) <= allowed:
            continue

        def density(n: int) -> tuple[bool, float]:
            return not weak[n], sum(share[max(0, n - 6) : n + 7])

        for n in sorted(members, key=density, reverse=True)[max(1, allowed) :]:
            share[n] = 0.0


def _short(
    units: Sequence[list[str]], gold: list[str], share: list[float], place: list[int]
) -> None:
    long = [n for n in range(len(units)) if len(units[n]) >= SHORT and share[n] > 0.6]
    whole = Counter(gold)
    after = 0
    for n, unit in enumerate(units):
        if len(unit) >= SHORT or not unit:
            continue
        while after < len(long) and long[after] < n:
            after += 1
        previous = long[after - 1] if after else None
        following = long[after] if after < len(long) else None
        if previous is None and following is None:
            share[n] = float(all(whole[t] for t in unit))
            continue
        low = 0 if previous is None else place[previous] + len(units[previous])
        high = len(gold) if following is None else place[following]
        if previous is None:
            low = max(0, high - 40)
        if following is None:
            high = min(len(gold), low + 60)
        window = " " + " ".join(gold[max(0, low - 2) : high + 2]) + " "
        share[n] = float(f" {' '.join(unit)} " in window)


def as_source(lines: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Text and role of lines as `carry_roles` takes them."""
    return [(" ".join(lexicon.tokens(text)), role) for text, role in lines]


def carry_roles(source: Sequence[tuple[str, str]], target: Sequence[list[str]]) -> list[str | None]:
    """Roles of `target` units (token lists) from `source` lines (joined tokens, role).

    Lines that stand in both are matched in order; of the rest, a unit takes the role that most of
    its 3-token shingles have among the source's lines near it.
    """
    keys = [" ".join(unit) for unit in target]
    roles: list[str | None] = [None] * len(target)
    matcher = SequenceMatcher(None, [text for text, _ in source], keys, autojunk=False)
    for block in matcher.get_matching_blocks():
        for k in range(block.size):
            roles[block.b + k] = source[block.a + k][1]
    by_text: dict[str, Counter[str]] = defaultdict(Counter)
    by_shingle: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for text, role in source:
        by_text[text][role] += 1
        tokens = text.split()
        for i in range(len(tokens) - 2):
            by_shingle[tuple(tokens[i : i + 3])][role] += 1
    for n, unit in enumerate(target):
        if roles[n] is not None or not unit:
            continue
        if keys[n] in by_text:
            roles[n] = by_text[keys[n]].most_common(1)[0][0]
            continue
        votes: Counter[str] = Counter()
        for i in range(len(unit) - 2):
            votes.update(by_shingle.get(tuple(unit[i : i + 3]), {}))
        if votes and sum(votes.values()) >= max(1, (len(unit) - 2) * 0.5):
            roles[n] = votes.most_common(1)[0][0]
    return roles
