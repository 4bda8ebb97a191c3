"""A page while its units get their roles: what the steps of `sections` share and change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from clipper.page import Block, BlockKind, Kind, Markup, PageHead, Role
from clipper.segment.features import DENSE, Features
from clipper.segment.labeller import PAGE_TYPES, Prediction
from clipper.segment.markup import markup_of

ROLES = tuple(Role)
AT = {role: at for at, role in enumerate(ROLES)}
FORMS = frozenset((BlockKind.ALT, BlockKind.CONTROL))
"""Blocks that hold nothing written for the page: what is said of pictures, buttons, fields."""
_ARTICLE = PAGE_TYPES.index("article")
_FORUM, _THREAD = PAGE_TYPES.index("forum"), 0.2
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
    _words: npt.NDArray[np.float32] | None = None
    _marks: list[Markup] | None = None

    @property
    def dense(self) -> npt.NDArray[np.float32]:
        return self.features.dense

    @property
    def keys(self) -> Sequence[str]:
        """Tokens of each unit, joined: equal for equal texts whatever their bullets and case."""
        return self.features.keys

    @property
    def marks(self) -> list[Markup]:
        """What the HTML around each unit says."""
        if self._marks is None:
            self._marks = [markup_of(group[0]) for group in self.groups]
        return self._marks

    def set(self, at: int, role: Role, why: str, confidence: float | None = None) -> None:
        if self.roles[at] is not role:
            self.roles[at] = role
            self.why[at] = why
            p = float(self.prediction.roles[at, AT[role]])
            self.confidence[at] = max(p, 0.5) if confidence is None else confidence

    def second_best(self, at: int, but: Role) -> Role:
        """The likeliest role of a unit but one; content only where it passes the page's cut."""
        roles = self.prediction.roles[at].copy()
        roles[AT[but]] = 0
        if self.prediction.main[at] < self.cut:
            roles[AT[Role.BODY]] = 0
        return ROLES[int(roles.argmax())]

    def other_role(self, at: int) -> Role:
        """The likeliest role of what is neither content nor its headline."""
        roles = self.prediction.roles[at].copy()
        roles[[AT[Role.BODY], AT[Role.TITLE]]] = 0
        return ROLES[int(roles.argmax())]

    def is_article(self) -> bool:
        """Whether the labeller takes the page for an article, and for no other type."""
        return bool(self.prediction.page_type[_ARTICLE] >= 0.5)

    def may_be_thread(self) -> bool:
        """Whether the page may be a discussion: all are on which posts quote each other."""
        return bool(self.prediction.page_type[_FORUM] >= _THREAD)

    def column(self, name: str) -> npt.NDArray[np.float32]:
        return self.dense[:, COLUMN[name]]

    def words(self) -> npt.NDArray[np.float32]:
        if self._words is None:
            self._words = self.features.sizes()
        return self._words
