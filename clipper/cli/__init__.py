"""The command line: arguments in, one call, printing out.

Exit codes: 0 done, 1 something failed, 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from clipper.cli import (
    clean,
    console,
    curate,
    dupes,
    export,
    ingest,
    listing,
    reclean,
    runs,
    search,
    show,
    trust,
)
from clipper.errors import ClipperError

__all__ = ["app", "main"]


class _Commands(TyperGroup):
    """Catches at the edge what went wrong, and says it in one line."""

    def invoke(self, ctx: Any) -> Any:
        console.use_utf8()
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            console.stop_writing()
            raise typer.Exit(0) from None
        except KeyboardInterrupt:
            raise typer.Exit(130) from None
        except ClipperError as error:
            if _debugging(ctx):
                raise
            console.complain(f"clipper: {error}")
            raise typer.Exit(1) from None


def _debugging(ctx: Any) -> bool:
    return bool((ctx.obj or {}).get("debug"))


app = typer.Typer(
    name="clipper",
    cls=_Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"clipper {version('clipper-archive')}")
        raise typer.Exit


@app.callback()
def clipper(
    ctx: typer.Context,
    archive: Annotated[
        Path | None,
        typer.Option(
            "--archive", "-a", dir_okay=False, help="The archive; may stand after the command too."
        ),
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show the trace of an error.")] = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Show the version, and exit."
        ),
    ] = False,
) -> None:
    """Turn saved web pages, HTML or bare text, into a clean, searchable archive.

    \b
    Examples:
      clipper clean page.html            the article of one page
      clipper ingest pages/              a folder into archive.db
      clipper search "light tower"       find it again
    """
    ctx.obj = {"archive": archive, "debug": debug}


app.command(no_args_is_help=False)(clean.clean)
app.command()(ingest.ingest)
app.command()(reclean.reclean)
app.command()(search.search)
app.command()(show.show)
app.command("list")(listing.list_clips)
app.command()(listing.stats)
app.command()(export.export)
app.command("import")(export.import_clips)
app.add_typer(runs.app, name="runs")
app.command()(curate.history)
app.command()(curate.diff)
app.command()(curate.similar)
app.add_typer(dupes.app, name="dupes")
app.command()(curate.tag)
app.command()(curate.note)
app.command()(curate.mark)
app.command()(curate.delete)
app.command()(curate.purge)
app.command()(trust.verify)
app.command()(trust.index)
app.command()(trust.backup)
app.command()(trust.restore)


def main() -> None:
    """The `clipper` command."""
    try:
        app(prog_name="clipper")
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if "--debug" in sys.argv:
            raise
        console.complain(
            f"clipper: fault in clipper: {type(error).__name__}: {error} (see --debug)"
        )
        sys.exit(1)
