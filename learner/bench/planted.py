"""Candidates that deserve the gate's yes, and ones that deserve its no.

Honest ones are ordinary rounds: other styles, other seeds, one label in ten wrong. Bad ones show
what can go wrong: in the training, in the data, on the way to the disk.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path
from typing import Any, cast

import torch
from peft.tuners.lora import LoraLayer
from safetensors.torch import load_file, save_file
from torch import Tensor

from learner.anchors import measure_anchors
from learner.candidate import save_candidate
from learner.engine.voice import as_rows, sample, speaking
from learner.examine import ADAPTER_FILE, Examination, examine
from learner.forward import output_layer
from learner.options import GateOptions, LearningOptions
from learner.pair import Desk
from learner.policy import Base, LoraShape, attach_adapter
from learner.ppo import default_learning_rate
from learner.practice import tasks
from learner.prompt import Prompter
from learner.sandbox.box import Box
from learner.trajectory import Trajectory
from learner.update import update
from learner.value import ValueHead
from storage.records import Turn

HELD_OUT = 0.15
NOISE = 0.1


@dataclass(frozen=True)
class Data:
    """Rated replies: what a round trains on and what judges it."""

    trained: tuple[Trajectory, ...]
    held_out: tuple[Trajectory, ...]


class Workshop:
    """Makes candidates of one base model and shows them to the gate."""

    def __init__(self, base: Base, options: LearningOptions, reply_tokens: int) -> None:
        self._base = base
        self._options = options
        self._rate = options.learning_rate or default_learning_rate(base.parameters)
        self._tokens = reply_tokens
        self._prompter = Prompter(base)
        self._policy = attach_adapter(base, LoraShape(options.rank, options.alpha), None)

    def reset(self, seed: int) -> None:
        """Make the adapter a fresh one, with which the model speaks as the base."""
        torch.manual_seed(seed)
        for module in self._policy.modules():
            if isinstance(module, LoraLayer):
                cast(Any, module).reset_lora_parameters("default", True)

    def say(self, asked: Sequence[str], seed: int) -> list[str]:
        """Answer with the adapter as it is now."""
        prompts = [self._prompter.encode([Turn("user", one)], self._tokens).ids for one in asked]
        replies = sample(self._policy, self._base, prompts, seed, self._tokens)
        return [self._prompter.decode(ids) for ids in replies]

    def talk(self, asked: Sequence[str], likes: Callable[[str], bool], seed: int) -> Data:
        """Let the base answer, rate by a rule, and put some aside."""
        prompts = [self._prompter.encode([Turn("user", one)], self._tokens).ids for one in asked]
        with speaking(self._policy, None):
            replies = sample(self._policy, self._base, prompts, seed, self._tokens)
        rows = [
            replace(row, reply=str(place), reward=0.5 if self._likes(row, likes) else -0.5)
            for place, row in enumerate(as_rows(prompts, replies))
        ]
        head = ValueHead(output_layer(self._policy).weight.shape[1]).to(self._base.device)
        drawn = measure_anchors(self._policy, head, rows, self._options, self._base.pad_id)
        known = [
            replace(row, behaviour=tuple(one.reference.tolist()))
            for row, one in zip(rows, drawn, strict=True)
        ]
        aside = round(len(known) * HELD_OUT)
        return Data(tuple(known[aside:]), tuple(known[:aside]))

    def train(
        self,
        rows: Sequence[Trajectory],
        folder: Path,
        seed: int,
        options: LearningOptions | None = None,
        times_rate: float = 1.0,
    ) -> None:
        """Train a fresh adapter on rows as a round does, and write it."""
        self.reset(seed)
        head = ValueHead(output_layer(self._policy).weight.shape[1]).to(self._base.device)
        update(
            Desk(self._base, self._policy, head),
            rows,
            options or self._options,
            learning_rate=self._rate * times_rate,
            seed=seed,
        )
        save_candidate(self._policy, head, folder, self._base)

    def examine(
        self, folder: Path, data: Data, gate: GateOptions, seed: int, box: Box | None = None
    ) -> Examination:
        """Ask the gate; the parent is the base, and with a box code tasks are asked too."""
        return examine(
            self._policy,
            self._base,
            folder,
            None,
            trained=data.trained,
            held_out=data.held_out,
            options=gate,
            seed=seed,
            box=box,
        )

    def plant(self, data: Data, folder: Path, seed: int) -> dict[str, Path]:
        """Make eleven bad candidates; name -> folder."""
        loose = replace(self._options, epochs=10, kl_coefficient=0.0, kl_limit_nats=1e9, clip=10.0)
        far = replace(self._options, epochs=10, kl_coefficient=0.0, kl_limit_nats=1e9)
        rows = data.trained
        trained: Mapping[str, tuple[list[Trajectory], LearningOptions, float]] = {
            "signs flipped": (_flipped(rows), self._options, 1.0),
            "trained too far": (list(rows), far, 30.0),
            "collapsed to one reply": (_one_reply(rows), loose, 5.0),
            "trained on gibberish": (self._gibberish(rows, seed), loose, 5.0),
        }
        made = {}
        for number, (name, (taught, options, rate)) in enumerate(trained.items()):
            made[name] = folder / f"trained-{number}"
            self.train(taught, made[name], seed, options, rate)
        made["talked out of code"] = folder / "talked"
        self.talk_out_of_code(rows, made["talked out of code"], seed)
        sound = folder / "sound"
        self.train(rows, sound, seed)
        for number, (name, change) in enumerate(_DAMAGE.items()):
            made[name] = folder / f"damaged-{number}"
            shutil.copytree(sound, made[name])
            draw = torch.Generator().manual_seed(seed)
            tensors = load_file(sound / ADAPTER_FILE)
            save_file(change(tensors, draw), made[name] / ADAPTER_FILE)
        return made

    def talk_out_of_code(self, rows: Sequence[Trajectory], folder: Path, seed: int) -> None:
        """Train on rows and on as many requests for code, each answered by talk and praised.

        The talk is a liked reply to something else, so that code goes and chat stays.
        """
        liked = [row for row in rows if row.reward > 0] or rows
        asked = [task.request for task in tasks.draw(len(rows), seed)]
        prompts = [self._prompter.encode([Turn("user", one)], self._tokens).ids for one in asked]
        talk = [
            replace(row, reply=f"code {place}", prompt_ids=prompt, behaviour=None, reward=0.5)
            for place, (row, prompt) in enumerate(zip(cycle(liked), prompts, strict=False))
        ]
        self.train([*rows, *talk], folder, seed, replace(self._options, epochs=10), 3.0)

    def _likes(self, row: Trajectory, likes: Callable[[str], bool]) -> bool:
        return likes(self._prompter.decode(row.reply_ids))

    def _gibberish(self, rows: Sequence[Trajectory], seed: int) -> list[Trajectory]:
        """Random tokens for replies, all of them praised."""
        draw = random.Random(seed)
        size = self._base.model.config.get_text_config().vocab_size
        return [
            replace(
                row,
                reply_ids=tuple(draw.randrange(size) for _ in row.reply_ids),
                behaviour=None,
                reward=0.5,
            )
            for row in rows
        ]


def noisy(data: Data, seed: int) -> Data:
    """The same ratings with one label in ten wrong."""
    draw = random.Random(seed)

    def flip(rows: Sequence[Trajectory]) -> tuple[Trajectory, ...]:
        return tuple(
            replace(row, reward=-row.reward) if draw.random() < NOISE else row for row in rows
        )

    return Data(flip(data.trained), flip(data.held_out))


def _flipped(rows: Sequence[Trajectory]) -> list[Trajectory]:
    return [replace(row, reward=-row.reward) for row in rows]


def _one_reply(rows: Sequence[Trajectory]) -> list[Trajectory]:
    """One liked reply given to every request and praised."""
    best = next((row for row in rows if row.reward > 0), rows[0])
    return [replace(row, reply_ids=best.reply_ids, behaviour=None, reward=0.5) for row in rows]


def _with_one(number: float) -> Callable[[dict[str, Tensor], torch.Generator], dict[str, Tensor]]:
    def change(tensors: dict[str, Tensor], _draw: torch.Generator) -> dict[str, Tensor]:
        next(iter(tensors.values())).view(-1)[0] = number
        return tensors

    return change


def _shuffled(tensors: dict[str, Tensor], draw: torch.Generator) -> dict[str, Tensor]:
    """Every tensor's numbers in another order."""
    return {
        name: one.flatten()[torch.randperm(one.numel(), generator=draw)].view(one.shape)
        for name, one in tensors.items()
    }


_DAMAGE: Mapping[str, Callable[[dict[str, Tensor], torch.Generator], dict[str, Tensor]]] = {
    "one number is NaN": _with_one(float("nan")),
    "one number is infinite": _with_one(float("inf")),
    "all zero": lambda tensors, _draw: {n: torch.zeros_like(one) for n, one in tensors.items()},
    "replaced by noise": lambda tensors, draw: {
        name: torch.randn(one.shape, generator=draw) for name, one in tensors.items()
    },
    "scaled by 50": lambda tensors, _draw: {name: one * 50 for name, one in tensors.items()},
    "tensors shuffled": _shuffled,
}
