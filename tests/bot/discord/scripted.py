"""A real tiny model that says one text: each token's successor is fixed, so no prompt changes it.

The embedding of a token is one-hot, the layers add nothing, and the head maps each token to the
next piece of the script; the engine, the tokenizer and the log-probs are the real ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer, decoders, models
from transformers import GPT2Config, GPT2LMHeadModel, PreTrainedTokenizerFast

GO, END, PAD, OTHER = "<|go|>", "<|end|>", "<|pad|>", "<|other|>"
TEMPLATE = (
    "{% for message in messages %}{{ message.content }}"
    "{% if message.role == 'assistant' %}<|end|>{% endif %}"
    "{% endfor %}{% if add_generation_prompt %}<|go|>{% endif %}"
)


def make_scripted(folder: Path, pieces: Sequence[str]) -> Path:
    """Write a model whose every reply is the pieces, one a token, in order."""
    names = [f"piece {place}" for place in range(len(pieces))]
    unused = [f"<|unused {place}|>" for place in range(32)]
    specials = [GO, END, PAD, OTHER, *unused]
    vocabulary = {name: place for place, name in enumerate([*specials, *names])}
    raw = Tokenizer(models.WordLevel(vocabulary, unk_token=OTHER))
    steps = [decoders.Replace(name, piece) for name, piece in zip(names, pieces, strict=True)]
    raw.decoder = decoders.Sequence([*reversed(steps), decoders.Fuse()])
    raw.add_special_tokens(specials)
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=raw, eos_token=END, pad_token=PAD, unk_token=OTHER
    )
    tokenizer.chat_template = TEMPLATE
    size = len(vocabulary)
    width = size + size % 2
    config = GPT2Config(
        vocab_size=size,
        n_positions=4096,
        n_embd=width,
        n_layer=1,
        n_head=2,
        bos_token_id=None,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
        tie_word_embeddings=False,
    )
    model = GPT2LMHeadModel(config)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if not name.endswith("ln_f.weight"):
                weight.zero_()
        model.transformer.wte.weight.copy_(torch.eye(size, width))
        head = torch.zeros(size, width)
        after = {GO: names[0] if names else END}
        after |= dict(zip(names, [*names[1:], END], strict=True))
        for token, following in after.items():
            head[vocabulary[following], vocabulary[token]] = 40.0
        model.lm_head.weight.copy_(head)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder
