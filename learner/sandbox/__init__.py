"""Runs Python that nobody has read: in a box, with limits, and with verdicts made outside of it."""
