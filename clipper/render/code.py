"""Code as its page shows it: in one stretch, without the numbers of its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from clipper.page import Block, BlockKind
from clipper.render.markup import innermost


def whole(body: Iterable[Block]) -> Iterator[Block]:
    """The blocks; lines of code that are blocks of one `pre` are one, numbers of lines are none."""
    numbers: Block | None = None
    for block in _joined(body):
        if numbers is not None and not _are_numbers_of(numbers, block):
            yield numbers
        numbers = None
        if block.kind is BlockKind.CODE and block.text[:1] in " 0123456789":
            numbers = block
        else:
            yield block
    if numbers is not None:
        yield numbers


def _joined(body: Iterable[Block]) -> Iterator[Block]:
    for pre, run in groupby(body, _pre):
        if pre is None:
            yield from run
            continue
        lines = list(run)
        if len(lines) > 1:
            told = _without_numbers([line.text for line in lines])
            yield replace(lines[0], text="\n".join(told), markdown=None, n=lines[-1].n)
        else:
            yield lines[0]


def _pre(block: Block) -> int | None:
    if block.kind is not BlockKind.CODE or block.markup is None:
        return None
    return innermost(block, ("pre",))[1]


def _without_numbers(lines: Sequence[str]) -> Sequence[str]:
    """Lines of code, their numbers left out where each line has its own before it.

    >>> _without_numbers(["1", "x = 1", "2", "3", "y = 2"])
    ['x = 1', '', 'y = 2']
    """
    kept: list[list[str]] = []
    for line in lines:
        if line.strip() == str(len(kept) + 1):
            kept.append([])
        elif not kept or kept[-1]:
            return lines
        else:
            kept[-1].append(line)
    return ["".join(line) for line in kept]


def _are_numbers_of(numbers: Block, code: Block) -> bool:
    """Whether a stretch of code right before another holds the numbers of its lines only."""
    if code.kind is not BlockKind.CODE or code.n != numbers.n + 1:
        return False
    told = numbers.text.split()
    if not all(number.isdecimal() for number in told):
        return False
    first = int(told[0])
    is_count = [int(number) for number in told] == list(range(first, first + len(told)))
    return is_count and abs(len(told) - code.text.count("\n") - 1) <= 1
