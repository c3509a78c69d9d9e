"""A real tiny model that says one text: each token's successor is fixed, so no prompt changes it.

A wavering one says either of two texts, by chance, until it is taught. The embedding of a token is
one-hot, the layers add nothing (or a little noise), and the head maps each token to the next piece
of the script; the engine, the tokenizer and the log-probs are the real ones.
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
    return _make(folder, pieces, len(pieces))


def make_wavering(folder: Path, one: Sequence[str], other: Sequence[str]) -> Path:
    """Write a model whose replies are the one or the other pieces, by chance and by what it learns.

    Its layers add a little noise, so that there is something for an adapter to take hold of.
    """
    return _make(folder, [*one, *other], len(one))


def _make(folder: Path, pieces: Sequence[str], second: int) -> Path:
    """Write the model; a second text begins at that place, if there are pieces left for it."""
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
    torch.manual_seed(0)
    model = GPT2LMHeadModel(config)
    wavers = second < len(names)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if ".h." in name and "ln_" not in name:
                weight.mul_(0.1 if wavers else 0.0)
            elif not (name.endswith("ln_f.weight") or (wavers and ".h." in name)):
                weight.zero_()
        model.transformer.wte.weight.copy_(torch.eye(size, width))
        head = torch.zeros(size, width)
        after = {GO: names[0] if names else END}
        after |= dict(zip(names, [*names[1:], END], strict=True))
        if wavers:
            after[names[second - 1]] = END
        for token, following in after.items():
            head[vocabulary[following], vocabulary[token]] = 40.0
        if wavers:
            one, other = vocabulary[names[0]], vocabulary[names[second]]
            head[other, vocabulary[GO]] = 40.0
            head[one, vocabulary[unused[0]]], head[other, vocabulary[unused[0]]] = 4.0, -4.0
        model.lm_head.weight.copy_(head)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder
