"""What is glued to headlines of related items, and taken off them."""

from __future__ import annotations

import pytest

from clipper.page import Block, Role
from clipper.related.cards import sections
from clipper.related.lines import read_runs

FERRY, SNOW, MILL = "Ferry runs aground off Kelm", "Snow stops all trains", "Council keeps the mill"
OWLS, COD = "Owls move into the hall", "Cod is dearer than ever"


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
        ("Ferry runs aground off the cape of Kelm (The Post, 2 hours ago)", True, "2 hours ago"),
        ("Ferry runs aground off the cape of Kelm (The Post, yesterday)", True, "yesterday"),
        ("Ferry runs aground off the cape of Kelm (2 hours ago ) )", True, "2 hours ago"),
        ("Ferry runs aground off the cape of Kelm – 2 years ago – We Look Back", False, None),
        ("On this day in Kelm | 20 years ago | The ferry runs aground", False, None),
        ("Ferry runs aground off the cape of Kelm (a wreck, 2 years ago)", False, None),
        ("Ferry runs aground off the cape of Kelm (Versailles, 12 June)", False, None),
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


@pytest.mark.parametrize(
    ("form", "taken"),
    [
        ("13:20 {}", "13:20"),
        ("13:20{}", "13:20"),
        ("08.30 {}", "08.30"),
        ("20.15 Uhr {}", "20.15 Uhr"),
        ("3:31 PM {}", "3:31 PM"),
        ("3:31pm {}", "3:31pm"),
        ("3:31 a.m. {}", "3:31 a.m."),
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


def test_tails_that_tell_lines_apart_are_no_sources() -> None:
    for lines in (
        [f"The long ferry podcast – Part {name}" for name in ("One", "Two", "Three")],
        [f"{text} ({year})" for text, year in ((FERRY, 2019), (SNOW, 2021), (MILL, 1999))],
        [f"{FERRY} – now", f"{SNOW} – again", f"{MILL} – for good"],
        [f"{FERRY} – Kelm", f"{SNOW} – Kelm", f"{MILL} – Hoorn"],
    ):
        assert [text for text, _ in trimmed(*lines)] == lines


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


def test_a_list_among_others_counts_and_tells_the_time() -> None:
    others = ["Rain in May and in June", "Nobody fetches the boats", "The bell is to ring"]
    others += ["Bakers want their flour back", "No one to mend the roof", "Geese on the green"]
    clock = [f"14:5{n} {text}" for n, text in enumerate((FERRY, SNOW, MILL))]
    assert [text for text, _ in trimmed(*others, *clock)] == [*others, FERRY, SNOW, MILL]
    ranks = [f"{n}{text}" for n, text in enumerate((FERRY, SNOW, MILL, OWLS), 1)]
    assert [text for text, _ in trimmed(*others, *ranks)] == [*others, FERRY, SNOW, MILL, OWLS]


def test_a_headline_behind_its_rank_may_begin_with_a_number() -> None:
    lines = [f"1 {FERRY}", "2 30 years of snow and trains", f"3 {MILL}"]
    texts = [text for text, _ in trimmed(*lines)]
    assert texts == [FERRY, "30 years of snow and trains", MILL]
    thousands = ["1 000 geese on the green", "2 000 owls in the hall", "3 000 boats gone"]
    assert [text for text, _ in trimmed(*thousands)] == thousands
    signed = [f"1. {FERRY}", "2. 320 000 euros for a boat", f"3. {MILL}"]
    texts = [text for text, _ in trimmed(*signed)]
    assert texts == [FERRY, "320 000 euros for a boat", MILL]


@pytest.mark.parametrize("sign", [" - ", " — ", " | ", " -- "])
def test_names_of_several_words_stand_behind_all_headlines_and_one_comes_again(sign: str) -> None:
    names = ("The Harbour Post", "Hill Courier", "Daily Bell", "The Harbour Post")
    lines = [sign.join(pair) for pair in zip((FERRY, SNOW, MILL, OWLS), names, strict=True)]
    assert [text for text, _ in trimmed(*lines)] == [FERRY, SNOW, MILL, OWLS]


@pytest.mark.parametrize(
    "names",
    [
        ("The Harbour Post", "Hill Courier", "Kelm Daily News", "Echo", "BBC"),
        ("Reuters", "BBC", "The Guardian", "Al Jazeera", "Der Hafenkurier"),
        ("kelm.example", "BBC.com", "Sky", "Hoorn.org", "Politico"),
        ("The Harbour Report", "Salt Report", "The Harbour Report", "Salt Report", "Echo"),
        ("The Harbour Post", "Hill Courier", "Echo"),
        ("The Guardian", "The Guardian", "The Guardian", "The Guardian"),
        ("صحيفة المرفأ", "بي بي سي", "وكالة التل", "قناة البحر"),
        ("新华网", "海港日报", "凯尔姆", "参考消息", "环球时报"),
    ],
)
def test_names_of_papers_behind_all_headlines_need_not_come_again(names: tuple[str, ...]) -> None:
    heads = [FERRY, SNOW, MILL, OWLS, COD][: len(names)]
    lines = [f"{a} - {b}" for a, b in zip(heads, names, strict=True)]
    assert [text for text, _ in trimmed(*lines)] == heads


@pytest.mark.parametrize(
    "names",
    [
        ("New York", "Upper Kelm", "South Hoorn", "Los Angeles", "San Diego"),
        ("Dark Brown", "Navy Blue", "Bottle Green", "Light Grey", "Kelm Times"),
        ("Minister", "Minister", "Kelm Police", "Health Minister", "Kelm Police"),
        ("Kelm Star", "Hoorn", "Upper Mill", "Lower Mill", "Salt Lane"),
        ("Kelm", "Kelm", "Kelm", "Kelm", "Kelm"),
        ("Star of the evening", "Sun for a week", "No news today", "Oh well", "At last"),
        ("Report", "Minister", "Report", "Study", "Study"),
        ("Minister", "Prime Minister", "Minister", "Mayor", "Mayor"),
    ],
)
def test_names_of_others_behind_all_headlines_stay(names: tuple[str, ...]) -> None:
    lines = [f"{a} - {b}" for a, b in zip((FERRY, SNOW, MILL, OWLS, COD), names, strict=True)]
    assert [text for text, _ in trimmed(*lines)] == lines


@pytest.mark.parametrize(
    "lines",
    [
        [f"Where to see Real {a} - Atlético {b}" for a, b in ("KM", "LN", "OP", "QR")],
        [f"{n} dead in the storm off Kelm" if n < 4 else f"Owls {n} in the hall" for n in range(9)],
        [f"3{n}:25-Sieg gegen die Eulen von Kelm" for n in range(4)],
        [f"{text} - कील्म की पूरी खबर यहाँ" for text in (FERRY, SNOW, MILL, OWLS)],
    ],
)
def test_parts_of_headlines_stay(lines: list[str]) -> None:
    lines = [*lines[1:2], *lines[4:6], *lines[2:3], *lines[6:], *lines[3:4], *lines[:1]]
    assert [text for text, _ in trimmed(*lines)] == lines


def test_who_published_it_in_a_bracket_with_the_age() -> None:
    blocks = [Block(f"{FERRY} of Kelm (The Post, 2 hours ago)", 0, role=Role.RELATED)]
    (run,) = read_runs(blocks)
    ((line,),) = sections(run)
    assert (line.text, line.source) == (f"{FERRY} of Kelm", "The Post")


def test_sections_between_times_and_headlines() -> None:
    names = ("Sport", "Business", "Politics", "Sport")
    heads = (FERRY, SNOW, MILL, OWLS)
    lines = [f"8:4{n} am - {a} {b}" for n, (a, b) in enumerate(zip(names, heads, strict=True))]
    assert [text for text, _ in trimmed(*lines)] == list(heads)
    untimed = [line.partition(" - ")[2] for line in lines]
    assert [text for text, _ in trimmed(*untimed)] == untimed


def test_days_in_words_before_a_list_and_badges_behind_it() -> None:
    days = [f"Yesterday 1{n}:40 {text}" for n, text in enumerate((FERRY, SNOW, MILL))]
    assert [text for text, _ in trimmed(*days)] == [FERRY, SNOW, MILL]
    ranks = [f"#{n} {text}" for n, text in enumerate((FERRY, SNOW, MILL), 1)]
    assert [text for text, _ in trimmed(*ranks)] == [FERRY, SNOW, MILL]
    assert [text for text, _ in trimmed("多地油菜花提前半个月开放 热")] == [
        "多地油菜花提前半个月开放"
    ]


def test_a_headline_that_stands_twice_behind_its_rank_is_said_once() -> None:
    lines = FERRY, SNOW, MILL, OWLS, COD
    ranked = [f"{n}{text}{text}" for n, text in enumerate(lines, 1)]
    assert trimmed(*ranked) == [(text, None) for text in lines]


def test_one_headline_behind_its_rank_may_say_itself_twice() -> None:
    lines = ["1ありがとうありがとうケルム", f"2{SNOW}", f"3{MILL}", f"4{OWLS}", f"5{COD}"]
    assert trimmed(*lines)[0] == ("ありがとうありがとうケルム", None)


def test_an_age_between_headline_and_source_goes_with_it_in_a_list() -> None:
    papers = "行腳雜誌", "杏林快訊", "東岸新聞"
    texts = (
        "國道服務區咖啡大評比 這一站排隊最久",
        "健保署：慢性病處方箋擬遠距領藥",
        "花東列車 7 月改點",
    )
    lines = zip(texts, papers, strict=True)
    listed = [f"0{n} {text} • 1 小時前 • {paper}" for n, (text, paper) in enumerate(lines, 1)]
    assert trimmed(*listed) == [(text, "1 小時前") for text in texts]


def heads(*texts: str) -> list[str]:
    return [text for text, _ in trimmed(*texts)]


@pytest.mark.parametrize("word", ["Platz ", "Nr. ", "No. ", "#", "Miejsce "])
def test_a_word_before_a_rank_goes_with_it(word: str) -> None:
    lines = [f"{word}{n} {text}" for n, text in enumerate((FERRY, SNOW, MILL), 1)]
    assert heads(*lines) == [FERRY, SNOW, MILL]


def test_ranks_glued_to_headlines_in_scripts_without_capitals() -> None:
    texts = ["항구에 새 등대가 섰다", "「섬마을」 우체국 문 닫는다", "겨울 바다에 고래 나타나"]
    assert heads(*(f"{n}{text}" for n, text in enumerate(texts, 1))) == texts
    days = ["1日目 港を歩く旅の記録", "2日目 島へ渡る旅の記録", "3日目 山に登る旅の記録"]
    assert heads(*days) == days


def test_sources_of_a_list_among_others() -> None:
    """Several lines in a row have a source behind them, those around them have none."""
    told = [f"{text} — {name}" for text, name in zip((FERRY, SNOW, MILL, OWLS), NAMES, strict=True)]
    lines = ["What the tide brought to Kelm", COD, *told, "Bread is dear again in Kelm"]
    assert heads(*lines) == [*lines[:2], FERRY, SNOW, MILL, OWLS, lines[-1]]


NAMES = ("Kelm Harbour", "Salt & Furrow", "The Old Pier", "Kelm Harbour")


def test_a_source_behind_a_space_in_a_script_without_spaces() -> None:
    texts = [
        "大雪で峠道に車が立ち往生",
        "銭湯の煙突を解体する前に",
        "柿の無人販売の持ち主探す 町中で",
        "終バスの車内放送が話題に",
    ]
    names = ["北浜放送", "浜町日報", "北浜放送", "浜町日報"]
    lines = [f"{text} {name}" for text, name in zip(texts, names, strict=True)]
    assert heads(*lines) == texts
    poems = ["大雪で峠道に車が 立ち往生", "銭湯の煙突を解体 その前に", "柿の無人販売の 持ち主探す"]
    assert heads(*poems) == poems
