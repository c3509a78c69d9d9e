"""Run the real bot and SIGKILL it, or its trainer, a moment after a named phase begins.

Run as `python tests/dying_bot.py WHO PHASE DELAY_SECONDS -- run …`: WHO is "bot" or "child".
A logging handler waits for the line that `bot.rounds` writes at each phase, so that short phases
(sealing, promoting, pruning) are hit too; the product itself has no hook for this.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading

import psutil


class Reaper(logging.Handler):
    """Send SIGKILL when a round's phase line names the phase."""

    def __init__(self, who: str, phase: str, delay_seconds: float) -> None:
        super().__init__(level=logging.INFO)
        self.who = who
        self.phase = phase
        self.delay_seconds = delay_seconds

    def emit(self, record: logging.LogRecord) -> None:
        """Start the clock at the phase's first line."""
        if record.getMessage().endswith(f"phase {self.phase}"):
            if self.delay_seconds:
                threading.Timer(self.delay_seconds, self.kill).start()
            else:
                self.kill()

    def kill(self) -> None:
        """End the bot at once, or its trainer, and say so first."""
        victims = [os.getpid()]
        if self.who == "child":
            victims = [
                child.pid
                for child in psutil.Process().children()
                if "learner.round" in child.cmdline()
            ]
        for victim in victims:
            os.write(2, f"killing {self.who} in phase {self.phase}\n".encode())
            os.kill(victim, signal.SIGKILL)


if __name__ == "__main__":
    who, phase, delay, separator, *arguments = sys.argv[1:]
    assert separator == "--", sys.argv
    from bot.__main__ import main

    rounds = logging.getLogger("bot.rounds")
    rounds.setLevel(logging.INFO)
    rounds.addHandler(Reaper(who, phase, float(delay)))
    sys.exit(main(arguments))
