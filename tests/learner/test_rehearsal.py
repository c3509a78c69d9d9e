"""Made-up requests: of many kinds, without wishes for a style, the same for the same seed."""

import pytest

from learner.policy import Base, ModelSpec, load_base
from learner.prompt import Prompter
from learner.rehearsal import LONGEST, STREAM, rehearsed
from learner.seed.corpus import conversations


@pytest.fixture(scope="module")
def base() -> Base:
    return load_base(ModelSpec(threads=1))


def test_as_many_are_made_up_as_wanted_and_the_seed_decides_which(base: Base) -> None:
    prompter = Prompter(base)
    found = rehearsed(prompter, 64, 5, 128)
    assert len(found) == 64
    assert found == rehearsed(prompter, 64, 5, 128)
    assert found != rehearsed(prompter, 64, 6, 128)
    assert len({one.ids for one in found}) > 60
    assert all(len(one.ids) <= LONGEST and not one.practised for one in found)
    assert rehearsed(prompter, 0, 5, 128) == []


def test_none_of_them_asks_for_a_style(base: Base) -> None:
    prompter = Prompter(base)
    asked = {one.asked for one in rehearsed(prompter, 64, 5, 128)}
    plain = {
        conversation.exchanges[-1].user
        for conversation, _ in zip(conversations(STREAM + 5), range(8 * 64), strict=False)
        if conversation.system is None
        and all(exchange.kind != "wish" for exchange in conversation.exchanges)
    }
    assert asked <= plain


def test_a_model_of_little_context_gets_those_that_fit(base: Base) -> None:
    class Small:
        tokenizer, eos_ids, context_tokens = base.tokenizer, base.eos_ids, 32

    prompter = Prompter(Small())  # type: ignore[arg-type]
    found = rehearsed(prompter, 200, 5, 16)
    assert 0 < len(found) < 200
    assert all(len(one.ids) <= 16 for one in found)
