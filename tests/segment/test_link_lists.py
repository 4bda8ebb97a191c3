"""Lists of links behind an article that were taken for part of it."""

from __future__ import annotations

import pytest

from tests.segment.judged_pages import LISTING, PROSE, content

STORY = [f"{PROSE}{word}." for word in ("Un", "Deux", "Trois")]
NAMES = [f"Ferry {name} is late again" for name in ("Ada", "Bea", "Cleo", "Dora")]
ARTICLE = f"<article>{''.join(f'<p>{text}</p>' for text in STORY)}</article>"


def _links(address: str = "/f/", names: list[str] = NAMES) -> str:
    return "".join(f"<p><a href={address}{n}>{name}</a></p>" for n, name in enumerate(names))


def test_links_behind_the_article_are_related() -> None:
    assert content(f"{ARTICLE}<div>{_links()}</div>") == STORY
    assert len(content(f"{ARTICLE}<div>{_links()}</div>", page_type=LISTING)) == 7


@pytest.mark.parametrize(
    "page",
    [
        f"<div>{_links()}</div>{ARTICLE}",
        f"{ARTICLE[:-10]}{_links()}</article>",
        f"{ARTICLE}<div>{_links(names=NAMES[:3])}</div>",
        f"{ARTICLE}<div>{_links('guide#')}</div>",
        f"{ARTICLE}<div>{_links(names=[f'http://example.org/a/{n}' for n in range(4)])}</div>",
    ],
)
def test_other_links_stay(page: str) -> None:
    assert len(content(page)) >= 6
