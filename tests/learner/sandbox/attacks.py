"""Snippets that try to get out of the box, to hurt the machine, or to fake a verdict.

Each prints ESCAPED where it got what it wanted; whatever else happens to it (an error, a limit) is
containment. The spoofs have expressions with answers, and win when the answers are taken as right.
Every bomb is bounded by limits that the canaries try first. Imports little, so that it can also be
run by another user's Python.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from learner.sandbox.box import Box
from learner.sandbox.bubblewrap import NoEngine
from learner.sandbox.canaries import examine
from learner.sandbox.choose import ENGINES
from learner.sandbox.result import Case, Limits, Run
from learner.sandbox.verdict import judge

LIMITS = Limits(wall_seconds=3.0, cpu_seconds=1, memory_bytes=256 << 20)
TOKEN = "token-that-nobody-may-see-7d1f"
SQUARE = (Case("square(3)", 9), Case("square(-4)", 16))

_CALL = """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
def call(*arguments):
    if libc.syscall(*arguments) >= 0:
        print("ESCAPED", arguments)
"""


@dataclass(frozen=True)
class Attack:
    """One attempt; with `cases` it is a fake that must not pass them."""

    name: str
    source: str
    cases: tuple[Case, ...] = ()


def _reads(*paths: str) -> str:
    return f"""
for path in {paths!r}:
    try:
        text = open(path, "rb").read()
    except OSError:
        continue
    if text:
        print("ESCAPED", path, text[:200])
"""


ATTACKS = (
    Attack("reads /etc/passwd", _reads("/etc/passwd", "/etc/shadow", "/etc/hostname")),
    Attack("reads the launcher's environment", _reads("/proc/1/environ", "/proc/self/environ")),
    Attack("reads other processes", _reads("/proc/2/cmdline", "/proc/self/status", "/proc/kcore")),
    Attack(
        "reads the project",
        _reads(__file__, sys.executable, str(Path(__file__).parents[3] / "pyproject.toml")),
    ),
    Attack("reads devices", _reads("/dev/mem", "/dev/sda", "/dev/vda", "/dev/kmsg", "/dev/tty")),
    Attack(
        "lists the host's folders",
        """
import os
for path in ("/root", "/home", "/work", "/etc", "/var", "/proc", "/sys", "/run", "/boot", "/mnt"):
    try:
        print("ESCAPED", path, os.listdir(path))
    except OSError:
        continue
""",
    ),
    Attack(
        "looks for a token in the environment",
        """
import os
print(dict(os.environ))
""",
    ),
    Attack(
        "looks for open files of the launcher",
        """
import os
for number in range(3, 64):
    try:
        os.lseek(number, 0, 0)
        print("ESCAPED", number, os.read(number, 100))
    except OSError:
        continue
""",
    ),
    Attack(
        "connects to this machine",
        """
import socket
socket.create_connection(("127.0.0.1", PORT), timeout=1)
print("ESCAPED")
""",
    ),
    Attack(
        "connects to the internet",
        """
import socket
for address in (("1.1.1.1", 53), ("8.8.8.8", 443)):
    try:
        socket.create_connection(address, timeout=1)
        print("ESCAPED", address)
    except OSError:
        continue
""",
    ),
    Attack(
        "asks the DNS",
        """
import socket
print("ESCAPED", socket.getaddrinfo("example.com", 80))
""",
    ),
    Attack(
        "sends a datagram",
        """
import socket
one = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
one.sendto(b"hello", ("127.0.0.1", PORT))
print("ESCAPED")
""",
    ),
    Attack(
        "opens a Unix socket",
        """
import socket
for path in ("/var/run/docker.sock", "/run/systemd/private", "\\0abstract"):
    one = socket.socket(socket.AF_UNIX)
    one.connect(path)
    print("ESCAPED", path)
""",
    ),
    Attack(
        "traces a process", _CALL + "for process in (1, 2):\n    call(101, 16, process, 0, 0)\n"
    ),
    Attack(
        "kills everyone",
        """
import os, signal
for process in (1, os.getppid(), -1):
    try:
        os.kill(process, signal.SIGKILL)
    except OSError:
        continue
