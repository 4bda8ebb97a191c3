"""Text page in Markdown -> blocks: marks taken off, links and structure kept, no text lost."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import clipper
from clipper.page import Block, BlockKind, RawPage
from clipper.segment.cut import markdown_blocks, text_blocks, text_pages
from clipper.segment.cut.markdown_marks import is_markdown

PAGE = """\
[Home](https://mill.example/) | [News](https://mill.example/news) | [About](/about)

# [The mill turns again](https://mill.example/news/turns)

By **[Jane Doe](https://mill.example/jane)** | *12 May 2024*

![The wheel](https://mill.example/wheel.jpg)

After **three years** of work the mill on the river turns again, the owner
[told our paper](https://mill.example/told) on Sunday morning.

```bash
for s in *.sack; do
    mill feed "$s"  # _slowly_
done
```

> The stone was cut in the quarry above the village, and it took twelve men to bring it down.

1. Open the door.
   - Mind the hook.
2. Close it.

Liquid | °C
---|---
Water | 100

### Related

- [Flour prices rise again](https://mill.example/news/flour)
- [River level falls to new low](https://mill.example/news/river)
"""


def read(text: str) -> list[Block]:
    return markdown_blocks.read(text)


def texts(text: str) -> list[str]:
    return [block.text for block in read(text)]


def test_a_page_is_read_without_its_marks() -> None:
    clip = clipper.clean(PAGE)
    assert clip.title == "The mill turns again"
    assert clip.authors == ("Jane Doe",)
    assert clip.published == "2024-05-12"
    assert [(item.title, item.url) for item in clip.related] == [
        ("Flour prices rise again", "https://mill.example/news/flour"),
        ("River level falls to new low", "https://mill.example/news/river"),
    ]
    assert clip.kind == "text"
    assert (
        "After three years of work the mill on the river turns again, the owner told" in clip.text
    )
    assert "After **three years** of work" in clip.markdown
    assert "[told our paper](https://mill.example/told)" in clip.markdown
    assert (
        '```bash\nfor s in *.sack; do\n    mill feed "$s"  # _slowly_\ndone\n```' in clip.markdown
    )


def test_kinds_and_levels() -> None:
    got = [(b.kind.value, b.level, b.text.split()[0]) for b in read(PAGE)]
    assert ("heading", 1, "The") in got
    assert ("alt", 0, "The") in got
    assert ("code", 0, "for") in got
    assert ("quote", 0, "The") in got
    assert ("list_item", 2, "Mind") in got
    assert [b.text for b in read(PAGE) if b.kind is BlockKind.TABLE_ROW] == [
        "Liquid\t°C",
        "Water\t100",
    ]


def test_lines_that_were_full_are_joined_and_others_are_parted() -> None:
    full = "It was so late in the year that nobody thought of the stone and its well-\nknown weight"
    assert texts(full) == [full.replace("\n", "")]
    full = "清晨五点，茶馆的门就开了。老板娘把水烧开，然后坐在门口等第一位客人，\n参见[茶](/tea)。"
    assert texts(full) == [full.replace("\n", "").replace("[茶](/tea)", "茶")]
    assert texts("老板娘把水烧开，\n然后坐在门口") == ["老板娘把水烧开，", "然后坐在门口"]
    assert texts("By Jane Doe\n12 May 2024") == ["By Jane Doe", "12 May 2024"]
    assert texts("One line that ends by two spaces as a poem has it, or an address  \nOther") == [
        "One line that ends by two spaces as a poem has it, or an address",
        "Other",
    ]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ('![p]( "p")Tea', ["p", "Tea"]),
        ("[Add](javascript:add( f(1), 'a b');) on", ["Add on"]),
        ("```\n[A](javascript:f()) ** B**\n```", ["[A](javascript:f()) ** B**"]),
        ("**Tea is late ** it says", ["Tea is late it says"]),
        ("** NEW** Tea", ["NEW Tea"]),
        ("****Close", ["Close"]),
        ("All is done.**** The mill rests.", ["All is done. The mill rests."]),
        ("He said f**** twice", ["He said f**** twice"]),
        ("**Our  **[**letter**](/l)**  tells.**", ["Our letter tells."]),
        ("[ ** NEW** Tea](/tea)", ["NEW Tea"]),
        ("Tea\n\n      [One](/one)\n      and on\n\n    code", ["Tea", "One", "and on", "code"]),
        (
            "Tea\n\n:   pots\n\n    * [One](/one)\n    * [Two](/two)",
            ["Tea", ": pots", "One", "Two"],
        ),
        ('[a](/b-\nc\n"Title of it")', ["a"]),
        ("2*3*4 = 24, and `2*3*4`", ["2*3*4 = 24, and 2*3*4"]),
        ("[Speaker]: hello", ["[Speaker]: hello"]),
        ("[^1]: https://mill.example/", ["[^1]: https://mill.example/"]),
        ("[a][1]\n\n[1]: https://mill.example/", ["a"]),
        ("Use `a__b` and a__b__c for 2 * 3 * 4", ["Use a__b and a__b__c for 2 * 3 * 4"]),
        ("__ [New](/new) __Search", ["New Search"]),
        ("**Loud 's voice. **It rang", ["Loud 's voice. It rang"]),
        ("| a | b |\n|---|---|\n| c | d | e |", ["a\tb", "c\td\te"]),
        ("  | b\n---|---\nc | d", ["\tb", "c\td"]),
        ("    * [One](/one)\n    * [Two](/two)", ["One", "Two"]),
        ("![p](data:image/svg+xml,%3Csvg%20)", ["p"]),
        ("[go](javascript:alert(1))", ["go"]),
        ("[\n\n![p](/p)\n\n### Tea\n\nWith leaves\n\n](/tea)", ["p", "Tea", "With leaves"]),
        ("| | | A row without a head | b |\n|", ["A row without a head | b"]),
        ('## [Tea\nis late](/tea\n"Link\nto tea")', ["Tea is late"]),
        ("> [far](https://mill.example/a-\n> b)", ["far"]),
        ("[far](https://mill.example/a-\nb-\nc)", ["far"]),
        ("Say <title> or <b>so</b> &amp; go <!-- not --> on", ["Say <title> or so & go on"]),
        ("<script>\nx = 1\n</script>\n\nSeen", ["Seen"]),
        ("<!-- never closed\n\nSeen", ["<!-- never closed", "Seen"]),
        ("<script>\n\nSeen", ["<script>", "Seen"]),
        ("<div align='center'>\n<h1>Mill</h1>\n</div>\n\nSeen", ["Mill", "Seen"]),
    ],
)
def test_text_that_is_no_mark_stays(source: str, shown: list[str]) -> None:
    assert texts(source) == shown


def test_a_link_around_a_card_is_that_of_its_headline() -> None:
    got = read("* [\n\n  ![p](/p)\n\n  Tea is late this year\n\n  Today\n\n  ](/tea)")
    assert [b.markup.links for b in got if b.markup and b.markup.links] == [
        (("Tea is late this year", "/tea"),)
    ]


def test_links_are_safe() -> None:
    (block,) = read("[go](javascript:alert(1)) and [on](https://mill.example/)")
    assert block.markdown == "go and [on](https://mill.example/)"


WORDS = st.integers(0, 10**6).map("w{}x".format)
SIGNS = st.sampled_from(
    ["*", "**", "_", "__", "`", "[", "]", "!", "# ", "- ", "|", "|---|---|", "\n", "\n\n", "    ",
     "> ", "1. ", "===", "\\", "~~", "](/a)", "\t", "[\n\n", "<b>", "</div>", " "]
)  # fmt: skip


@given(st.lists(WORDS | SIGNS, max_size=80))
def test_no_word_is_lost_or_told_twice(parts: list[str]) -> None:
    source = " ".join(parts)
    shown = re.findall(r"w\d+x", "\n".join(texts(source)))
    assert sorted(shown) == sorted(part for part in parts if part[0] == "w")


def test_plain_text_is_read_line_by_line() -> None:
    for text in (
        "2 * 3 * 4 = 24\nint **argv, **envp;\n# install it\nuse a_b_c and __init__",
        "# one\n# two\n# three\necho done",
        "The link is written [so](https://mill.example/).\n" + "It is a line of prose.\n" * 90,
    ):
        assert not is_markdown(text)
        assert text_pages.read(text) == text_blocks.read(text)


@pytest.mark.parametrize(
    ("source", "markdown"),
    [
        ("**注意：**水要热。这是**“茶”**的。", "**注意**：水要热。这是**“茶”**的。"),
        ("**Tip:**text and **so**.", "**Tip:** text and **so**."),
        ("a **b** c **d.** e", "a **b** c **d.** e"),
        ("2**(3)**4 and `**a:**b`", "2\\*\\*(3)\\*\\*4 and `**a:**b`"),
    ],
)  # fmt: skip
def test_strong_words_beside_letters(source: str, markdown: str) -> None:
    (block,) = read(source)
    assert block.markdown == markdown


def test_a_long_line_under_a_heading_is_no_nest() -> None:
    title = "The mill on the river that nobody had seen turn for a hundred years turns again"
    text = f"[Home](/home) **now**\n\n{title}\n{'-' * len(title)}\n\n**Three** years of work."
    blocks = text_pages.read(text)
    assert [block.text for block in blocks] == ["Home now", title, "Three years of work."]
    assert blocks[1].kind is BlockKind.HEADING


def test_html_at_the_head_of_markdown_makes_no_html_page() -> None:
    text = b'<h1 align="center">Tea</h1>\n\nWater **first**, then the leaves.\n'
    clip = clipper.clip.clean_page(RawPage(text, source="tea/README.md"))
    assert clip.kind == "text"
    assert [block.text for block in clip.blocks] == ["Tea", "Water first, then the leaves."]


def test_a_name_or_a_media_type_tells() -> None:
    text = b"# Tea\n\nWater *first*, then the leaves.\n"
    for raw in (RawPage(text, source="notes/tea.md"), RawPage(text, media_type="text/markdown")):
        blocks = clipper.clip.clean_page(raw).blocks
        assert [block.text for block in blocks] == ["Tea", "Water first, then the leaves."]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000, "![" * 9_000, ("[" * 900 + "\n\n") * 200, "[" * 9_000 + "]" * 9_000,
        "<!-- " * 20_000, "<script>" * 20_000, "<div>\n\n" * 5_000, "> " * 5_000 + "a",
        "- " * 5_000 + "a", "*a " * 20_000, "](a-\n" * 20_000, "|a|b|\n|-|-|\n\n" * 2_000,
        "[a]: /x\n" * 5_000, "`" * 20_000, "__A" * 20_000, "**a " * 20_000,
        "[" * 40_000 + "a" + "](/a)" * 40_000, "a|" + " " * 100_000 + "b|c", "`a`\n" * 4_000,
        "](javascript:" * 9_000, "](data:(" * 9_000, "](data:" + "((" * 9_000, "** a" * 20_000,
        "** **" * 20_000, ("    [a](/b\n\n" + "    [" * 9) * 2_000,
    ],
)  # fmt: skip
def test_hostile_pages_take_no_longer_than_others(text: str) -> None:
    start = time.process_time()
    assert text_pages.read(text, is_markdown_told=True)
    assert time.process_time() - start < 10
