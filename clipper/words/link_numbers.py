"""Numbers of links as lynx and w3m print them: "[8]Slaithe" in the text, "8. https:…" below it."""

from __future__ import annotations

import re

MARK = re.compile(r"\[(\d{1,4})\](?=\S)")
"""The number of a link before its words."""
LISTED = re.compile(r"^\s*(\d{1,4})\.\s+((?:https?|mailto|file|ftp):\S+)\s*$")
"""A line of the list below: number and address."""
