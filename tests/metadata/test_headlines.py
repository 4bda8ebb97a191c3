"""The title of an HTML page, chosen among everything the page says."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest

from clipper.metadata import headlines, html_page, text_page, titles
from clipper.page import Block, Role
from clipper.segment.cut import html_blocks


def title(head: str, body: str = "", url: str = "https://paper.example/food/tea-is-hot") -> str:
    html = f"<html><head>{head}</head><body>{body}<p>Story.</p></body></html>"
    tree = lxml.html.document_fromstring(html)
    blocks = [
        replace(block, role=Role.TITLE if block.level == 1 else Role.BODY)
        for block in html_blocks.read(tree)
    ]
    found, _ = html_page.read(blocks, tree, url, None)
    return str(found["title"][0])


OG = '<meta property="og:title" content="{}">'
ARTICLE = '<meta property="og:type" content="article">'


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("<title>Tea is hot | The Paper</title>", "<h1>Tea is hot</h1>", "Tea is hot"),
        ("<title>Tea is hot - The Paper</title>" + OG.format("Tea is hot"), "", "Tea is hot"),
        (
            ARTICLE + OG.format("Fire in the hall – two hurt") + "<title>Fire | The Paper</title>",
            "<h1>Fire in the hall – two hurt</h1>",
            "Fire in the hall – two hurt",
        ),
        ("<title>Teapots</title>", "", "Teapots"),
        (
            OG.format("Kelm's boats are the best of … | Kelm"),
            "<h1>Boats for a day</h1><p>Kelm's boats are the best of all the boats there are.</p>",
            "Boats for a day",
        ),
        (
            OG.format("Wait for the ferry …"),
            "<h1>Wait for the ferry …</h1>",
            "Wait for the ferry …",
        ),
        (
            OG.format("Row by night on Kelm") + '<meta property="og:site_name" content="Kelm">',
            "<h1>Row by night</h1>",
            "Row by night",
        ),
        (
            OG.format("Which rope holdsa boat?"),
            "<h1>Which rope holds a boat?</h1>",
            "Which rope holds a boat?",
        ),
    ],
)
def test_titles(head: str, body: str, expected: str) -> None:
    assert title(head, body) == expected


@pytest.mark.parametrize(
    ("whole", "printed", "expected"),
    [
        ("Storm hits coast-The Paper", "Storm hits coast", "Storm hits coast"),
        ("海港大桥今日通车-海港网", "海港大桥今日通车", "海港大桥今日通车"),
        ("Tea is hot-house grown", "Tea is hot", "Tea is hot-house grown"),
        ("Tea-Time at Kelm", "Tea", "Tea-Time at Kelm"),
    ],
)
def test_a_bare_hyphen_behind_a_printed_headline(whole: str, printed: str, expected: str) -> None:
    assert titles.without_site(whole, [], [printed]) == expected
    assert titles.alone(whole, [printed]) == expected


def test_provenance_names_what_agrees() -> None:
    assert headlines.signal_of({"headline 0", "title element, parted"}) == "headline, title element"
    assert headlines.signal_of({"json-ld, whole"}) == "json-ld"


def test_a_page_that_says_nothing_has_no_title() -> None:
    tree = lxml.html.document_fromstring("<html><body><p>Story.</p></body></html>")
    found, _ = html_page.read(html_blocks.read(tree), tree, None, None)
    assert "title" not in found


@pytest.mark.parametrize(
    "head",
    [
        "<title>Towpath Forum :: View topic - Which rope for a lock?</title>",
        "<title>Towpath Forum &bull; View topic - Which rope for a lock?</title>",
        "<title>Towpath - Thema anzeigen: Which rope for a lock?</title>",
    ],
)
def test_the_subject_of_a_discussion_behind_the_words_for_it(head: str) -> None:
    assert title(head, url="https://towpath.example/viewtopic.php?t=7") == "Which rope for a lock?"


def test_home_is_no_title() -> None:
    head = "<title>Home</title>" + OG.format("Home")
    site = '<meta property="og:site_name" content="Towpath Tools">'
    assert title(head + site, "<h1>Ropes and locks</h1>") == "Ropes and locks"
    front = "https://towpath.example/"
    assert title(head + site, "", front) == "Towpath Tools"
    assert title(head) == "Home"


@pytest.mark.parametrize("words", ["Blog Archive", "Blog-Archiv", "Archive du blog"])
@pytest.mark.parametrize("role", [Role.TITLE, Role.BODY])
def test_a_post_of_an_old_blog(words: str, role: Role) -> None:
    head = f"<title>The Owl Gang &raquo; {words} &raquo; Mice at noon</title>"
    body = "<h1><a href=/>The Owl Gang</a></h1><h2><a href=/m rel=bookmark>Mice at noon</a></h2>"
    roles = {"The Owl Gang": Role.NAVIGATION, "Mice at noon": role}
    tree = lxml.html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    blocks = [replace(block, role=roles[block.text]) for block in html_blocks.read(tree)]
    found, _ = html_page.read(blocks, tree, None, None)
    assert found["title"][0] == "Mice at noon"
    assert found.get("publisher", ("", ""))[0] != "Mice at noon"


@pytest.mark.parametrize(
    ("said", "printed", "role", "url", "best"),
    [
        ("kelmboats.test", "Joining", Role.TITLE, "https://kelm.example/join", "Joining"),
        ("kelmboats.test", "Joining", Role.TITLE, None, "Joining"),
        ("kelmboats.test", "Joining", Role.TITLE, "https://kelm.example/", "kelmboats.test"),
        ("kelmboats.test", "Joining", Role.NAVIGATION, None, "kelmboats.test"),
        ("kelmboats.test", "oars.test", Role.TITLE, None, "kelmboats.test"),
        ("Oars of ash", "Joining", Role.TITLE, None, "Oars of ash"),
    ],
)
def test_a_bare_host_gives_way_to_the_headline(
    said: str, printed: str, role: Role, url: str | None, best: str
) -> None:
    html = f"<html><head><title>{said}</title></head><body><p>{printed}</p><p>Story.</p></body>"
    tree = lxml.html.document_fromstring(html)
    roles = {printed: role}
    blocks = [replace(b, role=roles.get(b.text, Role.BODY)) for b in html_blocks.read(tree)]
    found, _ = html_page.read(blocks, tree, url, None)
    assert found["title"][0] == best


@pytest.mark.parametrize(
    ("printed", "best"),
    [
        ("Post subject: Which rope?", "Which rope?"),
        ("Заголовок сообщения: Which rope?", "Which rope?"),
        ("Subject: rope", "Subject: rope"),
        ("Every post subject: a list", "Every post subject: a list"),
        ("Post subject:", "Post subject:"),
    ],
)
def test_what_boards_have_before_the_title_of_a_post(printed: str, best: str) -> None:
    assert title("<title>Towpath</title>", f"<h1>{printed}</h1>", "https://t.example/7") == best
    assert text_page.find_title([Block(printed, 0, role=Role.TITLE)]) == best
