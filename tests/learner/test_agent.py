"""From a state to an action."""

import pytest

from learner.agent import Agent, State
from learner.engine.engine import Draft, Sampling
from learner.prompt import Prompter, PromptError
from learner.qvalue.head import QOptions
from learner.qvalue.valuer import Fitted, Valuer
from storage.records import Turn
from tests.learner.numbers import LONG, SHORT, short_liked
from tests.learner.serving import base, engine

STATE = State((Turn("system", "be kind"), Turn("user", "hello")))


def test_one_draft_is_the_only_choice() -> None:
    with engine() as running:
        agent = Agent(Prompter(base()), running)
        action = agent.act(STATE, Sampling(max_tokens=8))
    assert (action.picked, action.pick_probabilities, action.pick_reason) == (0, (1.0,), "only")
    assert action.shown == action.drafts[0]
    assert action.version == "v0"
    assert action.prompt == Prompter(base()).encode(STATE.turns, 8)


def test_of_several_drafts_one_is_picked_by_chance_and_it_says_so() -> None:
    with engine() as running:
        agent = Agent(Prompter(base()), running)
        pending = agent.begin(STATE, Sampling(max_tokens=8), best_of=4)
        drafts = pending.ticket.result.result(timeout=60)
    actions = [pending.finish(drafts) for _ in range(400)]
    assert {action.pick_probabilities for action in actions} == {(0.25,) * 4}
    assert {action.pick_reason for action in actions} == {"uniform"}
    counts = [sum(action.picked == place for action in actions) for place in range(4)]
    assert min(counts) > 50


def test_of_several_drafts_the_head_picks_one_and_says_how_and_with_what_doubt() -> None:
    valuer = Valuer(seed=1)
    valuer.take(Fitted(short_liked(60), QOptions(epsilon=0.1)))
    drafts = tuple(Draft(text, (5, 6), (), (), "stop") for text in (LONG, SHORT, "", LONG + "!"))
    with engine() as running:
        agent = Agent(Prompter(base()), running, valuer)
        pending = agent.begin(STATE, Sampling(max_tokens=1), best_of=4)
        pending.ticket.result.result(timeout=60)
        sensed = pending.sense(drafts)
        assert sensed is not None
        hidden = sensed.result(timeout=60) * 0
        actions = [pending.finish(drafts, hidden) for _ in range(60)]
        among = pending.finish(drafts, hidden, among=[0, 2])
        blind = pending.finish(drafts)
    assert sum(action.picked == 1 for action in actions) > 40
    assert {action.pick_reason for action in actions} <= {"thompson", "uniform"}
    for action in actions:
        assert sum(action.pick_probabilities) == pytest.approx(1)
        assert action.pick_probabilities[2] == 0, "a draft without text"
        assert min(action.pick_probabilities[place] for place in (0, 1, 3)) >= 0.1 / 3
        assert action.doubt is not None
        assert len(action.phis) == 4
    assert among.pick_probabilities == (1.0, 0.0, 0.0, 0.0)
    assert (blind.pick_reason, blind.phis, blind.doubt) == ("uniform", (), None)


def test_one_draft_is_not_sensed_and_a_head_without_thumbs_does_not_pick() -> None:
    valuer = Valuer()
    valuer.take(Fitted([], QOptions()))
    with engine() as running:
        agent = Agent(Prompter(base()), running, valuer)
        pending = agent.begin(STATE, Sampling(max_tokens=4), best_of=3)
        drafts = pending.ticket.result.result(timeout=60)
        assert pending.sense(drafts[:1]) is None
        action = agent.act(STATE, Sampling(max_tokens=4), best_of=3)
        assert Agent(Prompter(base()), running).act(STATE, Sampling(max_tokens=4), 3).phis == ()
    assert (action.pick_reason, action.doubt) == ("uniform", None)
    assert len(action.phis) == 3, "they are stored, and learned with the first thumb"


@pytest.mark.parametrize(
    ("texts", "probabilities"),
    [
        (("", "a", "", "b"), (0.0, 0.5, 0.0, 0.5)),
        (("", "a", ""), (0.0, 1.0, 0.0)),
        (("", ""), (0.5, 0.5)),
    ],
)
def test_a_draft_without_text_is_picked_only_where_no_other_has_any(
    texts: tuple[str, ...], probabilities: tuple[float, ...]
) -> None:
    drafts = tuple(Draft(text, (), (), (), "cancelled") for text in texts)
    with engine() as running:
        pending = Agent(Prompter(base()), running).begin(STATE, Sampling(max_tokens=1))
        pending.ticket.result.result(timeout=60)
    actions = [pending.finish(drafts) for _ in range(40)]
    assert {action.pick_probabilities for action in actions} == {probabilities}
    assert {action.pick_reason for action in actions} == {"uniform"}
    assert all(probabilities[action.picked] for action in actions)


def test_text_streams_while_it_is_drawn_and_can_be_stopped() -> None:
    texts: list[str] = []
    with engine() as running:
        agent = Agent(Prompter(base()), running)
        pending = agent.begin(STATE, Sampling(max_tokens=60), on_text=texts.append)
        action = pending.finish(pending.ticket.result.result(timeout=60))
        assert "".join(texts) == action.shown.text
        stopped = agent.begin(STATE, Sampling(max_tokens=200))
        stopped.ticket.cancel()
        action = stopped.finish(stopped.ticket.result.result(timeout=60))
        assert action.shown.finish_reason == "cancelled"


def test_a_seed_a_version_and_one_draft_repeat_the_same_action() -> None:
    with engine() as running:
        agent = Agent(Prompter(base()), running)
        actions = []
        for _ in range(2):
            running.load("v1")
            actions.append(agent.act(STATE, Sampling(max_tokens=30, seed=11), version="v1"))
    assert actions[0] == actions[1]
    assert actions[0].version == "v1"


def test_turns_that_cannot_become_a_prompt_are_refused() -> None:
    with engine() as running, pytest.raises(PromptError):
        Agent(Prompter(base()), running).begin(State(()), Sampling())
