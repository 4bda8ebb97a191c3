"""Flattened pages put together from labelled parts, for training.

Few real pages are labelled line by line, and fewer are aggregators or in other languages. Here
bodies of the development pages, runs of lines labelled with other roles, and lists of teaser cards
of many shapes are put together in many orders, in English and in the pseudo-languages of
`training.pseudo`. Every part of a page comes from one fold of the cross-validation, and the page
belongs to that fold, so that no held-out site is ever trained on.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from clipper.page import Role
from training.pseudo import Translator, languages, phrases, some_phrase

Line = tuple[str, Role | None]
"""Text and role; a `None` role with empty text is a blank line."""
BLANK: Line = ("", None)


@dataclass
class Pool:
    """Parts of the pages of one fold."""

    bodies: list[list[str]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    runs: dict[str, list[list[str]]] = field(default_factory=lambda: defaultdict(list))

    def ready(self) -> bool:
        return len(self.bodies) > 5 and len(self.titles) > 20


def add_content(pool: Pool, truth: dict[str, Any]) -> None:
    """Takes the title, author, publisher and paragraphs of a page with reviewed content."""
    title = truth.get("title")
    if title and 12 < len(title) < 160:
        pool.titles.append(title)
    if truth.get("author") and len(truth["author"]) < 40:
        pool.authors.append(truth["author"])
    pool.sources.append(truth["domain"].split(".")[0].replace("-", " ").title())
    paragraphs = [p.strip() for p in (truth.get("main_content") or "").split("\n") if p.strip()]
    if truth.get("page_type") == "article" and len(paragraphs) >= 4:
        pool.bodies.append(paragraphs)


def add_roles(pool: Pool, lines: Sequence[dict[str, str]]) -> None:
    """Takes the runs of equal role of a page labelled line by line."""
    for role, run in groupby(lines, itemgetter("role")):
        pool.runs[role].append([line["text"] for line in run])


class Composer:
    """Puts one page together."""

    def __init__(self, pool: Pool, seed: int) -> None:
        self.pool = pool
        self.dice = random.Random(seed)
        self.language = "en" if self.dice.random() < 0.3 else self.dice.choice(languages())
        self.translate: Callable[[str], str] = (
            (lambda text: text) if self.language == "en" else Translator(self.language, seed)
        )
        self.bullet = self.dice.choice(("  • ", "• ", "* ", "- ", "  * ", ""))
        self.lines: list[Line] = []

    # -- parts of speech ---------------------------------------------------------------------

    def phrase(self, category: str) -> str:
        text = some_phrase(category, self.language, self.dice)
        style = self.dice.random()
        if style < 0.12:
            return text.upper()
        return text.title() if style < 0.4 else text[:1].upper() + text[1:]

    def title(self) -> str:
        return self.translate(self.dice.choice(self.pool.titles))

    def word(self) -> str:
        return self.translate(self.dice.choice(self.pool.titles).split()[0].strip(".,:"))

    def source(self) -> str:
        return self.translate(self.dice.choice(self.pool.sources))

    def person(self) -> str:
        if not self.pool.authors:
            return self.source()
        return self.translate(self.dice.choice(self.pool.authors))

    def age(self) -> str:
        """A date or an age, as printed."""
        kind = self.dice.random()
        n = self.dice.randrange(2, 59)
        if kind < 0.55:
            lists = phrases()["ago"]
            unit = self.dice.choice(lists.get(self.language) or lists["en"])
            if "#" in unit:
                return unit.replace("#", str(n))
            if self.language in ("zh", "ja"):
                return f"{n}{unit}"
            return f"{unit} {n}" if self.language in ("de", "fr", "es", "ar") else f"{n} {unit}"
        month = some_phrase("months", self.language, self.dice)
        year, number, day = self.dice.randrange(2015, 2027), self.dice.randrange(1, 13), n % 28 + 1
        if self.language in ("zh", "ja"):
            return f"{year}年{self.dice.randrange(1, 13)}月{n % 28 + 1}日"
        return self.dice.choice(
            (f"{n % 28 + 1} {month} {year}", f"{month.title()} {n % 28 + 1}, {year}",
             f"{day:02}.{number:02}.{year}", f"{year}-{number:02}-{day:02}",
             f"{n % 24:02}:{n:02}", f"{n % 28 + 1} {month}")
        )  # fmt: skip

    def paragraph(self, longest: int = 2000) -> str:
        body = self.dice.choice(self.pool.bodies)
        long = [p for p in body if len(p) > 60] or body
        text = self.dice.choice(long)
        if len(text) > longest:
            text = text[:longest].rsplit(" ", 1)[0] + self.dice.choice(("…", "...", " [...]", ""))
        return self.translate(text)

    def run(self, role: Role, most: int) -> list[str]:
        runs = self.pool.runs.get(role.value)
        if not runs:
            return []
        run = self.dice.choice(runs)[:most]
        return [self.translate(text) if self.language != "en" else text for text in run]

    # -- sections ------------------------------------------------------------------------------

    def put(self, text: str, role: Role, blank: float = 0.5) -> None:
        if text.strip():
            self.lines.append((text, role))
            if self.dice.random() < blank:
                self.lines.append(BLANK)

    def compose(self) -> list[Line]:
        dice = self.dice
        self.gap = dice.choice((0.0, 0.3, 0.7, 1.0))
        self.head()
        self.headline()
        self.body()
        after = [self.promotion, self.sharing, self.comments, self.tags, self.related,
                 self.stray, self.newsletter]  # fmt: skip
        dice.shuffle(after)
        for section in after:
            if dice.random() < (0.9 if section == self.related else 0.4):
                section()
        if dice.random() < 0.35:
            self.related()
        if dice.random() < 0.1:
            self.comments()
        last = [self.app, self.footer]
        dice.shuffle(last)
        for section in last:
            if dice.random() < 0.5:
                section()
        return self.lines

    def head(self) -> None:
        dice = self.dice
        if dice.random() < 0.5:
            self.put(
                self.phrase("label") if dice.random() < 0.6 else self.source() + " logo",
                Role.LABEL,
                0.3,
            )
        if dice.random() < 0.25:
            for text in self.run(Role.NOTICE, 4):
                self.put(text, Role.NOTICE, self.gap)
        if dice.random() < 0.5:
            for text in self.run(Role.NAVIGATION, dice.randrange(2, 25)):
                self.put(text, Role.NAVIGATION, 0.1)
        elif dice.random() < 0.4:
            for _ in range(dice.randrange(1, 12)):
                self.put(self.bullet + self.phrase("navigation"), Role.NAVIGATION, 0.1)
        if dice.random() < 0.1:
            self.app()
        if dice.random() < 0.1:
            for text in self.run(Role.PROMOTION, 3):
                self.put(text, Role.PROMOTION, self.gap)

    def headline(self) -> None:
        dice = self.dice
        self.main_title = self.title()
        times = dice.choice((1, 1, 1, 2, 2, 3))
        early = dice.random() < 0.15
        if early:
            self.bylines()
        for at in range(times):
            self.put(self.main_title, Role.TITLE, dice.choice((0.0, 1.0, self.gap)))
            if at == 0 and times > 1 and dice.random() < 0.15:
                self.bylines()
        if dice.random() < 0.25:
            self.put(self.paragraph(220), Role.SUBTITLE, self.gap)
        if not early or dice.random() < 0.3:
            self.bylines()
        if dice.random() < 0.2:
            for text in self.run(Role.SHARING, 6):
                self.put(text, Role.SHARING, self.gap / 2)
        if dice.random() < 0.2:
            self.put(self.phrase("label"), Role.LABEL, self.gap)
        if dice.random() < 0.15:
            for text in [self.title()] if dice.random() < 0.3 else self.run(Role.CAPTION, 2):
                self.put(text, Role.CAPTION, self.gap)

    def bylines(self) -> None:
        dice = self.dice
        icon = dice.choice(("", "", "", "time", "clock", "schedule", "person"))
        source, age, person = self.source(), self.age(), self.person()
        by = self.phrase("byline")
        shape = dice.randrange(10)
        made: list[str]
        if shape == 0:
            made = [f"{source}{age}"]
        elif shape == 1:
            made = [source, icon + age]
        elif shape == 2:
            made = [f"{by} {person}", age]
        elif shape == 3:
            made = [f"{person} {dice.choice('|•·-—')} {age}"]
        elif shape == 4:
            made = [f"{age} {dice.choice('|•·-—')} {source}"]
        elif shape == 5:
            made = [f"{by}: {person}", f"{self.phrase('byline')}: {age}"]
        elif shape == 6:
            made = [source, person, age]
        elif shape == 7:
            made = [f"{by} {person}{age}"]
        elif shape == 8:
            made = self.run(Role.BYLINE, 4) or [source]
        else:
            made = [f"{self.bullet}{source}", f"{icon}{age}"]
        between = dice.choice((0.0, 1.0, self.gap))
        for text in made:
            self.put(text, Role.BYLINE, between)

    def body(self) -> None:
        dice = self.dice
        paragraphs = dice.choice(self.pool.bodies)
        most = dice.choice((3, 8, 20, 60))
        start = dice.randrange(max(1, len(paragraphs) - most + 1))
        blank = dice.choice((0.0, 1.0, 1.0))
        often = dice.choice((0.0, 0.03, 0.12))
        for at, text in enumerate(paragraphs[start : start + most]):
            self.put(self.translate(text), Role.BODY, blank)
            if at and dice.random() < often:
                self.interrupt()
        if dice.random() < 0.35:
            if dice.random() < 0.6:
                self.put(f"{self.phrase('attribution')} {self.source()}", Role.ATTRIBUTION, 1)
            else:
                for text in self.run(Role.ATTRIBUTION, 2):
                    self.put(text, Role.ATTRIBUTION, 1)
        self.lines.append(BLANK)

    def interrupt(self) -> None:
        kind = self.dice.randrange(7)
        if kind == 0:
            self.put(
                f"{self.phrase('readmore')}{self.dice.choice((': ', ' ', ' | '))}{self.title()}",
                Role.RELATED,
                self.gap,
            )
        elif kind == 1:
            for text in self.run(Role.PROMOTION, 2):
                self.put(text, Role.PROMOTION, self.gap)
        elif kind == 2:
            for text in self.run(Role.CAPTION, 1):
                self.put(text, Role.CAPTION, self.gap)
        elif kind == 3:
            self.put(self.phrase("label"), Role.LABEL, self.gap)
        elif kind == 4:
            self.put(f"{self.phrase('caption')} {self.person()}", Role.CAPTION, self.gap)
        elif kind == 5:
            self.put(
                f"{self.paragraph(120)} {self.phrase('caption')}: {self.source()}",
                Role.CAPTION,
                self.gap,
            )
        else:
            self.stray()
            for text in self.run(Role.CAPTION, 1):
                self.put(text, Role.CAPTION, self.gap)

    def related(self) -> None:
        dice = self.dice
        heading = dice.random()
        if heading < 0.85:
            self.put(
                self.phrase("related" if heading < 0.6 else "readmore"), Role.RELATED, self.gap
            )
        shape = self.card_shape()
        if dice.random() < 0.15:  # all but the first line of a card stand further in
            shape = [*shape[:1], *("    " + slot for slot in shape[1:])]
        blanks = [dice.random() < 0.6 for _ in shape]
        own_source = dice.random() < 0.5
        sources = [self.source() for _ in range(dice.choice((1, 3)))]
        cards: list[dict[str, str]] = []
        teaser = dice.choice((90, 200, 700, 2500))
        repeat = dice.random() < 0.25
        for number in range(dice.choice((1, 2, 2, 3, 3, 4, 6, 10))):
            if repeat and cards and dice.random() < 0.4:
                card = dict(dice.choice(cards), age=self.age())
            else:
                source = dice.choice(sources) if own_source else self.source()
                card = {"title": self.title(), "source": source, "age": self.age(),
                        "teaser": self.paragraph(teaser), "category": self.word(),
                        "more": self.phrase("readmore"), "person": self.person()}  # fmt: skip
            cards.append(card)
            for slot, blank in zip(shape, blanks, strict=True):
                text = slot.format(
                    number=number + 1,
                    **{k: v.replace("{", "").replace("}", "") for k, v in card.items()},
                )
                self.put(text, Role.RELATED, float(blank))
            self.lines.append(BLANK)

    def card_shape(self) -> list[str]:
        dice = self.dice
        icon = dice.choice(("", "", "", "time", "clock", "access_time", "schedule "))
        bullet = dice.choice((self.bullet, "  • ", "• "))
        slots = [
            ["{title}"], ["{title}", "{title}"], ["{source}"], [icon + "{age}"],
            [bullet + "{source}"],
            ["{title}"], ["{teaser}"], ["{category}"], ["{more}"], ["{source}{age}"],
            ["{source} • {age}"], ["{age}"], ["{person}"], ["{source} | {age}"],
            [bullet + "{source}{age}"], ["{category}{age}"], ["{source}, {age}"],
        ]  # fmt: skip
        style = dice.randrange(7)
        if style == 6:
            return [
                bullet + dice.choice(("{source}{age}", "{source} {age}", "{age}", "{category}")),
                "{title}",
                *dice.choice((["{teaser}"], [], ["{teaser}", "{more}"])),
            ]
        if style == 0:
            return [dice.choice(("{title}", "{number}. {title}", bullet + "{title}"))]
        if style == 1:
            return [
                "{title}",
                "{title}",
                "{source}",
                icon + "{age}",
                bullet + "{source}",
                "{title}",
                "{teaser}",
            ]
        if style == 2:
            return [*dice.choice(slots[2:4] + slots[7:]), "{title}", "{teaser}"]
        if style == 3:
            return ["{title}", *dice.choice(slots[2:5] + slots[9:])]
        picked = ["{title}"] + [
            text for slot in dice.sample(slots, dice.randrange(1, 5)) for text in slot
        ]
        dice.shuffle(picked)
        return picked

    def promotion(self) -> None:
        run = self.run(Role.PROMOTION, 6)
        if self.dice.random() < 0.4 or not run:
            self.put(self.phrase("promotion"), Role.PROMOTION, self.gap)
        for text in run:
            self.put(text, Role.PROMOTION, self.gap)

    newsletter = promotion

    def sharing(self) -> None:
        run = self.run(Role.SHARING, 8)
        for text in run or [self.phrase("sharing") for _ in range(self.dice.randrange(1, 6))]:
            self.put(text, Role.SHARING, self.gap / 2)

    def comments(self) -> None:
        dice = self.dice
        self.put(self.phrase("comments"), Role.COMMENTS, self.gap)
        if dice.random() < 0.4:
            self.put(
                self.phrase("comments") + dice.choice(("", "...", " (0)", "…")),
                Role.COMMENTS,
                self.gap,
            )
        elif dice.random() < 0.5:
            for text in self.run(Role.COMMENTS, 12):
                self.put(text, Role.COMMENTS, self.gap)
        else:
            for _ in range(dice.randrange(1, 5)):
                self.put(self.person(), Role.COMMENTS, 0.2)
                self.put(self.age(), Role.COMMENTS, self.gap)
                self.put(self.paragraph(400), Role.COMMENTS, self.gap)
                if dice.random() < 0.5:
                    self.put(self.phrase("forum"), Role.COMMENTS, self.gap)

    def tags(self) -> None:
        dice = self.dice
        for _ in range(dice.randrange(1, 6)):
            self.put(dice.choice(("", "#", self.bullet)) + self.word(), Role.NAVIGATION, 0.2)

    def stray(self) -> None:
        for _ in range(self.dice.randrange(1, 3)):
            text = self.phrase("label")
            if self.dice.random() < 0.4:
                text = f"{self.word()} {text.lower()}"
            self.put(text, Role.LABEL, self.gap)

    def app(self) -> None:
        dice = self.dice
        for _ in range(dice.randrange(1, 3)):
            self.put(self.phrase("app_banner"), Role.APP_BANNER, self.gap)
        if dice.random() < 0.5:
            lead = self.paragraph(110).rstrip(".…")
            self.put(f"{lead}. {self.phrase('app_banner')}.", Role.APP_BANNER, self.gap)
        if dice.random() < 0.5:
            badges = [
                self.phrase("app_banner").lower().replace(" ", dice.choice(("-", " ", "")))
                for _ in range(2)
            ]
            self.put(
                dice.choice(("", " ", "\n")).join(badges).replace("\n", " "),
                Role.APP_BANNER,
                self.gap,
            )
        for text in self.run(Role.APP_BANNER, 3) if dice.random() < 0.3 else []:
            self.put(text, Role.APP_BANNER, self.gap)

    def footer(self) -> None:
        dice = self.dice
        for _ in range(dice.randrange(0, 10)):
            self.put(self.bullet + self.phrase("navigation"), Role.NAVIGATION, 0.1)
        if dice.random() < 0.4:
            for text in self.run(Role.SHARING, 5):
                self.put(text, Role.SHARING, 0.1)
        run = self.run(Role.NOTICE, 6)
        for text in run or [self.phrase("notice")]:
            self.put(text, Role.NOTICE, self.gap / 2)
        if dice.random() < 0.5:
            self.put(
                f"© {dice.randrange(2015, 2027)} {self.source()}. {self.phrase('notice')}",
                Role.NOTICE,
                0,
            )


def compose(pool: Pool, seed: int) -> tuple[str, list[tuple[str, Role]], str]:
    """A page as text, its non-empty lines with their roles, and its language."""
    composer = Composer(pool, seed)
    lines = composer.compose()
    flat: list[Line] = []
    for text, role in lines:
        text = re.sub(r"\s*[\r\n]+\s*", " ", text)
        if text.strip() or (flat and flat[-1][0]):
            flat.append((text, role) if text.strip() else BLANK)
    labelled = [(text, role) for text, role in flat if role is not None]
    return "\n".join(text for text, _ in flat), labelled, composer.language
