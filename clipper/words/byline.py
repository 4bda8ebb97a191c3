"""The word lists of bylines (`byline.toml`), all languages in one."""

from __future__ import annotations

from functools import cache

from clipper.words import lists as word_lists


@cache
def lists() -> dict[str, list[str]]:
    """The words of each list, the longest first."""
    data = word_lists.read("byline")
    return {
        name: sorted({word for words in lists.values() for word in words}, key=len, reverse=True)
        for name, lists in data.items()
    }


@cache
def words(name: str) -> frozenset[str]:
    """One of the lists, casefolded."""
    return frozenset(word.casefold() for word in lists()[name])
