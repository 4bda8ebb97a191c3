"""The bulk loop: many files in, one outcome each."""

from clipper.ingest.each import count_files, each
from clipper.ingest.run import Failure, Options, RunSummary, ingest, run
from clipper.ingest.workers import Bounds

__all__ = ["Bounds", "Failure", "Options", "RunSummary", "count_files", "each", "ingest", "run"]
