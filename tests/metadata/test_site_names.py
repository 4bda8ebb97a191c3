"""The name of a site, of all that head, title element and page call it."""

from __future__ import annotations

import pytest

from clipper.metadata.publishers import site_names
from clipper.page import Block, Role
from tests.metadata.test_html_page import read

PUBLISHER, SITE, HOST = "json-ld publisher", "og:site_name", "host"
STORY = "Ferry runs aground off Kelm"


def page(*lines: str) -> list[Block]:
    return [Block(text, n, role=Role.NAVIGATION) for n, text in enumerate(lines)]


@pytest.mark.parametrize(
    ("own", "title", "lines", "name"),
    [
        ([("Harbour Media GmbH", PUBLISHER)], "Harbour Post", ["Harbour Post"], "Harbour Post"),
        ([("Harbour Post - News for the coast", SITE)], "", ["Harbour Post"], "Harbour Post"),
        ([("harbourpost.example", SITE)], "", ["Harbour Post", "Sport"], "Harbour Post"),
        ([("Harbour Post", SITE)], "Sport", ["Sport", "Town", "Harbour Post"], "Harbour Post"),
        ([("Tidewrack Docs", SITE), ("tidewrack.example", HOST)], "", ["Tidewrack"], "Tidewrack"),
        ([("Ada&#039;s Notes", SITE)], "", [], "Ada's Notes"),
        ([("Harbour Post", SITE)], "Business", ["Business", "World"], "Harbour Post"),
        ([("Kelm Riders", SITE), ("forum.kelm.example", HOST)], "", ["Forum", "Forum"],
         "Kelm Riders"),
        ([("Kelm Riders", SITE), ("support.kelm.example", HOST)], "", ["Support", "Support"],
         "Kelm Riders"),
        ([("Kelm Riders", SITE), ("wiki.kelm.example", HOST), ("wiki.kelm", HOST)], "",
         ["Wiki", "Wiki"], "Kelm Riders"),
        ([("Tidewrack Handbook", SITE), ("tidewrack.github.io", HOST)], "", ["GitHub", "GitHub"],
         "Tidewrack Handbook"),
        ([("Bitcoin Magazine", SITE)], "Bitcoin Magazine", ["Bitcoin", "Bitcoin"],
         "Bitcoin Magazine"),
        ([("Apple", SITE)], "Newsroom", [], "Apple"),
        ([("Simple, Nourished Living", SITE)], "", ["Simple"], "Simple, Nourished Living"),
        ([("www.com", SITE)], "", ["Harbour Post"], "www.com"),
        ([(".NET Notes", SITE)], "", [], ".NET Notes"),
        ([("港湾新聞社", PUBLISHER), ("港湾新聞デジタル", SITE)], "港湾新聞デジタル",
         ["港湾新聞デジタル"], "港湾新聞デジタル"),
    ],
)  # fmt: skip
def test_what_the_page_prints_goes_before_what_its_head_adds(
    own: list[tuple[str, str]], title: str, lines: list[str], name: str
) -> None:
    element = f"{STORY} | {title}" if title else STORY
    best = site_names.best(own, element, STORY, page(*lines))
    assert best is not None
    assert best[0] == name


@pytest.mark.parametrize(
    ("own", "signal"),
    [
        ([("Harbour Post Ltd", PUBLISHER), ("Harbour Post", SITE)], SITE),
        ([("Harbour Post Ltd", PUBLISHER), ("harbourpost.example", HOST)], PUBLISHER),
    ],
)
def test_the_signal_is_the_most_trusted_that_has_the_name(
    own: list[tuple[str, str]], signal: str
) -> None:
    best = site_names.best(own, f"{STORY} | Harbour Post", STORY, page("Harbour Post"))
    assert best == ("Harbour Post", signal)


def test_a_page_that_names_no_site() -> None:
    assert site_names.best([("paper.example", HOST)], STORY, STORY, page("Home")) is None


@pytest.mark.parametrize("text", [" | ".join("abcd") * 9_000, "," * 200_000, "a&#32;" * 90_000])
def test_of_what_is_endless_the_beginning_is_read(text: str) -> None:
    found = site_names.candidates([(text, PUBLISHER), (text, SITE)], text, STORY, page("Home"))
    assert len(found) <= 60


def test_a_section_of_the_site_is_no_name() -> None:
    lines = page("Kelm County", "Town")
    own = [("Harbour Post", SITE)]
    best = site_names.best(own, f"{STORY} | Kelm County", STORY, lines, ["Kelm County"])
    assert best == ("Harbour Post", SITE)


