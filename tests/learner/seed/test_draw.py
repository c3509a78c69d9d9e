"""The split: what training never draws, and what the measurements draw instead."""

from learner.seed import words
from learner.seed.draw import Draw, is_held_out

_OPTIONS = tuple(f"Wording number {number}." for number in range(200))


def test_about_a_tenth_is_held_out_whatever_the_case() -> None:
    held = [one for one in _OPTIONS if is_held_out(one)]
    assert 8 <= len(held) <= 32
    assert [is_held_out(one.upper()) for one in _OPTIONS] == [is_held_out(one) for one in _OPTIONS]


def test_training_and_measurement_share_no_wording() -> None:
    seen = {Draw(seed).wording(_OPTIONS) for seed in range(300)}
    unseen = {Draw(seed, held_out=True).wording(_OPTIONS) for seed in range(300)}
    assert not any(map(is_held_out, seen))
    assert all(map(is_held_out, unseen))


def test_where_nothing_is_held_out_both_sides_draw_from_all() -> None:
    common = tuple(one for one in _OPTIONS if not is_held_out(one))[:3]
    assert Draw(1, held_out=True).wording(common) in common


def test_made_up_names_lie_on_their_side() -> None:
    assert not any(is_held_out(words.made_up(Draw(seed))) for seed in range(100))
    assert all(is_held_out(words.made_up(Draw(seed, held_out=True))) for seed in range(100))


def test_a_new_conversation_knows_no_wishes_of_the_last() -> None:
    rng = Draw(0)
    rng.wanted, rng.persona, rng.name = {"emoji": True}, "pirate", "Nova"
    rng.forget()
    assert (rng.wanted, rng.persona, rng.name) == ({}, "", "Thumbwise")
