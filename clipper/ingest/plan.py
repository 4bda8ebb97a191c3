"""What a run would do, without doing it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from clipper.archive import Archive, Outcome
from clipper.ingest.bulk import Options
from clipper.ingest.inputs import STDIN, absolute, look_at, read
from clipper.page import PIPELINE, RawPage
from clipper.readers import Skipped


def plan(archive: Archive | None, paths: Sequence[Path], options: Options) -> dict[str, int]:
    """How many inputs would be cleaned, are unchanged, skipped or unreadable; nothing is written.

    Files are opened and recognised, containers read through; pages are not cleaned. `archive` is
    what there is already.
    """
    counts: Counter[str] = Counter(to_clean=0, unchanged=0, skipped=0, unreadable=0)
    for path, named in options.choice.files(absolute(paths)):
        file = look_at(path)
        before = (
            archive
            and path != STDIN
            and archive.inputs.standing(
                file.source, size=file.size, mtime_ns=file.mtime_ns, pipeline=PIPELINE
            )
        )
        if before is Outcome.FAILED and options.retry_failed:
            before = None
        if before:
            counts["unchanged" if before is Outcome.UNCHANGED else "skipped"] += 1
            continue
        for found in read(path, named=named, limits=options.limits):
            if isinstance(found, RawPage):
                counts["to_clean"] += 1
            else:
                counts["skipped" if isinstance(found, Skipped) else "unreadable"] += 1
    return dict(counts)
