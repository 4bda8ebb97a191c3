"""Writes `fixtures/floors.toml` anew: floors rise to what is reached, closed gaps go.

    python -m tests.pin_floors [--lower REASON]

Nothing else changes by itself. A floor that would fall, or a point newly missed, is printed and
left as it is, unless `--lower` gives the reason: then it is written down beside the new gap, or
with the floor under `lowered` until the floor is back.
"""

from __future__ import annotations

import argparse
import json
import math

from tests.test_fixtures import CASES, FIXTURES, FLOORS, NAMES, problem, right_roles

HEAD = """\
# What the program reaches on the pages of this folder; read by tests/test_fixtures.py, raised by
# `python -m tests.pin_floors`. Floors: share of lines (text pages) or telling blocks (HTML) that
# have the right role; where one was lowered, from what and why. Known gaps: points of expected.json
# not met yet, each with the reason; the expectation stays as a reader wrote it.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--lower", metavar="REASON", help="accept what fell, for this reason")
    reason = parser.parse_args().lower
    floors = {name: floor(name, lower=reason is not None) for name in NAMES}
    fallen = {name: why for name in NAMES if (why := lowered(name, floors[name], reason))}
    gaps = {name: still_open(name, reason) for name in NAMES}
    lines = [
        HEAD,
        "[floors]",
        *(f"{name} = {floors[name]:.2f}" for name in NAMES),
        "",
        "[lowered]",
        *(f"{name} = {json.dumps(why, ensure_ascii=False)}" for name, why in fallen.items()),
        "",
        "[known_gaps]",
    ]
    for name, points in gaps.items():
        if points:
            lines += ["", f"[known_gaps.{name}]"]
            lines += [
                f"{point} = {json.dumps(why, ensure_ascii=False)}" for point, why in points.items()
            ]
    (FIXTURES / "floors.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def floor(name: str, *, lower: bool) -> float:
    pinned: float = FLOORS["floors"].get(name, 0.0)
    reached = math.floor(right_roles(name)[0] * 100) / 100
    if reached < pinned and not lower:
        print(f"{name}: {reached:.2f} of the roles, floor {pinned:.2f}")
        return pinned
    return reached


def lowered(name: str, now: float, reason: str | None) -> str:
    """From what a floor was lowered and why, as "1.00: reason", until it is there again."""
    pinned: float = FLOORS["floors"].get(name, 0.0)
    noted: str = FLOORS.get("lowered", {}).get(name, "")
    if now < pinned:
        return f"{max(pinned, _noted_floor(noted)):.2f}: {reason}"
    return noted if now < _noted_floor(noted) else ""


def _noted_floor(noted: str) -> float:
    return float(noted.partition(":")[0] or 0)


def still_open(name: str, reason: str | None) -> dict[str, str]:
    known: dict[str, str] = FLOORS["known_gaps"].get(name, {})
    kept = {}
    for point in (point for case, point in CASES if case == name):
        found = problem(name, point)
        if found is not None and point in known:
            kept[point] = known[point]
        elif found is not None and reason is not None:
            kept[point] = reason
        elif found is not None:
            print(f"{name}: {point}: {found[:200]}")
    return kept


if __name__ == "__main__":
    main()
