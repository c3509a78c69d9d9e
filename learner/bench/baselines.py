"""What others make of the same ratings: KTO from TRL, and examples written into the prompt."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

from learner.bench.curves import KTO, PROMPT
from learner.bench.drafts import SAMPLING, Drafted, draw
from learner.bench.kto import Judged, train
from learner.bench.picking import scores_of
from learner.bench.preferences import Preference
from learner.bench.teaching import JUDGED_EACH, Mark, Rated, Taught
from learner.engine.engine import Engine
from learner.policy import Base, ModelSpec
from learner.prompt import Prompter, PromptError
from storage.records import BASE_VERSION, Turn

EXAMPLES = 4
"""Liked replies in the prompt, and half as many disliked ones."""

LONGEST_EXAMPLE = 120


def kto(
    taught: Taught,
    preference: Preference,
    judging: Sequence[Drafted],
    after: Sequence[int],
    *,
    base: Base,
    spec: ModelSpec,
    folder: Path,
) -> Taught:
    """Train the base by KTO on an arm's first ratings, anew for each number of them.

    Args:
        taught: The arm whose ratings are used.
        preference: What its people like.
        judging: Prompts that judge, with drafts of the base.
        after: Numbers of ratings, ascending.
        base: The loaded base model.
        spec: How KTO loads it again.
        folder: Where adapters may lie.
    """
    began = time.monotonic()
    scores = scores_of(preference, judging)
    marks = [Mark(0, fmean(map(fmean, scores)))]
    adapter: Path | None = None
    for count in after:
        target = folder / f"kto-{count}"
        rows = [Judged(one.asked, one.text, one.thumb > 0) for one in taught.said[:count]]
        if train(spec, rows, target, taught.seed):
            adapter = target
            marks.append(Mark(count, _score(base, target, preference, judging)))
        else:
            marks.append(Mark(count, marks[0].score))
    return Taught(
        KTO,
        taught.preference,
        taught.seed,
        tuple(marks),
        (),
        (),
        adapter,
        time.monotonic() - began,
    )


def in_the_prompt(
    taught: Taught,
    preference: Preference,
    judging: Sequence[Drafted],
    after: Sequence[int],
    *,
    base: Base,
) -> Taught:
    """Leave the weights alone and tell the base, in a system turn, what was liked and what not."""
    began = time.monotonic()
    marks = [Mark(0, fmean(map(fmean, scores_of(preference, judging))))]
    for count in after:
        told = _fitting(base, taught.said[:count], [one.asked for one in judging])
        marks.append(Mark(count, _score(base, None, preference, judging, told)))
    return Taught(
        PROMPT,
        taught.preference,
        taught.seed,
        tuple(marks),
        (),
        (),
        None,
        time.monotonic() - began,
    )


def examples(said: Sequence[Rated], liked: int = EXAMPLES) -> str:
    """The newest short replies with their scores, as an instruction.

    Args:
        said: What was rated, oldest first.
        liked: The most liked replies, and half as many disliked ones.
    """

    def some(thumb: int, most: int) -> list[str]:
        known = [
            " ".join(one.text.split())
            for one in said
            if one.thumb == thumb and 0 < len(one.text) <= LONGEST_EXAMPLE
        ]
        return [f'"{text}" (score {thumb:+d})' for text in known[::-1][:most][::-1]]

    shown = [*some(1, liked), *some(-1, liked // 2)]
    return "People rated these replies. Answer like those with score +1. " + " ".join(shown)


def _fitting(base: Base, said: Sequence[Rated], asked: Sequence[str]) -> str:
    """As many examples as leave room for every prompt."""
    prompter = Prompter(base)
    for liked in range(EXAMPLES, 0, -1):
        told = examples(said, liked)
        try:
            for one in asked:
                prompter.encode((Turn("system", told), Turn("user", one)), SAMPLING.max_tokens)
        except PromptError:
            continue
        return told
    return examples((), 0)


def _score(
    base: Base,
    adapter: Path | None,
    preference: Preference,
    judging: Sequence[Drafted],
    system: str | None = None,
) -> float:
    """The mean score of replies to the judging prompts."""
    asked = [one.asked for one in judging]
    engine = Engine(base, lambda _version: adapter or Path(), queue_limit=10_000)
    engine.start()
    try:
        version = BASE_VERSION
        if adapter is not None:
            version = adapter.name
            engine.load(version)
            engine.serve(version)
        drawn = draw(engine, base, asked, JUDGED_EACH, version=version, sense=False, system=system)
    finally:
        engine.close()
    return fmean(map(fmean, scores_of(preference, drawn)))
