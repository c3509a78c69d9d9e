"""What stops a command: each error's text is the one line that its person sees."""

from __future__ import annotations


class CommandError(Exception):
    """A command cannot do what was asked; the text says why and how to mend it."""


class Refused(CommandError):
    """The bot refused a call; the text is its own explanation."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class CannotReach(CommandError):
    """No answer from a running bot, or no way to build one here."""


class CannotServe(CommandError):
    """The bot cannot start: the port is taken, or the model cannot be loaded."""
