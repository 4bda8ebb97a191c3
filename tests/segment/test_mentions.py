"""What the labeller thinks that the blocks of a page mention."""

import pytest

from clipper.segment import segment
from clipper.segment.cut import text_blocks

PAGE = """Harbour Post

Snow in Kelm

By Jane Doe · Harbour Post · 5 hours ago

The ferry lay still all day, and nobody in the port could say when it would leave again. By noon
the snow had reached the doors of the mill, and the owls that live there had moved into the hall.

Related

Owls move into the old hall
Kelm Mail · 3 hours ago

© 2026 Harbour Post
"""


def test_of_all_blocks_of_a_page_one_names_the_publisher_and_one_the_site() -> None:
    blocks = segment(text_blocks.read(PAGE), "text")
    for name in ("publisher", "site"):
        told = [getattr(block.mentions, name) for block in blocks]
        assert sum(told) == pytest.approx(1, abs=1e-4)
        assert "Harbour Post" in blocks[told.index(max(told))].text
    assert all(0 <= block.mentions.headline <= 1 for block in blocks)


def test_the_same_page_has_the_same_mentions() -> None:
    first, again = (segment(text_blocks.read(PAGE), "text") for _ in range(2))
    assert [block.mentions for block in first] == [block.mentions for block in again]
