"""Commands for clips one has: versions, likeness, tags, notes, the bin."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from clipper.cli import console, options
from clipper.cli.search import print_hits

Clip = Annotated[
    str, typer.Argument(metavar="CLIP", help="Id, or its first digits, or address of the page.")
]


def history(
    ctx: typer.Context,
    clip: Clip,
    archive: options.ArchivePath = None,
    as_json: options.AsJson = False,
) -> None:
    """List the versions of a page, the oldest first.

    \b
    Examples:
      clipper history https://example.org/tea
      clipper history 5f2c
    """
    with options.reading(ctx, archive) as opened:
        rows = opened.history(clip)
    if as_json:
        console.say(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        seen = (row["captured_at"] or row["added_at"])[:16].replace("T", " ")
        mark = "latest" if row["latest"] else ""
        words = f"{row['word_count']:,} words"
        console.say(
            f"{row['version']:>3}  {row['id']}  {seen}  {words:>14}  {mark:<6}  "
            + console.shown(row["title"])
        )


def diff(
    ctx: typer.Context,
    one: Annotated[str, typer.Argument(metavar="ID", help="The older clip.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The newer clip.")],
    archive: options.ArchivePath = None,
) -> None:
    """Show what changed between two clips, title and main content, as diff does.

    \b
    Example:
      clipper diff 5f2c 81d0
    """
    with options.reading(ctx, archive) as opened:
        for line in opened.diff(one, other):
            colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[0])
            console.say_styled(line, **({"fg": colour} if colour else {}))


def similar(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of a clip, or its first digits.")],
    archive: options.ArchivePath = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many.")] = 10,
    as_json: options.AsJson = False,
) -> None:
    """Find clips about the same, the most alike first.

    \b
    Example:
      clipper similar 5f2c
    """
    with options.reading(ctx, archive) as opened:
        print_hits(opened.similar(id, limit=limit), as_json)


def tag(
    ctx: typer.Context,
    clip: Clip,
    tags: Annotated[
        list[str] | None, typer.Argument(metavar="TAG", help="Tags to add; -- -tag takes away.")
    ] = None,
    archive: options.ArchivePath = None,
) -> None:
    """Tag a page, or list its tags. Tags stay when the page is stored again.

    \b
    Examples:
      clipper tag 5f2c tea reading-list
      clipper tag 5f2c -- -reading-list
      clipper search tag:tea
    """
    add = [name for name in tags or () if not name.startswith("-")]
    remove = [name[1:] for name in tags or () if name.startswith("-")]
    with options.writing(ctx, archive) as opened:
        left = opened.tag(clip, add=add, remove=remove)
    console.say(" ".join(left))


def note(
    ctx: typer.Context,
    clip: Clip,
    text: Annotated[
        str | None, typer.Argument(metavar="TEXT", help='The note; "" takes it away.')
    ] = None,
    archive: options.ArchivePath = None,
) -> None:
    """Write a note on a page, or show it.

    \b
    Examples:
      clipper note 5f2c "Ask Ada about the second table."
      clipper search is:noted
    """
    with options.writing(ctx, archive) as opened:
        if text is not None:
            opened.note(clip, text)
        console.say(opened.about(clip)["note"] or "")


def mark(
    ctx: typer.Context,
    clip: Clip,
    starred: Annotated[
        bool | None, typer.Option("--star/--no-star", help="With a star.", show_default=False)
    ] = None,
    read: Annotated[
        bool | None, typer.Option("--read/--unread", help="As read.", show_default=False)
    ] = None,
    archive: options.ArchivePath = None,
) -> None:
    """Mark a page with a star, or as read.

    \b
    Examples:
      clipper mark 5f2c --star --read
      clipper search "is:starred is:unread"
    """
    if starred is None and read is None:
        raise typer.BadParameter("say how: --star, --no-star, --read, --unread")
    with options.writing(ctx, archive) as opened:
        if starred is not None:
            opened.star(clip, starred)
        if read is not None:
            opened.mark_read(clip, read)


def delete(
    ctx: typer.Context,
    clip: Clip,
    undo: Annotated[bool, typer.Option("--undo", help="Take it back.")] = False,
    archive: options.ArchivePath = None,
) -> None:
    """Throw a page away, with all its versions; it can be had back until purge.

    \b
    Examples:
      clipper delete 5f2c
      clipper delete 5f2c --undo
    """
    with options.writing(ctx, archive) as opened:
        if undo:
            opened.undelete(clip)
            console.complain("Taken back.")
            return
        count = opened.delete(clip)
    console.complain(f"Thrown away: {count} version{'s' if count > 1 else ''}.")


def purge(
    ctx: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    archive: options.ArchivePath = None,
) -> None:
    """Remove for good what was thrown away, raw pages too.

    \b
    Example:
      clipper purge
    """
    with options.writing(ctx, archive) as opened:
        pages = opened.deleted()
        if not pages:
            console.complain("Nothing was thrown away.")
            return
        if not yes:
            for page in pages[:20]:
                console.complain(f"  {console.shown(page)}")
            typer.confirm(f"Remove {len(pages):,} pages for good?", abort=True, err=True)
        count = opened.purge()
    console.complain(f"{count:,} clips removed.")
