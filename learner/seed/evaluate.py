"""Measures a trained seed model: greedy answers by kind, and code that runs right.

Everything asked here lies on the held-out side of the split (`draw.py`): wordings, names, values
and sums that training never drew. The topics and the functions are those of the training text, so
this measures what was learned of them, not skill on anything else.
"""

import re
import signal
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

import torch
from transformers import LlamaForCausalLM, PreTrainedTokenizerFast

from learner.seed.coding import families_values
from learner.seed.coding.code_requests import request
from learner.seed.coding.families import FAMILIES, passes
from learner.seed.coding.family import Family
from learner.seed.corpus import conversation
from learner.seed.draw import Draw
from learner.seed.talk import smalltalk
from learner.seed.turns import Exchange

Turns = list[dict[str, str]]
_FENCE = re.compile(r"```python\n(.*?)```", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Score:
    """How many of a number of answers were right."""

    kind: str
    right: int
    total: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model said, without special tokens, and whether it stopped by itself."""

    text: str
    stopped: bool


def answers(
    model: LlamaForCausalLM,
    tokenizer: PreTrainedTokenizerFast,
    prompts: Sequence[Turns],
    *,
    sample: bool = False,
    limit_tokens: int = 320,
    batch: int = 32,
) -> list[Answer]:
    """Answer each conversation, greedily or sampled at temperature 1.

    Prompts of similar length are answered together, padded on the left.
    """
    texts = [
        tokenizer.apply_chat_template(turns, tokenize=False, add_generation_prompt=True)
        for turns in prompts
    ]
    order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
    found = [Answer("", False)] * len(texts)
    for start in range(0, len(order), batch):
        chosen = order[start : start + batch]
        rows = tokenizer([texts[index] for index in chosen], return_tensors="pt", padding=True)
        with torch.inference_mode():
            ids = model.generate(  # type: ignore[misc]
                input_ids=rows["input_ids"],
                attention_mask=rows["attention_mask"],
                do_sample=sample,
                max_new_tokens=limit_tokens,
                pad_token_id=tokenizer.pad_token_id,
                eos_token_id=tokenizer.eos_token_id,
            )
        said = ids[:, rows["input_ids"].shape[1] :]
        stopped = (said == tokenizer.eos_token_id).any(1).tolist()
        decoded = tokenizer.batch_decode(said, True)
        for index, text, ended in zip(chosen, decoded, stopped, strict=True):
            found[index] = Answer(text, ended)
    return found


def answer(
    model: LlamaForCausalLM,
    tokenizer: PreTrainedTokenizerFast,
    prompts: Sequence[Turns],
    *,
    sample: bool = False,
    limit_tokens: int = 320,
) -> list[str]:
    """Answer each conversation and give the texts alone."""
    found = answers(model, tokenizer, prompts, sample=sample, limit_tokens=limit_tokens)
    return [one.text for one in found]


def talk_scores(
    model: LlamaForCausalLM, tokenizer: PreTrainedTokenizerFast, seed: int, conversations: int
) -> list[Score]:
    """Score greedy answers to held-out conversations by kind; each turn sees the true history.

    The last score tells how many answers stopped by themselves with their fences closed.
    """
    rng = Draw(f"held out {seed}", held_out=True)
    prompts: list[Turns] = []
    wanted: list[Exchange] = []
    for _ in range(conversations):
        drawn = conversation(rng)
        turns = drawn.turns()
        first = 1 if drawn.system else 0
        for number, exchange in enumerate(drawn.exchanges):
            if exchange.accept:
                prompts.append(turns[: first + 2 * number + 1])
                wanted.append(exchange)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    said = answers(model, tokenizer, prompts)
    for exchange, one in zip(wanted, said, strict=True):
        counts[exchange.kind][0] += exchange.accepts(one.text)
        counts[exchange.kind][1] += 1
    scores = [Score(kind, right, total) for kind, (right, total) in sorted(counts.items())]
    return [*scores, stopped("talk stops by itself", said)]


def chat_score(
    model: LlamaForCausalLM, tokenizer: PreTrainedTokenizerFast, seed: int, chats: int
) -> Score:
    """Score chats of six turns of small talk on the model's own replies, drawn at temperature 1.

    A chat is right when every reply says what its topic lets the bot say.
    """
    rng = Draw(f"chats {seed}", held_out=True)
    drawn = [smalltalk.chat(rng, 6) for _ in range(chats)]
    histories: list[Turns] = [[] for _ in drawn]
    right = [True] * chats
    for turn in range(6):
        for history, chat in zip(histories, drawn, strict=True):
            history.append({"role": "user", "content": chat[turn].user})
        texts = answer(model, tokenizer, histories, sample=True)
        for index, text in enumerate(texts):
            histories[index].append({"role": "assistant", "content": text})
            right[index] &= drawn[index][turn].accepts(text)
    return Score("chat of six turns", sum(right), chats)


def code_scores(
    model: LlamaForCausalLM, tokenizer: PreTrainedTokenizerFast, seed: int, *, each: int = 2
) -> list[Score]:
    """Score held-out requests for every snippet family, and for values, by running the code.

    The code runs in this process: use it on the seed model alone, which knows only these families.
    """
    known = [family for family in FAMILIES for _ in range(each)]
    rng = Draw(f"code {seed}", held_out=True)
    prompts = [_asked(rng, family) for family in known]
    valued = [families_values.family(rng) for _ in FAMILIES]
    scores = []
    greedy = answers(model, tokenizer, prompts)
    scores.append(passing("code, greedy", known, greedy))
    sampled = answers(model, tokenizer, prompts, sample=True)
    scores.append(passing("code, sampled at T = 1", known, sampled))
    unseen = answers(model, tokenizer, [_asked(rng, family) for family in valued])
    scores.append(passing("code with an unseen value, greedy", valued, unseen))
    return [*scores, stopped("code stops by itself", [*greedy, *sampled, *unseen])]


def variety(model: LlamaForCausalLM, tokenizer: PreTrainedTokenizerFast) -> Score:
    """Count the different answers of twenty at temperature 1 to the opener that has fewest."""
    openers = ("hello", "tell me something", "how are you?", "tell me a joke")
    prompts = [[{"role": "user", "content": opener}] for opener in openers for _ in range(20)]
    texts = answer(model, tokenizer, prompts, sample=True)
    fewest = min(len(set(texts[at : at + 20])) for at in range(0, len(texts), 20))
    return Score("different answers to one opener", fewest, 20)


def passing(kind: str, families: Sequence[Family], said: Sequence[Answer]) -> Score:
    """Score answers by running their code in this process against their family's cases."""
    right = 0
    for family, one in zip(families, said, strict=True):
        try:
            with _limited(2):
                right += passes(family, code_of(one.text))
        except TimeoutError:
            continue
    return Score(kind, right, len(families))


def stopped(kind: str, said: Sequence[Answer]) -> Score:
    """Score answers by whether they stopped by themselves with their fences closed."""
    good = sum(one.stopped and one.text.count("```") in (0, 2) for one in said)
    return Score(kind, good, len(said))


def code_of(text: str) -> str:
    """Take the code out of the first fenced block, or nothing where there is none."""
    found = _FENCE.search(text)
    return found.group(1) if found else ""


def _asked(rng: Draw, family: Family) -> Turns:
    rng.forget()
    return [{"role": "user", "content": request(rng, family)}]


@contextmanager
def _limited(seconds: int) -> Iterator[None]:
    """Stop code that never ends; needs the main thread."""

    def ring(number: int, frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
