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
