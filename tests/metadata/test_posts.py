"""Who wrote each post of a discussion: the lines between its posts in Markdown."""

from __future__ import annotations

import pytest
from lxml import html

from clipper.metadata.authors import posts
from clipper.page import Block, BlockKind, Role
from clipper.render import markdown, pieces, text
from clipper.render.marked import markdown as marked
from clipper.segment.cut import html_blocks
from tests.metadata.test_html_page import read


def lines(*given: tuple[Role, str]) -> list[Block]:
    return [Block(said, n, role=role) for n, (role, said) in enumerate(given)]


def elements(page: str) -> list[Block]:
    """Blocks of HTML, those in a `p` content, what stands in an `s` nothing, all others bylines."""
    roles = {"p": Role.BODY, "li": Role.BODY, "s": Role.SHARING}
    found = []
    for block in html_blocks.read(html.document_fromstring(page)):
        assert block.markup is not None
        role = roles.get(block.markup.path[-1], Role.BYLINE)
        if "share" in block.markup.hints:
            role = Role.SHARING
        found.append(Block(block.text, block.n, block.kind, role=role, markup=block.markup))
    return found


def shown(blocks: list[Block]) -> list[str]:
    return [" · ".join(head) for head in posts.heads(blocks).values()]


def test_names_are_those_of_accounts_and_dates_those_of_posts() -> None:
    page = elements(
        '<div class=post><div><a href="/u/reed_warbler">reed_warbler</a></div><div>Member</div>'
        "<div>Joined</div><div>4 May 2011</div><div>Posts: 71</div><div>12 June 2025, 10:04</div>"
        "<p>Which glue holds slate?</p><div class=share>Like</div></div>"
        '<div class=post><div><a href="/u/old*mason">o</a></div>'
        '<div><a href="/u/old*mason">old*mason</a></div>'
        "<div>12 June 2025, 11:30</div><p>None. Use a nail.</p><p>Two, if it is steep.</p></div>"
    )
    assert shown(page) == [
        "reed_warbler · 12 June 2025, 10:04",
        "old*mason · 12 June 2025, 11:30",
    ]
    written = marked(pieces(page, posts.heads(page)))
    assert written == (
        "**reed\\_warbler** · 12 June 2025, 10:04\n\nWhich glue holds slate?\n\n"
        "**old\\*mason** · 12 June 2025, 11:30\n\nNone. Use a nail.\n\nTwo, if it is steep."
    )
    # The text is the posts alone.
    assert text(page) == "Which glue holds slate?\n\nNone. Use a nail.\n\nTwo, if it is steep."
    assert markdown(page).startswith("Which glue")


def test_a_name_may_say_how_to_speak_of_its_bearer() -> None:
    posts_of = "".join(
        f'<div><a href="/u/{name}">{name} (they/them)</a> 12 June 2025, 1{n}:30</div><p>Slate.</p>'
        for n, name in enumerate(("reed", "mason"))
    )
    assert shown(elements(posts_of)) == [
        "reed (they/them) · 12 June 2025, 10:30",
        "mason (they/them) · 12 June 2025, 11:30",
    ]


def test_an_element_says_that_a_byline_stands_below_its_post() -> None:
    page = elements(
        "<div id=q><p>Which glue holds slate?</p><div>edited 13 June 2025 at 9:00</div>"
        '<div><a href="/users/9/fixer">fixer</a></div><div>asked 12 June 2025 at 10:04</div>'
        '<div class=author><a class=author href="/users/4/reed">reed</a></div></div>'
        "<div id=a><p>None. Use a nail.</p><div>answered 12 June 2025 at 11:30</div>"
        '<div><a href="/users/7/mason">mason</a></div></div>'
    )
    assert shown(page) == ["reed · 12 June 2025 at 10:04", "mason · 12 June 2025 at 11:30"]


