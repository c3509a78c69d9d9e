"""The tables, as named and append-only migrations.

Constraints carry the truth: one rating per person and reply, at most one serving version and at
most one running round are unique indexes, not `if`s. A migration that was released is never
edited; a change is a new one at the end. What the columns mean stands in records.py.
"""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database, Migrations

from storage.errors import DirectoryUnusable

MIGRATIONS = Migrations("thumbwise")


def _run(db: Database, script: str) -> None:
    """Run statements one by one, because `executescript` would commit the migration half-way."""
    for statement in script.split(";\n"):
        if statement.strip():
            db.execute(statement)


@MIGRATIONS()
def m001_conversations_and_replies(db: Database) -> None:
    """What was said: conversations, replies with their prompts, and every draft."""
    _run(
        db,
        """
        CREATE TABLE counters (
            name TEXT PRIMARY KEY,
            value INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE conversations (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            owner TEXT NOT NULL,
            source TEXT NOT NULL CHECK (
                source IN ('web', 'api', 'discord', 'compatible', 'console', 'task')),
            guild TEXT,
            held_out INTEGER NOT NULL CHECK (held_out IN (0, 1)),
            created_at REAL NOT NULL,
            updated_at REAL NOT NULL
        );
        CREATE INDEX conversations_of_owner ON conversations (owner, updated_at);
        CREATE TABLE replies (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
            parent TEXT REFERENCES replies (id) ON DELETE SET NULL,
            person TEXT NOT NULL,
            source TEXT NOT NULL CHECK (
                source IN ('web', 'api', 'discord', 'compatible', 'console', 'task')),
            guild TEXT,
            turns TEXT NOT NULL,
            text TEXT NOT NULL,
            thread_sha256 TEXT NOT NULL,
            prompt_ids BLOB NOT NULL,
            turns_dropped INTEGER NOT NULL,
            version TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            temperature REAL NOT NULL,
            top_p REAL NOT NULL,
            max_tokens INTEGER NOT NULL,
            seed INTEGER,
            pick_reason TEXT NOT NULL CHECK (pick_reason IN ('only', 'thompson', 'uniform')),
            finish_reason TEXT NOT NULL CHECK (finish_reason IN ('stop', 'length', 'cancelled')),
            latency_seconds REAL NOT NULL,
            imported INTEGER NOT NULL CHECK (imported IN (0, 1)),
            created_at REAL NOT NULL
        );
        CREATE INDEX replies_of_conversation ON replies (conversation);
        CREATE INDEX replies_of_parent ON replies (parent);
        CREATE INDEX replies_by_thread ON replies (thread_sha256, person);
        CREATE TABLE drafts (
            reply TEXT NOT NULL REFERENCES replies (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            text TEXT NOT NULL,
            ids BLOB NOT NULL,
            logprobs_sampled BLOB NOT NULL,
            logprobs_plain BLOB NOT NULL,
            finish_reason TEXT NOT NULL CHECK (finish_reason IN ('stop', 'length', 'cancelled')),
            pick_probability REAL NOT NULL,
            picked INTEGER NOT NULL CHECK (picked IN (0, 1)),
            PRIMARY KEY (reply, position)
        );
        CREATE UNIQUE INDEX one_picked_draft ON drafts (reply) WHERE picked;
        """,
    )


@MIGRATIONS()
def m002_ratings(db: Database) -> None:
    """Thumbs: one row per person and reply."""
    _run(
        db,
        """
        CREATE TABLE ratings (
            reply TEXT NOT NULL REFERENCES replies (id) ON DELETE CASCADE,
            person TEXT NOT NULL,
            value INTEGER NOT NULL CHECK (value IN (-1, 1)),
            reason TEXT,
            correction TEXT,
            change INTEGER NOT NULL UNIQUE,
            created_at REAL NOT NULL,
            updated_at REAL NOT NULL,
            PRIMARY KEY (reply, person)
        );
        ALTER TABLE replies ADD COLUMN rating_change INTEGER NOT NULL DEFAULT 0;
        """,
    )


