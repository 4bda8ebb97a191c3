"""Readers and decoding against bytes that nobody wrote: an answer or a `PageError`, no more, soon.

`CLIPPER_FUZZ_SECONDS=600 python -m pytest tests/test_fuzz.py` runs each for ten minutes.
"""

from __future__ import annotations

import gzip
import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import brotli
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clipper.decode import decode
from clipper.errors import PageError
from clipper.ingest.workers import address_space
from clipper.mojibake import _GARBLED
from clipper.page import RawPage
from clipper.readers import Limits, Skipped, read_bytes
from tests import containers
from tests.containers import PACKERS, PAGE, Warc

SECONDS = float(os.environ.get("CLIPPER_FUZZ_SECONDS", "0"))
LIMITS = Limits(page_bytes=1_000_000, whole_bytes=2_000_000, total_bytes=50_000_000)
SLOW = 5.0
MEMORY = 1_000_000_000

SEEDS: dict[str, bytes] = {
    "html": PAGE,
    "mhtml": containers.mhtml(),
    "mail": containers.mail(),
    "webarchive": containers.webarchive(),
    "webarchive-xml": containers.webarchive(xml=True),
    "har": containers.har(),
    "jsonl": b'{"url": "https://a.example/", "html": "<p>Tea"}\n{"url": "u", "text": "x"}\n',
    "zip": containers.zipped({"a.html": PAGE, "b/c.txt": b"Words"}),
    "tar": containers.tarred({"a.html": PAGE, "b/c.txt": b"Words"}),
    "warc": Warc().response().conversion("https://b.example/", "Words").revisit().data,
    "warc.gz": Warc(packed=True).response().resource("https://b.example/", PAGE).data,
    "wacz": containers.wacz([{"url": containers.URL}], Warc(packed=True).response().data),
    "warc-coded": Warc()
    .response(body=gzip.compress(PAGE), headers={"Content-Encoding": "gzip"})
    .response(body=brotli.compress(PAGE), headers={"Content-Encoding": "br"})
    .response(body=zstandard.compress(PAGE), headers={"Content-Encoding": "zstd"})
    .response(body=b"5\r\n<p>Te\r\n1\r\na\r\n0\r\n\r\n", headers={"Transfer-Encoding": "chunked"})
    .data,
    "singlefile": b"<!DOCTYPE html><html><!--\n Page saved with SingleFile\n url: https://a.example/\n"
    b" saved date: Thu Jun 19 2025 08:30:00 GMT+0200\n-->" + PAGE,
    "singlefile-zip": b"<!DOCTYPE html><html data-sfz><meta charset=utf-8><!--"
    + containers.zipped({"index.html": PAGE})
    + b"--></html>",
    **{name: pack(PAGE) for name, pack in PACKERS.items()},
}


@pytest.fixture(scope="module", autouse=True)
def bounded_memory() -> Iterator[None]:
    """What wants more than any seed can need fails with `MemoryError`."""
    used = address_space()
    if not used:
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


def drain(data: bytes) -> None:
    """Everything the data holds, read and decoded; every find must be one of three kinds."""
    begin = time.process_time()  # others may be at work on this machine
    for found in read_bytes(data, "fuzz", limits=LIMITS):
        if isinstance(found, RawPage):
            with suppress(PageError):
                decode(found)
        else:
            assert isinstance(found, PageError | Skipped)
            assert found.reason
    assert time.process_time() - begin < SLOW, "no hang"


Edit = tuple[str, int, bytes]
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["replace", "insert", "delete", "cut", "repeat"]),
        st.integers(0, 10_000),
        st.binary(min_size=1, max_size=12),
    ),
    min_size=1,
    max_size=6,
)


