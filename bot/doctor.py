"""`thumbwise doctor`: what is well here, what is not, and the command that mends it.

Every finding looks at one thing and changes nothing: no model is loaded or fetched, the database is
only read. What the model's own files are is `bot.modelfiles`' affair.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, TypeAlias

from packaging.requirements import Requirement

from bot.commands.reading import read_store
from bot.commands.terminal import size
from bot.cron import CronLine
from bot.discord.checkup import look_at_discord
from bot.modelfiles import ModelFiles, ModelMissing, look_at
from bot.runtime import running_bot
from bot.settings import Settings, WebSettings
from bot.standing import standing
from storage.adapters import AdapterShelf
from storage.errors import StorageError
from storage.records import BASE_VERSION
from storage.store import ADAPTERS_NAME, DATABASE_NAME, Store

State: TypeAlias = Literal["ok", "note", "broken"]

DISK_WANTED_BYTES = 1_000_000_000
DISK_NEEDED_BYTES = 100_000_000

SAFE_SQLITE = (3, 51, 3)
"""Before it, two processes that both write can lose data in WAL mode; here only one ever writes."""


SHORT_KEY = 16
"""Characters below which a key that others may try is worth a word."""


@dataclass(frozen=True)
class Finding:
    """One thing looked at: how it is, in words, and the command or setting that mends it."""

    name: str
    state: State
    detail: str
    mend: str | None = None


def examine(settings: Settings) -> list[Finding]:
    """Look at everything that a bot with these settings needs."""
    return [
        *_package(),
        *_torch(settings),
        *_model(settings),
        *_directory(settings.data_dir),
        *_disk(settings.data_dir),
        _sqlite(),
        *_stored(settings),
        *_sandbox(),
        _bot(settings),
        *_page(settings.web),
        *_discord(settings),
    ]


def _package() -> Iterator[Finding]:
    """Check Python and the versions of what the package asks for."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    try:
        wanted = [Requirement(line) for line in importlib.metadata.requires("thumbwise") or []]
    except importlib.metadata.PackageNotFoundError:
        yield Finding("package", "note", f"Python {version}; not installed", "pip install -e .")
        return
    wrong = [str(one) for one in wanted if _applies(one) and not _installed(one)]
    if wrong:
        mend = "pip install " + " ".join(f"'{one.split(';')[0].strip()}'" for one in wrong)
        yield Finding("package", "broken", f"missing or of another version: {wrong}", mend)
    else:
        yield Finding("package", "ok", f"Python {version}; every required package is here")
    tests = [one for one in wanted if one.marker and one.marker.evaluate({"extra": "test"})]
    missing = [one.name for one in tests if not _installed(one)]
    if missing:
        parts = "not installed" if len(missing) == len(tests) else f"without {', '.join(missing)}"
        said = f"{parts}; only tests need it"
        yield Finding("extra `test`", "note", said, "pip install -e '.[test]'")


