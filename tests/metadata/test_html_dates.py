"""Dates of change of HTML pages: which of several the page is told by."""

from __future__ import annotations

import lxml.html
import pytest

from clipper.page import Role
from clipper.segment.cut import html_blocks
from tests.metadata.test_html_page import read, script

LINE = "Last updated: Dec 18, 2024"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ("2024-03-22", "2024-12-18"),  # stale: it was never set
        ("2024-11-02", "2024-11-02"),
        ("2024-12-19", "2024-12-19"),
    ],
)
def test_a_printed_change_goes_before_one_of_the_day_of_publication(
    changed: str, told: str
) -> None:
    said = {"@type": "Article", "datePublished": "2024-03-22", "dateModified": changed}
    found = read(script(said), f"<p>{LINE}</p>", {LINE: Role.BYLINE})
    assert (found.published, found.modified) == ("2024-03-22", told)


@pytest.mark.parametrize(
    "name", ["updated", "last-updated", "modified", "date.modified", "lastmodifiedtime"]
)
def test_names_of_meta_elements(name: str) -> None:
    assert read(f'<meta name="{name}" content="2024-12-18">').modified == "2024-12-18"


def test_the_moment_a_page_was_put_together_is_no_guess() -> None:
    made = '<meta name="others" content="页面生成时间 2023-10-23 11:23:36">'
    author = '<meta name="author" content="Jane Doe">'
    first = '<meta name="firstpublishedtime" content="2007-08-20-23:59:59">'
    assert read(author + made).published is None
    assert read(author + made + first).published == "2007-08-20T23:59:59"
    picture = '<meta property="og:image" content="https://e.example/2021/03/04/kettle.jpg">'
    assert read(author + picture + '<meta name="others" content="3">').published == "2021-03-04"


@pytest.mark.parametrize(
    ("said", "line", "told"),
    [
        ("2011-09-21", "By Jane Doe | Sep. 21, 2011, 3:17 PM", "2011-09-21T15:17"),
        ("2011-09-07", "Jane Doe 07/09/2011 - 12:14 CEST", "2011-09-07T12:14+02:00"),
        ("2011-09-21T00:00:00", "Sep. 21, 2011, 4:30 pm EDT", "2011-09-21T16:30-04:00"),
        ("2011-09-21 00:00:00", "Sep. 21, 4:30 pm", "2011-09-21T16:30"),
        ("2011-09-21T00:00-04:00", "Sep. 21, 2011, 4:30 pm EDT", "2011-09-21T16:30-04:00"),
        ("2011-09-21T00:00:00Z", "Sep. 21, 2011, 9:00 am EDT", "2011-09-21T09:00-04:00"),
        ("2011-09-21", "Sep. 22, 2011, 3:17 PM", "2011-09-21"),
        ("2011-09-21", "Updated: Sep. 21, 2011, 3:17 PM", "2011-09-21"),
        ("2011-09-21T00:00:00", "Sep. 21, 2011", "2011-09-21T00:00:00"),
        ("2011-09-21T00:00:00Z", "Sep. 21, 2011, 2:00 am CEST", "2011-09-21T02:00:00+02:00"),
        ("2011-09-21T08:00:00", "Sep. 21, 2011, 9:00 am", "2011-09-21T08:00:00"),
    ],
)
def test_the_printed_time_of_the_day_that_a_head_gives(said: str, line: str, told: str) -> None:
    for name in ("article:published_time", "date"):
        head = f'<meta name="{name}" content="{said}">'
        found = read(head, f"<h1>Ferry</h1><p>{line}</p>", {"Ferry": Role.TITLE, line: Role.BYLINE})
        assert found.published == told
        assert found.published_precision == ("time" if "T" in told else "day")


def test_a_time_element_says_when_on_the_day_of_the_head() -> None:
    head = '<meta name="sailthru.date" content="2014-06-30">'
    time = '<time {} datetime="2014-06-29 20:08:00-0400">June 29, 2014 08:08 pm</time>'
    for attributes in ("class=published", "class=updated pubdate"):
        found = read(head, f"<h1>Ferry</h1><p>{time.format(attributes)}</p>")
        assert (found.published, found.modified) == ("2014-06-29T20:08:00-04:00", None)
    assert read(head, time.replace("06-29", "06-27")).published == "2014-06-30"


def test_midnight_in_another_zone_is_no_clock() -> None:
    said = {"@type": "Article", "headline": "Ferry", "datePublished": "2025-02-11T00:00:00-05:00"}
    head = '<meta property="article:published_time" content="2025-02-11T05:00:00Z">'
    assert read(script(said) + head).published == "2025-02-11T00:00:00-05:00"


