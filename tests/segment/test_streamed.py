"""Parts of a page that come last are read where they belong."""

from __future__ import annotations

from time import process_time

import pytest

from clipper.segment.cut import html_blocks, html_tree

_MAPLE = '<div hidden id="S:0"><pre>install maple</pre></div>'


def texts(page: str) -> list[str]:
    return [block.text for block in html_blocks.read(html_tree.parse(page.encode()))]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        # What stands in for a part goes with the comment that ends it; without, it stays.
        ('<p>So:</p><!--$?--><template id="B:0"></template><div>Loading</div><!--/$--><p>Foot</p>'
         f'{_MAPLE}<script>$RC("B:0","S:0")</script>', ["So:", "install maple", "Foot"]),
        ('<p>So:</p><!--$?--><template id="B:0"></template>Wait<!--$--><i>!</i><!--/$--><!--/$-->'
         f"<p>Foot</p>{_MAPLE}", ["So:", "install maple", "Foot"]),
        (f'<p>So:</p><template id="B:0"></template><div>Wait</div><p>Foot</p>{_MAPLE}',
         ["So:", "install maple", "Wait", "Foot"]),
        # In a sentence.
        ('<p>Use <template id="P:1"></template> at ease</p><div hidden id="S:1">a <b>jig</b></div>',
         ["Use a jig at ease"]),
        # The script decides.
        ('<template id="B:1"></template><p>Foot</p><div hidden id="S:1"><p>One</p></div>'
         '<div hidden id="S:4"><p>Four</p></div><script>$RC("B:1","S:4")</script>',
         ["Four", "Foot", "One"]),
        ('<p>A <template id="P:2"></template>c</p><div hidden id="S:1">b</div>'
         '<script>$RS("S:1","P:2")</script>', ["A bc"]),
        # Parts within parts, in whatever order they come.
        ('<template id="B:0"></template><p>Foot</p><div hidden id="S:1"><p>In</p></div>'
         '<div hidden id="S:0"><p>Out</p><template id="P:1"></template></div>',
         ["Out", "In", "Foot"]),
        ('<template id="B:0"></template><p>Foot</p><div hidden id="S:0"><p>Out</p>'
         '<template id="B:1"></template><p>End</p><div hidden id="S:1"><p>In</p></div></div>',
         ["Out", "In", "End", "Foot"]),
        # Behind the end of the page.
        ('<html><body><template id="B:0"></template><p>Foot</p></body></html>'
         f"<!-- late -->{_MAPLE}", ["install maple", "Foot"]),
        # Other pages read as ever.
        ('<!-- a --><head><!-- b --><title>T</title></head><p>a<!-- c -->b</p><i id="S:x">c</i>',
         ["ab", "c"]),
    ],
)  # fmt: skip
def test_parts_are_read_in_their_places(page: str, expected: list[str]) -> None:
    assert texts(page) == expected


def test_what_is_put_into_its_place_is_shown() -> None:
    page = f'<template id="B:0"></template>{_MAPLE}<div hidden id="S:7">Left</div>'
    blocks = html_blocks.read(html_tree.parse(page.encode()))
    assert [(b.text, b.markup.hidden) for b in blocks if b.markup] == [
        ("install maple", False),
        ("Left", True),
    ]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<div hidden id="S:0"><p>Me</p><template id="B:0"></template></div>', ["Me"]),
        ('<div hidden id="S:0">A<template id="B:1"></template></div>'
         '<div hidden id="S:1">B<template id="B:0"></template></div>', ["A", "B"]),
        ('<template id="B:0"></template><p>-</p><template id="B:0"></template>'
         '<div hidden id="S:0">A</div><div hidden id="S:0">B</div>', ["A", "-", "B"]),
        ('<template id="B:0"></template><template id="P:0"></template>'
         '<div hidden id="S:0">A</div><script>$RC("B:0","S:0");$RS("S:0","P:0")</script>', ["A"]),
        ('<template id="B:0"></template><div hidden id="S:0">A</div><div hidden id="S:1">B</div>'
         '<script>$RC("B:0","S:0");$RC("B:0","S:1");$RC("B:9","S:9")</script>', ["A", "B"]),
    ],
)  # fmt: skip
def test_pages_that_make_no_sense(page: str, expected: list[str]) -> None:
    assert texts(page) == expected


def test_many_parts_take_no_time() -> None:
    count = 20_000
    chain = "".join(
        f'<div hidden id="S:{n:x}">w{n}<b><template id="P:{n + 1:x}"></template></b></div>'
        for n in range(count)
    )
    row = "".join(f'text <template id="B:{n:x}"></template>' for n in range(count))
    deep = "".join(
        f'<div hidden id="S:{n:x}">{"<div>" * 1500}w{n}<template id="B:{n + 1:x}"></template>'
        f"{'</div>' * 1501}"
        for n in range(100)
    )
    began = process_time()
    assert texts(f'<template id="P:0"></template>{chain}')[0].startswith("w0w1")
    assert texts(row + chain)
    assert texts(f'<template id="B:0"></template>{deep}')[0] == "w0"
    assert process_time() - began < 6
