"""Which addresses are one page."""

from __future__ import annotations

import pytest

from clipper.archive.pages import page_key, page_of
from tests.archive.factory import page

SAME = [
    "https://example.org/news/tea",
    "http://example.org/news/tea",
    "https://www.example.org/news/tea/",
    "https://EXAMPLE.org:443/news/tea",
    "https://example.org/news/tea?utm_source=mail&utm_campaign=x",
    "https://example.org/news/tea?fbclid=abc",
    "https://example.org/news/tea#comments",
    "https://example.org/news/tea/index.html",
    "https://example.org/news/tea/amp/",
    "https://example.org/news/tea?amp=1",
    "https://amp.example.org/news/tea",
    " https://example.org/news/tea ",
]
OTHER = [
    "https://example.org/news/Tea",
    "https://example.org/news/tea?id=5",
    "https://example.org/news/tea?page=2",
    "https://example.org/news/tea.html",
    "https://blog.example.org/news/tea",
    "https://example.org:8080/news/tea",
    "https://example.org/news/tea#!/route",
    "https://example.org/news/green/tea",
]


@pytest.mark.parametrize("url", SAME)
def test_the_same_page(url: str) -> None:
    assert page_key(url) == "example.org/news/tea"


def test_other_pages() -> None:
    keys = {page_key(url) for url in OTHER}
    assert len(keys) == len(OTHER)
    assert "example.org/news/tea" not in keys


def test_order_of_parameters_and_escapes() -> None:
    assert page_key("https://example.org/?b=2&a=1") == page_key("https://example.org/?a=1&b=2")
    assert page_key("https://example.org/茶") == page_key("https://example.org/%E8%8C%B6")


@pytest.mark.parametrize("url", ["", "nonsense", "https://[::1/", "https://x:port/", "file:///x"])
def test_what_is_no_address_is_compared_as_it_is(url: str) -> None:
    assert page_key(url) == url


@pytest.mark.parametrize(
    ("url", "canonical", "key"),
    [
        ("https://m.example.org/t?x=1", "https://example.org/tea", "example.org/tea"),
        (None, "https://example.org/tea", "example.org/tea"),
        ("https://example.org/tea", "https://example.org/", "example.org/tea"),
        ("https://example.org/tea", "https://original.net/tea", "example.org/tea"),
        ("https://a.co.uk/tea", "https://b.co.uk/tea", "a.co.uk/tea"),
        ("https://example.org/tea", None, "example.org/tea"),
    ],
)
def test_a_canonical_address_is_believed_about_its_own_page(
    url: str | None, canonical: str | None, key: str
) -> None:
    assert page_of(page(url=url, canonical_url=canonical)) == key


def test_without_an_address_the_place_is_the_page() -> None:
    assert page_of(page(source="/pages/tea.html")) == "/pages/tea.html"
    clip = page()
    assert page_of(clip) == f"raw:{clip.raw_hash}"