def test_the_day_of_the_visit_far_above_the_headline() -> None:
    day = "August 21, 2011"
    head, lines = '<meta name="date" content="2010-08-13">', "<p>Owls</p>" * 5
    roles = {day: Role.BYLINE, "Ferry": Role.TITLE, "Owls": Role.NAVIGATION}
    for html in (f"<p>{day}</p>{lines}<h1>Ferry</h1>", f"<p>{day}</p><h1>Ferry</h1>"):
        told = "2010-08-13" if lines in html else "2011-08-21"
        assert read(head, html, roles).published == told


def test_a_day_that_links_to_what_else_was_written_then() -> None:
    html = '<h1>Ferry</h1><p>Jane Doe <a href="/tag/day/20121027">27 OCT 2012 - 12:14</a></p>'
    line = "Jane Doe 27 OCT 2012 - 12:14"
    found = read("", html, {"Ferry": Role.TITLE, line: Role.BYLINE})
    assert (found.published, found.authors) == ("2012-10-27T12:14", ("Jane Doe",))


@pytest.mark.parametrize(
    ("said", "line", "told"),
    [
        ("2014-09-01T00:00:00", "Published March 12, 2016, 6:30 pm", "2016-03-12T18:30"),
        ("2015-09-01T00:00:00", "Published March 12, 2016, 6:30 pm", "2015-09-01T00:00:00"),
        ("2014-09-01T00:00:00", "Updated March 12, 2016, 6:30 pm", "2014-09-01T00:00:00"),
        ("2018-09-01T00:00:00", "Published March 12, 2016, 6:30 pm", "2018-09-01T00:00:00"),
        ("2014-09-01T00:00:00", "Publié le 05/05/2016 à 18:30", "2016-05-05T18:30"),
    ],
)
def test_a_date_of_a_template_is_years_before_the_printed_one(
    said: str, line: str, told: str
) -> None:
    article = {"@type": "NewsArticle", "headline": "Owls live", "datePublished": said}
    html = f"<h1>Ferry</h1><p>{line}</p>"
    found = read(script(article), html, {"Ferry": Role.TITLE, line: Role.BYLINE})
    assert found.published == told
    far = html.replace("</h1>", f"</h1>{'<p>Owls</p>' * 5}")
    assert read(script(article), far, {"Ferry": Role.TITLE, line: Role.BYLINE}).published == said


@pytest.mark.parametrize(
    ("other", "line", "told"),
    [
        ("2019-07-09T17:34:39", "July 9, 2019 at 10:34 AM PDT", "2019-07-09T10:34:39-07:00"),
        ("2019-07-09T17:34:39Z", "July 9, 2019 at 10:34 AM PDT", "2019-07-09T10:34:39-07:00"),
        ("2019-07-09T17:34:39", "July 9, 2019 at 10:34 AM", "2019-07-09T10:34:39-03:00"),
        ("2019-07-09T20:00:00", "July 9, 2019 at 10:34 AM PDT", "2019-07-09T13:34:39+00:00"),
        # An hour apart: the name of the zone that is in force in winter.
        ("2019-07-09T14:34:39", "July 9, 2019 at 9:34 AM EST", "2019-07-09T09:34:39-04:00"),
    ],
)
def test_a_printed_zone_settles_which_claim_is_right(other: str, line: str, told: str) -> None:
    said = {"@type": "NewsArticle", "datePublished": "2019-07-09T13:34:39Z"}
    head = f"{script(said)}<meta property='article:published_time' content='{other}'>"
    assert read(head, f"<p>{line}</p>", {line: Role.BYLINE}).published == told


@pytest.mark.parametrize(
    ("lines", "role", "told"),
    [
        ("<p>Publié le 29/10/2012<br>Mis à jour le 30/10/2012</p>", Role.RELATED, "2012-10-29"),
        ("<p>Publié le 29/10/2012</p>", Role.LABEL, "2012-10-29"),
        ("<p>Publié le 29/10/2012</p>", Role.RELATED, None),
        ("<p>Publié le 29/10/2012</p>", Role.COMMENTS, None),
        ("<p><a href='/owls'>Publié le 29/10/2012</a></p>", Role.LABEL, None),
        ("<p>Publié le 29/10/2012</p><p>Publié le 28/10/2012</p>", Role.LABEL, None),
        ("<p>Le 29/10/2012</p>", Role.LABEL, None),
        ("<p>Publié le 29/10/2012 : les hiboux</p>", Role.LABEL, None),
    ],
)
def test_the_only_line_that_says_when_a_page_was_published(
    lines: str, role: Role, told: str | None
) -> None:
    tree = lxml.html.document_fromstring(f"<p>Story.</p>{lines}")
    roles = {block.text: role for block in html_blocks.read(tree)[1:]}
    roles |= {"Owls": Role.TITLE}
    far = "<p>Story.</p>" * 9
    head = "<meta property='og:type' content='article'>"
    assert read(head, f"<h1>Owls</h1>{far}{lines}", roles).published == told
