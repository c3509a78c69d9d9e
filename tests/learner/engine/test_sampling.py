"""Drawing tokens: against numbers worked out by hand and against plain counting."""

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from learner.engine.sampling import BrokenLogits, Sampling, draw, refuse_broken, uniforms

THIRD = torch.tensor([[math.log(0.5), math.log(0.3), math.log(0.2)]])


def one(
    logits: torch.Tensor, temperature: float, top_p: float, uniform: float
) -> tuple[int, float]:
    drawn = draw(
        logits,
        torch.tensor([temperature]),
        torch.tensor([top_p]),
        torch.tensor([uniform], dtype=torch.float64),
    )
    return int(drawn.ids), float(drawn.logprobs_sampled)


@pytest.mark.parametrize(
    ("uniform", "token"), [(0.0, 0), (0.499, 0), (0.501, 1), (0.799, 1), (0.801, 2), (0.999999, 2)]
)
def test_the_uniform_number_chooses_by_share_of_the_unit_interval(
    uniform: float, token: int
) -> None:
    chosen, logprob = one(THIRD, 1.0, 1.0, uniform)
    assert chosen == token
    assert logprob == pytest.approx(float(THIRD[0, token]), abs=1e-6)


def test_the_nucleus_is_the_smallest_set_that_reaches_top_p_renormalised() -> None:
    # 0.5 alone misses 0.7, with 0.3 it is reached: shares 5/8 and 3/8.
    assert one(THIRD, 1.0, 0.7, 0.62) == (0, pytest.approx(math.log(5 / 8), abs=1e-6))
    assert one(THIRD, 1.0, 0.7, 0.63) == (1, pytest.approx(math.log(3 / 8), abs=1e-6))
    assert one(THIRD, 1.0, 0.7, 0.9999999) == (1, pytest.approx(math.log(3 / 8), abs=1e-6))
    assert one(THIRD, 1.0, 0.4, 0.99) == (0, pytest.approx(0.0, abs=1e-6))


def test_temperature_two_takes_the_square_root_of_the_odds() -> None:
    total = math.sqrt(0.5) + math.sqrt(0.3) + math.sqrt(0.2)
    assert one(THIRD, 2.0, 1.0, 0.0) == (
        0,
        pytest.approx(math.log(math.sqrt(0.5) / total), abs=1e-6),
    )


def test_temperature_zero_takes_the_likeliest_and_says_so() -> None:
    assert one(THIRD, 0.0, 0.3, 0.9999) == (0, 0.0)


def test_plain_log_probs_hang_neither_on_temperature_nor_on_top_p() -> None:
    logits = torch.randn(4, 300, generator=torch.Generator().manual_seed(0))
    drawn = draw(
        logits,
        torch.tensor([0.0, 0.5, 1.0, 2.0]),
        torch.tensor([1.0, 0.9, 0.2, 0.5]),
        torch.full((4,), 0.7, dtype=torch.float64),
    )
    expected = logits.log_softmax(-1).gather(1, drawn.ids[:, None]).squeeze(1)
    assert torch.allclose(drawn.logprobs_plain, expected)


@pytest.mark.parametrize("spread", [0.01, 1.0, 20.0])
def test_each_row_gets_what_it_would_get_alone(spread: float) -> None:
    generator = torch.Generator().manual_seed(3)
    rows = 24
    logits = spread * torch.randn(rows, 1000, generator=generator)
    temperature = torch.rand(rows, generator=generator) * 2
    temperature[::5] = 0
    top_p = torch.rand(rows, generator=generator).clamp(min=0.01)
    top_p[::3] = 1
    uniform = torch.rand(rows, dtype=torch.float64, generator=generator)
    together = draw(logits, temperature, top_p, uniform)
    for row in range(rows):
        place = slice(row, row + 1)
        single = draw(logits[place], temperature[place], top_p[place], uniform[place])
        assert together.ids[row] == single.ids[0]
        assert together.logprobs_sampled[row] == single.logprobs_sampled[0]


