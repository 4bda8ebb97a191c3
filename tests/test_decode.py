"""Charsets by the ladder, and HTML told from text."""

from __future__ import annotations

import codecs
import random

import pytest

from clipper.decode import codec_of, decode, sniff_kind
from clipper.errors import NotAPage, PageTooLarge
from clipper.page import Document, RawPage

JAPANESE = "潮の香りがする港町で、古い灯台が静かに立っている。"
CHINESE = "老街的茶馆重新开张，邻居们带来了自己种的茉莉花。"
KOREAN = "바닷가 마을의 오래된 등대가 다시 불을 밝혔다."
RUSSIAN = "Старый маяк у посёлка снова зажгли после ремонта."
GERMAN = "Die Bäckerei am Füßener Tor öffnet früher – „endlich“, sagen viele."


def read(data: bytes, charset: str | None = None, **more: str) -> Document:
    return decode(RawPage(data, charset=charset, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso-2022-jp"),
        (CHINESE, "gbk"),
        (CHINESE + "𠮷", "gb18030"),
        (KOREAN, "euc_kr"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (GERMAN, "windows-1252"),
        ("Zażółć gęślą jaźń.", "iso-8859-2"),
    ],
)
class TestLegacyCharsets:
    def test_declared_in_meta(self, text: str, codec: str) -> None:
        page = f'<html><head><meta charset="{codec}"></head><body><p>{text}</p></body></html>'
        document = read(page.encode(codec))
        assert text in document.text
        assert document.charset_from == "meta"

    def test_declared_by_http_equiv(self, text: str, codec: str) -> None:
        meta = f'<meta http-equiv="Content-Type" content="text/html; charset={codec}">'
        assert text in read(f"<html>{meta}<p>{text}".encode(codec)).text

    def test_declared_by_container(self, text: str, codec: str) -> None:
        if codec == "iso-2022-jp":
            pytest.skip("only pages declare it")
        document = read(text.encode(codec), charset=codec)
        assert document.text == text
        assert document.charset_from == "declared"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (JAPANESE * 4, "shift_jis"),
        (CHINESE * 4, "gbk"),
        (KOREAN * 4, "euc_kr"),
        (RUSSIAN * 4, "cp1251"),
    ],
)
def test_detected_without_declaration(text: str, codec: str) -> None:
    document = read(text.encode(codec))
    assert document.text == text
    assert document.charset_from == "detected"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_mark(codec: str) -> None:
    document = read(RUSSIAN.encode(codec))
    assert (document.text, document.charset_from) == (RUSSIAN, "bom")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark(codec: str) -> None:
    document = read(("<html><body>" + GERMAN * 5).encode(codec))
    assert GERMAN in document.text
    assert document.charset_from == "pattern"


@pytest.mark.parametrize("label", ["iso-8859-1", "latin-1", "latin1", "us-ascii", "ASCII"])
def test_latin_1_means_windows_1252(label: str) -> None:
    assert read("„Üb’ immer Treu’ – 5 €“".encode("cp1252"), charset=label).text.endswith("5 €“")


def test_labels_of_the_encoding_standard() -> None:
    assert codec_of("gb2312") == "gb18030"
    assert codec_of("x-sjis") == "cp932"
    assert codec_of("ks_c_5601-1987") == "cp949"
    assert codec_of("utf8") == "utf-8"
    assert codec_of("nonsense") is None


def test_utf8_goes_before_a_wrong_declaration() -> None:
    page = f'<meta charset="iso-8859-1"><p>{GERMAN}'.encode()
    assert GERMAN in read(page, charset="latin1").text


def test_text_that_was_garbled_before_it_was_saved_is_read_as_meant() -> None:
    said = "“We’ve moved — again,” zei zij: één café. Größe: 5 €"
    for charset in ("cp1252", "latin-1"):
        garbled = said.replace("”", "’").encode().decode(charset, "ignore")
        document = read(f"<p>{garbled}</p>\n<p>Tee</p>".encode())
        assert said.replace("”", "’") in document.text
        assert any("garbled" in told for told in document.warnings)
    assert "we’re" in read("<p>because we\x92re here</p>".encode()).text