def test_names_beside_a_clock_and_in_long_bylines() -> None:
    page = lines(
        (Role.BYLINE, "Gravyboats · 01/03/2024 09:44"),
        (Role.BODY, "Which glue holds slate?"),
        (Role.BYLINE, "mason · 01/03/2024 10:02"),
        (Role.BODY, "None. Use a nail."),
    )
    assert shown(page) == ["Gravyboats · 01/03/2024 09:44", "mason · 01/03/2024 10:02"]
    worn = " ".join(f"<span>61{n} points</span>" for n in range(9))
    page = elements(
        f'<div id=a><div><a href="/user/reed">reed</a> {worn} <time>3 days ago</time></div>'
        f'<p>Which glue?</p></div><div id=b><div><a href="/user/mason">mason</a> {worn} '
        "<time>2 days ago</time></div><p>None.</p></div>"
    )
    assert shown(page) == ["reed · 3 days ago", "mason · 2 days ago"]


def test_on_a_text_page_a_post_goes_below_its_byline() -> None:
    page = lines(
        (Role.TITLE, "Slate"),
        (Role.BYLINE, "reed_warbler"),
        (Role.BYLINE, "Posts: 71"),
        (Role.BYLINE, "12 June 2025, 10:04"),
        (Role.BODY, "Which glue holds slate?"),
        (Role.SHARING, "Like"),
        (Role.BYLINE, "3 replies"),
        (Role.BYLINE, "mason wrote on 12 June 2025, 11:30"),
        (Role.BODY, "None. Use a nail."),
    )
    assert shown(page) == [
        "reed_warbler · 12 June 2025, 10:04",
        "mason wrote on 12 June 2025, 11:30",
    ]


def test_signatures_below_posts_are_theirs() -> None:
    page = lines(
        (Role.BODY, "Is the drain a river?"),
        (Role.BYLINE, "Sedge (talk) 10:12, 3 May 2019"),
        (Role.BODY, "The map says so."),
        (Role.BYLINE, "Plover (talk) 11:40, 3 May 2019"),
    )
    assert posts.heads(page) == {
        0: ("Sedge (talk) 10:12, 3 May 2019",),
        2: ("Plover (talk) 11:40, 3 May 2019",),
    }


def test_who_is_quoted_begins_no_post() -> None:
    page = lines(
        (Role.BYLINE, "reed · 12 June 2025"),
        (Role.BODY, "Which glue holds slate?"),
        (Role.BYLINE, "mason · 13 June 2025"),
        (Role.BODY, "As you say:"),
        (Role.BYLINE, "reed:"),
        (Role.BODY, "Which glue?"),
    )
    assert list(posts.heads(page)) == [1, 3]


def message(name: str, joined: str, said: str, text: str) -> str:
    return (
        f'<article><section><h4><a class=username href="/members/{name}">{name}</a></h4>'
        f"<dl><dt><span title=Joined><i></i></span></dt><dd>{joined}</dd></dl></section>"
        f'<div><a href="/post-7"><time datetime="2025-06-14">{said}</time></a></div>'
        f'<div><a href="/post-7">#7</a></div><p>{text}</p></article>'
    )


def test_a_date_beside_a_member_is_not_that_of_the_post() -> None:
    page = elements(
        message("reed", "4 May 2011", "14 June 2025", "Which glue holds slate?")
        + message("mason", "11 Oct 2014", "15 June 2025", "None. Use a nail.")
    )
    assert shown(page) == ["reed · 14 June 2025", "mason · 15 June 2025"]
    # Nor that of a line that does not say so.
    page = elements(
        "".join(
            f'<div id={name}><div><a href="/u/{name}">{name}</a></div><div>4 May 2011</div>'
            f"<div><time>1{n} June 2025</time></div><p>It holds.</p></div>"
            for n, name in enumerate(("reed", "mason"))
        )
    )
    assert shown(page) == ["reed · 10 June 2025", "mason · 11 June 2025"]


def test_a_change_of_a_post_is_not_its_date() -> None:
    page = elements(
        "".join(
            f'<div id={name}><div><a href="/u/{name}">{name}</a></div><div>1{n} June 2025</div>'
            f"<p>It holds.</p><div class=time>Last edited by {name}; 19 June 2025</div></div>"
            for n, name in enumerate(("reed", "mason"))
        )
    )
    assert shown(page) == ["reed · 10 June 2025", "mason · 11 June 2025"]