""",
    ),
    Attack(
        "signals its parent",
        """
import os, signal
for number in (signal.SIGTERM, signal.SIGINT, signal.SIGSTOP, signal.SIGHUP):
    os.kill(os.getppid(), number)
import time
time.sleep(0.2)
""",
    ),
    Attack(
        "fork bomb",
        """
import os
while True:
    if os.fork() >= 0:
        print("ESCAPED", flush=True)
""",
    ),
    Attack(
        "clones by hand",
        _CALL + "call(57)\ncall(58)\ncall(56, 17, 0, 0, 0, 0)\ncall(56, 0x10000011, 0, 0, 0, 0)\n",
    ),
    Attack(
        "daemonised child",
        """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        print("ESCAPED", flush=True)
        time.sleep(3600)
""",
    ),
    Attack(
        "thread bomb",
        """
import threading, time
started = 0
while started < 1000:
    threading.Thread(target=time.sleep, args=(3600,), daemon=True).start()
    started += 1
print("ESCAPED")
""",
    ),
    Attack(
        "threads that never end",
        """
import threading, time
for _ in range(8):
    threading.Thread(target=time.sleep, args=(3600,)).start()
""",
    ),
    Attack(
        "memory bomb",
        """
held = []
for _ in range(64):
    held.append(bytearray(b"x") * (16 << 20))
print("ESCAPED")
""",
    ),
    Attack(
        "maps memory",
        """
import mmap
held = []
for _ in range(64):
    held.append(mmap.mmap(-1, 16 << 20))
    held[-1].write(b"x" * (16 << 20))
print("ESCAPED")
""",
    ),
    Attack(
        "memory outside of its own",
        _CALL + "call(319, b'x', 0)\ncall(29, 0, 1 << 20, 0o1777)\ncall(447, 0)\n",
    ),
    Attack(
        "shared memory",
        """
from multiprocessing import shared_memory
shared_memory.SharedMemory(create=True, size=1 << 28)
print("ESCAPED")
""",
    ),
    Attack(
        "sparse file",
        """
with open("sparse", "wb") as file:
    file.truncate(1 << 40)
print("ESCAPED")
""",
    ),
    Attack(
        "large file",
        """
with open("large", "wb") as file:
    for _ in range(64):
        file.write(bytes(1 << 20))
print("ESCAPED")
""",
    ),
    Attack(
        "many files",
        """
for number in range(64):
    with open(f"file{number}", "wb") as file:
        file.write(bytes(1 << 20))
print("ESCAPED")
""",
    ),
    Attack(
        "writes where it may not",
        """
import os, sys
for place in ("/", "/dev", "/usr", "/usr/lib", "/lib", os.path.dirname(os.__file__), "/var/tmp"):
    try:
        with open(os.path.join(place, "mine"), "w") as file:
            file.write("x")
        print("ESCAPED", place)
    except OSError:
        continue
""",
    ),
    Attack(
        "symlinks out",
        """
import os
for number, target in enumerate(("/etc/passwd", "/proc/1/root/etc/passwd", "../../etc/passwd")):
    os.symlink(target, f"link{number}")
    try:
        print("ESCAPED", open(f"link{number}").read())
    except OSError:
        continue
""",
    ),
    Attack("output flood", "while True:\n    print('x' * 4096)"),
    Attack("error flood", "import sys\nwhile True:\n    sys.stderr.write('x' * 4096)"),
    Attack(
        "flood past Python",
        "import os\nwhile True:\n    os.write(1, b'x' * 65536)\n    os.write(2, b'x' * 65536)",
    ),
    Attack(
        "deep recursion",
        """
import sys
sys.setrecursionlimit(10**9)
def down(n):
    return down(n + 1)
