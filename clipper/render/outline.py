"""Pieces in a row -> the tree of what stands in what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from clipper.render.frames import LISTS, TERMS, Frame
from clipper.render.piece import Piece


class Head(NamedTuple):
    """Who wrote the post that follows, and when."""

    lines: tuple[str, ...]


@dataclass(slots=True)
class Node:
    """A frame and what stands in it; the page itself has none."""

    frame: Frame | None = None
    children: list[Child] = field(default_factory=list)
    united: bool = False
    """Put together of lists of one item each."""

    @property
    def tag(self) -> str:
        return self.frame.tag if self.frame else ""


Child = Node | Piece | Head


def outline(pieces: Sequence[Piece]) -> Node:
    """The tree of the pieces of a page."""
    page = Node()
    opened = [page]
    frames: tuple[Frame, ...] = ()
    for piece in pieces:
        depth = 0
        while depth < min(len(frames), len(piece.around)) and frames[depth] == piece.around[depth]:
            depth += 1
        del opened[depth + 1 :]
        if piece.head:
            opened[-1].children.append(Head(piece.head))
        frames = piece.around
        for frame in frames[depth:]:
            opened.append(_opened(opened[-1], frame))
        opened[-1].children.append(piece)
    _unite(page)
    return page


def _opened(above: Node, frame: Frame) -> Node:
    """The node of a frame that begins; a list that stands in a list belongs to its last item."""
    if frame.tag in LISTS and above.tag in LISTS:
        last = above.children[-1] if above.children else None
        if not isinstance(last, Node):
            return above
        above = last
    node = Node(frame)
    above.children.append(node)
    return node


def _unite(node: Node) -> None:
    """Puts lists in a row together that are one, cut up: of one item each, counted on, of terms."""
    children: list[Child] = []
    for child in node.children:
        before = children[-1] if children else None
        if isinstance(child, Node):
            _unite(child)
            child = _unwrapped(child)
            if isinstance(before, Node) and _goes_on(before, child):
                before.united = before.united or len(before.children) == 1
                before.children += child.children
                continue
        children.append(child)
    node.children = children


def _unwrapped(node: Node) -> Node:
    """A list of bullets without the items that hold nothing but such a list: it belongs to the item
    before, or is the list itself."""
    if node.tag != "ul":
        return node
    children: list[Child] = []
    inner: Node | None = None
    for child in node.children:
        if (held := _held(child)) is None:
            inner = child if isinstance(child, Node) else None
            children.append(child)
        elif inner is None:
            children += held.children
        else:
            inner.children.append(held)
    node.children = children
    return node


def _held(item: Child) -> Node | None:
    """The list that is all that an item holds."""
    match item:
        case Node(children=[Node(frame=Frame(tag="ul")) as only]):
            return only
    return None


def _goes_on(before: Node, node: Node) -> bool:
    if before.tag == node.tag == TERMS:
        return True
    if before.tag != node.tag or node.tag not in LISTS:
        return False
    last, first = before.children[-1], node.children[0]
    if not (isinstance(last, Node) and isinstance(first, Node)):
        return False
    if node.tag == "ul":
        return len(node.children) == 1 and (before.united or len(before.children) == 1)
    if last.frame is None or first.frame is None:
        return False
    return first.frame.number == (last.frame.number or 0) + 1 > 1