def _applies(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": ""})


def _installed(requirement: Requirement) -> bool:
    try:
        found = importlib.metadata.version(requirement.name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return requirement.specifier.contains(found, prereleases=True)


def _torch(settings: Settings) -> Iterator[Finding]:
    import torch

    threads = _threads(settings)
    detail = f"PyTorch {torch.__version__}, {threads} {'thread' if threads == 1 else 'threads'}"
    if torch.cuda.is_available():
        names = {torch.cuda.get_device_name(index) for index in range(torch.cuda.device_count())}
        yield Finding("torch", "ok", f"{detail}, GPU {', '.join(sorted(names))}")
    elif settings.device.startswith("cuda"):
        yield Finding(
            "torch",
            "broken",
            f"{detail}, no GPU, but device is {settings.device!r}",
            "set device to auto, or install PyTorch's CUDA build",
        )
    else:
        yield Finding("torch", "ok", f"{detail}, no GPU")


def _threads(settings: Settings) -> int:
    """How many threads the model would reply with."""
    import torch

    from learner.policy import threads_for

    with contextlib.suppress(ModelMissing):
        parameters = look_at(settings.model).parameters
        if not settings.threads and parameters is not None:
            return threads_for(parameters)
    return settings.threads or torch.get_num_threads()


def _model(settings: Settings) -> Iterator[Finding]:
    try:
        files = look_at(settings.model)
    except ModelMissing as problem:
        yield Finding("model", problem.state, str(problem), problem.mend)
        return
    yield Finding("model", "ok", f"{settings.model}: {_model_words(files)} in {files.folder}")
    template = settings.template
    if template and not ("{%" in template or "{{" in template) and not Path(template).is_file():
        yield Finding(
            "template", "broken", f"there is no file {template}", "set template to one that exists"
        )
    elif not template and not files.has_template:
        yield Finding(
            "template",
            "broken",
            f"{settings.model} brings no chat template",
            "set template to a Jinja file, or choose a chat model",
        )


def _model_words(files: ModelFiles) -> str:
    if files.parameters is None:
        return size(files.bytes)
    count = files.parameters
    words = f"{count / 1e9:.2f} B" if count >= 1e9 else f"{count / 1e6:.2f} M"
    return f"{words} parameters, {size(files.bytes)}"


def _directory(directory: Path) -> Iterator[Finding]:
    nearest = next(path for path in (directory, *directory.parents) if path.exists())
    try:
        with tempfile.TemporaryFile(dir=nearest):
            pass
    except OSError as problem:
        yield Finding(
            "data directory",
            "broken",
            f"{nearest} cannot be written ({problem.strerror})",
            f"chown -R $USER {nearest}, or name another with --data-dir",
        )
        return
    made = "" if nearest == directory else ", made at the first start"
    yield Finding("data directory", "ok", f"{directory} can be written{made}")


def _disk(directory: Path) -> Iterator[Finding]:
    nearest = next(path for path in (directory, *directory.parents) if path.exists())
    free = shutil.disk_usage(nearest).free
    used = sum(path.stat().st_size for path in directory.rglob("*") if path.is_file())
    detail = f"{size(free)} free; the data directory holds {size(used)}"
    if free < DISK_NEEDED_BYTES:
        yield Finding("disk", "broken", detail, f"free some space on the disk of {nearest}")
    elif free < DISK_WANTED_BYTES:
        yield Finding("disk", "note", detail, "free some space, or lower rounds.keep_versions")
    else:
        yield Finding("disk", "ok", detail)


def _sqlite() -> Finding:
    version = tuple(int(part) for part in sqlite3.sqlite_version.split("."))
    detail = f"SQLite {sqlite3.sqlite_version}"
    if version < SAFE_SQLITE:
        detail += "; its WAL bug with two writing processes cannot be met, as only the bot writes"
    return Finding("sqlite", "ok", detail)


def _stored(settings: Settings) -> Iterator[Finding]:
    """Check the database, the serving version's files and the schedules."""
    directory = settings.data_dir
    if not (directory / DATABASE_NAME).is_file():
        yield Finding("database", "note", "none yet; the first start makes it", "thumbwise")
        return
    try:
        with read_store(directory) as store:
            counts = f"{store.count_replies()} replies, {store.count_ratings()} ratings"
            new, wanted = store.new_ratings(), settings.rounds.minimum_ratings
            detail = f"{counts}; {new} new of the {wanted} that a round wants"
            yield Finding("database", "ok", detail)
            yield _serving(store, AdapterShelf(directory / ADAPTERS_NAME))
            yield _schedules(store)
    except StorageError as problem:
        yield Finding("database", "broken", str(problem))


def _serving(store: Store, shelf: AdapterShelf) -> Finding:
    name = store.serving()
    if name == BASE_VERSION:
        return Finding("serving", "ok", "v0, the base model without an adapter")
    try:
        shelf.verified(name, store.version(name).manifest_sha256)
    except StorageError as problem:
        return Finding("serving", "broken", str(problem), "thumbwise rollback")
    return Finding("serving", "ok", f"{name}, whose files match their manifest")


def _schedules(store: Store) -> Finding:
    now = datetime.now(UTC)
    words = []
    for record in store.schedules():
        if record.cron:
            times = CronLine(record.cron, record.time_zone, now).next_times(3, now)
            words.append(f"{record.id} at {', '.join(time.isoformat() for time in times)}")
        if record.every_ratings:
            words.append(f"{record.id} every {record.every_ratings} new ratings")
    if not words:
        mend = "thumbwise schedule add --cron '0 3 * * *'"
        return Finding("schedule", "note", "none: rounds start only when someone asks", mend)
    return Finding("schedule", "ok", "; ".join(words))


def _sandbox() -> Iterator[Finding]:
    """Try the engines that keep snippets in; without one, nothing is run."""
    from learner.sandbox.choose import here

    choice = here()
    if choice.box is not None:
        yield Finding("sandbox", "ok", f"{choice.words}, and no canary got out")
        return
    for one in choice.refusals:
        yield Finding("sandbox", "note", f"{one.engine} is not used: {one.why}", one.mend)


def _discord(settings: Settings) -> Iterator[Finding]:
    """Check the token, say which link invites the bot, and whether anything is learned there."""
    for look in look_at_discord(settings.discord):
        yield Finding("discord", look.state, look.detail, look.mend)
    if not settings.discord.token:
        return
    if not (settings.data_dir / DATABASE_NAME).is_file():
        yield Finding("learning", "note", standing(settings.discord, None))
        return
    try:
        with read_store(settings.data_dir) as store:
            yield Finding("learning", "note", standing(settings.discord, store))
    except StorageError as problem:
        yield Finding("learning", "broken", str(problem), "thumbwise restore ARCHIVE --force")


def _bot(settings: Settings) -> Finding:
    if bot := running_bot(settings.data_dir):
        return Finding("bot", "ok", f"runs at {bot.url} (process {bot.pid})")
    return Finding("bot", "note", "none runs on this data directory", "thumbwise")


def _page(web: WebSettings) -> Iterator[Finding]:
    """Say who may open the page and call `/v1`, as the settings have it."""
    where = f"listens on {web.host} port {web.port}, as set"
    if not web.asks_login:
        if web.host_names:
            names = ", ".join(web.host_names)
            yield Finding(
                "page",
                "note",
                f"{where}, but answers to {names} too: who comes through a proxy needs no login",
                "set web.login = true and THUMBWISE_WEB__API_KEY",
            )
        else:
            yield Finding("page", "ok", f"{where}: this machine only, and no login to chat")
        return
    yield Finding("page", "ok", f"{where}; page and API want the API key or the admin token")
    if web.api_key and len(web.api_key) < SHORT_KEY:
        yield Finding(
            "API key",
            "note",
            f"{len(web.api_key)} characters, which can be guessed",
            'export THUMBWISE_WEB__API_KEY="$(openssl rand -hex 24)"',
        )
    if not web.trusted_proxies:
        yield Finding(
            "proxy",
            "note",
            "none is named: without one that speaks TLS, keys and words cross the network in the "
            "clear; with one unnamed, cookies lack Secure and all visitors share the login's limit",
            "set web.trusted_proxies to its address",
        )
