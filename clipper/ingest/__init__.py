"""The bulk loop: many files in, one outcome each."""

from clipper.ingest.bulk import Options, absolute, ingest, run
from clipper.ingest.choice import Choice
from clipper.ingest.each import each
from clipper.ingest.ledger import Failure, RunSummary
from clipper.ingest.plan import plan
from clipper.ingest.watching import watch
from clipper.ingest.workers import Bounds

__all__ = [
    "Bounds",
    "Choice",
    "Failure",
    "Options",
    "RunSummary",
    "absolute",
    "each",
    "ingest",
    "plan",
    "run",
    "watch",
]
