"""What is put between the paragraphs of pages that the labeller learns from."""

from __future__ import annotations

import random

from clipper.page import BlockKind
from clipper.segment.cut import html_blocks
from clipper.segment.cut.html_tree import parse
from training.strays import Strays, among_elements, among_lines, collect_elements, collect_lines

FIRST = "The boats came in late that day, and nobody on the pier asked about the storm."
SECOND = "By the evening all of them were tied up, and the fish had been sold to the inn."
THIRD = "What the wind had left of the shed lay in the meadow until the end of the winter."
STORY = [("Start", "navigation"), (FIRST, "body"), ("", None), (SECOND, "body"), (THIRD, "body")]
OTHER = [
    ("A new bridge", "title"),
    ("It opens in May.", "body"),
    ("Letters by mail", "promotion"),
    ("Every Friday", "promotion"),
    ("No cookies are kept", "notice"),
    ("It is long.", "body"),
    ("Home", "navigation"),
    ("News", "navigation"),
    ("Sport", "navigation"),
    ("Weather", "navigation"),
    ("Shop", "navigation"),
]


def test_runs_of_one_role_are_taken_and_what_stands_inside_of_a_story_but_no_menu() -> None:
    found = Strays()
    collect_lines(found, OTHER)
    assert dict(found.lines) == {
        "promotion": [OTHER[2:4], OTHER[2:5]],
        "notice": [OTHER[4:5]],
    }


def test_lines_are_put_between_two_paragraphs_alone_and_nothing_else_changes() -> None:
    found = Strays()
    collect_lines(found, OTHER)
    seen = set()
    for seed in range(60):
        made = among_lines(STORY, found, random.Random(seed))
        put = [line for line in made if line not in STORY]
        assert [line for line in made if line in STORY and line[0]] == [
            line for line in STORY if line[0]
        ]
        assert made.index((FIRST, "body")) == 1
        assert made[-1] == (THIRD, "body")
        assert put
        assert all(line in OTHER for line in put)
        seen.update(put)
    assert seen == set(OTHER[2:5])


def test_a_page_without_two_paragraphs_and_one_without_strays_stay_as_they_are() -> None:
    found = Strays()
    collect_lines(found, OTHER)
    assert among_lines(OTHER, found, random.Random(1)) == OTHER
    assert among_lines(STORY, Strays(), random.Random(1)) == STORY


PAGE = f"""<body><nav><a href="/">Start</a></nav><main><p>{FIRST}</p><p>{SECOND}</p>
<ul><li>{THIRD}</li></ul></main></body>"""
BOX = """<body><main><p>It opens in May.</p><aside class="letter"><h3>Letters</h3>
<p>Every Friday</p>
<button>Send</button></aside><p>It is long.</p></main></body>"""


def test_elements_that_hold_nothing_else_are_put_behind_a_paragraph() -> None:
    blocks = html_blocks.read(tree := parse(BOX.encode()))
    found = Strays()
    collect_elements(found, tree, blocks, ["body", *["promotion"] * 3, "body"])
    ((markup, held),) = found.elements["promotion"]
    assert markup.startswith('<aside class="letter">')
    assert [text for text, _ in held] == ["Letters", "Every Friday", "Send"]

    page = html_blocks.read(parse(PAGE.encode()))
    roles = ["navigation", "body", "body", "body"]
    made = among_elements(PAGE.encode(), page, roles, found, random.Random(1))
    assert made
    new, told, came = made
    assert [block.text for block in new] == [
        "Start", FIRST, "Letters", "Every Friday", "Send", SECOND, THIRD,
    ]  # fmt: skip
    assert told == ["navigation", "body", *["promotion"] * 3, "body", "body"]
    assert came == [0, 1, None, None, None, 2, 3]
    assert new[4].kind is BlockKind.CONTROL


def test_what_the_page_reads_in_another_way_is_left_out() -> None:
    page = html_blocks.read(parse(PAGE.encode()))
    roles = ["navigation", "body", "body", "body"]
    found = Strays()
    # As it stood in the table that it comes from.
    found.elements["related"].append(("<div>Other<p>news</p></div>", [("Other news", "related")]))
    assert among_elements(PAGE.encode(), page, roles, found, random.Random(1)) is None


def test_nothing_is_put_into_lists_and_menus() -> None:
    page = html_blocks.read(parse(PAGE.encode()))
    found = Strays()
    found.elements["related"].append(("<p>Other</p>", [("Other", "related")]))
    for roles in (["navigation"] * 4, ["navigation", "body", "notice", "body"]):
        assert among_elements(PAGE.encode(), page, roles, found, random.Random(1)) is None