def test_the_first_poster_has_a_long_box() -> None:
    box = "".join(f"<dl><dt>Boats {n}</dt><dd>{n}</dd></dl>" for n in range(7))
    page = elements(
        "".join(
            f'<div id={name}><div><a href="/u/{name}">{name}</a></div>{box}<div>{day} June 2025'
            f"</div><p>It holds.</p></div>"
            for name, day in (("reed", 12), ("mason", 13))
        )
    )
    assert shown(page) == ["reed · 12 June 2025", "mason · 13 June 2025"]


def test_names_of_members_without_a_link_and_beside_badges() -> None:
    badge = '<div aria-label="View author profile"><a href="/guides/author/{0}/">Guide</a></div>'
    page = elements(
        "<article><div>8 Oct 2024</div><section><span class=username><span itemprop=name>reed"
        "</span></span></section><p>Which glue?</p></article>"
        + "".join(
            f"<article><div>{day} Oct 2024</div><section><a href=/members/{name} class=username>"
            f"<span itemprop=name>{name}</span></a>{badge.format(name)}</section><p>None.</p>"
            "</article>"
            for name, day in (("mason", 9), ("sedge", 10))
        )
    )
    assert shown(page) == ["reed · 8 Oct 2024", "mason · 9 Oct 2024", "sedge · 10 Oct 2024"]


def test_a_badge_of_several_accounts_names_nobody() -> None:
    page = elements(
        "".join(
            f'<article><div><a href="/guides/author/{name}/">Guide</a></div>'
            f'<div><a href="/members/{name}">{name}</a></div><div>{day} Oct 2024</div>'
            f"<p>None.</p></article>"
            for name, day in (("mason", 9), ("sedge", 10))
        )
    )
    assert shown(page) == ["mason · 9 Oct 2024", "sedge · 10 Oct 2024"]


def test_names_stand_over_posts_that_have_no_date() -> None:
    def post(name: str) -> str:
        return f'<article><div><a href="/members/{name}">{name}</a></div><p>None.</p></article>'

    assert shown(elements(post("reed") + post("mason") + post("reed"))) == ["reed", "mason", "reed"]
    assert shown(elements(post("reed") + post("reed"))) == []
    badges = "".join(
        f'<article><div><a href="/about/user-badges">{badge}</a></div><p>None.</p></article>'
        for badge in ("Oarsman", "Pilot", "Oarsman")
    )
    assert shown(elements(badges)) == []
    quoted = "<article><div>sedge:</div><p>As you say.</p></article>"
    assert shown(elements(post("reed") + post("mason") + quoted)) == []


def test_an_article_is_no_discussion() -> None:
    story = (Role.BODY, "The slates had held since 1820."), (Role.BODY, "Then came the wind.")
    dated = (Role.BYLINE, "By Mara Quill"), (Role.BYLINE, "12 June 2025")
    assert posts.heads(lines(*dated, *story)) == {}
    # Changed in between, and its author said twice.
    note = (Role.BYLINE, "Last updated 14 June 2025")
    assert posts.heads(lines((Role.BYLINE, "12 June 2025"), story[0], note, story[1])) == {}
    assert posts.heads(lines(*dated, story[0], *dated, story[1])) == {}


def test_two_lines_with_one_date_are_no_discussion() -> None:
    page = lines(
        (Role.BYLINE, "Developer"),
        (Role.BYLINE, "5 Dec, 2019"),
        (Role.BODY, "Row across the fjord in ten kinds of boat."),
        (Role.BYLINE, "Publisher: Oarworks"),
        (Role.BYLINE, "Release Date: 5 Dec, 2019"),
        (Role.BODY, "Languages: Norwegian, English."),
    )
    assert posts.heads(page) == {}


def test_a_post_that_begins_with_an_item_parts_the_list() -> None:
    items = [
        Block(said, n, BlockKind.LIST_ITEM, 1, role=Role.BODY)
        for n, said in enumerate(("- a", "- b"))
    ]
    assert marked(pieces(items)) == "- a\n- b"
    assert marked(pieces(items, {1: ("mason",)})) == "- a\n\n*mason*\n\n- b"


