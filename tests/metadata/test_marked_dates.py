"""Dates of which elements say more than is printed: of a change, or in full."""

from __future__ import annotations

import lxml.html
import pytest

from clipper.metadata import marked_dates
from clipper.page import Role
from clipper.segment.cut import html_blocks
from clipper.words import dates
from tests.metadata.test_html_page import read, script

OG = '<meta property="og:type" content="article">'
UPDATED = '<time class="updated" datetime="2024-04-18T13:00:39+00:00">April 18, 2024</time>'
PUBLISHED = (
    '<time class="entry-date published" datetime="2024-03-22T05:15:06+00:00">March 22, 2024</time>'
)
FIRST, LAST = "2024-03-22T05:15:06+00:00", "2024-04-18T13:00:39+00:00"


def of_byline(html: str, head: str = "") -> tuple[str | None, str | None]:
    """Days of publication and of change that a page says whose byline is so written."""
    line = html_blocks.read(lxml.html.document_fromstring(f"<div>{html}</div>"))[0].text
    found = read(OG + head, f"<div>{html}</div>", {line: Role.BYLINE})
    return found.published, found.modified


@pytest.mark.parametrize(
    "html",
    [
        UPDATED + PUBLISHED + " by Tom Hill",
        UPDATED.replace('class="updated"', 'itemprop="dateModified"') + PUBLISHED,
        PUBLISHED + UPDATED,
    ],
)
def test_a_date_whose_element_says_so_is_that_of_a_change(html: str) -> None:
    assert of_byline(html) == (FIRST, LAST)


def test_the_head_is_right_where_the_date_of_a_change_is_printed_first() -> None:
    head = f'<meta property="article:published_time" content="{FIRST}">'
    assert of_byline(UPDATED + PUBLISHED, head) == (FIRST, LAST)


def test_classes_of_elements_without_a_value() -> None:
    html = (
        '<span class="updated">April 18, 2024</span> <span class="published">March 22, 2024</span>'
    )
    assert of_byline(html) == ("2024-03-22", "2024-04-18")
    hidden = f'Tom <span class="updated hide">{LAST}</span><span>March 22nd, 2024</span>'
    assert of_byline(hidden) == ("2024-03-22", LAST)


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ('<time class="updated">', True),
        ('<span class="last-updated-on">', True),
        ('<span class="post__modified">', True),
        ('<time class="entry-date published updated">', False),
        ('<span class="date updated">', False),
        ('<time class="updated" itemprop="datePublished">', False),
        ('<time itemprop="dateModified datePublished">', False),
        ("<time>", False),
        ('<time class="updated" pubdate>', False),
    ],
)
def test_which_elements_say_that_a_date_is_of_a_change(html: str, told: bool) -> None:
    assert marked_dates.is_of_change(lxml.html.fragment_fromstring(html)) is told


def test_a_discussion_is_changed_when_its_first_post_is() -> None:
    post = {"@type": "DiscussionForumPosting", "headline": "Tea", "datePublished": "2024-03-22"}
    assert read(script(post), UPDATED).modified is None


@pytest.mark.parametrize(
    "html",
    [
        '<span itemprop="datePublished" content="2019-05-03T23:18:58+00:00">6 years ago</span>',
        '<abbr class="timeago" title="2019-05-03 23:18:58Z">6 years ago</abbr>',
        '<a href="#1" title="2019-05-03 23:18:58Z"><b>6 years ago</b></a>',
        '<span data-tippy-content="2019-05-03 23:18:58Z" title="">6 years ago</span>',
        '<relative-time datetime="2019-05-03T23:18:58Z">6 years ago</relative-time>',
        '<b aria-label="03-05-2019 23:18"><i content="2019-05-03T23:18:58Z">6 years ago</i></b>',
        '<b title="May 3, 2019, 11:18 PM"><i content="2019-05-03T23:18:58Z">6 years ago</i></b>',
    ],
)
def test_an_age_that_an_attribute_has_in_full(html: str) -> None:
    tree = lxml.html.document_fromstring(f"<p><a title='x'>6 years ago</a><p>Posted {html}")
    date = dates.find("Posted 6 years ago")
    assert date is not None
    assert marked_dates.in_full(tree, date) == ("2019-05-03T23:18:58+00:00", "time")


def test_a_byline_with_an_age_that_an_attribute_has_in_full() -> None:
    html = 'Posted <span title="2019-05-03 23:18:58Z">6 years ago</span>'
    assert of_byline(html)[0] == "2019-05-03T23:18:58+00:00"
    html = 'Asked on 3 May 2019. Modified <a title="2024-03-05 07:20:43Z">1 year ago</a>'
    assert of_byline(html) == ("2019-05-03", "2024-03-05T07:20:43+00:00")
    html = 'Published <time title="Friday, May 3, 2019">May 3</time>'
    assert of_byline(html)[0] == "2019-05-03"


def test_a_date_in_full_needs_no_attribute() -> None:
    tree = lxml.html.document_fromstring('<time datetime="2018-05-03">3 May 2019</time>')
    date = dates.find("3 May 2019")
    assert date is not None
    assert marked_dates.in_full(tree, date) is None
