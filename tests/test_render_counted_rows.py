"""Rows of boards that count what a forum holds, taken apart by their boxes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clipper.page import Block, Role
from clipper.render import marked, pieces
from clipper.segment.cut import html_blocks, html_tree

LAST = "<td><div>Which oar?</div><div>by Ann</div><div>Today</div></td>"


def row(name: str, told: str, *counts: str, last: str = LAST) -> str:
    numbers = "".join(f"<td>{count}</td>" for count in counts)
    return f"<tr><td><div><b>{name}</b></div><div>{told}</div></td>{last}{numbers}</tr>"


FORUMS = row("Oars", "Of ash", "12", "1,240") + row("Masts", "Of fir", "3", "90")


def written(rows: str, heads: dict[int, tuple[str, ...]] | None = None) -> str:
    tree = html_tree.parse(f"<table>{rows}</table>".encode())
    body: list[Block] = [replace(b, role=Role.BODY) for b in html_blocks.read(tree)]
    kept = [replace(b, role=Role.BYLINE) if b.text in BYLINES else b for b in body]
    return marked.markdown(pieces(kept, heads))


BYLINES = ("Which oar?", "by Ann", "Today")


def test_forums_and_their_counts_are_rows() -> None:
    assert written(FORUMS, {0: ("Ann", "Today"), 7: ("Bo", "Today")}) == (
        "|  |  |  |\n| --- | --- | --- |\n"
        "| **Oars** Of ash | 12 | 1,240 |\n| **Masts** Of fir | 3 | 90 |"
    )


def test_the_names_of_their_groups_part_them() -> None:
    names = "<tr><td colspan=4>Boats</td></tr>", "<tr><td colspan=4>Clothes</td></tr>"
    told = written(f"{names[0]}{FORUMS}{names[1]}{FORUMS}")
    assert told.startswith("Boats\n\n|  |  |  |\n| --- | --- | --- |\n| **Oars** Of ash | 12")
    assert "| **Masts** Of fir | 3 | 90 |\n\nClothes\n\n|  |  |  |" in told


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(row("Oars", "Of ash", "12", "90"), id="one"),
        pytest.param(row("Oars", "Ash", "12") + row("Masts", "Fir", "3") * 3, id="one number"),
        pytest.param(
            "<tr><td><div>Ann</div><div>Rower</div><div>12</div><div>7</div></td><td><p>Row!</p>"
            "<ul><li>oars</ul></td></tr>" * 2,
            id="posts",
        ),
        pytest.param(
            row("Oars", "<ul><li>ash<li>oak</ul>", "12", "9", last="") * 2, id="what else they hold"
        ),
        pytest.param(
            "<tr><td><p>3</p><p>4</p></td><td><p>One.<p>Two.<p>Three.</td></tr>" * 2, id="in front"
        ),
        pytest.param(
            "<tr><td><p>Rower<p>12<p>7</td><td><p>One.<p>Two.<p>Three.</td></tr>" * 2, id="members"
        ),
        pytest.param(
            "<tr><td><p>One.<p>Two.<p>Three.<p>12<p>7</td><td></td></tr>" * 2, id="who liked it"
        ),
        pytest.param(row("Oars", "Of ash and oak. " * 40, "12", "90") * 2, id="prose"),
    ],
)
def test_others_are_left_as_they_are(rows: str) -> None:
    assert "| --- |" not in written(rows)
