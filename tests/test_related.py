"""Related items, from labelled blocks."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest

from clipper.page import Block, Mentions, RelatedItem, Role
from clipper.related import related_items
from clipper.related.pointing import is_button, without_pointer
from clipper.segment.cut import html_blocks, text_blocks
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
    teaser = "{} в городе почти никого не видно, но вечером у моря всё равно собираются люди."
    text = "Лоси вышли к станции\nЛесная газета · 12 минут назад\n" + teaser.format("Зимой")
    text += "\nОткрыт музей перчаток\nГородские вести · час назад\n" + teaser.format("Летом")
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


def test_a_button_that_leads_to_all_is_no_item() -> None:
    lines = "Related\nRain in Kelm stops the trains\nView all related articles"
    assert titles(from_text(lines)) == ["Rain in Kelm stops the trains"]
    assert is_button("View All Slideshows >")
    assert not is_button("Alle lieben diese Rezepte")


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


def test_the_only_line_below_a_known_heading_is_an_item() -> None:
    assert titles(from_text("You may also like\nRain")) == ["Rain"]
    assert titles(from_text("You may also like\nRain\nRain")) == ["Rain"]
    assert titles(from_text(f"You may also like\n{TEASER} {TEASER} {TEASER}")) == []


FERRY, SNOW, MILL = "Ferry runs aground off Kelm", "Snow stops all trains", "Council keeps the mill"


def test_headlines_between_two_ages_are_all_items() -> None:
    heads = [FERRY, SNOW, MILL, "Bakery burns down again"]
    lines = ["Most read just now", *heads, "2 hours ago"]
    blocks = [
        Block(
            text, n, role=Role.RELATED, mentions=Mentions(headline=0.99 if text in heads else 0.01)
        )
        for n, text in enumerate(lines)
    ]
    assert titles(related_items(blocks)) == heads


def test_headlines_with_ages_on_their_lines_are_items_where_the_list_has_no_others() -> None:
    items = from_text("Related\nSnow stops trains2 hours ago\nKelm keeps mill · 5h")
    assert [(item.title, item.published_text) for item in items] == [
        ("Snow stops trains", "2 hours ago"),
        ("Kelm keeps mill", "5h"),
    ]


def test_a_link_around_a_card_gives_its_headline() -> None:
    items = from_html(
        "<ul><li><a href='/1'><b>Ferry runs aground off Kelm</b><span>Harbour Post</span></a>"
        "<li><a href='/2'>How CO<sub>2</sub> warms the sea of Kelm</a>"
        "<li><a href='/4'>Why i<b>Phone</b> sales fell in Kelm</a>"
        "<li><a href='/3'>Snow stops all trains – 2 hours ago</a></ul>"
    )
    assert [(item.title, item.published_text) for item in items] == [
        ("Ferry runs aground off Kelm", None),
        ("How CO2 warms the sea of Kelm", None),
        ("Why iPhone sales fell in Kelm", None),
        ("Snow stops all trains", "2 hours ago"),
    ]


def test_ranks_and_sources_are_taken_off_where_a_list_has_them() -> None:
    lines = (
        "1Ferry runs aground off Kelm – Harbour Post",
        "2Snow stops all trains – Kelm Mail",
        "3Council keeps the old mill – Harbour Post",
        "4Owls move into the hall – Kelm Mail",
    )
    items = from_text("\n".join(("Most read", *lines)))
    assert [(item.title, item.source) for item in items] == [
        ("Ferry runs aground off Kelm", "Harbour Post"),
        ("Snow stops all trains", "Kelm Mail"),
        ("Council keeps the old mill", "Harbour Post"),
        ("Owls move into the hall", "Kelm Mail"),
    ]


def test_headlines_keep_their_digits_and_dashes_where_no_list_says_otherwise() -> None:
    lines = ("5 ways to salt a cod", "Snow stops all trains", "Council keeps the mill – for now")
    assert [item.title for item in from_text("\n".join(("Related", *lines)))] == list(lines)


@pytest.mark.parametrize(
    "text",
    [
        "LEES OOKFerry loopt vast",
        "Soma pia: Ferry loopt vast",
        "[Related] Ferry loopt vast",
        "Older: Ferry loopt vast",
        "See also on our site: Ferry loopt vast",
        "Lire aussi | Ferry loopt vast",
    ],
)
def test_words_that_point_are_no_part_of_a_headline(text: str) -> None:
    assert without_pointer(text) == ("Ferry loopt vast", True)


def test_half_a_name_does_not_point() -> None:
    assert without_pointer("MoreThan insurer sold") == ("MoreThan insurer sold", False)


OWLS, COD = "Owls move into the hall", "Cod is dearer than ever"


def test_names_behind_all_headlines_of_a_longer_list_need_not_come_again() -> None:
    names = ("Harbour Post", "Kelm Mail", "The Owl", "Mill & Weir", "Salt Daily")
    heads = (FERRY, SNOW, MILL, OWLS, COD)
    lines = [f"{head}（{name}）" for head, name in zip(heads, names, strict=True)]
    items = from_text("\n".join(("Most read", *lines)))
    assert [(item.title, item.source) for item in items] == list(zip(heads, names, strict=True))


def test_what_ends_with_a_headline_speaks_of_that_page() -> None:
    own = "Owls move into the hall at last"
    text = f"""
