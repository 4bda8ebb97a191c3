"""The main content as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from clipper.render.piece import Piece


def text(pieces: Sequence[Piece]) -> str:
    """Text of the pieces of a page, in order.

    Paragraphs, headings and stretches of code are parted by blank lines; items of one list and
    rows of one table stand on lines of their own with none between, cells parted by a tab.
    """
    written: list[str] = []
    for piece in pieces:
        if piece.text:
            if written:
                written.append("\n" if piece.tight else "\n\n")
            written.append(piece.text)
    return "".join(written)
