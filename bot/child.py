"""The training child as a process: started, listened to, stopped, and its end put into words.

It gets a request file and our pipe as its standard input; when this process dies the pipe closes
and the child ends itself. What it does in between is `learner.round`'s affair.
"""

from __future__ import annotations

import asyncio
import logging
import os
import site
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import learner
from learner.request import RoundProgress, RoundRequest, RoundResult

logger = logging.getLogger(__name__)

STOP_SECONDS = 10.0
"""How long a child that was asked to end may take before it is killed."""

_LINE_BYTES = 1 << 20
_TAIL_BYTES = 8192
_SECRETS = ("THUMBWISE_", "DISCORD_")
"""The child is told all it needs in its request; no variable of ours, secret or not, goes along."""


class TrainerFailed(Exception):
    """The child ended without a verdict; its text says why."""


class Trainer:
    """One run of `python -m learner.round`."""

    def __init__(
        self,
        request: RoundRequest,
        folder: Path,
        on_progress: Callable[[RoundProgress], Awaitable[None]],
        timeout_seconds: float,
    ) -> None:
        self._request = request
        self._folder = folder
        self._on_progress = on_progress
        self._timeout_seconds = timeout_seconds
        self._phase = "loading"
        self._tail = b""
        self._process: asyncio.subprocess.Process | None = None
        self._stopped = False

    @property
    def pid(self) -> int | None:
        """The child's process id while it runs."""
        process = self._process
        return process.pid if process is not None and process.returncode is None else None

    async def run(self) -> RoundResult:
        """Run the child to its end and return its result.

        Raises:
            TrainerFailed: It was stopped, killed, too slow, or ended without a result.
        """
        file = self._folder / "request.json"
        await asyncio.to_thread(file.write_text, self._request.to_json(), encoding="utf-8")
        if self._stopped:
            raise TrainerFailed("stopped before the trainer began")
        process = self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "learner.round",
            str(file),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            cwd=self._folder,
            env=child_environment(),
            limit=_LINE_BYTES,
        )
        logger.info("round %s: trainer is process %d", self._request.round, process.pid)
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            if self._stopped:
                await self._end(process)
            await self._on_progress(RoundProgress(self._phase, 0, 1, 0.0))
            async with asyncio.timeout(self._timeout_seconds):
                await asyncio.gather(
                    self.read_progress(process.stdout), self._read_errors(process.stderr)
                )
                await process.wait()
        except TimeoutError:
            raise TrainerFailed(
                f"the trainer took longer than {self._timeout_seconds:.0f} seconds "
                f"(phase {self._phase}) and was stopped; raise rounds.budget_seconds for more"
            ) from None
        finally:
            await self._end(process)
        return await asyncio.to_thread(self._result, process.returncode)

    async def stop(self) -> None:
        """Ask the child to end and wait for it, killing it when it takes too long."""
        self._stopped = True
        if self._process is not None:
            await self._end(self._process)

    async def _end(self, process: asyncio.subprocess.Process) -> None:
        if process.returncode is not None:
            return
        process.terminate()
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await process.wait()
        except TimeoutError:
            logger.warning("round %s: the trainer did not end, killing it", self._request.round)
            process.kill()
            await process.wait()

    async def read_progress(self, stdout: asyncio.StreamReader) -> None:
        """Pass on every line that is progress; log that something else came, never what."""
        while True:
            try:
                line = await stdout.readline()
                if not line:
                    return
                progress = RoundProgress.from_json(line.decode("utf-8"))
            except ValueError:
                logger.warning("round %s: the trainer wrote no progress line", self._request.round)
                continue
            self._phase = progress.phase
            await self._on_progress(progress)

    async def _read_errors(self, stderr: asyncio.StreamReader) -> None:
        while chunk := await stderr.read(4096):
            self._tail = (self._tail + chunk)[-_TAIL_BYTES:]

    def _result(self, code: int | None) -> RoundResult:
        """Read the child's verdict, or say why there is none."""
        if self._stopped:
            raise TrainerFailed(f"stopped in phase {self._phase}")
        if code is not None and code < 0:
            raise TrainerFailed(f"the trainer was killed (signal {-code}) in phase {self._phase}")
        result = self._read_result()
        if code == 0 and result is not None and result.verdict != "failed":
            return result
        words = result.error if result is not None else None
        said = self._tail.decode("utf-8", "replace").strip()
        if words is None:
            logger.error(
                "round %s: the trainer ended with %s:\n%s", self._request.round, code, said
            )
            words = said.splitlines()[-1][:500] if said else f"it ended with exit code {code}"
        raise TrainerFailed(f"the trainer failed in phase {self._phase}: {words}")

    def _read_result(self) -> RoundResult | None:
        try:
            return RoundResult.from_json(Path(self._request.result_file).read_text("utf-8"))
        except (OSError, ValueError):
            return None


def child_environment() -> dict[str, str]:
    """Return our environment without our own variables, able to import this very code."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(_SECRETS)
    }
    root = str(Path(learner.__file__).parent.parent)
    if root not in (*site.getsitepackages(), site.getusersitepackages()):
        # A checkout: importable here by the working directory, which the child does not share.
        paths = [root, *filter(None, [environment.get("PYTHONPATH")])]
        environment["PYTHONPATH"] = os.pathsep.join(paths)
    return environment
