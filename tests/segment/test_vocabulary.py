"""The words of a page's texts as numbers."""

import numpy as np

from clipper.segment.vocabulary import Vocabulary

TEXTS = [["read", "the", "read"], [], ["the", "harbour", "of", "the", "town"]]


def test_each_word_is_numbered_once() -> None:
    words = Vocabulary(TEXTS)
    assert words.words == ["read", "the", "harbour", "of", "town"]
    assert [words.words[at] for at in words.at.tolist()] == [w for text in TEXTS for w in text]
    assert words.of.tolist() == [0, 0, 0, 2, 2, 2, 2, 2]
    assert words.lengths.tolist() == [4, 3, 7, 2, 4]


def test_what_is_told_of_words_is_summed_over_texts() -> None:
    words = Vocabulary(TEXTS)
    the, long = words.among({"the", "unknown"}), words.lengths > 3
    assert words.total(the).tolist() == [1, 0, 2]
    assert words.total_where(np.array([True, True, False]), the, long).tolist() == [1, 0, 2]


def test_words_count_once_a_text() -> None:
    texts, told = Vocabulary(TEXTS).each_once(np.ones(5, np.bool_))
    assert list(zip(texts.tolist(), told.tolist(), strict=True)) == [
        (0, 0), (0, 1), (2, 1), (2, 2), (2, 3), (2, 4)
    ]  # fmt: skip


def test_head_and_tail_of_a_long_text() -> None:
    words = Vocabulary(TEXTS)
    rows = np.arange(1, 6)
    assert words.ends_of(rows, 2, 1).tolist() == [[1, 2, 1], [0, 0, 0], [2, 3, 5]]


def test_where_words_stand_among_the_first() -> None:
    words = Vocabulary(TEXTS)
    the, read = 1, 0
    told = list(words.standing(words.among({"read", "the", "town"}), 4))
    assert told == [
        (0, 0, read, the),
        (0, 1, the, read),
        (0, 2, read, -1),
        (2, 0, the, 2),
        (2, 3, the, 4),
    ]


def test_a_page_without_words() -> None:
    words = Vocabulary([[], []])
    none = np.zeros(0, np.bool_)
    assert words.total(none).tolist() == [0, 0]
    assert [len(told) for told in words.each_once(none)] == [0, 0]
    assert words.ends_of(np.zeros(0, np.int64), 10, 6).tolist() == [[0] * 16] * 2
