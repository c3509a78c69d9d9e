"""What can go wrong in storage, each with words for the person who must mend it."""

from __future__ import annotations


class StorageError(Exception):
    """Anything that storage refuses; its text says what came, what was wanted and how to mend it."""


class DirectoryInUse(StorageError):
    """Another bot holds the lock of this data directory."""


class DirectoryUnusable(StorageError):
    """The data directory cannot be written, or its database is damaged or from a newer version."""


class NotFound(StorageError):
    """No row has that id."""


class IllegalChange(StorageError):
    """A state change that the table of legal changes does not hold."""


class AdapterDamaged(StorageError):
    """A version's files do not match their manifest."""
