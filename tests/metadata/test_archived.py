"""Pages that an archive of the web shows at an address of its own."""

from __future__ import annotations

from clipper import clean

SAVED = "https://archive.example/web/20220304050607/"


def test_a_page_saved_in_an_archive() -> None:
    html = (
        "<html><head><title>Tea is hot</title>"
        '<link rel="canonical" href="https://archive.example/web/20220304050607/https://paper.example/tea">'
        "</head><body><h1>Tea is hot</h1><p>Water first, then leaves.</p></body></html>"
    )
    clip = clean(html, url="https://archive.example/web/20220304050607id_/https://paper.example/t")
    for one in (clip, clean(html)):
        assert one.canonical_url == "https://paper.example/tea"
        assert one.site == "paper.example"
        assert one.captured_at == "2022-03-04T05:06:07+00:00"
    plain = clean(html.replace("archive.example/web/20220304050607/https://", ""))
    assert (plain.canonical_url, plain.captured_at) == ("https://paper.example/tea", None)


WATER = "<p>Water that has boiled for long is flat, and so is the tea that is made with it, for the"
PAGE = f"<title>Tea</title><h1>Tea</h1>{WATER} air has left it. {{}}{WATER} best of it is gone."


def links(hrefs: list[str], url: str) -> list[str]:
    """Where the links of a page lead."""
    linked = " ".join(f"Ask <a href='{href}'>a house of tea</a>." for href in hrefs)
    told = clean(PAGE.format(linked), url=url).markdown
    return [part.partition(")")[0] for part in told.split("](")[1:]]


SEEN = [
    f"{SAVED}https://leaf.example/a?b=c#d",
    "/web/20220304050607/https://paper.example/b",
    "//archive.example/web/20220304050607/http://leaf.example/",
    f"{SAVED}mailto:ann@leaf.example",
]
OWN = [
    "https://archive.example/web/20010203040506/https://leaf.example/",
    "https://leaf.example/20220304050607/tea",
]


def test_links_of_such_a_page_lead_where_they_led() -> None:
    assert links([*SEEN, *OWN], f"{SAVED}https://paper.example/tea") == [
        "https://leaf.example/a?b=c#d",
        "https://paper.example/b",
        "http://leaf.example/",
        "mailto:ann@leaf.example",
        *OWN,
    ]


def test_a_page_that_is_not_saved_so_may_link_to_an_archive() -> None:
    there = [SEEN[0], SEEN[3], *OWN]
    assert links(there, "https://paper.example/tea") == there