def test_a_space_that_was_garbled_is_a_space() -> None:
    document = read("<p>1.Â&nbsp;Â\u00a0Myth, Â\u00a0</p><p>RMÂ\u00a0Â</p>".encode())
    assert document.text == "<p>1.&nbsp;\u00a0Myth, \u00a0</p><p>RMÂ\u00a0Â</p>"
    assert any("garbled" in told for told in document.warnings)


def test_text_that_only_looks_garbled_stays() -> None:
    for said in (CHINESE, GERMAN, "SÃO PAULO e ÃO", "â und Ã, ÂME", "next\x85line"):
        document = read(f"<p>{said}</p>".encode())
        assert said in document.text
        assert document.warnings == ()


@pytest.mark.parametrize("cut", [1, 2])
def test_cut_off_in_the_middle_of_a_character(cut: int) -> None:
    assert read((CHINESE + "茶").encode()[:-cut]).text == CHINESE


def test_last_latin_letter_is_no_cut_off_character() -> None:
    assert read("un café".encode("latin-1")).text == "un café"


def test_cut_off_legacy_character() -> None:
    assert read((CHINESE + "茶").encode("gbk")[:-1], charset="gbk").text == CHINESE


def test_a_few_broken_bytes_do_not_turn_utf8_into_something_else() -> None:
    document = read((CHINESE * 20).encode() + b" \xff " + CHINESE.encode())
    assert CHINESE in document.text
    assert document.charset == "utf-8"
    assert document.warnings == ("1 undecodable characters in utf-8",)


def test_bytes_without_a_character_pass_through() -> None:
    assert read(b"caf\xe9 \x81 \x9d ol\xe9", charset="windows-1252").text == "café \x81 \x9d olé"


def test_stray_zero_bytes_are_left_out() -> None:
    assert read(b"<html><p>" + b"word " * 500 + b"\0</p>").text.count("\0") == 0


def test_line_ends_are_one_kind() -> None:
    assert read(b"one\r\ntwo\rthree\n").text == "one\ntwo\nthree\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (codecs.BOM_UTF8 + b"\n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"\0" * 100, "binary"),
        (bytes(range(256)) * 20, "binary"),
        (random.Random(1).randbytes(5000), "binary"),
    ],
)
def test_no_page(data: bytes, said: str) -> None:
    with pytest.raises(NotAPage, match=said) as caught:
        read(data, source="some.html")
    assert caught.value.subject == "some.html"


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clipper.decode.MAX_PAGE_BYTES", 100)
    with pytest.raises(PageTooLarge):
        read(b"x" * 101)


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><title>x</title>",
        "\ufeff\n<!-- saved -->\n<html><body>x",
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
        "<p>One</p>\n<p>Two</p>",
        '<div class="post">Long text without any other tag, ' + "word " * 500 + "</div>",
        "Intro <b>bold</b> <a href='x'>link</a><p>One</p><p>Two</p><ul><li>a</li></ul>",
        "<!DOCTYPE>\nOne word.",
        "<FILING>\n<KIND>Annex 9\n<TEXT>\n<HTML><HEAD>\n<TITLE>Tea</TITLE>",
    ],
)
def test_html(text: str) -> None:
    assert sniff_kind(text) == "html"


@pytest.mark.parametrize(
    "text",
    [
        "A plain line.\nAnother.",
        "Use <b> for bold and <i> for italics, never <font>.",
        "<b> is a tag.\nIt makes text bold.",
        "<b> is a tag.\nIt stands in <html>, and makes text bold.",
        "How to write a page\n\n"
        + "Words of a tutorial. " * 40
        + "<html><body><p>Hi</p></body></html>",
        "Elements\n"
        + "\n".join(f"<{tag}>" for tag in ("a", "b", "p", "ul", "li", "div", "h1", "table")),
        "1 < 2 and 3 > 2",
        "from x import y\nif a < b > c: pass",
    ],
)
def test_text(text: str) -> None:
    assert sniff_kind(text) == "text"


def test_declared_media_type_decides_what_content_leaves_open() -> None:
    assert sniff_kind("just words", "text/html; charset=utf-8") == "html"
    assert sniff_kind("<html><p>x", "text/plain") == "html"


def test_many_comments_are_no_trap() -> None:
    assert sniff_kind("<!-- x -->" * 20_000 + "words") == "text"
