"""Tables drawn into the lines of a text page, and marks of the browser that made the text."""

from __future__ import annotations

import textwrap
import time

from hypothesis import given
from hypothesis import strategies as st

import clipper
from clipper.page import BlockKind
from clipper.segment.cut import text_blocks

PROSE = (
    "The scales were set on the long table in the hall, and each of the liquids was warmed over "
    "the same small flame until the glass showed no more change. Nobody spoke while it was read, "
    "and the figures went into the book in the order in which they were called out."
)
BOX = """\
┌──────────┬────────────────┬─────┐
│  Liquid  │    Remarks     │ °C  │
├──────────┼────────────────┼─────┤
│Water     │Measured twice, │100  │
│          │with a new      │     │
│          │thermometer     │     │
├──────────┼────────────────┼─────┤
│Ethanol   │                │78.4 │
└──────────┴────────────────┴─────┘
"""
ROWS = ["Liquid\tRemarks\t°C", "Water\tMeasured twice, with a new thermometer\t100"]


def rows(text: str) -> list[str]:
    return [b.text for b in text_blocks.read(text) if b.kind is BlockKind.TABLE_ROW]


def texts(text: str) -> list[str]:
    return [b.text for b in text_blocks.read(text)]


def test_a_box_gives_a_row_between_two_borders() -> None:
    assert rows(f"{PROSE}\n\n{BOX}\n{PROSE}") == [*ROWS, "Ethanol\t\t78.4"]
    grid = (
        "+-----+-----+\n| a   | b   |\n|     | c   |\n+=====+=====+\n| d   |     |\n+-----+-----+"
    )
    assert texts(grid) == ["a\tb c", "d"]


def test_rows_with_bars_stand_under_a_line_of_hyphens() -> None:
    table = "| Liquid | °C |\n|---|--:|\n| Water | 100 |\n| | 78.4 |"
    assert rows(f"{PROSE}\n\n{table}\n\n{PROSE}") == ["Liquid\t°C", "Water\t100", "\t78.4"]
    assert rows("Liquid | °C\n---|---\nWater | 100") == ["Liquid\t°C", "Water\t100"]
    assert rows(" id | name\n----+------\n  1 | Ann\n(1 row)") == ["id\tname", "1\tAnn"]
    assert rows(" id | name\n----+------\n  1 | a|b") == ["id\tname", "1\ta|b"]


def test_a_table_is_written_as_one_its_empty_cells_kept() -> None:
    page = f"Boiling points of liquids\n\n{PROSE}\n\n{BOX}\n{PROSE.replace('hall', 'yard')}\n"
    clip = clipper.clean(page, kind="text")
    assert "| Water | Measured twice, with a new thermometer | 100 |" in clip.markdown
    assert "| Ethanol |  | 78.4 |" in clip.markdown
    assert "─" not in clip.text


def test_drawn_lines_tell_nothing_of_the_margin() -> None:
    wrapped = "\n\n".join(textwrap.fill(PROSE, 76) for _ in range(4))
    wide = BOX.replace("─────┐", "─" * 60 + "┐")
    got = text_blocks.read(f"{wrapped}\n\n{wide}{wide}")
    assert sum(not b.joins for b in got) == 4 + 6
    box = (
        "┌" + "─" * 76 + "┐\n" + "".join(f"│{'word ' * 15} │\n" for _ in range(9)) + "└" + "─" * 76
    )
    assert not any(b.joins for b in text_blocks.read(f"{box}┘\nEnd"))


def test_a_box_that_sets_out_a_page_is_read_cell_by_cell() -> None:
    menu = ["Home", "News", "", "About us"]
    story = [*textwrap.wrap(PROSE, 50), "", *textwrap.wrap(PROSE, 50)]
    lines = [f"│{menu[n] if n < len(menu) else '':10}│{line:50}│" for n, line in enumerate(story)]
    page = "\n".join((f"┌{'─' * 10}┬{'─' * 50}┐", *lines, f"└{'─' * 10}┴{'─' * 50}┘"))
    assert texts(page) == ["Home", "News", "About us", PROSE, PROSE]


def test_drawings_that_are_no_tables_stay() -> None:
    for drawing in (
        "+--+\n|a | -> |b |\n+--+",
        "+------+     +----+\n| mill |---->| us |\n+------+     +----+",
        "+---+---+\n| a | b |\n+-------+",
        "one | two\nthree | four",
        "──────────\nWords\n──────────",
    ):
        assert texts(drawing) == drawing.split("\n")


def test_marks_of_lynx_are_no_text() -> None:
    page = (
        "   (BUTTON) Close the menu (BUTTON)\n\n     * (BUTTON)\n   (BUTTON) (BUTTON)\n"
        "   ____________________ (BUTTON) Search\n   IFRAME:\n   https://mill.example/"
        + "a" * 50 + "\n   " + "b" * 60 + "\n   The IFRAME: a frame of its own\n"
    )  # fmt: skip
    assert [text.strip() for text in texts(page)] == [
        "Close the menu",
        "Search",
        "The IFRAME: a frame of its own",
    ]


def test_lines_of_a_page_go_on_whose_links_are_listed() -> None:
    lines = textwrap.wrap(f"{PROSE} {PROSE}", 72)
    told = "".join(f"   {n}. https://a.example/{'long/' * 20}\n" for n in range(1, 30))
    blocks = text_blocks.read("\n".join(lines) + f"\n\nReferences\n\n{told}")
    assert [b.joins for b in blocks] == [False, *[True] * (len(lines) - 1), *[False] * 30]


def test_borders_without_end_are_looked_at_once() -> None:
    start = time.process_time()
    for text in (
        "+--+\n" * 20_000,
        "┌──┐\n│a│\n" * 20_000,
        "a|b\n--|--\n" * 20_000,
        " " * 100_000 + "a",
        "a|b\n" + " " * 100_000 + "|a",
        "_" * 100_000 + "a (BUTTON)",
    ):
        assert text_blocks.read(text)
    assert time.process_time() - start < 20


LINES = st.sampled_from(
    ["┌──┬──┐", "├──┼──┤", "└──┴──┘", "+--+--+", "│{}│{}│", "│{}│", "││{}│{}││", "| {} | {} |",
     "|{}|", "{} | {}", "{}", "", "---|---", "|--|--|", "----+----", "  ┌─┐ {}", "(BUTTON) {}"]
)  # fmt: skip


@given(st.lists(LINES, max_size=30))
def test_no_word_is_lost_or_told_twice(lines: list[str]) -> None:
    page = "\n".join(lines)
    count = page.count("{}")
    words = [f"w{n}" for n in range(count)]
    shown = " ".join(texts(page.format(*words))).replace("|", " ").replace("│", " ").split()
    assert sorted(word for word in shown if word[0] == "w") == sorted(words)
