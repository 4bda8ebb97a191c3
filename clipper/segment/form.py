"""Columns that tell the form of a text: length, punctuation, case, digits, scripts."""

from __future__ import annotations

import re
from math import log1p

from clipper.page import Block, BlockKind
from clipper.segment.text_blocks import is_unspaced

COLUMNS = (
    "chars words one_word two_three four_seven eight_fourteen fifteen_29 thirty_up stops "
    "ends_stop ends_colon ends_ellipsis ends_comma ends_question bullet starts_digit "
    "starts_upper starts_lower starts_quote commas digits capitals short_tokens token_length "
    "year clock date money address copyright bars angle hash_sign at_sign glued unspaced "
    "parenthesis no_letters indent brackets newline quote_marks"
).split()

_STOP = frozenset(".!?。！？।؟…։᠃๚")
_CLOSERS = "\"'”’»)]）」』】›*_ "
_QUOTE = re.compile('["“”«»„「」]')
_DIGIT = re.compile(r"\d")
_CAPITAL = re.compile(r"(?<![^\s\"'(“‘«\[])[A-ZÀ-ÖØ-ÞА-ЯЁΑ-Ω]")
_COMMA = re.compile(r"[,،、，;；]")
_SENTENCE = re.compile(r"[.!?](?=\s|$)|[。！？।؟]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.]\d\d(?!\d)")
_DATE = re.compile(
    r"(?<!\d)\d{1,4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,4}(?!\d)|(?<!\d)\d{1,2}(?:st|nd|rd|th|\.)?\s"
    r"(?:de\s)?[^\W\d]{3,10}\.?,?\s(?:de\s)?\d{4}|[^\W\d]{3,10}\.?\s\d{1,2},?\s\d{4}"
)
_MONEY = re.compile(r"[$€£¥₹₽₩]\s?\d|\d\s?[$€£¥₹₽₩円元]")
_ADDRESS = re.compile(r"https?://|www\.|[\w.]+@[\w.]+\.\w|\w\.(?:com|org|net|io|de|fr|ru|cn|jp)\b")
_GLUED = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ]|[^\W\d_]\d+\s[^\W\d]|\d[A-Z][a-z]")


def columns(text: str, tokens: list[str], block: Block) -> list[float]:
    """Values of `COLUMNS` for one unit; `tokens` may be those of its head and tail alone."""
    chars = len(text)
    head = text if chars <= 240 else text[:240]
    start = head[:100]  # dates, prices and addresses tell something of a line's beginning only
    n = len(tokens)
    unspaced = sum(1 for t in tokens if len(t) == 1 and is_unspaced(t)) if not text.isascii() else 0
    words = n - unspaced * 0.45
    if chars > 400:
        words *= chars / 380
    last = text.rstrip(_CLOSERS)[-1:] or text[-1:]
    first = text.lstrip("\"'“‘«»„*-–—•·∙●○◦‣▪▫■□►▸(【「 ")[:1] or text[:1]
    spaced = n - unspaced
    letters = sum(map(len, tokens)) - unspaced
    digits = len(_DIGIT.findall(head))
    bulleted = block.kind is BlockKind.LIST_ITEM
    return [
        log1p(chars) / 8,
        log1p(words) / 7,
        float(words <= 1.5),
        float(1.5 < words < 4),
        float(4 <= words < 8),
        float(8 <= words < 15),
        float(15 <= words < 30),
        float(words >= 30),
        min(3.0, len(_SENTENCE.findall(head)) / (1 + len(head) / 60)),
        float(last in _STOP),
        float(last in ":："),
        float(text.endswith(("…", "...", "[…]", "[...]"))),
        float(last in ",،、，"),
        float(last in "?？؟"),
        float(bulleted),
        float(first.isdigit()),
        float(first.isupper()),
        float(first.islower()),
        float(text[:1] in "\"'“‘«„「『"),
        len(_COMMA.findall(head)) / (1 + len(head) / 20),
        digits / (1 + len(head)) * 4,
        min(1.0, len(_CAPITAL.findall(head)) / (1 + len(head) / 6)),
        (sum(1 for t in tokens if len(t) <= 3) - unspaced) / (1 + spaced),
        letters / (1 + spaced) / 10,
        float(bool(digits > 3 and _YEAR.search(start))),
        float(bool(digits > 2 and _CLOCK.search(start))),
        float(bool(digits > 2 and _DATE.search(start))),
        float(bool(digits and _MONEY.search(start))),
        float(bool(("." in start or "/" in start) and _ADDRESS.search(start))),
        float("©" in head or "(c)" in head),
        min(3, head.count("|") + head.count("\t")) / 3,
        min(3, head.count(">") + head.count("›") + head.count("»") + head.count("→")) / 3,
        float("#" in head),
        float("@" in head),
        float(bool(_GLUED.search(start))),
        unspaced / (1 + n),
        float(text[:1] in "([（【"),
        float(all(t.isdigit() for t in tokens)),
        min(8, len(block.text) - len(block.text.lstrip())) / 8,
        min(4, head.count("[") + head.count("{") + head.count("(")) / 4,
        min(3, text.count("\n")) / 3,
        min(4, len(_QUOTE.findall(head))) / 4,
    ]
