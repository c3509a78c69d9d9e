"""The store: every fact that the bot keeps, behind one door.

Each method is one transaction; the SQL stands in replies.py, ratings.py, rounds.py, versions.py,
journal.py and imports.py, that of people and places behind company.py, that of φ behind
observing.py, that of health behind tending.py, and the threads in database.py. All methods may be
called from any thread and block: from an event loop, through `asyncio.to_thread`. The files of
adapters are in adapters.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from storage import (
    executions,
    features,
    imports,
    journal,
    ratings,
    replies,
    rounds,
    versions,
)
from storage.company import CompanyStore
from storage.database import Database
from storage.errors import DirectoryUnusable
from storage.lock import DirectoryLock
from storage.observing import ObservingStore
from storage.records import (
    AuditEntry,
    Check,
    Conversation,
    Execution,
    Features,
    ImportCount,
    ImportedRating,
    RatedReply,
    Rating,
    ReplyRecord,
    RoundRecord,
    RoundState,
    RoundUse,
    ScheduleRecord,
    Source,
    Turn,
    VersionRatings,
    VersionRecord,
)
from storage.rows import is_held_out, new_reply_id
from storage.tending import TendingStore

__all__ = [
    "ADAPTERS_NAME",
    "DATABASE_NAME",
    "RESTORING_NAME",
    "Store",
    "is_held_out",
    "new_reply_id",
]

DATABASE_NAME = "thumbwise.sqlite"
ADAPTERS_NAME = "adapters"
RESTORING_NAME = "restoring"
"""The folder that stands in a data directory while a restore switches its contents."""


class Store(ObservingStore, CompanyStore, TendingStore):
    """An open data directory, or one database file opened to read only."""

    def __init__(self, database: Database, lock: DirectoryLock | None) -> None:
        self._database = database
        self._lock = lock
        self._learnable_changed = _nobody_listens

    @classmethod
    def open(cls, directory: Path) -> Store:
        """Lock a data directory (made where missing), bring its database up to date and open it.

        Raises:
            DirectoryInUse: another store has it open.
            DirectoryUnusable: it cannot be written, is damaged, or is from a newer version.
        """
        lock = DirectoryLock.take(directory)
        try:
            if (directory / RESTORING_NAME).exists():
                raise DirectoryUnusable(
                    f"a restore into {directory} was interrupted; run `thumbwise restore --force` "
                    "again before starting the bot"
                )
            return cls(Database.open(directory / DATABASE_NAME), lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open_snapshot(cls, path: Path) -> Store:
        """Open one database file to read only, without the lock; DirectoryUnusable."""
        return cls(Database.open_read_only(path), None)

    def close(self) -> None:
        """Finish the writes under way, close and give the lock back; a second call does nothing."""
        self._database.close()
        if self._lock is not None:
            self._lock.release()

    def snapshot(self, path: Path) -> None:
        """Write a whole copy of the database to `path`: aside, checked, renamed."""
        self._database.snapshot(path)

    # Conversations

    def new_conversation(
        self,
        *,
        owner: str,
        source: Source,
        guild: str | None = None,
        title: str = "",
        id: str | None = None,
    ) -> Conversation:
        """Start a conversation of `owner`; without an id it gets a fresh one."""
        return self._database.write(
            replies.new_conversation, owner=owner, source=source, guild=guild, title=title, id=id
        )

    def conversation(self, id: str) -> Conversation:
        """Return one conversation; NotFound."""
        return self._database.read(replies.conversation, id)

    def conversations(self, owner: str, limit: int = 100) -> list[Conversation]:
        """Return a person's conversations, newest first."""
        return self._database.read(replies.conversations, owner, limit)

    def rename_conversation(self, id: str, title: str) -> None:
        """Change a conversation's title; NotFound."""
        self._database.write(replies.rename_conversation, id, title)

    def delete_conversation(self, id: str) -> None:
        """Delete a conversation with its replies and ratings, from the file too; NotFound."""
        rated = self._database.write(replies.delete_conversation, id)
        self._database.wipe_log()
        if rated:
            self._learnable_changed()

    def thread(self, conversation: str) -> list[ReplyRecord]:
        """Return the chain of replies from the root to the newest leaf; NotFound."""
        return self._database.read(replies.thread, conversation)

    # Replies

    def add_reply(self, reply: ReplyRecord, made: Features | None = None) -> None:
        """Store a reply with all its drafts, and φ of them where it is known already.

        Raises NotFound (conversation), IllegalChange (id taken).
        """
        self._database.write(features.add_reply, reply, made)

    def reply(self, id: str) -> ReplyRecord:
        """Return one reply; NotFound."""
        return self._database.read(replies.reply, id)

    def find_reply(self, turns: Sequence[Turn], person: str) -> ReplyRecord | None:
        """Return the newest reply to this person that ends exactly these turns, system ones aside.

        `turns` end with an assistant turn: the reply's own text.
        """
        return self._database.read(replies.find_reply, turns, person)

    def count_replies(self) -> int:
        """Count the replies that this bot said."""
        return self._database.read(replies.count_replies)

    # Executions

    def record_execution(self, execution: Execution) -> None:
        """Store what happened when a reply's code ran, over an earlier run; NotFound."""
        self._database.write(executions.record, execution)

    def executions(self, replies: Sequence[str]) -> dict[str, Execution]:
        """Return the executions of those replies that were run, by reply."""
        return self._database.read(executions.of_replies, replies)

    def not_run(self, limit: int) -> list[str]:
        """Name learnable rated replies with code that was never run, newest first."""
        return self._database.read(executions.not_run, limit)

    def forget_practice(self, keep: int) -> int:
        """Delete all but the newest `keep` replies to tasks; return how many went."""
        return self._database.write(executions.forget_practice, keep)

    # Ratings, and what may be learned from

    def rate(
        self,
        reply: str,
        person: str,
        value: int,
        reason: str | None = None,
        correction: str | None = None,
    ) -> Rating | None:
        """Store a thumb (1 or -1) or withdraw it (0, returns None); NotFound, ValueError.

        None for `reason` or `correction` keeps what is stored, an empty text removes it. The same
        thumb again changes nothing.
        """
        return self._database.write(ratings.rate, reply, person, value, reason, correction)

    def ratings(self, reply: str) -> list[Rating]:
        """Return a reply's ratings, oldest first; NotFound."""
        return self._database.read(ratings.ratings, reply)

    def count_ratings(self) -> int:
        """Count all ratings."""
        return self._database.read(ratings.count_ratings)

    def new_ratings(self) -> int:
        """Count the learnable ratings since the snapshot of the last promoted or rejected round."""
        return self._database.read(ratings.new_ratings)

    def rating_mark(self) -> int:
        """Return the number of the last change to any rating."""
        return self._database.read(ratings.rating_mark)

    def learnable(self, every_draft: bool = True, practised: bool = False) -> list[RatedReply]:
        """Return every rated reply that may be learned from, held-out ones too, oldest first.

        With `practised` the replies to tasks follow, which have an execution and no rating.

        Without `every_draft` only the shown draft comes with each: with best_of 8 all of them take
        about 120 KB a reply in memory.
        """
        return self._database.read(ratings.learnable, every_draft, practised)

    def learnable_named(self, ids: Sequence[str]) -> list[RatedReply]:
        """Return those of the named replies that `learnable` returns, with every draft."""
        return self._database.read(ratings.learnable_named, ids)

    def rated(self) -> Iterator[RatedReply]:
        """Yield what `learnable` returns, page by page, for an export of any size."""
        ids = self._database.read(ratings.learnable_ids)
        for start in range(0, len(ids), 200):
            yield from self._database.read(ratings.rated, ids[start : start + 200])

    def import_rows(self, rows: Sequence[ImportedRating]) -> ImportCount:
        """Store ratings given elsewhere, all or none, nothing twice; ImportRefused."""
        done = self._database.write(imports.import_rows, rows)
        self._learnable_changed()
        return done

    def curve(
        self, *, fingerprint: str | None = None, guild: str | None = None
    ) -> list[VersionRatings]:
        """Count the thumbs of each version's replies (in one guild), in the order of versions.

        With `fingerprint` only those of that base model: each has a v0 of its own.
        """
        return self._database.read(ratings.curve, fingerprint, guild)

    # Rounds

    def add_round(self, *, trigger: str, requested_by: str, parent: str, seed: int) -> RoundRecord:
        """Queue a round."""
        return self._database.write(
            rounds.add_round, trigger=trigger, requested_by=requested_by, parent=parent, seed=seed
        )

    def update_round(
        self,
        id: str,
        *,
        state: RoundState | None = None,
        phase: str | None = None,
        progress: float | None = None,
        version: str | None = None,
        rating_mark: int | None = None,
        verdict: str | None = None,
        checks: Sequence[Check] | None = None,
        metrics: Mapping[str, float] | None = None,
        error: str | None = None,
    ) -> RoundRecord:
        """Change what is given of a round; NotFound, IllegalChange."""
        return self._database.write(
            rounds.update_round,
            id,
            state=state,
            phase=phase,
            progress=progress,
            version=version,
            rating_mark=rating_mark,
            verdict=verdict,
            checks=checks,
            metrics=metrics,
            error=error,
        )

    def record_uses(self, id: str, uses: Sequence[RoundUse]) -> None:
        """Store what a round trained on, and its counts of fresh and replayed replies; NotFound."""
        self._database.write(rounds.record_uses, id, uses)

    def uses(self, id: str) -> list[RoundUse]:
        """Return what a round trained on; NotFound."""
        return self._database.read(rounds.uses, id)

    def round(self, id: str) -> RoundRecord:
        """Return one round; NotFound."""
        return self._database.read(rounds.round, id)

    def rounds(self, limit: int = 50) -> list[RoundRecord]:
        """Return the last rounds, newest first."""
        return self._database.read(rounds.rounds, limit)

    def recover(self) -> list[str]:
        """Close what a dead bot left open (call at start): a sentence for each thing done."""
        return [
            *self._database.write(rounds.fail_interrupted),
            *self._database.write(versions.reject_unfinished),
        ]

    # Versions

    def stage_version(self, *, round: str, parent: str, fingerprint: str) -> VersionRecord:
        """Give a round's candidate the next name; NotFound."""
        return self._database.write(
            versions.stage_version, round=round, parent=parent, fingerprint=fingerprint
        )

    def seal_version(self, name: str, manifest_sha256: str) -> None:
        """Record that a candidate's files are complete; NotFound, IllegalChange."""
        self._database.write(versions.seal_version, name, manifest_sha256)

    def reject_version(self, name: str) -> None:
        """Record that a candidate will never serve; NotFound, IllegalChange."""
        self._database.write(versions.reject_version, name)

    def promote(self, name: str, round: str) -> None:
        """In one transaction retire the old version, serve `name`, and promote its round.

        Raises NotFound, or IllegalChange when it is not the running round's sealed candidate or
        the serving version is pinned.
        """
        self._database.write(versions.promote, name, round)

    def roll_back(self, name: str) -> None:
        """In one transaction retire the serving version as rolled back and serve `name` or v0.

        Raises NotFound, or IllegalChange when it serves already or is not kept.
        """
        self._database.write(versions.roll_back, name)

    def retire_serving(self) -> str | None:
        """Let v0 serve, as the base model changed; return what served."""
        return self._database.write(versions.retire_serving)

    def serving(self) -> str:
        """Return the version that serves, v0 when none does."""
        return self._database.read(versions.serving)

    def version(self, name: str) -> VersionRecord:
        """Return one version; NotFound (v0 has no row)."""
        return self._database.read(versions.version, name)

    def versions(self) -> list[VersionRecord]:
        """Return all versions, newest first."""
        return self._database.read(versions.versions)

    def pin(self, name: str, pinned: bool) -> None:
        """Pin or unpin a version; NotFound, IllegalChange (v0, or not kept)."""
        self._database.write(versions.pin, name, pinned)

    def prunable(self, keep: int) -> list[str]:
        """Name the versions whose files may go, oldest first, when the newest `keep` stay."""
        return self._database.read(versions.prunable, keep)

    def mark_pruned(self, name: str) -> None:
        """Record that a version's files are removed; NotFound, IllegalChange."""
        self._database.write(versions.mark_pruned, name)

    # Schedules, audit, facts

    def add_schedule(
        self, *, cron: str | None, time_zone: str, every_ratings: int | None, created_by: str
    ) -> ScheduleRecord:
        """Store a schedule; ValueError when it has neither a cron line nor a number of ratings."""
        return self._database.write(
            journal.add_schedule,
            cron=cron,
            time_zone=time_zone,
            every_ratings=every_ratings,
            created_by=created_by,
        )

    def schedules(self) -> list[ScheduleRecord]:
        """Return all schedules, oldest first."""
        return self._database.read(journal.schedules)

    def remove_schedule(self, id: str) -> None:
        """Delete a schedule; NotFound."""
        self._database.write(journal.remove_schedule, id)

    def mark_fired(self, id: str, at: float) -> None:
        """Record when a schedule last asked for a round (seconds since the epoch); NotFound."""
        self._database.write(journal.mark_fired, id, at)

    def audit(self, who: str, what: str, detail: str = "") -> None:
        """Append an admin's act to the trail."""
        self._database.write(journal.audit, who, what, detail)

    def audit_log(self, limit: int = 100) -> list[AuditEntry]:
        """Return the last acts of admins, newest first."""
        return self._database.read(journal.audit_log, limit)

    def meta(self, key: str) -> str | None:
        """Return a fact by its key, None when it was never set."""
        return self._database.read(journal.meta, key)

    def set_meta(self, key: str, value: str) -> None:
        """Store a fact under a key."""
        self._database.write(journal.set_meta, key, value)


def _nobody_listens() -> None:
    """Stand in for who wants to hear of changes, until there is one."""
