"""Addresses of links made whole, as `urllib.parse` makes them."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.words.addresses import absolute, scheme_of

BASES = ["https://a.example/b/c?d", "http://a.example", "", "ftp://a.example/b", "https://[a/"]
_PIECES = ["/", "//", "/.", "..", "?", "#", ";", ":", "@", "[", "a", "b.html", "é", " ", "\t", "="]


def result(make: Callable[[], str]) -> str | None:
    try:
        return make()
    except ValueError:
        return None


@pytest.mark.parametrize("base", BASES)
@given(
    st.sampled_from(["", "/", "https://b.example", "http://B.example:80/", "mailto:a"]),
    st.lists(st.sampled_from(_PIECES), max_size=8),
)
def test_as_the_standard_library_has_it(base: str, start: str, pieces: list[str]) -> None:
    address = start + "".join(pieces)
    full = result(lambda: urljoin(base, address))
    assert result(lambda: absolute(base, address)) == full
    if full is not None:
        assert result(lambda: scheme_of(full)) == result(lambda: urlsplit(full).scheme)
