"""A clip as text, as Markdown, as JSON: selections by role, written out.

`pieces` says what belongs together, and what each piece stands in (`frames`, less those of which
`layout` finds that they are none); `plain` and `marked` write it, the latter from a tree of what
stands in what (`outline`); `record` turns whole clips into dictionaries and back.
"""

from __future__ import annotations

from collections.abc import Sequence

from clipper.page import Block
from clipper.render import marked, plain
from clipper.render.piece import Piece
from clipper.render.pieces import pieces
from clipper.render.record import from_dict, front_matter, to_dict, to_json

__all__ = ["Piece", "from_dict", "front_matter", "markdown", "pieces", "text", "to_dict", "to_json"]


def text(blocks: Sequence[Block]) -> str:
    """Text of the `Role.BODY` blocks, in order; see `plain.text`."""
    return plain.text(pieces(blocks))


def markdown(blocks: Sequence[Block], *, base_url: str | None = None) -> str:
    """Markdown of the `Role.BODY` blocks, in order; see `marked.markdown`."""
    return marked.markdown(pieces(blocks), base_url=base_url)
