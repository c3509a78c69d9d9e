"""A community with a hidden preference as a Gymnasium environment: plug in a learner of your own.

    env = CommunityEnv(drafts_of(ModelSpec(), "chat", 80, seed=0), PREFERENCES)
    seen, about = env.reset(seed=0)
    for _ in range(40):
        place = my_learner.pick(seen, about["asked"], about["drafts"])
        seen, thumb, _, _, about = env.step(place)

The rest of the bench does not use it, and works where Gymnasium is not installed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gymnasium
import numpy as np
from gymnasium import spaces
from numpy.typing import NDArray

from learner.bench.drafts import Drafted
from learner.bench.picking import NOISE, People, order
from learner.bench.preferences import Preference

Seen = NDArray[np.float32]

RATINGS = 320
_BOUND = float(np.finfo(np.float16).max)


class CommunityEnv(gymnasium.Env[Seen, np.int64]):
    """A contextual bandit: each step shows the drafts of one prompt, an action picks one of them.

    The observation is φ of the drafts, `(n, K + SKETCH)` float32: text features, then hidden
    states. `info` holds their texts as `drafts` and the prompt as `asked`; after a step also
    `score`, what the people thought of the picked draft before their thumb slipped, which a
    learner must not read. The reward is the thumb, 1 or -1. An episode is one community; it ends,
    truncated, after a number of ratings.

    Args:
        drafted: Prompts with drafts, as many of each.
        preferences: Reset draws one of them; `reset(options={"preference": name})` names one.
        noise: The share of thumbs that are given the wrong way round.
        ratings: Steps of an episode.

    Raises:
        ValueError: No prompt, or prompts with different numbers of drafts.
    """

    metadata = {"render_modes": []}  # noqa: RUF012 - Gymnasium's own annotation

    def __init__(
        self,
        drafted: Sequence[Drafted],
        preferences: Sequence[Preference],
        noise: float = NOISE,
        ratings: int = RATINGS,
    ) -> None:
        sizes = {len(one.phis) for one in drafted} - {0}
        if len(sizes) != 1 or not preferences:
            raise ValueError(
                f"prompts with {sorted(sizes)} sensed drafts and {len(preferences)} "
                "preferences; wanted some, with as many drafts for each prompt"
            )
        self._drafted, self._preferences = tuple(drafted), tuple(preferences)
        self._noise, self._ratings = noise, ratings
        self._seen = [_features(one) for one in drafted]
        self.observation_space = spaces.Box(-_BOUND, _BOUND, self._seen[0].shape, np.float32)
        self.action_space = spaces.Discrete(len(self._seen[0]))

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[Seen, dict[str, Any]]:
        """Begin with another community."""
        super().reset(seed=seed)
        wanted = (options or {}).get("preference")
        known = [one for one in self._preferences if wanted in (None, one.name)]
        if not known:
            raise ValueError(f"no preference {wanted!r} among this environment's")
        self._preference = known[int(self.np_random.integers(len(known)))]
        own = int(self.np_random.integers(2**31))
        self._people = People(self._preference, self._noise, own)
        self._turns = order(self._ratings + 1, len(self._drafted), own)
        self._step = 0
        return self._now()

    def step(self, action: np.int64) -> tuple[Seen, float, bool, bool, dict[str, Any]]:
        """Show a draft; gives the next prompt's drafts and the thumb on this one."""
        one = self._drafted[self._turns[self._step]]
        text = one.texts[int(action)]
        thumb = self._people.thumb(text, one.asked)
        self._step += 1
        seen, about = self._now()
        about["score"] = self._preference.likes(text, one.asked)
        return seen, float(thumb), False, self._step >= self._ratings, about

    def _now(self) -> tuple[Seen, dict[str, Any]]:
        place = self._turns[min(self._step, self._ratings)]
        one = self._drafted[place]
        return self._seen[place].copy(), {"asked": one.asked, "drafts": one.texts}


def _features(one: Drafted) -> Seen:
    rows = [np.concatenate([phi.text, phi.hidden.astype(np.float32)]) for phi in one.phis]
    clipped: Seen = np.clip(np.stack(rows), -_BOUND, _BOUND).astype(np.float32)
    return clipped
