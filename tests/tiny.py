"""Tiny random chat models in Hugging Face form: other shapes than the embedded one's, made at once.

Each has its own tokenizer, its own chat template and tied embeddings.
"""

from pathlib import Path

import torch
from peft import PeftModel
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import (
    GPT2Config,
    GPT2LMHeadModel,
    PreTrainedTokenizerFast,
    Qwen3Config,
    Qwen3ForCausalLM,
)

from learner.policy import Base, LoraShape, attach_adapter

WORDS = [
    "hello there, how are you today? I am fine, thank you.",
    "def add(a, b):\n    return a + b\n",
    "the quick brown fox jumps over the lazy dog; 0123456789 times!",
    "write a function that reverses a list, please. Sure, here it is: 😀 🎉 é ü",
]

QWEN_TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n"
    "{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
GPT2_TEMPLATE = (
    "{% for message in messages %}[{{ message.role[0] }}] {{ message.content }}"
    "{% if message.role == 'assistant' %}<|end|>{% endif %}{{ '\n' }}"
    "{% endfor %}{% if add_generation_prompt %}[a] {% endif %}"
)


def attach_another(base: Base) -> PeftModel:
    """Attach an adapter that says something else than its base."""
    made = attach_adapter(base, LoraShape(4, 8), None)
    torch.manual_seed(1)
    for name, one in made.named_parameters():
        if "lora_B" in name:
            torch.nn.init.normal_(one, std=0.3)
    return made


def make_tiny_gpt2(folder: Path, context_tokens: int = 256, seed: int = 1) -> Path:
    """Write a GPT-2 of about 30,000 parameters: learned positions, Conv1D layers."""
    tokenizer = _tokenizer(320, ["<|end|>", "<|pad|>"], "<|end|>", "<|pad|>", GPT2_TEMPLATE)
    torch.manual_seed(seed)
    config = GPT2Config(
        vocab_size=len(tokenizer),
        n_positions=context_tokens,
        n_embd=32,
        n_layer=2,
        n_head=4,
        bos_token_id=None,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
        initializer_range=0.2,
        tie_word_embeddings=True,
    )
    return _write(folder, GPT2LMHeadModel(config), tokenizer)


def make_tiny_qwen(folder: Path, context_tokens: int = 256, seed: int = 2) -> Path:
    """Write a Qwen3 of about 30,000 parameters: grouped queries, rotary positions."""
    tokenizer = _tokenizer(
        384, ["<|im_start|>", "<|im_end|>", "<|none|>"], "<|im_end|>", "<|none|>", QWEN_TEMPLATE
    )
    torch.manual_seed(seed)
    config = Qwen3Config(
        vocab_size=len(tokenizer),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        head_dim=8,
        max_position_embeddings=context_tokens,
        bos_token_id=None,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
        initializer_range=0.2,
        tie_word_embeddings=True,
    )
    return _write(folder, Qwen3ForCausalLM(config), tokenizer)


def _tokenizer(
    size: int, specials: list[str], eos: str, pad: str, template: str
) -> PreTrainedTokenizerFast:
    raw = Tokenizer(models.BPE())
    raw.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    raw.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        special_tokens=specials,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    raw.train_from_iterator(WORDS, trainer)
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=raw, eos_token=eos, pad_token=pad)
    tokenizer.chat_template = template
    return tokenizer


def _write(
    folder: Path, model: GPT2LMHeadModel | Qwen3ForCausalLM, tokenizer: PreTrainedTokenizerFast
) -> Path:
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder
