"""Elements of a page's own making and buttons in a sentence, and boxes that end a line."""

from __future__ import annotations

import pytest

from clipper.segment.cut import html_blocks, html_tree


def texts(page: str) -> list[str]:
    return [block.text for block in html_blocks.read(html_tree.parse(page.encode()))]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>opened by Ann <local-time datetime=x>Jan 3</local-time> and shut</p>",
         ["opened by Ann Jan 3 and shut"]),
        ("<p>Row <x-emoji>⛵</x-emoji>! <my-link><a href=/t><x-y>see</x-y> terms</a></my-link></p>",
         ["Row ⛵! see terms"]),
        ("<a href=/o>All <x-b>oars</x-b></a>", ["All oars"]),
        ("<pre>a = <x-n>1</x-n>\nb</pre>", ["a = 1\nb"]),
        ("<p>Ash <x-icon></x-icon> oars</p>", ["Ash oars"]),
        ("<p><count-up>1500</count-up>watts</p>", ["1500 watts"]),
        # Parts of a page of their own.
        ("<x-card>One</x-card><x-card>Two</x-card>", ["One", "Two"]),
        ("<div>Hulls: <x-list><x-i>ash</x-i><x-i>elm</x-i><x-i>oak</x-i></x-list></div>",
         ["Hulls:", "ash", "elm", "oak"]),
        ("<a href=/a><x-icon></x-icon> Oars</a> <a href=/b><x-icon></x-icon> Sails</a>",
         ["Oars", "Sails"]),
        ("<div>Three <x-card><p>Four</p></x-card></div>", ["Three", "Four"]),
    ],
)  # fmt: skip
def test_an_own_element_in_a_sentence_is_a_phrase(page: str, expected: list[str]) -> None:
    assert texts(page) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<div>Depth: <div>20 m</div></div>", ["Depth: 20 m"]),
        ("<div><b>Depth:</b><div><span>20 m</span></div></div><p>Blue.</p>",
         ["Depth: 20 m", "Blue."]),
        ("<div>Depth: <div>20 m</div><div>30 m</div></div>", ["Depth:", "20 m", "30 m"]),
        ("<div>See: <div><a href=/o>Oars</a></div></div>", ["See:", "Oars"]),
        ("<div>Hired at:<div>Hired at: Kelm</div></div>", ["Hired at:", "Hired at: Kelm"]),
        ("<div>Tip: <div hidden>Row</div></div>", ["Tip:", "Row"]),
        ("<div>We say: <div><p>Row.</p></div></div>", ["We say:", "Row."]),
    ],
)  # fmt: skip
def test_a_box_that_ends_a_line_is_part_of_it(page: str, expected: list[str]) -> None:
    assert texts(page) == expected


def test_a_text_far_before_an_own_element_is_not_looked_for() -> None:
    assert texts(f"<p>Row {'<x-a></x-a>' * 100}<x-b>home</x-b></p>") == ["Row", "home"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>It holds, according to<button>Ann Oar,</button> a rower at Kelm.</p>",
         ["It holds, according to Ann Oar, a rower at Kelm."]),
        ("<p>Turn them off in <button><span>settings</span></button>.</p>",
         ["Turn them off in settings."]),
        ("<p>To be had at <button>shops near you</button></p>", ["To be had at shops near you"]),
        ("<div>We and our <a>few</a> <button>partners</button> row</div>",
         ["We and our few partners row"]),
        # To be pressed.
        ("<p>All about the oars <button>Learn more</button></p>",
         ["All about the oars", "Learn more"]),
        ("<p>Home | Oars | Sails | <button>Privacy</button> | About</p>",
         ["Home | Oars | Sails |", "Privacy", "| About"]),
        ("<p>Send us your mail: <button>Send</button> and wait</p>",
         ["Send us your mail:", "Send", "and wait"]),
        ("<li>Ash and elm <button>more of it</button></li>", ["Ash and elm", "more of it"]),
        ("<p>All of our oars <button><div>Ash</div><div>Elm</div></button> here</p>",
         ["All of our oars", "Ash", "Elm", "here"]),
        ("<p>All of our oars <button><img alt=Oar></button> here</p>",
         ["All of our oars", "Oar", "here"]),
    ],
)  # fmt: skip
def test_a_button_in_a_sentence_is_part_of_it(page: str, expected: list[str]) -> None:
    assert texts(page) == expected
