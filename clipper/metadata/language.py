"""The language of a page: of its text where that is long enough, else as its markup says."""

from __future__ import annotations

import re

_ENOUGH = 200
"""Characters from which the text is trusted over the markup."""
_SAMPLE = 600
_GLANCE = 100
"""Characters that do where they agree with the markup."""
_CODE = re.compile(r"^[A-Za-z]{2}(?=$|[-_])")
_SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "ji": "yi", "tl": "tl"}


def find(text: str, declared: str) -> tuple[str, str] | None:
    """(ISO 639-1 code, signal); `declared` is the value of `lang`, if any."""
    said = _CODE.match(declared.strip())
    code = said[0].lower() if said else ""
    code = _SAME.get(code, code)
    sample = " ".join(text[:_SAMPLE].split())
    if code and len(sample) > _GLANCE and _identify(sample[:_GLANCE]) == code:
        return code, "html lang, text"
    told = len(sample) >= _ENOUGH or (not code and len(sample) >= 12)
    if told and (found := _identify(sample)):
        return found, "html lang, text" if found == code else "text"
    return (code, "html lang") if code else None


def _identify(text: str) -> str:
    # Imported on first use: its model takes a third of a second to load.
    from py3langid import classify

    if 2 * sum(map(str.isupper, text)) > len(text):  # it has learned from text in small letters
        text = text.lower()
    code = str(classify(text)[0])
    return _SAME.get(code, code)
