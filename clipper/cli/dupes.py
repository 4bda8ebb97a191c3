"""`clipper dupes`: clips that are copies of each other."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from clipper.cli import console, options

app = typer.Typer(
    help="Look at copies: clipper dupes, clipper dupes split 5f2c, clipper dupes merge 5f2c 81d0.",
    rich_markup_mode=None,
    invoke_without_command=True,
)
Id = Annotated[str, typer.Argument(metavar="ID", help="Id of a clip, or its first digits.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="Id of another clip.")]


@app.callback()
def dupes(
    ctx: typer.Context, archive: options.ArchivePath = None, as_json: options.AsJson = False
) -> None:
    """List clips that are copies of each other, with the reason and where each was published.

    \b
    Examples:
      clipper dupes
      clipper dupes split 5f2c
      clipper dupes merge 5f2c 81d0
    """
    if ctx.invoked_subcommand:
        return
    with options.reading(ctx, archive) as opened:
        groups = opened.duplicates()
    if as_json:
        console.say(json.dumps(groups, ensure_ascii=False, indent=2))
        return
    for group in groups:
        title = console.shown(group["clips"][0]["title"])
        sites = f"  ({', '.join(map(console.shown, group['sites']))})" if group["sites"] else ""
        console.say_styled(f"{title}{sites}", bold=True)
        for clip in group["clips"]:
            alike = f" {clip['similarity']:.0%}" if clip["similarity"] is not None else ""
            place = console.shown(clip["url"] or clip["source"])
            console.say(f"    {clip['id']}  {clip['reason'] + alike:<24}  {place}")
    if not groups:
        console.complain("No copies.")


@app.command()
def split(ctx: typer.Context, id: Id, archive: options.ArchivePath = None) -> None:
    """Take a clip out of its group, for good.

    \b
    Example:
      clipper dupes split 5f2c
    """
    with options.writing(ctx, archive) as opened:
        opened.split(id)


@app.command()
def merge(ctx: typer.Context, id: Id, other: Other, archive: options.ArchivePath = None) -> None:
    """Put two clips, each with its copies, into one group.

    \b
    Example:
      clipper dupes merge 5f2c 81d0
    """
    with options.writing(ctx, archive) as opened:
        opened.merge(id, other)
