"""The base model and its LoRA shape: what is loaded, on what, and under which fingerprint.

Loads any Hugging Face causal model with a chat template, from its own weights up. The engine
serves from the `Base`; a training round attaches a PEFT adapter to its own copy. How text becomes
tokens is `learner.prompt`'s, how adapters are applied while serving is `learner.engine.lora`'s.
"""

from __future__ import annotations

import hashlib
import logging
import threading
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import torch
from huggingface_hub import snapshot_download
from peft import LoraConfig, PeftModel, get_peft_model
from safetensors import SafetensorError
from torch import nn
from transformers import (
    AutoModelForCausalLM,
    AutoTokenizer,
    PreTrainedModel,
    PreTrainedTokenizerBase,
)
from transformers.pytorch_utils import Conv1D
from transformers.utils import logging as transformers_logging

from learner.seed import embedded_path

log = logging.getLogger(__name__)

ONE_THREAD_PARAMETERS = 10_000_000
"""Up to so many, one thread is faster than several."""

_TORCH_THREADS = torch.get_num_threads()
"""What torch chose for itself when it was loaded."""

EMBEDDED = "embedded"
EMBEDDED_FOLDER = embedded_path()
SMALL_PARAMETERS = 100_000_000
"""Below this a model runs in float32 on a CPU: bf16 gains little and log-probs lose digits."""

_WEIGHTS = ("*.safetensors", "*.bin", "*.safetensors.index.json", "*.bin.index.json")
_WORDS = ("tokenizer*", "vocab*", "merges.txt", "special_tokens_map.json", "added_tokens.json")
_REST = ("config.json", "generation_config.json", "chat_template*", "*.model", "*.tiktoken")
_LOADING = threading.Lock()
"""transformers patches its own globals while it loads: two loads at once leave both broken."""

_FAR = 10**9
"""Tokenizers without a length limit claim an absurd one; anything above this means "none"."""


class ModelError(Exception):
    """The model cannot be used; the text says what came, what was wanted and how to mend it."""


@dataclass(frozen=True)
class ModelSpec:
    """Which model, and how to run it.

    Args:
        model: "embedded", a local folder or a Hugging Face id.
        template: a chat template's file or text, in place of the model's own.
        dtype: "auto", "float32", "bfloat16" or "float16".
        device: "auto" or a torch device such as "cpu" or "cuda:0".
        threads: torch threads for one operation; 0 chooses by the model's size.
    """

    model: str = EMBEDDED
    template: str | None = None
    dtype: str = "auto"
    device: str = "auto"
    threads: int = 0


@dataclass
class Base:
    """A loaded base model with its tokenizer and what everyone must know about them."""

    name: str
    model: PreTrainedModel
    tokenizer: PreTrainedTokenizerBase
    eos_ids: frozenset[int]
    pad_id: int
    context_tokens: int
    fingerprint: str
    device: torch.device
    dtype: torch.dtype
    parameters: int


@dataclass(frozen=True)
class LoraShape:
    """The shape of every adapter: LoRA of this rank on all linear layers, without dropout."""

    rank: int = 16
    alpha: int = 32


def threads_for(parameters: int) -> int:
    """Choose the torch threads for a model of so many parameters.

    A small model's operations are so short that waking another thread for each costs more than it
    saves: with the embedded model on two cores one thread draws twice the tokens per second.
    """
    return 1 if parameters <= ONE_THREAD_PARAMETERS else _TORCH_THREADS


def load_base(spec: ModelSpec) -> Base:
    """Load a model and its tokenizer.

    Raises:
        ModelError: not found, no chat template, an architecture that cannot be batched, or a
            device or dtype that is not there.
    """
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    device = _device(spec.device)
    folder = model_folder(spec)
    template = _template_text(spec.template)
    try:
        with _LOADING:
            tokenizer = cast(PreTrainedTokenizerBase, AutoTokenizer.from_pretrained(folder))
            model = cast(
                PreTrainedModel, AutoModelForCausalLM.from_pretrained(folder, dtype="auto")
            )
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        raise ModelError(
            f"The model {spec.model!r} could not be loaded from {folder}: {error} "
            "Set `model` to a causal language model in Hugging Face form."
        ) from error
    if template is not None:
        tokenizer.chat_template = template
    if not tokenizer.chat_template:
        raise ModelError(
            f"The model {spec.model!r} has no chat template, so turns cannot become a prompt. "
            "Set `template` to a file with one (Jinja), or choose a chat model."
        )
    parameters = sum(weight.numel() for weight in model.parameters())
    torch.set_num_threads(spec.threads or threads_for(parameters))
    dtype = _dtype(spec.dtype, device, parameters)
    cast(nn.Module, model).to(device=device, dtype=dtype).eval()
    model.requires_grad_(False)
    eos_ids = _eos_ids(model, tokenizer)
    base = Base(
        name=spec.model,
        model=model,
        tokenizer=tokenizer,
        eos_ids=eos_ids,
        pad_id=_pad_id(tokenizer, eos_ids),
        context_tokens=_context_tokens(model, tokenizer, spec.model),
        fingerprint=fingerprint(spec),
        device=device,
        dtype=dtype,
        parameters=parameters,
    )
    log.info("model %s: %d parameters, %s on %s", spec.model, parameters, dtype, device)
    return base


