"""What can go wrong in storage, each with words for the person who must mend it."""

from __future__ import annotations

from collections.abc import Sequence

from storage.records import LineProblem


class StorageError(Exception):
    """Anything that storage refuses; says what came, what was wanted and how to mend it."""


class DirectoryInUse(StorageError):
    """Another bot holds the lock of this data directory."""


class DirectoryUnusable(StorageError):
    """The data directory cannot be written, or its database is damaged or from a newer version."""


class DatabaseBusy(StorageError):
    """Another program holds the database; nothing was changed, and the same may be tried again."""


class TargetRefused(DirectoryUnusable):
    """A backup would lie where it may not: over a file, or among the adapters."""


class NotFound(StorageError):
    """No row has that id."""


class IllegalChange(StorageError):
    """A state change that the table of legal changes does not hold."""


class AdapterDamaged(StorageError):
    """A version's files do not match their manifest."""


class BackupDamaged(StorageError):
    """An archive is no whole backup of Thumbwise."""


class ImportRefused(StorageError):
    """Some rows of an import are bad; none was taken in."""

    def __init__(self, problems: Sequence[LineProblem]) -> None:
        self.problems = tuple(problems)
        lines = "\n".join(f"line {problem.line}: {problem.reason}" for problem in self.problems)
        super().__init__(
            f"nothing was imported, {len(self.problems)} bad line(s); mend or remove them:\n{lines}"
        )
