"""Options that several commands share, and the archive they name."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from clipper.errors import NotAnArchive

if TYPE_CHECKING:
    from clipper.archive import Archive

T = TypeVar("T")

LIMITS = ("page", "whole", "total", "ratio", "members", "depth", "seconds", "memory")
"""What a user can raise: see `clipper.readers.Limits` and `clipper.ingest.Bounds`."""

DEFAULT_ARCHIVE = Path("archive.db")


class KindChoice(StrEnum):
    """What the input is."""

    AUTO = "auto"
    HTML = "html"
    TEXT = "text"


def parse_moment(value: str) -> datetime:
    """A date or a date with time, ISO 8601; without an offset it is UTC."""
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is no date such as 2025-06-19T08:30Z") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def parse_day(value: str) -> str:
    """A year, a month or a day, as ISO 8601 writes them."""
    value = value.strip()
    filled = value + {4: "-01-01", 7: "-01"}.get(len(value), "")
    try:
        date.fromisoformat(filled)
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is no date such as 2025-06-19") from error
    return value


_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmgt]?)b?", re.I)


def parse_limit(value: str) -> tuple[str, int]:
    """(name, number) of a limit such as `page=200MB`.

    >>> parse_limit("page=1.5MB")
    ('page', 1500000)
    """
    name, _, size = value.partition("=")
    found = _SIZE.fullmatch(size.strip())
    if name.strip() not in LIMITS or not found:
        raise typer.BadParameter(
            f"{value!r} is no limit such as page=200MB; there are {', '.join(LIMITS)}"
        )
    power = " kmgt".index(found[2].lower() or " ")
    return name.strip(), int(float(found[1]) * 1000**power)


ArchivePath = Annotated[
    Path | None,
    typer.Option(
        "--archive",
        "-a",
        envvar="CLIPPER_ARCHIVE",
        show_default="archive.db",
        dir_okay=False,
        help="The archive.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="For programs: JSON.")]
Url = Annotated[str | None, typer.Option(help="Address of the page, if you know it.")]
CapturedAt = Annotated[
    datetime | None,
    typer.Option(
        parser=parse_moment,
        metavar="DATE",
        help='When the page was saved: "5 hours ago" is counted from it.',
    ),
]
Kind = Annotated[KindChoice, typer.Option(help="What the input is.")]
Site = Annotated[str | None, typer.Option(help="Only this site, such as example.org.")]
Since = Annotated[
    str | None,
    typer.Option(parser=parse_day, metavar="DATE", help="Only published on this day or later."),
]
Until = Annotated[
    str | None,
    typer.Option(parser=parse_day, metavar="DATE", help="Only published on this day or before."),
]
Language = Annotated[str | None, typer.Option(help="Only in this language, such as en.")]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        help="Pages cleaned at the same time.",
        show_default="one for each processor",
    ),
]


def archive_path(ctx: typer.Context, given: Path | None) -> Path:
    """The archive meant: after the command, before it, in the environment, or `archive.db`."""
    before: Path | None = (ctx.find_root().obj or {}).get("archive")
    return given or before or DEFAULT_ARCHIVE


@contextmanager
def ended(rows: Iterator[T]) -> Iterator[Iterator[T]]:
    """Rows of an archive, let go of before it is closed even if not all were taken."""
    try:
        yield rows
    finally:
        if isinstance(rows, Generator):
            rows.close()


def must_exist(path: Path) -> None:
    """An input that is not there is wrong usage; `-` is standard input."""
    if path != Path("-") and not path.exists() and not path.is_symlink():
        raise typer.BadParameter(f"{path} is not there", param_hint="PATH")


@contextmanager
def reading(ctx: typer.Context, given: Path | None) -> Iterator[Archive]:
    """The archive, to read it; closed afterwards."""
    from clipper.archive import Archive

    path = archive_path(ctx, given)
    if not path.exists():
        raise NotAnArchive(
            "there is no archive", subject=str(path), hint="clipper ingest makes one"
        )
    with Archive(path, create=False, read_only=True) as archive:
        yield archive


@contextmanager
def writing(ctx: typer.Context, given: Path | None) -> Iterator[Archive]:
    """The archive, to change it; closed afterwards. Never made."""
    from clipper.archive import Archive

    with Archive(archive_path(ctx, given), create=False) as archive:
        yield archive
