"""Tables of one row that have sisters of several on their page: the parameters of one function of a
manual, and those of the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from clipper.page import Block, BlockKind


def sisters(body: Sequence[Block]) -> set[int]:
    """Numbers of the tables of one row that another table, of several rows with as many cells,
    stands in the same elements as."""
    tables: dict[int, list[tuple[object, ...]]] = defaultdict(list)
    for block in body:
        if block.kind is BlockKind.TABLE_ROW and block.markup is not None and "\t" in block.text:
            table = block.markup.innermost("table")
            if table is not None:
                depth = block.markup.parents.index(table)
                tables[table].append((block.text.count("\t"), *block.markup.path[:depth]))
    many = {kind for kinds in tables.values() if len(kinds) > 1 for kind in kinds}
    return {table for table, kinds in tables.items() if len(kinds) == 1 and kinds[0] in many}
