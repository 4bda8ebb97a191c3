"""Text that was garbled before it was saved: UTF-8 that a program took for latin-1 or one like it,
and wrote as UTF-8 again, which happened to three of a hundred pages.

It is read as it was meant by ftfy, line by line. What has nothing outside ASCII is left out of what
ftfy is asked, for that is nearly all of a page and tells nothing of its charset: a page without
line breaks took ftfy longer than all the rest of the program.
"""

from __future__ import annotations

import re

_GARBLED = re.compile("[\x80-\x84\x86-\x9f]|â€|Ã[\xa0-\xbf]")
"""Signs of text that was read in one charset and written in another: control characters that no
page means (but for next line, U+0085), and what UTF-8 of quotes and accents looks like so."""
_GARBLED_SPACE = re.compile("(?<![A-ZÀ-Þ])Â(?=\u00a0|&nbsp;|&#160;)")
"""What UTF-8 of a no-break space looks like so, before the space itself."""
_CONTROL = re.compile(rb"\xc2[\x80-\x84\x86-\x9f]")
"""Such a control character in UTF-8."""
_EDGES = re.compile('([<">])')
"""Where the texts and values of a line are parted."""


def is_likely(data: bytes, text: str) -> bool:
    """Whether a page may hold any; `data` are its bytes, in which some signs are found sooner."""
    # One character is searched ten times as fast as two.
    return (
        ("â" in text and "â€" in text)
        or "Ã" in text
        or ("Â" in text and _GARBLED_SPACE.search(text) is not None)
        or _CONTROL.search(data) is not None
    )


def as_meant(text: str) -> str:
    """The text with the lines made right that were garbled, as far as they can be told.

    >>> as_meant('<p title="Tee">itâ€™s')
    '<p title="Tee">it’s'
    """
    lines = text.splitlines(keepends=True)
    made = "".join([line if line.isascii() else _line(line) for line in lines])
    return _GARBLED_SPACE.sub("", made) if "Â" in made else made


def _line(line: str) -> str:
    parts = _EDGES.split(line)
    odd = [at for at, part in enumerate(parts) if not part.isascii()]
    told = "<".join([parts[at] for at in odd])
    if _GARBLED.search(told) is None:
        return line
    made = _fixed(told).split("<")
    if len(made) != len(odd):  # nothing that ftfy is asked for makes or takes a sign
        return _fixed(line)
    for at, part in zip(odd, made, strict=True):
        parts[at] = part
    return "".join(parts)


def _fixed(text: str) -> str:
    import ftfy  # few pages need it

    only = ftfy.TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
        max_decode_length=len(text) + 1,
    )
    return ftfy.fix_text(text, only)
