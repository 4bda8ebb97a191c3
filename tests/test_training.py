"""Labels by alignment and by a teacher; what needs PyTorch is not tested here."""

from __future__ import annotations

from typing import Any

import numpy as np

from clipper.page import Role
from training import align, distill, written

ROLES = tuple(Role)
GOLD = "the boats came in late that day and nobody asked about the storm".split()


def test_units_of_the_content_and_others() -> None:
    units = ["home harbour weather".split(), GOLD[:7], GOLD[7:], "read more about boats".split()]
    assert align.main_shares(units, GOLD) == [0.0, 1.0, 1.0, 0.0]


def test_of_two_equal_units_one_is_content() -> None:
    lonely = "boats came in late today everywhere else".split()
    shares = align.main_shares([GOLD, lonely, lonely, lonely, GOLD], GOLD)
    assert sorted((shares[0], shares[4])) == [0.0, 1.0]


def test_roles_are_carried_in_order_and_by_shingles() -> None:
    source = [("home", "navigation"), (" ".join(GOLD), "body"), ("home", "notice")]
    target = [["home"], GOLD[:6], GOLD[6:], ["home"], ["unknown"]]
    assert align.carry_roles(source, target) == ["navigation", "body", "body", "notice", None]


def view(words: list[list[int]], main: list[float]) -> dict[str, Any]:
    return {
        "ids": np.array([w for unit in words for w in unit], np.uint32),
        "size": np.array([len(unit) for unit in words], np.int32),
        "main": np.array(main, np.float16),
        "role": np.full(len(words), -1, np.int8),
    }


def sure(*roles: Role) -> np.ndarray:
    told = np.full((len(roles), len(ROLES)), 0.01, np.float32)
    for row, role in enumerate(roles):
        told[row, ROLES.index(role)] = 0.87
    return told


def test_a_teacher_labels_the_same_words_elsewhere() -> None:
    html = view([[1], [2, 3], [1], [4]], [0, 1, 0, -1])
    text = view([[1], [1], [2, 3], [9]], [0, 0, 1, 0])
    page = {"views": {"html": html, "text": text}}
    told = sure(Role.NAVIGATION, Role.BODY, Role.SHARING, Role.LABEL)
    distill.teach([page], lambda page, view: told)
    best = [ROLES[row.argmax()] if row.any() else None for row in text["soft"]]
    assert best == [Role.NAVIGATION, Role.SHARING, Role.BODY, None]
    assert np.allclose(html["soft"].astype(float).sum(1), 1, atol=0.01)


def test_what_is_known_overrules_the_teacher() -> None:
    html = view([[1], [2], [3]], [0, 1, 1])
    told = sure(Role.BODY, Role.CAPTION, Role.NAVIGATION)
    distill.teach([{"views": {"html": html}}], lambda page, view: told)
    soft = html["soft"]
    assert soft[0, ROLES.index(Role.BODY)] == 0
    assert ROLES[soft[1].argmax()] is Role.CAPTION
    assert soft[2, ROLES.index(Role.NAVIGATION)] == 0


def test_labelled_pages_are_left_alone() -> None:
    html = view([[1]], [1])
    html["role"][0] = 3
    distill.teach([{"views": {"html": html}}], lambda page, view: sure(Role.BODY))
    assert "soft" not in html


MARKED = """<html><body><nav data-role="navigation"><a href="/">Start</a></nav>
<article data-role="body"><h1 class="head" data-role="title">The pier</h1><p>It rained all day.</p>
<figure data-role="caption"><img src="p.jpg" alt="A pier" data-role="label">Photo: R. Osei</figure>
</article><p>Nobody's.</p></body></html>"""


def test_marks_of_a_written_page_become_the_roles_of_its_blocks() -> None:
    assert written.labelled(MARKED.encode()) == [
        ("Start", Role.NAVIGATION),
        ("The pier", Role.TITLE),
        ("It rained all day.", Role.BODY),
        ("A pier", Role.LABEL),
        ("Photo: R. Osei", Role.CAPTION),
        ("Nobody's.", None),
    ]


def test_the_labeller_never_sees_the_marks() -> None:
    assert b"data-role" not in written.without_marks(MARKED.encode())
    assert b'class="head"' in written.without_marks(MARKED.encode())


def test_every_block_of_every_written_page_has_a_role() -> None:
    pages = list(written.pages())
    assert len(pages) >= 100
    lost = {page.id: [t for t, role in page.lines if role is None] for page in pages}
    assert {id: texts for id, texts in lost.items() if texts} == {}
    assert {page.fold for page in pages} == set(range(5))
