"""Containers of pages, built in memory for the tests of their readers."""

from __future__ import annotations

import base64
import bz2
import gzip
import hashlib
import io
import json
import lzma
import plistlib
import tarfile
import zipfile
from collections.abc import Mapping

import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

URL = "https://tea.example/cup"
PAGE = "<!DOCTYPE html><title>Tee für alle</title><p>Wasser zuerst, dann die Blätter.".encode()
PACKERS = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstandard.ZstdCompressor().compress,
}


def mhtml(page: bytes = PAGE, url: str = URL) -> bytes:
    """As Chromium saves it."""
    return (
        b"From: <Saved by Blink>\r\n"
        b"Snapshot-Content-Location: " + url.encode() + b"\r\n"
        b"Subject: =?utf-8?Q?Tee_f=C3=BCr_alle?=\r\n"
        b"Date: Thu, 19 Jun 2025 08:30:00 -0000\r\n"
        b"MIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--B--"\r\n\r\n\r\n'
        b"----B--\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\n"
        b"Content-Transfer-Encoding: base64\r\n"
        b"Content-Location: " + url.encode() + b"\r\n\r\n" + base64.encodebytes(page) + b"\r\n"
        b"----B--\r\nContent-Type: text/html\r\nContent-ID: <frame-2@mhtml.blink>\r\n\r\n"
        b"<p>An advertisement in a frame</p>\r\n"
        b"----B--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        b"iVBORw0KGgo=\r\n----B----\r\n"
    )


def mail(page: bytes = PAGE) -> bytes:
    return (
        b"Received: from a by b; Thu, 19 Jun 2025 08:31:00 +0200\r\n"
        b"Date: Thu, 19 Jun 2025 08:30:00 +0200\r\nFrom: Letter <news@tea.example>\r\n"
        b"Subject: Tea this week\r\nMessage-ID: <1@tea.example>\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/alternative; boundary=B\r\n\r\n"
        b"--B\r\nContent-Type: text/plain\r\n\r\nWater first.\r\n"
        b"--B\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(page) + b"\r\n--B--\r\n"
    )


def webarchive(page: bytes = PAGE, url: str = URL, *, xml: bool = False) -> bytes:
    main = {
        "WebResourceData": page,
        "WebResourceURL": url,
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceFrameName": "",
    }
    format = plistlib.FMT_XML if xml else plistlib.FMT_BINARY
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=format)


def har(page: str = PAGE.decode(), url: str = URL) -> bytes:
    def entry(address: str, type: str, text: str, **more: object) -> dict[str, object]:
        return {
            "startedDateTime": "2025-06-19T08:30:00.000Z",
            "pageref": "page_1",
            "request": {"url": address},
            "response": {"status": 200, "content": {"mimeType": type, "text": text, **more}},
        }

    entries = [
        entry("https://tea.example/s.css", "text/css", "p {}"),
        entry(url, "text/html; charset=utf-8", page),
        entry("https://ads.example/frame", "text/html", "<p>An advertisement</p>"),
        {"broken": True},
    ]
    return json.dumps({"log": {"version": "1.2", "entries": entries}}).encode()


def zipped(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            info.mtime = 1_750_321_800
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


class Warc:
    """A WARC, record by record."""

    def __init__(self, *, packed: bool = False) -> None:
        self.out = io.BytesIO()
        self.writer = WARCWriter(self.out, gzip=packed)

    def response(
        self,
        url: str = URL,
        body: bytes = PAGE,
        *,
        status: str = "200 OK",
        type: str = "text/html; charset=utf-8",
        headers: Mapping[str, str] | None = None,
    ) -> Warc:
        fields = [("Content-Type", type), *(headers or {}).items()]
        return self._write(url, "response", body, StatusAndHeaders(status, fields, "HTTP/1.1"))

    def resource(self, url: str, body: bytes, type: str = "text/html") -> Warc:
        return self._write(url, "resource", body, None, type)

    def conversion(self, url: str, text: str) -> Warc:
        return self._write(url, "conversion", text.encode(), None, "text/plain")

    def revisit(self, url: str = URL) -> Warc:
        record = self.writer.create_revisit_record(
            url, "sha1:AAAA", URL, "2025-06-19T08:30:00Z", warc_headers_dict=DATED
        )
        self.writer.write_record(record)
        return self

    def _write(
        self, url: str, kind: str, body: bytes, http: object, type: str | None = None
    ) -> Warc:
        record = self.writer.create_warc_record(
            url,
            kind,
            payload=io.BytesIO(body),
            length=len(body),
            http_headers=http,
            warc_content_type=type or "",
            warc_headers_dict=dict(DATED),
        )
        self.writer.write_record(record)
        return self

    @property
    def data(self) -> bytes:
        return self.out.getvalue()


DATED = {"WARC-Date": "2025-06-19T08:30:00Z"}


def wacz(pages: list[dict[str, str]], warc: bytes, *, spoil: bool = False) -> bytes:
    lines = [{"format": "json-pages-1.0", "id": "pages"}, *pages]
    members = {
        "pages/pages.jsonl": "\n".join(json.dumps(line) for line in lines).encode(),
        "archive/data.warc.gz": warc,
    }
    resources = [
        {"path": name, "hash": f"sha256:{hashlib.sha256(data).hexdigest()}", "bytes": len(data)}
        for name, data in members.items()
    ]
    if spoil:
        resources[1]["hash"] = f"sha256:{'0' * 64}"
    members["datapackage.json"] = json.dumps({"resources": resources}).encode()
    return zipped(members)
