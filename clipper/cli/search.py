"""`clipper search`: ranked hits."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from clipper.cli import console, options
from clipper.page import Role

if TYPE_CHECKING:
    from clipper.archive import Archive, Hit, Overview


class Sort(StrEnum):
    """What comes first."""

    RANK = "rank"
    DATE = "date"


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
    all_words: Annotated[
        bool, typer.Option("--all-words", help="Never clips that have only some of the words.")
    ] = False,
    sort: Annotated[Sort, typer.Option("--sort", help="date: newest first.")] = Sort.RANK,
    snippets: Annotated[
        int, typer.Option(min=1, help="Show so many places of a clip, if it has them.")
    ] = 1,
    facets: Annotated[
        bool, typer.Option("--facets", help="Count all that is found by site, author, month …")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show how the query is read, and do not search.")
    ] = False,
    as_json: options.AsJson = False,
) -> None:
    """Search titles and main content.

    All words must occur; where too few clips have all, some with most of them follow, and it says
    so. "a phrase", -not, this OR that, begin*, *inside* (see clipper index);
    title: site: author: publisher: lang: tag: before: after: role: is: narrow it (is:duplicate,
    starred, read, unread, noted, empty).

    \b
    Examples:
      clipper search "light tower"
      clipper search tea --site example.org --since 2024
      clipper search ferry --in related
      clipper search 'harbour OR port -"air port" author:black after:30d'
      clipper search -- -tea
    """
    if explain:
        from clipper.archive import Archive

        console.say(Archive.explain(query))
        return
    narrowed = {"site": site, "since": since, "until": until, "language": language}
    with options.reading(ctx, archive) as opened:
        if facets:
            found = opened.overview(query, role=role, all_words=all_words, **narrowed)
            _print_facets(found, as_json)
            return
        hits = opened.search(
            query,
            limit=limit,
            role=role,
            marks=("**", "**") if as_json else console.search_marks(),
            by_date=sort is Sort.DATE,
            all_words=all_words,
            snippets=snippets,
            **narrowed,
        )
        print_hits(hits, as_json)
        if as_json or any(not hit.partial for hit in hits):
            return
        if not hits:
            console.complain(_why_nothing(opened, query, role))
        advice = opened.advise(query, **narrowed)
        for told in () if hits else advice.empty:
            console.complain(f"No clip at all: {told}")
        if advice.better:
            console.complain(f"Did you mean: {advice.better}")


def print_hits(hits: list[Hit], as_json: bool) -> None:
    """Hits for a reader or for a program."""
    if as_json:
        rows = [_as_dict(hit) for hit in hits]
        console.say(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    whole = [hit for hit in hits if not hit.partial]
    for hit in whole:
        _print(hit)
    partial = hits[len(whole) :]
    if partial and whole:
        typer.echo("These have some of the words:")
    elif partial:
        typer.echo("No clip has all of these words; these have some:")
    for hit in partial:
        _print(hit)


def _print_facets(found: Overview, as_json: bool) -> None:
    if as_json:
        told = {"clips": found.clips, "more": found.more, "partial": found.partial, **found.facets}
        console.say(json.dumps(told, ensure_ascii=False, indent=2))
        return
    if found.partial:
        typer.echo("No clip has all of these words; these have some:")
    clips = "clip" if found.clips == 1 else "clips"
    more = ", the last stored of more" if found.more else ""
    typer.echo(f"{'found':<10} {found.clips:,} {clips}{more}")
    for name, counts in found.facets.items():
        if counts:
            values = (f"{console.shown(value)} {count:,}" for value, count in counts.items())
            typer.echo(f"{name:<10} {', '.join(values)}")


def _as_dict(hit: Hit) -> dict[str, object]:
    names = (
        "id", "source", "url", "title", "publisher", "published", "snippet", "score", "copies",
        "partial", "versions", "snippets",
    )  # fmt: skip
    return {name: getattr(hit, name) for name in names}


def _print(hit: Hit) -> None:
    copies = f"+{len(hit.copies)} copies" if hit.copies else ""
    versions = f"{hit.versions} versions" if hit.versions > 1 else ""
    about = " · ".join(filter(None, (hit.publisher, (hit.published or "")[:10], versions, copies)))
    title = console.shown(hit.title or hit.url or hit.source)
    console.say_styled(
        f"{hit.id}  {title}" + (f"  ({console.shown(about)})" if about else ""), bold=True
    )
    for snippet in filter(None, hit.snippets):
        console.say_marked(snippet, hit.marks)


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
