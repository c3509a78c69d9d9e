"""The Q-head: live and fitted are the same, nothing leaves a trace, picks are what they say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learner.qvalue.features import SIZE, TEXT_FEATURES
from learner.qvalue.head import Observation, Phi, QHead, QOptions
from learner.qvalue.phi import SKETCH
from tests.learner.numbers import LONG, SHORT, phi, short_liked, turned
from tests.learner.observed import GUILDS, observations, random_phi

OPTIONS = QOptions()
PROBES = [random_phi(np.random.default_rng(place)) for place in range(5)]


def assert_same(one: QHead, other: QHead) -> None:
    for guild in (*GUILDS, "never spoke"):
        left, right = one.values(PROBES, guild), other.values(PROBES, guild)
        np.testing.assert_allclose(left.mean, right.mean, atol=1e-6)
        np.testing.assert_allclose(left.covariance, right.covariance, atol=1e-6)


def lone(reply: str, phi: Phi, reward: float | None, **more: object) -> Observation:
    """A reply with one draft in a conversation of its own."""
    first = Observation(reply, reply, None, None, 0.0, phi, (phi,), reward)
    return replace(first, **more)  # type: ignore[arg-type]


@settings(max_examples=8, deadline=None)
@given(
    st.integers(0, 24),
    st.integers(0, 10_000),
    st.permutations(range(24)),
)
def test_learning_one_by_one_in_any_order_is_fitting_at_once(
    count: int, seed: int, order: list[int]
) -> None:
    seen = observations(count, seed)
    live = QHead.fit([], OPTIONS)
    for place in order:
        if place < count:
            live.observe(seen[place])
    assert len(live) == count
    assert_same(live, QHead.fit(seen, OPTIONS, frame=live.frame))


def test_at_a_refit_the_live_frame_is_the_fitted_one() -> None:
    seen = observations(9, 1)
    live = QHead.fit([], OPTIONS)
    for one in seen[:3]:
        live.observe(one)
    assert_same(live, QHead.fit(seen[:3], OPTIONS))


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10_000), st.sets(st.integers(0, 29)))
def test_what_is_taken_back_leaves_no_trace(seed: int, gone: set[int]) -> None:
    seen = observations(30, seed)
    head = QHead.fit(seen, OPTIONS)
    for place in gone:
        head.forget(seen[place].reply)
    left = [one for place, one in enumerate(seen) if place not in gone]
    assert_same(head, QHead.fit(left, OPTIONS, frame=head.frame))
    head.forget("never seen")
    for place in gone:
        head.observe(seen[place])
    assert_same(head, QHead.fit(seen, OPTIONS, frame=head.frame))


def test_a_changed_thumb_replaces_the_one_before() -> None:
    seen = observations(20, 2)
    head = QHead.fit(seen, OPTIONS)
    changed = replace(seen[4], reward=-(seen[4].reward or 0), votes=3.0)
    withdrawn = replace(seen[6], reward=None)
    head.observe(changed)
    head.observe(withdrawn)
    now = [*(one for one in seen if one.reply not in ("r4", "r6")), changed, withdrawn]
    assert_same(head, QHead.fit(now, OPTIONS, frame=head.frame))
    assert head.judged().count == QHead.fit(now, OPTIONS).judged().count


def test_the_order_of_observations_does_not_matter_to_a_fit() -> None:
    seen = observations(25, 3)
    one, other = QHead.fit(seen, OPTIONS), QHead.fit(seen[::-1], OPTIONS)
    assert_same(one, other)
    assert one.judged() == other.judged()


def test_a_liked_feature_is_valued_named_and_picked() -> None:
    seen = observations(300, 5)
    head = QHead.fit(seen, OPTIONS)
    long, short = (
        Phi.of(tuple(sign * (np.arange(SIZE) == 0)), np.zeros(SKETCH)) for sign in (1.5, -1.5)
    )
    mean = head.values([long, short], "red").mean
    assert mean[0] > mean[1] + 0.3
    assert head.tastes("red", 1)[0].words == TEXT_FEATURES[0].liked
    assert head.tastes("blue", 1)[0].words == TEXT_FEATURES[0].disliked
    assert head.pick([short, long], "red", np.random.default_rng(1)).probabilities[1] > 0.9
    assert head.pick([short, long], "blue", np.random.default_rng(1)).probabilities[0] > 0.9
    judged = head.judged()
    assert judged.count == sum(one.reward is not None for one in seen)
    assert judged.auc is not None
    assert judged.auc > 0.55


def test_a_reply_that_is_gone_on_from_is_worth_what_the_best_next_draft_is() -> None:
    options = replace(OPTIONS, discount=0.9)
    liked, plain, opening = PROBES[:3]
    taught = [lone(f"t{number}", liked, 1.0) for number in range(20)]
    taught += [lone(f"u{number}", plain, -1.0) for number in range(20)]
    start = lone("start", opening, 0.0)
    head = QHead.fit([*taught, start], options)
    alone = head.values([opening], None).mean[0]

    def then(after: float, *drafts: Phi) -> float:
        unrated = lone("next", drafts[0], None, parent="start", created_at=after, drafts=drafts)
        changed = QHead.fit([*taught, start, unrated], options, frame=head.frame)
        return float(changed.values([opening], None).mean[0] - alone)

    assert then(60.0, plain, liked) > 0.02
    assert then(60.0, plain) < -0.02
    assert then(60.0, plain, liked) == pytest.approx(then(60.0, liked), abs=1e-9)
    assert then(3601.0, plain, liked) == pytest.approx(0, abs=1e-12)


def test_one_thumb_by_hand() -> None:
    # All φ but the bias are equal for every draft, so only the bias b ~ N(0, 0.25), and a guild's
    # own part of it ~ N(0, 0.0625), can explain the thumb: mean 0.3125 / (0.3125 + 1).
    same = Phi.of([0.0] * SIZE)
    head = QHead.fit([lone("r", same, 1.0, drafts=(same, same))], OPTIONS)
    assert head.values([same], None).mean[0] == pytest.approx(0.3125 / 1.3125)
    assert head.values([same], None).covariance[0, 0] == pytest.approx(0.3125 / 1.3125)
    assert head.values([same], "other").mean[0] == pytest.approx(0.25 / 1.3125)


def test_an_unrated_reply_teaches_nothing() -> None:
    head = QHead.fit([lone("r", PROBES[0], None)], OPTIONS)
    assert not head.values(PROBES, None).mean.any()
    assert head.judged().count == 0
    assert head.tastes(None) == ()


def test_probabilities_are_those_the_pick_is_drawn_with() -> None:
    head = QHead.fit(observations(20, 6), replace(OPTIONS, epsilon=0.3, exploration=1.0))
    chance = np.random.default_rng(7)
    picks = [head.pick(PROBES, "red", chance) for _ in range(2000)]
    counts = np.bincount([one.place for one in picks], minlength=5) / 2000
    expected = np.mean([one.probabilities for one in picks], axis=0)
    np.testing.assert_allclose(counts, expected, atol=0.05)
    assert sum(one.reason == "uniform" for one in picks) / 2000 == pytest.approx(0.3, abs=0.05)
    for one in picks[:20]:
        assert one.probabilities.sum() == pytest.approx(1)
        assert one.probabilities.min() >= 0.3 / 5 - 1e-12
        assert one.doubt > 0


def test_only_allowed_drafts_are_picked() -> None:
    head = QHead.fit(observations(20, 6), replace(OPTIONS, epsilon=1.0))
    pick = head.pick(PROBES, None, np.random.default_rng(1), among=[1, 3])
    np.testing.assert_array_equal(pick.probabilities, [0, 0.5, 0, 0.5, 0])
    assert pick.reason == "uniform"
    with pytest.raises(ValueError, match="among"):
        head.pick(PROBES, None, np.random.default_rng(1), among=[])


def test_equal_drafts_share_their_chance() -> None:
    head = QHead.fit(observations(20, 6), replace(OPTIONS, epsilon=0.0))
    pick = head.pick([PROBES[0]] * 4, None, np.random.default_rng(1))
    np.testing.assert_allclose(pick.probabilities, 0.25)


def test_after_a_change_of_taste_the_older_thumbs_no_longer_count() -> None:
    seen = turned()
    drafts = (phi(SHORT), phi(LONG))
    head = QHead.fit(seen, OPTIONS)
    assert head.outdated == {one.reply for one in seen[:60]}
    short, long = head.values(drafts, None).mean
    assert long > short + 0.3
    stubborn = QHead.fit(seen, QOptions(change=1000))
    assert not stubborn.outdated
    short, long = stubborn.values(drafts, None).mean
    assert short > long
    assert not QHead.fit(short_liked(90), OPTIONS).outdated


def test_a_change_of_taste_in_one_guild_leaves_the_others_alone() -> None:
    elsewhere = [replace(one, reply=f"e{one.reply}") for one in short_liked(60, "red")]
    head = QHead.fit([*elsewhere, *turned(guild="blue")], OPTIONS)
    assert head.outdated == {f"r{number}" for number in range(60)}
    short, long = head.values((phi(SHORT), phi(LONG)), "red").mean
    assert short > long


def test_an_outdated_thumb_that_is_taken_back_changes_nothing_else() -> None:
    seen = turned()
    head = QHead.fit(seen, OPTIONS)
    before = head.values((phi(SHORT), phi(LONG)), None)
    head.forget("r3")
    after = head.values((phi(SHORT), phi(LONG)), None)
    np.testing.assert_allclose(after.mean, before.mean, atol=1e-9)
    np.testing.assert_allclose(after.covariance, before.covariance, atol=1e-9)


def test_scores_are_pessimistic_and_bounded() -> None:
    seen = observations(40, 8)
    bold = QHead.fit(seen, replace(OPTIONS, pessimism=0.0))
    careful = QHead.fit(seen, replace(OPTIONS, pessimism=2.0))
    values = careful.values(PROBES, "red")
    wanted = np.clip(values.mean - 2 * np.sqrt(np.diag(values.covariance)), -1, 1)
    np.testing.assert_allclose(careful.scores(PROBES, "red"), wanted)
    assert (careful.scores(PROBES, "red") <= bold.scores(PROBES, "red")).all()
    huge = Phi.of([1e6] * SIZE)
    assert abs(careful.scores([huge], None)[0]) <= 1


def test_it_works_without_hidden_states_and_without_text_features() -> None:
    for text, hidden in ((1.0, 0.0), (0.0, 1.0)):
        seen = [
            replace(
                one,
                phi=Phi(one.phi.text * text, one.phi.hidden * np.float16(hidden)),
                drafts=tuple(
                    Phi(phi.text * text, phi.hidden * np.float16(hidden)) for phi in one.drafts
                ),
            )
            for one in observations(30, 9)
        ]
        values = QHead.fit(seen, OPTIONS).values(PROBES, "red")
        assert np.isfinite(values.mean).all()
        assert np.isfinite(values.covariance).all()


def test_thumbs_are_foretold_from_those_before_alone() -> None:
    # Rewards are coin flips: whoever looked at a thumb before foretelling it would do better.
    draw = np.random.default_rng(10)
    seen = [replace(one, reward=float(draw.choice([-1, 1]))) for one in observations(150, 11)]
    judged = QHead.fit(seen, OPTIONS).judged()
    assert judged.count == 150
    assert judged.auc == pytest.approx(0.5, abs=0.12)


def test_wrong_observations_are_refused() -> None:
    with pytest.raises(ValueError, match="reward"):
        lone("r", PROBES[0], 1.5)
    with pytest.raises(ValueError, match="votes"):
        lone("r", PROBES[0], 1.0, votes=0.0)
    with pytest.raises(ValueError, match="another version"):
        QHead.fit([], OPTIONS).values([Phi.of((1.0, 2.0))], None)