down(0)
""",
    ),
    Attack("deep source", "(" * 50_000 + ")" * 50_000),
    Attack("deep answer", "a = []\nfor _ in range(10**5):\n    a = [a]\n", (Case("a", [1]),)),
    Attack(
        "nested namespaces",
        _CALL
        + "call(272, 0x10000000)\ncall(272, 0x00020000)\ncall(272, 0x40000000)\ncall(435, 0, 0)\n",
    ),
    Attack(
        "mounts",
        _CALL
        + "call(165, b'none', b'/tmp', b'tmpfs', 0, 0)\ncall(166, b'/tmp', 2)\n"
        + "call(430, b'tmpfs', 0)\ncall(428, -100, b'/', 0)\ncall(155, b'/tmp', b'/tmp')\n"
        + "call(161, b'/tmp')\n",
    ),
    Attack(
        "becomes root",
        """
import os
for act in (lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setgroups([0]),
            lambda: os.setresuid(0, 0, 0)):
    try:
        act()
        print("ESCAPED", os.getuid())
    except OSError:
        continue
""",
    ),
    Attack(
        "raises its limits",
        """
import resource
for name in ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_NPROC", "RLIMIT_FSIZE"):
    try:
        resource.setrlimit(getattr(resource, name), (resource.RLIM_INFINITY,) * 2)
        print("ESCAPED", name)
    except (OSError, ValueError):
        continue
""",
    ),
    Attack(
        "asks the kernel for more",
        _CALL
        + "call(321, 0, 0, 0)\ncall(298, 0, 0, -1, -1, 0)\ncall(425, 8, 0)\ncall(323, 0)\n"
        + "call(250, 0, 0)\ncall(246, 0, 0, 0, 0, 0)\ncall(169, 0, 0, 0, 0)\ncall(175, 0, 0, b'')\n"
        + "call(304, 0, 0, 0)\ncall(434, 1, 0)\ncall(103, 3, 0, 0)\n",
    ),
    Attack(
        "types into the terminal",
        """
import fcntl
for number in (0, 1, 2):
    try:
        fcntl.ioctl(number, 0x5412, b"x")
        print("ESCAPED")
    except OSError:
        continue
""",
    ),
    Attack(
        "runs other programs",
        """
import os, subprocess
for program in ("/bin/sh", "/usr/bin/id", "/usr/bin/su", "/usr/bin/mount"):
    try:
        subprocess.run([program, "-c", "id"])
        print("ESCAPED", program)
    except OSError:
        pass
    try:
        os.execv(program, [program, "-c", "echo ESCAPED"])
    except OSError:
        continue
""",
    ),
    Attack("endless sleep", "import time\ntime.sleep(10**6)"),
    Attack("waits for input", "print(input())"),
    Attack("busy loop", "while True:\n    pass"),
    Attack(
        "busy loop that will not be told",
        """
import signal
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        continue
while True:
    try:
        while True:
            pass
    except BaseException:
        continue
""",
    ),
    Attack("busy outside of Python", "10 ** 10 ** 9"),
    Attack("slow expression", "import re\nre.match('(a+)+$', 'a' * 64 + 'b')"),
    Attack(
        "closes everything and sleeps",
        "import os, time\nos.closerange(0, 64)\ntime.sleep(3600)",
    ),
    Attack(
        "opens everything",
        """
import os
for _ in range(1000):
    os.open("/dev/null", os.O_RDONLY)
print("ESCAPED")
""",
    ),
    Attack("NUL in the source", "print('ESCAPED')\0"),
    Attack("surrogate in the source", "print('ESCAPED')  # \ud800"),
    Attack("prints a surrogate", "print('\\ud800')"),
    Attack("crashes the interpreter", "import ctypes\nctypes.string_at(0)"),
    Attack("prints the expected text", "print('9')\nprint('[1, 9]', 'ok', 'passed')", SQUARE),
    Attack(
        "equals everything",
        """
class Anything:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 9
def square(n): return Anything()
""",
        SQUARE,
    ),
    Attack(
        "a number that equals everything",
        """
class Anything(int):
    def __eq__(self, other): return True
    def __index__(self): return 9
    def __format__(self, how): return "9"
    def __str__(self): return "9"
def square(n): return Anything(7)
""",
        SQUARE,
    ),
    Attack("leaves with success", "import os\nos._exit(0)", SQUARE),
    Attack("leaves politely", "raise SystemExit(0)", SQUARE),
    Attack(
        "leaves when it is asked",
        "import os\ndef square(n):\n    os._exit(0)\n",
        SQUARE,
    ),
    Attack(
        "catches every end",
        """
