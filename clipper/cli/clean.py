"""`clipper clean`: pages in, cleaned pages out, no archive."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clipper.cli import console, options
from clipper.errors import PageError

if TYPE_CHECKING:
    from clipper.page import Clip


class Format(StrEnum):
    """How cleaned pages are written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    JSONL = "jsonl"


def clean(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH",
            help="Files and folders; - or nothing is standard input.",
            show_default=False,
        ),
    ] = None,
    format: Annotated[
        Format,
        typer.Option(
            "--format", "-f", help="json: one object, or an array if there are several pages."
        ),
    ] = Format.TEXT,
    url: options.Url = None,
    captured_at: options.CapturedAt = None,
    kind: options.Kind = options.KindChoice.AUTO,
) -> None:
    """Print the main content of pages; no archive is needed.

    Pages are written in the order of the input, each as soon as it is ready. A page that cannot
    be cleaned is told on standard error, and the others go on.

    \b
    Examples:
      clipper clean page.html
      clipper clean --format jsonl saved-pages/ > pages.jsonl
      curl https://example.org/ | clipper clean --format markdown --url https://example.org/
    """
    inputs = paths or [Path("-")]
    for path in inputs:
        options.must_exist(path)
    from clipper.ingest import each

    failed = False

    def clips() -> Iterator[Clip]:
        nonlocal failed
        for answer in each(inputs, url=url, captured_at=captured_at, kind=kind.value):
            if isinstance(answer, PageError):
                failed = True
                console.complain(f"clipper: {answer}")
            else:
                yield answer

    _write(clips(), format)
    if failed:
        raise typer.Exit(1)


def _write(clips: Iterator[Clip], format: Format) -> None:
    from clipper import render

    if format is Format.JSONL:
        for clip in clips:
            console.say(render.to_json(clip))
        return
    first = list(islice(clips, 2))
    clips = chain(first, clips)
    if format is Format.JSON:
        _write_json(clips, len(first) > 1)
        return
    for n, clip in enumerate(clips):
        if len(first) > 1:
            console.say(("\n" if n else "") + f"==> {clip.source} <==")
        console.say(clip.text if format is Format.TEXT else clip.markdown)
        if not clip.text:
            console.complain(f"clipper: {clip.source}: {clip.why_empty}")


def _write_json(clips: Iterator[Clip], several: bool) -> None:
    from clipper import render

    if not several:
        for clip in clips:
            console.say(render.to_json(clip, indent=2))
        return
    for n, clip in enumerate(clips):
        console.say(("[\n" if n == 0 else ",\n") + render.to_json(clip, indent=2))
    console.say("]")
