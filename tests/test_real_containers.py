"""Containers as real programs make them of one page, against the page itself.

Each needs its program: Chromium and wget of the system, `npm install -g single-file-cli`, and
`pip install wacz`, which may live in an environment of its own. `SINGLE_FILE` and `WACZ` name the
last two where they are not on the path.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from clipper.clip import clean_page
from clipper.page import Clip, RawPage
from clipper.readers import read_path, walk

FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "html-news-related" / "page.html"
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
WGET = shutil.which("wget") or ""
SINGLE_FILE = os.environ.get("SINGLE_FILE") or shutil.which("single-file") or ""
WACZ = os.environ.get("WACZ") or shutil.which("wacz") or ""
BROWSER = ["--headless", "--no-sandbox", "--disable-gpu"]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a local server shows the page."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copy(FIXTURE, folder / "page.html")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/page.html"
    server.shutdown()
    server.server_close()


def clip_of(container: Path, url: str) -> Clip:
    """The clip of the one page with that address."""
    found = [p for p in read_path(container) if isinstance(p, RawPage) and p.url == url]
    assert len(found) == 1
    assert found[0].captured_from == "container"
    return clean_page(found[0])


def assert_same(clip: Clip, url: str) -> None:
    page = clean_page(RawPage(FIXTURE.read_bytes(), url=url))
    assert clip.text == page.text
    assert (clip.title, clip.authors, clip.published) == (page.title, page.authors, page.published)
    assert [item.title for item in clip.related] == [item.title for item in page.related]


@pytest.mark.skipif(not WGET, reason="no wget here")
@pytest.mark.parametrize("packed", [True, False])
def test_warc_of_wget(address: str, tmp_path: Path, packed: bool) -> None:
    warc = crawl(address, tmp_path, [] if packed else ["--no-warc-compression"])
    assert_same(clip_of(warc, address), address)


def crawl(url: str, folder: Path, options: Sequence[str] = ()) -> Path:
    subprocess.run(
        [WGET, "-q", "-O", os.devnull, "--warc-file=page", *options, url], cwd=folder, check=True
    )
    (warc,) = folder.glob("page.warc*")
    return warc


@pytest.mark.skipif(not WGET or not WACZ, reason="no wget or no wacz here")
@pytest.mark.parametrize("options", [[], ["--detect-pages"], ["--detect-pages", "--text"]])
def test_wacz_of_the_wacz_package(address: str, tmp_path: Path, options: list[str]) -> None:
    made = tmp_path / "page.wacz"
    call = [WACZ, "create", *options, "-o", str(made), str(crawl(address, tmp_path))]
    subprocess.run(call, check=True, capture_output=True)
    assert_same(clip_of(made, address), address)


@pytest.mark.skipif(not CHROMIUM or not SINGLE_FILE, reason="no Chromium or no single-file here")
@pytest.mark.parametrize("packed", ["false", "true"])
def test_page_of_singlefile(address: str, tmp_path: Path, packed: str) -> None:
    made = tmp_path / "page.html"
    options = [f"--browser-executable-path={CHROMIUM}", f"--browser-args={json.dumps(BROWSER)}"]
    options += [f"--compress-content={packed}", f"--self-extracting-archive={packed}"]
    subprocess.run([SINGLE_FILE, address, str(made), *options], check=True, capture_output=True)
    assert (b"PK\x03\x04" in made.read_bytes()) is (packed == "true")
    assert_same(clip_of(made, address), address)


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium here")
def test_page_saved_complete(address: str, tmp_path: Path) -> None:
    """What Chromium serialises, with the mark and the folder that its dialog adds to it."""
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    dumped = subprocess.run(
        [CHROMIUM, *BROWSER, profile, "--dump-dom", address], check=True, capture_output=True
    ).stdout
    mark = f"<!-- saved from url=({len(address):04}){address} -->\n".encode()
    doctype, _, rest = dumped.partition(b">")
    page = tmp_path / "saved" / "Page.html"
    parts = tmp_path / "saved" / "Page_files"
    parts.mkdir(parents=True)
    page.write_bytes(doctype + b">\n" + mark + rest)
    (parts / "frame.html").write_bytes(b"<p>An advertisement in a frame</p>")
    (found,) = walk([tmp_path / "saved"])
    assert found == (page, False)
    (raw,) = read_path(page)
    assert isinstance(raw, RawPage)
    assert raw.url == address
    assert_same(clean_page(raw), address)


@pytest.mark.skipif(
    not CHROMIUM or not all(map(shutil.which, ("Xvfb", "openbox", "xdotool"))),
    reason="no Chromium, or no Xvfb, openbox and xdotool to press its keys",
)
def test_page_saved_by_the_dialog(address: str, tmp_path: Path) -> None:
    """Saved as a user saves it: Ctrl+S, a name, and the button."""
    profile = tmp_path / "profile"
    (profile / "Default").mkdir(parents=True)
    wanted = json.dumps({"savefile": {"type": 1}})  # "Webpage, Complete"
    (profile / "Default" / "Preferences").write_text(wanted, encoding="utf-8")
    page = tmp_path / "saved" / "Page.html"
    page.parent.mkdir()
    with screen() as shown:
        browser = [CHROMIUM, *BROWSER[1:], "--no-first-run", f"--user-data-dir={profile}", address]
        with running(browser, shown):
            press(shown, "Harbour", "ctrl+s")
            press(shown, "Save File", "ctrl+a", text=str(page))
            press(shown, "Save File", "alt+s")
            wait_for(lambda: page.exists() and b"</html>" in page.read_bytes())
    (found,) = walk([page.parent])
    assert found == (page, False)
    (raw,) = read_path(page)
    assert isinstance(raw, RawPage)
    assert raw.url == address
    assert_same(clean_page(raw), address)


@contextmanager
def running(call: Sequence[str], environment: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(
        call, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.kill()
        process.wait()


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """The environment of a screen that nobody sees, with a window manager for its dialogs."""
    name = f":{80 + os.getpid() % 900}"
    shown = {**os.environ, "DISPLAY": name}
    with running(["Xvfb", name, "-screen", "0", "1200x900x24"], shown):
        wait_for(lambda: Path(f"/tmp/.X11-unix/X{name[1:]}").exists())
        with running(["openbox"], shown):
            yield shown


def press(shown: dict[str, str], window: str, keys: str, text: str = "") -> None:
    """Presses keys in the window of that name, once it is there, and types a text."""

    def is_there() -> bool:
        call = ["xdotool", "search", "--onlyvisible", "--name", window, "windowfocus", "--sync"]
        return not subprocess.run(call, env=shown, capture_output=True).returncode

    wait_for(is_there)
    time.sleep(1)  # a window takes keys somewhat later than it is there
    subprocess.run(["xdotool", "key", keys], env=shown, check=True)
    if text:
        subprocess.run(["xdotool", "type", "--delay", "20", text], env=shown, check=True)


def wait_for(happened: Callable[[], bool], seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.2)


@pytest.mark.skipif(not CHROMIUM or sys.platform == "win32", reason="no Chromium here")
def test_mhtml_of_chromium(address: str, tmp_path: Path) -> None:
    saved = tmp_path / "page.mhtml"
    saved.write_bytes(snapshot(address, tmp_path / "profile"))
    assert_same(clip_of(saved, address), address)


def snapshot(url: str, profile: Path) -> bytes:
    """The page as Chromium's DevTools save it (`Page.captureSnapshot`), over a pair of pipes."""
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    script = f'exec 3<&{theirs_in} 4>&{theirs_out}; exec "$0" "$@"'
    options = [*BROWSER, f"--user-data-dir={profile}"]
    browser = subprocess.Popen(
        ["bash", "-c", script, CHROMIUM, *options, "--remote-debugging-pipe", "about:blank"],
        pass_fds=(theirs_in, theirs_out),
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs_in)
    os.close(theirs_out)
    try:
        with os.fdopen(ours_out, "wb", buffering=0) as out, os.fdopen(ours_in, "rb") as answers:
            tools = DevTools(out, answers)
            target = tools("Target.createTarget", url="about:blank")["targetId"]
            tools.session = tools("Target.attachToTarget", targetId=target, flatten=True)[
                "sessionId"
            ]
            tools("Page.enable")
            tools("Page.navigate", url=url)
            tools.wait_for("Page.loadEventFired")
            data: str = tools("Page.captureSnapshot", format="mhtml")["data"]
        return data.encode()
    finally:
        browser.kill()
        browser.wait()


class DevTools:
    """Chrome DevTools Protocol: JSON messages that end in a zero byte."""

    def __init__(self, out: Any, answers: Any) -> None:
        self.out = out
        self.answers = answers
        self.session: str | None = None
        self.events: set[str] = set()
        self.last = 0

    def __call__(self, method: str, **parameters: Any) -> Any:
        self.last += 1
        message: dict[str, Any] = {"id": self.last, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        self.out.write(json.dumps(message).encode() + b"\0")
        while (answer := self.read()).get("id") != self.last:
            self.events.add(answer.get("method", ""))
        return answer["result"]

    def wait_for(self, event: str) -> None:
        while event not in self.events:
            self.events.add(self.read().get("method", ""))

    def read(self) -> dict[str, Any]:
        message = bytearray()
        while (byte := self.answers.read(1)) not in (b"\0", b""):
            message += byte
        assert message, "Chromium ended"
        answer: dict[str, Any] = json.loads(bytes(message))
        return answer