5 thoughts on “{own}”
Ann on {own}
Council keeps the mill for another year
Bert on Council keeps the mill for another year
"""
    assert titles(from_text(text, own)) == ["Council keeps the mill for another year"]


def test_a_line_without_a_bullet_between_lines_with_bullets_heads_a_list() -> None:
    text = """
* Ferry runs aground off the cape of Kelm - The Harbour Post
* Snow stops all trains of the valley - Hill Courier
* Council keeps the mill for a year - Daily Bell
* Owls move into the hall at last - The Harbour Post
Best of this week
* Cod is dearer than it ever was
* Nobody comes to fetch the boats
* Bakers want their flour back
* Rain in May and in June
"""
    assert titles(from_text(text)) == [
        "Ferry runs aground off the cape of Kelm",
        "Snow stops all trains of the valley",
        "Council keeps the mill for a year",
        "Owls move into the hall at last",
        "Cod is dearer than it ever was",
        "Nobody comes to fetch the boats",
        "Bakers want their flour back",
        "Rain in May and in June",
    ]


def test_a_word_for_a_day_in_a_headline_is_no_age() -> None:
    text = "Latest news\nWhat is open and what is closed today, the first of May\n"
    assert titles(from_text(text)) == ["What is open and what is closed today, the first of May"]


def test_a_name_that_is_a_line_elsewhere_is_a_source_behind_one_headline() -> None:
    text = """
Read also
Owls move into the hall at last (The Harbour Post)
Ten days on the river (and no fish)
More stories
The Harbour Post
Council keeps the mill for another year
5 hours ago
"""
    assert titles(from_text(text))[:2] == [
        "Owls move into the hall at last",
        "Ten days on the river (and no fish)",
    ]


@pytest.mark.parametrize(
    "age", ["Süddeutsche Harbour Zeitung of Kelm · vor einer Stunde", "The Post · an hour ago"]
)
def test_an_age_in_words_behind_a_sign_is_one(age: str) -> None:
    (item,) = from_text(f"Owls move into the hall at last\n{age}\n")
    assert (item.title, item.source) == ("Owls move into the hall at last", age.split(" · ")[0])


def test_headlines_may_end_with_what_another_is_about() -> None:
    text = """
