"""Parts made alike are content together."""

from __future__ import annotations

from clipper.page import Role
from tests.segment.judged_pages import LISTING, PROSE, content, of_html

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


def test_what_is_no_link_is_no_menu_because_others_alike_are() -> None:
    items = [
        "Custom sounds",
        "Wears two days",
        *(f"<a href=/{at}>Filter {at}</a>" for at in "abcd"),
    ]
    body = f"<p>{PROSE}</p><ul class=plain>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
    others = dict.fromkeys(range(3, 7), (0.1, Role.NAVIGATION, 0.9))
    told = of_html(body, page_type=LISTING, others=others)
    assert told["Wears two days"][0] is Role.BODY
    assert told["Filter a"][0] is Role.NAVIGATION


def test_a_list_between_content_is_whole() -> None:
    """Half of the steps look like links: between content stands the whole list."""
    items = "".join(f"<li>Step {at}</li>" for at in range(1, 9))
    body = f"<div><p>{PROSE}</p><ol>{items}</ol><h3>Next</h3><p>{PROSE} So.</p></div>"
    lost = dict.fromkeys(range(1, 9), (0.1, Role.RELATED, 0.9))
    told = of_html(body, others={at: lost[at] for at in (2, 4, 6, 8)})
    assert {role for role, _ in told.values()} == {Role.BODY}
    told = of_html(body, others=lost)
    assert told["Step 1"][0] is Role.RELATED


def test_what_stands_between_two_of_its_kind_is_content() -> None:
    line = "The owner had no comment."
    tales = "".join(f"<p>{tale(n)}</p>" for n in range(2, 16))
    page = f"<div><p>{tale(1)}</p>%s{tales}</div>"

    def said(html: str, text: str, share: float = 0.5) -> str:
        others = {1: (0.45, Role.COMMENTS, share)}
        return of_html(page % html, others=others)[text][1]

    assert said(f"<p>{line}</p>", line) == "between two of its kind"
    assert said(f"<p>{line}</p>", line, 0.9).startswith("model")
    assert said("<p>Comments here</p>", "Comments here").startswith("model")
    assert said(f"<ul><li>{line}</ul>", line) != "between two of its kind"


def test_a_few_words_between_paragraphs_of_an_article_head_the_next_part() -> None:
    def said(line: str, share: float, **given: object) -> bool:
        page = f"<div><p>{tale(1)}</p><p>{line}</p><p>{tale(2)}</p></div>"
        doubt = {1: (0.16, Role.RELATED, 0.3)}
        return "Bad luck" in content(page, others=doubt, body={1: share}, **given)

    assert said("<b>Bad luck</b>", 0.8)
    assert not said("<b>Bad luck</b>", 0.3)
    assert not said("<a href=/b>Bad luck</a>", 0.8)
    assert not said("<b>Bad luck</b>", 0.8, page_type=LISTING)


def test_buttons_beside_the_slides_of_a_list_are_no_slides() -> None:
    slides = "".join(f"<li><div>Slide {at}: the boats</div></li>" for at in range(8))
    turned = "<li><div>by Elsa Reed</div></li><li><div>next</div></li>"
    page = f"<div><p>{PROSE}</p><ul>{slides}{turned}</ul></div><div><p>{PROSE} So.</p></div>"
    none = {9: (0.01, Role.BYLINE, 0.9), 10: (0.0, Role.NAVIGATION, 0.7)}
    told = of_html(page, others={1: (0.1, Role.RELATED, 0.6), **none})
    assert told["Slide 0: the boats"] == (Role.BODY, "as most of its list")
    assert told["by Elsa Reed"][0] is Role.BYLINE
    assert told["next"][0] is Role.NAVIGATION


