"""What a page in Markdown says of itself before its text."""

from __future__ import annotations

import pytest

import clipper
from clipper import render
from clipper.page import RawPage, Role
from clipper.segment.cut import front_matter, text_pages

TEXT = """
The clouds hung over the mill when the men came down to the river and looked at the wheel.

The **stone** was cut in the quarry above the village, and it took twelve men to bring it down.

The mill will be open to visitors on every first Sunday of the month, and flour will be sold.
"""


@pytest.mark.parametrize(
    "head",
    [
        '---\ntitle: "The mill turns"\nsource: "https://mill.example/turns"\nauthor:\n'
        '  - "[[Jane Doe]]"\npublished: 2024-05-12\ntags:\n  - "mills"\n---\n',
        "---\nurl: https://mill.example/turns\nauthor: Jane Doe\ndate: 2024-05-12\n"
        "title: The mill turns\n---\n\n# The mill turns\n",
        '+++\ntitle = "The mill turns"\ndate = 2024-05-12\nauthor = "Jane Doe"\n'
        'link = "https://mill.example/turns"\n+++\n',
        "Title: The mill turns\n\nURL Source: https://mill.example/turns\n\nAuthor: Jane Doe\n"
        "Published Time: 2024-05-12\n\nMarkdown Content:\n",
    ],
)
def test_it_tells_title_author_date_and_address(head: str) -> None:
    clip = clipper.clean(f"{head}{TEXT}")
    assert clip.title == "The mill turns"
    assert clip.authors == ("Jane Doe",)
    assert clip.published == "2024-05-12"
    assert clip.url == "https://mill.example/turns"
    assert clip.text.startswith("The clouds hung over the mill")


def test_a_clip_that_was_exported_is_the_same_again() -> None:
    head = '---\ntitle: Tea \\"for\\" two\nauthor: Jane Doe\ndate: 2024-05-12\n---\n'
    clip = clipper.clean(
        head.replace("Tea", '"Tea').replace("two", 'two"') + TEXT, url="https://mill.example/tea"
    )
    assert clip.title == 'Tea "for" two'
    again = clipper.clean(f"{render.front_matter(clip)}\n{clip.markdown}")
    assert (again.title, again.authors, again.published, again.url) == (
        clip.title,
        clip.authors,
        clip.published,
        clip.url,
    )
    assert again.markdown == clip.markdown


def test_what_the_container_says_goes_before() -> None:
    clip = clipper.clean(
        f"---\ntitle: Mill\nurl: https://mill.example/\n---\n{TEXT}", url="https://mill.example/a"
    )
    assert clip.url == "https://mill.example/a"


def test_rules_around_words_are_none() -> None:
    for text in (f"---\nWords that stand between rules\n---\n{TEXT}", f"---\n{TEXT}\n---\n"):
        words = " ".join(block.text for block in text_pages.read(text)).split()
        assert [w for w in words if w.isalpha()] == [w for w in text.split() if w.isalpha()]


def test_a_text_as_its_author_keeps_it_is_main_content() -> None:
    clip = clipper.clean(
        "---\nlayout: post\ntitle: Kiln\ndescription: >\n  We bought one\n  and fired it.\n"
        "author: Lena Moor\ntags: [clay]\n---\n# Kiln\n\nIt is hot.\n\n- Load it\n- Close it\n\n"
        "Term\n\nThanks, Ruth!\n\n```sh\nfire\n```\n"
    )
    assert (clip.title, clip.subtitle) == ("Kiln", "We bought one and fired it.")
    assert clip.text.split("\n\n")[0] == "It is hot."
    assert [b.text for b in clip.blocks if b.role is not Role.BODY] == [
        "Kiln", "layout: post", "We bought one and fired it.", "author: Lena Moor", "tags: clay",
        "Kiln",
    ]  # fmt: skip


def test_a_page_with_menus_is_one_with_front_matter_too() -> None:
    menu = "\n".join(f"- [{w}](/{w})" for w in "News Sport Weather Culture Travel Money".split())
    clip = clipper.clean(f"---\ntitle: The mill turns\n---\n{menu}\n\n# The mill turns\n{TEXT}")
    assert "Weather" not in clip.text
    assert clip.text.startswith("The clouds hung")


def test_what_was_kept_stays_whole() -> None:
    menu = "\n".join(f"- [{w}](/{w})" for w in "News Sport Weather Culture Travel Money".split())
    clip = clipper.clean(f"---\ntitle: Links\ntags:\n  - clippings\n---\n{menu}\n\nBy Ann\n")
    assert clip.text.split() == "News Sport Weather Culture Travel Money By Ann".split()


def test_tables_of_toml_and_tags_alone() -> None:
    told = front_matter.read('+++\ntitle = "Lamp"\ntags = ["a"]\n[params]\n  math = true\n+++\nOn')
    assert told.lines == ("Lamp", "tags: a")
    assert text_pages.read("---\ntags: [a, b]\n---\nTea.\n")[0].text == "tags: a, b"


def test_a_file_of_markdown_without_menus_is_main_content() -> None:
    head = "# The mill\n\n## Table of contents\n\n- [Use](#use)\n\n"
    text = f"{head}## Use\n\nTurn it.\n\n- [x] Slowly\n\nThanks, Ruth!\n"
    clip = clipper.clip.clean_page(RawPage(text.encode(), source="mill/README.md"))
    assert clip.title == "The mill"
    assert clip.markdown == ("## Use\n\nTurn it.\n\n- [x] Slowly\n\nThanks, Ruth!")
