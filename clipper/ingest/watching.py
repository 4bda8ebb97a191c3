"""New files as they come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from clipper.errors import ClipperError
from clipper.ingest.choice import Choice

QUIET_MS = 1500
"""A file is taken when its folder has been quiet so long: programs write pages in pieces."""


def watch(paths: Sequence[Path], choice: Choice) -> Iterator[Choice]:
    """The choice narrowed to what was written since, again and again, until Ctrl-C.

    `paths` are whole. Raises `ClipperError` if the library for it, an extra of the installation,
    is not there.
    """
    try:
        import watchfiles
    except ImportError as error:
        raise ClipperError(
            "watching needs the library watchfiles", hint="pip install 'clipper-archive[watch]'"
        ) from error
    batches = watchfiles.watch(*paths, debounce=QUIET_MS * 4, step=QUIET_MS)
    with suppress(KeyboardInterrupt):
        for batch in batches:
            gone = watchfiles.Change.deleted
            written = {Path(name) for change, name in batch if change is not gone}
            narrowed = replace(choice, only=frozenset(written))
            if any(narrowed.files(paths)):
                yield narrowed
