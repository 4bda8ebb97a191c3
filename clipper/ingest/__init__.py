"""The bulk loop: many files in, one outcome each."""

from clipper.ingest.bulk import Options, ingest, run
from clipper.ingest.choice import Choice
from clipper.ingest.each import each
from clipper.ingest.inputs import STDIN, absolute
from clipper.ingest.ledger import Failure, RunSummary
from clipper.ingest.plan import plan
from clipper.ingest.reclean import Kept, Recleaned, reclean
from clipper.ingest.watching import watch
from clipper.ingest.workers import Bounds, get_ready
from clipper.readers import Limits

__all__ = [
    "STDIN",
    "Bounds",
    "Choice",
    "Failure",
    "Kept",
    "Limits",
    "Options",
    "Recleaned",
    "RunSummary",
    "absolute",
    "each",
    "get_ready",
    "ingest",
    "plan",
    "reclean",
    "run",
    "watch",
]
