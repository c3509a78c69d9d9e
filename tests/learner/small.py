"""A tiny Llama in float64 whose weights hang on no random generator, and replies for it."""

from __future__ import annotations

import math
import random

import torch
from peft import PeftModel
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from learner.policy import Base, LoraShape, attach_adapter
from learner.trajectory import Trajectory

VOCABULARY = 32
WIDTH = 16


def small_base() -> Base:
    """Two layers, 16 wide, 32 words; every weight is a sine of its place."""
    config = LlamaConfig(
        vocab_size=VOCABULARY,
        hidden_size=WIDTH,
        intermediate_size=24,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=2,
        max_position_embeddings=64,
        eos_token_id=1,
        pad_token_id=0,
        tie_word_embeddings=True,
    )
    model = LlamaForCausalLM(config).to(torch.float64).eval()
    fill(model.named_parameters(), 0.3)
    model.requires_grad_(False)
    return Base(
        name="small",
        model=model,
        tokenizer=PreTrainedTokenizerFast.__new__(PreTrainedTokenizerFast),
        eos_ids=frozenset({1}),
        pad_id=0,
        context_tokens=64,
        fingerprint="small",
        device=torch.device("cpu"),
        dtype=torch.float64,
        parameters=sum(one.numel() for one in model.parameters()),
    )


def small_policy(base: Base) -> PeftModel:
    """That model with a fresh adapter: A filled with sines, B zero."""
    policy = attach_adapter(base, LoraShape(rank=2, alpha=4), None)
    policy.to(torch.float64)
    fill(((name, one) for name, one in policy.named_parameters() if "lora_A" in name), 0.3)
    return policy


def fill(parameters: object, scale: float) -> None:
    """Give each tensor the sines of its places, another phase for each; norms stay at 1."""
    for phase, (name, tensor) in enumerate(parameters):  # type: ignore[arg-type,misc]
        if "norm" in name:
            continue
        places = torch.arange(tensor.numel(), dtype=torch.float64)
        values = torch.sin(places * 1.7 + places.square() * 0.013 + phase) * scale * math.sqrt(2)
        tensor.data.copy_(values.view(tensor.shape))


def small_rows(count: int = 8, seed: int = 1) -> list[Trajectory]:
    """Replies of 2 to 7 tokens, alternately liked and disliked, one of them without log-probs."""
    draw = random.Random(seed)
    rows = []
    for number in range(count):
        prompt = tuple(draw.randrange(2, VOCABULARY) for _ in range(draw.randint(3, 9)))
        reply = (*(draw.randrange(2, VOCABULARY) for _ in range(draw.randint(1, 6))), 1)
        behaviour = tuple(-draw.uniform(1, 5) for _ in reply) if number else None
        reward = 0.5 if number % 2 else -0.5
        rows.append(Trajectory(f"r{number}", prompt, reply, behaviour, reward, number > 5))
    return rows
