"""Signs that part a title from the name of the site beside it."""

from __future__ import annotations

import re

SIGNS = re.compile(
    r"\s+[|·•–—»«:›~/-]+\s+|\s*[|｜»›－]\s*|\s*[_]\s*(?=\S+$)|(?<=\S)\s*::\s*|\s[-–—]{1,2}(?=\S)"
    r"|(?<=[\u3040-\u9fff])--(?=[\u3040-\u9fff])"
)
BARE_HYPHEN = re.compile(r"[-–—](?=[^\W_])(?![a-zß-ÿа-я])")
"""Parts a title from its site behind a headline that is known: "Tea is hot at last-The Paper"."""
WIDE_COLON = re.compile("\\s*[：・（]\\s*")
"""Parts titles where nothing else does, behind a headline that is known."""