def attach_adapter(base: Base, shape: LoraShape, folder: Path | None) -> PeftModel:
    """Put a trainable adapter named "default" on the base's model, in place.

    Args:
        folder: the parent version's files to go on from, or None for a fresh adapter (which leaves
            the model's output as it was). Its own shape then counts, not `shape`.
    """
    with warnings.catch_warnings():
        # PEFT 0.21 asks transformers 5.23 by a name that the latter has deprecated.
        warnings.filterwarnings("ignore", "`is_gradient_checkpointing`", FutureWarning)
        if folder is not None:
            return PeftModel.from_pretrained(base.model, str(folder), is_trainable=True)
        config = LoraConfig(
            r=shape.rank,
            lora_alpha=shape.alpha,
            lora_dropout=0.0,
            target_modules="all-linear",
            fan_in_fan_out=any(isinstance(module, Conv1D) for module in base.model.modules()),
            task_type="CAUSAL_LM",
        )
        return get_peft_model(base.model, config)


def linear_sites(model: PreTrainedModel) -> dict[str, nn.Module]:
    """Name and module of every linear layer that an adapter may change (not the output head)."""
    head = model.get_output_embeddings()  # type: ignore[no-untyped-call]
    return {
        name: module
        for name, module in model.named_modules()
        if isinstance(module, nn.Linear | Conv1D) and module is not head
    }


def model_folder(spec: ModelSpec) -> Path:
    """The local folder with the model's files; fetches them when `model` is a Hugging Face id."""
    if spec.model == EMBEDDED:
        if not (EMBEDDED_FOLDER / "config.json").is_file():
            raise ModelError(
                f"The embedded model's files are not in {EMBEDDED_FOLDER}. Install the package "
                "again, or make them with `python -m learner.seed.recipe --out DIR`."
            )
        return EMBEDDED_FOLDER
    folder = Path(spec.model).expanduser()
    if folder.is_dir():
        return folder
    if spec.model.startswith((".", "/", "~")):
        raise ModelError(f"There is no folder {spec.model!r}. Set `model` to one that exists.")
    try:
        return Path(snapshot_download(spec.model, allow_patterns=[*_WEIGHTS, *_WORDS, *_REST]))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{spec.model!r} is neither a local folder nor a model that could be fetched: {error}"
        ) from error


def fingerprint(spec: ModelSpec) -> str:
    """SHA-256 over weights, configuration, tokenizer and chat template of a model.

    Rows that carry another fingerprint hold ids of another tokenizer or log-probs of another
    model.
    """
    folder = model_folder(spec)
    total = hashlib.sha256()
    names = {
        path.name: path
        for pattern in (*_WEIGHTS, *_WORDS, *_REST)
        for path in folder.glob(pattern)
        if path.is_file() and path.name != "generation_config.json"
    }
    for name in sorted(names):
        total.update(f"{name}\0{_file_hash(names[name])}\n".encode())
    total.update((_template_text(spec.template) or "").encode())
    return total.hexdigest()


def _file_hash(path: Path) -> str:
    # A fetched file is a link into Hugging Face's cache, named there by the hash of its content.
    if path.is_symlink() and path.resolve().parent.name == "blobs":
        return path.resolve().name
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _template_text(template: str | None) -> str | None:
    if template is None:
        return None
    if "{%" in template or "{{" in template:
        return template
    path = Path(template).expanduser()
    if not path.is_file():
        raise ModelError(
            f"The template {template!r} is neither a file nor Jinja text. "
            "Set `template` to a file that holds a chat template."
        )
    return path.read_text(encoding="utf-8")


def _device(name: str) -> torch.device:
    if name == "auto":
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    try:
        device = torch.device(name)
        torch.empty(0, device=device)
    except (RuntimeError, AssertionError) as error:
        raise ModelError(f"The device {name!r} cannot be used: {error} Try `auto`.") from error
    return device


def _dtype(name: str, device: torch.device, parameters: int) -> torch.dtype:
    named = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}
    if name in named:
        return named[name]
    if name != "auto":
        raise ModelError(f"The dtype {name!r} is not one of auto, {', '.join(named)}.")
    if device.type == "cuda":
        return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float16
    if device.type == "cpu" and parameters >= SMALL_PARAMETERS:
        has_bf16: Any = torch.cpu.get_capabilities().get("avx512_bf16", False)
        return torch.bfloat16 if has_bf16 else torch.float32
    return torch.float32


def _context_tokens(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, name: str) -> int:
    """How many tokens fit; refuses architectures whose cache is not plain attention."""
    config = model.config.get_text_config()
    kinds = set(getattr(config, "layer_types", None) or ["full_attention"])
    if model.config.is_encoder_decoder or kinds - {"full_attention", "sliding_attention"}:
        raise ModelError(
            f"The model {name!r} ({model.config.model_type}) does not keep plain attention keys "
            "and values, which batching requests needs. Choose a decoder with full attention."
        )
    limits = [getattr(config, "max_position_embeddings", None), tokenizer.model_max_length]
    # Within its window, sliding attention equals full attention.
    windowed = getattr(config, "use_sliding_window", True) and (
        "sliding_attention" in kinds or getattr(config, "layer_types", None) is None
    )
    if windowed:
        limits.append(getattr(config, "sliding_window", None))
    known = [limit for limit in limits if limit is not None and limit < _FAR]
    return int(min(known)) if known else 2048


def _eos_ids(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase) -> frozenset[int]:
    generation = model.generation_config
    found: set[int] = set()
    for value in (
        generation.eos_token_id if generation is not None else None,
        model.config.get_text_config().eos_token_id,
        tokenizer.eos_token_id,
    ):
        if isinstance(value, int):
            found.add(value)
        elif value is not None:
            found.update(int(item) for item in cast(list[int], value))
    if not found:
        raise ModelError("The model names no end-of-sequence token, so no reply would ever end.")
    return frozenset(found)


def _pad_id(tokenizer: PreTrainedTokenizerBase, eos_ids: frozenset[int]) -> int:
    pad = tokenizer.pad_token_id
    return int(pad) if isinstance(pad, int) else min(eos_ids)
