"""Related items, from labelled blocks."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest

from clipper.page import Block, Mentions, RelatedItem, Role
from clipper.related import related_items
from clipper.related.cards import sections
from clipper.related.lines import read_runs, without_pointer
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


def trimmed(*texts: str) -> list[tuple[str, str | None]]:
    """Headlines and what was taken off them, of a list with these lines."""
    blocks = [Block(text, n, role=Role.RELATED) for n, text in enumerate(texts)]
    (run,) = read_runs(blocks)
    return [(line.text, line.date) for section in sections(run) for line in section]


@pytest.mark.parametrize(
    ("text", "headline", "taken"),
    [
        ("Ferry runs aground off the cape of Kelm2 hours ago", True, "2 hours ago"),
        ("Ferry runs aground off the cape of Kelm – 2 hours ago", True, "2 hours ago"),
        ("Ferry runs aground off the cape of Kelm (2 hours ago)", True, "2 hours ago"),
        ("Ferry runs aground off the cape of Kelm 12 June 2025", True, "12 June 2025"),
        ("FerryFerry runs aground off the cape of Kelm", True, None),
        ("The ferry that left the port of Kelm 20 years ago", False, None),
        ("All you need to know about the ferry of Kelm today", False, None),
        ("Ferry to leave the port of Kelm again at 13:20", False, None),
        ("13:20 is when the ferry of Kelm is to leave again", False, None),
        ("5.15 million people have seen the ferry run aground", False, None),
        ("Couscous as the cooks of the ferry of Kelm make it", False, None),
        ("Bora Bora by ferry, in the words of who was there", False, None),
        ("New York New York is to have a ferry of its own", False, None),
        ("どんどんどんどん値上がりする物価と冬の灯油", False, None),
        ("What became of the ferry of Kelm on 6 August 1945", False, None),
        ("2:1 for Kelm after the ferry brought in the others", False, None),
        ("[What the ferry of Kelm is to be (and what not)]", False, None),
        ("The ferry of Kelm is back again at last :)", False, None),
        ("The ferry of Kelm: a) big b) small c)", False, None),
        ("渡轮在凯尔姆海角搁浅一整天(图）", False, None),
    ],
)
def test_one_line_loses_only_what_is_set_apart(
    text: str, headline: bool, taken: str | None
) -> None:
    plain = "Ferry runs aground off the cape of Kelm" if headline else text
    assert trimmed(text) == [(plain, taken)]


@pytest.mark.parametrize(
    "text", ["Ferry of Kelm at last]", "(Ferry of Kelm at last", "Ferry of Kelm at last）"]
)
def test_half_a_bracket_is_none(text: str) -> None:
    assert trimmed(text) == [("Ferry of Kelm at last", None)]


FERRY, SNOW, MILL = "Ferry runs aground off Kelm", "Snow stops all trains", "Council keeps the mill"


@pytest.mark.parametrize(
    ("form", "taken"),
    [
        ("13:20 {}", "13:20"),
        ("13:20{}", "13:20"),
        ("08.30 {}", "08.30"),
        ("20.15 Uhr {}", "20.15 Uhr"),
        ("{}0:38", None),
        ("{} (0:38)", None),
        ("3 hours ago {}", "3 hours ago"),
        ("٢١:٤٠ {}", "٢١:٤٠"),
        ("31 Oct {}", "31 Oct"),
        ("11.02. {}", "11.02."),
        ("{}13.05", "13.05"),
        ("{} (03/11)", "03/11"),
        ("{}5/3 23:11", "5/3 23:11"),
        ("{} 14 min", None),
        ("{}3 h", None),
        ("{} (41k)", None),
        ("{} · 260", None),
        ("{} - $31,000", None),
        ("{}$79.00", None),
    ],
)
def test_a_list_loses_what_most_of_its_lines_have(form: str, taken: str | None) -> None:
    lines = [form.format(text) for text in (FERRY, SNOW, MILL)]
    assert trimmed(*lines) == [(FERRY, taken), (SNOW, taken), (MILL, taken)]


def test_numbers_that_do_not_count_stay() -> None:
    for lines in (
        ["2 dead after the storm", "10 best ferries of Kelm", "3 ways to salt a cod"],
        ["1.5 million see the ferry", "2.3 million see the snow", "3.1 million see the mill"],
        ["1:0 win for Kelm", "2:1 defeat for Kelm", "3:0 win for Kelm"],
        ["1st round of the cup", "2nd round of the cup", "3rd round of the cup", "4th round of it"],
        ["1Password for the Mac", "2Pac trial set for June", "3M to pay for water"],
        ["The meaning of John 3:16", "The meaning of Romans 8:28", "The meaning of Ruth 1:16"],
        ["10.50 euros for a beer", "12.30 dollars for a beer", "11.20 francs for a beer"],
        ["The new Kelm phone 15", "The new Kelm phone 16", "The new Kelm phone 17"],
        ["Green tea of Kelm 500 g", "Black tea of Kelm 500 g", "Rye bread of Kelm 1 kg"],
        ["Storms of the year 2019", "Storms of the year 2020", "Storms of the year 2021"],
        ["Ferries (1994) and after", "Ferries of Kelm (1994)", "Ferries of Hoorn (1996)"],
        ["What is new in Kelm 3.10", "What is new in Kelm 3.11", "What is new in Kelm 3.12"],
        ["Report of Kelm council – 2021", "Report of Kelm council – 2022", "Report of Kelm 2023"],
        ["History of the ferry (1)", "History of the ferry (2)", "History of the ferry (1/3)"],
        ["Cable braided black 1m", "Cable braided black 2m", "Cable braided black 3m"],
        ["Ferry soup on Ubuntu 20.04", "Ferry stew on Ubuntu 22.04", "Ferry pie on Ubuntu 18.04"],
        ["Best phones under $500", "Best phones of all for $300", "Best of phones under $100"],
        ["Pasta of Kelm in 20 minutes", "Ramen of Kelm in 30 minutes", "Bread of Kelm in 1 h"],
        ["Films are shot in 8K", "Movies to watch in 4K", "Old photos of Kelm in 3D"],
        ["Theories about 9/11", "What we know about 9/11", "Children born after 9/11"],
        ["O dólar de Kelm fecha a R$ 5,20", "Best hotels of Kelm for €500-€700"],
        ["Ferry review of Kelm (4/5)", "Locksmith in Kelm is open (24/7)"],
        ["渡轮展览开幕式定于7月26日", "凯尔姆渡轮全天停运"],
        ["October 7 hostages return home", "October 7 families sue the state of Kelm"],
        ["2 bedroom flat in Kelm", "3 bedroom flat in Kelm", "Studio near the harbour"],
        ["3 killed in Kelm crash", "4 arrested over Kelm riot", "Snow stops all trains"],
        ["渡轮销量突破30万", "2024年渡轮考试题公布", "渡轮砍下30分"],
        ["$5 million raised for a school", "Flüge nach Kelm ab 9,99 €", "£20m bridge for Kelm"],
        ["How a post with 500 likes started a war", "Harbour mail"],
        ["Más de 200 muertos en Kelm", "Plus de 200 morts à Kelm", "Top ferries of Kelm"],
        ["À Kelm : trois blessés", "Mehr Geld: Was Rentner jetzt tun", "Zum Thema Rente: das Neue"],
        ["Read more books in 2025: five tips", "Check out the new ferry | Harbour Post"],
    ):
        assert [text for text, _ in trimmed(*lines)] == lines


def test_the_first_cell_of_a_row_is_the_headline() -> None:
    rows = [f"{text}\t\t12\t\t840\t\t3 May 2025" for text in (FERRY, SNOW)]
    assert [text for text, _ in trimmed(*rows)] == [FERRY, SNOW]
    assert trimmed(f"{FERRY}\tand all that it means for us") == [
        (f"{FERRY} and all that it means for us", None)
    ]
    rows = [f"3 May\t{FERRY}", f"2\t{SNOW}\tHoorn"]
    assert [text for text, _ in trimmed(*rows)] == [FERRY, SNOW]


def test_a_short_word_tied_to_the_next_is_no_badge() -> None:
    assert trimmed("В\u00a0Кельме прошёл митинг") == [("В Кельме прошёл митинг", None)]


def test_signs_that_count_are_no_part_of_a_headline() -> None:
    assert [text for text, _ in trimmed(f"① {FERRY}", f"②{SNOW}")] == [FERRY, SNOW]


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


def test_tails_that_tell_lines_apart_are_no_sources() -> None:
    for lines in (
        [f"The long ferry podcast – Part {name}" for name in ("One", "Two", "Three")],
        [f"{text} ({year})" for text, year in ((FERRY, 2019), (SNOW, 2021), (MILL, 1999))],
        [f"{FERRY} – now", f"{SNOW} – again", f"{MILL} – for good"],
        [f"{FERRY} – Kelm", f"{SNOW} – Kelm", f"{MILL} – Hoorn"],
    ):
        assert [text for text, _ in trimmed(*lines)] == lines


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


@pytest.mark.parametrize(
    ("names", "heads"),
    [
        (("Sport", "Sport", "Sport"), (FERRY, SNOW, MILL)),
        (("Sport", "Culture", "Sport", "Culture"), (FERRY, SNOW, MILL, OWLS)),
        (("Harbour Post", "Kelm Mail", "Salt Daily", "Mill and Weir"), (FERRY, SNOW, MILL, OWLS)),
        (
            ("Спорт", "Спорт", "Культура", "Культура"),
            (
                "Паром сел на мель",
                "Снег остановил поезда",
                "Сова живёт в зале",
                "Треска стала дороже",
            ),
        ),
    ],
)
@pytest.mark.parametrize("behind", [False, True])
def test_what_is_glued_to_the_headlines_of_a_list_is_none_of_them(
    names: tuple[str, ...], heads: tuple[str, ...], behind: bool
) -> None:
    lines = [f"{b}{a}" if behind else f"{a}{b}" for a, b in zip(names, heads, strict=True)]
    assert [text for text, _ in trimmed(*lines)] == list(heads)


def test_capitals_inside_words_glue_nothing() -> None:
    for lines in (
        ["JavaScript for the mill", "JavaScript in the snow", "JavaScript on a ferry of Kelm"],
        ["iPhone found on the ferry", "McDonald sees the snow", "The eBay of old mills is shut"],
        ["SportFerry runs aground off Kelm", SNOW, MILL],
        ["YouTube star on the ferry", "LinkedIn in the snow", MILL, FERRY],
        ["OpenAI sells the ferry", "TikTok stops in the snow", "SpaceX goes to the mill"],
        ["Everybody is leaving YouTube", "The look of ChatGPT", "The story behind WhatsApp"],
        [
            "Mort d’Alain Delon, dit-on",
            "Dell’Utri torna a casa",
            "O’Brien sees the snow",
            "L’Aquila",
        ],
        ["The U.S. ferry runs aground", "J.K. Rowling in the snow", "The U.N. keeps the mill"],
        [
            "Snow stops trainsThe line stays closed until Monday.",
            "Ferry runs agroundNobody was hurt, and the cod is safe.",
            "Mill to stayThe council voted late on Tuesday night.",
            "Owls move inThe hall had been empty for nine years.",
        ],
    ):
        assert [text for text, _ in trimmed(*lines)] == lines


def test_what_is_said_behind_a_dash_is_no_source() -> None:
    lines = [
        "We keep the old mill – Okonkwo",
        "The ferry must leave again – Brandt",
        "Why I left the snow party – Osei",
        "No owl was ever in the hall – Raman",
        "Cod will be dearer still – Akerman",
    ]
    assert [text for text, _ in trimmed(*lines)] == lines


def test_names_behind_all_headlines_of_a_longer_list_need_not_come_again() -> None:
    names = ("Harbour Post", "Kelm Mail", "The Owl", "Mill & Weir", "Salt Daily")
    heads = (FERRY, SNOW, MILL, OWLS, COD)
    lines = [f"{head}（{name}）" for head, name in zip(heads, names, strict=True)]
    items = from_text("\n".join(("Most read", *lines)))
    assert [(item.title, item.source) for item in items] == list(zip(heads, names, strict=True))
