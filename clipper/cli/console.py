"""Printing: safe on terminals, plain in pipes, and one line for an error."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable

import typer

_PICTURES = {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\n\t"}
_PICTURES |= {0x7F: "\u2421"} | dict.fromkeys(range(128, 160), "�")
_TURNING = dict.fromkeys([0x202A, 0x202B, 0x202D, 0x202E], "")
"""Marks that reorder what follows them, over the end of a line as well."""


def harmless(text: str) -> str:
    """Page text with control characters made visible, so that it cannot steer a terminal.

    >>> harmless("a\\x1b[31mb")
    'a␛[31mb'
    """
    return text.translate(_PICTURES | _TURNING)


def shown(text: str | None, width: int = 0) -> str:
    """Page text on one line; with a `width` in columns, cut to it."""
    line = " ".join(harmless(text or "").split())
    if not width or columns(line) <= width:
        return line
    kept, used = [], 1
    for char in line:
        used += columns(char)
        if used > width:
            break
        kept.append(char)
    return "".join(kept).rstrip() + "…"


def columns(text: str) -> int:
    """Columns of a terminal the text takes: wide East Asian characters take two."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))


def say(text: str) -> None:
    """A line of output; page text in it is made harmless where it meets a terminal."""
    typer.echo(harmless(text) if sys.stdout.isatty() else text)


def say_styled(text: str, **style: bool | str) -> None:
    """A line of output in a style; pipes get it plain."""
    typer.echo(typer.style(harmless(text), **style))  # type: ignore[arg-type]


def say_marked(text: str, marks: tuple[str, str]) -> None:
    """A line with marked words, which a terminal shows in bold."""
    line = "    " + shown(text)
    if sys.stdout.isatty():
        bold = typer.style("|", bold=True, fg="yellow").split("|")
        line = line.replace(marks[0], bold[0]).replace(marks[1], bold[1])
    typer.echo(line)


def complain(text: str) -> None:
    """A line on standard error."""
    typer.echo(harmless(text), err=True)


def width() -> int:
    """Columns to write in: those of the terminal, or enough for a file."""
    return os.get_terminal_size().columns if sys.stdout.isatty() else 160


def table(rows: Iterable[tuple[str, ...]], right: frozenset[int] = frozenset()) -> None:
    """Rows in columns; those named in `right` are numbers."""
    lines = list(rows)
    if not lines:
        return
    widths = [max(columns(line[place]) for line in lines) for place in range(len(lines[0]))]
    for line in lines:
        cells = []
        for place, cell in enumerate(line):
            pad = " " * (widths[place] - columns(cell))
            cells.append(pad + cell if place in right else cell + pad)
        typer.echo("  ".join(cells).rstrip())


MARKS = ("\ue000", "\ue001")
"""Private characters that stand around words to be highlighted, until they are."""


def search_marks() -> tuple[str, str]:
    """What a search is to put around the words it looked for."""
    return MARKS if sys.stdout.isatty() else ("**", "**")


def use_utf8() -> None:
    """UTF-8 out, whatever the system's default; what cannot be written does not stop the rest."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            terminal = stream.isatty()
            reconfigure(encoding=None if terminal else "utf-8", errors="replace")


def stop_writing() -> None:
    """The reader of a pipe has gone: nothing more is written, not at exit either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
