"""Authors of HTML pages told from what stands beside them: jobs, buttons, reviews, co-authors."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest

from clipper.metadata.authors import bylines, html_authors, marked_names, names
from clipper.page import Block, Markup, Role
from clipper.segment.cut import html_blocks
from tests.metadata.test_html_page import read, script

ARTICLE = {"@type": "Article", "headline": "Tea is hot", "datePublished": "2025-06-12"}


def signed(author: str) -> dict[str, object]:
    return {**ARTICLE, "author": {"@type": "Person", "name": author}}


@pytest.mark.parametrize(
    "name",
    [
        "undefined",
        "N/A",
        "n/a",
        "Author Name",
        "root",
        "webmaster",
        "Super User",
        "[object Object]",
        "View Author Page",
        "More from this author",
        "Todos los artículos",
        "Просмотр статей",
    ],
)
def test_what_is_filled_in_where_there_is_no_name(name: str) -> None:
    assert names.split_names(name) == []
    assert read(f'<meta name="author" content="{name}">').authors == ()


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Ann Poe, Master Horticulturalist & Garden Educator", ["Ann Poe"]),
        ("Anna Bell, Chief Economist & Head of Research", ["Anna Bell"]),
        ("Jane Doe, Master Gardener", ["Jane Doe"]),
        ("By Ann Lee, PhD, and Bo Tang", ["Ann Lee, PhD", "Bo Tang"]),
        ("Jane Doe and Harbour Team", ["Jane Doe", "Harbour Team"]),
        ("Harbour contributors.", ["Harbour contributors"]),
        ("Erik Rowan.", ["Erik Rowan"]),
        ("John Roe Jr.", ["John Roe Jr."]),
        ("View all posts by Ray Poe", ["Ray Poe"]),
        ("Par JEANNE DUPUIS, PAUL ROUX Envoyés spéciaux à Kelm", ["Jeanne Dupuis", "Paul Roux"]),
        ("By Jane Doe, North America Correspondent", ["Jane Doe"]),
        ("Learn More", []),
        ("By Jane Doe Bloomberg", ["Jane Doe"]),
        ("By JOHN ROE AP Sports", ["John Roe"]),
        ("By John Roe Associated Press", ["John Roe"]),
        ("Von Hanna Berg dpa", ["Hanna Berg"]),
        ("Por Ana Lima Agência Brasil", ["Ana Lima"]),
        ("Ana Maria Lusa", ["Ana Maria Lusa"]),
        ("By Jane Doe, KLM meteorologist", ["Jane Doe"]),
    ],
)
def test_names_without_what_stands_beside_them(text: str, authors: list[str]) -> None:
    assert names.split_names(text) == authors


def test_a_time_of_day_wrote_nothing() -> None:
    marked = '<p itemprop="author">2:49 p.m. EDT May 3, 2013</p>'
    assert read("", marked).authors == ()


def test_an_organisation_with_a_number() -> None:
    owner = {**ARTICLE, "author": {"@type": "Organization", "name": "Canal 12"}}
    assert read(script(owner)).authors == ("Canal 12",)


def test_who_made_the_program_wrote_nothing() -> None:
    maker = '<meta name="generator" content="Kelmboard! X3.1">'
    author = '<meta name="author" content="{}">'
    assert read(maker + author.format("Kelmboard! Team and Oars UI Team")).authors == ()
    assert read(maker + author.format("Kelmboard Smith")).authors == ("Kelmboard Smith",)


def test_a_job_behind_another_slash() -> None:
    found = bylines.read(
        [
            Block("Roofs", 0, role=Role.TITLE),
            Block("Jane Doe / Old Town Heights Reporter", 1, role=Role.BYLINE),
        ]
    )
    assert bylines.printed_authors(found) == ["Jane Doe"]


def byline(html: str) -> bylines.Byline:
    """What a page says whose blocks but for the title are bylines."""
    tree = lxml.html.document_fromstring(f"<body><h1>Roofs</h1>{html}</body>")
    blocks = html_blocks.read(tree)
    return bylines.read(
        [replace(b, role=Role.BYLINE if b.n else Role.TITLE) for b in blocks],
    )


@pytest.mark.parametrize(
    "html",
    [
        "<button>Product Tour</button>",
        '<button><img alt="Good Answer" src="x.png"></button>',
        '<p><a href="/tags/old-roofs">Old Roofs</a></p>',
        '<p>By <a href="/brands/tea-thins">Tea Thins</a></p>',
        '<p>12 June 2025 | <a href="/blog/category/roofs/">Flat Roofs</a></p>',
        '<div class="btn btn-outline"><p>HotTopNew</p></div>',
        "<nav><p>CodeIssues</p></nav>",
        "<p>14 August at 18:52 · Public</p>",
        '<div class="testimonial"><p class="name">Jane Doe</p></div>',
        '<ul class="reviews"><li>Jane Doe</li></ul>',
        '<div class="caption">Jane Doe, le 27 octobre 2012 à Kelm</div>',
        "<figure><figcaption>Jane Doe, 12 June 2025</figcaption></figure>",
        '<img src="x.png" alt="Jane Doe, le 27 octobre 2012 à Kelm">',
    ],
)
def test_buttons_sections_and_reviews_name_nobody(html: str) -> None:
    found = byline(html)
    assert (found.likely_authors, found.handles, found.authors) == ([], [], [])


def test_points_are_those_of_an_author() -> None:
    assert byline("<p>317 points by tallow_dip 9 hours ago | hide | past</p>").authors == [
        "tallow_dip"
    ]


def test_a_button_may_tell_when_and_say_who() -> None:
    found = byline("<button>Updated 12 June 2025</button><button>By Jane Doe</button>")
    assert found.modified is not None
    assert found.authors == ["Jane Doe"]


def test_authors_of_reviews_and_comments_are_not_the_pages() -> None:
    review = (
        '<div class="review"><span itemprop="author">Jane Doe</span></div>'
        '<div itemprop="comment"><span itemprop="author">John Roe</span></div>'
    )
    assert read("", review).authors == ()
    own = '<div class="review"><h1>Tea</h1><span itemprop="author">Ann Poe</span></div>'
    assert read("", review + own).authors == ("Ann Poe",)


def test_jobs_and_dates_of_a_byline_by_its_class() -> None:
    lines = {
        "Reviewed by Robert Poe": Role.BYLINE,
        "Updated Jun 16, 2025": Role.BYLINE,
        "Expert Home Building and Remodeling Contributor.": Role.BYLINE,
    }
    body = "".join(f'<div class="byline">{line}</div>' for line in lines)
    assert read("", body, lines).authors == ("Robert Poe",)  # nobody else is named
    assert marked_names.of_class_words(html_blocks.read(lxml.html.fromstring(body))) == []


@pytest.mark.parametrize(
    ("head", "line", "authors"),
    [
        (
            "Ann van der Poe",
            "Written by Dr Ann van der Poe, Dr Tom Hill, Erik Roe",
            ("Dr Ann van der Poe", "Dr Tom Hill", "Erik Roe"),
        ),
        ("Ann Lee", "By Ann Lee, PhD, and Bo Tang", ("Ann Lee, PhD", "Bo Tang")),
        ("Ann Lee", "By Ann M. Lee and Bo Tang", ("Ann M. Lee", "Bo Tang")),
        ("Ann Lee", "By Jo Lee and Bo Tang", ("Ann Lee",)),
    ],
)
def test_who_signs_with_the_author_of_the_head(
    head: str, line: str, authors: tuple[str, ...]
) -> None:
    assert read(script(signed(head)), f"<div>{line}</div>", {line: Role.BYLINE}).authors == authors


def linked(*lines: str) -> list[Block]:
    """Items of a list, the names in it linked."""
    blocks = html_blocks.read(lxml.html.fromstring(f"<ul>{''.join(lines)}</ul>"))
    return [replace(block, role=Role.BYLINE) for block in blocks]


def test_authors_in_items_of_a_list() -> None:
    ann, bo = (f'<a href="/authors/{at}">{at} Poe</a>' for at in ("Ann", "Bo"))
    assert marked_names.of_links(linked(f"<li>{ann}", f"<li>{bo}")) == ["Ann Poe", "Bo Poe"]
    assert marked_names.of_links(linked(f"<li>{ann}", "<li>Writer", f"<li>{bo}")) == ["Ann Poe"]
    assert marked_names.of_links(linked(f"<li>{ann} Editor: {bo}")) == ["Ann Poe"]


def test_links_name_who_signs_with_the_author_of_the_head() -> None:
    names_ = "Ann Poe", "Bo Tang", "Erik Roe"
    links = tuple((name, f"/author/{name.split()[0].lower()}") for name in names_)
    line = Block("Ann Poe, Bo Tang & Erik Roe", 1, role=Role.BYLINE, markup=Markup((), (), links))
    assert html_authors._with_others(["Ann Poe"], "json-ld", [], [], [line]) == (
        list(names_),
        "author markup",
    )


def test_who_looks_a_text_over_is_no_team() -> None:
    assert byline("<p>Medically reviewed by the Careful Team on March 3, 2025</p>").helpers == []
    assert byline("<p>Reviewed by:</p><p>The Careful Team</p>").helpers == []
    assert byline("<p>Reviewed by Dr. Jane Orson on March 3, 2025</p>").helpers == [
        "Dr. Jane Orson"
    ]


def test_a_date_behind_who_took_the_pictures_is_that_of_the_story() -> None:
    found = byline("<p>Photography by Owen Poe</p>October 2, 2024")
    assert found.published is not None
    found = byline("<p>Story by Jane Doe | Photography by Owen Poe | October 2, 2024</p>")
    assert (found.published is not None, found.modified) == (True, None)
    found = byline("<p>Reviewed by Owen Poe | October 2, 2024</p>")
    assert (found.published, found.modified is not None) == (None, True)


def test_a_word_alone_says_what_the_next_date_is() -> None:
    found = byline("<p>Deadline</p><p>11 November 2025</p>")
    assert found.published is None


@pytest.mark.parametrize("box", ['div class="quote"', "blockquote", 'div class="review-item"'])
def test_who_is_quoted_wrote_something_else(box: str) -> None:
    html = f"<{box}><p>Written by Jane Doe on 12 June 2025</p></{box.split()[0]}>"
    found = byline(html)
    assert (found.authors, found.published) == ([], None)


def test_who_made_what_is_sold_did_not_write() -> None:
    sold = {"@type": "Product", "name": "Tea thins", "brand": {"@type": "Brand", "name": "Thinly"}}
    line = {"By Thinly": Role.BYLINE}
    assert read(script(sold), "<p>By Thinly</p>", line).authors == ()
    assert read("", "<p>By Thinly</p>", line).authors == ("Thinly",)


def test_who_signs_cards_did_not_write_the_page() -> None:
    def card(name: str) -> str:
        link = f'<a class="story-author" rel="author" href="/by/{name}">{name}</a>'
        return f"<div class=card><h5>Ferry of Kelm</h5><div><span>By</span> {link}</div></div>"

    names = ("Jane Doe", "Ann Poe", "Jane Doe", "John Roe")
    cards, roles = "".join(map(card, names)), {f"By {name}": Role.RELATED for name in names}
    assert read("", cards, roles).authors == ()
    # One of them wrote it.
    own = {**roles, "By Ann Poe, 12 June 2025": Role.BYLINE}
    assert read("", f"<p>By Ann Poe, 12 June 2025</p>{cards}", own).authors == ("Ann Poe",)
    # All of one author: her own page, or her blog.
    hers = "".join(map(card, ["Jane Doe"] * 3))
    assert read("", hers, roles).authors == ("Jane Doe",)


def test_who_is_content_did_not_write_the_page() -> None:
    said = "".join(
        f'<div class=item><p>A fine boat.</p><p class="author">{name}</p></div>'
        for name in ("Mary Poe", "Bo Nye", "Dan Pell")
    )
    assert read("", said).authors == ()
    assert read("", '<p class="author">Mary Poe</p>').authors == ("Mary Poe",)


def test_the_name_of_the_site_written_apart_is_no_author() -> None:
    page = (
        '<meta property="og:site_name" content="KELMTODAY"><h1>Tea</h1>'
        '<p><span itemprop="author">Jane Doe</span>, <span itemprop="author">KELM TODAY</span></p>'
    )
    assert read("", page).authors == ("Jane Doe",)


WORKS = ("Directed by Ann Loam", "Written by Jon Sod", "Starring Jane Roe and Joe Roe")


@pytest.mark.parametrize(
    "html",
    [
        "<table class='infobox vevent'><tr><th>Written by<td>Jon Sod<tr><th>Length<td>9 m</table>",
        "<dl class=infobox><dt>Author<dd>Jon Sod</dl>",
        f"<p>{'<br>'.join(WORKS)}</p>",
        "".join(f"<p>{line}</p>" for line in WORKS),
        "<p>Author: Jon Sod</p><p>220 pages, ISBN 978-3-16-148410-0</p>",
    ],
)
@pytest.mark.parametrize("role", [Role.BYLINE, Role.LABEL])
def test_who_made_what_a_page_describes_did_not_write_the_page(html: str, role: Role) -> None:
    def read_authors(body: str) -> tuple[str, ...]:
        tree = lxml.html.document_fromstring(f"<body>{body}</body>")
        texts = [block.text for block in html_blocks.read(tree)]
        return read("", body, {**dict.fromkeys(texts, role), "Roofs": Role.TITLE}).authors

    assert read_authors(f"<h1>Roofs</h1>{html}") == ()
    assert read_authors(f"<h1>Roofs</h1><p>By Jane Doe</p>{html}") == ("Jane Doe",)
    assert read_authors(f"<h1>Roofs</h1>{html}<p>Owls</p><p>Written by Jane Doe</p>") == (
        "Jane Doe",
    )


def test_a_director_may_write() -> None:
    for line in ("Director of Roofs", "By Ann Poe<br>Directed by John Roe"):
        html = f"<h1>Roofs</h1><p>Written by Jane Doe</p><p>Owls</p><p>{line}</p>"
        roles = {"Roofs": Role.TITLE, "Written by Jane Doe": Role.BYLINE}
        assert read("", html, roles).authors == ("Jane Doe",)


def test_an_address_of_a_site_as_author_gives_way_to_who_signs_beside_a_change() -> None:
    head = '<meta name="author" content="owlpost.example">'
    lines = ("<p>Mice</p>" * 11, "<p>Ana Roble | Kelm</p>", "<p>Actualizado 28/10/2012 03:21</p>")
    roles = {"Roofs": Role.TITLE, "Ana Roble | Kelm": Role.BYLINE}
    roles["Actualizado 28/10/2012 03:21"] = Role.BYLINE
    found = read(head, f"<h1>Roofs</h1>{''.join(lines)}", {**roles, "Mice": Role.NAVIGATION})
    assert found.authors == ("Ana Roble",)
    assert read(head, "<h1>Roofs</h1>", roles).authors == ("owlpost.example",)
    far = f"<h1>Roofs</h1>{lines[0] * 2}{''.join(lines[1:])}"
    assert read("", far, {**roles, "Mice": Role.NAVIGATION}).authors == ()


@pytest.mark.parametrize(
    ("author", "site", "authors"),
    [
        ("Kelm Media sp. z o.o.", "Owl Post", ()),
        ("Kelm Media Inc.", "Owl Post", ()),
        ("海港传媒有限公司", "猫头鹰", ()),
        ("Owl Post", "Owl Post", ()),
        ("Owl Post", "Owl Post Sport", ()),
        ("海网", "海网财经", ()),
        ("Jane Doe, Kelm Media Inc.", "Owl Post", ("Jane Doe",)),
        ("Jane Doe", "Jane Doe Bakes", ("Jane Doe",)),
        ("张敏", "张敏的厨房", ("张敏",)),
        ("Owl Watchers", "Owl Post", ("Owl Watchers",)),
    ],
)
def test_a_firm_and_the_publisher_are_no_authors(
    author: str, site: str, authors: tuple[str, ...]
) -> None:
    head = f'<title>Roofs | {site}</title><meta name="author" content="{author}">'
    roles = {"Roofs": Role.TITLE, site: Role.NAVIGATION}
    assert read(head, f"<h1>Roofs</h1><p>{site}</p>", roles).authors == authors


@pytest.mark.parametrize(
    ("behind", "authors"),
    [
        ("<a href='/rss/owls'>RSS Feed</a> <a href='/roofs_print.html'>Print</a>", ()),
        ("<a href='/a'>RSS Feed</a> <a href='/b'>Print</a>", ()),
        ("<a href='/rss/owls'>Owl Wire</a>", ()),
        ("Imprimer Partager", ()),
        ("<a href='/print/jane'>Jane Doe</a>", ("Jane Doe",)),
        ("<a href='mailto:jane@owlpost.example'>Jane Doe</a>", ("Jane Doe",)),
        ("<a href='#'>Jane Doe</a>", ("Jane Doe",)),
        ("Ann Print", ("Ann Print",)),
    ],
)
def test_tools_beside_a_date_are_nobody(behind: str, authors: tuple[str, ...]) -> None:
    tree = lxml.html.document_fromstring(f"<h1>Roofs</h1><p>June 5, 2013 <span>{behind}</span></p>")
    title, line = html_blocks.read(tree)
    found = bylines.read([replace(title, role=Role.TITLE), replace(line, role=Role.BYLINE)])
    assert tuple(bylines.printed_authors(found)) == authors


@pytest.mark.parametrize(
    ("line", "role", "authors"),
    [
        ("Owl Sports<span class=author> Jane Doe</span>", Role.BYLINE, ("Jane Doe",)),
        ("Owl Sports <b class=reporter>Jane Doe</b> <b class=reporter>John Roe</b>", Role.BYLINE,
         ("Jane Doe", "John Roe")),
        ("Owl Sports<span class=author> Kelm Post</span>", Role.BYLINE, ()),
        ("Owl Sports<span class=author> Jane Doe</span>", Role.COMMENTS, ()),
        ("<div class=caption>Owl Sports<span class=author> Jane Doe</span></div>", Role.BYLINE,
         ("Jane Doe",)),
        ("<div class=caption>Owl Sports<span class=credit> Jane Doe</span></div>", Role.BYLINE, ()),
        ("<img alt='A barn'><p class=caption>Owl Sports<span class=author> Jane Doe</span></p>",
         Role.BYLINE, ()),
        ("<figcaption>Owl Sports<span class=author> Jane Doe</span></figcaption>", Role.BYLINE, ()),
    ],
)  # fmt: skip
def test_a_phrase_of_an_authors_class_in_a_byline(
    line: str, role: Role, authors: tuple[str, ...]
) -> None:
    text = " ".join(lxml.html.fromstring(f"<div>{line}</div>").text_content().split())
    head = "<meta property='og:site_name' content='Owl Sports'>"
    found = read(head, f"<h1>Roofs</h1><div>{line}</div>", {"Roofs": Role.TITLE, text: role})
    assert found.authors == authors


@pytest.mark.parametrize(
    ("box", "line", "authors"),
    [
        ("<div>Oar Shop</div><p>Gear up!</p>", "Jane Doe, Staff Writer", ("Jane Doe",)),
        ("<div>Oar Shop</div><p>Gear up!</p>", "Jane Doe jane@owlpost.example", ("Jane Doe",)),
        ("<div>Oar Shop</div><p>Gear up!</p>", "12 June 2025", ("Oar Shop",)),
        ("<div>John Roe</div><p>His life.</p>", "Jane Doe, Staff Writer", ("John Roe", "Jane Doe")),
        ("<div>John Roe</div>", "Jane Doe, Staff Writer", ("John Roe", "Jane Doe")),
    ],
)
def test_the_heading_of_a_box_signs_beside_nobody(
    box: str, line: str, authors: tuple[str, ...]
) -> None:
    html = f"<h1>Roofs</h1><div>{box}</div><div><p>{line}</p><p>12 June 2025</p></div>"
    roles = {"Roofs": Role.TITLE, line: Role.BYLINE, "12 June 2025": Role.BYLINE}
    roles |= {"Oar Shop": Role.BYLINE, "Gear up!": Role.PROMOTION, "John Roe": Role.BYLINE}
    roles |= {"His life.": Role.LABEL}
    assert read("", html, roles).authors == authors


PAPER = '<meta property="og:site_name" content="Kelm Post">'


@pytest.mark.parametrize(
    ("address", "line", "authors"),
    [
        ("https://kelm.example/author/jane-doe", "Jane Doe Kelm News", ("Jane Doe",)),
        ("https://kelm.example/author/Jane-Doe/", "Tea Times Jane Doe, Kelm News", ("Jane Doe",)),
        # Of another; of a section; of no page about who writes.
        ("https://kelm.example/author/john-roe", "Jane Doe Kelm News", ()),
        ("https://kelm.example/author/kelm-news", "Jane Doe Kelm News", ()),
        ("https://kelm.example/food/jane-doe", "Jane Doe Kelm News", ()),
    ],
)
def test_an_author_in_a_byline_is_told_by_the_address_in_the_head(
    address: str, line: str, authors: tuple[str, ...]
) -> None:
    head = f'<meta property="article:author" content="{address}">'
    assert read(head, f"<p>{line}</p>", {line: Role.BYLINE}).authors == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [("Jane Doe Kelm Post", ("Jane Doe",)), ("Kelm Post", ()), ("The Kelm Post", ())],
)
def test_an_author_stands_before_the_name_of_the_site(line: str, authors: tuple[str, ...]) -> None:
    body = f"<h1>Tea is hot</h1><p>{line}</p><p>12 June 2025</p>"
    roles = {"Tea is hot": Role.TITLE, line: Role.BYLINE, "12 June 2025": Role.BYLINE}
    assert read(PAPER, body, roles).authors == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Jane Doe, Contributing Writer, Health Today", ("Jane Doe",)),
        # A site may have the name of one of its authors.
        ("By Jane Doe, Health Today", ("Jane Doe", "Health Today")),
        ("By Jane Doe, Contributing Writer, Ann Poe", ("Jane Doe", "Ann Poe")),
    ],
)
def test_who_employs_an_author_is_none(line: str, authors: tuple[str, ...]) -> None:
    body = f"<h1>Tea is hot</h1><p>{line}</p>"
    roles = {"Tea is hot": Role.TITLE, line: Role.BYLINE}
    title = "<title>Tea is hot | Health Today</title>"
    assert read(title, body, roles).authors == authors
