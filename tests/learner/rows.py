"""Rated replies made in memory, for the tests of the training side."""

from __future__ import annotations

from collections.abc import Sequence

from storage.records import DraftRecord, RatedReply, Rating, ReplyRecord, Turn


def reply(
    number: int,
    *,
    text: str = "Hello.",
    asked: str = "Hi",
    guild: str | None = None,
    prompt_ids: Sequence[int] = (),
    ids: Sequence[int] = (),
    logprobs: Sequence[float] = (),
    fingerprint: str = "f",
    imported: bool = False,
) -> ReplyRecord:
    """A reply with one shown draft, or an imported one without."""
    draft = DraftRecord(text, tuple(ids), tuple(logprobs), tuple(logprobs), "stop", 1.0, True)
    return ReplyRecord(
        id=f"r{number}",
        conversation=f"c{number}",
        parent=None,
        person="anna",
        source="web",
        guild=guild,
        turns=(Turn("user", asked),),
        text=text,
        prompt_ids=tuple(prompt_ids),
        turns_dropped=0,
        version="v0",
        fingerprint=fingerprint,
        temperature=1.0,
        top_p=1.0,
        max_tokens=32,
        seed=None,
        pick_reason="only",
        finish_reason="stop",
        latency_seconds=0.1,
        imported=imported,
        created_at=float(number),
        drafts=() if imported else (draft,),
    )


def rated(
    record: ReplyRecord,
    *values: int,
    held_out: bool = False,
    trained_rounds: tuple[str, ...] = (),
) -> RatedReply:
    """That reply with one rating for each value."""
    ratings = tuple(
        Rating(record.id, f"p{place}", value, None, None, place + 1, 0.0, 0.0)
        for place, value in enumerate(values)
    )
    return RatedReply(record, ratings, held_out, trained_rounds)
