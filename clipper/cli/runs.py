"""`clipper runs`: what ingest runs did."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from clipper.cli import console, options

if TYPE_CHECKING:
    from clipper.archive import Archive

app = typer.Typer(
    help="Look at ingest runs: clipper runs, clipper runs show 3 --failed.",
    rich_markup_mode=None,
    invoke_without_command=True,
)


@app.callback()
def runs(
    ctx: typer.Context, archive: options.ArchivePath = None, as_json: options.AsJson = False
) -> None:
    """List the ingest runs, the last first.

    \b
    Examples:
      clipper runs
      clipper runs show 3 --failed --json
    """
    if ctx.invoked_subcommand:
        return
    with options.reading(ctx, archive) as opened:
        rows = opened.runs()
    if as_json:
        console.say(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    console.table([_line(row) for row in rows], right=frozenset({0}))
    if not rows:
        console.complain("No run yet.")


@app.command()
def show(
    ctx: typer.Context,
    run: Annotated[int, typer.Argument(metavar="RUN", help="Number of the run.")],
    archive: options.ArchivePath = None,
    failed: Annotated[bool, typer.Option("--failed", help="Only what failed.")] = False,
    as_json: options.AsJson = False,
) -> None:
    """Show what one run changed, passed over or could not do, input by input.

    Unchanged inputs are only counted: see clipper runs.

    \b
    Example:
      clipper runs show 3 --failed
    """
    from clipper.archive import Outcome

    with (
        options.reading(ctx, archive) as opened,
        options.ended(opened.inputs.outcomes(run, Outcome.FAILED if failed else None)) as rows,
    ):
        _must_be_there(opened, run)
        if as_json:
            console.say(json.dumps(list(rows), ensure_ascii=False, indent=2))
            return
        for row in rows:
            head = f"{row['outcome'].replace('_', ' '):<12} {row['source']}"
            console.say(head + (f": {row['reason']}" if row["reason"] else ""))


def _must_be_there(opened: Archive, run: int) -> None:
    if not any(row["run"] == run for row in opened.runs()):
        raise typer.BadParameter(f"there is no run {run}", param_hint="RUN")


def _line(row: dict[str, Any]) -> tuple[str, ...]:
    state = "" if row["finished_at"] else "not finished"
    counts = ", ".join(f"{n:,} {name.replace('_', ' ')}" for name, n in row["outcomes"].items())
    return (
        str(row["run"]),
        row["started_at"][:19].replace("T", " "),
        counts or "nothing",
        state,
    )
