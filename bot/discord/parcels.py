"""Lay rows out as files that Discord takes: JSON lines, compressed and parted when they are large.

Pure. Which rows they are is not known here.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.discord.speech import Files


def parcels(name: str, rows: Iterable[Mapping[str, Any]], limit: int) -> Files:
    """Return the rows as one file of JSON lines, or as compressed ones that make up the whole.

    Args:
        name: The file's name without its ending.
        rows: One for each line.
        limit: How many bytes a file may have; a single row is never parted, so it may exceed this.
    """
    lines = [json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows]
    plain = b"".join(lines)
    if len(plain) <= limit:
        return [(f"{name}.jsonl", plain)]
    parts = _compressed(lines, limit)
    if len(parts) == 1:
        return [(f"{name}.jsonl.gz", parts[0])]
    return [(f"{name}-{place}.jsonl.gz", part) for place, part in enumerate(parts, start=1)]


def _compressed(lines: Sequence[bytes], limit: int) -> list[bytes]:
    packed = gzip.compress(b"".join(lines), mtime=0)
    if len(packed) <= limit or len(lines) == 1:
        return [packed]
    middle = len(lines) // 2
    return [*_compressed(lines[:middle], limit), *_compressed(lines[middle:], limit)]
