"""Elements of a page's own making that say themselves how they are shown.

`<x-tip><template shadowrootmode="open">Tip: <slot></slot></template>Row.</x-tip>` is shown as "Tip:
Row.": the template in place of what its host holds, and that in its slots (HTML Living Standard,
section 4.12.3; DOM Standard, section 4.2.2.3). libxml2 knows nothing of it. What has no slot is not
shown; it is read behind the rest.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

MARK = b"shadowrootmode="
"""What a page holds that has such elements."""
_PUT = "clipper-put"
"""Tag of templates and slots until they dissolve."""


def show(tree: Any) -> None:
    """Puts what such templates of a tree hold in their place, and what their hosts hold in theirs.
    The templates go."""
    for template, slots in _found(tree):
        if template.getparent() is not None:
            _fill(template, slots)
    etree.strip_tags(tree, _PUT)


def _found(tree: Any) -> list[tuple[Any, dict[str, Any]]]:
    """The templates, and the first slot of each name in each."""
    found: list[tuple[Any, dict[str, Any]]] = []
    within: list[dict[str, Any]] = [{}]
    for event, element in etree.iterwalk(tree, events=("start", "end"), tag=("template", "slot")):
        if element.tag == "slot":
            if event == "start":
                within[-1].setdefault(element.get("name", ""), element)
        elif event == "end":
            within.pop()
        else:
            within.append({})
            if "shadowrootmode" in element.attrib:
                found.append((element, within[-1]))
    return found


def _fill(template: Any, slots: dict[str, Any]) -> None:
    host = template.getparent()
    inside: dict[str, list[Any]] = {name: [] for name in slots}
    if "" in slots:  # of texts that stand beside others, too
        if host.text:
            inside[""].append(_wrapped(host, host.text))
            host.text = None
        for child in list(host):
            if child.tail:
                child.addnext(_wrapped(host, child.tail))
                child.tail = None
    for child in host:
        name = child.get("slot", "")
        if child is not template and name in inside:
            inside[name].append(child)
    for name, slot in slots.items():
        if any(len(child) or not (child.text or "").isspace() for child in inside[name]):
            slot.text = None
            slot[:] = inside[name]
            slot.tag = _PUT
        elif "hidden" not in slot.attrib:
            slot.tag = _PUT
    template.tag = _PUT


def _wrapped(host: Any, text: str) -> Any:
    element = host.makeelement(_PUT)
    element.text = text
    return element
