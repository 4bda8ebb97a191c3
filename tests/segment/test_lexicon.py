"""The lexicon of role phrases: the words themselves, the tokens, and the matching."""

import tomllib
import unicodedata

import pytest

from clipper.segment import compile_words, lexicon
from clipper.segment.lexicon import CATEGORIES, Lexicon, tokens

LANGUAGES = (
    "en de fr es it pt nl pl sv da no fi cs hu ro el tr ru uk bg zh ja ko ar fa he hi bn id vi th "
    "sk hr sr sl lt lv et is ca ms ur ta"
).split()
# Words of running text, of which one alone says nothing of a line's role.
FUNCTION_WORDS = frozenset(
    "the and or of in on at to is it as for with from not most that this what said "
    "von der die das und den im am um ist sie mit aus le la les des et un une est dans que ses "
    "el los las del que y una con di il lo che ma per sono o os do da dos das em um uma tem não "
    "van het een op te en och att det som er til på af na se že je az egy és nu cu din şi ve bir "
    "не и в на что это ще ещё и з та של את על و في من على که در به का के की এই ও".split()
)
WORDS = tomllib.loads(compile_words.WORDS.read_text(encoding="utf-8"))
LISTS = [
    pytest.param(category, language, phrases, id=f"{category}-{language}")
    for category, languages in WORDS.items()
    for language, phrases in languages.items()
]


def matched(line: str) -> dict[str, tuple[float, bool]]:
    return lexicon.load().match(tokens(line))


def test_every_category_has_every_language() -> None:
    assert tuple(WORDS) == CATEGORIES
    for category, languages in WORDS.items():
        assert list(languages) == LANGUAGES, category


@pytest.mark.parametrize(("category", "language", "phrases"), LISTS)
def test_phrases(category: str, language: str, phrases: list[str]) -> None:
    assert len(phrases) >= (3 if category in ("references", "topics", "sponsored") else 8)
    keys = [tuple(tokens(phrase.replace("#", " 0 "))) for phrase in phrases]
    assert all(keys)
    assert len(set(keys)) == len(keys)
    for phrase, key in zip(phrases, keys, strict=True):
        assert phrase == unicodedata.normalize("NFC", phrase).lower()
        assert phrase == " ".join(phrase.split()).strip(".,:;!?…")
        if category != "byline":
            assert len(key) > 1 or key[0] not in FUNCTION_WORDS, phrase


def test_compiled_words_are_up_to_date() -> None:
    assert lexicon.TRIE.read_text(encoding="utf-8") == compile_words.compiled()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Read more: 5 tips!", ["read", "more", "5", "tips"]),
        ("Größe & Maße", ["grösse", "masse"]),
        ("ＡＢＣ", ["abc"]),
        ("2024年1月5日", ["2024", "年", "1", "月", "5", "日"]),
        ("もっとB級", ["も", "っ", "と", "b", "級"]),
        ("3분 전 관련기사", ["3", "분", "전", "관련기사"]),
        ("संबंधित खबरें।", ["संबंधित", "खबरें"]),
        ("ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ", ["διαβαστε", "επισησ"]),
        ("İLGİLİ yazılar", ["ilgili", "yazilar"]),
        ("إقرأ أيضاً", ["اقرا", "ایضا"]),
        ("می\u200cخوانید", ["می", "خوانید"]),
        ("  …  ", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_a_thai_letter_keeps_its_marks() -> None:
    assert tokens("ที่") == ["ที่"]
    assert len(tokens("ข่าวล่าสุด")) == 7


@pytest.mark.parametrize(
    ("line", "category"),
    [
        ("Related Articles", "related"),
        ("Das könnte Sie auch interessieren:", "related"),
        ("为你推荐", "related"),
        ("संबंधित खबरें", "related"),
        ("ข่าวที่เกี่ยวข้อง", "related"),
        ("مقالات ذات صلة", "related"),
        ("המלצות נוספות · כתבות נוספות", "related"),
        ("اقرأ أيضاً: عنوان آخر", "readmore"),
        ("ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ", "readmore"),
        ("더 보기", "readmore"),
        ("コメントを書く", "comments"),
        ("Оставить комментарий", "comments"),
        ("Publicité", "promotion"),
        ("Pobierz aplikację", "app_banner"),
        ("Facebook'ta paylaş", "sharing"),
        ("Tous droits réservés", "notice"),
        ("सर्वाधिकार सुरक्षित", "notice"),
        ("Zum Inhalt springen", "navigation"),
        ("発表日 2024 · 最終更新", "byline"),
        ("vor 5 Stunden", "ago"),
        ("il y a 12 minutes", "ago"),
        ("منذ ٣ ساعات", "ago"),
        ("3분 전", "ago"),
        ("2024年12月5日", "months"),
        ("Foto: Symbolbild", "caption"),
        ("Nota de la redacción", "attribution"),
        ("Načítání…", "label"),
        ("Ответить с цитированием", "forum"),
        ("Aggiungi al carrello", "product"),
        ("Thời gian nấu", "recipe"),
        ("Rückgabewert", "docs"),
    ],
)
def test_lines_of_many_languages(line: str, category: str) -> None:
    assert category in matched(line)


@pytest.mark.parametrize(
    "line",
    ["Related Articles", "Zum Inhalt springen", "更多新闻", "ข่าวล่าสุด", "और पढ़ें", "اقرأ المزيد"],
)
def test_a_phrase_that_is_the_line_covers_it(line: str) -> None:
    assert (1.0, True) in matched(line).values()


def test_share_and_start() -> None:
    words = {"related": ["more", "more from"], "docs": ["see"], "ago": ["vor # tagen"]}
    small = Lexicon(compile_words.build(words))
    assert small.match(tokens("More from here, see more")) == {
        "related": (3 / 5, True),
        "docs": (1 / 5, False),
    }
    assert small.match(tokens("Neu vor 10 Tagen")) == {"ago": (3 / 4, False)}
    assert small.match(tokens("vor Tagen")) == {}
    assert small.match([]) == {}


def test_the_longest_phrase_wins_and_is_counted_once() -> None:
    small = Lexicon(compile_words.build({"related": ["read", "read next", "next page"]}))
    assert small.match(tokens("read next page")) == {"related": (2 / 3, True)}


def test_one_phrase_may_speak_for_two_categories() -> None:
    found = matched("See also")
    assert found["readmore"] == found["docs"] == (1.0, True)


def test_prose_is_left_alone() -> None:
    line = "She walked along the river until it grew dark and thought of her mother."
    assert matched(line) == {}


def test_it_is_loaded_once() -> None:
    assert lexicon.load() is lexicon.load()
