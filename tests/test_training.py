"""Labels by alignment, pages written for training; what needs PyTorch is not tested here."""

from __future__ import annotations

from clipper.page import Role
from training import align, written

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
    assert len(pages) >= 230
    lost = {page.id: [t for t, role in page.lines if role is None] for page in pages}
    assert {id: texts for id, texts in lost.items() if texts} == {}
    assert {page.fold for page in pages} == set(range(5))
