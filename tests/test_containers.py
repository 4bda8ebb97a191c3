"""Every container a page comes in: recognised by content, hostile ones refused."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from datetime import UTC, datetime

import brotli
import pytest
import zstandard

from clipper.errors import BrokenContainer, PageError, PageTooLarge
from clipper.page import RawPage
from clipper.readers import Limits, Skipped, read_bytes
from clipper.readers.base import Found
from tests.containers import (
    PACKERS,
    PAGE,
    URL,
    Warc,
    har,
    mail,
    mhtml,
    tarred,
    wacz,
    webarchive,
    zipped,
)

NOON = datetime(2025, 6, 19, 8, 30, tzinfo=UTC)


def read(data: bytes, limits: Limits | None = None) -> list[Found]:
    return list(read_bytes(data, "x", limits=limits))


def pages(data: bytes, limits: Limits | None = None) -> list[RawPage]:
    return [found for found in read(data, limits) if isinstance(found, RawPage)]


def page(data: bytes) -> RawPage:
    (found,) = read(data)
    assert isinstance(found, RawPage), found
    return found


def broken(data: bytes, limits: Limits | None = None) -> str:
    """What is said about the one thing that is wrong."""
    (error,) = [found for found in read(data, limits) if isinstance(found, PageError)]
    assert error.subject
    return str(error)


class TestMail:
    def test_mhtml(self) -> None:
        assert page(mhtml()) == RawPage(
            PAGE,
            source="x",
            url=URL,
            captured_at=NOON,
            captured_from="container",
            media_type="text/html",
            title="Tee für alle",
        )

    def test_mhtml_of_internet_explorer(self) -> None:
        data = mhtml().replace(b"<Saved by Blink>", b'"Saved by Windows Internet Explorer 11"')
        data = data.replace(b"Snapshot-Content-Location: " + URL.encode() + b"\r\n", b"")
        assert page(data).url == URL, "from the part itself"

    def test_the_named_root_goes_before_the_first_part(self) -> None:
        data = mhtml().replace(b"\ttype=", b'\tstart="<frame-2@mhtml.blink>";\r\n\ttype=')
        assert b"advertisement" in page(data).data

    def test_mail_with_html(self) -> None:
        found = page(mail())
        assert found.data == PAGE
        assert (found.title, found.charset, found.url) == ("Tea this week", "utf-8", None)
        assert found.captured_at is not None
        assert found.captured_at.isoformat() == "2025-06-19T08:30:00+02:00"

    def test_without_a_page(self) -> None:
        assert "without a part" in broken(b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx")
        assert "empty" in broken(b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n")

    def test_text_that_starts_like_a_header_is_no_mail(self) -> None:
        text = b"From: the editors\nWe are moving house.\n\nMore soon.\n"
        assert page(text).data == text


class TestWebarchive:
    @pytest.mark.parametrize("xml", [False, True])
    def test_page(self, xml: bool) -> None:
        found = page(webarchive(xml=xml))
        assert (found.data, found.url, found.charset) == (PAGE, URL, "UTF-8")

    def test_damaged(self) -> None:
        assert "damaged" in broken(webarchive()[:-30])
        assert "damaged" in broken(b"bplist00")


class TestHar:
    def test_the_first_html_of_a_page(self) -> None:
        found = page(har())
        assert (found.data, found.url, found.captured_at) == (PAGE, URL, NOON)
        assert found.source == f"x#{URL}"

    def test_base64(self) -> None:
        data = har("V2Fzc2VyIHp1ZXJzdA==").replace(
            b'-8", "text"', b'-8", "encoding":"base64","text"'
        )
        found = page(data)
        assert (found.data, found.charset) == (b"Wasser zuerst", "utf-8")

    def test_damaged(self) -> None:
        assert "no HAR" in broken(har()[:-9])


class TestScraped:
    def test_lines(self) -> None:
        lines = [
            {
                "url": URL,
                "html": PAGE.decode(),
                "title": "Tee",
                "crawled_at": "2025-06-19T08:30:00Z",
            },
            {"url": URL + "2", "content": "Bare text.\nOf a page."},
        ]
        data = "\n".join(json.dumps(line) for line in lines).encode() + b"\nnonsense\n[1]\n{}\n\n"
        one, two, *errors = read(data)
        assert isinstance(one, RawPage)
        assert isinstance(two, RawPage)
        assert (one.data, one.url, one.title, one.captured_at) == (PAGE, URL, "Tee", NOON)
        assert (two.data, two.source, two.media_type) == (b"Bare text.\nOf a page.", "x#2", None)
        assert [str(error) for error in errors] == [
            "x#3: no JSON on this line: Expecting value: line 1 column 1 (char 0)",
            "x#4: no JSON object on this line",
            "x#5: no page on this line",
        ]

    def test_a_line_beyond_the_limit_costs_only_itself(self) -> None:
        data = b'{"url": "u", "text": "%s"}\n{"url": "v", "text": "short"}\n' % (b"x" * 500)
        large, short = read(data, Limits(page_bytes=100))
        assert isinstance(large, PageTooLarge)
        assert isinstance(short, RawPage)


class TestPacked:
    @pytest.mark.parametrize("name", sorted(PACKERS))
    def test_single_page(self, name: str) -> None:
        assert page(PACKERS[name](PAGE)) == RawPage(PAGE, source="x")

    @pytest.mark.parametrize("name", sorted(PACKERS))
    def test_cut_off(self, name: str) -> None:
        data = PACKERS[name](PAGE * 200)
        assert "damaged" in broken(data[: len(data) // 2])

    @pytest.mark.parametrize("name", sorted(PACKERS))
    def test_bomb(self, name: str) -> None:
        bomb = PACKERS[name](b"x" * 100_000_000)
        assert "200 times its size" in broken(bomb) or "larger than" in broken(bomb)

    def test_page_after_page_packed(self) -> None:
        data = PAGE
        for _ in range(6):
            data = gzip.compress(data)
        assert "packed more than 4 times" in broken(data)


class TestTar:
    @pytest.mark.parametrize("pack", [bytes, *PACKERS.values()])
    def test_members(self, pack: object) -> None:
        data = tarred({"./b/two.html": PAGE, "one.txt": b"Words.", "s.css": b"p {}", ".x": b"y"})
        found = read(pack(data))  # type: ignore[operator]
        assert [f.source for f in found if isinstance(f, RawPage)] == [
            "x#./b/two.html",
            "x#one.txt",
        ]
        assert Skipped("x#s.css", "no page but a .css file") in found
        assert isinstance(found[0], RawPage)
        assert found[0].captured_at == NOON
        assert found[0].captured_from == "file"

    def test_paths_that_lead_out_and_links(self) -> None:
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w") as archive:
            for name, type in (("a/link.html", tarfile.SYMTYPE), ("tty", tarfile.CHRTYPE)):
                info = tarfile.TarInfo(name)
                info.type = type
                info.linkname = "/etc/passwd"
                archive.addfile(info)
            archive.addfile(tarfile.TarInfo("../../evil.html"))
        assert [str(found) for found in read(out.getvalue())] == [
            "Skipped(source='x#a/link.html', reason='a link or a device, not followed')",
            "Skipped(source='x#tty', reason='a link or a device, not followed')",
            "x#../../evil.html: has a path that leads out of its archive: refused",
        ]

    def test_cut_off(self) -> None:
        found = read(tarred({"one.html": PAGE, "two.html": PAGE * 100})[:4000])
        assert isinstance(found[0], RawPage)
        assert isinstance(found[-1], PageError)


class TestZip:
    def test_members(self) -> None:
        data = zipped(
            {
                "site/b.html": PAGE,
                "site/b_files/frame.html": PAGE,
                "a.txt": b"Words.",
                "logo.png": b"\x89PNG\r\n\x1a\n",
                "__MACOSX/._a.txt": b"x",
                "deep.warc": Warc().response().data,
            }
        )
        assert [found.source for found in read(data)] == [  # type: ignore[union-attr]
            "x#a.txt",
            f"x#deep.warc#{URL}",
            "x#logo.png",
            "x#site/b.html",
        ]

    def test_paths_that_lead_out(self) -> None:
        assert "leads out" in broken(zipped({"../evil.html": PAGE}))
        assert "leads out" in broken(zipped({"/etc/evil.html": PAGE}))
        assert "leads out" in broken(zipped({"C:\\evil.html": PAGE}))

    def test_link(self) -> None:
        info = zipfile.ZipInfo("link.html")
        info.external_attr = 0o120777 << 16
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(info, "/etc/passwd")
        assert read(out.getvalue()) == [Skipped("x#link.html", "a link, not followed")]

    def test_encrypted(self) -> None:
        data = bytearray(zipped({"a.html": PAGE}))
        data[6] |= 1
        data[data.index(b"PK\x01\x02") + 8] |= 1
        assert "encrypted" in broken(bytes(data))

    def test_bomb(self) -> None:
        bomb = zipped({f"{n}.html": b"x" * 30_000_000 for n in range(3)})
        assert "200 times its size" in str(read(bomb)[0])

    def test_overlapping_members(self) -> None:
        inner = zipped({"a.html": PAGE * 50})
        entry = inner[inner.index(b"PK\x01\x02") : inner.index(b"PK\x05\x06")]
        start = inner.index(b"PK\x01\x02")
        end = bytearray(inner[inner.index(b"PK\x05\x06") :])
        end[8:12] = (20).to_bytes(2, "little") * 2
        end[12:16] = (len(entry) * 20).to_bytes(4, "little")
        assert "overlap" in broken(inner[:start] + entry * 20 + bytes(end))

    def test_damaged_member_costs_only_itself(self) -> None:
        data = bytearray(zipped({"a.html": PAGE * 3, "b.html": PAGE}))
        data[60] ^= 0xFF
        first, second = read(bytes(data))
        assert isinstance(first, BrokenContainer)
        assert isinstance(second, RawPage)

    def test_no_archive_at_all(self) -> None:
        assert "damaged ZIP" in broken(b"PK\x03\x04 and then nothing")

    def test_zip_in_a_stream_that_cannot_go_back(self) -> None:
        assert pages(gzip.compress(zipped({"a.html": PAGE})))[0].data == PAGE


class TestSingleFileZip:
    HEAD = (
        b"<!DOCTYPE html><html data-sfz><meta charset=utf-8><!--\n Page saved with SingleFile\n"
        b" url: https://tea.example/cup\n saved date: Thu Jun 19 2025 10:30:00 GMT+0200\n-->"
        b"<script>"
    )

    def test_page_inside(self) -> None:
        inner = PAGE.replace(b"<title>", self.HEAD[self.HEAD.index(b"<!--") : -8] + b"<title>")
        found = page(self.HEAD + zipped({"index.html": inner, "images/0.png": b"x"}))
        assert found.data == inner
        assert (found.url, found.captured_at) == (URL, NOON)

    def test_without_a_zip_it_is_the_page_itself(self) -> None:
        assert page(self.HEAD + b"</script><p>Tea").url == URL


class TestWarc:
    @pytest.mark.parametrize("packed", [False, True])
    def test_responses(self, packed: bool) -> None:
        warc = (
            Warc(packed=packed).response().response("https://tea.example/x.png", type="image/png")
        )
        warc.response("https://tea.example/gone", status="404 Not Found")
        warc.resource("https://tea.example/r", PAGE).revisit()
        first, image, gone, resource, revisit = read(warc.data)
        assert first == RawPage(
            PAGE,
            source=f"x#{URL}",
            url=URL,
            captured_at=NOON,
            captured_from="container",
            media_type="text/html",
            charset="utf-8",
        )
        assert image == Skipped("x#https://tea.example/x.png", "no page but image/png")
        assert gone == Skipped("x#https://tea.example/gone", "no page but an answer 404")
        assert isinstance(resource, RawPage)
        assert revisit == Skipped(f"x#{URL}", "the same as at 2025-06-19T08:30:00Z")

    @pytest.mark.parametrize(
        ("coding", "coded"),
        [
            ("gzip", gzip.compress(PAGE)),
            ("br", brotli.compress(PAGE)),
            ("zstd", zstandard.compress(PAGE)),
            ("gzip, br", brotli.compress(gzip.compress(PAGE))),
            ("deflate", __import__("zlib").compress(PAGE)),
            ("deflate", __import__("zlib").compress(PAGE)[2:-4]),
            ("gzip", PAGE),
            ("br", PAGE),
        ],
    )
    def test_content_codings(self, coding: str, coded: bytes) -> None:
        warc = Warc().response(body=coded, headers={"Content-Encoding": coding})
        assert page(warc.data).data == PAGE

    def test_chunked_and_coded(self) -> None:
        coded = gzip.compress(PAGE)
        chunks = b"%x\r\n%s\r\n%x;last\r\n%s\r\n0\r\n\r\n" % (
            9,
            coded[:9],
            len(coded) - 9,
            coded[9:],
        )
        headers = {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}
        assert page(Warc().response(body=chunks, headers=headers).data).data == PAGE

    def test_bomb_in_a_response(self) -> None:
        bomb = gzip.compress(b"x" * 70_000_000)
        data = Warc().response(body=bomb, headers={"Content-Encoding": "gzip"}).response().data
        error, good = read(data)
        assert isinstance(error, PageError)
        assert isinstance(good, RawPage)

    def test_unknown_coding(self) -> None:
        data = Warc().response(headers={"Content-Encoding": "rot13"}).data
        assert "unknown content coding: rot13" in broken(data)

    def test_conversion_counts_where_the_page_is_not_there(self) -> None:
        warc = (
            Warc().response().conversion(URL, "Water first.").conversion("https://b.example/", "B")
        )
        warc.resource("urn:text:https://c.example/", b"C", "text/plain")
        warc.resource(f"urn:text:{URL}", b"A", "text/plain")
        found = {page.url: page.data for page in pages(warc.data)}
        assert found == {URL: PAGE, "https://b.example/": b"B", "https://c.example/": b"C"}

    @pytest.mark.parametrize("packed", [False, True])
    def test_cut_off(self, packed: bool) -> None:
        data = Warc(packed=packed).response().response(URL + "2", PAGE * 50).data
        good, *errors = read(data[:-20])
        assert isinstance(good, RawPage)
        assert errors
        assert all(isinstance(error, BrokenContainer) for error in errors)

    def test_one_gzip_stream_over_all_records(self) -> None:
        data = gzip.compress(Warc().response().response(URL + "2").data)
        assert len(pages(data)) == 2

    def test_garbage_after_a_record(self) -> None:
        good, error = read(Warc().response().data + b"garbage\r\n" * 20)
        assert isinstance(good, RawPage)
        assert "no WARC from here on" in str(error)

    def test_cutting_headers(self) -> None:
        assert isinstance(read(b"WARC/1.0\r\nWARC-Type: response\r\n\r\n")[-1], PageError)


LISTED = [{"url": URL, "ts": "2025-06-19T08:30:00Z", "title": "Tee", "text": "Wasser"}]


class TestWacz:
    def test_listed_pages_with_their_titles(self) -> None:
        warc = Warc(packed=True).response().response("https://ads.example/frame")
        found = read(wacz(LISTED, warc.data))
        assert isinstance(found[0], RawPage)
        assert (found[0].url, found[0].title, found[0].data) == (URL, "Tee", PAGE)
        assert found[1:] == [
            Skipped(
                "x#archive/data.warc.gz#https://ads.example/frame",
                "not among the pages of its WACZ",
            )
        ]

    def test_page_of_which_only_text_is_there(self) -> None:
        lost = {"url": "https://b.example/", "ts": "2025-06-19T08:30:00Z", "text": "Only text"}
        (found,) = pages(wacz([lost], Warc(packed=True).response("https://c.example/").data))
        assert (found.data, found.url, found.captured_at) == (
            b"Only text",
            "https://b.example/",
            NOON,
        )

    def test_hash_that_does_not_fit(self) -> None:
        data = wacz(LISTED, Warc(packed=True).response().data, spoil=True)
        error, text = read(data)
        assert "hash differs" in str(error)
        assert isinstance(text, RawPage)
        assert text.data == b"Wasser"

    def test_damaged_description(self) -> None:
        assert "datapackage.json" in broken(zipped({"datapackage.json": b"{"}))


@pytest.mark.parametrize("limits", [Limits(total_bytes=50), Limits(members=1)])
def test_limits_can_be_set(limits: Limits) -> None:
    found = read(zipped({"a.html": PAGE, "b.html": PAGE}), limits)
    assert "more than" in str(found[-1])
