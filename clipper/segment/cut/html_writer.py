"""The block under way: collects text, marks and links until the block ends.

`html_blocks` walks the page and says when an element opens or closes; here the pieces become
`Block`s, with their inline Markdown where there is any.
"""

from __future__ import annotations

from typing import Any

from clipper.inline import escape, link
from clipper.page import Block, BlockKind, Markup
from clipper.segment.cut import drawn_signs, formulas, marks, seams
from clipper.segment.cut.link_lines import parted
from clipper.segment.cut.marks import CODE, LINK
from clipper.segment.cut.panels import Panels
from clipper.segment.cut.spaces import SPACE, fold, tidy

HEADINGS = {f"h{level}": level for level in range(1, 7)}
MAX_HINTS = 48
"""Class and id words kept of a block's ancestors, nearest first."""
_FORMS = {
    **{tag: (BlockKind.HEADING, level) for tag, level in HEADINGS.items()},
    **dict.fromkeys(("li", "dd", "dt"), (BlockKind.LIST_ITEM, 0)),
    "tr": (BlockKind.TABLE_ROW, 0),
    **dict.fromkeys(("figcaption", "caption"), (BlockKind.CAPTION, 0)),
    "blockquote": (BlockKind.QUOTE, 0),
    **dict.fromkeys("button option select textarea legend".split(), (BlockKind.CONTROL, 0)),
    **dict.fromkeys(
        "article main section nav aside footer header".split(), (BlockKind.PARAGRAPH, 0)
    ),
}
"""What the elements that tell it make of a block, and its level where the element says that too."""
_REOPENED = 8
"""Blocks on which emphasis goes on; what lasts longer was never ended by the page's writer."""


NOTHING: tuple[tuple[str, ...], bool] = (), False
"""Class words, and whether hidden, of what stands in the body itself."""


