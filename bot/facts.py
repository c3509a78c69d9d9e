"""The keys of single facts that the bot keeps in the store."""

from __future__ import annotations

FINGERPRINT = "fingerprint"
"""The model of the last start."""

PAUSED = "rounds paused by"
"""Who paused the rounds; empty when nobody did."""

PAGE_LOGINS = "page logins"
"""When each login to the page ends, by the digest of its cookie (JSON)."""