def test_who_is_away_goes_by_the_name_that_the_address_has() -> None:
    page = elements(
        "".join(
            f'<div class=post><div><a href="/user/{name.lower()}">{name[0]} Offline</a></div>'
            f'<div><a href="/user/{name.lower()}">{name}</a></div>'
            f'<div>last edited by <a href="/post/{n}">2025-06-1{n}</a></div><p>Slate.</p></div>'
            for n, name in enumerate(("Elsa", "Mason", "Elsa"))
        )
    )
    assert shown(page) == ["Elsa · 2025-06-10", "Mason · 2025-06-11", "Elsa · 2025-06-12"]


def test_of_two_heads_over_a_post_the_nearer_is_its_own() -> None:
    def head(name: str, day: int) -> str:
        return f'<div><a href="/user/{name}">{name}</a></div><div>{day} June 2025</div>'

    page = elements(
        f"<div class=post>{head('reed', 12)}<p>Which glue holds slate?</p></div>"
        f"<div class=post><div>{head('reed', 12)}<div class=share>Which glue?</div></div>"
        f"{head('mason', 13)}<p>None. Use a nail.</p></div>"
        f"<div class=post>{head('elsa', 14)}<div class=share>Like</div><div>Edited by "
        '<a href="/user/mason">mason</a> 15 June 2025</div><p>It holds.</p></div>'
    )
    assert shown(page) == ["reed · 12 June 2025", "mason · 13 June 2025", "elsa · 14 June 2025"]


def test_posts_may_be_of_one_age_but_not_of_one_day() -> None:
    def thread(when: str) -> list[Block]:
        names = ("reed", "mason")
        return elements("".join(f"<div>{n} {when}</div><p>Slate by {n}.</p>" for n in names))

    assert shown(
        lines(
            (Role.BYLINE, "• Reed"),
            (Role.BYLINE, "· 3y"),
            (Role.BODY, "Which glue?"),
            (Role.BYLINE, "• Mason"),
            (Role.BYLINE, "· 3y"),
            (Role.BODY, "A nail."),
        )
    ) == ["Reed · 3y", "Mason · 3y"]
    assert shown(thread("2 years ago")) == ["reed 2 years ago", "mason 2 years ago"]
    assert shown(thread("5 Dec 2019")) == []
    released = elements(
        "".join(f"<div>Release date: {n} June 2025</div><p>A boat of {n} m.</p>" for n in (4, 9))
    )
    assert shown(released) == []


def test_a_home_of_a_member_is_an_account_and_a_count_of_answers_is_nobody() -> None:
    page = elements(
        '<div>by <a href="//boats.example/~reed">reed</a> on 12 June 2025</div><p>Which glue?</p>'
        '<div>by <a href="//boats.example/~mason">mason</a> on 13 June 2025</div><p>A nail.</p>'
    )
    assert shown(page) == ["reed · 12 June 2025", "mason · 13 June 2025"]
    page = elements(
        "<div>13 answers /</div><div>REED W</div><div>Reed W</div><div>12 June 2025</div>"
        "<p>Which glue?</p><div>1 Reply (Go Down)</div><div>Elsa</div><div>13 June 2025</div>"
        "<p>A nail.</p>"
    )
    assert shown(page) == ["Reed W · 12 June 2025", "Elsa · 13 June 2025"]


@pytest.mark.parametrize(
    "member",
    [
        '<a class="bigusername" href="/7{0}-{1}.html">{1}</a>',
        '<b class="postauthor">{1}</b>',
    ],
)
def test_an_element_that_says_it_is_a_members_names_who_wrote(member: str) -> None:
    page = elements(
        "".join(
            f"<div class=post><div>post #{n} of 3 (permalink) Old 12 June 2025, 1{n}:30</div>"
            f"<div>{member.format(n, name)}</div>"
            f"<div>Posts: 2{n}</div><p>Slate, or what is like it.</p></div>"
            for n, name in enumerate(("reed_warbler", "oxbow", "reed_warbler"))
        )
    )
    assert shown(page) == [
        "reed_warbler · 12 June 2025, 10:30",
        "oxbow · 12 June 2025, 11:30",
        "reed_warbler · 12 June 2025, 12:30",
    ]


