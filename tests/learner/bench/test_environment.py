"""The community as a Gymnasium environment: it passes Gymnasium's own check and hides its taste."""

from __future__ import annotations

import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env

from learner.bench.drafts import Drafted
from learner.bench.environment import CommunityEnv
from learner.bench.preferences import PREFERENCES, preference
from learner.engine.lane import Draft
from learner.prompt import Prompt
from learner.qvalue.features import text_features
from learner.qvalue.phi import Phi

TEXTS = ("Hello!", "hello there 🙂", "Good day. How are you?")


def drafted(asked: str, texts: tuple[str, ...] = TEXTS) -> Drafted:
    drafts = tuple(Draft(text, (1,), (0.0,), (0.0,), "stop") for text in texts)
    phis = tuple(Phi.of(text_features(text, asked)) for text in texts)
    return Drafted(asked, Prompt((1,), 0), drafts, phis)


POOL = [drafted("Hi"), drafted("Hey"), drafted("Yo")]


def test_it_passes_the_check_of_gymnasium() -> None:
    check_env(CommunityEnv(POOL, PREFERENCES, ratings=5), skip_render_check=True)


def test_a_thumb_rewards_the_picked_draft_by_the_hidden_preference() -> None:
    env = CommunityEnv(POOL, PREFERENCES, noise=0.0, ratings=6)
    _, about = env.reset(seed=3, options={"preference": "closing question"})
    for _ in range(2):
        for place, thumb in ((2, 1.0), (0, -1.0), (1, -1.0)):
            assert about["drafts"] == TEXTS
            _, reward, ended, truncated, about = env.step(np.int64(place))
            assert (reward, about["score"], ended) == (thumb, float(thumb > 0), False)
    assert truncated


def test_with_all_thumbs_slipping_each_is_the_wrong_way_round() -> None:
    env = CommunityEnv(POOL, [preference("exclamation")], noise=1.0)
    env.reset(seed=1)
    assert [env.step(np.int64(place))[1] for place in range(3)] == [-1.0, 1.0, 1.0]


def test_every_prompt_is_asked_before_one_comes_again() -> None:
    env = CommunityEnv(POOL, PREFERENCES, ratings=9)
    _, about = env.reset(seed=2)
    asked = [about["asked"], *(env.step(np.int64(0))[4]["asked"] for _ in range(8))]
    assert all(sorted(asked[at : at + 3]) == ["Hey", "Hi", "Yo"] for at in (0, 3, 6))


@pytest.mark.parametrize("pool", [[], [drafted("Hi"), drafted("Hey", TEXTS[:2])]])
def test_prompts_must_have_as_many_drafts_each(pool: list[Drafted]) -> None:
    with pytest.raises(ValueError, match="as many drafts for each prompt"):
        CommunityEnv(pool, PREFERENCES)


def test_a_preference_that_is_not_among_its_own_is_refused() -> None:
    env = CommunityEnv(POOL, [preference("short")])
    with pytest.raises(ValueError, match="no preference 'rhyme'"):
        env.reset(options={"preference": "rhyme"})