def square(n):
    try:
        raise SystemExit(0)
    except BaseException:
        return None
""",
        SQUARE,
    ),
    Attack(
        "changes the builtins",
        """
import builtins
builtins.isinstance = lambda *_: True
builtins.type = lambda *_: int
builtins.compile = lambda *_, **__: "9"
builtins.eval = lambda *_: 9
def square(n): return 9
""",
        (Case("square(3)", 9), Case("square(5)", 25)),
    ),
    Attack(
        "writes a report of its own",
        """
import os, sys
frame = sys._getframe()
while frame:
    nonce = frame.f_locals.get("nonce")
    if nonce:
        text = '\\n' + nonce + '["ok",0,"",[[1,["i","9"]],[1,["i","9"]]]]\\n'
        os.write(1, text.encode())
        os._exit(0)
    frame = frame.f_back
""",
        SQUARE,
    ),
    Attack(
        "writes two reports",
        """
import os, sys
frame = sys._getframe()
while frame:
    nonce = frame.f_locals.get("nonce")
    if nonce:
        os.write(1, ('\\n' + nonce + '["ok",0,"",[[1,["i","9"]],[1,["i","10"]]]]\\n').encode())
    frame = frame.f_back
def square(n): return n * n
""",
        SQUARE,
    ),
)


def run_all(box: Box) -> list[str]:
    """Run every attack in a box; return what was not contained, nothing where all were."""
    os.environ["THUMBWISE_ADMIN_TOKEN"] = TOKEN
    with socket.create_server(("127.0.0.1", 0)) as server, ThreadPoolExecutor(2) as pool:
        port = str(server.getsockname()[1])

        def attempt(attack: Attack) -> list[str]:
            source = attack.source.replace("PORT", port)
            run = box.run(source, [case.expression for case in attack.cases], LIMITS)
            return [f"{attack.name}: {one}" for one in _got_out(attack, run)]

        problems = [one for found in pool.map(attempt, ATTACKS) for one in found]
    del os.environ["THUMBWISE_ADMIN_TOKEN"]
    return problems


def _got_out(attack: Attack, run: Run) -> list[str]:
    found = []
    if "ESCAPED" in run.stdout or TOKEN in run.stdout + run.stderr:
        found.append(f"got out: {run.stdout[:300]}")
    if run.reason == "broken":
        found.append(f"broke the box: {run.error}")
    if run.seconds > LIMITS.wall_seconds + 4:
        found.append(f"took {run.seconds:.1f} s")
    if max(len(run.stdout), len(run.stderr)) > LIMITS.output_bytes:
        found.append("wrote more than it may")
    if attack.cases and judge(run, attack.cases).passed == len(attack.cases):
        found.append(f"faked its verdict: {run}")
    return found


def adopt_orphans() -> None:
    """Let processes that lose their parent come to this one, so that none is overlooked."""
    if ctypes.CDLL(None).prctl(36, 1, 0, 0, 0):
        raise OSError("this process cannot be made a subreaper")


def left_over() -> list[str]:
    """Names of processes below this one."""
    own = str(os.getpid())
    names = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            lines = dict(line.split(":\t", 1) for line in status.read_text().splitlines())
        except (OSError, ValueError):
            continue
        if lines["PPid"] == own:
            names.append(f"{lines['Name']} ({lines['State']})")
    return names


def main() -> None:
    """Run all with every engine that is usable here and report as JSON."""
    adopt_orphans()
    engines: dict[str, list[str]] = {}
    for name, find in ENGINES:
        try:
            engine = find()
        except NoEngine:
            continue
        if not examine(engine):
            engines[name] = run_all(Box(engine))
        engine.close()
    report = {
        "uid": os.getuid(),
        "attacks": len(ATTACKS),
        "engines": engines,
        "left over": left_over(),
        "megabytes": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
    }
    json.dump(report, sys.stdout)


if __name__ == "__main__":
    main()