def test_a_discussion_is_that_of_its_first_post() -> None:
    told = (("reed", "04-25-2015, 09:47 PM"), ("mason", "04-26-2015, 01:55 PM"))
    page, roles = "", {"Which slate?": Role.TITLE, "Story.": Role.NAVIGATION}
    for name, date in told:
        title = "" if page else "".join(f"<p>Posts: {n}</p>" for n in range(9))
        title += "" if page else "<h1>Which slate?</h1>"
        page += f"<div><p>{date}</p><p><a href='/u/{name}'>{name}</a></p>{title}"
        page += "<p>Nothing holds a slate but a nail of copper.</p></div>"
        roles |= {date: Role.BYLINE, name: Role.BYLINE}
    roles |= {f"Posts: {n}": Role.BYLINE for n in range(9)}
    found = read("", page, roles)
    assert (found.published, found.authors) == ("2015-04-25T21:47", ("reed",))
    head = "<meta property='article:published_time' content='2015-04-25T12:00:00Z'>"
    assert read(head, page, roles).published == "2015-04-25T12:00:00+00:00"


def test_comments_below_an_article_do_not_date_it() -> None:
    lines = [("By Jane Doe, 12 June 2025", Role.BYLINE), ("The owls moved in.", Role.BODY)]
    lines += [("reed", Role.BYLINE), ("3 May 2025", Role.BYLINE), ("An owl!", Role.BODY)]
    page = "".join(f"<p>{text}</p>" for text, _ in lines)
    found = read("", f"<h1>Owls</h1>{page}", {"Owls": Role.TITLE, **dict(lines)})
    assert (found.published, found.authors) == ("2025-06-12", ("Jane Doe",))


def board(row: str) -> list[Block]:
    names = ("reed_warbler", "old*mason", "sooty", "elsa")
    return elements("".join(row.format(n=n, name=name) for n, name in enumerate(names)))


@pytest.mark.parametrize(
    "row",
    [
        "<li><p><a class=forumtitle href=/f/{n}>Slates {n}</a> All about them.</p>"
        "<div><a href=/u/{name}>{name}</a> 1{n} June 2025</div></li>",
        "<li><p><a href='./viewforum.php?f={n}'>Slates {n}</a><br>All about them.</p>"
        "<div><a href=/u/{name}>{name}</a> 1{n} June 2025</div></li>",
        "<li><p><a href=/f/{n}>Slates {n}</a> All about them.</p><div>Last post by "
        "<a href=/u/{name}>{name}</a></div><div>1{n} June 2025</div></li>",
        "<li><p><a href=/f/{n}>Slates {n}</a> All about them.</p><div class=lastpost>"
        "<a href=/u/{name}>{name}</a> 1{n} June 2025</div><div>4{n}</div></li>",
    ],
)
def test_who_wrote_last_is_not_the_author_of_a_row_of_a_board(row: str) -> None:
    assert shown(board(row)) == []


@pytest.mark.parametrize(
    "post",
    [
        # A member's box; a link to the forum inside a post; one to the post itself over it.
        "<div class=post><div><a href=/u/{name}>{name}</a></div><div>1{n} June 2025</div>"
        "<div>Last post: yesterday</div><p>Nails hold slate.</p></div>",
        "<div class=post><div><a href=/u/{name}>{name}</a></div><div>1{n} June 2025</div>"
        "<p>See <a href='./viewforum.php?f=7'>Slates</a>.</p></div>",
        "<div class=post><div><a href=/u/{name}>{name}</a></div><div>1{n} June 2025</div>"
        "<p><a href='./viewtopic.php?p={n}#p{n}'>Re: Slates</a></p><p>Nails, {n}.</p></div>",
    ],
)
def test_posts_that_speak_of_a_board_keep_their_authors(post: str) -> None:
    assert [head.split(" · ")[0] for head in shown(board(post))] == [
        "reed_warbler", "old*mason", "sooty", "elsa",
    ]  # fmt: skip
