"""The choice of a round's fresh and replayed replies."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learner.replay import choose, kind_of
from storage.records import RatedReply

from .rows import rated, reply


def rows(fresh: int, older: int, held_out: int = 0) -> list[RatedReply]:
    """Older ones first, then fresh, then held-out ones; signs alternate."""
    made = [
        rated(reply(number), 1 if number % 2 else -1, trained_rounds=("r1",))
        for number in range(older)
    ]
    made += [rated(reply(older + number), 1 if number % 2 else -1) for number in range(fresh)]
    made += [rated(reply(older + fresh + n), 1, held_out=True) for n in range(held_out)]
    return made


def test_half_of_a_round_is_replayed_by_the_default_share() -> None:
    choice = choose(rows(fresh=20, older=100), share=0.5, maximum=256, seed=1)
    assert (len(choice.fresh), len(choice.replayed)) == (20, 20)
    assert choice.replayed_share == 0.5


def test_a_share_of_zero_replays_nothing() -> None:
    choice = choose(rows(fresh=20, older=100), share=0, maximum=256, seed=1)
    assert (len(choice.fresh), len(choice.replayed)) == (20, 0)
    assert choice.replayed_share == 0


def test_too_many_fresh_replies_leave_room_for_replay_and_the_newest_are_taken() -> None:
    choice = choose(rows(fresh=100, older=100), share=0.5, maximum=40, seed=1)
    assert [one.reply.id for one in choice.fresh] == [f"r{number}" for number in range(180, 200)]
    assert len(choice.replayed) == 20


def test_without_older_replies_the_fresh_ones_fill_the_round() -> None:
    choice = choose(rows(fresh=100, older=0), share=0.5, maximum=40, seed=1)
    assert (len(choice.fresh), len(choice.replayed)) == (40, 0)


def test_a_rare_guild_kind_and_sign_are_replayed_beside_the_many() -> None:
    many = [rated(reply(n), 1, trained_rounds=("r1",)) for n in range(300)]
    rare = [
        rated(reply(300, guild="small"), 1, trained_rounds=("r1",)),
        rated(reply(301, text="```python\npass\n```"), 1, trained_rounds=("r1",)),
        rated(reply(302, asked="Summarise this"), 1, trained_rounds=("r1",)),
        rated(reply(303), -1, trained_rounds=("r1",)),
    ]
    fresh = [rated(reply(1000 + n), 1) for n in range(10)]
    choice = choose(many + rare + fresh, share=0.5, maximum=256, seed=3)
    assert {"r300", "r301", "r302", "r303"} <= {one.reply.id for one in choice.replayed}


def test_old_middle_aged_and_young_ones_are_replayed_alike() -> None:
    older = [rated(reply(n), 1, trained_rounds=("r1",)) for n in range(90)]
    fresh = [rated(reply(1000 + n), 1) for n in range(9)]
    choice = choose(older + fresh, share=0.5, maximum=256, seed=5)
    ages = Counter(int(one.reply.created_at) // 30 for one in choice.replayed)
    assert ages == {0: 3, 1: 3, 2: 3}


def test_another_seed_replays_others_and_the_same_seed_the_same() -> None:
    pool = rows(fresh=10, older=200)
    first = choose(pool, share=0.5, maximum=256, seed=1)
    assert choose(list(reversed(pool)), share=0.5, maximum=256, seed=1) == first
    assert choose(pool, share=0.5, maximum=256, seed=2).replayed != first.replayed


def test_what_was_contradicted_is_not_replayed_but_fresh_thumbs_are_taken() -> None:
    pool = rows(fresh=10, older=20)
    turned = {f"r{number}" for number in range(15)} | {"r25"}
    choice = choose(pool, share=0.5, maximum=256, seed=1, contradicted=turned)
    assert [one.reply.id for one in choice.replayed] == [f"r{number}" for number in range(15, 20)]
    assert [one.reply.id for one in choice.fresh] == [f"r{number}" for number in range(20, 30)]


@given(
    st.integers(0, 40),
    st.integers(0, 40),
    st.integers(0, 20),
    st.floats(0, 0.95),
    st.integers(1, 60),
)
def test_a_choice_holds_each_reply_once_within_its_maximum_and_none_held_out(
    fresh: int, older: int, held_out: int, share: float, maximum: int
) -> None:
    choice = choose(rows(fresh, older, held_out), share=share, maximum=maximum, seed=7)
    everything = choice.fresh + choice.replayed
    assert len(everything) <= maximum
    assert len({one.reply.id for one in everything}) == len(everything)
    assert not any(one.held_out for one in everything)
    assert not any(one.trained_rounds for one in choice.fresh)
    assert all(one.trained_rounds for one in choice.replayed)


@pytest.mark.parametrize(("share", "maximum"), [(1.0, 10), (-0.1, 10), (0.5, 0)])
def test_a_share_or_a_maximum_out_of_range_is_refused(share: float, maximum: int) -> None:
    with pytest.raises(ValueError, match="wanted"):
        choose([], share=share, maximum=maximum, seed=1)


@pytest.mark.parametrize(
    ("asked", "text", "kind"),
    [
        ("Hi", "Hello.", "chat"),
        ("Reverse a list", "Sure:\n```python\nx[::-1]\n```", "code"),
        ("Give me a summary of this.", "It says so.", "summary"),
        ("TL;DR please", "Short.", "summary"),
    ],
)
def test_a_kind_is_read_from_question_and_answer(asked: str, text: str, kind: str) -> None:
    assert kind_of(reply(1, asked=asked, text=text)) == kind
