"""What is found by what."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clipper.archive import Archive, Hit, overview, ranking
from clipper.archive.query import parse
from clipper.archive.search import explain
from clipper.archive.shingles import CHARACTERS, shingles
from clipper.errors import QueryError
from clipper.page import Role
from tests.archive.factory import found, page, put


@pytest.fixture
def shelf(archive: Archive) -> Archive:
    """Three clips that most questions can be asked of."""
    put(
        archive,
        page(
            "Don't learn C++ by a-b comparisons. What? Café culture and supply chains.",
            "Code",
            site="example.org",
            url="https://example.org/code",
            authors=("Ada Black",),
            publisher="Daily Code",
            published="2024-03-01",
            language="en",
            aside={Role.RELATED: "Unconditional surrender", Role.COMMENTS: "First to comment"},
        ),
        page(
            "小巨人企业用GPT模型。2025年很好",
            "专精特新“小巨人”",
            published="2025-06",
            language="zh",
            source="2",
        ),
        page("İstanbul ve Isparta; हिन्दी किताब; Kaffeemaschine; चाय।", "Tea", source="3"),
    )
    return archive


CODE, GIANT, TEA = "Code", "专精特新“小巨人”", "Tea"


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("don't", {CODE}),
        ("don’t", {CODE}),
        ("C++", {CODE}),
        ("what?", {CODE}),
        ("a-b", {CODE}),
        ("supply chains", {CODE}),
        ("chains supply", {CODE}),
        ('"supply chains"', {CODE}),
        ('"chains supply"', set()),
        ("“supply chains”", {CODE}),
        ("CAFE", {CODE}),
        ("supp*", {CODE}),
        ("supp", set()),
        ('"supply ch"*', {CODE}),
        ("unconditional surrender", set()),
        ("支持 supply", set()),
        ("小巨人", {GIANT}),
        ("巨人", {GIANT}),
        ("巨", {GIANT}),
        ("好", {GIANT}),
        ("人企", {GIANT}),
        ("企人", set()),
        ("GPT", {GIANT}),
        ("gpt模型", {GIANT}),
        ("模型。2025年", {GIANT}),
        ("模型2025年", set()),
        ("2025", {GIANT}),
        ("小巨人 模型", {GIANT}),
        ("小巨人 OR café", {GIANT, CODE}),
        ("istanbul", {TEA}),
        ("ısparta", {TEA}),
        ("हिन्दी", {TEA}),
        ("हिन", set()),
        ("kaffee*", {TEA}),
        ("-tea", {CODE, GIANT}),
        ('-"supply chains"', {GIANT, TEA}),
        ("-小巨人", {CODE, TEA}),
        ("culture -café", set()),
        ("title:code", {CODE}),
        ("title:culture", set()),
        ('title:"小巨"', {GIANT}),
        ("title:小巨人”", {GIANT}),
        ("-title:code", {GIANT, TEA}),
        ("site:example.org", {CODE}),
        ("-site:example.org", {GIANT, TEA}),
        ("site:https://www.example.org/x culture", {CODE}),
        ("author:black", {CODE}),
        ('author:"ada black"', {CODE}),
        ("publisher:daily", {CODE}),
        ("lang:zh", {GIANT}),
        ("lang:zh-TW", {GIANT}),
        ("lang:zh OR lang:en", {GIANT, CODE}),
        ("lang:zh OR culture", {GIANT, CODE}),
        ("before:2025", {CODE}),
        ("after:2025", {GIANT}),
        ("after:2024-03-01 before:2024-03-02", {CODE}),
        ("after:7d", set()),
        ("role:related surrender", {CODE}),
        ("role:comments comment", {CODE}),
        ("role:comments surrender", set()),
        ("role:title code", {CODE}),
        ("role:body code", set()),
    ],
)
def test_finds(shelf: Archive, query: str, titles: set[str]) -> None:
    assert found(shelf, query, all_words=True) == titles


@pytest.mark.parametrize("query", ["", "  ", "?!", '"', '""', "( )", "*", "-", "--", "+", "\x00"])
def test_nothing_to_search_for_finds_nothing(shelf: Archive, query: str) -> None:
    assert shelf.search(query) == []


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("before:yesterday", "no date"),
        ("after:2025-13", "no date"),
        ("after:99999y", "too long ago"),
        ("lang:english!", "no language code"),
        ("role:footer", "roles are title, subtitle"),
        ("site:", "needs a value"),
        ('site:"two words"', "no host name"),
    ],
)
def test_a_filter_that_cannot_be_meant_is_told(shelf: Archive, query: str, reason: str) -> None:
    with pytest.raises(QueryError, match=reason):
        shelf.search(query)


@given(st.text(max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_anything_may_be_typed(shelf: Archive, query: str) -> None:
    try:
        shelf.search(query)
    except QueryError as error:
        assert ":" in query, error  # noqa: PT017


def test_narrowed_by_arguments(shelf: Archive) -> None:
    assert found(shelf, "culture", site="example.org", language="en", since="2024") == {CODE}
    assert not found(shelf, "culture", until="2023")
    assert found(shelf, "surrender", role=Role.RELATED, site="example.org") == {CODE}
    assert not found(shelf, "surrender", role=Role.RELATED, site="example.net")


def test_set_aside_text_is_the_snippet(shelf: Archive) -> None:
    (hit,) = shelf.search("surrender", role=Role.RELATED)
    assert hit.snippet == "Unconditional **surrender**"


def test_title_counts_more(archive: Archive) -> None:
    put(
        archive,
        page("Lighthouse, lighthouse and so on with other words", "Harbour", source="1"),
        page("A tower with light and many words that say nothing", "Lighthouse", source="2"),
        *(page(f"Filler {n}", f"Other {n}", source=f"f{n}") for n in range(9)),
    )
    assert [hit.title for hit in archive.search("lighthouse")] == ["Lighthouse", "Harbour"]
    scores = [hit.score for hit in archive.search("lighthouse")]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0


def test_the_newer_first_where_ranks_are_equal(archive: Archive) -> None:
    years = ("2023", "2025", "2024")
    put(archive, *(page(f"Tea {year}", year, source=year, published=year) for year in years))
    assert [hit.title for hit in archive.search("tea")] == ["2025", "2024", "2023"]


def test_limit(archive: Archive) -> None:
    put(archive, *(page(f"Tea {n}", str(n), source=str(n)) for n in range(9)))
    assert len(archive.search("tea", limit=4)) == 4
    assert archive.search("tea", limit=0) == []


def test_snippet_is_the_densest_place(archive: Archive) -> None:
    far = "water " * 200
    put(archive, page(f"green {far} Green tea,\nhot. {far} tea", source="1"))
    (hit,) = archive.search("green tea", marks=("<b>", "</b>"))
    assert "<b>Green</b> <b>tea</b>, hot." in hit.snippet
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert len(hit.snippet) < 240
    assert hit.marks == ("<b>", "</b>")


def test_several_snippets(archive: Archive) -> None:
    far = "water " * 100
    text = f"{far} green tea {far} tea, tea {far} green {far}"
    put(archive, page(text, source="1"))
    (hit,) = archive.search("green tea", snippets=3)
    assert hit.snippet == hit.snippets[0]
    marked = [re.findall(r"\*\*(\w+)\*\*", snippet) for snippet in hit.snippets]
    assert marked == [["green", "tea"], ["tea", "tea"], ["green"]]
    assert len(archive.search("green tea", snippets=9)[0].snippets) == 3
    assert len(archive.search("green tea")[0].snippets) == 1
    assert len(archive.search("-kettle", snippets=2)[0].snippets) == 1


def test_snippets_of_one_hit_do_not_overlap(archive: Archive) -> None:
    words = [f"w{n}" if n % 7 else "tea" for n in range(300)]
    put(archive, page(" ".join(words), source="1"))
    (hit,) = archive.search("tea", snippets=50)
    told = [word for snippet in hit.snippets for word in re.findall(r"w\d+", snippet)]
    assert len(told) == len(set(told))
    assert sum(snippet.count("**tea**") for snippet in hit.snippets) == words.count("tea")


def test_versions_are_counted(archive: Archive) -> None:
    url = "https://example.org/tea"
    put(archive, *(page(f"tea {n}", f"Tea {n}", url=url, source=f"{n}") for n in range(3)))
    (hit,) = archive.search("tea")
    assert (hit.version, hit.versions, hit.title) == (3, 3, "Tea 2")


def test_snippet_marks_accents_prefixes_and_phrases(archive: Archive) -> None:
    put(archive, page("Thé, le CAFÉ des caféiers. Cafe\u0301 noir.", source="1"))
    (hit,) = archive.search('cafe* "le cafe"')
    assert hit.snippet == "Thé, **le CAFÉ** des **caféiers**. **Cafe\u0301** noir."


def test_marks_do_not_run_into_words(archive: Archive) -> None:
    put(archive, page("Steam, tea; theatre", source="1"))
    assert archive.search("tea")[0].snippet == "Steam, **tea**; theatre"


SCRIPTS = {
    "han": "的一是不了人我在有他这中大来上个国",
    "kana": "のにるたとはしてガパーいアン々",
    "hangul": "이다는에고하지가로도",
    "thai": "ก็ไม่ที่เป็นได้ำใๆ",
}


def test_pieces_of_unspaced_text_are_found_exactly(archive: Archive) -> None:
    rng = random.Random(7)
    texts = {}
    for n in range(60):
        alphabet = SCRIPTS[rng.choice(list(SCRIPTS))] + "。， GPT5ab"
        texts[str(n)] = "".join(rng.choices(alphabet, k=120))
    put(archive, *(page(text, n, source=n) for n, text in texts.items()))
    asked = 0
    while asked < 500:
        text = texts[str(rng.randrange(60))]
        start = rng.randrange(len(text) - 6)
        piece = text[start : start + rng.randint(1, 6)]
        if not shingles(piece) or piece != piece.strip(' *"') or "  " in piece:
            continue
        asked += 1
        truth = {n for n, text in texts.items() if piece.lower() in text.lower()}
        assert found(archive, f'"{piece}"') == truth, piece


def test_pairs_know_every_character_that_the_index_takes_for_a_letter(archive: Archive) -> None:
    wanted = re.compile(f"[{CHARACTERS}]")
    letters = [chr(code) for code in range(0xE00, 0x30000) if wanted.match(chr(code))]
    sample = random.Random(3).sample(letters, 400)
    put(archive, page(" ".join(f"{char}口" for char in sample), "all", source="1"))
    lost = [char for char in sample if not found(archive, f"{char}口")]
    assert not lost


@pytest.fixture
def kitchen(archive: Archive) -> Archive:
    """Clips with one to three of the same words, and a word that all have."""
    texts = {
        "three": "the saffron and the quince and the almond",
        "two": "the saffron with the almond",
        "one": "the almond alone",
        "none": "the kettle",
    }
    put(archive, *(page(text, name, source=name) for name, text in texts.items()))
    put(archive, *(page(f"the water {n}", f"w{n}", source=f"w{n}") for n in range(20)))
    return archive


def titles(hits: list[Hit], partial: bool) -> list[str | None]:
    return [hit.title for hit in hits if hit.partial is partial]


def test_where_few_have_all_words_some_words_do(kitchen: Archive) -> None:
    hits = kitchen.search("saffron quince almond")
    assert titles(hits, partial=False) == ["three"]
    assert titles(hits, partial=True) == ["two", "one"]
    assert [hit.partial for hit in hits] == [False, True, True]
    assert titles(kitchen.search("saffron quince almond", limit=2), partial=True) == ["two"]
    assert not any(hit.partial for hit in kitchen.search("saffron almond", limit=2))


def test_a_word_that_no_clip_has_does_not_hide_the_others(kitchen: Archive) -> None:
    hits = kitchen.search("saffron zeppelin")
    assert {hit.title for hit in hits} == {"three", "two"}
    assert all(hit.partial for hit in hits)
    assert kitchen.search("airship zeppelin") == []


def test_a_word_that_most_clips_have_brings_none_by_itself(kitchen: Archive) -> None:
    assert kitchen.search("the zeppelin") == []
    assert titles(kitchen.search("the quince zeppelin"), partial=True) == ["three"]
    (hit,) = kitchen.search("the quince zeppelin")
    assert "**the" not in hit.snippet.lower()


@pytest.mark.parametrize(
    "query",
    [
        '"saffron" zeppelin',
        "saffron zeppelin -kettle",
        "saffron zeppelin OR airship",
        "saffron title:zeppelin",
        "saffr* zeppelin",
        '"saffron zeppelin"',
        "zeppelin",
    ],
)
def test_a_query_with_signs_is_meant_as_it_is(kitchen: Archive, query: str) -> None:
    assert kitchen.search(query) == []
    assert "some of them" not in Archive.explain(query)


def test_all_words_may_be_required(kitchen: Archive) -> None:
    assert titles(kitchen.search("saffron quince", all_words=True), partial=False) == ["three"]
    assert len(kitchen.search("saffron quince", all_words=True)) == 1


def test_filters_hold_for_clips_with_some_of_the_words(archive: Archive) -> None:
    put(
        archive,
        page("saffron", "here", source="1", site="example.org", published="2024"),
        page("saffron", "newer", source="2", site="example.org", published="2025"),
        page("saffron", "there", source="3", site="example.net"),
    )
    assert found(archive, "saffron zeppelin site:example.org") == {"here", "newer"}
    assert found(archive, "saffron zeppelin", site="example.net") == {"there"}
    hits = archive.search("saffron zeppelin site:example.org", by_date=True)
    assert [hit.title for hit in hits] == ["newer", "here"]


def test_rare_words_go_before_frequent_ones(archive: Archive, monkeypatch: Any) -> None:
    """With more matches than can be ranked, the rare words choose, the others only rank."""
    monkeypatch.setattr(ranking, "RANKED", 4)
    put(archive, *(page(f"almond {n}", f"a{n}", source=f"a{n}") for n in range(8)))
    put(archive, page("saffron and almond", "both", source="b"))
    put(archive, page("saffron and so on", "rare", source="r"))
    put(archive, *(page(f"water {n}", f"w{n}", source=f"w{n}") for n in range(30)))
    hits = archive.search("saffron almond zeppelin", limit=2)
    assert [hit.title for hit in hits] == ["both", "rare"]
    assert len(archive.search("saffron almond zeppelin", limit=5)) == 5


WORDS = ["the", "and", "tea", "milk", "quince"]
"""From what all clips have to what few have."""


@pytest.fixture
def crowd(archive: Archive) -> Archive:
    """Forty clips that differ in words, site and date."""
    rng = random.Random(11)
    for n in range(40):
        text = " ".join(word for place, word in enumerate(WORDS) if rng.random() < 0.9**place**2)
        day, site = f"20{10 + n % 10}-01-01", rng.choice(["a.example", "b.example", None])
        put(archive, page(f"{text} {n}", f"t{n}", source=str(n), published=day, site=site))
    return archive


@pytest.mark.parametrize("bounds", [{}, {"TELLING": 0.1, "COUNTED": 5, "FEW": 5}])
@pytest.mark.parametrize("costs", [(0.0, 1.0), (1.0, 0.0)])
def test_each_way_to_the_answer_finds_the_same(
    crowd: Archive, monkeypatch: Any, bounds: dict[str, float], costs: tuple[float, float]
) -> None:
    """What is ranked by, and how filters are applied, is a matter of time alone."""
    for name, value in {**bounds, "LISTING": costs[0], "LOOKING_UP": costs[1]}.items():
        monkeypatch.setattr(ranking, name, value)
    rows = [crowd.get(row["id"]) for row in crowd.rows()]
    rng = random.Random(5)
    for _ in range(60):
        wanted = rng.sample(WORDS, rng.randint(1, 2))
        unwanted = rng.choice([w for w in WORDS if w not in wanted])
        site, year = rng.choice(["a.example", None]), rng.randint(2010, 2019)
        query = " ".join(wanted) + rng.choice(["", f" -{unwanted}"])
        kept = rng.choice(["", f" after:{year}", f" -after:{year}", f" after:2012 before:{year}"])
        truth = {
            clip.title
            for clip in rows
            if set(wanted) <= set(clip.text.split())
            and not (f"-{unwanted}" in query and unwanted in clip.text.split())
            and (site is None or clip.site == site)
            and ("-after" in kept or " after" not in kept or fits(kept, clip.published or ""))
            and ("-after" not in kept or not fits(kept.replace("-", ""), clip.published or ""))
        }
        for by_date in (False, True):
            options = {"site": site, "all_words": True, "by_date": by_date}
            assert found(crowd, query + kept, **options) == truth, query + kept
        assert crowd.overview(query + kept, site=site, all_words=True).clips == len(truth)


def fits(kept: str, published: str) -> bool:
    bounds = dict(part.split(":") for part in kept.split())
    return bounds.get("after", "") <= published < bounds.get("before", "9")


def test_of_words_that_most_clips_have_titles_go_first(crowd: Archive, monkeypatch: Any) -> None:
    for name, value in {"TELLING": 0.1, "COUNTED": 20}.items():
        monkeypatch.setattr(ranking, name, value)
    put(crowd, page("Nothing else", "The and", source="x", published="2001"))
    assert crowd.search("the and", limit=1)[0].title == "The and"
    assert crowd.search('"the and"', limit=1)[0].title == "The and"
    assert crowd.search("title:the")[0].title == "The and"
    # A rarer word beside them is what ranks.
    put(crowd, page("the milk milk milk", "Much", source="y"))
    assert crowd.search("the milk", limit=1)[0].title == "Much"
    assert crowd.search("the milk", limit=1)[0].score > 0


def test_by_date_of_what_many_clips_have(crowd: Archive, monkeypatch: Any) -> None:
    few = [hit.title for hit in crowd.search("the", by_date=True, limit=7)]
    monkeypatch.setattr(ranking, "RANKED", 3)
    assert [hit.title for hit in crowd.search("the", by_date=True, limit=7)] == few


def test_overview_counts_what_is_shown(kitchen: Archive, monkeypatch: Any) -> None:
    seen = kitchen.overview("saffron almond")
    assert (seen.clips, seen.more, seen.partial) == (2, False, False)
    seen = kitchen.overview("saffron zeppelin")
    assert (seen.clips, seen.partial) == (2, True)
    assert kitchen.overview("saffron zeppelin", all_words=True).clips == 0
    assert kitchen.overview("airship zeppelin").clips == 0
    assert kitchen.overview("?").clips == 0
    monkeypatch.setattr(overview, "COUNTED", 5)
    seen = kitchen.overview("the")
    assert (seen.clips, seen.more) == (5, True)
    assert kitchen.overview("-almond").clips == 5


def test_a_copy_of_what_has_all_words_is_not_a_hit_of_its_own(archive: Archive) -> None:
    text = " ".join(f"word{n}" for n in range(80))
    put(archive, page(f"{text} quince", "One", source="1"), page(text, "Two", source="2"))
    (hit,) = archive.search("word7 quince")
    assert len(hit.copies) == 1


def test_many_words_of_the_title_come_first(archive: Archive) -> None:
    """The length of a page does not drown its title."""
    long = "many other words that say nothing " * 20
    put(
        archive,
        page(long, "Harbour storm", source="1"),
        page("A storm came over the harbour", "News of today", source="2"),
        *(page(f"Filler {n}", f"Other {n}", source=f"f{n}") for n in range(9)),
    )
    assert archive.search("harbour storm")[0].title == "Harbour storm"


def test_explain() -> None:
    told = explain('tea OR 茶 "green leaf" -milk site:example.org after:2025 ?!')
    assert told.splitlines() == [
        "tea or 茶",
        'and "green leaf"',
        "and not (milk)",
        "and site is example.org",
        "and published 2025 or later",
        "ignored: ?!",
    ]
    assert explain("green tea lang:en").splitlines() == [
        "green",
        "and tea",
        "and language is en",
        "where too few clips have all of these words: some of them",
    ]
    assert explain("?") == "nothing to search for\nignored: ?"


def test_a_colon_elsewhere_is_text() -> None:
    for text in ("12:30", "https://example.org/x", "re:invent", "a::b"):
        (term,) = parse(text).terms
        assert term.text == text


def test_by_date(archive: Archive) -> None:
    put(
        archive,
        page("Tea", "2024", source="1", published="2024-05"),
        page("Tea tea tea", "2023", source="2", published="2023"),
        page("Tea and more", "2025", source="3", published="2025-01-01", aside={Role.RELATED: "X"}),
    )
    assert [hit.title for hit in archive.search("tea", by_date=True)] == ["2025", "2024", "2023"]
    assert [hit.title for hit in archive.search("x", role=Role.RELATED, by_date=True)] == ["2025"]


def test_facets(shelf: Archive) -> None:
    shelf.tag("https://example.org/code", add=["programming"])
    assert shelf.facets("culture OR 小巨人") == {
        "site": {"example.org": 1},
        "publisher": {"Daily Code": 1},
        "author": {"Ada Black": 1},
        "language": {"en": 1, "zh": 1},
        "month": {"2024-03": 1, "2025-06": 1},
        "tag": {"programming": 1},
    }
    assert shelf.facets("-culture")["language"] == {"zh": 1}
    assert shelf.facets("surrender", role=Role.RELATED)["site"] == {"example.org": 1}
    assert shelf.facets("?") == {}


@pytest.mark.parametrize(
    ("query", "better"),
    [
        ("cultrue", "culture"),
        ("suply chians", "supply chains"),
        ("comparisns -tea", "comparisons -tea"),
        ("culture", None),
        ("xylophone", None),
        ("c++", None),
        ("小巨入", None),
        ("", None),
    ],
)
def test_did_you_mean(shelf: Archive, query: str, better: str | None) -> None:
    assert shelf.advise(query).better == better


def test_filters_that_nothing_satisfies_are_told(shelf: Archive) -> None:
    advice = shelf.advise("site:example.net culture lang:en tag:none", since="2030")
    assert advice.empty == (
        "site is example.net",
        "tagged none",
        "published 2030 or later",
    )


def test_similar(archive: Archive) -> None:
    sea = "lighthouse keeper harbour storm ships rescue "
    tea = "water leaves kettle steam pouring brewing "
    put(
        archive,
        *(page(f"{sea}{sea[::-1]} night {n}", f"Sea {n}", source=f"s{n}") for n in range(3)),
        *(page(f"{tea}{tea[::-1]} cup {n}", f"Tea {n}", source=f"t{n}") for n in range(3)),
    )
    first = next(row["id"] for row in archive.rows() if row["title"] == "Sea 0")
    hits = archive.similar(first)
    assert {hit.title for hit in hits} == {"Sea 1", "Sea 2"}
    assert len(archive.similar(first, limit=1)) == 1


def test_advice_of_an_archive_that_is_only_read(shelf: Archive) -> None:
    with Archive(shelf.path, read_only=True) as reader:
        assert reader.advise("cultrue").better == "culture"
        assert reader.search("culture", limit=1)
