"""One typed tree of settings: what may be set, its default and its limits.

Making `Settings(...)` reads nothing from outside; `load_settings` lays `thumbwise.toml`, the
environment and the command line over one another. `[qvalue]`, `[learning]` and `[gate]` are
learner's own dataclasses, so that their defaults stand in one place.
"""

from __future__ import annotations

import ipaddress
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import platformdirs
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from learner.options import GateOptions, LearningOptions
from learner.qvalue.options import QOptions

Count = Annotated[int, Field(ge=1)]
CountOrAuto = Annotated[int, Field(ge=0)]


class SettingsError(Exception):
    """A setting that is unknown or wrong; its text says what came, what was wanted, and where."""


def _split_names(value: Any) -> Any:
    """Let the environment give a list as `a.example,b.example`."""
    if isinstance(value, str):
        return [name.strip() for name in value.split(",") if name.strip()]
    return value


def is_loopback(host: str) -> bool:
    """Say whether only this machine can reach `host`."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _network(value: str) -> str:
    """Return an address or a network as a network."""
    try:
        return str(ipaddress.ip_network(value, strict=False))
    except ValueError:
        raise PydanticCustomError(
            "network", "Input should be addresses or networks such as 172.17.0.0/16"
        ) from None


Networks = Annotated[
    tuple[Annotated[str, AfterValidator(_network)], ...], BeforeValidator(_split_names)
]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class WebSettings(_Table):
    """Where the page and the APIs listen, and who may call them."""

    host: str = Field(default="127.0.0.1", min_length=1, description="Address to listen on.")
    port: int = Field(default=8765, ge=0, le=65535, description="Port; 0 takes any free one.")
    host_names: Annotated[tuple[str, ...], BeforeValidator(_split_names)] = Field(
        default=(),
        description="Host names that requests may carry, besides loopback's; needed to listen "
        "beyond loopback.",
    )
    api_key: str | None = Field(
        default=None,
        min_length=1,
        repr=False,
        description="Key that `/v1`, `/metrics` and the page's login ask for; needed to listen "
        "beyond loopback.",
    )
    login: bool = Field(
        default=False,
        description="Ask for the API key on the page too while listening on loopback, for a proxy "
        "on this machine; beyond loopback the page always does.",
    )
    trusted_proxies: Networks = Field(
        default=(),
        description="Addresses or networks of the proxies in front, whose `X-Forwarded-For` and "
        "`X-Forwarded-Proto` are believed.",
    )

    @property
    def asks_login(self) -> bool:
        """Whether the page opens only to who has logged in."""
        return self.login or not is_loopback(self.host)

    @model_validator(mode="after")
    def _login_has_a_key(self) -> WebSettings:
        if self.login and not self.api_key:
            raise ValueError(
                "login is true, but without an API key `/v1` would stay open: "
                "set THUMBWISE_WEB__API_KEY (a key that you choose)"
            )
        return self

    @model_validator(mode="after")
    def _closed_unless_guarded(self) -> WebSettings:
        if is_loopback(self.host):
            return self
        missing = [
            words
            for given, words in (
                (self.api_key, "THUMBWISE_WEB__API_KEY (a key that you choose)"),
                (self.host_names, "web.host_names (the names people reach it by)"),
            )
            if not given
        ]
        if missing:
            raise ValueError(
                f"host is {self.host!r}, which others can reach: "
                f"set {' and '.join(missing)}, or listen on 127.0.0.1"
            )
        return self


class ServingSettings(_Table):
    """How replies are drawn."""

    best_of: int = Field(
        default=8,
        ge=1,
        le=64,
        description="Drafts drawn for a reply, of which the Q-head picks one; 1: the weights alone "
        "speak, and replies stream.",
    )
    temperature: float = Field(
        default=0.9, gt=0, le=5, description="Sampling temperature where the request names none."
    )
    top_p: float = Field(
        default=0.95,
        gt=0,
        le=1,
        description="Nucleus of the sampling where the request names none.",
    )
    max_tokens: Count = Field(default=256, description="Longest reply in tokens.")
    queue_limit: Count = Field(default=64, description="Requests that may wait; more get 503.")
    max_rows: Count = Field(default=32, description="Drafts generated at once.")

    @model_validator(mode="after")
    def _drafts_fit(self) -> ServingSettings:
        if self.best_of > self.max_rows:
            raise ValueError(
                f"best_of is {self.best_of}, but serving.max_rows lets only {self.max_rows} drafts "
                "be generated at once: lower the one or raise the other"
            )
        return self


class RoundSettings(_Table):
    """When a training round may start and what it may take."""

    minimum_ratings: Count = Field(default=32, description="New ratings that a round wants.")
    budget_seconds: float = Field(default=300, gt=0, description="How long a round may take.")
    replay_share: float = Field(
        default=0.5, ge=0, lt=1, description="Share of older conversations in a round."
    )
    maximum_replies: Count = Field(
        default=256, description="Most replies that one round trains on."
    )
    keep_versions: Count = Field(default=10, description="Retired adapter versions kept on disk.")
    threads: CountOrAuto = Field(
        default=0,
        description="CPU threads of the training process; 0: half the cores. A small model trains "
        "in two processes of one thread each instead; 1: in one.",
    )


class TrainingPermission(_Table):
    """The operator's record that Discord allows training on message content (Developer Policy)."""

    granted_by: str = Field(
        default="", description="Who at Discord permitted training on message content."
    )
    granted_on: str = Field(default="", description="The day of that permission, YYYY-MM-DD.")
    reference: str = Field(default="", description="Where that permission stands: letter, ticket.")

    @property
    def recorded(self) -> bool:
        """Whether there is a permission."""
        return bool(self.granted_by)

    @model_validator(mode="after")
    def _whole(self) -> TrainingPermission:
        fields = (self.granted_by, self.granted_on, self.reference)
        if any(fields) and not all(field.strip() for field in fields):
            raise ValueError(
                "granted_by, granted_on and reference belong together: set all three, or none"
            )
        if self.granted_on:
            try:
                date.fromisoformat(self.granted_on)
            except ValueError:
                raise ValueError(
                    f"granted_on is {self.granted_on!r}, wanted a day such as 2026-11-23"
                ) from None
        return self


