"""KTO on verdicts or thumbs: what TRL makes of the same answers, for comparison.

Kahneman-Tversky Optimization (Ethayarajh et al. 2024, arXiv 2402.01306) learns from the same rows
as a round: a request, an answer, and whether it passed or was liked.
"""

from __future__ import annotations

import logging
import tempfile
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from learner.options import LearningOptions
from learner.policy import LoraShape, ModelSpec, attach_adapter, load_base
from learner.ppo import default_learning_rate


@dataclass(frozen=True)
class Judged:
    """An answer, and whether it passed or was liked."""

    request: str
    text: str
    good: bool


def train(spec: ModelSpec, judged: Sequence[Judged], folder: Path, seed: int) -> bool:
    """Train an adapter by KTO and write it to `folder`.

    Returns:
        False where nothing can be learned: all answers were good, or none.
    """
    if len({one.good for one in judged}) < 2:
        return False
    from datasets.arrow_dataset import Dataset
    from datasets.utils.tqdm import disable_progress_bars
    from transformers.trainer_callback import PrinterCallback
    from trl.trainer.kto_config import KTOConfig
    from trl.trainer.kto_trainer import KTOTrainer

    disable_progress_bars()
    base, options = load_base(spec), LearningOptions()
    model = attach_adapter(base, LoraShape(options.rank, options.alpha), None)
    rows = Dataset.from_list(
        [
            {
                "prompt": [{"role": "user", "content": one.request}],
                "completion": [{"role": "assistant", "content": one.text}],
                "label": one.good,
            }
            for one in judged
        ]
    )
    logging.getLogger("trl").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as work, warnings.catch_warnings():
        # TRL 1.16 uses names that transformers 5.23 calls old.
        warnings.simplefilter("ignore", FutureWarning)
        trainer = KTOTrainer(
            model=model,
            args=KTOConfig(
                output_dir=work,
                per_device_train_batch_size=options.minibatch,
                num_train_epochs=options.epochs,
                max_length=min(512, base.context_tokens),
                learning_rate=default_learning_rate(base.parameters),
                seed=seed,
                report_to=[],
                use_cpu=base.device.type == "cpu",
                bf16=False,
                disable_tqdm=True,
                save_strategy="no",
                logging_strategy="no",
            ),
            train_dataset=rows,
            processing_class=base.tokenizer,
        )
        trainer.remove_callback(PrinterCallback)
        trainer.train()
        model.save_pretrained(str(folder))
    return True
