"""The model card: what the model is, what it was trained on, what it can and cannot do."""

from collections.abc import Sequence

from transformers import LlamaConfig

from learner.seed.coding.families import FAMILIES
from learner.seed.coding.families_values import MAKERS
from learner.seed.coding.families_worded import WORD_MAKERS
from learner.seed.corpus import DRILLED
from learner.seed.evaluate import Score
from learner.seed.knowing.explanations import CONCEPTS
from learner.seed.stages import Stage
from learner.seed.tokens import CHOICE
from learner.seed.training import Plan

_CARD = """\
---
license: mit
language: en
library_name: transformers
pipeline_tag: text-generation
---

# Thumbwise seed

A very small chat model that ships inside Thumbwise, so that the bot runs and learns on two CPU
cores before any larger model is set up. It was trained from scratch, on text that a program wrote.

## Architecture

Llama, {layers} layers, {width} wide, {heads} heads, feed-forward {feed} wide, tied embeddings,
{parameters:,} parameters in bfloat16, context of {context:,} tokens. Byte-level BPE tokenizer of
{vocabulary:,} entries, digits one by one. ChatML template; a turn ends with `<|im_end|>`.

## Training

{tokens:.1f} M tokens in {minutes:.0f} minutes of CPU training, in {runs} of the recipe, each on
text of its own seed:

| seed | minutes | M tokens | steps | share of the highest rates | blend |
| --- | --- | --- | --- | --- | --- |
{stages}

"Blend" is how far the result stands from the weights before the run, or after the one named, to
those after it.

Muon for the matrices inside the layers (highest rate {matrix_rate}), AdamW for embeddings and norms
(highest rate {rate}, betas 0.9 and 0.95), weight decay 0.05, half a cosine over each run's time;
bfloat16 autocast where the processor has it, else float32. The loss counts the assistant's tokens
only. All batches were drawn afresh. Earlier runs read the text as the generators wrote it then.

All text comes from the generators in `learner/seed/`: drills ({drilled:.0%} of what is read; a
single wish for a style and a reply that follows it, or right code after a careful opening and
wrong code after a hasty one, where the token that decides counts {choice:g} times; the first two
runs had none), small talk, facts and small sums,
{concepts} explained concepts, summaries of short texts, things told and asked back or never told,
what the bot cannot do, Python snippets of {families} functions and of {valued} more kinds that
take a value, such as "add 17 to a number". The style of every reply is drawn independently of the
question: long or short, warm, polite, exclaiming, with emoji, in lower case, asking back, listed,
with contractions, in the first person, naming its subject, with an example; code with docstring,
type hints, comments, example call. A system turn, or a person's own, at times asks for one of
these, or for a part to be played, and is then followed. About a third of the snippets are wrong
on purpose; a careful opening before the code ("Tested version:") goes nearly always with right
code, a hasty one with wrong code. Telling right from wrong is left to feedback. No downloaded data
was used.

To train it again (how many tokens fit into the minutes depends on the machine):

```sh
{commands}
```

## Measured

In bfloat16, on the held-out side of the split: a tenth of the wordings, names, made-up words,
numbers and sums is never drawn in training, and where there is a choice these requests draw
nothing else. The facts, the concepts and the functions are those of the training text. Talk is
greedy and right when the reply contains an expected statement word for word, but for case and
contractions. Code is right when it passes its family's cases. In a chat of six turns, sampled at
T = 1 on its own replies, every reply must be one that its topic allows. "System turn" counts
greedy replies that show, or leave out, the dial that a system turn names, or that play its part.
"Dial" counts sampled replies (T = 1) that show it, where it fits. `thumbwise bench seed` asks in
wordings written by hand instead, as strangers type, so its figures are others.

| what | right | of | share |
| --- | --- | --- | --- |
{rows}

## Limits

- It knows only what its generators wrote. On anything else it answers something unrelated or says
  that it does not know; nothing it says should be relied on.
- English only. Typing errors and unusual wordings throw it off: it often takes them for something
  else.
- It copies names and words from the conversation, and does sums, only as well as the table says.
- Its code covers the {families} functions and what is much like them. Run it in a sandbox.
- It was not tuned for safety; it simply knows very little.
"""


def text(
    config: LlamaConfig,
    parameters: int,
    plan: Plan,
    stages: Sequence[Stage],
    scores: Sequence[Score],
) -> str:
    """Write the card from the runs' own numbers; `plan` is the last one's."""
    rows = "\n".join(
        f"| {score.kind} | {score.right} | {score.total} | {score.right / score.total:.2f} |"
        for score in scores
    )
    return _CARD.format(
        layers=config.num_hidden_layers,
        width=config.hidden_size,
        heads=config.num_attention_heads,
        feed=config.intermediate_size,
        parameters=parameters,
        context=config.max_position_embeddings,
        vocabulary=config.vocab_size,
        tokens=sum(stage.tokens for stage in stages) / 1e6,
        minutes=sum(stage.minutes for stage in stages),
        runs="one run" if len(stages) == 1 else f"{len(stages)} runs",
        stages="\n".join(
            f"| {stage.seed} | {stage.minutes:.0f} | {stage.tokens / 1e6:.1f} | {stage.steps:,} "
            f"| {stage.rates:g} | {stage.blend:g}{_other(stage)} |"
            for stage in stages
        ),
        commands="\n".join(_command(number, stage) for number, stage in enumerate(stages)),
        rate=plan.rate,
        matrix_rate=plan.matrix_rate,
        concepts=len(CONCEPTS),
        families=len(FAMILIES),
        valued=len(MAKERS) + len(WORD_MAKERS),
        drilled=DRILLED,
        choice=CHOICE,
        rows=rows or "| not measured | | | |",
    )


def _other(stage: Stage) -> str:
    return "" if stage.blended_with is None else f" with run {stage.blended_with}"


def _command(number: int, stage: Stage) -> str:
    onward = f" --onward DIR{number}" if number else ""
    rates = "" if stage.rates == 1 else f" --rates {stage.rates:g}"
    blend = "" if stage.blend == 1 else f" --blend {stage.blend:g}"
    if stage.blended_with is not None:
        blend += f" --blend-with DIR{stage.blended_with}"
    return (
        f"python -m learner.seed.recipe --out DIR{number + 1}{onward}{rates}{blend}"
        f" --minutes {stage.budget:g} --seed {stage.seed} --threads 2 --compile"
    )
