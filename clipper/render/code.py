"""Code as its page shows it, without the numbers of its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from clipper.page import Block, BlockKind


def without_numbers(body: Iterable[Block]) -> Iterator[Block]:
    """The blocks, without the numbers of lines of code: a column of them beside it, which comes
    before it, or one before each line."""
    numbers: Block | None = None
    for block in body:
        if numbers is not None and not _are_numbers_of(numbers, block):
            yield numbers
        numbers = None
        if block.kind is not BlockKind.CODE or block.text[:1] not in " 0123456789":
            yield block
        elif all(number.isdecimal() for number in block.text.split()):
            numbers = block
        else:
            yield _without_own(block)
    if numbers is not None:
        yield numbers


def _are_numbers_of(numbers: Block, code: Block) -> bool:
    """Whether numbers right before code count its lines."""
    if code.kind is not BlockKind.CODE or code.n != numbers.n + 1:
        return False
    told = [int(number) for number in numbers.text.split()]
    is_count = told == list(range(told[0], told[0] + len(told)))
    return is_count and abs(len(told) - code.text.count("\n") - 1) <= 1


def _without_own(block: Block) -> Block:
    lines = block.text.split("\n")
    kept = _unnumbered(lines)
    return block if kept is lines else replace(block, text="\n".join(kept), markdown=None)


def _unnumbered(lines: Sequence[str]) -> Sequence[str]:
    """Lines of code, their numbers left out where each line has its own before it.

    >>> _unnumbered(["1", "x = 1", "2", "3", "y = 2"])
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
    return ["".join(line) for line in kept] if len(kept) > 1 else lines
