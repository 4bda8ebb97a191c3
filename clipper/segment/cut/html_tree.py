"""HTML text -> lxml tree, as a browser would have it."""

from __future__ import annotations

from typing import Any

import lxml.html
from lxml import etree

from clipper.errors import NotAPage, PageTooLarge
from clipper.segment.cut import cloaked, formulas, hidden_mail, shadow, streamed

_PLAIN_ELEMENTS = etree.ElementDefaultClassLookup(element=lxml.html.HtmlElement)
"""lxml's own lookup asks Python for the class of each element each time it is met."""

_TOOLBAR = b"wm-ipp"
_TOOLBARS = "//*[@id='wm-ipp-base' or @id='wm-ipp-print' or @id='wm-ipp' or @id='donato']"
"""What the Wayback Machine puts over a page that it shows: none of it is of that page."""

_OF_HEAD = frozenset((
    *"base basefont bgsound link meta noframes noscript script style template title object".split(),
    etree.Comment,
))  # fmt: skip
"""What belongs into a head, and comments."""


def parse(data: bytes) -> Any:
    """The tree of an HTML page in UTF-8, comments and processing instructions left out.

    Raises `NotAPage` for what holds no element, `PageTooLarge` for nesting beyond what libxml2
    takes.
    """
    # libxml2 drops the rest of a page nested deeper than 256 elements, or 2,048 with `huge_tree`;
    # real pages pass 256. HTML entities are a closed list and nothing is fetched. To note where
    # each id stands, which nobody asks for, takes a tenth of the time.
    has_templates = b"</template>" in data  # one page in ten; to look for it takes a while
    is_streamed = has_templates and streamed.MARK in data
    parser = lxml.html.HTMLParser(
        remove_comments=not is_streamed,
        remove_pis=True,
        encoding="utf-8",
        no_network=True,
        huge_tree=True,
        collect_ids=False,
    )
    parser.set_element_class_lookup(_PLAIN_ELEMENTS)
    try:
        tree = lxml.html.document_fromstring(data, parser=parser)
    except etree.LxmlError as error:
        raise NotAPage(f"holds no HTML that can be parsed: {error}") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise PageTooLarge("is nested deeper than 2,048 elements")
    if _TOOLBAR in data:
        for bar in tree.xpath(_TOOLBARS):
            bar.drop_tree()
    _open_body(tree)
    _adopt_rest(tree)
    if is_streamed:
        streamed.put(tree, data)
    if has_templates and shadow.MARK in data:
        shadow.show(tree)
    _mend(tree)
    return tree


def _mend(tree: Any) -> None:
    """Puts what a reader sees in the place of what scripts would have changed: formulas, addresses
    of mail. One look at the elements that tell of it: to look for each of their words in the source
    takes ten times as long."""
    mends = set()
    for element in tree.iter("a", "span", "script", "math", "img"):
        tag = element.tag
        if tag == "a":
            if hidden_mail.PLACE in (element.get("href") or ""):
                mends.add(hidden_mail.show)
        elif tag == "math":
            mends.add(formulas.settle)
        elif tag == "img":
            if formulas.is_picture(element):
                mends.add(formulas.settle)
        elif tag == "script":
            if formulas.is_script(element):
                mends.add(formulas.settle)
            elif cloaked.is_script(element):
                mends.add(cloaked.show)
        elif element.get(hidden_mail.NUMBER):
            mends.add(hidden_mail.show)
        elif cloaked.is_notice(element):
            mends.add(cloaked.show)
    for mend in (cloaked.show, formulas.settle, hidden_mail.show):
        if mend in mends:
            mend(tree)


def _open_body(tree: Any) -> None:
    """Moves what does not belong into a head from there to the body, which pages need not open
    (HTML Living Standard, section 13.2.6.4.6: "after head"). libxml2 knows no `article` or `main`
    and leaves them in the head, with all that follows."""
    head = tree.find("head")
    if head is None:
        return
    first = next((at for at, child in enumerate(head) if child.tag not in _OF_HEAD), None)
    if first is None:
        return
    body = tree.find("body")
    if body is None:
        body = tree.makeelement("body")
        head.addnext(body)
    moved = list(head[first:])
    moved[-1].tail = f"{moved[-1].tail or ''}{body.text or ''}"
    body.text = None
    body[:0] = moved


def _adopt_rest(tree: Any) -> None:
    """Moves what follows `</html>` to the end of the body, where browsers show it (HTML Living
    Standard, section 13.2.6.4.22: "after after body"). libxml2 makes a second root of it."""
    body = tree.find("body")
    if body is None:
        return
    for rest in list(tree.itersiblings()):
        for element in rest.iter("html", "body"):
            element.tag = "div"
        body.append(rest)