def _split_ids(value: Any) -> Any:
    """Let the environment give one id or a list of them."""
    return [value] if isinstance(value, int) else _split_names(value)


Ids = Annotated[tuple[Annotated[int, Field(gt=0)], ...], BeforeValidator(_split_ids)]


class DiscordSettings(_Table):
    """The bot's life in Discord, or on a server that speaks its protocol."""

    token: str | None = Field(
        default=None, min_length=1, repr=False, description="The bot's token; unset: no Discord."
    )
    training_permission: TrainingPermission = TrainingPermission()
    operators: Ids = Field(
        default=(),
        description="Ids of people who may change the model, besides the application's owner.",
    )
    home_guilds: Ids = Field(
        default=(),
        description="Ids of servers whose managers (Manage Server) may change the model.",
    )
    message_content: bool = Field(
        default=False,
        description="Ask for the Message Content intent (switch it on in the portal too): see "
        "every message of its own threads, and let `/summarize` read a channel.",
    )
    api_base: str | None = Field(
        default=None,
        pattern=r"^https?://[^\s]+[^/\s]$",
        description="Address of a Discord-compatible server's API, e.g. "
        "`https://chat.example/api/v10`.",
    )
    gateway_url: str | None = Field(
        default=None,
        pattern=r"^wss?://[^\s]+$",
        description="Its gateway, where the API's own answer does not name the right one.",
    )
    retention_days: Count = Field(
        default=30, description="Days after which text and token ids from chats are removed."
    )
    ratings_per_hour: Count = Field(
        default=60, description="New ratings a person may give an hour."
    )
    attachment_bytes: Count = Field(
        default=32_000, description="How much of an attached text file is read."
    )
    history_messages: Annotated[int, Field(ge=1, le=200)] = Field(
        default=50, description="Most messages that `/summarize` reads."
    )

    @property
    def source(self) -> Literal["discord", "compatible"]:
        """Where its rows come from: Discord's own servers, or a compatible one."""
        return "compatible" if self.api_base else "discord"

    @model_validator(mode="after")
    def _gateway_needs_api(self) -> DiscordSettings:
        if self.gateway_url and not self.api_base:
            raise ValueError("gateway_url is set without api_base: set both, or neither")
        return self


class SandboxSettings(_Table):
    """When the Python in replies is run; where, is decided by what this machine has."""

    automatic: bool = Field(
        default=False, description="Run each reply's Python at once; else on demand."
    )


class PracticeSettings(_Table):
    """Practice: tasks with tests that the bot answers while nobody chats."""

    scheduled: bool = Field(
        default=False, description="Practise before each round that a schedule starts."
    )
    answers: Count = Field(default=192, description="Tasks answered in one practice.")


class AskingSettings(_Table):
    """When the bot asks a person to rate a reply, beyond showing the thumbs."""

    per_day: Annotated[int, Field(ge=0)] = Field(
        default=3,
        description="How often a day a person may be asked for a rating, once in a conversation at "
        "most; 0: never.",
    )
    share: float = Field(
        default=0.25,
        gt=0,
        le=1,
        description="Share of the replies that may be asked about: those that the learned value "
        "is least sure of.",
    )


def default_data_dir() -> Path:
    """Return platformdirs' user data folder for thumbwise."""
    return platformdirs.user_data_path("thumbwise", appauthor=False)


class Settings(_Table):
    """Everything that may be set; frozen."""

    model_config = ConfigDict(protected_namespaces=())

    data_dir: Path = Field(
        default_factory=default_data_dir,
        description="Where conversations, ratings and adapters are kept.",
    )
    model: str = Field(
        default="embedded",
        min_length=1,
        description="`embedded`, a Hugging Face id, or the folder of a chat model.",
    )
    template: str | None = Field(
        default=None,
        description="Chat template (Jinja) for a model that brings none: a file, or the text.",
    )
    dtype: Literal["auto", "float32", "bfloat16", "float16"] = Field(
        default="auto",
        description="Number format of the weights; `auto`: what suits model and hardware.",
    )
    device: str = Field(
        default="auto",
        min_length=1,
        description="`auto`, `cpu`, `cuda` or `cuda:N`; `auto`: a GPU if any.",
    )
    threads: CountOrAuto = Field(
        default=0,
        description="CPU threads of the model that replies; 0: one for a small model, else "
        "PyTorch's choice.",
    )
    system_prompt: str = Field(default="", description="Text put before every conversation.")
    admin_token: str | None = Field(
        default=None,
        min_length=6,
        repr=False,
        description="Token that `/admin` asks for; unset: made at the first start, in "
        "`admin_token` of the data directory.",
    )
    web: WebSettings = WebSettings()
    serving: ServingSettings = ServingSettings()
    rounds: RoundSettings = RoundSettings()
    discord: DiscordSettings = DiscordSettings()
    sandbox: SandboxSettings = SandboxSettings()
    practice: PracticeSettings = PracticeSettings()
    asking: AskingSettings = AskingSettings()
    qvalue: QOptions = QOptions()
    learning: LearningOptions = LearningOptions()
    gate: GateOptions = GateOptions()

    @field_validator("data_dir")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @field_validator("model", "template")
    @classmethod
    def _home(cls, value: str | None) -> str | None:
        return str(Path(value).expanduser()) if value and value.startswith("~") else value
