"""Tables in Markdown: their head, and what is no row of theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clipper.page import Block, Role
from clipper.render import markdown
from clipper.segment.cut import html_blocks, html_tree


def written(html: str) -> str:
    blocks: list[Block] = html_blocks.read(html_tree.parse(f"<table>{html}</table>".encode()))
    return markdown([replace(block, role=Role.BODY) for block in blocks])


ROW = "<tr><td>Elsa<td>12 m</tr>"
TABLE = "| Boat | Length |\n| --- | --- |\n| Elsa | 12 m |"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<tr><th>Boat<th>Length" + ROW, TABLE, id="th"),
        pytest.param("<thead><tr><td>Boat<td>Length<tbody>" + ROW, TABLE, id="thead"),
        pytest.param("<thead><tr><th></thead><tr><th>Boat<th>Length" + ROW, TABLE, id="empty"),
        pytest.param("<tr><td><b>Boat</b><td><b>Len</b><b>gth</b>" + ROW, TABLE, id="strong"),
        pytest.param(
            "<tr><td colspan=2>The fleet<tr><th>Boat<th>Length" + ROW,
            "**The fleet**\n\n" + TABLE,
            id="a row over it",
        ),
        pytest.param("<tr><th>Boat<td>Length" + ROW, TABLE, id="one th, the only one"),
        pytest.param(
            "<tr><th>Boat<td>Elsa<tr><th>Length<td>12 m",
            "|  |  |\n| --- | --- |\n| **Boat** | Elsa |\n| **Length** | 12 m |",
            id="each row says what it is",
        ),
        pytest.param(ROW * 2, "|  |  |\n| --- | --- |" + "\n| Elsa | 12 m |" * 2, id="none"),
        pytest.param("<tr><th>Boat<th>Length", "| Boat | Length |\n| --- | --- |", id="alone"),
        pytest.param(
            "<tr><th>Boat<th><th>Length<tr><td> <td> <td> <tr><td>Elsa<td><td>12 m",
            TABLE,
            id="rows and columns that hold nothing",
        ),
        pytest.param("<tr><td>a | b<td><tr><td># c<td>", "a | b\n\n\\# c", id="one column"),
    ],
)
def test_tables(html: str, expected: str) -> None:
    assert written(html) == expected


HEAD = "<tr><td>Rower<td>Races<td>Won"
ANN, IDA = "<tr><td>Ann<td>12<td>.25", "<tr><td>Ida<td>9<td>.5"


@pytest.mark.parametrize(
    "html",
    [
        HEAD + ANN + IDA,
        "<tr><td colspan=3>Oars of Kelm" + HEAD + ANN + IDA,
        HEAD + ANN + "<tr><td>Bo<td>-<td>" + IDA + "<tr><td colspan=3>As of noon",
        "<tr><td><td>Races<td>Share" + "<tr><td>Ann<td>1,200<td>40%<tr><td>Ida<td>$9<td>(5)",
    ],
)
def test_a_row_of_names_over_columns_of_numbers_is_the_head(html: str) -> None:
    told = written(html).splitlines()
    assert "|  |  |  |" not in told
    assert told[told.index("| --- | --- | --- |") - 1].split(" | ")[1] == "Races"


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<tr><td>Ann<td>6<td>.3" + ANN + IDA, id="numbers"),
        pytest.param("<tr><td>Bo<td>none<td>none" + ANN + IDA, id="what else they may say"),
        pytest.param("<tr><td>Bo<td>-<td>-" + ANN + IDA, id="nothing"),
        pytest.param(HEAD + ANN, id="one row"),
        pytest.param("<tr><td>Oar<td>Ash<tr><td>Length<td>9<tr><td>Weight<td>2", id="of one thing"),
        pytest.param(HEAD + "<tr><td>Ann<td>Kelm<td>9<tr><td>Ida<td>Oar<td>8", id="one column"),
        pytest.param(
            "<tr><td>Ann<td>Mondays she rows, and on no other day<td>Kelm" + ANN + IDA, id="prose"
        ),
        pytest.param(HEAD + "<tr><td>Ann<td>12<td>2<td>3" * 2, id="more columns below"),
    ],
)
def test_a_row_of_data_is_no_head(html: str) -> None:
    assert written(html).startswith("|  |  |")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<tr><td>1.<td><td>Which <i>oar</i>?", "1. Which *oar*?", id="a number"),
        pytest.param(
            "<tr><td>Note<td>An oar that is too short for a boat is no use to anybody.",
            "**Note** An oar that is too short for a boat is no use to anybody.",
            id="prose beside a label",
        ),
        pytest.param("<tr><td>Syntax:<td><code>a|b</code>", "**Syntax:** `a|b`", id="a colon"),
        pytest.param("<tr><th>Length<td>12 m", "**Length** 12 m", id="th"),
        pytest.param("<tr><td># Elsa<td>a | b", "\\# Elsa \\| a \\| b", id="cells"),
        pytest.param(
            "<tr><td><b>For:</b> It is light, and it is stiff, and dry.<td>"
            "<b>Against:</b> It is dear, and it is hard to mend.",
            "**For:** It is light, and it is stiff, and dry.\n\n"
            "**Against:** It is dear, and it is hard to mend.",
            id="paragraphs",
        ),
        pytest.param(
            "<tr><td colspan=2>The fleet<tr><td>Elsa<td>12 m",
            "**The fleet**\n\nElsa \\| 12 m",
            id="a row over it",
        ),
    ],
)
def test_a_row_that_is_the_only_one_is_no_table(html: str, expected: str) -> None:
    assert written(html) == expected


def test_a_list_that_is_set_in_rows_is_a_list() -> None:
    page = (
        "<tr><td>7.<td><td><a href=/7>Which oar?</a><tr><td colspan=2><td>elsa | 2 days ago"
        "<tr><td><td><td><tr><td>8.<td><td>Which boat?<tr><td colspan=2><td>reed"
    )
    assert written(page) == (
        "7. [Which oar?](/7)  \n   elsa \\| 2 days ago\n8. Which boat?  \n   reed"
    )
    assert written("<tr><td>1.<td>Elsa<td>12 m<tr><td>2.<td>Ida<td>9 m").startswith("|  |")
    assert written("<tr><td>1.<td>Elsa<tr><td>Ida<td>9 m").startswith("|  |")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            "<tr><th>Basin<th>Berth<th>Depth<tr><td rowspan=2>Inner<td>first<td>3 m"
            "<tr><td>second<td>4 m<tr><td>Outer<td>mole<td>7 m",
            "| Basin | Berth | Depth |\n| --- | --- | --- |\n| Inner | first | 3 m |\n"
            "|  | second | 4 m |\n| Outer | mole | 7 m |",
            id="a cell from above",
        ),
        pytest.param(
            "<tr><th rowspan=2>Month<th colspan=2>Inner basin<tr><th>low<th>high"
            "<tr><td>May<td>3 m<td>5 m",
            "| Month | Inner basin |  |\n| --- | --- | --- |\n|  | low | high |\n"
            "| May | 3 m | 5 m |",
            id="a head in two rows",
        ),
        pytest.param(
            "<tr><th>Basin<th colspan=2>Depth<th>Owner<tr><td>Inner<td>3 m<td>5 m<td>town",
            "| Basin | Depth |  | Owner |\n| --- | --- | --- | --- |\n| Inner | 3 m | 5 m | town |",
            id="a cell over two columns",
        ),
        pytest.param(
            "<tr><td colspan=2>Boat<td>Length<tr><td colspan=2>Elsa<td>12 m",
            "|  |  |\n| --- | --- |\n| Boat | Length |\n| Elsa | 12 m |",
            id="no row has the column",
        ),
        pytest.param(
            "<tr><th>Boat<th>Crew<th>Berth<tr><td>Elsa<td rowspan=0>four<td>1<tr><td>Ida<td>2",
            "| Boat | Crew | Berth |\n| --- | --- | --- |\n| Elsa | four | 1 |\n| Ida |  | 2 |",
            id="down to the last row",
        ),
        pytest.param(
            "<tbody><tr><td rowspan=9>Elsa<td>12 m<tbody><tr><td>Ida<td>9 m",
            "|  |  |\n| --- | --- |\n| Elsa | 12 m |\n| Ida | 9 m |",
            id="not beyond its group",
        ),
        pytest.param(
            "<tr><td rowspan=2><img><th>Tip<tr><td><p>Lie at the mole.",
            "**Tip**\n\nLie at the mole.",
            id="a picture beside it",
        ),
    ],
)
def test_cells_stand_under_their_heads(html: str, expected: str) -> None:
    assert written(html) == expected


def test_a_table_of_very_many_columns_is_left_as_it_is() -> None:
    row = "<tr>" + "<td rowspan=99>a" * 120
    assert written(row + "<tr><td>b<td>c").endswith("\n| b | c |" + "  |" * 118)


def test_a_row_alone_is_a_table_where_its_sisters_are() -> None:
    table = "|  |  |\n| --- | --- |\n"
    sister = "</table><p>Moors.<table><tr><td>mark<td>a boat<tr><td>berth<td>a place"
    assert written("<tr><td>mark<td>a boat" + sister) == (
        f"{table}| mark | a boat |\n\nMoors.\n\n{table}| mark | a boat |\n| berth | a place |"
    )
    assert written("<tr><th>mark<td>a boat" + sister).startswith("**mark** a boat")
    assert written("<tr><td>mark<td>a boat<td>9 m" + sister).startswith("mark \\| a boat \\| 9 m")
    assert written("<tr><td>mark<td>a boat</table><div>" + sister).startswith("mark \\| a boat")


def section(name: str, spans: str) -> str:
    """Rows of one layout, as a word processor writes them: a head and two rows."""
    a, b, c = spans.split()
    rows = [(name, "May", "June"), ("Oars", "3", "5"), ("Sails", "7", "9")]
    return "".join(
        f"<tr><td colspan={a}>{x}<td colspan={b}>{y}<td colspan={c}>{z}" for x, y, z in rows
    )


def table_of(name: str) -> str:
    return f"| {name} | May | June |\n| --- | --- | --- |\n| Oars | 3 | 5 |\n| Sails | 7 | 9 |"


NOTHING = "<tr><td colspan=9>&nbsp;"


def test_tables_on_one_grid_are_parted_where_a_row_holds_nothing() -> None:
    grid = section("Sold", "5 3 1") + NOTHING + section("Lent", "2 5 2")
    assert written(grid) == f"{table_of('Sold')}\n\n{table_of('Lent')}"
    titled = section("Sold", "5 3 1") + NOTHING + "<tr><td colspan=9>Of members" + NOTHING
    told = written(titled + section("Lent", "2 5 2"))
    assert told == f"{table_of('Sold')}\n\n**Of members**\n\n{table_of('Lent')}"


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(section("Sold", "5 3 1") + section("Lent", "2 5 2"), id="no row between"),
        pytest.param(
            section("Sold", "5 3 1") + NOTHING + section("Lent", "5 3 1"), id="same columns"
        ),
        pytest.param(
            section("Sold", "5 3 1") + NOTHING + "<tr><td colspan=8>Both<td>24", id="a sum"
        ),
        pytest.param(
            section("Sold", "5 3 1") + NOTHING + "<tr><td colspan=4>Both<td colspan=5>24",
            id="a sum that stands across",
        ),
        pytest.param(
            "<tr><th>Day<th>8<th>9<th>10<th>11<tr><td>Monday<td colspan=3>Rowing<td>Tar"
            "<tr><td>Friday<td>Tar<td colspan=3>Sails<tr><td> <td> <td> <td> <td> "
            "<tr><td>Sunday<td colspan=2>Oars<td colspan=2>Sails"
            "<tr><td>Noon<td colspan=2>Tar<td colspan=2>Rowing",
            id="hours",
        ),
        pytest.param(
            "<tr><td colspan=2>Oars<td>3<tr><td colspan=2>Sails<td>5<tr><td> <td> <td> "
            "<tr><td rowspan=2>Elsa<td colspan=2>9<tr><td>7<td>8",
            id="cells from above",
        ),
    ],
)
def test_other_tables_stay_whole(rows: str) -> None:
    assert "\n\n" not in written(rows)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            "<tr><th>Year<th colspan=2>2015<th colspan=2>2016"
            "<tr><td>Oars<td>$<td>12.5<td>$<td>(9)<tr><td>Sails<td><td>7<td><td>8"
            "<tr><td><b>Both</b><td><b>$</b><td><b>19.5</b><td>US$<td>—",
            "| Year | 2015 | 2016 |\n| --- | --- | --- |\n| Oars | $12.5 | $(9) |\n"
            "| Sails | 7 | 8 |\n| **Both** | **$19.5** | US$— |",
            id="a column of its own",
        ),
        pytest.param(
            "<tr><th>Inn<th>Price<th>Marks<tr><td>Elsa<td>$<td>4.5<tr><td>Ida<td>$<td>3",
            "| Inn | Price | Marks |\n| --- | --- | --- |\n| Elsa | $ | 4.5 |\n| Ida | $ | 3 |",
            id="with a head of its own",
        ),
        pytest.param(
            "<tr><td>Elsa<td>$<td>4<tr><td>Ida<td>$$<td>3",
            "|  |  |  |\n| --- | --- | --- |\n| Elsa | $ | 4 |\n| Ida | $$ | 3 |",
            id="how dear it is",
        ),
        pytest.param(
            "<tr><td>Dollar<td>$<td>of the States<tr><td>Euro<td>€<td>of Europe",
            "|  |  |  |\n| --- | --- | --- |\n| Dollar | $ | of the States |\n"
            "| Euro | € | of Europe |",
            id="no amounts",
        ),
    ],
)
def test_signs_of_money_stand_before_their_amounts(html: str, expected: str) -> None:
    assert written(html) == expected
