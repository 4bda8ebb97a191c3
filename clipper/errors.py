"""All errors of clipper.

    ClipperError                 one clear line for a user; caught once, at the command's edge
    |-- PageError                one page cannot be cleaned; ingest records it and goes on
    |   |-- UnreadablePage       the bytes cannot be had (permission, vanished, broken link)
    |   |-- NotAPage             the bytes are no page (binary, empty)
    |   |-- PageTooLarge         beyond a limit on size or nesting
    |   `-- BrokenContainer      an archive file of pages is damaged or hostile
    |-- ArchiveError             the archive cannot be used
    |   |-- NotAnArchive         the file is something else
    |   |-- ArchiveTooNew        written by a later version
    |   |-- ArchiveBusy          locked by another process
    |   `-- ArchiveFull          no space left, or read-only
    |-- ClipNotFound             no clip has that id, or several have that prefix
    `-- QueryError               a search that cannot be understood

Each carries its evidence: `reason` for the reader, `subject` for what it is about.
"""

from __future__ import annotations


class ClipperError(Exception):
    """Base of all errors. `str()` of it is one line fit for a user."""

    hint: str = ""
    """What the user can do about it; may be empty."""

    def __init__(self, reason: str, *, subject: str | None = None, hint: str | None = None) -> None:
        self.reason = reason
        self.subject = subject
        if hint is not None:
            self.hint = hint
        super().__init__(reason, subject)

    def __str__(self) -> str:
        head = f"{self.subject}: {self.reason}" if self.subject else self.reason
        return f"{head} ({self.hint})" if self.hint else head

    def __reduce__(self) -> tuple[object, ...]:
        # Exception's own reduce would call the class with both positional arguments.
        return (_rebuild, (type(self), self.reason, self.subject, self.hint))


def _rebuild(kind: type[ClipperError], reason: str, subject: str | None, hint: str) -> ClipperError:
    return kind(reason, subject=subject, hint=hint)


class PageError(ClipperError):
    """One page cannot be cleaned."""

    stage: str = "clean"
    """Where on the way it failed: `read`, `decode`, `clean`."""


class UnreadablePage(PageError):
    """The bytes cannot be had."""

    stage = "read"


class NotAPage(PageError):
    """The bytes are no page."""

    stage = "decode"


class PageTooLarge(PageError):
    """Beyond a limit on size or nesting."""

    stage = "read"


class BrokenContainer(PageError):
    """A file that holds pages is damaged or hostile."""

    stage = "read"


class ArchiveError(ClipperError):
    """The archive cannot be used."""


class NotAnArchive(ArchiveError):
    """The file is not an archive of clipper."""


class ArchiveTooNew(ArchiveError):
    """The archive was written by a later version of clipper."""

    hint = "upgrade clipper"


class ArchiveBusy(ArchiveError):
    """Another process holds the archive."""

    hint = "wait for the other clipper to finish, then try again"


class ArchiveFull(ArchiveError):
    """The archive cannot be written."""


class ClipNotFound(ClipperError):
    """No clip, or more than one, answers to that id."""


class QueryError(ClipperError):
    """A search that cannot be understood."""
