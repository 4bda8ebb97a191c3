"""Finding the benchmarks' pages: a folder, an archive of one, or a word on what is missing."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path

import pytest

from benchmarks.data import DataMissing, roles_pages, site, wcxb_pages


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Five pages in the layout of WCXB; the last has no main content."""
    folder = tmp_path / "wcxb-dev"
    (folder / "html").mkdir(parents=True)
    (folder / "ground-truth").mkdir()
    for n in range(5):
        truth = {"title": f"Page {n}", "main_content": "" if n == 4 else f"Text {n}"}
        row = {
            "url": f"https://example.org/{n}",
            "ground_truth": truth,
            "_internal": {"page_type": {"primary": "article"}},
        }
        (folder / "html" / f"000{n}.html").write_bytes(b"<p>Text</p>")
        (folder / "ground-truth" / f"000{n}.json").write_text(json.dumps(row), encoding="utf-8")
    return folder


def test_folder_is_read_in_order(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIPPER_WCXB", str(pages))
    found = list(wcxb_pages())
    assert [page.id for page in found] == ["0000", "0001", "0002", "0003"]
    assert found[1].html == b"<p>Text</p>"
    assert found[1].truth["url"] == "https://example.org/1"
    assert found[1].truth["page_type"] == "article"
    assert len(list(wcxb_pages(with_content=False))) == 5


def test_a_limit_spreads_over_all(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIPPER_WCXB", str(pages.parent))
    assert [page.id for page in wcxb_pages(2)] == ["0000", "0002"]


def test_archive_is_unpacked_once(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = tmp_path / "packed.tar.xz"
    with tarfile.open(packed, "w:xz") as tar:
        tar.add(pages, arcname="wcxb-dev")
    monkeypatch.setenv("CLIPPER_WCXB", str(packed))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert len(list(wcxb_pages())) == 4
    packed.write_bytes(b"no longer an archive")
    assert len(list(wcxb_pages())) == 4


def test_missing_pages_say_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIPPER_WCXB", str(tmp_path / "nowhere"))
    with pytest.raises(DataMissing, match=r"Download the development split.*\n.*CLIPPER_WCXB"):
        list(wcxb_pages())
    monkeypatch.setenv("CLIPPER_ROLES", str(tmp_path / "nowhere"))
    with pytest.raises(DataMissing, match="CLIPPER_ROLES"):
        list(roles_pages())


def test_site_groups_hosts() -> None:
    assert site("https://www.a.example.org/x") == site("https://example.org/") == "example.org"
    assert site("https://shop.example.co.uk/") == "example.co.uk"
