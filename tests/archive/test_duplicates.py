"""Copies of each other: found, grouped with a reason, folded in search, never dropped."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from clipper.archive import Archive, near
from clipper.errors import ClipNotFound
from tests.archive.factory import page, put

RNG = random.Random(11)
WORDS = [
    "".join(RNG.choices("abcdefghijklmnopqrstuvwxyz", k=RNG.randint(2, 9))) for _ in range(800)
]
HAN = [chr(code) for code in range(0x4E00, 0x4E00 + 600)]


def prose(count: int = 300) -> str:
    return " ".join(RNG.choices(WORDS, k=count))


def changed(text: str, share: float) -> str:
    words = text.split(" ")
    for n in RNG.sample(range(len(words)), int(len(words) * share)):
        words[n] = RNG.choice(WORDS)
    return " ".join(words)


def similarity(one: str, other: str) -> float:
    a, b = near.signature(one), near.signature(other)
    assert a is not None
    assert b is not None
    return near.alike(a, b)


def shares_a_band(one: str, other: str) -> bool:
    a, b = near.signature(one), near.signature(other)
    assert a is not None
    assert b is not None
    return bool(set(near.band_keys(a)) & set(near.band_keys(b)))


@pytest.mark.parametrize(
    ("share", "low", "high"), [(0.0, 1.0, 1.0), (0.05, 0.7, 0.95), (0.1, 0.5, 0.8), (0.2, 0.3, 0.6)]
)
def test_similarity_falls_with_the_share_of_changed_words(
    share: float, low: float, high: float
) -> None:
    found = []
    for _ in range(20):
        text = prose()
        found.append(similarity(text, changed(text, share)))
    assert low <= sum(found) / len(found) <= high


def test_recall_and_precision() -> None:
    # The rates on real pages stand in the README; here each change must not fall below.
    for share, least in ((0.05, 98), (0.1, 95), (0.2, 70)):
        pairs = [(text, changed(text, share)) for text in (prose() for _ in range(100))]
        found = [shares_a_band(*pair) and similarity(*pair) >= near.ALIKE for pair in pairs]
        assert sum(found) >= least, share
    texts = [prose() for _ in range(100)]
    wrong = sum(similarity(texts[a], texts[b]) >= near.ALIKE for a in range(100) for b in range(a))
    assert wrong == 0


def test_unspaced_text() -> None:
    text = "".join(RNG.choices(HAN, k=600))
    other = "".join(RNG.choices(HAN, k=600))
    cut = text[:250] + text[320:]
    assert similarity(text, cut) > 0.6
    assert similarity(text, other) < 0.1


def test_case_and_punctuation_do_not_count() -> None:
    text = prose()
    assert similarity(text, text.upper().replace(" ", " - ")) == 1.0


@pytest.mark.parametrize("text", ["", "Tea.", "a b c d " * 50, "the cat sat on the mat", "。" * 99])
def test_too_short_to_tell(text: str) -> None:
    assert near.signature(text) is None


def test_a_signature_stays_the_same() -> None:
    # It is stored: if this fails, SCHEME must be raised.
    text = " ".join(f"word{n} 小巨人{n}" for n in range(60)) + " \U0001f600 \U00020000"
    found = near.signature(text)
    assert found is not None
    assert near.from_bytes(near.to_bytes(found)).tolist() == found.tolist()
    assert [int(n) for n in found[:4]] == FIRST
    assert near.band_keys(found)[:2] == KEYS


FIRST = [395781612, 395781612, 2937287022, 3872206213]
KEYS = [197109609508914, 216601499410747]


def test_copies_form_a_group_and_are_one_hit(archive: Archive) -> None:
    text = prose()
    original = page(text, "Harbour storm", url="https://example.org/1", site="example.org")
    syndicated = page(
        changed(text, 0.05), "Storm at harbour", url="https://example.net/2", site="example.net"
    )
    exact = page(text, "Harbour storm", url="https://example.com/3", site="example.com")
    other = page(prose(), "Harbour calm", url="https://example.org/4", site="example.org")
    put(archive, original, syndicated, exact, other)
    (group,) = archive.duplicates()
    assert group["sites"] == ["example.com", "example.net", "example.org"]
    assert [(clip["id"], clip["reason"]) for clip in group["clips"]] == [
        (original.id, "first"),
        (syndicated.id, "nearly the same text"),
        (exact.id, "same content"),
    ]
    assert 0.6 < group["clips"][1]["similarity"] < 1
    hits = archive.search("harbour")
    assert len(hits) == 2
    (folded,) = [hit for hit in hits if hit.copies]
    assert {folded.id, *folded.copies} == {original.id, syndicated.id, exact.id}
    assert archive.stats()["clips"] == 4
    assert {hit.id for hit in archive.search("harbour -is:duplicate")} == {original.id, other.id}
    assert len(archive.search("is:duplicate")) == 1


def test_split_and_merge(archive: Archive) -> None:
    text = prose()
    clips = [page(changed(text, 0.03), f"Copy {n}", source=str(n)) for n in range(3)]
    stray = page(prose(), "Copy of another", source="stray")
    put(archive, *clips, stray)
    archive.split(clips[1].id)
    (group,) = archive.duplicates()
    assert [clip["id"] for clip in group["clips"]] == [clips[0].id, clips[2].id]
    archive.merge(clips[0].id, stray.id)
    (group,) = archive.duplicates()
    assert {clip["id"] for clip in group["clips"]} == {clips[0].id, clips[2].id, stray.id}
    assert len(archive.search("copy")) == 2
    with pytest.raises(ClipNotFound):
        archive.split("ffff")


def test_a_new_version_leaves_the_group_of_the_old(archive: Archive) -> None:
    text = prose()
    put(archive, page(text, source="1"), page(changed(text, 0.02), source="2"))
    assert archive.duplicates()
    put(archive, page(prose(), source="2"))
    assert not archive.duplicates()
    put(archive, page(changed(text, 0.02), source="2"))
    assert archive.duplicates()


def test_an_archive_without_groups_gets_them_by_its_upgrade(archive: Archive) -> None:
    import sqlite_utils

    from clipper.archive import schema

    text = prose()
    put(archive, page(text, source="1"), page(changed(text, 0.02), source="2"))
    with archive._store.change() as connection:
        for table in ("near_texts", "near_bands", "copies"):
            connection.execute(f"DROP TABLE {table}")
        schema.m002_copies(sqlite_utils.Database(connection))
    assert len(archive.duplicates()) == 1


def test_signatures_of_an_earlier_scheme_are_made_again(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    text = prose()
    with Archive(path) as archive:
        put(archive, page(text, "Harbour storm", url="https://example.org/1"))
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        plain.execute("UPDATE near_texts SET scheme = 1, signature = zeroblob(448)")
        plain.execute("UPDATE near_bands SET key = key + 1")
        plain.execute("DELETE FROM _sqlite_migrations WHERE name = 'm007_signatures'")
        plain.execute("PRAGMA user_version = 6")
    with Archive(path) as archive:
        put(archive, page(changed(text, 0.1), "Storm", url="https://example.net/2"))
        (group,) = archive.duplicates()
        assert len(group["clips"]) == 2
