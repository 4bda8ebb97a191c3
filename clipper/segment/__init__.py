"""Blocks get their roles: features -> labeller (the learned model) -> alike -> steps (page
structure).

The room `cut` makes blocks of a page, of HTML and of text each in its way; from there on there is
one road.
"""

from __future__ import annotations

from collections.abc import Sequence

from clipper.page import NOTHING_SAID, Block, Kind, Mentions, PageHead
from clipper.segment import ad_labels, alike, features, labeller, manuals
from clipper.segment.steps import sections

__all__ = ["segment"]


def segment(blocks: Sequence[Block], kind: Kind, *, said: PageHead = NOTHING_SAID) -> list[Block]:
    """The same blocks, in the same order, each with `role`, `confidence` and `why`.

    `said` is what an HTML page says of itself in its head, or what the container of a text page
    says of it.
    """
    if not blocks:
        return []
    groups = features.units(blocks)
    made = features.extract(groups, kind, said)
    prediction = manuals.looked_again(made, labeller.predict(made))
    prediction = ad_labels.looked_again(groups, kind, said, made, prediction)
    prediction = alike.pulled(made, prediction)
    decisions = sections.decide(groups, prediction, made, kind, said)
    mentions = [
        # A name stands on one of a unit's lines.
        Mentions(publisher / len(group), site / len(group), headline, prediction.shown)
        for group, (_, publisher, site, headline) in zip(
            groups, labeller.mentions(prediction).tolist(), strict=True
        )
    ]
    return [
        _labelled(block, decision, mention)
        for group, decision, mention in zip(groups, decisions, mentions, strict=True)
        for block in group
    ]


def _labelled(block: Block, decision: sections.Decision, mentions: Mentions) -> Block:
    # Written out: `dataclasses.replace` takes ten times as long, and a page has hundreds of blocks.
    return Block(
        block.text,
        block.n,
        block.kind,
        block.level,
        block.markdown,
        block.gap,
        block.joins,
        block.markup,
        decision.role,
        decision.confidence,
        decision.why,
        mentions,
    )
