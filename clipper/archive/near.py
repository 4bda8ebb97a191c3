"""Texts that are nearly the same: MinHash signatures and their bands.

Shingles are pairs of words (in scripts without spaces, three characters), those of two short words
left out: they are everywhere. Pairs rather than the usual five words, because a fifth of the words
changed leaves two thirds of the pairs but only a third of the fives. Each shingle goes to one of
`HASHES` bins by its hash, and a bin keeps the least hash it sees (one-permutation hashing, Li, Owen
and Zhang 2012); empty bins borrow from others in a fixed order (densification, Shrivastava 2017).
`BANDS` groups of `ROWS` bins are the keys under which a text is looked up (Leskovec, Rajaraman,
Ullman: Mining of Massive Datasets, 3.4); who shares one is compared by the whole signature.

All arithmetic is on arrays, modulo 2^64: some 10,000 pages a second on one core.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

from clipper.archive.shingles import runs

SCHEME = 2
"""Raised with every change below; signatures of another scheme are not compared."""
BANDS, ROWS = 30, 4
HASHES = BANDS * ROWS
ALIKE = 0.34
"""Share of equal bins from which two texts count as nearly the same. Tuned on 1,497 pages changed
by 5, 10 and 20 % of their words: the lowest that keeps precision."""
FEWEST_SHINGLES = 24
"""Below, a text is too short to be told from another by this."""
SHORT = 3
"""Letters; two words that are no longer say nothing."""

Signature = NDArray[np.uint32]
_Hashes = NDArray[np.uint64]
_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so it has an inverse modulo 2^64
_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))
_CHUNK = 1 << 16


def signature(text: str) -> Signature | None:
    """`HASHES` numbers; the share that two texts have in common estimates how alike they are.

    `None` for a text too short to tell.
    """
    words, lengths, unspaced = _words(text)
    found = _shingles(words, lengths, unspaced)
    if len(found) < FEWEST_SHINGLES:
        return None
    bins = (found % np.uint64(HASHES)).astype(np.int64)
    values = (found >> np.uint64(32)).astype(np.uint32)
    least = np.full(HASHES, 0xFFFFFFFF, np.uint32)
    np.minimum.at(least, bins, values)
    return _densified(least, np.bincount(bins, minlength=HASHES) > 0)


def band_keys(of: Signature) -> list[int]:
    """A number for each band; texts with one in common are worth a comparison."""
    rows = of.astype(np.uint64).reshape(BANDS, ROWS)
    keys = np.arange(1, BANDS + 1, dtype=np.uint64)
    for row in rows.T:
        keys = _mixed(keys * _BASE + row)
    return [int(key) for key in (keys >> np.uint64(16))]


def alike(one: Signature, other: Signature) -> float:
    """Estimated Jaccard similarity of two texts' shingles, 0 to 1."""
    return float((one == other).mean())


def to_bytes(of: Signature) -> bytes:
    return of.astype("<u4").tobytes()


def from_bytes(data: bytes) -> Signature:
    return np.frombuffer(data, "<u4")


def _words(text: str) -> tuple[_Hashes, NDArray[np.int64], NDArray[np.bool_]]:
    """(hash, length, whether of an unspaced script) of each word, in order."""
    codes = np.frombuffer(text.lower().encode("utf-32-le", "replace"), "<u4").astype(np.int64)
    kind = _kinds()[np.minimum(codes, len(_kinds()) - 1)]
    # A word begins where the kind changes; each character of an unspaced script is one.
    word, alone = kind > 0, kind == 2
    changes = np.ones(len(kind) + 1, bool)
    np.not_equal(kind[1:], kind[:-1], out=changes[1:-1])
    starts = np.flatnonzero(word & (alone | changes[:-1]))
    if not len(starts):
        empty = np.zeros(0, np.int64)
        return empty.astype(np.uint64), empty, empty.astype(bool)
    stops = np.flatnonzero(word & (alone | changes[1:])) + 1
    # A polynomial hash from prefix sums: the part between two places, shifted to the beginning.
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum((codes.astype(np.uint64) + np.uint64(1)) * _powers(len(codes)), out=sums[1:])
    hashes = (sums[stops] - sums[starts]) * _powers(len(codes), inverse=True)[starts]
    return _mixed(hashes), stops - starts, kind[starts] == 2


def _shingles(words: _Hashes, lengths: NDArray[np.int64], unspaced: NDArray[np.bool_]) -> _Hashes:
    """Hashes of pairs of words, and of three characters in a row."""
    if len(words) < 3:
        return words[:0]
    first, second = words[:-1], words[1:]
    pairs = _mixed(first * _BASE + second)
    telling = ((lengths[:-1] > SHORT) | (lengths[1:] > SHORT)) & ~unspaced[:-1] & ~unspaced[1:]
    triples = _mixed(pairs[:-1] * _BASE + words[2:])
    dense = unspaced[:-2] & unspaced[1:-1] & unspaced[2:]
    return np.concatenate([pairs[telling], triples[dense]])


def _densified(least: Signature, filled: NDArray[np.bool_]) -> Signature:
    """Empty bins take the value of the first full one in an order that is theirs alone."""
    if filled.all():
        return least
    for empty in np.flatnonzero(~filled):
        for donor in _order(int(empty)):
            if filled[donor]:
                least[empty] = least[donor]
                break
    return least


@cache
def _order(bin: int) -> list[int]:
    order: list[int] = np.random.default_rng(bin).permutation(HASHES).tolist()
    return order


def _mixed(values: _Hashes) -> _Hashes:
    """Spreads every bit over all (the finaliser of MurmurHash3)."""
    mixed = values ^ (values >> np.uint64(33))  # from here in place: half the memory moved
    for factor in (np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53)):
        mixed *= factor
        mixed ^= mixed >> np.uint64(33)
    return mixed


_cached_powers: dict[bool, _Hashes] = {}


def _powers(count: int, inverse: bool = False) -> _Hashes:
    """Powers of the base, of its inverse: as many as any text so far has needed."""
    known = _cached_powers.get(inverse)
    if known is None or len(known) < count:
        size = -(-count // _CHUNK) * _CHUNK
        steps = np.full(size, _INVERSE if inverse else _BASE)
        steps[0] = 1
        known = _cached_powers[inverse] = np.cumprod(steps)
    return known[:count]


@cache
def _kinds() -> NDArray[np.uint8]:
    """For each character: 0 parts words, 1 is part of one, 2 is a word by itself."""
    kinds = np.zeros(0x20001, np.uint8)
    for code in range(0x10000):
        category = unicodedata.category(chr(code))
        if category[0] in "LN" or category in ("Mn", "Mc"):
            kinds[code] = 2 if runs(chr(code)) else 1
    kinds[0x20000] = 2  # and all beyond: rare Han
    return kinds
