"""Words of addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.words import slugs


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://paper.example/2025/06/12/the-15-best-kilns/", "the 15 best kilns"),
        ("https://forum.example/threads/which-kiln-for-a-shed.3859106/", "which kiln for a shed"),
        ("https://forum.example/questions/1234567/which-kiln", "which kiln"),
        ("https://forum.example/index.php?/topic/201820-which-kiln-2024/", "which kiln 2024"),
        ("https://blog.example/on-kilns-c7cd15f4e06d", "on kilns"),
        ("https://wiki.example/wiki/Kiln_firing", "kiln firing"),
        ("https://paper.example/%D9%81%D8%B1%D9%86-%D8%A7%D9%84%D8%AE%D8%B2%D9%81", "فرن الخزف"),
        ("https://paper.example/2024-election-in-kelm", "2024 election in kelm"),
        ("https://paper.example/2025-06-12-owls-come-home", "owls come home"),
        ("https://blog.example/why-windows95", "why windows95"),
        ("https://blog.example/python-3.12", "python 3 12"),
        ("https://paper.example/owls-come-home/comments", "owls come home"),
        ("https://paper.example/news/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7", "ข่าว"),
        ("https://shop.example/kilns/amp", "kilns"),
        ("https://forum.example/viewtopic.php?t=309936", ""),
        ("https://forum.example/thread-222085.html", ""),
        ("https://paper.example/12708", ""),
        ("https://paper.example/?page=kilns", ""),
        ("http://[broken/on-kilns", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_words(address: str | None, words: str) -> None:
    assert slugs.words(address) == words.split()


@given(st.text(max_size=80))
def test_any_text_may_stand_for_an_address(text: str) -> None:
    for address in (text, f"https://paper.example/{text}"):
        assert all(word == word.strip() and word for word in slugs.words(address))
