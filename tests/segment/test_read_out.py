"""What is said twice, for eyes and for ears, and what is said only to ears."""

from __future__ import annotations

import pytest

from clipper.segment.cut import html_blocks, html_tree
from clipper.segment.cut.read_out import _WINDOW, _WINDOW_CHARS


def texts(page: str) -> list[str]:
    return [block.text for block in html_blocks.read(html_tree.parse(page.encode()))]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p><span class='a-offscreen'>$12.99</span>"
         "<span aria-hidden=true>$<span>12.</span>99</span></p>", "$12.99"),
        ("<p><span aria-hidden=true>(8)</span> <span class=visually-hidden>8 reviews with 4.1"
         "</span></p>", "8 reviews with 4.1"),
        ("<p><span aria-hidden=true>$148<sup>02</sup></span><span class=sr-only>price $148.02"
         "</span> a pair</p>", "price $148.02 a pair"),
        ("<p><b aria-hidden=true>Sold out</b><b class=u-hidden-visually>Oars are sold out</b></p>",
         "Oars are sold out"),
        ("<h2><a aria-hidden=true>Row home</a>Row home</h2>", "Row home"),
        ("<h2><a aria-hidden=true>Row home</a><a>Row home</a></h2>", "Row home"),
        ("<p>It was <span aria-hidden=true>Kelm 3, Oar 2 in the end</span><span class=sr-only>"
         "3 to 2</span></p>", "It was Kelm 3, Oar 2 in the end 3 to 2"),
        ("<p><span aria-hidden=true>$1,699.00</span><span class=sr-only>Price $ 1699.00</span></p>",
         "Price $ 1699.00"),
        ("<p><span class=sr-only>EUR 1.310,37</span><span aria-hidden=true>EUR1310,37</span></p>",
         "EUR 1.310,37"),
        # Not the same.
        ("<p><span aria-hidden=true>$9</span><span class=sr-only>for sale</span></p>",
         "$9 for sale"),
        ("<p><span aria-hidden=true>Row</span> home <span class=sr-only>row</span></p>",
         "Row home row"),
        ("<p><span aria-hidden=true>ha</span>s it</p>", "has it"),
    ],
)  # fmt: skip
def test_what_is_shown_and_read_out_is_read_once(page: str, text: str) -> None:
    assert texts(page) == [text]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>EUR 20.99<span class=clipped>EUR 20.99</span> each</p>", "EUR 20.99 each"),
        ("<p><span class=wide>Best  of all</span> <span class=small>Best of\nall</span></p>",
         "Best of all"),
        ("<p>By <b>Al</b> <time class=out>May 3, 2020</time><time class=new>May 3, 2020</time></p>",
         "By Al May 3, 2020"),
        ("<p><a class=m href=/o>Order now</a><a href=/o>Order now</a></p>", "Order now"),
        # Made alike, other, short, apart.
        ("<p><span class=l>Row on,</span> <span class=l>Row on,</span></p>", "Row on, Row on,"),
        ("<p><a class=m href=/o>Ash oars</a> <a href=/p>Ash oars</a></p>", "Ash oars Ash oars"),
        ("<p>Ash oars <a href=/p><span class=n>Ash oars</span></a></p>", "Ash oars Ash oars"),
        ("<p>We row <span class=i>row</span></p>", "We row row"),
        ("<p><span>He had</span> <span class=i>had</span></p>", "He had had"),
        ("<p><span>Row on</span><br><span class=i>Row on</span></p>", "Row on\nRow on"),
        ("<table><tr><td>No row<td><span class=i>No row</span></table>", "No row\tNo row"),
        ("<pre>a b <i class=x>a b</i></pre>", "a b a b"),
        ("<pre>a b<span class=x>a b</span></pre>", "a ba b"),
    ],
)  # fmt: skip
def test_what_is_said_right_before_is_not_said_again(page: str, text: str) -> None:
    assert texts(page) == [text]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>See <a href=/o>oars<span class=sr-only> (opens in a new window)</span></a>, too</p>",
         "See oars, too"),
        ("<p><a href=/o>Ruder<span class=visually-hidden>Öffnet in neuem Fenster.</span></a></p>",
         "Ruder"),
        ("<p><a href=/o>Oars<span class=sr-only>of ash</span></a></p>", "Oars of ash"),
    ],
)  # fmt: skip
def test_where_a_link_opens_is_no_part_of_it(page: str, text: str) -> None:
    assert texts(page) == [text]


def test_phrases_are_written_as_they_are_looked_up() -> None:
    assert all(p == p.lower().strip() and len(p) <= _WINDOW_CHARS - 10 for p in _WINDOW)
