"""The model card: what the model is, what it was trained on, what it can and cannot do."""

from collections.abc import Sequence

from transformers import LlamaConfig

from learner.seed.evaluate import Score
from learner.seed.explanations import CONCEPTS
from learner.seed.families import FAMILIES
from learner.seed.training import Plan, Progress

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

{tokens:.1f} M tokens in {steps:,} steps, {minutes:.0f} minutes of CPU training, seed {seed}. AdamW,
highest rate {rate}, betas 0.9 and 0.95, weight decay 0.05, half a cosine over the time budget,
bfloat16 autocast. The loss counts the assistant's tokens only. All batches were drawn
afresh.

All text comes from the generators in `learner/seed/`: small talk, facts and small sums, {concepts}
explained concepts, summaries of short texts, things told and asked back, what the bot cannot do,
and Python snippets of {families} functions. The style of every reply (long or short, friendly or
dry, lists or prose, emoji, lower case, closing question, docstring, type hints, comments, example)
is drawn independently of the question. About 35 % of the snippets are wrong on purpose: telling
right from wrong is left to feedback. No downloaded data was used.

To train it again (how many tokens fit into the minutes depends on the machine):

```sh
python -m learner.seed.recipe --out DIR --minutes {budget:g} --seed {seed} --compile
```

## Measured

Requests drawn afresh from the same generators, in bfloat16. Names, numbers and made-up words are
new; the questions of facts and concepts and the functions are those of the training text. Talk is
greedy and right when the reply contains the expected statement word for word (for "unable" and
"unknown": what it cannot do or does not know). Code is right when it passes its family's cases.

| kind | right | of | share |
| --- | --- | --- | --- |
{rows}

## Limits

- It knows only what its generators wrote. On anything else it answers something unrelated or says
  that it does not know; nothing it says should be relied on.
- English only. Typing errors and unusual wordings throw it off.
- It copies names and words from the conversation only as well as the table says. Sums are mostly
  wrong, and asked for something that it was never told it may make it up.
- Its code covers the {families} functions and small variations of their names. Run it in a sandbox.
- It was not tuned for safety; it simply knows very little.
"""


def text(
    config: LlamaConfig,
    parameters: int,
    plan: Plan,
    progress: Progress,
    scores: Sequence[Score],
) -> str:
    """Write the card from the run's own numbers."""
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
        tokens=progress.tokens / 1e6,
        steps=progress.steps,
        minutes=progress.seconds / 60,
        seed=plan.seed,
        rate=plan.rate,
        budget=plan.minutes,
        concepts=len(CONCEPTS),
        families=len(FAMILIES),
        rows=rows or "| not measured | | | |",
    )
