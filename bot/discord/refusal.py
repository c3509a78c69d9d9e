"""The one way to say no: why somebody gets no answer, in words for them."""

from __future__ import annotations


class Refused(Exception):
    """Why somebody gets no answer; the text is shown to them."""
