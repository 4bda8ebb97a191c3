"""Pages with predictions made by hand, for tests of the structure steps on articles."""

from __future__ import annotations

import lxml.html
import numpy as np

from clipper.page import Role
from clipper.segment import features
from clipper.segment.cut import html_blocks, text_blocks
from clipper.segment.labeller import PAGE_TYPES, Prediction
from clipper.segment.steps import sections
from clipper.segment.steps.judged import AT

ARTICLE = np.array([0.9 if kind == "article" else 0.01 for kind in PAGE_TYPES], np.float32)
LISTING = np.array([0.9 if kind == "listing" else 0.01 for kind in PAGE_TYPES], np.float32)
PROSE = (
    "Le bateau est rentré tard ce jour-là et les hommes étaient fatigués, si bien que personne "
    "n’a demandé ce qu’il était advenu de la tempête ni du second équipage. "
)


def predicted(
    count: int,
    page_type: np.ndarray = ARTICLE,
    main: float = 0.95,
    others: dict[int, tuple[float, Role, float]] | None = None,
    **shares: dict[int, float],
) -> Prediction:
    """Everything is body; `others` gives units another content probability, role and its share,
    `body={3: 0.2}` and the like the share of another role there."""
    content = np.full(count, main, np.float32)
    roles = np.full((count, len(Role)), 0.005, np.float32)
    roles[:, AT[Role.BODY]] = 0.9
    for at, (p, role, share) in (others or {}).items():
        content[at] = p
        roles[at] = (1 - share) / len(Role)
        roles[at, AT[role]] = share
    for name, given in shares.items():
        for at, share in given.items():
            roles[at, AT[Role(name)]] = share
    mentions = np.zeros((len(roles), 4), np.float32)
    return Prediction(content, roles, mentions, page_type)


def of_html(body: str, /, **given: object) -> dict[str, tuple[Role, str]]:
    """Text of each unit -> its role and why."""
    tree = lxml.html.document_fromstring(f"<html><body>{body}</body></html>")
    groups = features.units(html_blocks.read(tree))
    made = features.extract(groups, "html")
    prediction = predicted(len(groups), **given)  # type: ignore[arg-type]
    told = sections.decide(groups, prediction, made, "html")
    return {features.unit_text(g): (d.role, d.why) for g, d in zip(groups, told, strict=True)}


def of_text(lines: list[str], **given: object) -> dict[str, tuple[Role, str]]:
    groups = features.units(text_blocks.read("\n\n".join(lines)))
    made = features.extract(groups, "text")
    prediction = predicted(len(groups), **given)  # type: ignore[arg-type]
    told = sections.decide(groups, prediction, made, "text")
    return {features.unit_text(g): (d.role, d.why) for g, d in zip(groups, told, strict=True)}


def decided(body: str, /, **given: object) -> list[tuple[str, Role]]:
    """Text and role of each unit in order, all of them content by the labeller."""
    tree = lxml.html.document_fromstring(f"<html><body><main>{body}</main></body></html>")
    groups = features.units(html_blocks.read(tree))
    made = features.extract(groups, "html")
    told = sections.decide(groups, predicted(len(groups), **given), made, "html")  # type: ignore[arg-type]
    return [(features.unit_text(g), d.role) for g, d in zip(groups, told, strict=True)]


def content(body: str, /, **given: object) -> list[str]:
    return [text for text, role in decided(body, **given) if role is Role.BODY]
