"""Formulas: one piece of the sentence they stand in."""

from __future__ import annotations

import pytest

from clipper import clean
from clipper.segment.cut import html_blocks, html_tree

MATHML = "<math{}><mrow><mi>x</mi><mo>+</mo><msup><mi>y</mi><mn>2</mn></msup></mrow></math>"
NOTED = MATHML.replace(
    "</mrow>", "</mrow><annotation encoding='application/x-tex'>x+y^2</annotation>"
)
KATEX = (
    f"<span class='katex'><span class='katex-mathml'>{NOTED}</span>"
    "<span class='katex-html' aria-hidden='true'><span>x</span><span>+</span><span>y<sup>2</sup>"
    "</span></span></span>"
)
WIKI = (
    "<span class='mwe-math-element'><span class='mwe-math-mathml-inline' style='display: none'>"
    + MATHML.format(r" alttext='{\displaystyle x+y^{2}}'")
    + "</span><img class='mwe-math-fallback-image-inline' alt='{\\displaystyle x+y^{2}}'></span>"
)
MATHJAX = (
    "<span class='MathJax_Preview'></span><span class='MathJax'><nobr>x + y 2</nobr></span>"
    "<script type='math/tex'>x+y^2</script>"
)
MATHJAX_3 = (
    "<mjx-container><mjx-math><mjx-mi>x</mjx-mi></mjx-math><mjx-assistive-mml>"
    f"{MATHML.format('')}</mjx-assistive-mml></mjx-container>"
)


def texts(html: str) -> list[tuple[str, str | None]]:
    tree = html_tree.parse(f"<body>{html}</body>".encode())
    return [(block.text, block.markdown) for block in html_blocks.read(tree)]


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        pytest.param(NOTED.format(""), "$x+y^2$", id="annotation"),
        pytest.param(MATHML.format(" alttext='x+y^2'"), "$x+y^2$", id="alttext"),
        pytest.param(MATHML.format(""), "x+y^2", id="presentation alone"),
        pytest.param(KATEX.format(""), "$x+y^2$", id="KaTeX"),
        pytest.param(WIKI, "$x+y^{2}$", id="MediaWiki"),
        pytest.param(MATHJAX, "$x+y^2$", id="MathJax 2"),
        pytest.param(MATHJAX_3, "x+y^2", id="MathJax 3"),
        pytest.param("<img class=latex alt='x+y^2'>", "$x+y^2$", id="picture"),
        pytest.param(
            "<script type='math/tex; mode=display'>a</script>", "$$a$$", id="on a line of its own"
        ),
        pytest.param("<math></math>", "", id="empty"),
    ],
)
def test_a_formula_is_a_piece_of_its_sentence(formula: str, text: str) -> None:
    ((found, _),) = texts(f"<p>The ratio {formula} is small.</p>")
    assert " ".join(found.split()) == " ".join(f"The ratio {text} is small.".split())


def test_formulas_beside_each_other() -> None:
    ((found, _),) = texts(f"<p>Both {MATHJAX} and {MATHJAX}, {KATEX.format('')}.</p>")
    assert found == "Both $x+y^2$ and $x+y^2$, $x+y^2$."


def test_tex_stays_as_it_is_in_markdown() -> None:
    ((text, markdown),) = texts(r"<p>A *star* <math alttext='\{a_1*b_2\}'></math>.</p>")
    assert text == r"A *star* $\{a_1*b_2\}$."
    assert markdown == r"A \*star\* $\{a_1*b_2\}$."


def test_a_formula_holds_no_markup() -> None:
    hostile = "&lt;img src=x onerror=alert(1)&gt; [a](javascript:alert(1))"
    ((_, markdown),) = texts(f"<p>So <math alttext='{hostile}'></math> it is.</p>")
    assert markdown is not None
    assert not {"<", ">"} & set(markdown)
    assert "](" not in markdown


@pytest.mark.parametrize(
    ("mathml", "text"),
    [
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac>", "(a+b)/c"),
        ("<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>", "x_1^2"),
        ("<msqrt><mi>x</mi><mo>-</mo><mn>1</mn></msqrt>", "√(x-1)"),
        ("<mrow>" * 300 + "<mi>x</mi>", "x"),
    ],
)
def test_signs_of_a_formula_in_a_line(mathml: str, text: str) -> None:
    assert texts(f"<p><math>{mathml}</math></p>")[0][0] == text


def test_pictures_that_are_no_formulas() -> None:
    found = texts("<p>The latex paint <img class='photo' alt='A tin of paint'> is dry.</p>")
    assert found[0][0] == "The latex paint is dry."


def test_an_article_keeps_its_formulas() -> None:
    page = (
        "<title>Tea</title><h1>How long tea should stand</h1><p>Water that is poured over leaves "
        "takes their taste with it, and the more of it the longer both of them stand together.</p>"
        f"<p>The ratio {WIKI} tells how much is gone when the pot has stood on the table for as "
        "long as it takes to lay it, and nobody has looked into it since.</p><p>Those who can wait "
        "no longer pour out a cup, look at it against the light, and put it back again.</p>"
    )
    clip = clean(page)
    assert "The ratio $x+y^{2}$ tells how much" in clip.text
    assert "The ratio $x+y^{2}$ tells how much" in clip.markdown


@pytest.mark.parametrize(
    ("html", "text"),
    [
        # Pages name so what may hold formulas, too.
        ("<p class=mathjax>Long text <math><mi>x</mi></math> goes on</p>", "Long text x goes on"),
        ("<p><span class=katex>word <math alttext=a></math> more</span></p>", "word $a$ more"),
        ("<p>If <math><mtext>it <em>never</em> is</mtext></math> odd</p>", "If it never is odd"),
        ("<p>So <math>x be <b>a</b> number</math>.</p>", "So x be a number."),
        (r"<p><math alttext='{\displaystyle x} + {y}'></math></p>", r"${\displaystyle x} + {y}$"),
        ("<p><math alttext='$a$ and $b$'></math></p>", r"$\$a\$ and \$b\$$"),
    ],
)
def test_nothing_beside_a_formula_is_lost(html: str, text: str) -> None:
    assert texts(html)[0][0] == text


@pytest.mark.parametrize(
    "html",
    [
        "<html class=katex><body><p>Tea <math><mi>x</mi></math> is hot.</p>",
        "<body class=MathJax><p>Tea <math><mi>x</mi></math> is hot.</p>",
        "<div class='abstract mathjax'>Tea</div><script type=math/tex>x</script><p>is hot.</p>",
    ],
)
def test_a_page_is_no_formula(html: str) -> None:
    found = " ".join(block.text for block in html_blocks.read(html_tree.parse(html.encode())))
    assert found.startswith("Tea")
    assert found.endswith("is hot.")


def test_no_backtick_of_tex_begins_code() -> None:
    html = "<p>So <math alttext='`'></math> and <code>&lt;img src=x&gt;</code></p>"
    ((_, markdown),) = texts(html)
    assert markdown == r"So $\lq $ and `<img src=x>`"


def test_tex_stays_as_it_is_where_nothing_else_is_marked() -> None:
    ((_, markdown),) = texts(r"<p>See <math alttext='a_1 \le b'></math> holds.</p>")
    assert markdown == r"See $a_1 \le b$ holds."
    ((_, markdown),) = texts(r"<p>See <code><math alttext='a_1'></math></code> holds.</p>")
    assert markdown == "See `$a_1$` holds."