def edited(data: bytes, edits: list[Edit]) -> bytes:
    for how, place, piece in edits:
        at = place % max(1, len(data))
        if how == "replace":
            data = data[:at] + piece + data[at + len(piece) :]
        elif how == "insert":
            data = data[:at] + piece + data[at:]
        elif how == "delete":
            data = data[:at] + data[at + len(piece) :]
        elif how == "cut":
            data = data[: at + 1]
        else:
            data = data[:at] + data[at : at + 64] * 3 + data[at + 64 :]
    return data


def fuzz(check: Callable[..., None]) -> Callable[..., None]:
    """Settings of a short run in the checks; with `CLIPPER_FUZZ_SECONDS`, of a long one."""
    return settings(
        max_examples=150,
        derandomize=not SECONDS,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )(check)


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_whole_seed(name: str) -> None:
    pages = [f for f in read_bytes(SEEDS[name], name, limits=LIMITS) if isinstance(f, RawPage)]
    assert pages, "a seed that holds no page tests nothing"


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_damaged(name: str) -> None:
    @fuzz
    @given(EDITS)
    def check(edits: list[Edit]) -> None:
        drain(edited(SEEDS[name], edits))

    repeat(check)


@pytest.mark.parametrize("name", ["warc", "warc-coded", "tar", "har", "mail"])
def test_damaged_before_it_was_packed(name: str) -> None:
    """Past the checksums of the packing."""

    @fuzz
    @given(EDITS, st.sampled_from(sorted(PACKERS)))
    def check(edits: list[Edit], packer: str) -> None:
        drain(PACKERS[packer](edited(SEEDS[name], edits)))

    repeat(check)


@given(EDITS)
@settings(max_examples=150, derandomize=not SECONDS, database=None, deadline=None)
def test_damaged_members(edits: list[Edit]) -> None:
    lists = b'{"format": "json-pages-1.0"}\n{"url": "https://tea.example/cup", "text": "Words"}\n'
    warc = Warc().response().data
    for pages, records in ((edited(lists, edits), warc), (lists, edited(warc, edits))):
        drain(
            containers.zipped(
                {
                    "datapackage.json": b'{"resources": []}',
                    "pages/pages.jsonl": pages,
                    "archive/data.warc": records,
                }
            )
        )
    drain(containers.zipped({"datapackage.json": edited(b'{"resources": []}', edits)}))


@pytest.mark.parametrize(
    "start", [b"", b"PK\x03\x04", b"WARC/1.0\r\n", b"bplist00", b"\x1f\x8b\x08"]
)
def test_noise(start: bytes) -> None:
    @fuzz
    @given(st.binary(max_size=400))
    def check(data: bytes) -> None:
        drain(start + data)

    repeat(check)


def test_decode_any_bytes_with_any_charset() -> None:
    labels = st.sampled_from(["utf-8", "gbk", "shift_jis", "euc-kr", "latin1", "big5", "x", ""])

    @fuzz
    @given(st.binary(max_size=300) | st.text(max_size=100).map(str.encode), labels)
    def check(data: bytes, charset: str) -> None:
        try:
            document = decode(RawPage(data, charset=charset))
        except PageError:
            return
        assert document.text.strip()
        assert "\r" not in document.text
        assert "\0" not in document.text

    repeat(check)


@given(st.text(min_size=1, max_size=200))
@settings(max_examples=100, derandomize=True, database=None, deadline=None)
def test_utf8_comes_back_as_it_was(text: str) -> None:
    kept = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = all(char >= " " or char == "\n" for char in text) and "\ufeff" not in text
    plain = plain and not _GARBLED.search(text)  # which is read as it was meant
    if (
        not plain
        or not text.strip()
        or text.startswith(("%PDF-", "PK\x03", "BZh", "{\\rtf", "%!PS"))
    ):
        return
    assert decode(RawPage(text.encode())).text == kept


def repeat(check: Callable[[], None]) -> None:
    """Once, or again and again until the time is over."""
    end = time.monotonic() + SECONDS
    check()
    while time.monotonic() < end:
        check()
