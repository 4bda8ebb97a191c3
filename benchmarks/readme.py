"""Puts a printed table into its place in README.md, between its `begin` and `end` marks."""

from __future__ import annotations

import re
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"


def write_section(name: str, text: str) -> None:
    """Replaces what stands in the section `name`; `LookupError` if there is none."""
    page = README.read_text(encoding="utf-8")
    marks = re.compile(rf"(<!-- {name}: begin[^>]*-->\n).*?(<!-- {name}: end -->)", re.DOTALL)
    if not marks.search(page):
        raise LookupError(f"README.md has no section {name}")
    page = marks.sub(lambda found: f"{found[1]}{text.strip()}\n{found[2]}", page)
    README.write_text(page, encoding="utf-8")
