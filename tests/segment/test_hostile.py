"""Pages made to take long: what they are made of takes no longer, the more of it there is."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pytest

from clipper.page import Role
from clipper.segment import second
from clipper.segment.cut import front_matter, html_blocks, html_tree, markdown_links, markdown_mends
from clipper.segment.cut.markdown_marks import is_markdown
from clipper.segment.labeller import PAGE_TYPES
from tests.segment.judged_pages import of_html, of_text

_SECONDS = 4
PRODUCT = np.array([0.9 if kind == "product" else 0.01 for kind in PAGE_TYPES], np.float32)
FORUM = np.array([0.9 if kind == "forum" else 0.01 for kind in PAGE_TYPES], np.float32)


def nested_shop() -> None:
    head = "<div><h3>Related products</h3><a href=/a>buy</a>"
    goods = "<p>$ 12.99</p><p>$ 13.99</p><p>$ 14.99</p>"
    others = {3 + 2 * at: (0.05, Role.RELATED, 0.9) for at in range(200)}
    page = f"{goods}{head * 200}{'<p>Tea</p>' * 8000}"
    of_html(page, page_type=PRODUCT, others=others)


LINES = [["tea", str(at), "boils"] for at in range(6_000)] * 2 + [["boils", "tea"]] * 20_000
CASES: dict[str, Callable[[], object]] = {
    "heads of goods in each other": nested_shop,
    "rules of signatures": lambda: of_text(["_" * 9] * 20_000, page_type=FORUM),
    "ticked fields": lambda: of_text(["(*)  " * 50_000]),
    "pre in a row": lambda: html_blocks.read(html_tree.parse(b"<pre>a</pre>" * 40_000)),
    "code in a row": lambda: html_blocks.read(
        html_tree.parse(b"<p>" + b"<code>a</code>b" * 40_000)
    ),
    "spaces in links": lambda: markdown_links.within_lines(
        ("[\n\na" + " " * 2_900 + "b\n\n](/c)") * 140
    ),
    "marks of icons": lambda: markdown_mends.of_paragraph(" __A" * 100_000),
}

CASES["lines of a second opinion"] = lambda: second._are_inside(
    LINES, [word for line in LINES for word in line]
)


@pytest.mark.parametrize("name", CASES)
def test_takes_no_longer(name: str) -> None:
    begin = time.process_time()
    CASES[name]()
    assert time.process_time() - begin < _SECONDS


def test_deep_quotes_of_a_long_page_are_not_read_as_markdown() -> None:
    page = "# Tea\n\n[Leaves](/a), [pots](/b)\n\n" + ">" * 50 + "Water\n"
    assert is_markdown(page)
    assert not is_markdown(page + "boils\n" * 20_000, is_told=True)


def test_first_title_is_the_headline() -> None:
    told = front_matter.read("---\ntitle: Tea\nTitle:\n---\nWater")
    assert told.lines == ("Tea",)  # what has no value says nothing
    assert told.title == "Tea"


def test_line_of_a_card_keeps_its_end() -> None:
    assert markdown_links.within_lines("[\n\n### Tea \\\n\n](/a)") == "\n\n### [Tea](/a) \\\n\n"


def test_mark_of_an_icon_is_the_last_of_its_line() -> None:
    assert markdown_mends.of_paragraph("see __Tea") == "see Tea"
    assert markdown_mends.of_paragraph("see __Tea__ now") == "see __Tea__ now"


def test_few_fields_are_still_told() -> None:
    told = of_text(["Tea " * 30 + ".", "(*) Yes ( ) No", "Tea " * 31 + "."])
    assert told["(*) Yes ( ) No"][0] is not Role.BODY