def test_what_heads_a_part_of_an_article_is_no_label() -> None:
    picture = "<figure><img alt='An oar'><figcaption>Photo: Elsa</figcaption></figure>"

    def said(line: str, share: float = 0.4, under: str = "", **given: object) -> bool:
        page = f"<div><p>{tale(1)}</p>{line}{under}<p>{tale(2)}</p></div><div>{tale(3)}</div>"
        doubt = {1: (0.4, Role.LABEL, 0.45)}
        if under:
            doubt |= {2: (0.01, Role.LABEL, 0.9), 3: (0.01, Role.CAPTION, 0.9)}
        return "Short trips" in content(page, others=doubt, body={1: share}, **given)

    assert said("<p>Short trips</p>")
    assert said("<h2>Short trips</h2>", under=picture)
    assert not said("<p>Short trips</p>", 0.1)
    assert not said("<div>Short trips</div>")
    assert not said("<div><h2>Short trips</h2></div>", under=picture)
    assert not said("<p><a href=/t>Short trips</a></p>")
    assert not said("<button>Short trips</button>")
    assert not said("<p>Short trips</p>", page_type=LISTING)


def test_heads_of_parts_may_stand_right_below_each_other_but_not_at_the_end() -> None:
    page = f"<div><p>{tale(1)}</p><p>Trips</p><p>Short ones</p><p>{tale(2)}</p><p>Our map</p></div>"
    doubt = dict.fromkeys((1, 2, 4), (0.2, Role.LABEL, 0.4))
    told = content(page, others=doubt, body=dict.fromkeys((1, 2, 4), 0.4))
    assert told == [tale(1), "Trips", "Short ones", tale(2)]


def tale(n: int) -> str:
    return f"The {n} boats came in late that day and the men were tired, so nobody asked about it."


def test_what_surely_is_none_stays_none_among_its_kind() -> None:
    lines = "".join(f"<li>The storm of {year}</li>" for year in (1901, 1902, 1903, 1904, 1905))
    others = {1: (0.1, Role.NAVIGATION, 0.95), 2: (0.01, Role.NAVIGATION, 0.95)}
    told = of_html(f"<ul class=tales>{lines}</ul>", page_type=LISTING, others=others)
    assert told["The storm of 1902"][0] is Role.BODY
    assert told["The storm of 1903"][0] is Role.NAVIGATION


def test_goods_below_a_heading_of_related_ones_are_related_together() -> None:
    goods = "".join(f"<p class=goods>Anchor {n}, <b>19 €</b></p>" for n in (1, 2, 3))
    page = f"<p>{PROSE}</p><h3>Customers also bought</h3>{goods}<p>Save ten per cent today</p>"
    related, offer = (0.02, Role.RELATED, 0.8), (0.02, Role.PROMOTION, 0.8)
    told = of_html(page, others={1: related, 2: related, 3: offer, 4: offer, 5: offer})
    assert told["Anchor 3, 19 €"] == (Role.RELATED, "made as the related one above")
    assert told["Save ten per cent today"][0] is Role.PROMOTION


def test_a_sure_line_between_content_is_not_taken_by_those_made_alike() -> None:
    lines = [f"The boat of the {n}th day is here." for n in range(6)]
    body = f"<h2>Boats</h2><p>{PROSE}</p>" + "".join(f"<p class=note>{line}</p>" for line in lines)
    taken = dict.fromkeys(range(2, 6), (0.1, Role.RELATED, 0.9))
    page = (
        body
        + f"<div>{PROSE} Un.</div><p class=note>One more boat of the day.</p><div>{PROSE}</div>"
    )
    told = of_html(page, page_type=LISTING, others=taken)
    assert told["One more boat of the day."][0] is Role.BODY
    doubted = {**taken, 9: (0.85, Role.BODY, 0.8)}
    told = of_html(page, page_type=LISTING, others=doubted)
    assert told["One more boat of the day."][1] == "as most of its kind"


def test_a_post_is_no_byline_because_most_alike_are() -> None:
    poem = "The pier is long,<br>the tide is late."
    names = ["Ada, Monday", "Ben, Tuesday", "Cid, Friday", "Dot, Sunday", "Eve, today", "Fay, now"]
    entries = [*names, PROSE, poem, "So be it."]
    body = "".join(f"<div class=entry>{entry}</div>" for entry in entries)
    others = dict.fromkeys(range(len(names)), (0.1, Role.BYLINE, 0.9))
    told = of_html(f"<main>{body}</main>", page_type=LISTING, others=others)
    assert told[PROSE.strip()][0] is Role.BODY
    assert told["The pier is long,\nthe tide is late."][0] is Role.BODY
    assert told["So be it."] == (Role.BYLINE, "as most of its kind")