def test_what_holds_the_headline_is_no_name() -> None:
    own = [("Kelm Tube", SITE)]
    assert site_names.best(own, f"(3) {STORY} - Kelm Tube", STORY, page("Home")) == own[0]


def test_a_headline_is_no_name() -> None:
    headline = "Ferry aground: what we know"
    own = [("X", SITE)]
    assert site_names.best(own, f"{headline} | X", headline, page("Home")) == own[0]
    assert site_names.best(own, headline, headline, page("Home")) is None


@pytest.mark.parametrize(
    ("said", "title", "name"),
    [
        ("Kelm' 7 Oaks | Garden Centers & Landscaping", "", "Kelm' 7 Oaks"),
        ("Kelm 7 Oaks Blog about trees, roofs and design", "Kelm-7-Oaks", "Kelm-7-Oaks"),
        ("Kelm 7 Oaks - Oaks of Kelm", "", "Kelm 7 Oaks"),
        ("Oaks", "", "Oaks"),
    ],
)
def test_what_the_address_says_without_its_spaces(said: str, title: str, name: str) -> None:
    own = [(said, SITE), ("kelm7oaks.example", HOST), ("kelm7oaks", HOST)]
    best = site_names.best(own, f"{STORY} | {title}" if title else STORY, STORY, page())
    assert best is not None
    assert best[0] == name


@pytest.mark.parametrize(
    ("title", "host", "name"),
    [
        ("Oar of ash, 2 m long 1549 B&K Boats Kelm", "bkboatskelm.example", "B&K Boats Kelm"),
        ("Kelm Post | Ferry runs aground", "kelmpost.example", "Kelm Post"),
        ("Tidewrack Sails | Sails for all the World", "tidewrack.example", "Tidewrack"),
        ("Tidewrack Sails | The Tidewrack Shop", "tidewrack.example", ""),
        ("Oak Sails | OAK Boats", "boats.oak.example", ""),
        ("Ferry runs aground | The Kelm Post", "kelmpost.example", "The Kelm Post"),
        ("Ferry runs aground | Harbour Post", "kelmpost.example", ""),
        ("All about the ferry", "ferry.example", ""),
        ("Kelm Boats", "kelmboats.example", "Kelm Boats"),
        ("Kelm Boats of today", "kelmboats.example", ""),
        ("ferry", "ferry.example", ""),
        ("", "ferry.example", ""),
    ],
)
def test_a_title_element_calls_the_site_as_its_address_does(
    title: str, host: str, name: str
) -> None:
    assert site_names.by_address(title, [(host, HOST)]) == name


@pytest.mark.parametrize(
    ("claim", "name"),
    [
        ("Copyright 2026 kelmpost - all rights reserved.", "kelmpost"),
        ("© Kelm Post, 2026", "Kelm Post, 2026"),
        ("(c) 2019–present by Kelm Post", "Kelm Post"),
        ("Copyright 2026", ""),
        ("2019 Oaks", "Oaks"),
        ("Bycatch Boats", "Bycatch Boats"),
    ],
)
def test_who_claims_the_copyright(claim: str, name: str) -> None:
    assert site_names.owner(claim) == name


@pytest.mark.parametrize(
    ("title", "lines", "name"),
    [
        ("Kelm Harbour Choir | Our Boats", "", "Kelm Harbour Choir"),
        ("KELM VIVA :  Our Boats", "", "KELM VIVA"),
        ("Kelm Viva - Clubs - Our Boats", "", "Kelm Viva"),
        ("Kelm Viva: Our Boats", "<p>© 2025 Kelm Viva</p>", "Kelm Viva"),
        ("Kelm Viva: Our Boats", "<p><a href='/'>Kelm Viva</a></p>", "Kelm Viva"),
        ("Oar talk: Our Boats", "", None),
        ("News | Our Boats", "", None),
        ("Row and Sail | Our Boats", "<p><a href='/row/'>Row and Sail</a></p>", None),
        ("Jane Doe | Our Boats", "<p>By Jane Doe</p>", None),
        ("Kelm Harbour Choir | Other Boats", "", None),
    ],
)
def test_the_name_before_the_headline(title: str, lines: str, name: str | None) -> None:
    roles = {"Our Boats": Role.TITLE, "© 2025 Kelm Viva": Role.NOTICE, "By Jane Doe": Role.BYLINE}
    roles |= {"Kelm Viva": Role.NAVIGATION, "Row and Sail": Role.NAVIGATION}
    found = read(f"<title>{title}</title>", f"<h1>Our Boats</h1>{lines}", roles)
    told = found.publisher if found.provenance.get("publisher") == "title element" else None
    assert told == name
