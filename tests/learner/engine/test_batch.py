"""The block of keys and values, against forward passes on each row alone."""

import pytest
import torch
from transformers import LlamaConfig, LlamaForCausalLM, MistralConfig

from learner.engine import batch
from learner.engine.batch import Forward, check_batching, gather
from learner.policy import Base, ModelError
from tests.learner.serving import PROMPTS, base

KINDS = pytest.mark.parametrize("kind", ["qwen", "gpt2"])


@torch.no_grad()
def plain(loaded: Base, ids: list[int]) -> torch.Tensor:
    """The next token's logits (V,) after ids, without any cache."""
    output: torch.Tensor = loaded.model(torch.tensor([ids])).logits[0, -1]
    return output


@KINDS
@torch.no_grad()
def test_rows_that_join_leave_and_go_on_get_what_they_get_alone(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "ROOM", 2)
    loaded = base(kind)
    forward = Forward(loaded)
    texts = [list(prompt) for prompt in PROMPTS[:3]]
    block, logits = forward.prefill(texts)
    for steps in range(5):
        for row, text in enumerate(texts):
            assert torch.allclose(logits[row], plain(loaded, text), atol=1e-4)
            text.append(40 + 7 * row + steps)
        logits = forward.step(block, torch.tensor([text[-1] for text in texts]))
    # The longest leaves, two new ones come, the first is doubled.
    more, _ = forward.prefill([PROMPTS[3], PROMPTS[4]])
    after = gather([(block, [0, 1, 0]), (more, [1, 0])])
    assert after is not None
    assert len(after) == 5
    assert after.columns == max(len(texts[0]), len(texts[1]))
    texts = [texts[0], texts[1], list(texts[0]), list(PROMPTS[4]), list(PROMPTS[3])]
    for steps in range(5):
        for row, text in enumerate(texts):
            text.append(90 - 7 * row - steps)
        logits = forward.step(after, torch.tensor([text[-1] for text in texts]))
        for row, text in enumerate(texts):
            assert torch.allclose(logits[row], plain(loaded, text), atol=1e-4)


def test_columns_that_are_padding_for_all_are_left_out() -> None:
    forward = Forward(base())
    with torch.no_grad():
        block, _ = forward.prefill([PROMPTS[2], PROMPTS[3]])
    after = gather([(block, [1])])
    assert after is not None
    assert (block.columns, after.columns) == (12, 1)
    assert after.mask(1).tolist() == [[1, 1]]


def test_choosing_no_row_gives_no_block() -> None:
    with torch.no_grad():
        block, _ = Forward(base()).prefill([PROMPTS[0]])
    assert gather([(block, [])]) is None


@KINDS
def test_models_with_plain_attention_can_be_batched(kind: str) -> None:
    loaded = base(kind)
    check_batching(loaded, Forward(loaded))


def test_a_model_whose_rows_change_in_a_batch_is_refused() -> None:
    loaded = base()
    told = loaded.model.forward

    def forgetful(*args: object, attention_mask: object = None, **kwargs: object) -> object:
        return told(*args, **kwargs)

    forward = Forward(loaded)
    loaded.model.forward = forgetful
    with pytest.raises(ModelError, match="than alone"):
        check_batching(loaded, forward)


def test_a_model_that_takes_no_cache_is_refused() -> None:
    loaded = base()
    loaded.model.forward = lambda input_ids: None
    with pytest.raises(ModelError, match="past_key_values"):
        Forward(loaded)


@torch.no_grad()
def test_sliding_attention_within_its_window_is_full_attention() -> None:
    torch.manual_seed(0)
    config = MistralConfig(
        vocab_size=128,
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        sliding_window=32,
    )
    from transformers import MistralForCausalLM

    loaded = base()
    loaded.model = MistralForCausalLM(config).eval()
    forward = Forward(loaded)
    check_batching(loaded, forward)
    text = list(range(20))
    block, _ = forward.prefill([text[:3], text[:10]])
    for token in text[10:]:
        logits = forward.step(block, torch.tensor([token, token]))
    assert torch.allclose(logits[1], plain(loaded, text), atol=1e-4)


@torch.no_grad()
def test_bfloat16_models_give_float32_logits() -> None:
    loaded = base()
    config = LlamaConfig(vocab_size=128, hidden_size=32, intermediate_size=64, num_hidden_layers=1)
    config.num_attention_heads = config.num_key_value_heads = 4
    loaded.model = LlamaForCausalLM(config).to(torch.bfloat16).eval()
    forward = Forward(loaded)
    check_batching(loaded, forward)
    block, logits = forward.prefill([[1, 2, 3]])
    assert logits.dtype == torch.float32
    assert block.cache.layers[0].keys.dtype == torch.bfloat16
