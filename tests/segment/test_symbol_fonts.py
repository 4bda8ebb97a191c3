"""Letters that a font shows as signs."""

from __future__ import annotations

import pytest

from clipper.segment.cut import html_blocks, html_tree


def texts(html: str) -> list[str]:
    return [block.text for block in html_blocks.read(html_tree.parse(html.encode()))]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("Oars<sup><font style=\"FONT-FAMILY:'WINGDINGS 3'\">&#113;</font></sup> (ash)",
         "Oars▼ (ash)"),
        ('<span style="font-family:Symbol"><span style="x:y">·<span style=\'font:7pt "Times New '
         "Roman\"'>&nbsp; &nbsp;</span></span></span>Ash", "• Ash"),
        ("<font face=Wingdings>ü</font> Ash", "✓ Ash"),
        ("<font face=wingdings size=2>&#xF0FC;</font> Ash", "✓ Ash"),
        ("<font face='Wingdings, serif'>&#159;</font> Ash", "• Ash"),
        ("<span style='font-family: \"Wingdings 2\", serif'>P</span> Ash", "✓ Ash"),
        ("<font face=Webdings>r</font> Ash", "✗ Ash"),
        ("It floats <span style='color:red;font-family:Wingdings'>J</span>", "It floats ☺"),
        # Signs that mean nothing to a reader.
        ("Ash<font face=Wingdings>Q</font>", "Ash"),
        # A sign by itself.
        ("<span style='font-family:Wingdings'>☐</span> Ash", "☐ Ash"),
        # Formulas.
        ("5 <font face=symbol>m</font>g, <font face=Symbol>D</font>t ± 2", "5 μg, Δt ± 2"),
        ("5 <font face=symbol>±</font> 2 <font face=Symbol>³</font> 1", "5 ± 2 ≥ 1"),
    ],
)  # fmt: skip
def test_signs_are_read_as_they_are_shown(html: str, expected: str) -> None:
    assert texts(f"<p>{html}</p>") == [expected]


@pytest.mark.parametrize(
    "html",
    [
        "<span style=\"font-family:'Segoe UI Symbol'\">q</span>uick",
        "<span style='font-family:Arial, Symbol'>q</span>uick",
        "<font face='Times'>q</font>uick",
        "<span class=symbol title=wingdings>q</span>uick",
        "<span style='font-family:Wingdings'>quick</span>",
        "<span style='font-family:Symbol'><span>quick</span> oars</span>",
    ],
)
def test_letters_stay_where_they_are_letters(html: str) -> None:
    assert texts(f"<p>{html}</p>")[0].startswith("quick")


def test_code_is_left_as_it_is() -> None:
    assert texts("<pre>a = <span style='font-family:Symbol'>b</span></pre>") == ["a = b"]


def test_a_tick_in_a_cell() -> None:
    row = "<tr><td>Oars<td><font face=Wingdings>ü</font><td>two</tr>"
    assert texts(f"<table>{row}</table>") == ["Oars\t✓\ttwo"]