class Writer:
    """Collects the pieces of the block under way and the blocks that are done."""

    # More than thirty are kept in a dictionary of their own, which takes longer to ask.
    __slots__ = (
        "_lineage", "alts", "anchor", "around", "before_link", "blank", "blocks", "counts",
        "ended_mark", "heading", "href", "in_code", "inline_hints", "items", "language",
        "link_chars", "link_title", "links", "list_depth", "marked", "muted", "numbers", "opener",
        "overlays", "panels", "phrase", "pieces", "pre", "quoted", "quotes", "raised", "reopened",
        "says_who", "seam", "signs", "strays", "tags",
    )  # fmt: skip

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.tags: list[str] = []
        """Of the elements whose end has not come, the outermost first: their tags ..."""
        self.numbers: list[int] = []
        """... their numbers ..."""
        self.around: list[tuple[tuple[str, ...], bool]] = []
        """... the class words of each and of what is around it, and whether any of it is hidden."""
        self._lineage: tuple[tuple[str, ...], tuple[int, ...]] | None = None
        """Tags and numbers as the last block had them, while none has opened or ended since."""
        self.pieces: list[str] = []
        self.blank = False
        """White space was seen where no text is as yet."""
        self.marked: list[str] | None = None
        self.inline_hints: list[str] = []
        self.before_link = 0  # hints that stood before the link under way
        self.strays: list[tuple[int, int]] = []  # where those of links without text stand
        self.links: list[tuple[str, str]] = []
        self.link_chars = 0
        self.href: str | None = None
        self.link_title: str | None = None
        """What the link under way says when it is pointed at."""
        self.opener = 0  # where `marked` has the sign of the link under way
        self.anchor: list[str] = []
        self.alts: list[str] = []
        self.pre = 0
        self.language: str | None = None
        """Of the code under way."""
        self.list_depth = 0
        self.counts: dict[int, int] = {}
        """Number of an `ol` among the elements -> number that its last item shows."""
        self.items: dict[int, int] = {}
        """Number of an `li` among the elements -> number that it shows."""
        self.raised = False
        """Whether in a `sup`."""
        self.seam = 0
        """How the next text meets the last one (`seams`), where an element has just ended."""
        self.phrase: Any = None
        """The phrase that began right behind the end of another one."""
        self.ended_mark = False
        """Whether emphasis has just ended."""
        self.reopened = 0
        self.signs: dict[str, int] = {}
        """How often emphasis of each sign is open in the block under way."""
        self.says_who = False
        """Whether in a line over what is cited, a block of its own."""
        self.in_code = False
        self.muted = 0
        """How many emphases are open in the code span under way."""
        self.heading = 0
        """Level of a phrase that says it is a heading."""
        self.panels = Panels()
        self.quoted: list[bool] = []  # of each `q`, whether it has marks of its own
        self.quotes: set[int] = set()
        """Numbers of boxes in which a board shows what somebody else wrote."""
        self.overlays: set[int] = set()
        """Numbers of elements that come up over the page."""

    def open(self, tag: str, number: int, around: tuple[tuple[str, ...], bool]) -> None:
        """Notes an element that holds what follows."""
        self.tags.append(tag)
        self.numbers.append(number)
        self.around.append(around)
        self._lineage = None

    def close(self) -> None:
        """Leaves the element that opened last."""
        self.tags.pop()
        self.numbers.pop()
        self.around.pop()
        self._lineage = None

    def space(self, text: str) -> None:
        """White space between words; none begins a block."""
        if self.pre:
            self.write(text)
        elif self.pieces:
            self.pieces.append(" ")
            if self.marked is not None:
                self.marked.append(" ")
            if self.href is not None:
                self.anchor.append(" ")
        else:
            self.blank = True

    def write(self, text: str) -> None:
        # Written out, for it is asked of every text; see `fold`.
        if not self.pre and ("  " in text or not text.isprintable()):
            text = SPACE.sub(" ", text)
        if self.seam:
            self._part(text)
        if self.raised:
            text = drawn_signs.raised(text)
        self.pieces.append(text)
        if self.marked is not None:
            if self.ended_mark:
                self.ended_mark = False
                if text[:1].isalnum():
                    marks.free_end(self.marked)
            self.marked.append(text if self.pre else escape(text))
        if self.href is not None:
            self.anchor.append(text)
            self.link_chars += len(text.strip())

    def formula(self, text: str) -> None:
        """Writes a formula, whose TeX stays as it is in Markdown."""
        if not text or self.in_code or self.pre:
            self.write(text)
            return
        marked = self._begun()
        self.write(text)
        marked[-1] = formulas.markdown_of(text)

    def _part(self, text: str) -> None:
        """A space where two phrases meet that are shown apart; see `seams`."""
        how, self.seam = self.seam, 0
        if self.pre or not self.pieces or self.in_code:
            return
        if seams.parts(self.pieces[-1], text, how) or (
            how == seams.NEXT and seams.are_alone(self.pieces[-1], text, self.phrase)
        ):
            self.space(" ")
            if self.href is not None:
                self.anchor[-1] = "\n"

    def line(self) -> None:
        """Begins a line of the code under way, if it stands in one."""
        if self.pieces and not self.pieces[-1].endswith("\n"):
            self.write("\n")

    def mark(self, markdown: str) -> None:
        """Puts Markdown into the block that is no text of it."""
        self._begun().append(markdown)

    def _begun(self) -> list[str]:
        """The Markdown of the block under way, from its first sign on kept beside the text."""
        if self.marked is None:
            self.marked = [piece if self.pre else escape(piece) for piece in self.pieces]
        return self.marked

    def begin_mark(self, sign: str) -> None:
        """Begins emphasis; in code none is read."""
        if self.in_code:
            self.muted += 1
            return
        already = self.signs.get(sign, 0)
        self.signs[sign] = already + 1
        marks.open_mark(self._begun(), sign, within=already > 0)

    def end_mark(self, sign: str) -> None:
        """Ends emphasis, if any was begun in this block."""
        if self.in_code and self.muted:
            self.muted -= 1
            return
        if self.marked is not None and self.signs.get(sign, 0):
            self.signs[sign] -= 1
            marks.close_mark(self.marked, sign)
            self.ended_mark = True

    def begin_code(self) -> None:
        """Begins a code span, apart from one right before it."""
        if self.marked and self.marked[-1].endswith("`"):
            self.space(" ")
        self.mark(CODE)
        self.in_code = True
        self.muted = 0

    def end_code(self) -> None:
        if self.marked is not None and self.in_code:
            marks.close_code(self.marked)
        self.in_code = False

    def open_link(self, href: str, title: str | None) -> None:
        self.href, self.link_title = href, title
        self.anchor = []
        self.opener = len(self.marked if self.marked is not None else self.pieces)
        if not self.in_code:  # no Markdown is read there
            self.mark(LINK)

    def close_link(self) -> None:
        if self.href is None:
            return
        if marks.only_leads("".join(self.anchor).strip(), self.href, raised=self.raised):
            self._drop_anchor()
        else:
            self._note_link()
        self.href = None

    def _drop_anchor(self) -> None:
        """Takes back the sign of a link that is no text (`marks.only_leads`)."""
        if self.anchor:
            del self.pieces[-len(self.anchor) :]
            if (marked := self._marked_link()) is not None:
                del marked[self.opener :]
        self.anchor = []

    def _note_link(self) -> None:
        assert self.href is not None
        if len(self.anchor) == 1:
            text = fold(self.anchor[0]).strip()
        else:
            text = "\n".join(filter(None, [fold(part).strip() for part in parted(self.anchor)]))
        if text or self.href:
            whole = self.link_title and marks.whole_of(text, self.link_title)
            self.links.append((whole or text, self.href))
        if not text:
            self.strays.append((self.before_link, len(self.inline_hints)))
        if (marked := self._marked_link()) is not None:
            made = link("".join(marked[self.opener + 1 :]), self.href)
            before = marked[self.opener - 1] if self.opener else ""
            end = made[made.rfind("](") :] if before[-1:] == ")" else ""
            if end and made[:1] == "[" and made[-1:] == ")" and before.endswith(end):
                # One link in two elements.
                marked[self.opener - 1 :] = [before[: -len(end)] + made[1:]]
            else:
                marked[self.opener :] = [made]
        self.anchor = []

    def _marked_link(self) -> list[str] | None:
        """`marked`, if the link's sign still stands: emphasis ending across it takes it along."""
        marked, at = self.marked, self.opener
        return marked if marked is not None and at < len(marked) and marked[at] == LINK else None

    def alt(self, text: str) -> None:
        text = fold(text).strip()
        if not text:
            return
        if "".join(self.pieces).strip():
            # An emoji drawn as a picture, or a first letter, is a character of the sentence.
            if drawn_signs.is_sign(text):
                self.write(text)
            else:
                self.alts.append(text)
        else:
            self.emit(text, BlockKind.ALT, None, 0)

    def end(self) -> None:
        """Ends the block under way, if it holds anything."""
        if not self.pieces and not self.alts:
            if not self.blank:  # what belongs to a picture says nothing of the next block
                if self.inline_hints or self.strays:
                    self.inline_hints, self.strays = [], []
                if self.links:
                    self.links = []
                return
            if self.href is None:  # white space between boxes, the most frequent end
                self._clear()
                return
        if self.href is not None:
            self._note_link()
        if not self.pieces:
            self._reset()
            return
        text = "".join(self.pieces)
        text = text.strip("\n").rstrip() if self.pre else tidy(text)
        marked = None
        signs: list[str] = []
        if self.marked is not None:
            marked = "".join(self.marked)
            if marks.EMPHASIS in marked:
                signs = marks.close_all(self.marked)
                marked = "".join(self.marked)
            marked = marked.replace(LINK, "").replace(CODE, "")
            marked = marked.strip("\n").rstrip() if self.pre else tidy(marked)
        if text.strip():
            kind, level = self._kind()
            while self.strays:
                start, stop = self.strays.pop()
                del self.inline_hints[start:stop]
            if marked == text and escape(text) == text:
                marked = None
            self.emit(text, kind, marked, level)
        self._reset()
        if signs or self.reopened:
            self._reopen(signs)

    def _reopen(self, signs: list[str]) -> None:
        """Begins the emphasis anew that went on when a block ended."""
        self.reopened = self.reopened + 1 if signs else 0
        if self.reopened <= _REOPENED:
            for sign in signs:
                self.begin_mark(sign)

    def _clear(self) -> None:
        """Forgets what was said of the block under way, which holds no text."""
        self.blank = False
        self.marked = None
        if self.signs:
            self.signs = {}
        self.in_code = False
        self.seam = self.heading = self.before_link = 0
        self.link_chars = 0
        if self.links:
            self.links = []
        if self.inline_hints:
            self.inline_hints, self.strays = [], []

    def _reset(self) -> None:
        self._clear()
        self.pieces = []
        if self.alts:
            alts, self.alts = self.alts, []
            for alt in alts:
                self.emit(alt, BlockKind.ALT, None, 0)
        if self.href is not None:
            self.opener = 0
            self.mark(LINK)

    def count_item(self, container: int, item: int, value: int | None) -> None:
        """Notes the number that an item shows: by its `value`, else one more than the last."""
        shown = self.counts.get(container, 0) + 1 if value is None else value
        self.counts[container] = self.items[item] = shown

    def _item(self) -> int | None:
        """The number that the innermost item around shows."""
        for tag, number in zip(reversed(self.tags), reversed(self.numbers), strict=True):
            if tag == "li":
                return self.items.get(number)
        return None

    def emit(self, text: str, kind: BlockKind, marked: str | None, level: int) -> None:
        if self._lineage is None:
            self._lineage = tuple(self.tags), tuple(self.numbers)
        path, parents = self._lineage
        hints, hidden = self.around[-1] if self.around else NOTHING
        if self.inline_hints:
            hints = (tuple(self.inline_hints) + hints)[:MAX_HINTS]
        links, linked = tuple(self.links), min(self.link_chars, len(text))
        if self.href is not None and kind is BlockKind.ALT:
            links, linked = (("", self.href),), len(text)
        language = self.language if kind is BlockKind.CODE else None
        item = self._item() if self.items else None
        inner = min(len(self.inline_hints), MAX_HINTS)
        markup = Markup(path, hints, links, linked, hidden, parents, item, language, inner=inner)
        self.blocks.append(Block(text, len(self.blocks), kind, level, marked, 0, False, markup))

    def _kind(self) -> tuple[BlockKind, int]:
        """The form its innermost telling element gives a block."""
        if self.pre:
            return BlockKind.CODE, 0
        if self.heading:
            return BlockKind.HEADING, self.heading
        for at, tag in enumerate(self.tags[:-7:-1]):
            if tag in _FORMS:
                kind, level = _FORMS[tag]
                if kind is BlockKind.CONTROL and tag == "button":
                    for above in self.tags[: -at - 1][:-4:-1]:
                        if above in HEADINGS:  # what unfolds a section
                            return BlockKind.HEADING, HEADINGS[above]
                if kind is BlockKind.LIST_ITEM:
                    level = max(1, self.list_depth)
                elif kind is BlockKind.TABLE_ROW:
                    level = int("\t" in self.pieces and "th" in self.inline_hints)
                return kind, level
        return BlockKind.PARAGRAPH, 0
