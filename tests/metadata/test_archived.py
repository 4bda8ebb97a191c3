"""Pages that an archive of the web shows at an address of its own."""

from __future__ import annotations

from clipper import clean


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
