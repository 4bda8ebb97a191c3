"""Bytes to text: which charset they are in, and whether they are HTML or plain text.

The ladder of `decode`, first rung that holds wins (HTML Standard, section 13.2.3.2 "Determining
the character encoding", with what saved files need besides):

1. `bom`       a byte order mark: UTF-8, UTF-16 or UTF-32;
2. `pattern`   UTF-16 without a mark, seen by its zero bytes; other binary data is `NotAPage`;
3. `utf-8`     the bytes are valid UTF-8, or but for a few broken sequences (a cut download, one
               pasted line). Before any declaration, since a page transcoded while saving keeps
               its old `meta`, servers declare latin-1 unasked, and text in another charset is
               hardly ever valid UTF-8 by chance;
4. `declared`  the container's charset (an HTTP header), if the bytes allow it;
5. `meta`      `<meta charset>`, `<meta http-equiv>` or `<?xml encoding?>` in the first bytes, if
               the bytes allow it;
6. `detected`  what charset-normalizer finds in a sample;
7. `fallback`  windows-1252, which every byte string can be read as.

Labels are read as the Encoding Standard (encoding.spec.whatwg.org) maps them: `latin1` and
`ascii` mean windows-1252, `gb2312` and `gbk` mean gb18030. Text that was garbled before it was
saved is read as it was meant (`mojibake`), and a warning says so.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Literal

import webencodings

from clipper import mojibake
from clipper.errors import NotAPage, PageTooLarge
from clipper.page import Document, Kind, RawPage

MAX_PAGE_BYTES = 64_000_000
"""Largest page taken. The largest of 1,497 benchmark pages has 7 MB; 50 MB is seen in dumps."""

_MARKDOWN, _MARKDOWN_ENDS = "text/markdown", (".md", ".markdown")

_META_BYTES = 4096
"""How far a charset declaration is looked for. The standard says 1024; saved pages put comments,
licences and scripts before it."""

_MAX_BROKEN = 0.01
"""Share of broken UTF-8 sequences, of all non-ASCII ones, up to which a page is still UTF-8."""

_CONTROLS = bytes({*range(32)} - set(b"\t\n\r\f\v\x1b\x1a"))
_MAX_CONTROLS = 0.02
"""Share of control characters up to which data is text with stray ones; random bytes have 0.1."""

_SAMPLE_BYTES = 20_000
"""Bytes given to the detector; more costs time and changes nothing on the benchmark pages."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_META = re.compile(rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.I)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{2,40})["']""", re.I)
_C1_GAPS = {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
"""The five bytes without a character in windows-1252; the standard passes them through."""


def decode(
    raw: RawPage,
    *,
    kind: Literal["auto", "html", "text"] = "auto",
    max_bytes: int | None = None,
) -> Document:
    """The page as text, by the ladder above.

    Raises `NotAPage` for empty or binary data, `PageTooLarge` beyond `max_bytes` (if not given,
    `MAX_PAGE_BYTES`).
    """
    data = raw.data
    most = MAX_PAGE_BYTES if max_bytes is None else max_bytes
    if len(data) > most:
        raise PageTooLarge(
            f"has {len(data):,} bytes, more than the {most:,} a page may have",
            subject=raw.source,
        )
    if not data or data.isspace():
        raise NotAPage("is empty", subject=raw.source)
    signature = binary_signature(data)
    if signature:
        raise NotAPage(f"is no page but {signature}", subject=raw.source)
    text, charset, chosen = _to_text(data, raw.charset, raw.source)
    read = text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if b"\0" in data and "\0" in text:  # bytes are searched ten times as fast
        text = text.replace("\0", "")
    if not text or text.isspace():
        raise NotAPage("is empty", subject=raw.source)
    warnings = _warnings(text, charset)
    if mojibake.is_likely(data, text):
        was, text = text, mojibake.as_meant(text)
        if text != was:
            warnings = (*warnings, "was garbled before it was saved: read as it was meant")
    media_type = _MARKDOWN if says_markdown(raw) else raw.media_type
    found = kind if kind != "auto" else sniff_kind(text, media_type)
    # A page may end within a character.
    is_as_read = text is read and chosen == "utf-8" and not warnings and data[-1] < 128
    return Document(text, found, charset, chosen, warnings, is_as_read)


def says_markdown(raw: RawPage) -> bool:
    """Whether the container of a page, or its name, says that it is Markdown.

    >>> says_markdown(RawPage(b"# Tea", source="notes.zip#tea.md"))
    True
    """
    media_type = (raw.media_type or "").partition(";")[0].strip().lower()
    return media_type == _MARKDOWN or (raw.source or "").lower().endswith(_MARKDOWN_ENDS)


def _to_text(data: bytes, declared: str | None, source: str | None) -> tuple[str, str, str]:
    """(text, codec name, rung)."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _lenient(data, codec).removeprefix("\ufeff"), codec, "bom"
    if b"\0" in data and (codec_or_none := _utf16_by_zeros(data)):
        return _lenient(data, codec_or_none), codec_or_none, "pattern"
    if _is_binary(data):
        raise NotAPage("is no page but binary data", subject=source)
    if (text := _utf8(data)) is not None:
        return text, "utf-8", "utf-8"
    for codec, rung in _candidates(data, declared):
        if (text := _read_as(data, codec)) is not None:
            return text, codec, rung
    return _windows_1252(data), "cp1252", "fallback"


def _candidates(data: bytes, declared: str | None) -> Iterator[tuple[str, str]]:
    if declared and (codec := codec_of(declared)):
        yield codec, "declared"
    if codec := _meta_charset(data):
        yield codec, "meta"
    if codec := _detect(data):
        yield codec, "detected"


def _meta_charset(data: bytes) -> str | None:
    head = data[:_META_BYTES]
    match = _XML.search(head) or _META.search(head)
    return codec_of(match[1].decode("ascii")) if match else None


def _utf8(data: bytes) -> str | None:
    """The text if it is UTF-8, with a few broken sequences at most.

    One broken sequence is no proof against it, one whole sequence none for it: a latin-1 text can
    hold one by chance. A cut-off last character is left out.
    """
    if b"\x1b" in data and b"\x1b$" in data and _meta_charset(data) == "iso2022_jp":
        return None  # all its bytes are ASCII
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        cut_at_end = error.start >= len(data) - 3 and error.reason == "unexpected end of data"
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = _foreign(text) - broken
    if cut_at_end and whole:
        return text.removesuffix("\ufffd")
    return text if whole > 3 and broken <= max(1, _MAX_BROKEN * whole) else None


def _foreign(text: str) -> int:
    """Number of characters outside ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def codec_of(label: str) -> str | None:
    """Python's codec for a charset label as the web means it; `None` for an unknown label.

    UTF-16 as a declaration inside bytes without zeros is a lie, and read as UTF-8, as browsers do.

    >>> codec_of("ISO-8859-1"), codec_of("gb2312"), codec_of("x-nonsense")
    ('cp1252', 'gb18030', None)
    """
    label = label.strip().strip("\"'")
    encoding = webencodings.lookup(label) or webencodings.lookup(_python_name(label))
    if encoding is None or encoding.name in ("replacement", "x-user-defined"):
        return None
    if encoding.name.startswith("utf-16"):
        return "utf-8"
    # gb18030 reads all that GBK does and more; the standard decodes both with it.
    return "gb18030" if encoding.name == "gbk" else str(encoding.codec_info.name)


def _python_name(label: str) -> str:
    """Python's own spelling of a label such as `latin-1`, which the standard does not list."""
    try:
        return codecs.lookup(label).name.replace("_", "-")
    except (LookupError, ValueError):
        return ""


def _read_as(data: bytes, codec: str) -> str | None:
    """The text if `codec` can be it: hardly any undecodable bytes.

    A declared or detected charset is believed up to a few stray bytes; a character cut off at the
    end is left out.
    """
    if codec == "cp1252":
        return _windows_1252(data)
    try:
        return codecs.getincrementaldecoder(codec)().decode(data)
    except UnicodeDecodeError:
        text = _lenient(data, codec)
    broken = text.count("\ufffd")
    return text if broken <= max(2, _MAX_BROKEN * _foreign(text)) else None


def _windows_1252(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return codecs.charmap_decode(data, "strict", _WINDOWS_1252)[0]


_WINDOWS_1252 = {byte: _C1_GAPS.get(byte) or bytes([byte]).decode("cp1252") for byte in range(256)}


def _lenient(data: bytes, codec: str) -> str:
    return codecs.getincrementaldecoder(codec)("replace").decode(data)


def _utf16_by_zeros(data: bytes) -> str | None:
    """UTF-16 without a mark: zeros on one side of the pairs, hardly any on the other."""
    head = data[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    pairs = max(1, len(head) // 2)
    codec = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) < 0.1 * pairs or min(even, odd) > 0.01 * pairs:
        return None
    sample = _lenient(head, codec)
    odd_ones = sum(char == "\ufffd" or (char < " " and char not in "\t\n\r\f") for char in sample)
    return codec if odd_ones <= 0.01 * len(sample) else None


def _is_binary(data: bytes) -> bool:
    """More control characters than a few stray ones; no charset of text uses these bytes."""
    sample = data[:16384]
    odd = len(sample) - len(sample.translate(None, _CONTROLS))
    return odd > 4 + _MAX_CONTROLS * len(sample)


def _detect(data: bytes) -> str | None:
    """The charset charset-normalizer finds, from the part of the page that is not markup."""
    from charset_normalizer import from_bytes

    foreign = b" ".join(re.findall(rb"[^<>\n]*[\x80-\xff][^<>\n]*", data))[:_SAMPLE_BYTES]
    if len(foreign) < 8:
        return None
    best = from_bytes(foreign, threshold=0.3).best()
    if best is None or best.encoding in ("ascii", "utf_8"):
        return None
    return codec_of(best.encoding.replace("_", "-")) or best.encoding


def _warnings(text: str, charset: str) -> tuple[str, ...]:
    lost = text.count("\ufffd") if "\ufffd" in text else 0
    return (f"{lost} undecodable characters in {charset}",) if lost else ()


# ------------------------------------------------------------------------------------------------
# What kind of data it is

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed data"),
    (b"\xfd7zXZ\0", "xz-compressed data"),
    (b"BZh91AY&SY", "bzip2-compressed data"),
    (b"bplist00", "a binary property list"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\0asm", "a program"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript document"),
)


def binary_signature(data: bytes) -> str | None:
    """What well-known kind of other file the data starts like, in words; `None` if no such."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return name
    return None


_DOCUMENT = re.compile(
    r"""\ufeff?\s*(?:<\?xml[^>]{0,300}>\s*)?
    (?>(?:<!--.*?-->\s*)*)  # atomic: a page of many comments must not be tried in every way
    <(?:!doctype(?:\s+html\b|\s*>)|(?:html|head|body|title|meta|link|script|style|base|frameset)\b)""",
    re.I | re.X | re.S,
)
_TAG = re.compile(
    r"</?(?:html|head|body|div|p|br|span|a|ul|ol|li|table|tr|td|th|h[1-6]|article|section|main|"
    r"header|footer|nav|img|script|style|meta|link|form|input|b|i|em|strong|blockquote|pre|figure)"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.I,
)
_OPENING = re.compile(
    r"[\ufeff\s]*<(div|p|ul|ol|dl|table|article|section|main|h[1-6]|header|nav|blockquote|figure)"
    r"(?:\s[^<>]{0,2000})?>",
    re.I,
)
_WRAPPED = re.compile(
    rf"[\ufeff\s]*(?!{_TAG.pattern})<[a-z][\w:-]*>"
    r"[^<>]{0,300}(?:<[^<>]{1,300}>[^<>]{0,300}){0,9}<html[\s>]",
    re.I,
)
"""A page inside elements of a container, such as a filing has around each of its documents."""
_BLOCK_END = re.compile(r"</(?:html|head|body|div|p|[uo]l|table|article|section|h[1-6])\s*>", re.I)
_SNIFF_CHARS = 200_000
_FRAGMENT_CHARS = 3_000
_FRAGMENT_SHARE = 0.02
"""Tags a character from which text without a document head is a fragment of HTML: one in fifty.
Counted at the start only: a tutorial on HTML flattened to text has its samples further down."""


def sniff_kind(text: str, media_type: str | None = None) -> Kind:
    """Whether text is HTML or plain text.

    By what it starts with (as a browser sniffs, MIME Sniffing Standard section 7.1); else a
    declared media type; else a fragment is HTML if it opens with a block that is closed again, or
    a good part of it is tags, opening and closing. Plain text may hold stray tags and code.

    >>> sniff_kind("<p>One</p><p>Two</p>"), sniff_kind("Use <b> for bold.\\nNot <i>.")
    ('html', 'text')
    """
    sample = text[:_SNIFF_CHARS]
    if _DOCUMENT.match(sample):
        return "html"
    media = (media_type or "").partition(";")[0].strip().lower()
    if media in ("text/html", "application/xhtml+xml"):
        return "html"
    if media in ("text/plain", _MARKDOWN):
        return "text"
    if _WRAPPED.match(sample):
        return "html"
    opening = _OPENING.match(sample)
    if opening and re.search(rf"</{opening[1]}\s*>", sample, re.I):
        return "html"
    sample = sample[:_FRAGMENT_CHARS]
    tags = _TAG.findall(sample)
    closing = sum(tag.startswith("</") for tag in tags)
    # Prose about HTML names elements by their opening tags; real markup closes them.
    dense = len(tags) >= _FRAGMENT_SHARE * len(sample) and closing >= 0.3 * len(tags)
    return "html" if dense and _BLOCK_END.search(sample) else "text"
