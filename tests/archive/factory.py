"""Clips made by hand: the archive is tested without the cleaning."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from clipper.archive import Archive, Outcome
from clipper.page import Block, BlockKind, Clip, Markup, RelatedItem, Role


def digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()


def page(text: str = "Water first.", title: str | None = "Tea", **fields: Any) -> Clip:
    """A clip with hashes that fit. Fields of `Clip` may be given, and `aside`: role to text."""
    asides: dict[Role, str] = fields.pop("aside", {})
    raw = fields.pop("raw", f"{title}\n{text}")
    blocks = [Block(text=title or "", n=0, kind=BlockKind.HEADING, level=1, role=Role.TITLE)]
    blocks += [
        Block(text=paragraph, n=n, role=Role.BODY, confidence=0.9, why="test")
        for n, paragraph in enumerate(text.split("\n\n"), 1)
    ]
    for role, aside in asides.items():
        markup = Markup(
            ("div",), ("side",), links=((aside, "/x"),), link_chars=len(aside), quotes=(7,)
        )
        blocks.append(Block(text=aside, n=len(blocks), role=role, markup=markup))
    clip = Clip(
        id="",
        source=None,
        url=None,
        canonical_url=None,
        title=title,
        subtitle=None,
        authors=(),
        publisher=None,
        aggregator=None,
        site=None,
        published=None,
        published_text=None,
        published_precision=None,
        modified=None,
        captured_at=None,
        language=None,
        description=None,
        image=None,
        kind="html",
        word_count=len(text.split()),
        text=text,
        markdown=text,
        attribution=(),
        related=(),
        blocks=tuple(blocks),
        provenance={"title": "h1"},
        raw_hash=digest(raw),
        content_hash=digest(title or "", text),
        pipeline="1",
        warnings=(),
    )
    clip = replace(clip, **fields)
    own = digest(clip.raw_hash, clip.url or "", clip.content_hash)[:16]
    return replace(clip, id=fields.get("id", own))


def related(*titles: str) -> tuple[RelatedItem, ...]:
    return tuple(
        RelatedItem(title, url=f"https://example.org/{n}") for n, title in enumerate(titles)
    )


def put(archive: Archive, *clips: Clip) -> list[Outcome]:
    """Adds clips with bytes of their own, and commits."""
    outcomes = [archive.add(clip, f"raw of {clip.raw_hash}".encode()) for clip in clips]
    archive.commit()
    return outcomes


def found(archive: Archive, query: str, **options: Any) -> set[str]:
    """Titles of the hits."""
    return {hit.title or "" for hit in archive.search(query, limit=100, **options)}
