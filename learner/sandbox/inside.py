"""The part that runs inside the box, before and after the snippet; its text is sent in.

It knows inputs and never what is expected of them. It stands alone: nothing of this project is in
the box, and it may run under another Python than the bot's. What it reports goes to standard output
behind the run's nonce; a snippet that finds the nonce can only report other answers, which are
compared outside.
"""

from __future__ import annotations

import marshal
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

NAME = "snippet.py"
DEEPEST = 24
BALLAST_BYTES = 1 << 20


def main() -> None:
    """Read the order, say so, run the snippet, ask the expressions, report, and be gone."""
    nonce, source, expressions, limits = marshal.loads(sys.stdin.buffer.read())
    hold(limits)
    report = keep_report()
    report(nonce.encode() + b"\n")
    ballast = bytearray(BALLAST_BYTES)
    sys.stdout.reconfigure(line_buffering=True, errors="backslashreplace")  # type: ignore[union-attr]
    module = type(sys)("__main__")
    sys.modules["__main__"] = module
    sys.argv = [NAME]
    reason, code, error = run(source, module.__dict__)
    answers = []
    if reason == "ok":
        for expression in expressions:
            answers.append(ask(expression, module.__dict__))
    del ballast
    flush()
    words = ",".join((quote(reason), str(code), quote(error), "[" + ",".join(answers) + "]"))
    report(f"\n{nonce}[{words}]\n".encode("ascii", "replace"))
    os._exit(code)


def hold(limits: dict[str, int]) -> None:
    """Set the limits of this process; where the system has none, the box holds them itself."""
    try:
        import resource
    except ImportError:
        return
    os.nice(limits["nice"])
    for name in ("CPU", "AS", "FSIZE", "NOFILE", "NPROC", "CORE"):
        kind = getattr(resource, "RLIMIT_" + name)
        resource.setrlimit(kind, (limits[name], limits[name]))


def keep_report() -> Callable[[bytes], None]:
    """Return a way to write all of a report, out of the snippet's easy reach."""
    write = os.write
    try:
        out = os.dup(1)
    except (AttributeError, OSError):
        out = 1

    def report(text: bytes) -> None:
        while text:
            text = text[write(out, text) :]

    return report


def run(source: str, space: dict[str, object]) -> tuple[str, int, str]:
    """Run the snippet: the reason it ended, its exit code, the last line of its traceback."""
    try:
        code = compile(source, NAME, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as error:
        return "syntax", 1, tell(error, None, source)
    try:
        exec(code, space)
        finish_threads()
    except SystemExit as error:
        wanted = error.code
        if wanted is None or (type(wanted) is int and wanted == 0):
            return "ok", 0, ""
        if type(wanted) is int:
            return "exit", wanted & 255, f"SystemExit: {wanted}"
        return "exit", 1, tell(error, None, source)
    except MemoryError as error:
        return "memory", 1, tell(error, error.__traceback__, source)
    except BaseException as error:
        return "exception", 1, tell(error, error.__traceback__, source)
    return "ok", 0, ""


def finish_threads() -> None:
    """Wait for the snippet's threads, as the interpreter does at its end."""
    if "threading" in sys.modules:
        sys.modules["threading"]._shutdown()


def tell(error: BaseException, trace: TracebackType | None, source: str) -> str:
    """Write the traceback of the snippet's own frames to standard error; return its last line."""
    try:
        import linecache
        import traceback

        linecache.cache[NAME] = (len(source), None, source.splitlines(True), NAME)
        trace = trace.tb_next if trace is not None else None
        text = "".join(traceback.format_exception(type(error), error, trace, limit=-20))
        sys.stderr.write(text)
        return text.rstrip().rpartition("\n")[2][:500]
    except BaseException:
        return type(error).__name__


def flush() -> None:
    """Bring out what the snippet printed."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:
            continue


def ask(expression: str, space: dict[str, object]) -> str:
    """Evaluate an expression and write down its value, or what it raised in its place."""
    try:
        value = eval(compile(expression, "test", "eval", dont_inherit=True), space)
        return "[1," + spell(value, 0) + "]"
    except BaseException as error:
        return "[0," + quote(type(error).__name__) + "]"


def spell(value: object, depth: int) -> str:
    """Write plain data as JSON with tags; by the base types' own methods, whatever was overridden.

    A subclass counts as what it derives from. Raises TypeError for everything else.
    """
    if depth > DEEPEST:
        raise RecursionError("too deep")
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    below = depth + 1
    if isinstance(value, int):
        return f'["i","{int.__format__(value, "x")}"]'
    if isinstance(value, float):
        return '["f",' + quote(float.hex(value)) + "]"
    if isinstance(value, str):
        return quote(str.__str__(value))
    if isinstance(value, bytes):
        return f'["b","{bytes.hex(value)}"]'
    if isinstance(value, dict):
        pairs = [f"[{spell(key, below)},{spell(one, below)}]" for key, one in dict.items(value)]
        return '["d",[' + ",".join(pairs) + "]]"
    if isinstance(value, list):
        return '["l",[' + ",".join([spell(one, below) for one in list.__iter__(value)]) + "]]"
    if isinstance(value, tuple):
        return '["t",[' + ",".join([spell(one, below) for one in tuple.__iter__(value)]) + "]]"
    if isinstance(value, set):
        return '["s",[' + ",".join([spell(one, below) for one in set.__iter__(value)]) + "]]"
    if isinstance(value, frozenset):
        return '["s",[' + ",".join([spell(one, below) for one in frozenset.__iter__(value)]) + "]]"
    raise TypeError(f"a {type(value).__name__} is no plain data")


def quote(text: str) -> str:
    """Write a text as a JSON string of ASCII alone."""
    parts = []
    for sign in text:
        number = ord(sign)
        if sign in '"\\':
            parts.append("\\" + sign)
        elif 32 <= number < 127:
            parts.append(sign)
        elif number < 0x10000:
            parts.append(f"\\u{number:04x}")
        else:
            number -= 0x10000
            parts.append(f"\\u{0xD800 + (number >> 10):04x}\\u{0xDC00 + (number & 1023):04x}")
    return '"' + "".join(parts) + '"'


if __name__ == "__main__":
    main()
