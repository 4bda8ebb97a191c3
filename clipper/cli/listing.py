"""`clipper list` and `clipper stats`: what is in the archive."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from clipper.cli import console, options


def list_clips(
    ctx: typer.Context,
    archive: options.ArchivePath = None,
    site: options.Site = None,
    since: options.Since = None,
    until: options.Until = None,
    language: options.Language = None,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", min=1, help="At most so many.")
    ] = None,
    as_json: options.AsJson = False,
) -> None:
    """List the clips, newest first.

    \b
    Examples:
      clipper list --site example.org
      clipper list --since 2025-01 --language de --json
    """
    with (
        options.reading(ctx, archive) as opened,
        options.ended(
            opened.rows(site=site, since=since, until=until, language=language, limit=limit)
        ) as rows,
    ):
        if as_json:
            console.say(json.dumps(list(rows), ensure_ascii=False, indent=2))
            return
        place = console.width()
        empty = True
        for row in rows:
            empty = False
            head = f"{row['id']}  {(row['published'] or '')[:10]:<10}  "
            site_name = console.shown(row["site"], 24)
            head += site_name + " " * (24 - console.columns(site_name)) + "  "
            title = row["title"] or row["url"] or row["source"]
            typer.echo(head + console.shown(title, max(20, place - console.columns(head))))
        if empty:
            filtered = any((site, since, until, language))
            console.complain("No clip fits." if filtered else "The archive is empty.")


def stats(
    ctx: typer.Context, archive: options.ArchivePath = None, as_json: options.AsJson = False
) -> None:
    """Show what the archive holds, in numbers.

    \b
    Example:
      clipper stats --json
    """
    with options.reading(ctx, archive) as opened:
        numbers = opened.stats()
    if as_json:
        console.say(json.dumps(numbers, ensure_ascii=False, indent=2))
        return
    for name, value in numbers.items():
        label = name.replace("_", " ")
        if isinstance(value, dict):
            parts = (
                f"{console.shown(str(k)) or '(none)'} {n:,}" for k, n in list(value.items())[:12]
            )
            typer.echo(f"{label:<16} {', '.join(parts)}")
        else:
            typer.echo(
                f"{label:<16} {value:,}" if isinstance(value, int) else f"{label:<16} {value}"
            )