@MIGRATIONS()
def m003_rounds_and_versions(db: Database) -> None:
    """Training rounds, what each one trained on, and the adapter versions that came of them."""
    _run(
        db,
        """
        CREATE TABLE rounds (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            state TEXT NOT NULL CHECK (
                state IN ('queued', 'running', 'promoted', 'rejected', 'failed', 'cancelled')),
            phase TEXT NOT NULL,
            progress REAL NOT NULL,
            trigger TEXT NOT NULL,
            requested_by TEXT NOT NULL,
            parent TEXT NOT NULL,
            version TEXT,
            seed INTEGER NOT NULL,
            rating_mark INTEGER NOT NULL,
            fresh INTEGER NOT NULL,
            replayed INTEGER NOT NULL,
            verdict TEXT,
            checks TEXT NOT NULL,
            metrics TEXT NOT NULL,
            error TEXT,
            created_at REAL NOT NULL,
            started_at REAL,
            finished_at REAL
        );
        CREATE UNIQUE INDEX one_running_round ON rounds (state) WHERE state = 'running';
        CREATE TABLE round_uses (
            round TEXT NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
            reply TEXT NOT NULL REFERENCES replies (id) ON DELETE CASCADE,
            weight REAL NOT NULL,
            replayed INTEGER NOT NULL CHECK (replayed IN (0, 1)),
            PRIMARY KEY (round, reply)
        );
        CREATE INDEX round_uses_of_reply ON round_uses (reply);
        CREATE TABLE versions (
            number INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            state TEXT NOT NULL CHECK (
                state IN ('staged', 'sealed', 'serving', 'retired', 'rejected', 'pruned')),
            parent TEXT NOT NULL,
            round TEXT REFERENCES rounds (id),
            fingerprint TEXT NOT NULL,
            manifest_sha256 TEXT,
            pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
            rolled_back INTEGER NOT NULL CHECK (rolled_back IN (0, 1)),
            created_at REAL NOT NULL,
            serving_since REAL
        );
        CREATE UNIQUE INDEX one_serving_version ON versions (state) WHERE state = 'serving';
        """,
    )


@MIGRATIONS()
def m004_schedules_audit_meta(db: Database) -> None:
    """When rounds start by themselves, what admins did, and single facts by key."""
    _run(
        db,
        """
        CREATE TABLE schedules (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            cron TEXT,
            time_zone TEXT NOT NULL,
            every_ratings INTEGER CHECK (every_ratings > 0),
            created_by TEXT NOT NULL,
            created_at REAL NOT NULL,
            last_fired_at REAL,
            CHECK (cron IS NOT NULL OR every_ratings IS NOT NULL)
        );
        CREATE TABLE audit (
            number INTEGER PRIMARY KEY,
            at REAL NOT NULL,
            who TEXT NOT NULL,
            what TEXT NOT NULL,
            detail TEXT NOT NULL
        );
        CREATE TABLE meta (
            key TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) WITHOUT ROWID;
        """,
    )


@MIGRATIONS()
def m005_learnable(db: Database) -> None:
    """The one predicate of what may be learned from: every use of text for learning asks it."""
    _run(
        db,
        """
        CREATE VIEW learnable AS
            SELECT id AS reply FROM replies
            WHERE source IN ('web', 'api', 'console', 'task');
        """,
    )


@MIGRATIONS()
def m006_people_and_places(db: Database) -> None:
    """Chats of several people: whose words a prompt holds, their choices, places and messages.

    `learnable` asks three things more of what was said there: the operator's recorded permission
    (Discord's own servers only), learning switched on in the guild, and the opt-in of everyone
    whose words stand in the prompt. No recorded people means that nobody opted in.
    """
    _run(
        db,
        """
        CREATE TABLE people (
            person TEXT PRIMARY KEY,
            learn INTEGER CHECK (learn IN (0, 1)),
            noticed_at REAL,
            chosen_at REAL
        ) WITHOUT ROWID;
        CREATE TABLE reply_people (
            reply TEXT NOT NULL REFERENCES replies (id) ON DELETE CASCADE,
            person TEXT NOT NULL,
            PRIMARY KEY (reply, person)
        ) WITHOUT ROWID;
        CREATE INDEX reply_people_of_person ON reply_people (person);
        CREATE TABLE places (
            guild TEXT NOT NULL,
            channel TEXT NOT NULL,
            key TEXT NOT NULL,
            value TEXT NOT NULL,
            set_by TEXT NOT NULL,
            set_at REAL NOT NULL,
            PRIMARY KEY (guild, channel, key)
        ) WITHOUT ROWID;
        CREATE TABLE messages (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            message TEXT NOT NULL UNIQUE,
            channel TEXT NOT NULL,
            reply TEXT NOT NULL REFERENCES replies (id) ON DELETE CASCADE
        );
        CREATE INDEX messages_of_channel ON messages (channel, number);
        CREATE INDEX messages_of_reply ON messages (reply);
        CREATE TABLE reactions (
            message TEXT NOT NULL,
            person TEXT NOT NULL,
            value INTEGER NOT NULL CHECK (value IN (-1, 1)),
            PRIMARY KEY (message, person, value)
        ) WITHOUT ROWID;
        CREATE INDEX ratings_of_person ON ratings (person, created_at);
        CREATE INDEX replies_of_person ON replies (person, created_at);
        ALTER TABLE replies ADD COLUMN text_removed_at REAL;
        ALTER TABLE versions ADD COLUMN marked_at REAL;
        DROP VIEW learnable;
        CREATE VIEW learnable AS
            SELECT id AS reply FROM replies
            WHERE text_removed_at IS NULL AND (
                source IN ('web', 'api', 'console', 'task')
                OR (
                    (
                        source = 'compatible'
                        OR (source = 'discord' AND EXISTS (
                            SELECT 1 FROM meta
                            WHERE key = 'discord.training_permission' AND value <> ''))
                    )
                    AND (guild IS NULL OR EXISTS (
                        SELECT 1 FROM places
                        WHERE places.guild = replies.guild AND channel = ''
                            AND key = 'learning' AND value = 'on'))
                    AND EXISTS (
                        SELECT 1 FROM reply_people WHERE reply_people.reply = replies.id)
                    AND NOT EXISTS (
                        SELECT 1 FROM reply_people
                        LEFT JOIN people ON people.person = reply_people.person
                        WHERE reply_people.reply = replies.id AND COALESCE(people.learn, 0) = 0)
                ));
        """,
    )


