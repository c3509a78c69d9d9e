"""Runs the parts of a long measurement in processes side by side, one thread each."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, ParamSpec, TypeVar

import torch

from learner.policy import Base, ModelSpec, load_base

P = ParamSpec("P")
R = TypeVar("R")

_THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")


class _Here(Executor):
    """Does each part at once, in this process."""

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Call the function and hand back what came of it."""
        done: Future[R] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


@contextmanager
def crew(workers: int) -> Iterator[Executor]:
    """Give an executor whose functions run in that many processes of one thread each.

    Args:
        workers: How many; with 1 they run in this process, in the order in which they are given.
    """
    if workers == 1:
        yield _Here()
        return
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        with ProcessPoolExecutor(
            workers, multiprocessing.get_context("spawn"), _one_thread
        ) as executor:
            yield executor
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


@lru_cache(maxsize=1)
def loaded(spec: ModelSpec) -> Base:
    """The base model, loaded once for each process; nothing may stay attached to it."""
    return load_base(spec)


def _one_thread(*_: Any) -> None:
    torch.set_num_threads(1)
