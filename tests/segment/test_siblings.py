"""Parts made alike are content together."""

from __future__ import annotations

from clipper.page import Role
from tests.segment.judged_pages import LISTING, of_html

LINK = "<a class='internal auto pid{}' href=/h/{}>Harbour {}</a>"


def test_what_links_stand_in_a_text_makes_it_no_other_kind() -> None:
    """Each paragraph has a link of other class words; they are alike for all that."""
    tales = ["The storm in {} was long.", "In {} we ate.", "Of {} no word.", "{} is near."]
    body = "".join(
        f"<p>{tale.format(LINK.format('abcd'[at] * 3, at, at))}</p>"
        for at, tale in enumerate(tales)
    )
    others = {1: (0.1, Role.NAVIGATION, 0.95)}
    told = of_html(f"<div class=tales>{body}</div>", page_type=LISTING, others=others)
    assert told["In Harbour 1 we ate."] == (Role.BODY, "as most of its kind")


def test_what_surely_is_none_stays_none_among_its_kind() -> None:
    lines = "".join(f"<li>The storm of {year}</li>" for year in (1901, 1902, 1903, 1904, 1905))
    others = {1: (0.1, Role.NAVIGATION, 0.95), 2: (0.01, Role.NAVIGATION, 0.95)}
    told = of_html(f"<ul class=tales>{lines}</ul>", page_type=LISTING, others=others)
    assert told["The storm of 1902"][0] is Role.BODY
    assert told["The storm of 1903"][0] is Role.NAVIGATION
