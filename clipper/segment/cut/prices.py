"""Cents that are printed small above the line: `$148<sup>02</sup>` is $148.02, and no power."""

from __future__ import annotations

import re
from typing import Any

_CENTS = re.compile(r"\d\d")
_MONEY = r"[$€£¥₹₽₺]|[A-Z]{3}\b|kr\b|zł|Kč"
_BEFORE = re.compile(rf"(?:{_MONEY})\s?\d[\d.,\u00a0 ]*$")
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,\u00a0 ]?\d{3})*([.,]?)$")
_BEHIND = re.compile(rf"\s?(?:{_MONEY})")


def sign_before_cents(raised: Any, pieces: list[str]) -> str:
    """The sign that parts the number before from the cents in a `sup`; empty if there are none."""
    if len(raised) or not pieces or not _CENTS.fullmatch(raised.text or ""):
        return ""
    before = "".join(pieces[-4:])
    number = _NUMBER.search(before)
    if number is None or number[1]:
        return ""
    if _BEFORE.search(before):
        return "."
    return "," if _BEHIND.match(_behind(raised)) else ""


def _behind(element: Any) -> str:
    """The text right behind an element, be it in the next one or behind that around it."""
    if not element.tail and element.getnext() is None and element.getparent() is not None:
        element = element.getparent()
    if element.tail:
        return str(element.tail)
    behind = element.getnext()
    return behind.text or "" if behind is not None else ""
