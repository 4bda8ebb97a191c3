"""Related items, from labelled blocks."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import numpy as np

from clipper.page import Block, RelatedItem, Role
from clipper.related import headlines, related_items
from clipper.segment import html_blocks, text_blocks
from clipper.words.keys import key_of

URL = "https://paper.example/a/"
TEASER = "In the end nobody came to fetch the boats, and the harbour master went home for tea."


def from_text(text: str, own: str = "") -> tuple[RelatedItem, ...]:
    blocks = [replace(block, role=Role.RELATED) for block in text_blocks.read(text)]
    title = [Block(own, 0, role=Role.TITLE), Block("Story.", 1, role=Role.BODY)]
    return related_items([*title, *(replace(b, n=b.n + 2) for b in blocks)])


def from_html(html: str) -> tuple[RelatedItem, ...]:
    tree = lxml.html.document_fromstring(html)
    blocks = [replace(block, role=Role.RELATED) for block in html_blocks.read(tree)]
    return related_items(blocks, base_url=URL)


def titles(items: tuple[RelatedItem, ...]) -> list[str]:
    return [item.title for item in items]


def card(title: str, source: str, age: str, teaser: str = TEASER) -> str:
    return f"\n{title}\n{title}\n\n{source}\n\ntime{age}\n\n  • {source}\n\n{title}\n\n{teaser}\n"


def test_cards_with_everything_twice() -> None:
    boats = card("Nobody comes to fetch the boats", "Harbour Chronicle", "21 minutes ago")
    owls = card("Owls move into the hall", "Hill Courier", "2 hours ago")
    again = card("Nobody comes to fetch the boats", "Harbour Chronicle", "an hour ago")
    items = from_text("Related Articles\n" + boats + owls + again)
    assert items == (
        RelatedItem(
            "Nobody comes to fetch the boats",
            "Harbour Chronicle",
            None,
            "21 minutes ago",
            TEASER,
            2,
        ),
        RelatedItem("Owls move into the hall", "Hill Courier", None, "2 hours ago", TEASER),
    )


def test_cards_that_begin_with_their_age() -> None:
    rows = [
        ("vor 18 Minuten", "Rheinbote", "Gericht verhandelt über die Windräder"),
        ("vor einer Stunde", "Seeblatt", "Hallenbad bleibt bis Ostern geschlossen"),
    ]
    text = "\n".join(f"{age}\n  • {source}\n{title}\n{TEASER}\n" for age, source, title in rows)
    items = from_text("Das könnte Sie auch interessieren\n" + text)
    assert [(i.published_text, i.source, i.title) for i in items] == rows


def test_source_and_age_on_one_line() -> None:
    text = "Лоси вышли к станции\nЛесная газета · 12 минут назад\n" + TEASER
    text += "\nОткрыт музей перчаток\nГородские вести · час назад\n" + TEASER
    items = from_text(text)
    assert titles(items) == ["Лоси вышли к станции", "Открыт музей перчаток"]
    assert [item.source for item in items] == ["Лесная газета", "Городские вести"]
    assert items[1].published_text == "час назад"


def test_a_plain_list_of_headlines() -> None:
    text = "Most read\n1\nSwimming pool to reopen in May\n2\nBus lanes to be widened\n"
    assert titles(from_text(text)) == ["Swimming pool to reopen in May", "Bus lanes to be widened"]


def test_buttons_and_headings_are_no_items() -> None:
    text = "You may also like\nSwimming pool to reopen in May\nRead more\nView all\n"
    assert titles(from_text(text)) == ["Swimming pool to reopen in May"]


def test_the_page_itself_is_no_item() -> None:
    assert from_text("Read more: Tea is hot at last", own="Tea is hot at last") == ()


def test_a_line_that_points() -> None:
    assert titles(from_text("Lea también: Vuelve la farera al faro")) == [
        "Vuelve la farera al faro"
    ]
    assert titles(from_text("PrevPreviousHow to fetch a boat")) == ["How to fetch a boat"]


def test_nothing_related() -> None:
    assert related_items([Block("Story.", 0, role=Role.BODY)]) == ()
    assert related_items([]) == ()


def test_links_and_what_stands_around_them() -> None:
    items = from_html(
        "<h3>Related</h3>"
        "<ul><li><a href=b><img alt='A boat'></a><h4><a href=b>Nobody fetches the boats</a></h4>"
        "<p>Harbour Chronicle</p><time>3 hours ago</time>"
        f"<p>{TEASER}</p></li>"
        "<li><h4><a href=/c#x>Owls move into the hall</a></h4></li></ul>"
    )
    assert items == (
        RelatedItem(
            "Nobody fetches the boats",
            "Harbour Chronicle",
            "https://paper.example/a/b",
            "3 hours ago",
            TEASER,
        ),
        RelatedItem("Owls move into the hall", None, "https://paper.example/c"),
    )


def test_unsafe_links_are_no_items() -> None:
    assert from_html("<a href='javascript:alert(1)'>Click here to win a boat</a>")[0:1] in (
        (),
        (RelatedItem("Click here to win a boat"),),
    )


def test_keys() -> None:
    assert key_of("  A Tea–House?") == key_of("a tea house")


def test_each_number_of_a_ranking_leads_to_a_headline() -> None:
    apart = from_text("Most read\n1\nRain\n2\nWhy bakers bake at night\n3\nNew ferry")
    assert titles(apart) == ["Rain", "Why bakers bake at night", "New ferry"]
    inside = from_text("Most read\n1 Council tax to rise\n2 Rovers sign keeper\n3 The flood")
    assert titles(inside) == ["Council tax to rise", "Rovers sign keeper", "The flood"]


def test_counts_of_a_thread_are_no_item() -> None:
    found = from_text("Similar threads\nRoof window leaks\nReplies: 12 · Views: 1K")
    assert titles(found) == ["Roof window leaks"]


def test_numbers_of_links_lead_to_the_references() -> None:
    lines = ("Related articles", "[10]Cloudberries and where to find them", "[11]The cattle grid")
    blocks = [Block(line, n, role=Role.RELATED) for n, line in enumerate(lines)]
    listed = (
        "References",
        "  10. https://paper.example/berries",
        "  11. https://paper.example/grid",
    )
    blocks += [Block(line, n, role=Role.LABEL) for n, line in enumerate(listed, 3)]
    assert related_items(blocks) == (
        RelatedItem("Cloudberries and where to find them", url="https://paper.example/berries"),
        RelatedItem("The cattle grid", url="https://paper.example/grid"),
    )


def test_trees_are_read_as_they_were_grown() -> None:
    """Two trees of depth 2; the second has a leaf above, which stands for both below it."""
    trees = headlines.Trees(
        0.5,
        np.array([[0, 1, 1], [1, 0, 0]]),
        np.array([[0.0, 1.0, 2.0], [0.0, np.inf, 5.0]], np.float32),
        np.array([[1, 2, 3, 4], [10, 10, 20, 30]], np.float32),
    )
    rows = np.array([[-1.0, 1.0], [-1.0, 1.5], [1.0, 2.0], [9.0, 2.5], [9.0, -1.0]])
    assert headlines.log_odds(rows, trees).tolist() == [21.5, 22.5, 23.5, 34.5, 13.5]


def test_the_only_line_below_a_known_heading_is_an_item() -> None:
    assert titles(from_text("You may also like\nRain")) == ["Rain"]
    assert titles(from_text("You may also like\nRain\nRain")) == ["Rain"]
    assert titles(from_text(f"You may also like\n{TEASER} {TEASER} {TEASER}")) == []
