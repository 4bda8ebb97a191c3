"""A page while its units get their roles: what the steps of `sections` share and change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from clipper.page import Block, BlockKind, Kind, Markup, PageHead, Role
from clipper.segment.arrays import Floats
from clipper.segment.features import DENSE, Features, unit_text
from clipper.segment.labeller import Prediction
from clipper.segment.markup import markup_of

ROLES = tuple(Role)
AT = {role: at for at, role in enumerate(ROLES)}
FORMS = frozenset((BlockKind.ALT, BlockKind.CONTROL))
"""Blocks that hold nothing written for the page: what is said of pictures, buttons, fields."""
OF_STORY = frozenset(
    (Role.TITLE, Role.SUBTITLE, Role.BYLINE, Role.BODY, Role.CAPTION, Role.ATTRIBUTION)
)
"""Roles of the story and of what belongs to it; the others are those of furniture."""
_THREAD = 0.2
"""Probability of a forum from which a page may be one."""
COLUMN = {name: at for at, name in enumerate(DENSE)}


@dataclass(slots=True)
class Page:
    """What the steps share: the units of one page and what is known of each."""

    groups: Sequence[Sequence[Block]]
    prediction: Prediction
    features: Features
    kind: Kind
    said: PageHead
    """What is known of it that is not shown."""
    cut: float = 0.5
    """Probability of main content from which a unit is body."""
    roles: list[Role] = field(default_factory=list)
    confidence: list[float] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    _words: Floats | None = None
    _blocks: list[Block] | None = None
    _marks: list[Markup] | None = None

    @property
    def dense(self) -> Floats:
        return self.features.dense

    @property
    def keys(self) -> Sequence[str]:
        """Tokens of each unit, joined: equal for equal texts whatever their bullets and case."""
        return self.features.keys

    @property
    def blocks(self) -> list[Block]:
        """The first block of each unit: on an HTML page the only one."""
        if self._blocks is None:
            self._blocks = [group[0] for group in self.groups]
        return self._blocks

    @property
    def marks(self) -> list[Markup]:
        """What the HTML around each unit says."""
        if self._marks is None:
            self._marks = [markup_of(block) for block in self.blocks]
        return self._marks

    def text(self, at: int) -> str:
        """The text of a unit, its wrapped lines joined."""
        return unit_text(self.groups[at])

    def rows(self, role: Role) -> list[int]:
        """The units that have a role."""
        return [at for at, own in enumerate(self.roles) if own is role]

    def set(self, at: int, role: Role, why: str, confidence: float | None = None) -> None:
        if self.roles[at] is not role:
            self.roles[at] = role
            self.why[at] = why
            p = float(self.prediction.roles[at, AT[role]])
            self.confidence[at] = max(p, 0.5) if confidence is None else confidence

    def second_best(self, at: int, *but: Role) -> Role:
        """The likeliest role of a unit but some; content only where it passes the page's cut."""
        roles = self.prediction.roles[at].copy()
        roles[[AT[role] for role in but]] = 0
        if self.prediction.main[at] < self.cut:
            roles[AT[Role.BODY]] = 0
        return ROLES[int(roles.argmax())]

    def drop(self, at: int, why: str) -> None:
        """Takes a unit from the content: it gets the likeliest role of what is no story."""
        self.set(at, self.second_best(at, Role.BODY, Role.TITLE), why, 0.5)

    def is_of_type(self, name: str, least: float = 0.5) -> bool:
        """Whether the labeller gives a type of page so much probability at least."""
        return self.prediction.of_type(name) >= least

    def is_article(self) -> bool:
        """Whether the labeller takes the page for an article, and for no other type."""
        return self.is_of_type("article")

    def may_be_thread(self) -> bool:
        """Whether the page may be a discussion: all are on which posts quote each other."""
        return self.is_of_type("forum", _THREAD)

    def column(self, name: str) -> Floats:
        return self.dense[:, COLUMN[name]]

    def words(self) -> Floats:
        if self._words is None:
            self._words = self.features.sizes()
        return self._words


def stretches(flags: Iterable[bool]) -> list[range]:
    """Where flagged units stand in a row.

    >>> stretches([False, True, True, False, True])
    [range(1, 3), range(4, 5)]
    """
    found, start = [], 0
    for flagged, row in groupby(flags):
        end = start + sum(1 for _ in row)
        if flagged:
            found.append(range(start, end))
        start = end
    return found


def runs_of(words: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    """So many words in a row, each time one further.

    >>> list(runs_of(["the", "old", "red", "oar"], 3))
    [('the', 'old', 'red'), ('old', 'red', 'oar')]
    """
    return zip(*(words[at:] for at in range(size)), strict=False)
