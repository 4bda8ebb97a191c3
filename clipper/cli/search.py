"""`clipper search`: ranked hits."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from clipper.cli import console, options
from clipper.page import Role

if TYPE_CHECKING:
    from clipper.archive import Archive, Hit


def search(
    ctx: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words; a phrase in quotes.")],
    archive: options.ArchivePath = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many.")] = 20,
    role: Annotated[
        Role | None,
        typer.Option("--in", help="Search what was set aside instead of the main content."),
    ] = None,
    site: options.Site = None,
    since: options.Since = None,
    until: options.Until = None,
    language: options.Language = None,
    as_json: options.AsJson = False,
) -> None:
    """Search titles and main content.

    \b
    Examples:
      clipper search "light tower"
      clipper search tea --site example.org --since 2024
      clipper search ferry --in related
    """
    with options.reading(ctx, archive) as opened:
        hits = opened.search(
            query,
            limit=limit,
            role=role,
            site=site,
            since=since,
            until=until,
            language=language,
            marks=("**", "**") if as_json else console.search_marks(),
        )
        if as_json:
            rows = [_as_dict(hit) for hit in hits]
            console.say(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for hit in hits:
            _print(hit)
        if not hits:
            console.complain(_why_nothing(opened, query, role))


def _as_dict(hit: Hit) -> dict[str, object]:
    names = ("id", "source", "url", "title", "publisher", "published", "snippet", "score")
    return {name: getattr(hit, name) for name in names}


def _print(hit: Hit) -> None:
    about = " · ".join(filter(None, (hit.publisher, (hit.published or "")[:10])))
    title = console.shown(hit.title or hit.url or hit.source)
    console.say_styled(
        f"{hit.id}  {title}" + (f"  ({console.shown(about)})" if about else ""), bold=True
    )
    if hit.snippet:
        console.say_marked(hit.snippet, hit.marks)


def _why_nothing(opened: Archive, query: str, role: Role | None) -> str:
    """What to say instead of hits."""
    if not query.strip():
        return "Nothing to search for: the query is empty."
    if not next(iter(opened.rows(limit=1)), None):
        return "Nothing found: the archive is empty."
    if role is None:
        return (
            "Nothing found in titles and main content (set aside: --in related, --in comments …)."
        )
    return f"Nothing found in {role.value}."
