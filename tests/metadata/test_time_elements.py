"""Which `time` element of a page says when it was published."""

from __future__ import annotations

import lxml.html
import pytest

from clipper.metadata import time_elements
from clipper.page import Block, Role
from tests.metadata.test_html_page import read, script

ARTICLE = '<meta property="og:type" content="article">'
OWN = '<p><time datetime="2024-05-03">May 3, 2024</time></p>'


def claims(html: str, *blocks: tuple[str, Role]) -> list[str]:
    tree = lxml.html.document_fromstring(f"<body>{html}</body>")
    lines = [Block(text, n, role=role) for n, (text, role) in enumerate(blocks)]
    return time_elements.claims(list(tree.iter("time")), lines)


def test_dates_of_teasers_and_comments_are_not_the_pages() -> None:
    teaser = '<p>An old mill <time datetime="2025-07-01">July 1, 2025</time></p>'
    where = ("An old mill July 1, 2025", Role.RELATED), ("May 3, 2024", Role.BYLINE)
    assert claims(teaser + OWN, *where) == ["2024-05-03"]
    assert claims(teaser, *where) == []
    assert claims(teaser, *where, ("Posted July 1, 2025", Role.BYLINE)) == ["2025-07-01"]
    assert claims('<time datetime="2025-07-01"></time>', *where) == ["2025-07-01"]


def test_of_many_dates_those_in_the_text_are_of_what_the_page_lists() -> None:
    days = [f"{day} July 2025" for day in range(1, 5)]
    html = "".join(f'<p><time datetime="2025-07-0{day[0]}">{day}</time>' for day in days)
    listed = [(day, Role.BODY) for day in days]
    assert claims(html, *listed) == []
    assert claims(html, *listed, ("Posted 3 July 2025", Role.BYLINE)) == ["2025-07-03"]
    assert claims(html, *((day, Role.BYLINE) for day in days)) == ["2025-07-01"]


@pytest.mark.parametrize(
    "html",
    [
        '<p><time datetime="2025-07-01">Updated July 1, 2025</time></p>',
        '<p>Last updated: <b><time datetime="2025-07-01">July 1, 2025</time></b></p>',
        '<p><time datetime="2025-07-01">Register by July 1</time></p>',
        '<p>Application deadline: <time datetime="2025-07-01">July 1</time></p>',
        '<div class="field field--name-changed"><time datetime="2025-07-01">July 1</time></div>',
        '<p><time class="published-date" datetime="2025-07-01">Updated July 1, 2025</time></p>',
    ],
)
def test_dates_of_changes_and_events(html: str) -> None:
    assert claims(html) == []
    assert claims(html + OWN) == ["2024-05-03"]


def test_the_element_that_says_so_goes_first() -> None:
    said = '<time class="post-published" datetime="2024-04-01">April 1</time>'
    assert claims(OWN + said) == ["2024-04-01"]
    assert claims(OWN + "<time pubdate>2 April 2024</time>") == ["2 April 2024"]


def test_a_date_of_the_body_after_the_last_change_is_that_of_something_else() -> None:
    changed = ARTICLE + '<meta property="article:modified_time" content="2024-05-02T10:00:00Z">'
    found = read(changed, '<time datetime="2024-06-09">June 9</time>')
    assert (found.published, found.modified) == (None, "2024-05-02T10:00:00+00:00")
    found = read(changed, "<p>June 9, 2024</p>", {"June 9, 2024": Role.BYLINE})
    assert (found.published, found.published_text) == (None, None)
    first = '<meta property="article:published_time" content="2024-05-01T10:00:00Z">'
    found = read(changed + first, "<p>June 9, 2024</p>", {"June 9, 2024": Role.BYLINE})
    assert found.published == "2024-05-01T10:00:00+00:00"


def test_what_is_written_beforehand_is_changed_before_it_is_published() -> None:
    said = {"@type": "Article", "datePublished": "2024-05-03", "dateModified": "2024-04-20"}
    found = read(script(said))
    assert (found.published, found.modified) == ("2024-05-03", "2024-04-20")


def test_the_day_of_the_last_change_is_no_guess() -> None:
    body = '<p>By Jane Doe</p><p class="date">Last updated on <time>2024-04-18</time></p>'
    head = '<meta name="author" content="Jane Doe"><meta name="lastmod" content="2024-04-18">'
    assert read(head, body).published is None


def test_the_day_of_a_comment_is_no_guess() -> None:
    head, day = '<meta name="author" content="Jane Doe">', "9 August 2024"
    body = f'<div class="date">{day}</div>'
    assert read(head, body).published == "2024-08-09"
    assert read(head, body, {day: Role.COMMENTS}).published is None


def test_of_thousands_of_dates_only_the_first_are_looked_at() -> None:
    """Each is asked for the words before it: without an end a page of them took minutes."""
    change = '<p>Updated <time datetime="2025-07-01">July 1, 2025</time></p>'
    assert claims(change * 9 + OWN) == ["2024-05-03"]
    assert claims(change * 400 + OWN) == []
