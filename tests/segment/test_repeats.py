"""What stands in a thread or a list again and again: quotes of posts above, links, subjects."""

from __future__ import annotations

import numpy as np

from clipper.page import Role
from clipper.segment.labeller import PAGE_TYPES
from tests.segment.judged_pages import LISTING, PROSE, content

FORUM = np.array([0.9 if kind == "forum" else 0.01 for kind in PAGE_TYPES], np.float32)
ONE, TWO, THREE = (f"{PROSE}{word}." for word in ("Un", "Deux", "Trois"))
WHO = (0.01, Role.BYLINE, 0.95)


def test_a_quote_of_a_post_above_is_read_once() -> None:
    part = " ".join(ONE.split()[8:24])
    quote = f"<blockquote><p>Anne a dit :</p><p>{part}</p></blockquote>"
    thread = f"<div>{ONE}</div><div>{quote}<p>{TWO}</p></div><p>{THREE}</p>"
    assert content(thread, page_type=FORUM) == [ONE, TWO, THREE]
    # What is quoted from elsewhere is new, and an article quotes itself for the eye.
    other = quote.replace(part, "Mais la marée du soir ne monte pas avant dix heures.")
    assert len(content(thread.replace(quote, other), page_type=FORUM)) == 5
    assert len(content(thread)) == 5


def test_a_quote_that_is_all_of_a_post_stays() -> None:
    part = " ".join(ONE.split()[8:24])
    thread = f"<p>{ONE}</p><div><b>Paul</b></div><blockquote>{part}</blockquote>%s<p>{TWO}</p>"
    others = {1: WHO, 3: WHO}
    kept = content(thread % "<div><b>Luc</b></div>", page_type=FORUM, others=others)
    assert kept == [ONE, part, TWO]
    assert content(thread % "<p>Oui.</p>", page_type=FORUM, others={1: WHO}) == [ONE, "Oui.", TWO]


def test_the_same_link_below_each_entry_is_not_read() -> None:
    def entries(count: int, link: str) -> str:
        return "".join(f"<h3>Bateau {n}</h3><p>{link}</p>" for n in range(count))

    link = "<a href=/prix>Comparer les prix</a>"
    page = f"<p>{ONE}</p>{entries(5, link)}<p>{TWO}</p>"
    assert len(content(page, page_type=LISTING)) == 7
    assert len(content(f"<p>{ONE}</p>{entries(4, link)}<p>{TWO}</p>", page_type=LISTING)) == 10
    # Each leads elsewhere.
    several = "".join(
        f"<h3>Bateau {n}</h3><p><a href=/prix/{n}>Comparer les prix</a></p>" for n in range(5)
    )
    assert len(content(f"<p>{ONE}</p>{several}<p>{TWO}</p>", page_type=LISTING)) == 12
    table = f"<table>{f'<tr><td>{link}</td><td>{link}</td></tr>' * 5}</table>"
    assert len(content(f"<p>{ONE}</p>{table}<p>{TWO}</p>", page_type=LISTING)) == 7


def test_subjects_over_answers_are_not_read() -> None:
    def thread(*lines: str) -> list[str]:
        posts = (ONE, TWO, THREE)
        return content(
            "".join(f"<p>{line}</p><p>{post}</p>" for line, post in zip(lines, posts, strict=True)),
            page_type=FORUM,
        )

    subject = "Re: Voiles à vendre"
    assert thread(subject, subject.upper(), subject) == [ONE, TWO, THREE]
    assert len(thread(subject, subject, "Voiles à vendre")) == 6
    assert len(thread("Ответ: да", "Ответ: нет", "Ответ: может быть")) == 6
    long = f"Re: {ONE * 2}"
    assert long.strip() in thread(long, long, long)


def test_what_small_windows_show_in_other_words_is_not_read() -> None:
    wide = f"<section class=hero-desktop><h2>Le port de Brest</h2><p>{ONE}</p></section>"
    less = " ".join(ONE.split()[:20])
    narrow = f"<section class=hero-mobile><h2>Le port de Brest</h2><p>{less}</p>%s</section>"
    page = f"{wide}{narrow % ''}<p>{THREE}</p>"
    assert content(page, page_type=LISTING) == ["Le port de Brest", ONE, THREE]
    page = f"{wide}{narrow % '<p>Il y a aussi un café au bord du quai.</p>'}<p>{THREE}</p>"
    assert len(content(page, page_type=LISTING)) == 4
    assert len(content(f"<p>{TWO}</p>{narrow % ''}<p>{THREE}</p>", page_type=LISTING)) == 4
