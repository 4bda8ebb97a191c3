"""Labels by alignment, pages written for training, and that what was trained is what runs; the
latter only where the libraries of training are installed."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import numpy as np
import pytest

from clipper.page import Role
from clipper.segment import features, labeller, lexicon
from clipper.segment.echo import Echoes
from clipper.segment.network import TABLES
from training import align, mentions, written

GOLD = "the boats came in late that day and nobody asked about the storm".split()


def test_units_of_the_content_and_others() -> None:
    units = ["home harbour weather".split(), GOLD[:7], GOLD[7:], "read more about boats".split()]
    assert align.main_shares(units, GOLD) == [0.0, 1.0, 1.0, 0.0]


def test_of_two_equal_units_one_is_content() -> None:
    lonely = "boats came in late today everywhere else".split()
    shares = align.main_shares([GOLD, lonely, lonely, lonely, GOLD], GOLD)
    assert sorted((shares[0], shares[4])) == [0.0, 1.0]


def test_roles_are_carried_in_order_and_by_shingles() -> None:
    source = [("home", "navigation"), (" ".join(GOLD), "body"), ("home", "notice")]
    target = [["home"], GOLD[:6], GOLD[6:], ["home"], ["unknown"]]
    assert align.carry_roles(source, target) == ["navigation", "body", "body", "notice", None]


MARKED = """<html><body><nav data-role="navigation"><a href="/">Start</a></nav>
<article data-role="body"><h1 class="head" data-role="title">The pier</h1><p>It rained all day.</p>
<figure data-role="caption"><img src="p.jpg" alt="A pier" data-role="label">Photo: R. Osei</figure>
</article><p>Nobody's.</p></body></html>"""


def test_marks_of_a_written_page_become_the_roles_of_its_blocks() -> None:
    assert written.labelled(MARKED.encode()) == [
        ("Start", Role.NAVIGATION),
        ("The pier", Role.TITLE),
        ("It rained all day.", Role.BODY),
        ("A pier", Role.LABEL),
        ("Photo: R. Osei", Role.CAPTION),
        ("Nobody's.", None),
    ]


def test_a_page_may_be_written_as_text(tmp_path: Path) -> None:
    page = tmp_path / "slavic" / "1-pl-aggregator.txt"
    page.parent.mkdir()
    page.write_text("navigation\tStart\n\ntitle\t  The pier\nbody\tIt rained.\n", "utf-8")
    (read,) = written.pages(folder=tmp_path)
    assert read.id == "slavic/1-pl-aggregator"
    assert read.html is None
    assert read.lines == [
        ("Start", Role.NAVIGATION),
        ("  The pier", Role.TITLE),
        ("It rained.", Role.BODY),
    ]
    assert read.flattened() == "Start\n\n  The pier\nIt rained."


def test_the_labeller_never_sees_the_marks() -> None:
    assert b"data-role" not in written.without_marks(MARKED.encode())
    assert b'class="head"' in written.without_marks(MARKED.encode())


def test_every_block_of_every_written_page_has_a_role() -> None:
    pages = list(written.pages())
    assert len(pages) >= 400
    lost = {page.id: [t for t, role in page.lines if role is None] for page in pages}
    # A row of a layout table is one block, whatever its cells and their pictures are.
    in_rows = {id for id, texts in lost.items() if any("\t" in text for text in texts)}
    assert len(in_rows) < 12
    lost = {id: texts for id, texts in lost.items() if id not in in_rows}
    assert {id: texts for id, texts in lost.items() if texts} == {}
    assert {page.fold for page in pages} == set(range(5))


