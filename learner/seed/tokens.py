"""Text to token ids: the tokenizer trained on the corpus, the chat template, the loss mask."""

from collections.abc import Iterable, Sequence
from itertools import chain

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

from learner.seed.turns import Conversation

START, END, PAD = "<|im_start|>", "<|im_end|>", "<|pad|>"
CHOICE = 8.0
"""Weight in the loss of the token at which a reply takes the choice that a drill is about."""
# Trimming keeps white space at the edge of a turn from merging with the template's own newline, so
# that the ids of a conversation begin with the ids of every shorter one.
TEMPLATE = (
    "{% for message in messages %}"
    "{{ '<|im_start|>' + message['role'] + '\n' + (message['content'] | trim) + '<|im_end|>\n' }}"
    "{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)


def train_tokenizer(texts: Iterable[str], size: int) -> PreTrainedTokenizerFast:
    """Train a byte-level BPE tokenizer of `size` entries and give it the chat template.

    Digits stand alone, so that sums and numbers are copied digit by digit.
    """
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Digits(individual_digits=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        special_tokens=[PAD, START, END],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer,
        eos_token=END,
        pad_token=PAD,
        additional_special_tokens=[START],
        chat_template=TEMPLATE,
        model_max_length=1024,
        padding_side="left",
        clean_up_tokenization_spaces=False,
    )


def encode(
    tokenizer: PreTrainedTokenizerFast, conversations: Sequence[Conversation]
) -> list[tuple[list[int], list[float]]]:
    """Encode conversations as the chat template does, with the weight of what the model says.

    Returns:
        For each conversation its token ids and, of the same length, how much the token counts in
        the loss: 1 in an assistant turn (its text and the end mark, not the header or the newline
        after it), 0 elsewhere, and `CHOICE` where a reply first parts from the one that an
        exchange names instead.
    """
    pieces: list[str] = []
    weights: list[float] = []
    sizes: list[int] = []
    others: dict[int, str] = {}
    for conversation in conversations:
        before = len(pieces)
        exchanges = iter(conversation.exchanges)
        for turn in conversation.turns():
            own = turn["role"] == "assistant"
            if own and (instead := next(exchanges).instead):
                others[len(pieces) + 1] = f"{instead.strip()}{END}"
            pieces += [f"{START}{turn['role']}\n", f"{turn['content'].strip()}{END}", "\n"]
            weights += [0.0, float(own), 0.0]
        sizes.append(len(pieces) - before)
    encoded = tokenizer(pieces)["input_ids"]
    counted = [[weight] * len(ids) for ids, weight in zip(encoded, weights, strict=True)]
    turned = tokenizer(list(others.values()))["input_ids"] if others else []
    for place, instead_ids in zip(others, turned, strict=True):
        parting = _parting(encoded[place], instead_ids)
        if parting is not None:
            counted[place][parting] = CHOICE
    result = []
    at = 0
    for size in sizes:
        span = slice(at, at + size)
        result.append((list(chain(*encoded[span])), list(chain(*counted[span]))))
        at += size
    return result


def _parting(ids: Sequence[int], others: Sequence[int]) -> int | None:
    """Find the first place where two replies differ, or nothing where they are the same."""
    pairs = enumerate(zip(ids, others, strict=False))
    return next((place for place, (one, other) in pairs if one != other), None)
