"""Trains the embedded model: `python -m learner.seed.recipe --out DIR`, from scratch or onward.

Text, tokenizer, model, a small measurement and the model card, top to bottom. No data is
downloaded: everything the model reads comes from the generators beside this file.
"""

import argparse
import copy
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import torch
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from transformers import GenerationConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from learner.seed import card, evaluate, showing, stages, training
from learner.seed.corpus import reading
from learner.seed.tokens import train_tokenizer


@dataclass(frozen=True, slots=True)
class Shape:
    """Size of the model and its tokenizer."""

    vocabulary: int = 3072
    width: int = 224
    layers: int = 6


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the recipe with the command line's arguments."""
    options = _parser().parse_args(arguments)
    torch.set_num_threads(options.threads)
    plan = training.Plan(
        minutes=options.minutes,
        tokens=options.tokens,
        seed=options.seed,
        rates=options.rates,
        compile=options.compile,
    )
    shape = Shape(options.vocabulary, options.width, options.layers)
    run(
        options.out,
        plan,
        shape,
        onward=options.onward,
        blend=options.blend,
        blend_with=options.blend_with,
        resume=options.resume,
        held_out=options.held_out,
    )


def run(
    out: Path,
    plan: training.Plan,
    shape: Shape,
    *,
    onward: Path | None = None,
    blend: float = 1.0,
    blend_with: Path | None = None,
    resume: bool,
    held_out: int,
) -> None:
    """Train, measure and write a model.

    Args:
        out: folder of the finished model; the checkpoint lives there until the model is written.
        plan: budget and rates of the training.
        shape: size of a model from scratch.
        onward: folder of a finished model to train further, with its tokenizer and its shape, on
            text that it has not seen where the plan's seed is another than its own.
        blend: how far to go from other weights to those after the training; less than 1 keeps
            more of what was known before (Wortsman et al. 2022, arXiv 2109.01903).
        blend_with: folder of the model with those other weights, of an earlier run; without one
            they are those before the training.
        resume: whether to go on from the checkpoint in `out`.
        held_out: how many held-out conversations to measure on; 0 skips all measurements.
    """
    console = Console()
    out.mkdir(parents=True, exist_ok=True)
    checkpoint = out / "checkpoint.pt"
    torch.manual_seed(plan.seed)
    if not 0 < blend <= 1 or (blend < 1 and not onward):
        raise SystemExit(f"--blend is {blend:g}; give more than 0, at most 1, and with --onward")
    if blend_with and blend == 1:
        raise SystemExit("--blend-with takes nothing from that folder without a --blend below 1")
    if onward:
        before = stages.read(onward)
        if plan.seed in {stage.seed for stage in before}:
            raise SystemExit(
                f"{onward} has already read the text of seed {plan.seed}; give another --seed"
            )
        tokenizer = PreTrainedTokenizerFast.from_pretrained(onward)
        model = training.load(onward)
    else:
        before = []
        tokenizer = tokenizer_for(out, plan, shape.vocabulary, resume)
        model = training.build(len(tokenizer), tokenizer, shape.width, shape.layers)
    start = training.load(blend_with or onward) if blend < 1 and onward else None
    with _bar(console) as bar:
        task = bar.add_task("training", total=1.0, steps=0, tokens=0, loss=0.0)

        def tell(progress: training.Progress, used: float) -> None:
            bar.update(
                task,
                completed=used,
                steps=progress.steps,
                tokens=progress.tokens / 1e6,
                loss=progress.loss,
            )
            if progress.steps % 200 == 0:
                console.log(
                    f"step {progress.steps}  {progress.tokens / 1e6:.2f} M tokens  "
                    f"{progress.seconds / 60:.1f} min  loss {progress.loss:.4f}"
                )

        progress = training.train(model, tokenizer, plan, checkpoint, tell, resume)
    if start is not None:
        with torch.no_grad():
            for now, was in zip(model.parameters(), start.parameters(), strict=True):
                now.lerp_(was, 1 - blend)
    write(out, model, tokenizer)
    checkpoint.unlink()
    run_now = stages.Stage(
        plan.seed,
        plan.minutes,
        progress.seconds / 60,
        progress.tokens,
        progress.steps,
        plan.rates,
        blend,
        len(stages.read(blend_with)) if blend_with else None,
    )
    made_by = [*before, run_now]
    stages.write(out, made_by)
    scores = measure(out, tokenizer, plan.seed, held_out) if held_out else []
    for score in scores:
        console.log(f"{score.kind}: {score.right}/{score.total}")
    parameters = sum(parameter.numel() for parameter in model.parameters())
    (out / "README.md").write_text(
        card.text(model.config, parameters, plan, made_by, scores), encoding="utf-8"
    )


def tokenizer_for(
    out: Path, plan: training.Plan, vocabulary: int, resume: bool
) -> PreTrainedTokenizerFast:
    """Train the tokenizer on eight pools, at most 20,000 conversations; a resumed run loads it."""
    if resume and (out / "tokenizer.json").exists():
        found: PreTrainedTokenizerFast = PreTrainedTokenizerFast.from_pretrained(out)
        return found
    texts = (
        turn["content"]
        for conversation in islice(reading(plan.seed), min(20_000, 8 * plan.pool))
        for turn in conversation.turns()
    )
    tokenizer = train_tokenizer(texts, vocabulary)
    tokenizer.save_pretrained(out)
    return tokenizer


def write(out: Path, model: LlamaForCausalLM, tokenizer: PreTrainedTokenizerFast) -> None:
    """Write the weights in bfloat16 with tokenizer and generation settings."""
    shipped = copy.deepcopy(model)
    for parameter in shipped.parameters():
        parameter.data = parameter.data.to(torch.bfloat16)
    shipped.config.dtype = torch.bfloat16
    shipped.generation_config = GenerationConfig(  # type: ignore[no-untyped-call]
        do_sample=True,
        temperature=1.0,
        top_p=1.0,
        max_new_tokens=384,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    shipped.save_pretrained(out)
    tokenizer.save_pretrained(out)


def measure(
    out: Path, tokenizer: PreTrainedTokenizerFast, seed: int, held_out: int
) -> list[evaluate.Score]:
    """Measure the model as it was written, in bfloat16, on held-out wordings and values."""
    model = LlamaForCausalLM.from_pretrained(out)
    torch.manual_seed(seed)
    return [
        *evaluate.talk_scores(model, tokenizer, seed, held_out),
        *evaluate.code_scores(model, tokenizer, seed),
        evaluate.chat_score(model, tokenizer, seed, held_out // 10),
        evaluate.variety(model, tokenizer),
        *showing.steering_scores(model, tokenizer, seed, each=5),
        *showing.dial_scores(model, tokenizer, seed, held_out // 2),
    ]


def _bar(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>5.1f} %"),
        TextColumn("step {task.fields[steps]}"),
        TextColumn("{task.fields[tokens]:.2f} M tokens"),
        TextColumn("loss {task.fields[loss]:.3f}"),
        TimeElapsedColumn(),
        console=console,
        refresh_per_second=2,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m learner.seed.recipe", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of the finished model")
    parser.add_argument("--minutes", type=float, default=68.0, help="time to train for")
    parser.add_argument("--tokens", type=int, help="end earlier, after this many tokens")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--rates", type=float, default=1.0, help="share of the highest learning rates to take"
    )
    parser.add_argument(
        "--onward", type=Path, metavar="FOLDER", help="train this finished model further"
    )
    parser.add_argument(
        "--blend",
        type=float,
        default=1.0,
        help="with --onward: how far to go from the old weights to the new, 0 to 1",
    )
    parser.add_argument(
        "--blend-with", type=Path, metavar="FOLDER", help="take the old weights from here"
    )
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in --out")
    parser.add_argument("--threads", type=int, default=1, help="CPU threads of torch")
    parser.add_argument(
        "--compile", action="store_true", help="use torch.compile (needs a C++ compiler)"
    )
    parser.add_argument("--held-out", type=int, default=600, help="conversations to measure on")
    parser.add_argument("--vocabulary", type=int, default=3072)
    parser.add_argument("--width", type=int, default=224)
    parser.add_argument("--layers", type=int, default=6)
    return parser


if __name__ == "__main__":
    main()
