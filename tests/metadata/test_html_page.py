"""Metadata of HTML pages: head, JSON-LD, annotations, bylines."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import lxml.html
import pytest
from lxml import etree

from clipper import clean
from clipper.metadata import json_ld, read_metadata
from clipper.page import Document, Metadata, RawPage, Role
from clipper.segment.cut import html_blocks

URL = "https://www.paper.example/food/tea-is-hot"


def read(head: str, body: str = "", roles: dict[str, Role] | None = None) -> Metadata:
    html = f"<html lang=en><head>{head}</head><body><p>Story.</p>{body}</body></html>"
    tree = lxml.html.document_fromstring(html)
    before = etree.tostring(tree)
    blocks = [
        replace(block, role=(roles or {}).get(block.text, Role.BODY))
        for block in html_blocks.read(tree)
    ]
    raw = RawPage(b"", url=URL)
    found = read_metadata(Document(html, "html", "utf-8", "utf-8"), blocks, tree, raw, "Story.")
    assert etree.tostring(tree) == before, "the tree must not be changed"
    return found


def script(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="application/ld+json">{text}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Tea is hot",
    "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "John Roe"}],
    "datePublished": "2025-06-12T10:00:00Z",
    "dateModified": "2025-06-13",
    "publisher": {"@type": "Organization", "name": "The Paper"},
    "image": {"@type": "ImageObject", "url": "/tea.jpg"},
}

JANE = {"@id": "#jane", "@type": "Person", "name": "Jane Doe"}


def test_json_ld() -> None:
    found = read(script(ARTICLE) + "<title>Tea is hot | The Paper</title>")
    assert found.title == "Tea is hot"
    assert found.authors == ("Jane Doe", "John Roe")
    assert found.published == "2025-06-12T10:00:00+00:00"
    assert (found.published_precision, found.modified) == ("time", "2025-06-13")
    assert found.publisher == "The Paper"
    assert found.image == "https://www.paper.example/tea.jpg"
    assert (found.site, found.language) == ("paper.example", "en")
    assert found.provenance["authors"] == "json-ld"
    assert set(found.provenance) >= {"title", "published", "publisher", "image", "site"}


@pytest.mark.parametrize(
    "text",
    [
        "[" + json.dumps(ARTICLE) + "]",
        json.dumps({"@graph": [{"@type": "WebSite", "name": "Site"}, ARTICLE]}),
        json.dumps(ARTICLE)[:-1] + ",}",
        "<!--" + json.dumps(ARTICLE) + "-->",
        json.dumps(
            {
                "@graph": [
                    {**ARTICLE, "author": {"@id": "#jane"}},
                    {"@id": "#jane", "@type": "Person", "name": "Jane Doe"},
                ]
            }
        ),
        json.dumps(ARTICLE).replace("Tea is hot", "Tea\nis hot"),
    ],
)
def test_json_ld_in_many_forms(text: str) -> None:
    assert read(script(text)).authors[0] == "Jane Doe"


@pytest.mark.parametrize(
    "text",
    ["", "{", "null", "[]", '"x"', "1", '{"@type": 5, "author": 7}', "[" * 5000, '{"a":' * 400,
     '{"@type": "Article", "author": {"@id": "#a"}, "@id": "#a"}',
     '{"@type": ["Article", null], "headline": {"@value": 3}, "author": [[], {}, null]}',
     '{"@type": "Article", "author": {"@id": ["x"]}, "image": {"@id": {"a": 1}}}',
     '{"@type": "Article", "author": {"@id": {}}, "articleBody": 5, "acceptedAnswer": [[]]}',
     '{x -->' + " " * 100_000 + "x"],
)  # fmt: skip
def test_broken_json_ld_is_passed_over(text: str) -> None:
    assert read(script(text)).authors == ()


def test_an_enormous_script_is_not_read() -> None:
    tree = lxml.html.document_fromstring(script({"@type": "Article", "x": "y" * 700_000}))
    assert json_ld.read(tree.iter("script")) == []


def test_meta_elements() -> None:
    found = read(
        '<meta property="og:title" content="Tea is hot - The Paper">'
        '<meta property="og:site_name" content="The Paper">'
        '<meta name="author" content="By Jane Doe">'
        '<meta property="article:author" content="https://social.example/jane">'
        '<meta property="article:published_time" content="2025-06-12">'
        '<meta name="description" content=" Hot  tea. ">'
        '<meta property="og:image" content="//img.example/tea.jpg">'
    )
    assert found.title == "Tea is hot"
    assert found.authors == ("Jane Doe",)
    assert (found.published, found.publisher) == ("2025-06-12", "The Paper")
    assert found.description == "Hot tea."
    assert found.image == "https://img.example/tea.jpg"


def test_a_date_days_apart_from_the_printed_one_gives_way_to_it() -> None:
    roles = {"Published 12 June 2025": Role.BYLINE}
    head = '<meta name="date" content="2019-01-01">'
    found = read(head, "<p>Published 12 June 2025</p>", roles)
    assert (found.published, found.published_text) == ("2025-06-12", "12 June 2025")


def test_microdata_of_the_first_post() -> None:
    post = '<div><span itemprop="author">{}</span><time datetime="{}">then</time></div>'
    found = read("", post.format("jane99", "2025-06-12") + post.format("joe", "2025-06-13"))
    assert found.authors == ("jane99",)
    assert found.published == "2025-06-12"


@pytest.mark.parametrize(("signed", "date"), [(True, "2021-03-04"), (False, None)])
def test_a_date_is_guessed_for_a_signed_page_alone(signed: bool, date: str | None) -> None:
    picture = '<meta property="og:image" content="https://e.example/2021/03/04/kettle.jpg">'
    author = '<meta name="author" content="Jane Doe">' if signed else ""
    found = read(picture + author)
    assert found.published == date
    assert found.provenance.get("published") == ("htmldate" if signed else None)


@pytest.mark.parametrize(
    ("html", "authors"),
    [
        ('<a rel="author" href="/j">Jane Doe</a>', ("Jane Doe",)),
        ("<a rel=author href=/j>Jane Doe</a>", ("Jane Doe",)),
        ("<a REL = 'author' href=/j>Jane Doe</a>", ("Jane Doe",)),
        ('<b itemProp="author">Jane Doe</b>', ("Jane Doe",)),
        ('<b class="post author-name">Jane Doe</b>', ("Jane Doe",)),
        ('<b title="author">Jane Doe</b>', ()),
    ],
)
def test_marks_of_authors_however_written(html: str, authors: tuple[str, ...]) -> None:
    assert read(
        "", f"<p>{html} wrote many words about tea, and more about kettles.</p>"
    ).authors == (authors)


def test_date_in_the_address() -> None:
    tree = lxml.html.document_fromstring("<p>Story.")
    raw = RawPage(b"", url="https://e.example/2025/06/12/tea-is-very-hot")
    found = read_metadata(Document("", "html", "utf-8", "utf-8"), [], tree, raw, "")
    assert (found.published, found.provenance["published"]) == ("2025-06-12", "url")


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("/food/tea", "https://www.paper.example/food/tea"),
        ("https://paper.example/x", "https://paper.example/x"),
        ("https://other.example.org/x", URL),
        ("https://www.paper.example/", URL),
        ("javascript:alert(1)", URL),
        ("https://[broken", URL),
    ],
)
def test_canonical_address(canonical: str, url: str) -> None:
    assert read(f'<link rel="canonical" href="{canonical}">').canonical_url == url


@pytest.mark.parametrize(
    ("said", "url"),
    [
        ("www.paper.example/food/tea.html", "http://www.paper.example/food/tea.html"),
        ("/food/tea", None),
        ("tea.html", None),
        ("index.php/tea", None),
    ],
)
def test_an_address_without_its_scheme(said: str, url: str | None) -> None:
    page = f'<meta property="og:url" content="{said}"><h1>Tea</h1><p>{"Tea is hot. " * 9}</p>'
    assert clean(page).canonical_url == url


def test_reviews_inside_a_product_name_no_author() -> None:
    product = {
        "@type": "Product",
        "name": "Teapot",
        "review": [{"@type": "Review", "author": {"@type": "Person", "name": "Kit Sip"}}],
    }
    assert read(script(product)).authors == ()


def test_a_printed_name_goes_before_an_account() -> None:
    head = '<meta name="author" content="JDoe7">'
    body = "<h1>Tea is hot</h1><p>By Jane Doe</p>"
    roles = {"Tea is hot": Role.TITLE, "By Jane Doe": Role.BYLINE}
    assert read(head, body, roles).authors == ("Jane Doe",)
    assert read(head).authors == ("JDoe7",)


def test_a_discussion_is_signed_with_accounts() -> None:
    post = {"@type": "DiscussionForumPosting", "author": {"@type": "Person", "name": "kettle9"}}
    body = "<h1>Tea is hot</h1><p>By Jane Doe</p>"
    roles = {"Tea is hot": Role.TITLE, "By Jane Doe": Role.BYLINE}
    assert read(script(post), body, roles).authors == ("kettle9",)


def test_a_front_page_has_no_date_and_no_author() -> None:
    html = (
        "<html><head><title>The Paper</title></head><body><p>Tuesday 5 May 2026</p></body></html>"
    )
    tree = lxml.html.document_fromstring(html)
    blocks = [replace(block, role=Role.BYLINE) for block in html_blocks.read(tree)]
    document = Document(html, "html", "utf-8", "utf-8")
    for url, day in (("https://paper.example/", None), ("https://paper.example/a", "2026-05-05")):
        found = read_metadata(document, blocks, tree, RawPage(b"", url=url), "")
        assert (found.published, found.authors) == (day, ())


def test_a_claim_that_names_a_day_goes_before_a_year() -> None:
    head = '<meta name="citation_publication_date" content="2025"><meta name="date" content="{}">'
    assert read(head.format("2025/12/18")).published == "2025-12-18"
    assert read(head.format("soon")).published == "2025"


def test_a_date_alone_beside_the_headline() -> None:
    roles = {"Tea is hot": Role.TITLE}
    found = read(
        '<meta property="og:type" content="article">', "<h1>Tea is hot</h1><p>2024-11-06", roles
    )
    assert (found.published, found.published_text) == ("2024-11-06", "2024-11-06")
    assert found.provenance["published"] == "byline"


def test_a_site_signs_an_article_that_nobody_else_does() -> None:
    head = (
        '<meta name="author" content="The Paper"><meta property="og:site_name" content="The Paper">'
    )
    assert read(head).authors == ()
    assert read(f'{head}<meta property="og:type" content="article">').authors == ("The Paper",)


def test_the_moment_of_publication_in_the_zone_of_its_place() -> None:
    page = """<title>Owls</title><meta property="article:published_time"
    content="2024-05-21T22:15:00Z"><article><h1>Owls move into the hall</h1>
    <p class="byline">By Jane Doe, {}</p><p>{}</p></article>"""
    story = "The owls moved in at night, and nobody in the village heard a sound of it. " * 6
    for printed, wanted in (
        ("22 May 2024, 01:15", "2024-05-22T01:15:00+03:00"),
        ("22 May 2024, 01:22", "2024-05-21T22:15:00+00:00"),
        ("22 May 2024", "2024-05-22"),
        ("22 May 2024, 12:15", "2024-05-21T22:15:00+00:00"),
    ):
        assert clean(page.format(printed, story)).published == wanted


def test_the_day_in_numbers_that_the_moment_agrees_with() -> None:
    story = "The owls moved in at night, and nobody in the village heard a sound of it. " * 6
    page = f"""<title>Owls</title><meta property="article:published_time"
    content="2025-03-12T01:21:36Z"><article><h1>Owls move into the hall</h1>
    <p class="byline">By Jane Doe<br>11/03/2025 22h21</p><p>{story}</p></article>"""
    assert clean(page).published == "2025-03-11T22:21:36-03:00"


def test_a_date_marked_on_any_element() -> None:
    story = "The owls moved in at night, and nobody in the village heard a sound of it. " * 6
    page = f"""<title>Owls</title><div itemscope itemtype="https://schema.org/NewsArticle">
    <h1>Owls move into the hall</h1><span itemprop="datePublished"
    content="2023-09-05T19:42:00+03:00"></span><p>{story}</p></div>"""
    assert clean(page).published == "2023-09-05T19:42:00+03:00"


def test_an_office_signs_only_where_nobody_else_does() -> None:
    story = "The owls moved in at night, and nobody in the village heard a sound of it. " * 6
    page = f"""<title>Owls</title><meta name="author" content="redakcja"><article>
    <h1>Owls move into the hall</h1><p class="byline">By Jane Doe</p><p>{story}</p></article>"""
    assert clean(page).authors == ("Jane Doe",)


def test_the_zone_that_another_claim_has() -> None:
    page = """<title>Owls</title><meta property="article:published_time"
    content="2024-12-01T18:25:07+00:00"><article><h1>Owls move into the hall</h1>
    <time datetime="2024-12-02T01:25:07+07:00">2 Dec</time><p>{}</p></article>"""
    story = "The owls moved in at night, and nobody in the village heard a sound of it. " * 6
    assert clean(page.format(story)).published == "2024-12-02T01:25:07+07:00"


@pytest.mark.parametrize(
    ("head", "byline", "authors"),
    [
        ('<meta name="author" content="redaccion3">', "By Jane Doe", ("Jane Doe",)),
        ('<meta name="author" content="DO News Desk">', "By Jane Doe", ("Jane Doe",)),
        ('<meta name="author" content="Jane Doe, Tanjug">', "", ("Jane Doe",)),
        (
            '<meta name="author" content="Jane Doe, Ann Poe">',
            "By Jane Doe and Ann Poe (photos)",
            ("Jane Doe",),
        ),
        ('<meta name="author" content="F_104622">', "记者　周沛宁　贺　岚", ("周沛宁", "贺岚")),
        ('<meta name="author" content="The Owl Post">', "By Jane Doe", ("Jane Doe",)),
        ('<meta name="author" content="The Owl Post Jane Doe">', "", ("Jane Doe",)),
        ('<meta name="author" content="JANE DOE - KHÁNH DU">', "", ("Jane Doe", "Khánh Du")),
        ('<meta name="author" content="Kelm (Kent): Jane Doe">', "", ("Jane Doe",)),
        ('<meta name="dable:author" content="문가람 기자, 천일호 기자">', "", ("문가람", "천일호")),
        ('<meta name="author" content="redaccion3">', "", ("redaccion3",)),
    ],
)
def test_persons_sign_before_offices(head: str, byline: str, authors: tuple[str, ...]) -> None:
    story = "The owls moved in at night, and nobody in the village heard a sound of it. " * 6
    page = f"""<title>Owls</title><meta property="og:site_name" content="The Owl Post">{head}
    <article><h1>Owls move into the hall</h1><p class="byline">{byline}</p><p>{story}</p>
    </article>"""
    assert clean(page).authors == authors


def test_absurd_claims_cost_no_page() -> None:
    page = """<title>Owls</title><meta property="article:published_time"
    content="2025-06-12T10:00:00Z"><meta name="author" content="{}@"><article>
    <h1>Owls move into the hall</h1><time datetime="2025-06-12T10:00:00+99:99">x</time>
    <p>{}</p></article>"""
    story = "The owls moved in at night, and nobody in the village heard a sound of it. " * 6
    assert clean(page.format("a" * 1900, story)).published == "2025-06-12T10:00:00+00:00"


def test_names_in_a_byline_that_link_to_those_who_write() -> None:
    link = '<a href="/reporter-bio/{}">{}</a>'
    line = f"<p>{link.format('hoshino', '星野遥香')} {link.format('kuze', '久世慎也')}</p>"
    card = '<p>By <a href="/authors/pat-poe">Pat Poe</a></p>'
    roles = {"星野遥香 久世慎也": Role.BYLINE, "By Pat Poe": Role.RELATED, "長野県": Role.BYLINE}
    found = read("", f"<h1>廃校の図書室</h1><p>長野県</p>{line}<p>Story.</p>{card}", roles)
    assert found.authors == ("星野遥香", "久世慎也")
    assert found.provenance["authors"] == "author markup"


def test_an_editor_who_is_linked_too_is_no_author() -> None:
    link = '<a href="/author/{0}">{0}</a>'
    line = f"<p>Written by {link.format('Jane Doe')}, Edited by {link.format('John Roe')}</p>"
    roles = {"Written by Jane Doe, Edited by John Roe": Role.BYLINE}
    assert read("", line, roles).authors == ("Jane Doe",)


def test_a_post_before_a_linked_name() -> None:
    line = '<p><a href="/reporter/1">星野遥香</a> <a href="/reporter/2">編集委員・広瀬啓</a></p>'
    found = read("", line, {"星野遥香 編集委員・広瀬啓": Role.BYLINE})
    assert found.authors == ("星野遥香", "広瀬啓")


def test_a_name_for_programs_that_is_the_title_of_the_page() -> None:
    head = '<title>Fire pits</title><meta name="apple-mobile-web-app-title" content="{}">'
    assert read(head.format("Fire pits")).publisher is None
    assert read(head.format("Harbour Fires")).publisher == "Harbour Fires"


@pytest.mark.parametrize(
    ("title", "roles", "wanted"),
    [
        ("Kelm manual: Oars and sails", {"Oars and sails": Role.TITLE}, "Oars and sails"),
        (
            "Oars and sails: Kelm manual",
            {"Oars and sails": Role.TITLE, "Kelm manual": Role.NAVIGATION},
            "Oars and sails",
        ),
    ],
)
def test_the_name_of_a_manual_is_no_part_of_a_title(
    title: str, roles: dict[str, Role], wanted: str
) -> None:
    lines = "".join(f"<h2>{text}</h2>" for text in roles)
    assert read(f"<title>{title}</title>", lines, roles).title == wanted


def test_the_printed_headline_of_an_article_is_its_title() -> None:
    """The portal's `title` says what the portal is; the story's stands in a cell of a table."""
    lines = (
        "<table><tr><td>Maypole stays up all year</td></tr></table><p>By Jane Doe, 3 May 2024</p>"
    )
    roles = {"Maypole stays up all year": Role.TITLE, "By Jane Doe, 3 May 2024": Role.BYLINE}
    found = read("<title>Kelm Valley - The portal for our valley</title>", lines, roles)
    assert found.title == "Maypole stays up all year"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Owls &amp;amp; mice", "Owls & mice"),
        ("Owls.&amp;nbsp; Mice &amp;rsquo;s", "Owls. Mice ’s"),
        ("More &lt;a href=&quot;/owls&quot;&gt;on owls&lt;/a&gt;!", "More on owls!"),
        ("&lt;p&gt;Owls&lt;/p&gt;&lt;p&gt;Mice&lt;br /&gt;eat&lt;/p&gt;", "Owls Mice eat"),
        ("Owls &lt;strong class=x&gt;eat", "Owls eat"),
        ("More on &lt;a href=&quot;/owls", "More on"),
        (
            "When the &lt;b&gt; tag is wrong, and &lt;br&gt; too",
            "When the <b> tag is wrong, and <br> too",
        ),
        ("a &lt; b and c &gt; d; x?a=1&amp;copy=2", "a < b and c > d; x?a=1&copy=2"),
    ],
)
def test_a_description_that_is_escaped_twice_or_has_tags(said: str, told: str) -> None:
    assert read(f'<meta name="description" content="{said}">').description == told
    plain = lxml.html.fragment_fromstring(f"<p>{said}</p>").text
    found = read(script({"@type": "Article", "headline": "Owls", "description": plain}))
    assert found.description == told


def test_the_language_of_capitals() -> None:
    told = "EL BARCO LLEGA AL PUERTO CUANDO LA GENTE DUERME, Y NADIE BAJA A VERLO HASTA LA MAÑANA. "
    assert clean(f"<h1>BARCO</h1><p>{told * 3}</p>").language == "es"


def test_the_bar_of_an_archive_says_nothing_of_the_page() -> None:
    bar = (
        "<div id='wm-ipp-base'><div id='wm-ipp'>success<p>About this capture</p>COLLECTED BY"
        "<p>Collection: Kelm crawls</p><p>TIMESTAMPS</p>11 Jan 2023</div></div>"
    )
    story = "".join(
        f"<p>The {n} boat of Kelm is painted, and now waits for the tide.</p>"
        for n in ("first", "second", "third")
    )
    clip = clean(f"<title>Boats</title><body>{bar}<h1>Boats of Kelm</h1><p>By Jane Dow</p>{story}")
    assert (clip.authors, clip.published) == (("Jane Dow",), None)
    assert not any("capture" in block.text for block in clip.blocks)


def test_annotations_of_cards_are_not_of_the_page() -> None:
    thing = "<div itemscope itemtype=Thing><meta itemprop=author content='{}'>{}</div>"
    cards = thing.format("Tom Other", "Kettles") + thing.format("Ann Other", "Cups")
    tea = "".join(f"<p>Tea of the {n} kind is poured hot and left to stand.</p>" for n in (1, 2, 3))
    story = f"<h1>Tea</h1><p>By Jane Dow</p>{tea}"
    assert clean(story + cards).authors == ("Jane Dow",)
    assert clean(thing.format("Kit Sip", "<h1>Tea</h1>" + tea) + cards).authors == ("Kit Sip",)
    assert clean(thing.format("Kit Sip", "<h2>Tea</h2>" + tea)).authors == ("Kit Sip",)
    assert clean(f"{story}<aside>{thing.format('Tom Other', 'Cups')}</aside>").authors == (
        "Jane Dow",
    )


def test_annotations_of_cards_in_an_aside_of_the_page() -> None:
    said = "<meta itemprop=author content='{}'>"
    tea = "".join(f"<p>Tea of the {n} kind is poured hot and left to stand.</p>" for n in (1, 2, 3))
    page = "<body itemscope itemtype=WebPage>{}<h1>Tea</h1>" + tea + "<aside>{}</aside>"
    cards = "".join(f"<h5>{name}</h5>{said.format(name)}" for name in ("Tom Other", "Ann Other"))
    assert clean(page.format("<p>By Jane Dow</p>", cards)).authors == ("Jane Dow",)
    assert clean(page.format(said.format("Kit Sip"), cards)).authors == ("Kit Sip",)
    assert clean(page.format("", said.format("Kit Sip"))).authors == ("Kit Sip",)


def test_a_video_on_the_page_has_a_date_of_its_own() -> None:
    video = "<div itemscope itemtype='http://schema.org/VideoObject'>{}<meta itemprop=datePublished"
    video += " content='2012-01-02T10:00:00Z'></div>"
    head = "<head><meta name='dc.date' content='2013-06-05'></head>"
    tea = "".join(f"<p>Tea of the {n} kind is poured hot and left to stand.</p>" for n in (1, 2, 3))
    assert clean(f"{head}<h1>Tea</h1>{tea}{video.format('')}").published == "2013-06-05"
    assert clean(video.format(f"<h1>Tea</h1>{tea}")).published == "2012-01-02T10:00:00+00:00"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Tea is hot | The Paper | News", "The Paper"),
        ("Tea is hot | News", None),
        ("Verband der Gärten - Startseite", "Verband der Gärten"),
        ("Wie der Verband der Gärten zu seinen Beeten kam - Startseite", None),
        ("Harbour Post » Blog Archive » Tea is hot", "Harbour Post"),
        ("Boats » Archive » Tea is hot", "Boats"),
    ],
)
def test_a_word_of_menus_behind_a_title_is_no_name(title: str, name: str | None) -> None:
    headline = title.split(" | ")[0].split(" - ")[0].split(" » ")[-1]
    found = read(f"<title>{title}</title>", f"<h1>{headline}</h1>", {headline: Role.TITLE})
    assert found.publisher == name


def test_a_name_before_a_long_motto_is_that_of_the_address() -> None:
    motto = "Boats, oars and all the rest that one needs on the water of the bay"
    site = '<meta property="og:site_name" content="{} - {}">'
    assert read(site.format("Paper of Kelm", motto)).publisher == "Paper of Kelm"
    assert read(site.format("Boats of Kelm", motto)).publisher is None
