"""What a flattened page says twice is written out once."""

from __future__ import annotations

from clipper.page import Block, BlockKind, Role
from clipper.render import pieces, plain
from clipper.render.once import once

_PLAN = "The ferry leaves the north pier at seven and is back before the tide turns at noon"
_ASKED = "Does anybody know whether the old slipway still holds a boat of nine tons?"


def _blocks(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Block]:
    return [Block(text, n, kind, role=Role.BODY) for n, text in enumerate(texts)]


def _written(*texts: str, posts: tuple[int, ...] = ()) -> list[str]:
    heads = dict.fromkeys(posts, ("Ada Wren", "3 May"))
    return [piece.text.strip() for piece in pieces(_blocks(*texts), heads)]


def test_the_second_of_two_in_a_row_is_left_out():
    assert _written("Blue kettle", "Blue Kettle", "£12") == ["Blue kettle", "£12"]
    assert plain.text(pieces(_blocks(_PLAN, _PLAN))) == _PLAN


def test_a_long_stretch_is_left_out_where_it_stands_again():
    rest = "It costs nine crowns and takes bicycles, dogs and whoever brings a basket of cherries"
    page = [_PLAN, rest, "Booking", _PLAN, rest, "Harbour"]
    assert _written(*page) == [_PLAN, rest, "Booking", "Harbour"]


def test_a_line_of_verse_a_refrain_and_the_terms_of_each_offer_stay():
    verse = ["Row the boat,", "row the boat,", "down to the sea"]
    assert _written(*verse) == verse
    refrain = [f"and the {word} went round the bay" for word in ("wind", "moon", "gull", "bell")]
    song = [*refrain, "She came home late", *refrain]
    assert _written(*song) == song
    terms = [_PLAN, "It is one of the older boats of the line and takes no cars but hay carts"]
    offers = [line for name in ("Red", "White", "Grey") for line in (name, *terms)]
    assert _written(*offers) == offers


def test_items_that_several_plans_have_stay():
    plan = [_PLAN, "Cherries in a basket, a blanket for cold mornings and a seat by the window"]
    page = [*plan, "Second class", *plan]
    blocks = _blocks(*page, kind=BlockKind.LIST_ITEM)
    assert len(once(blocks, {})[0]) == len(page)


def test_a_post_that_is_quoted_is_left_out_with_who_said_it():
    page = [_ASKED, "Bo Lund said:", _ASKED, "It held mine last spring.", "Thanks!", "Thanks!"]
    assert _written(*page, posts=(0, 1, 4, 5)) == [_ASKED, page[3], "Thanks!", "Thanks!"]


def test_the_head_of_a_post_goes_to_what_it_says_itself():
    blocks = _blocks(_ASKED, _ASKED, "It held mine last spring.")
    kept, heads = once(blocks, {0: ("Ada Wren",), 1: ("Bo Lund",)})
    assert [block.n for block in kept] == [0, 1, 2]
    blocks = _blocks(_ASKED, "I doubt it.", _ASKED, "It held mine last spring.")
    kept, heads = once(blocks, {0: ("Ada Wren",), 2: ("Bo Lund",)})
    assert [block.n for block in kept] == [0, 1, 3]
    assert heads == {0: ("Ada Wren",), 3: ("Bo Lund",)}


def test_long_lists_that_stand_twice_are_not_looked_through_for_each_item():
    """Twenty thousand items took 20 s; here it is enough that looking ends, and that they stay."""
    items = [f"item{n}" for n in range(3000)]
    page = _blocks(*items, "Prices", *items, _PLAN, _PLAN, kind=BlockKind.LIST_ITEM)
    kept, _ = once(page, {})
    assert len(kept) == len(page)  # by then nobody looks any more
    few = _blocks(*items[:20], "Prices", *items[:20], _PLAN, _PLAN, kind=BlockKind.LIST_ITEM)
    assert len(once(few, {})[0]) == len(few) - 1
