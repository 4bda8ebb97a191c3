"""Elements that say themselves how they are shown are read as they are."""

from __future__ import annotations

from time import process_time

import pytest

from clipper.segment.cut import html_blocks, html_tree

_OPEN = '<template shadowrootmode="open">'


def texts(page: str) -> list[str]:
    return [block.text for block in html_blocks.read(html_tree.parse(page.encode()))]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"<x-a>{_OPEN}<style>p {{}}</style><p>Ash</p></template></x-a><p>Elm</p>", ["Ash", "Elm"]),
        (f"<x-a>{_OPEN}<p>Tip: <slot>none</slot></p></template>Row.</x-a>", ["Tip: Row."]),
        (f"<x-a>{_OPEN}<p>Tip: <slot>none</slot></p></template></x-a>", ["Tip: none"]),
        (f"<x-a>{_OPEN}<slot name=b></slot><hr><slot></slot></template><p>One</p><p slot=b>Two</p>"
         "Three</x-a>", ["Two", "One", "Three"]),
        (f"<x-a>{_OPEN}<p>Ash</p></template><p>No slot</p></x-a>", ["Ash", "No slot"]),
        (f"<x-a>{_OPEN}<x-b>{_OPEN}<h2><slot></slot></h2></template><slot></slot></x-b><p>Foot</p>"
         "</template>Head</x-a>", ["Head", "Foot"]),
        (f"<p>Row <x-a>{_OPEN}<b><slot></slot></b></template>home</x-a> now</p>", ["Row home now"]),
        (f"<x-a>{_OPEN}<slot name=b></slot></template><template>Unborn</template></x-a><p>Born",
         ["Born"]),
        (f"{_OPEN}<slot><template shadowrootmode=open></slot></template><slot>", []),
    ],
)  # fmt: skip
def test_templates_are_read_in_place_of_their_hosts(page: str, expected: list[str]) -> None:
    assert texts(page) == expected


def test_what_a_hidden_slot_holds_is_hidden() -> None:
    page = f"<x-a>{_OPEN}<slot name=more hidden><p>More</p></slot></template></x-a>"
    (block,) = html_blocks.read(html_tree.parse(page.encode()))
    assert block.markup
    assert block.markup.hidden


def test_many_templates_take_no_time() -> None:
    row = f"<x-a>{_OPEN}<slot></slot></template>a</x-a>" * 20_000
    deep = f"{f'<x-a>{_OPEN}<slot>a</slot>' * 900}{'<slot></slot><p>b</p>' * 10_000}</template>"
    began = process_time()
    assert texts(row)
    assert texts(deep)
    assert process_time() - began < 6
