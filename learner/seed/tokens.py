"""Text to token ids: the tokenizer trained on the corpus, the chat template, the loss mask."""

from collections.abc import Iterable, Sequence

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

from learner.seed.turns import Conversation

START, END, PAD = "<|im_start|>", "<|im_end|>", "<|pad|>"
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
) -> list[tuple[list[int], list[bool]]]:
    """Encode conversations as the chat template does, with the mask of what the model says.

    Returns:
        For each conversation its token ids and, of the same length, whether the token belongs to
        an assistant turn (its text and the end mark, not the header or the newline after it).
    """
    pieces: list[str] = []
    said: list[bool] = []
    sizes: list[int] = []
    for conversation in conversations:
        before = len(pieces)
        for turn in conversation.turns():
            pieces += [f"{START}{turn['role']}\n", f"{turn['content'].strip()}{END}", "\n"]
            said += [False, turn["role"] == "assistant", False]
        sizes.append(len(pieces) - before)
    encoded = iter(zip(tokenizer(pieces)["input_ids"], said, strict=True))
    result = []
    for size in sizes:
        ids: list[int] = []
        mask: list[bool] = []
        for _ in range(size):
            piece, own = next(encoded)
            ids += piece
            mask += [own] * len(piece)
        result.append((ids, mask))
    return result