How to choose a good mattress
Why so many people get it wrong how to choose a good mattress
Geese on the green of Kelm
"""
    told = titles(from_text(text, "The owls of Kelm are back"))
    assert "Why so many people get it wrong how to choose a good mattress" in told


def test_a_paper_may_have_a_name_that_heads_lists() -> None:
    cards = [
        (head, "Breaking News", f"{n} hours ago")
        for n, head in enumerate(("Owls move into the hall", "Council keeps the mill"), 2)
    ]
    items = from_text("\n".join(line for card in cards for line in card))
    assert [(item.title, item.published_text) for item in items] == [(c[0], c[2]) for c in cards]


def test_a_source_and_a_day_parted_by_a_comma() -> None:
    text = "Owls move into the hall at last\nLa Gazette de la Thiérache, 19 février\n"
    (item,) = from_text(text)
    assert (item.source, item.published_text) == ("La Gazette de la Thiérache", "19 février")


def test_a_step_and_an_angle_point_to_a_page() -> None:
    assert without_pointer("Next › Owls move into the hall") == ("Owls move into the hall", True)
    assert without_pointer("Home › Town › Owls") == ("Home › Town › Owls", False)


def test_a_few_words_beside_headlines_are_none() -> None:
    lines = ("You may also like", "Why bakers bake at night", "Health", "The harbour is dredged")
    assert titles(from_text("\n".join(lines))) == [lines[1], lines[3]]


def test_who_wrote_is_no_item() -> None:
    def card(title: str, name: str) -> str:
        link = f'<a href="/author/{name[:3]}/" rel="author">{name}</a>'
        return f"<div><h5><a href='/{title[:4]}'>{title}</a></h5><div>By {link}</div></div>"

    items = from_html(card("Owls move into the hall", "Jane Doe") + card("Slate again", "Bo Nye"))
    assert titles(items) == ["Owls move into the hall", "Slate again"]
    alone = '<p>By <a href="/author/jane/">Jane Doe</a> and Bo Nye</p><p>12 June 2025</p>'
    assert titles(from_html(alone)) == []


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Read full article : The 5 Best Boats: Tested", "The 5 Best Boats: Tested"),
        ("Learn more - Galaxy Boat of Kelm: the film", "Galaxy Boat of Kelm: the film"),
        ("Shop now – Boats of Kelm", "Boats of Kelm"),
        ("Kelm - the town of boats", "Kelm - the town of boats"),
    ],
)
def test_words_that_point_and_a_sign(said: str, title: str) -> None:
    assert titles(from_html(f'<p><a href="/a">{said}</a></p>')) == [title]


def test_a_heading_and_a_question_are_no_source() -> None:
    items = from_html(
        "<ul><li><h3>Boats of Kelm</h3><p>Out at sea?</p>"
        '<a href="/b">Read more about Boats of Kelm</a></li>'
        '<li><h3>Galaxy Boat</h3><a href="/r">The boat of all boats</a></li>'
        '<li><p>Hill Courier</p><a href="/s">Slate is here again</a></li></ul>'
    )
    assert [(item.title, item.source) for item in items] == [
        ("Boats of Kelm", None),
        ("The boat of all boats", None),
        ("Slate is here again", "Hill Courier"),
    ]


def test_how_long_a_page_reads_is_no_source() -> None:
    html = "<div><a href='/b'>Owls move in again</a><p>{} · 12 June 2025</p></div>"
    for said, source in (("6 min read", None), ("Updated", None), ("Kelm 24", "Kelm 24")):
        item = from_html(html.format(said))[0]
        assert (item.source, item.published_text) == (source, "12 June 2025")


def test_links_that_skip_a_list_are_no_items() -> None:
    assert titles(from_html('<div><a href="/kelm/boats">Skip listing</a></div>')) == []


def test_a_headline_goes_before_what_its_picture_shows() -> None:
    items = from_html(
        "<div><a href='/b'><img alt='Two men in a boat off Kelm. (Photo: R. Osei)'></a>"
        "<a href='/b'>Boats come home</a></div>"
        "<div><a href='/c'><img alt='Owls move into the hall'></a></div>"
    )
    assert titles(items) == ["Boats come home", "Owls move into the hall"]


def test_a_logo_heads_no_card() -> None:
    items = from_html(
        "<div><a href='/b'><img alt='Logo of the supplement'></a></div>"
        "<div><a href='/c'><img alt='Kelm Times logo'></a></div>"
        "<div><a href='/d'><img alt='Owls draw a logo for the hall'></a></div>"
        "<div><a href='/e'>Kelm gets a new logo</a></div>"
    )
    assert titles(items) == ["Owls draw a logo for the hall", "Kelm gets a new logo"]


def test_links_that_count_are_no_headlines() -> None:
    card = "<li><a href='/{0}'>{0} of Kelm again</a> <a href='/{0}/talk'>{1}</a></li>"
    rows = [("Boats", "78 comments"), ("Owls", "1 comment"), ("Ferries", "3 comments")]
    assert titles(from_html(f"<ul>{''.join(card.format(*row) for row in rows)}</ul>")) == [
        "Boats of Kelm again",
        "Owls of Kelm again",
        "Ferries of Kelm again",
    ]
    # Alone it may be a name.
    films = "<ul><li><a href='/a'>101 Dalmatians</a><li><a href='/b'>Boats of Kelm again</a></ul>"
    assert titles(from_html(films)) == ["101 Dalmatians", "Boats of Kelm again"]


def test_dates_before_the_headlines_of_a_list_of_links() -> None:
    rows = [("December 3, 2025", "Boats of Kelm"), ("December 1, 2025", "Owls in the hall")]
    rows += [("November 28, 2025", "A ferry for the island")]
    items = from_html("".join(f"<p><a href='/{n}'>{d} | {t}</a>" for n, (d, t) in enumerate(rows)))
    assert [(item.published_text, item.title) for item in items] == rows


def test_ranks_before_the_headlines_of_a_list_of_links() -> None:
    rows = ["Boats of Kelm come home", "Owls in the hall", "A ferry for the island"]
    html = "".join(f"<li><a href='/{n}'>{n}: {row}</a>" for n, row in enumerate(rows, 1))
    assert titles(from_html(f"<ul>{html}</ul>")) == rows


def test_a_line_break_in_a_link_parts_words() -> None:
    (item,) = from_html("<p><a href='/b'><b>Boats of Kelm</b><br/>come home</a></p>")
    assert item.title == "Boats of Kelm come home"


@pytest.mark.parametrize(
    ("text", "told", "title"),
    [
        ("Boats of Kelm come…", "Boats of Kelm come home again", "Boats of Kelm come home again"),
        ("Boats of Kelm come ...", "Boats of  Kelm come home", "Boats of Kelm come home"),
        ("Boats of Kelm come…", "Go to the page", "Boats of Kelm come…"),
        ("Boats of Kelm", "Boats of Kelm (opens a window)", "Boats of Kelm"),
    ],
)
def test_what_is_cut_off_is_whole_in_the_title_of_its_link(
    text: str, told: str, title: str
) -> None:
    assert titles(from_html(f"<p><a href='/b' title='{told}'>{text}</a></p>")) == [title]


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("#story", "Continue with the main story"),
        ("/boats/feed/", "Boats of Kelm as a feed"),
        ("/most-read/rss.xml", "Feed of what is read most"),
        ("/x", "$LINKTEXT$"),
        ("/x", "{{ item.title of it }}"),
    ],
)
def test_links_that_are_no_items(address: str, text: str) -> None:
    html = f"<ul><li><a href='/a'>Boats of Kelm again</a><li><a href='{address}'>{text}</a></ul>"
    assert titles(from_html(html)) == ["Boats of Kelm again"]
    feeds = "<a href='/feeds-and-speeds'>Feeds and speeds of mills</a>"
    assert titles(from_html(feeds)) == ["Feeds and speeds of mills"]