def test_the_labeller_does_the_sums_of_the_networks(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="PyTorch is needed for training alone")
    from training import smaller
    from training.network import VOTERS, Network, Shape, export
    from training.train import predict

    mean = torch.zeros(len(features.DENSE))
    torch.manual_seed(1)
    networks = []
    for voter in VOTERS:
        network = Network(Shape(len(voter.columns)), mean, mean + 1, voter.columns).eval()
        for table in (getattr(network, name) for name in TABLES):
            step = table.weight.abs().amax(0) / 63  # what the file can say
            table.weight.data = torch.round(table.weight / step) * step
        networks.append(network)
    narrow = smaller.small(networks[0].shape).eval()
    arrays = export(networks) | smaller.export(narrow)
    np.savez_compressed(tmp_path / "model.npz", **arrays)
    again = smaller.taken_up(networks[0].shape, tmp_path / "model.npz").state_dict()
    for name, weights in narrow.state_dict().items():
        assert torch.allclose(again[name], weights, atol=1e-3), name
    dice = np.random.default_rng(1)
    words = np.zeros((40, features.WORDS), np.int32)
    for row, line in enumerate(words):
        line[: row % 17] = dice.integers(1, features.BUCKETS, min(row % 17, features.WORDS))
    hints = dice.integers(0, features.BUCKETS, (40, features.HINTS)).astype(np.int32)
    dense = dice.normal(size=(40, len(features.DENSE))).astype(np.float32)
    view = {
        "dense": dense, "words": words, "size": np.ones(40), "main": np.ones(40),
        "role": np.zeros(40), "mentions": np.zeros((40, 4), np.int8),
    }  # fmt: skip
    page = {"gold": [1], "shown": 0, "type": "article"}
    labeller.use(tmp_path / "model.npz")
    try:
        for kind, asked, told in (
            ("text", networks, np.zeros_like(hints)),
            ("html", networks[:1], hints),
        ):
            if kind == "html":  # of these the narrow layers tell the roles
                networks[0].roles = narrow.roles
            made = features.Features(
                kind, dense, words, told, (), Echoes([]), np.zeros(0, np.int64)
            )
            got = labeller.predict(made)
            want = predict(asked, page, view | {"hints": told})
            for name in ("roles", "main", "page_type", "shown"):
                assert np.allclose(getattr(got, name), getattr(want, name), atol=1e-3), name
            # Log odds, of halved weights.
            assert np.allclose(got.mentions, want.mentions, atol=3e-3)
    finally:
        labeller.use(None)


def test_units_that_mention_a_name_or_a_headline() -> None:
    texts = [
        ("Tea Gazette", "navigation"),
        ("The Gazette of tea", "navigation"),
        ("Snow in Kelm", "title"),
        ("Tea Gazette5 hours ago", "byline"),
        ("Snow in Kelm", "related"),
        ("Owls move into the old hall 3h", "related"),
        ("Tea Gazette", "related"),
        (f"{'word ' * 20}Tea Gazette", "body"),
    ]
    units = [lexicon.tokens(text) for text, _ in texts]
    told = mentions.noted(
        ["Snow in Kelm"], "Tea Gazette", "Kettle", ["Snow in Kelm", "Owls move into the old hall"]
    )
    made = mentions.arrays(units, [role for _, role in texts], told)
    assert made.shape == (len(texts), len(labeller.MENTIONS))
    columns = dict(zip(labeller.MENTIONS, made.T.tolist(), strict=True))
    assert columns["title"] == [0, 0, 1, 0, 1, 0, 0, 0]
    assert columns["publisher"] == [1, 0, 0, 1, 0, 0, 1, 0]
    assert columns["site"] == [0] * len(texts)
    assert columns["headline"] == [-1, -1, -1, -1, 1, 1, 0, -1]


def test_what_was_not_noted_is_not_known() -> None:
    made = mentions.arrays([["tea"]], ["related"], mentions.noted(["Snow"]))
    assert made.tolist() == [[0, -1, -1, -1]]


def test_whether_lines_of_other_pages_are_headlines_is_not_known() -> None:
    units = [["snow", "in", "kelm"], ["owls", "move", "in"]]
    told = mentions.noted(["Snow"], headlines=["Snow in Kelm"])
    made = mentions.arrays(units, ["related", "related"], told, {"snow in kelm"})
    assert made[:, labeller.MENTIONS.index("headline")].tolist() == [1, -1]


def test_pages_of_other_packages_are_read_from_their_archives(tmp_path: Path) -> None:
    saved_pages = pytest.importorskip("training.saved_pages", exc_type=ImportError)
    page = b"<html><body><p>Harbour</p><h1>The pier</h1><p>It rained all day.</p></body></html>"
    with tarfile.open(tmp_path / "some-1.0.tar.gz", "w:gz") as tar:
        for name in ("some/a.html", "some/other.html"):
            entry = tarfile.TarInfo(name)
            entry.size = len(page)
            tar.addfile(entry, io.BytesIO(page))
    row = {
        "id": "saved-a", "archive": "some-1.0.tar.gz", "member": "some/a.html", "lines": 3,
        "site": "example.org", "type": "article", "publisher": "Harbour",
        "roles": "1 navigation, 2 title, 3 body", "titles": "",
    }  # fmt: skip
    absent = {**row, "id": "saved-b", "archive": "absent-2.0.tar.gz"}
    other = {**row, "id": "saved-c", "member": "some/other.html", "lines": 2,
             "roles": "1 title, 2 body"}  # fmt: skip
    rows = tmp_path / "rows.jsonl"
    rows.write_text("\n".join(map(json.dumps, (row, absent, other))), "utf-8")
    (read,) = saved_pages.pages(tmp_path, rows)  # of `other` another number of lines is labelled
    assert (read.id, read.site, read.titles) == ("saved-a", "example.org", ["The pier"])
    assert (read.publisher, read.related) == ("Harbour", [])
    assert [line["role"] for line in read.lines] == ["navigation", "title", "body"]
