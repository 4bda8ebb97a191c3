"""The word lists of bylines (`byline.toml`), all languages in one."""

from __future__ import annotations

from functools import cache

from clipper.words import lists as word_lists


@cache
def lists() -> dict[str, list[str]]:
    """The words of each list, the longest first."""
    return {
        name: sorted(set(word_lists.words("byline", name)), key=len, reverse=True)
        for name in word_lists.read("byline")
    }


@cache
def words(*names: str) -> frozenset[str]:
    """One of the lists, or several in one, casefolded."""
    return frozenset(word.casefold() for name in names for word in lists()[name])
