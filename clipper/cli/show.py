"""`clipper show`: one clip."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from clipper.cli import console, options
from clipper.page import NO_CONTENT, Role

if TYPE_CHECKING:
    from clipper.page import Clip

ID_DIGITS = 16
_COLOURS = {
    Role.TITLE: "bright_white",
    Role.SUBTITLE: "bright_white",
    Role.BYLINE: "cyan",
    Role.BODY: "green",
    Role.CAPTION: "bright_green",
    Role.ATTRIBUTION: "bright_cyan",
    Role.COMMENTS: "blue",
    Role.RELATED: "magenta",
    Role.NAVIGATION: "bright_black",
    Role.PROMOTION: "yellow",
    Role.APP_BANNER: "yellow",
    Role.SHARING: "bright_black",
    Role.NOTICE: "bright_yellow",
    Role.LABEL: "bright_black",
}


def show(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of the clip, or its first digits.")],
    archive: options.ArchivePath = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="As Markdown.")] = False,
    as_json: options.AsJson = False,
    blocks: Annotated[
        bool, typer.Option("--blocks", help="Every block with its role, confidence and why.")
    ] = False,
    related: Annotated[
        bool,
        typer.Option("--related", help="Related items, and the clips of the archive they mean."),
    ] = False,
) -> None:
    """Show one clip.

    --related lists the pages this one points to, with the id of the clip where the archive has the
    page (by its address, or else by its exact title), and the clips that point to this one.

    \b
    Examples:
      clipper show 5f2c
      clipper show 5f2c --blocks         what was kept, what was set aside, and why
      clipper show 5f2c --related        what it points to, and what points to it
    """
    if markdown + (as_json and not related) + blocks + related > 1:
        raise typer.BadParameter("--markdown, --json, --blocks, --related exclude each other")
    with options.reading(ctx, archive) as opened:
        if related:
            _print_related(opened.related(id), as_json)
            return
        clip = opened.get(id)
    from clipper import render

    if as_json:
        console.say(render.to_json(clip, indent=2))
    elif blocks:
        _print_blocks(clip)
    elif markdown:
        console.say(clip.markdown)
    else:
        _print_head(clip)
        console.say(clip.text or _nothing(clip))


def _nothing(clip: Clip) -> str:
    """What is shown of a clip without main content: why, and what its page says it is about."""
    said = console.shown(clip.description)
    told = f"({clip.why_empty or NO_CONTENT}; --blocks shows what was set aside)"
    return f"{told}\n\nThe page says of itself: {said}" if said else told


def _print_head(clip: Clip) -> None:
    if clip.title:
        console.say_styled(console.shown(clip.title), bold=True)
    about = (", ".join(clip.authors), clip.publisher, clip.published, clip.url or clip.source)
    console.say_styled(console.shown(" · ".join(part for part in about if part)), dim=True)
    console.say("")


def _print_related(found: dict[str, list[dict[str, Any]]], as_json: bool) -> None:
    if as_json:
        console.say(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for item in found["related"]:
        about = (item["source"], item["published_text"], item["url"])
        told = " · ".join(part for part in about if part)
        id = item["clip"] or " " * ID_DIGITS
        console.say(
            f"{id}  {console.shown(item['title'])}" + (f"  ({console.shown(told)})" if told else "")
        )
    if not found["related"]:
        console.complain("No related items.")
    if found["mentioned_by"]:
        console.say_styled("Mentioned by", bold=True)
    for clip in found["mentioned_by"]:
        console.say(f"{clip['id']}  {console.shown(clip['title'] or clip['url'])}")


def _print_blocks(clip: Clip) -> None:
    for block in clip.blocks:
        head = f"{block.n:>4} {block.role.value:<11} {block.confidence:4.2f}  "
        text = console.shown(block.text)
        why = f"  [{console.shown(block.why)}]" if block.why else ""
        typer.echo(typer.style(head + text, fg=_COLOURS[block.role]) + typer.style(why, dim=True))
