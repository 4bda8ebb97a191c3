"""Pages as they might look in another language, for training.

The labelled pages are mostly English, yet the labeller must work in any language. A text is
"translated" word by word: phrases of the word lists become phrases of the same category in the
target language, other words become words that do not exist, in its script, each always the same
on one page (so that repetitions stay repetitions). Digits stay. Han, Kana and Thai are written
without spaces, as those languages are.
"""

from __future__ import annotations

import random
import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from clipper.segment import lexicon

_ALPHABETS = {
    "ru": ("оаеиуыэ", "нтсрвлкмдпзбгчшж"), "uk": ("оаеиуі", "нтсрвлкмдпзбгчшж"),
    "bg": ("оаеиуъ", "нтсрвлкмдпзбгчшж"), "el": ("αεηιου", "ντσρλκμπδγθφ"),
    "ar": ("اوي", "لمنرتبسدعقفكهحج"), "fa": ("اوی", "منردتبسشکگهخ"), "he": ("אוי", "לרמתבשנהקדחפע"),
    "hi": ("ािेीो", "करनसतमपहलबदय"), "bn": ("ািেীো", "করনসতমপহলবদয"),
    "th": ("าิีเแ", "กนรมตสยลวบดค"),
}  # fmt: skip
_LATIN = ("aeiou", "nrtsldcmpgvbfhk")
_EXTRA = {"de": "äöüß", "fr": "éèàç", "es": "áéíóñ", "pt": "ãçéó", "pl": "ąęłśż", "tr": "şğıüç",
          "cs": "ěščřž", "hu": "áéőű", "sv": "åäö", "da": "æøå", "no": "æøå", "fi": "äö",
          "ro": "ăâșț", "vi": "ạếộưđ", "it": "àèù"}  # fmt: skip
UNSPACED = frozenset({"zh", "ja", "th"})
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FULL_STOPS = {",": "，", ".": "。", "!": "！", "?": "？", ":": "：", ";": "；"}


@lru_cache(maxsize=1)
def phrases() -> dict[str, dict[str, list[str]]]:
    """The word lists: category -> language -> phrases."""
    with files("clipper.segment").joinpath("words.toml").open("rb") as file:
        table: dict[str, dict[str, list[str]]] = tomllib.load(file)
    return table


def some_phrase(category: str, language: str, dice: random.Random) -> str:
    """A phrase of a category in a language (English where it has none), its number filled in."""
    lists = phrases()[category]
    text = dice.choice(lists.get(language) or lists["en"])
    return text.replace("#", str(dice.randrange(2, 59)))


def languages() -> list[str]:
    return sorted({language for lists in phrases().values() for language in lists})


@lru_cache(maxsize=1)
def _english() -> dict[str, list[tuple[list[str], str]]]:
    """English phrases by their first token, longest first."""
    index: dict[str, list[tuple[list[str], str]]] = {}
    for category, lists in phrases().items():
        for phrase in lists["en"]:
            tokens = lexicon.tokens(phrase.replace("#", " "))
            if not tokens:
                continue
            index.setdefault(tokens[0], []).append((tokens, category))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


class Translator:
    """Turns English into one pseudo-language, consistently for one page."""

    def __init__(self, language: str, seed: int) -> None:
        self.language = language
        self.dice = random.Random(seed)
        self.seed = seed
        self.known: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        out: list[str] = []
        matches = list(_WORD.finditer(text))
        short = len(matches) <= 12
        at = end = 0
        while at < len(matches):
            match = matches[at]
            out.append(self._between(text[end : match.start()]))
            taken = self._phrase(matches, at) if short else None
            if taken:
                count, written = taken
                out.append(self._case(match.group(), written))
                at += count
            else:
                out.append(self._word(match.group()))
                at += 1
            end = matches[at - 1].end()
        out.append(self._between(text[end:]))
        return "".join(out)

    def _phrase(self, matches: list[re.Match[str]], at: int) -> tuple[int, str] | None:
        for tokens, category in _english().get(matches[at].group().lower(), ()):
            here = [m.group().lower() for m in matches[at : at + len(tokens)]]
            if here == tokens:
                key = " ".join(tokens)
                if key not in self.known:
                    self.known[key] = some_phrase(category, self.language, self.dice)
                return len(tokens), self.known[key]
        return None

    def _between(self, text: str) -> str:
        if self.language in ("zh", "ja"):
            text = re.sub(
                r"(?<=[^\d])([,.!?:;])(\s|$)", lambda m: _FULL_STOPS[m[1]] + m[2].strip(" "), text
            )
            text = re.sub(r"^([,.!?:;])(\s|$)", lambda m: _FULL_STOPS[m[1]] + m[2].strip(" "), text)
        if self.language in UNSPACED and text == " ":
            return ""
        return text

    def _case(self, model: str, written: str) -> str:
        return written[:1].upper() + written[1:] if model[:1].isupper() else written

    def _word(self, word: str) -> str:
        key = word.lower()
        made = self.known.get(key)
        if made is None:
            made = self.known[key] = self._make(key)
        if word[:1].isupper():
            made = made.upper() if word.isupper() and len(word) > 1 else made[:1].upper() + made[1:]
        return made

    def _make(self, word: str) -> str:
        dice = random.Random(f"{self.seed}{word}")
        if self.language in ("zh", "ja"):
            count = 1 if len(word) <= 4 else 2 if len(word) <= 9 else 3
            if self.language == "ja" and dice.random() < 0.5:
                return "".join(chr(dice.randrange(0x3042, 0x3093)) for _ in range(count + 1))
            return "".join(chr(dice.randrange(0x4E00, 0x8000)) for _ in range(count))
        if self.language == "ko":
            return "".join(
                chr(dice.randrange(0xAC00, 0xD7A0)) for _ in range(max(1, len(word) // 2))
            )
        vowels, consonants = _ALPHABETS.get(self.language, _LATIN)
        extra = _EXTRA.get(self.language, "")
        length = max(1, len(word) + dice.choice((-1, 0, 0, 1, 2)))
        letters = []
        for at in range(length):
            if extra and dice.random() < 0.06:
                letters.append(dice.choice(extra))
            else:
                letters.append(dice.choice(vowels if at % 2 else consonants))
        return "".join(letters)
