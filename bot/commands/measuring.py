"""`thumbwise bench`: the project's own measurements, one table each."""

from __future__ import annotations

import argparse

from bot.settings import Settings


def bench(settings: Settings, arguments: argparse.Namespace) -> int:
    return 0
