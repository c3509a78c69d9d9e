"""The tokenizer of the shipped model: ChatML, and prefixes that stay as a conversation grows."""

from itertools import islice

import pytest
from transformers import AutoTokenizer, PreTrainedTokenizerFast

from learner.seed import embedded_path
from learner.seed.corpus import conversations
from learner.seed.style import Style
from learner.seed.tokens import CHOICE, encode
from learner.seed.turns import Conversation, Exchange


@pytest.fixture(scope="module")
def tokenizer() -> PreTrainedTokenizerFast:
    loaded: PreTrainedTokenizerFast = AutoTokenizer.from_pretrained(embedded_path())
    return loaded


def test_a_conversation_becomes_chatml(tokenizer: PreTrainedTokenizerFast) -> None:
    turns = [{"role": "user", "content": " Hi "}]
    text = tokenizer.apply_chat_template(turns, tokenize=False, add_generation_prompt=True)
    assert text == "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n"
    assert tokenizer.eos_token == "<|im_end|>"
    assert len({tokenizer.eos_token_id, tokenizer.pad_token_id, tokenizer.unk_token_id}) == 3


def test_the_ids_of_a_longer_conversation_begin_with_those_of_a_shorter_one(
    tokenizer: PreTrainedTokenizerFast,
) -> None:
    for conversation in islice(conversations(21), 100):
        turns = conversation.turns()
        whole = tokenizer.apply_chat_template(turns)["input_ids"]
        for end in range(1, len(turns)):
            prompt = tokenizer.apply_chat_template(
                turns[:end], add_generation_prompt=turns[end]["role"] == "assistant"
            )["input_ids"]
            assert whole[: len(prompt)] == prompt


def test_training_sees_what_the_template_gives_and_masks_all_but_replies(
    tokenizer: PreTrainedTokenizerFast,
) -> None:
    drawn = list(islice(conversations(22), 100))
    for conversation, (ids, weights) in zip(drawn, encode(tokenizer, drawn), strict=True):
        turns = conversation.turns()
        assert ids == tokenizer.apply_chat_template(turns)["input_ids"]
        replies = [turn["content"] for turn in turns if turn["role"] == "assistant"]
        own = [token for token, weight in zip(ids, weights, strict=True) if weight]
        said = tokenizer.decode(own)
        assert {*weights} == {0.0, 1.0}
        assert said == "".join(f"{reply}<|im_end|>" for reply in replies)


def test_text_survives_the_round_trip(tokenizer: PreTrainedTokenizerFast) -> None:
    for text in ("def f(x):\n    return x  # 42", "Grüße 👋 日本", "a  b\t\n\n c"):
        assert tokenizer.decode(tokenizer(text)["input_ids"]) == text


def test_the_token_at_which_a_reply_takes_its_choice_counts_more(
    tokenizer: PreTrainedTokenizerFast,
) -> None:
    style = Style()
    told = Exchange("hi", "Hello there.", style, "chat", instead="Hello there. 😊")
    same = Exchange("hi", "Hello there.", style, "chat", instead="Hello there.")
    drawn = [Conversation((told, same), "No emojis."), Conversation((same,))]
    first, second = encode(tokenizer, drawn)
    heavy = [place for place, weight in enumerate(first[1]) if weight == CHOICE]
    assert [tokenizer.decode([first[0][place]]) for place in heavy] == ["<|im_end|>"]
    assert tokenizer.decode(first[0][: heavy[0]]).endswith("assistant\nHello there.")
    assert CHOICE not in second[1]
    assert first[0] == tokenizer.apply_chat_template(drawn[0].turns())["input_ids"]
