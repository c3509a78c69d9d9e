"""A round's work in two halves: the second one in a process of its own, so that two cores train.

A small model's operations are so short that threads cost more than they bring; two processes that
meet once a step do not. What is cut in half does not depend on who does it: with a second process,
without one, or while it is still loading, a round makes the same candidate bit for bit.

The second process is forked while this one has a single thread and has computed nothing, so it
needs no start of its own. Both hold the model; the trained numbers go over with the work. Which
work there is, is said where it is done: functions of a `Desk`.
"""

from __future__ import annotations

import contextlib
import ctypes
import logging
import multiprocessing
import os
import pickle
import signal
import sys
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

import torch
from peft import PeftModel
from torch import Tensor, nn

from learner.forward import output_layer
from learner.policy import (
    ONE_THREAD_PARAMETERS,
    Base,
    LoraShape,
    ModelSpec,
    attach_adapter,
    load_base,
)
from learner.value import ValueHead, load_value_head

log = logging.getLogger(__name__)

R = TypeVar("R")

_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Desk:
    """What work is done with: the base, the policy on it, and the value head."""

    base: Base
    policy: PeftModel
    head: ValueHead

    def trained(self) -> list[nn.Parameter]:
        """The adapter's tensors that are trained."""
        return [one for one in self.policy.parameters() if one.requires_grad]

    def moving(self) -> list[nn.Parameter]:
        """All that an update moves: the adapter's tensors, then the head's."""
        return [*self.trained(), *self.head.parameters()]


def open_desk(base: Base, shape: LoraShape, parent: Path | None) -> Desk:
    """Put the parent's adapter and value head on the base, or fresh ones where there is no parent.

    The model is changed in place.
    """
    policy = attach_adapter(base, shape, parent)
    width = output_layer(policy).weight.shape[1]
    return Desk(base, policy, load_value_head(width, parent, base.device))


def repeatable(seed: int) -> None:
    """Make what this process computes from here on the same each time."""
    torch.use_deterministic_algorithms(True)
    # Nothing here reads memory that it has not written, and filling it takes a tenth of drawing.
    torch.utils.deterministic.fill_uninitialized_memory = False  # type: ignore[attr-defined]
    torch.manual_seed(seed)


class TwinLost(Exception):
    """The second process has ended."""


class Twin:
    """The second process. It does one piece of work at a time."""

    def __init__(self, process: Any, connection: Connection) -> None:
        self._process, self._connection = process, connection
        self._ready = False

    @classmethod
    @contextlib.contextmanager
    def beside(cls) -> Iterator[Twin | None]:
        """Fork the second process for as long as the block lasts.

        Give None where there is but one core or where forking is not safe. Nothing may have been
        computed before, and no thread may run.
        """
        if sys.platform != "linux" or (os.cpu_count() or 1) < 2:
            yield None
            return
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, ours, os.getpid()), daemon=True)
        process.start()
        theirs.close()
        try:
            yield cls(process, ours)
        finally:
            ours.close()
            process.kill()
            process.join()

    def load(self, spec: ModelSpec, shape: LoraShape, parent: Path | None, seed: int) -> None:
        """Let it load the model; `ready` tells when it has, or that it has ended."""
        with contextlib.suppress(TwinLost):
            self.send(_load, spec, shape, parent, seed)

    def ready(self) -> bool:
        """Whether the model is loaded there.

        Raises:
            TwinLost: It has ended.
        """
        if not self._ready and self._connection.poll():
            self.receive()
            self._ready = True
        return self._ready

    def send(self, work: Callable[..., Any], *arguments: Any) -> None:
        """Let it begin a piece of work.

        Raises:
            TwinLost: It has ended.
        """
        try:
            self._connection.send_bytes(pickle.dumps((work, arguments)))
        except OSError as error:
            raise TwinLost("the second process has ended") from error

    def receive(self) -> Any:
        """Wait for what came of it.

        Raises:
            TwinLost: It has ended, or failed at this piece.
        """
        try:
            good, found = pickle.loads(self._connection.recv_bytes())
        except (EOFError, OSError) as error:
            raise TwinLost("the second process has ended") from error
        if not good:
            raise TwinLost(f"the second process failed: {found}")
        return found


