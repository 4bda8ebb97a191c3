"""What note programs and makers of static sites add to Markdown."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clipper.page import BlockKind
from clipper.segment.cut import markdown_blocks, markdown_dialects


def texts(text: str) -> list[str]:
    return [block.text for block in markdown_blocks.read(text)]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("> [!note] Tea\n> Water first.", ["Tea", "Water first."]),
        ("> [!WARNING]-\n> It is hot.", ["Warning", "It is hot."]),
        ("See [[Tea]], [[Pots|the pots]], [[Tea#Green]]", ["See Tea, the pots, Tea > Green"]),
        ("It is so.[[1]](#n1) And [[2]] so.", ["It is so.[1] And [[2]] so."]),
        ("Use `[[a|b]]` and `==`, not a==b and c==d", ["Use [[a|b]] and ==, not a==b and c==d"]),
        ("| a | b |\n|---|---|\n| [[Tea\\|leaf]] | d |", ["a\tb", "leaf\td"]),
        ("![[pot lid.png|300]]\n\n![[Tea#Green]]", ["pot lid.png", "Tea > Green"]),
        ("One ==two== %% not this %% three", ["One two three"]),
        ("这是==重要==的", ["这是重要的"]),
        ("%%\nnot\n\nthis\n%%\n\nSeen", ["Seen"]),
        ("%% never closed\n\nSeen 100%% sure", ["%% never closed", "Seen 100%% sure"]),
        ("[^1]: One\n[^b]: Two\n\n    on\n\nSeen", ["[^1]: One", "[^b]: Two", "on", "Seen"]),
        ("Tea\n: A drink\n: A meal\n\nPot\n\n: a", ["Tea", "A drink", "A meal", "Pot", ": a"]),
        ("## Tea {#tea .x}\n\nWater.\n{: .note}\n\n{:toc}", ["Tea", "Water."]),
        ('{{< figure src="/a.jpg" title="Pot" caption="Our *pot*" >}}', ["Pot", "Our pot"]),
        ("{{% notice tip %}}\nHot.\n{{% /notice %}}\n\n{{< youtube x1 >}}", ["Hot."]),
        ("{% raw %}Say {{ it }}{% endraw %} {{< x >}}now", ["Say {{ it }} now"]),
        ('[a]({{< ref "a.md" >}}) [b]({% post_url b %}) [c]({{ site.url }}/c)', ["a b c"]),
        ("```\n{{< x >}}\n%%\n> [!note]\n```", ["{{< x >}}\n%%\n> [!note]"]),
    ],
)  # fmt: skip
def test_marks_of_programs_are_no_text(source: str, shown: list[str]) -> None:
    assert texts(source) == shown


@pytest.mark.parametrize(
    ("source", "language", "code"),
    [
        ("{% highlight rb %}\ndef a\n  1 * 2 * 3\n{% endhighlight %}", "rb", "def a\n  1 * 2 * 3"),
        ('{{< highlight go "x=1" >}}\n\tf()\n{{< /highlight >}}', "go", "\tf()"),
        ("$$\na_1 \\\\ *b*\n$$", "math", "a_1 \\\\ *b*"),
        ("$$ x_1 $$", "math", "x_1"),
    ],
)
def test_code_and_formulas(source: str, language: str, code: str) -> None:
    (block,) = markdown_blocks.read(source)
    assert (block.kind, block.text) == (BlockKind.CODE, code)
    assert block.markup is not None
    assert block.markup.language == language


SIGNS = st.sampled_from(
    ["[[", "]]", "![[", "==", "\n[^1]: ", "\n: ", "\n$$\n", "\n> [!note] ", "\n", "\n\n", "`",
     "```", "{{", "}}", "{%", "%}", "# ", "    "]
)  # fmt: skip


@example(["```", "w0x"])
@example(["```", "w0x", "\n[^1]: "])
@example(["```", "{{", "w0x", "\n[^1]: "])
@example(["```", "{%", "w0x", "%}", "\n[^1]: "])
@example(["```", "w0x", "==", "w1x", "\n[^1]: "])
@given(st.lists(st.integers(0, 10**6).map("w{}x".format) | SIGNS, max_size=60))
def test_no_word_is_lost(parts: list[str]) -> None:
    blocks = markdown_blocks.read(" ".join(parts))
    languages = [block.markup.language or "" for block in blocks if block.markup]  # "``` w0x"
    shown = re.findall(r"w\d+x", "\n".join([*(block.text for block in blocks), *languages]))
    assert sorted(shown) == sorted(part for part in parts if part[0] == "w")


@pytest.mark.parametrize(
    "text",
    [
        "%%\na\n" * 20_000, "%% a\n" * 20_000, "$$\n" * 20_001, "{{<" * 20_000, "[[a" * 20_000,
        "==a" * 20_000, "{% highlight a %}\n" * 5_000, "a\n: b\n" * 5_000, "`==`a" * 5_000,
        "[^1]: a\n" * 5_000, "# a" + " {#" * 20_000, "a {:" * 20_000, "%%a" * 20_000,
    ],
)  # fmt: skip
def test_hostile_pages_take_no_longer_than_others(text: str) -> None:
    start = time.process_time()
    markdown_dialects.plain(text)
    markdown_dialects.plain_line(text)
    assert time.process_time() - start < 2