def test_drawn_shares_are_the_probabilities() -> None:
    count = 20_000
    stream = torch.tensor(uniforms(5, 0, count), dtype=torch.float64)
    drawn = draw(THIRD.expand(count, 3), torch.ones(count), torch.ones(count), stream)
    shares = torch.bincount(drawn.ids, minlength=3) / count
    assert torch.allclose(shares, torch.tensor([0.5, 0.3, 0.2]), atol=0.015)


def test_a_wide_vocabulary_is_cut_where_a_full_sort_would_cut_it() -> None:
    generator = torch.Generator().manual_seed(1)
    logits = 3 * torch.randn(8, 5000, generator=generator)
    uniform = torch.rand(8, dtype=torch.float64, generator=generator)
    for top_p in (0.3, 0.999):
        drawn = draw(logits, torch.ones(8), torch.full((8,), top_p), uniform)
        for row in range(8):
            shares = logits[row].double().softmax(-1)
            order = shares.argsort(descending=True, stable=True)
            inside = int((shares[order].cumsum(0) < top_p).sum()) + 1
            nucleus = shares[order[:inside]]
            sums = nucleus.cumsum(0)
            place = int((sums <= uniform[row] * sums[-1]).sum())
            assert int(drawn.ids[row]) == int(order[place])


@pytest.mark.parametrize("bad", [math.nan, math.inf])
@pytest.mark.parametrize(("temperature", "top_p"), [(0.0, 1.0), (1.0, 1.0), (0.7, 0.9)])
def test_a_row_that_is_no_distribution_is_told_and_the_others_are_drawn(
    bad: float, temperature: float, top_p: float
) -> None:
    logits = torch.randn(3, 300, generator=torch.Generator().manual_seed(0))
    warm, nucleus = torch.full((3,), temperature), torch.full((3,), top_p)
    uniform = torch.full((3,), 0.7, dtype=torch.float64)
    sound = draw(logits, warm, nucleus, uniform)
    logits[1, 5] = bad
    drawn = draw(logits, warm, nucleus, uniform)
    for row in (0, 2):
        assert drawn.ids[row] == sound.ids[row]
        refuse_broken(float(drawn.logprobs_sampled[row]), float(drawn.logprobs_plain[row]))
    with pytest.raises(BrokenLogits, match="not finite"):
        refuse_broken(float(drawn.logprobs_sampled[1]), float(drawn.logprobs_plain[1]))


@given(
    st.lists(st.floats(-30, 30), min_size=1, max_size=8),
    st.floats(0, 3),
    st.floats(0.01, 1),
    st.floats(0, 1, exclude_max=True),
)
def test_any_draw_is_a_token_with_a_log_prob_of_at_most_zero(
    logits: list[float], temperature: float, top_p: float, uniform: float
) -> None:
    token, logprob = one(torch.tensor([logits]), temperature, top_p, uniform)
    assert 0 <= token < len(logits)
    assert -1e5 < logprob <= 1e-6


def test_a_seed_repeats_its_stream_and_each_draft_has_its_own() -> None:
    assert uniforms(1, 0, 50) == uniforms(1, 0, 50)
    assert uniforms(1, 0, 50) != uniforms(1, 1, 50)
    assert uniforms(1, 0, 50) != uniforms(2, 0, 50)
    assert uniforms(None, 0, 50) != uniforms(None, 0, 50)
    assert uniforms(-(2**70), 0, 5) == uniforms(-(2**70), 0, 5)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"temperature": -0.1}, "temperature"),
        ({"temperature": math.nan}, "temperature"),
        ({"top_p": 0.0}, "top_p"),
        ({"top_p": 1.1}, "top_p"),
        ({"max_tokens": 0}, "max_tokens"),
        ({"stop": ("",)}, "stop"),
    ],
)
def test_settings_that_cannot_be_are_refused(settings: dict[str, float], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Sampling(**settings)  # type: ignore[arg-type]


def test_the_smallest_temperature_takes_the_likeliest_token() -> None:
    assert one(torch.tensor([[1.0, 3.0, 2.0]]), 1.3e-45, 1.0, 0.5) == (1, 0.0)