@MIGRATIONS()
def m007_executions(db: Database) -> None:
    """What happened when a reply's code ran: one row for each reply, the newest run."""
    _run(
        db,
        """
        CREATE TABLE executions (
            reply TEXT PRIMARY KEY REFERENCES replies (id) ON DELETE CASCADE,
            engine TEXT NOT NULL,
            reason TEXT NOT NULL,
            exit INTEGER,
            error TEXT,
            stdout TEXT NOT NULL,
            seconds REAL NOT NULL,
            passed INTEGER NOT NULL CHECK (passed >= 0),
            cases INTEGER NOT NULL CHECK (cases >= passed),
            at REAL NOT NULL
        ) WITHOUT ROWID;
        """,
    )


@MIGRATIONS()
def m008_features(db: Database) -> None:
    """The numbers φ that the Q-head sees of each draft, and how sure it was of the one it picked.

    They outlive the text they were computed from, so the predicate has two halves: `permitted` says
    from which replies may be learned at all, `learnable` which of them still have their text.
    """
    _run(
        db,
        """
        CREATE TABLE features (
            reply TEXT NOT NULL REFERENCES replies (id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            fingerprint TEXT NOT NULL,
            version INTEGER NOT NULL,
            phi BLOB NOT NULL,
            PRIMARY KEY (reply, fingerprint, version, place)
        ) WITHOUT ROWID;
        ALTER TABLE replies ADD COLUMN doubt REAL;
        DROP VIEW learnable;
        CREATE VIEW permitted AS
            SELECT id AS reply FROM replies
            WHERE source IN ('web', 'api', 'console', 'task')
                OR (
                    (
                        source = 'compatible'
                        OR (source = 'discord' AND EXISTS (
                            SELECT 1 FROM meta
                            WHERE key = 'discord.training_permission' AND value <> ''))
                    )
                    AND (guild IS NULL OR EXISTS (
                        SELECT 1 FROM places
                        WHERE places.guild = replies.guild AND channel = ''
                            AND key = 'learning' AND value = 'on'))
                    AND EXISTS (
                        SELECT 1 FROM reply_people WHERE reply_people.reply = replies.id)
                    AND NOT EXISTS (
                        SELECT 1 FROM reply_people
                        LEFT JOIN people ON people.person = reply_people.person
                        WHERE reply_people.reply = replies.id AND COALESCE(people.learn, 0) = 0)
                );
        CREATE VIEW learnable AS
            SELECT reply FROM permitted JOIN replies ON replies.id = reply
            WHERE text_removed_at IS NULL;
        """,
    )


@MIGRATIONS()
def m009_asked(db: Database) -> None:
    """Which replies their person was asked to rate, and when."""
    _run(
        db,
        """
        CREATE TABLE asked (
            reply TEXT PRIMARY KEY REFERENCES replies (id) ON DELETE CASCADE,
            at REAL NOT NULL
        ) WITHOUT ROWID;
        """,
    )


def known_migrations() -> tuple[str, ...]:
    """The names of all migrations of this release, oldest first."""
    with_none_applied = Database(memory=True)
    try:
        return tuple(migration.name for migration in MIGRATIONS.pending(with_none_applied))
    finally:
        with_none_applied.close()


def refuse_newer(db: Database, path: Path) -> None:
    """Raise DirectoryUnusable when a newer release has changed this database."""
    unknown = {migration.name for migration in MIGRATIONS.applied(db)} - set(known_migrations())
    if unknown:
        raise DirectoryUnusable(
            f"{path} was written by a newer version of Thumbwise (it has "
            f"{', '.join(sorted(unknown))}); install that version, or name another --data-dir"
        )


def refuse_older(db: Database, path: Path) -> None:
    """Raise DirectoryUnusable when the database, opened to read only, lacks a migration."""
    pending = MIGRATIONS.pending(db)
    if pending:
        raise DirectoryUnusable(
            f"{path} lacks {pending[0].name}: it is empty or from an older version of Thumbwise; "
            "start the bot on its directory once to bring it up to date"
        )


def upgrade(db: Database) -> None:
    """Apply every migration that is missing, each in a transaction of its own."""
    MIGRATIONS.apply(db)
