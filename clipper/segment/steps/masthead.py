"""What heads a flattened page is its masthead: the site's name is the first of its menu, though a
line of a few words looks like the text of a picture to the labeller."""

from __future__ import annotations

import re

from clipper.page import Role
from clipper.segment import lexicon
from clipper.segment.steps.judged import Page

_FIRST, _WORDS, _CHARS = 2, 9, 4
"""Lines in which a site names itself; words that it has at most, characters at least."""
_PICTURES = frozenset(
    "logo icon graphic image photo banner avatar flag artboard background wordmark preview "
    "placeholder loading close toggle skip play bild foto imagen imagem icono icône immagine "
    "schließen cerrar fermer chiudi fechar sluiten логотип иконка закрыть".split()
)
"""Words of pictures and of what is pressed."""
_NO_NAME = re.compile(r"^\W*\d|_|\.(?:svg|png|jpe?g|gif|webp)\b", re.I)


def masthead(page: Page) -> None:
    """Above the headline, a label among the first lines or between two of a menu belongs to it."""
    if page.kind != "text":
        return
    roles = page.roles
    for at, role in enumerate(roles):
        if role is Role.TITLE or role is Role.BODY:
            return
        is_first = at < _FIRST
        between = (
            0 < at < len(roles) - 1
            and roles[at - 1] is Role.NAVIGATION
            and roles[at + 1] is Role.NAVIGATION
        )
        if role is Role.LABEL and (is_first or between) and _may_be_name(page, at):
            page.set(at, Role.NAVIGATION, "stands in the masthead", 0.5)


def _may_be_name(page: Page, at: int) -> bool:
    text = page.text(at).strip()
    if len(text) < _CHARS or page.words()[at] > _WORDS or page.column("lex_label")[at] > 0:
        return False
    return _PICTURES.isdisjoint(lexicon.tokens(text)) and not _NO_NAME.search(text)
