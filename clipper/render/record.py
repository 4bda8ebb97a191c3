"""Clips as plain dictionaries and JSON, and back; and as front matter for note programs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from clipper.page import Block, BlockKind, Clip, Markup, RelatedItem, Role

_ALWAYS = ("n", "role", "text", "confidence", "why")
_NEVER = ("mentions", "inner")
_BLOCK_FIELDS = tuple(f for f in fields(Block) if f.name not in (*_ALWAYS, *_NEVER))
_MARKUP_FIELDS = tuple(f for f in fields(Markup) if f.name not in _NEVER)
_RELATED_FIELDS = tuple(f.name for f in fields(RelatedItem))
_CLIP_FIELDS = tuple(f.name for f in fields(Clip))
_LISTS = ("authors", "attribution", "warnings")


def to_dict(clip: Clip, *, markup: bool = True) -> dict[str, Any]:
    """A clip as values that JSON knows; `from_dict` gives the same clip back.

    Fields of a block that hold their default are left out, but for `n`, `role`, `text`,
    `confidence`, `why`. `markup=False` also leaves out what the HTML around each block said.
    """
    record = {name: getattr(clip, name) for name in _CLIP_FIELDS}
    for name in _LISTS:
        record[name] = list(record[name])
    record["related"] = [
        {name: getattr(item, name) for name in _RELATED_FIELDS} for item in clip.related
    ]
    record["blocks"] = [_block_to_dict(block, markup) for block in clip.blocks]
    record["provenance"] = dict(clip.provenance)
    return record


def to_json(clip: Clip, indent: int | None = None, *, markup: bool = False) -> str:
    """A clip as JSON, by the public names. Deterministic; text is not escaped to ASCII.

    The markup of blocks is left out unless asked for: it is several times the text.
    """
    record = to_dict(clip, markup=markup)
    separators = (",", ":") if indent is None else None
    text = json.dumps(record, ensure_ascii=False, indent=indent, separators=separators)
    # Lone surrogates cannot be written as UTF-8.
    return text.encode("utf-8", "replace").decode("utf-8")


def from_dict(record: Mapping[str, Any]) -> Clip:
    """The clip of which `to_dict` made this record. Raises `KeyError` if a field is missing."""
    values = {name: record[name] for name in _CLIP_FIELDS}
    for name in _LISTS:
        values[name] = tuple(values[name])
    values["related"] = tuple(RelatedItem(**item) for item in record["related"])
    values["blocks"] = tuple(_block_from_dict(block) for block in record["blocks"])
    values["provenance"] = dict(record["provenance"])
    return Clip(**values)


def _block_to_dict(block: Block, markup: bool) -> dict[str, Any]:
    record: dict[str, Any] = {
        "n": block.n,
        "role": block.role.value,
        "text": block.text,
        "confidence": block.confidence,
        "why": block.why,
    }
    for field in _BLOCK_FIELDS:
        value = getattr(block, field.name)
        if value == field.default:
            continue
        if isinstance(value, Markup):
            if not markup:
                continue
            value = _markup_to_dict(value)
        elif isinstance(value, BlockKind):
            value = value.value
        record[field.name] = value
    return record


def _markup_to_dict(markup: Markup) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for field in _MARKUP_FIELDS:
        value = getattr(markup, field.name)
        if value == field.default:
            continue
        if field.name == "links":
            value = [list(pair) for pair in value]
        elif isinstance(value, tuple):
            value = list(value)
        record[field.name] = value
    return record


def _block_from_dict(record: Mapping[str, Any]) -> Block:
    values = dict(record)
    values["role"] = Role(values["role"])
    if "kind" in values:
        values["kind"] = BlockKind(values["kind"])
    if values.get("markup") is not None:
        values["markup"] = _markup_from_dict(values["markup"])
    return Block(**values)


def _markup_from_dict(record: Mapping[str, Any]) -> Markup:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in record.items()
    }
    if "links" in values:
        values["links"] = tuple((text, address) for text, address in values["links"])
    return Markup(**values)


def front_matter(clip: Clip) -> str:
    """YAML front matter with the property names of Obsidian Web Clipper, ends with a newline.

    Text is quoted, dates are bare, several values are lists; what is not known is left out.
    """
    lines = ["---"]
    for name, value in (
        ("title", clip.title),
        ("source", clip.url or clip.canonical_url),
        ("author", clip.authors or (clip.publisher,)),
    ):
        lines += _property(name, value)
    if clip.published:
        lines.append(f"published: {clip.published[:10]}")
    if clip.captured_at:
        lines.append(f"created: {clip.captured_at[:10]}")
    lines += _property("description", clip.description)
    lines += [*_property("tags", ("clippings",)), "---", ""]
    return "\n".join(lines)


def _property(name: str, value: str | tuple[str | None, ...] | None) -> list[str]:
    if isinstance(value, tuple):
        items = [f"  - {_quoted(item)}" for item in value if item]
        return [f"{name}:", *items] if items else []
    return [f"{name}: {_quoted(value)}"] if value else []


_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def _quoted(text: str) -> str:
    """A YAML double-quoted scalar: JSON's, with the characters YAML does not take escaped too."""
    quoted = json.dumps(" ".join(text.split()), ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda m: f"\\u{ord(m.group()):04x}", quoted)
