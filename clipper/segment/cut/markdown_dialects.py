"""What note programs and makers of static sites add to Markdown, as plain Markdown.

Obsidian: links `[[a|b]]`, pictures `![[a.png]]`, boxes `> [!note]`, `==marked==` words, comments
`%%…%%`, formulas `$$`. Hugo and Jekyll: tags `{{< … >}}`, `{% … %}`, attributes `{: …}`. Both, and
others: notes `[^1]: …` and definitions under their terms. Code is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_SIGNS = ("%%", "$$", "{{", "{%", "{:", "{#", "{.", "[!", "[^", "\n: ", "\n:\t")
"""One of these is in every page that has any of it beyond its paragraphs."""
_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}|~{3,})(?!.*`)")
_COMMENT = re.compile(r"[ \t]*%%(?!.*%%).*")
_FORMULA = re.compile(r"([ \t>]*)\$\$[ \t]*")
_FORMULA_LINE = re.compile(r"([ \t>]*)\$\$(?=[^$])([^$]+)\$\$[ \t]*")
_CODE = re.compile(r"[ \t]*(?:\{\{[<%]|\{%)-?\s*highlight\s+([\w+#.-]+)[^}]*\}\}?[ \t]*")
_CODE_END = re.compile(
    r"[ \t]*(?:\{\{[<%]\s*/\s*highlight\s*[>%]\}\}|\{%-?\s*endhighlight\s*-?%\})[ \t]*"
)
_TAG = r"\{\{<[^{}\n]{0,500}>\}\}|\{\{%[^{}\n]{0,500}%\}\}"
_PROGRAM = r"\{%-?\s*(?:include(?:_relative)?|raw|endraw)\b[^{}\n]{0,500}%\}"
_TAGS = re.compile(rf"[ \t]*(?:(?:{_TAG}|{_PROGRAM})[ \t]*)+")
_IN_LINE = re.compile(rf"{_TAG}|{_PROGRAM}")
_VALUE = re.compile(r"\b(src|url|alt|title|caption)\s*=\s*\"([^\"]*)\"")
_ATTRIBUTES = re.compile(r"[ \t]*\{:[^{}\n]*\}[ \t]*$")
_OF_HEADING = re.compile(r"^([ \t>]*#{1,6}[ \t].*?)[ \t]*\{[#.][^{}\n]*\}[ \t]*$")
_BOX = re.compile(r"([ \t]*>[ \t>]*)\[!(\w[\w -]{0,30})\][+-]?[ \t]*(.*)")
_NOTE = re.compile(r"\[\^[^\]\s]+\]:[ \t]")
_MEANING = re.compile(r":[ \t]+(\S.*)")
_NO_TERM = re.compile(r"\s|[-*+>|#:`~<]|\d{1,9}[.)]\s")
_TICKS = re.compile(r"(`+)")

_PICTURE = re.compile(
    r"(?<!\\)!\[\[([^\[\]|\n]+\.(?:png|jpe?g|gif|svg|webp|avif|bmp))(?:\|([^\[\]\n]*))?\]\]", re.I
)
_WIKI = re.compile(
    r"(?<!\\)!?\[\[(?!\d+\]\])([^\s\[\]|\n][^\[\]|\n]{0,300})(?:\|([^\[\]\n]{1,300}))?\]\](?![(\[])"
)
_SIZE = re.compile(r"\d+(?:x\d+)?")
_MARKED = re.compile(r"(?<![A-Za-z0-9_=])==(?=[^\s=])([^=\n]{1,300})(?<=\S)==(?![A-Za-z0-9_=])")
_ASIDE = re.compile(r"(?<![\w%])%%(?=[^%\n])[^%\n]{1,1000}%%(?![\w%])[ \t]*")
_ADDRESS = re.compile(
    r"\]\((?:\{\{[<%]\s*(?:rel)?ref\s+\"?([^\"{}\n]{1,300}?)\"?\s*[>%]\}\}|\{%-?\s*(?:post_url|link)"
    r"\s+([^\s{}]{1,300})\s*-?%\}|\{\{\s*[\"']([^\"'{}\n]{1,300})[\"'][^{}\n]{0,100}\}\})"
)
_BASE = re.compile(r"\]\(\{\{\s*site\.\w+\s*\}\}")


def plain(text: str) -> str:
    """A page in plain Markdown, as far as it is set out; see `plain_line` for what is in lines.

    >>> plain("> [!tip] Tea\\n> Water first.")
    '> **Tea**\\n>\\n> Water first.'
    """
    if not any(sign in text for sign in _SIGNS):
        return text
    lines = text.split("\n")
    last = {end: _last(lines, end) for end in (_ends_comment, _is_formula, _ends_code)}
    written: list[str] = []
    fence = ""
    at = 0
    in_note = False
    while at < len(lines):
        line = lines[at]
        at += 1
        if match := _FENCE.match(line):
            if not fence:
                fence = match[1]
            elif match[1].startswith(fence) and not line.strip(" \t>`~"):
                fence = ""
            written.append(line)
            continue
        if fence:
            written.append(line)
        elif _COMMENT.fullmatch(line) and at <= last[_ends_comment]:
            at = _next(lines, at, _ends_comment) + 1
        elif (match := _FORMULA.fullmatch(line)) and at <= last[_is_formula]:
            end = _next(lines, at, _is_formula)
            written += f"{match[1]}```math", *lines[at:end], f"{match[1]}```"
            at = end + 1
        elif match := _FORMULA_LINE.fullmatch(line):
            written += f"{match[1]}```math", f"{match[1]}{match[2].strip()}", f"{match[1]}```"
        elif (match := _CODE.fullmatch(line)) and at <= last[_ends_code]:
            end = _next(lines, at, _ends_code)
            written += "", f"````{match[1]}", *lines[at:end], "````"
            at = end + 1
        else:
            in_note = _NOTE.match(line) is not None or (in_note and line[:1] in ("", " ", "\t"))
            _write(written, line, in_note)
    return "\n".join(written)


def _write(written: list[str], line: str, in_note: bool) -> None:
    """Adds a line that stands for itself."""
    if _TAGS.fullmatch(line):
        written += _shown(line)
    elif "{:" in line and _ATTRIBUTES.search(line):
        line = _ATTRIBUTES.sub("", line)
        if line:
            written.append(line)
    elif "{" in line and (match := _OF_HEADING.match(line)):
        written.append(match[1])
    elif match := _BOX.fullmatch(line):
        name = match[3].strip() or match[2].capitalize()
        written += f"{match[1]}{name if '*' in name else f'**{name}**'}", match[1].rstrip()
    elif in_note:
        if _NOTE.match(line):
            written.append("")
        written.append(line.removeprefix("\t").removeprefix("    "))
    elif (match := _MEANING.fullmatch(line)) and _is_term(written):
        if written[-1] == "</dl>":
            written.pop()
        else:
            written[-1:] = ["<dl>", "<dt>", "", written[-1], "", "</dt>"]
        written += "<dd>", "", match[1], "", "</dd>", "</dl>"
    else:
        if written and written[-1] == "</dl>" and line:
            written.append("")
        written.append(line)


def _is_term(written: Sequence[str]) -> bool:
    if not written or (len(written) > 1 and written[-1] != "</dl>" and written[-2].strip()):
        return False
    return written[-1] == "</dl>" or bool(written[-1] and not _NO_TERM.match(written[-1]))


def _shown(line: str) -> list[str]:
    """What tags show: a picture with what is said of it."""
    values = dict(_VALUE.findall(line))
    address = values.get("src") or values.get("url")
    told = [values[name] for name in ("alt", "title", "caption") if values.get(name)]
    if not address:
        return ["", *told, ""]
    alt, *others = told or [""]
    return ["", f"![{alt}](<{address}>)", *(f"\n{other}" for other in others if other != alt), ""]


def _last(lines: Sequence[str], is_end: Callable[[str], bool]) -> int:
    return next((at for at in range(len(lines) - 1, -1, -1) if is_end(lines[at])), -1)


def _next(lines: Sequence[str], at: int, is_end: Callable[[str], bool]) -> int:
    return next(at for at in range(at, len(lines)) if is_end(lines[at]))


def _ends_comment(line: str) -> bool:
    return line.rstrip().endswith("%%")


def _is_formula(line: str) -> bool:
    return _FORMULA.fullmatch(line) is not None


def _ends_code(line: str) -> bool:
    return _CODE_END.fullmatch(line) is not None


def plain_line(content: str) -> str:
    """A paragraph, heading or cell in plain Markdown.

    >>> plain_line("See [[Tea|the leaves]], `[[tea]]` and ==water==")
    'See the leaves, `[[tea]]` and water'
    """
    if not any(sign in content for sign in ("[[", "==", "%%", "{{", "{%")):
        return content
    return outside_code(content, _plain)


def outside_code(content: str, change: Callable[[str], str]) -> str:
    """A paragraph with a change made to all but the code in it."""
    if "`" not in content:
        return change(content)
    parts = _TICKS.split(content)
    written: list[str] = []
    open_ = ""
    left = {ticks: parts[1::2].count(ticks) for ticks in set(parts[1::2])}
    for at, part in enumerate(parts):
        if at % 2:
            left[part] -= 1
            if open_ == part:
                open_ = ""
            elif not open_ and left[part]:
                open_ = part
        written.append(part if at % 2 or open_ else change(part))
    return "".join(written)


def _plain(text: str) -> str:
    if "](" in text:
        text = _ADDRESS.sub(lambda match: f"]({match[1] or match[2] or match[3]}", text)
        text = _BASE.sub("](", text)
    if "{" in text:
        text = _IN_LINE.sub("", text)
    if "[[" in text:
        text = _PICTURE.sub(_picture, text)
        text = _WIKI.sub(lambda match: match[2] or match[1].replace("#", " > ").lstrip(" >"), text)
    text = _MARKED.sub(r"\1", text)
    return _ASIDE.sub("", text)


def _picture(match: re.Match[str]) -> str:
    name, label = match[1], match[2]
    alt = name if not label or _SIZE.fullmatch(label) else label
    return f"![{alt}](<{name}>)"