class Pair:
    """Does halves of work here and, where there is a second process, there at the same time.

    Args:
        desk: What this process works with.
        twin: The second process, told to load the same; None: all is done here.
        halves: In how many parts work is cut, 1 or 2.
    """

    def __init__(self, desk: Desk, twin: Twin | None = None, halves: int = 1) -> None:
        self.desk = desk
        self._twin = twin
        self._halves = halves
        self._moved = True

    def moved(self) -> None:
        """Say that the desk's trained numbers have changed."""
        self._moved = True

    def parts(self, keys: Sequence[Hashable]) -> list[list[int]]:
        """Cut work into parts: places of the pieces, those with the same key in the same part."""
        order = {key: number for number, key in enumerate(dict.fromkeys(keys))}
        parts = [
            [place for place, key in enumerate(keys) if order[key] % self._halves == half]
            for half in range(self._halves)
        ]
        return [part for part in parts if part]

    def each(self, work: Callable[..., R], arguments: Sequence[tuple[Any, ...]]) -> list[R]:
        """Do a piece of work for each tuple of arguments, at most two.

        Args:
            work: A function of a module, so that its name can be sent; it takes the desk first.
            arguments: What it takes then.
        """
        if len(arguments) > 1 and self._helped(work, arguments[1]):
            found = [work(self.desk, *arguments[0])]
            assert self._twin is not None
            try:
                return [*found, self._twin.receive()]
            except TwinLost as lost:
                self._alone(lost)
            return [*found, work(self.desk, *arguments[1])]
        return [work(self.desk, *one) for one in arguments]

    def _helped(self, work: Callable[..., Any], arguments: tuple[Any, ...]) -> bool:
        """Hand a piece over; False where nobody takes it."""
        if self._twin is None:
            return False
        try:
            if not self._twin.ready():
                return False
            weights = flat(self.desk.moving()).numpy() if self._moved else None
            self._twin.send(_work, weights, work, arguments)
        except TwinLost as lost:
            self._alone(lost)
            return False
        self._moved = False
        return True

    def _alone(self, lost: TwinLost) -> None:
        log.warning("%s; the round goes on in one process", lost)
        self._twin = None


def halves_for(base: Base) -> int:
    """In how many halves a round on this model is worked off: 2 for a small one on the CPU."""
    small = base.parameters <= ONE_THREAD_PARAMETERS
    return 2 if small and base.device.type == "cpu" else 1


def flat(tensors: Sequence[Tensor]) -> Tensor:
    """All numbers of some tensors in one row, without gradient."""
    return torch.cat([one.detach().flatten() for one in tensors])


def unflat(row: Tensor, tensors: Sequence[Tensor]) -> list[Tensor]:
    """Cut what `flat` made into the shapes of these tensors."""
    pieces = torch.split(row, [one.numel() for one in tensors])
    return [piece.view_as(one) for piece, one in zip(pieces, tensors, strict=True)]


def _load(
    _nothing: Desk | None, spec: ModelSpec, shape: LoraShape, parent: Path | None, seed: int
) -> Desk:
    repeatable(seed)
    desk = open_desk(load_base(spec), shape, parent)
    desk.policy.eval()
    return desk


def _work(desk: Desk, weights: Any, work: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    if weights is not None:
        moving = desk.moving()
        for one, now in zip(moving, unflat(torch.from_numpy(weights), moving), strict=True):
            one.data.copy_(now)
    return work(desk, *arguments)


def _serve(connection: Connection, others: Connection, parent: int) -> None:
    """Do what comes over the connection until nobody is there any more."""
    others.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends it
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        return  # it died before its death could be told
    desk: Desk | None = None
    while True:
        try:
            work, arguments = pickle.loads(connection.recv_bytes())
        except EOFError:
            return
        try:
            found = work(desk, *arguments)
            if work is _load:
                desk, found = found, None
            answer = pickle.dumps((True, found))
        except Exception as error:  # noqa: BLE001 - a door: told to the other process, which does it
            answer = pickle.dumps((False, f"{type(error).__name__}: {error}"))
        connection.send_bytes(answer)
