"""Which state the learning from Discord is in, in words: the same in every place that says it.

The rule itself is the view `learnable` in the store; here it is only explained.
"""

from __future__ import annotations

import json

from bot.settings import DiscordSettings, TrainingPermission
from storage import places
from storage.store import Store

PERMISSION = "discord.training_permission"
"""The fact under which the store, and so the rule, knows of Discord's permission."""

LEARNING = places.LEARNING
"""The guild's setting that the rule asks for."""

STANDING = "Learning from "
"""How the sentence about the present state begins."""

PERMISSION_MISSING = (
    "Discord's permission to train on message content is not recorded "
    "(the operator sets discord.training_permission)"
)
SERVER_MISSING = "this server has not switched learning on (`/server learning`)"


def record_permission(store: Store, permission: TrainingPermission) -> None:
    """Tell the store's rule what the settings say about Discord's permission."""
    text = json.dumps(permission.model_dump()) if permission.recorded else ""
    if (store.meta(PERMISSION) or "") != text:
        store.set_meta(PERMISSION, text)
        store.audit("settings", "training permission", permission.reference or "none")


def missing_for(settings: DiscordSettings, store: Store, guild: str | None) -> list[str]:
    """Say what keeps a guild's (None: a direct message's) chats from being learned from."""
    missing = []
    if settings.source == "discord" and not settings.training_permission.recorded:
        missing.append(PERMISSION_MISSING)
    if guild is not None and (guild, "on") not in store.places_with(LEARNING):
        missing.append(SERVER_MISSING)
    return missing


def standing(settings: DiscordSettings, store: Store | None) -> str:
    """Say in one sentence whether anything from Discord is learned, and what is missing.

    Without a store there are no servers yet that could have switched learning on.
    """
    where = "Discord" if settings.source == "discord" else settings.api_base
    permission = settings.training_permission
    if settings.source == "discord" and not permission.recorded:
        return (
            f"Nothing is learned from {where}: {PERMISSION_MISSING}. Thumbs are counted and shown."
        )
    places = store.places_with(LEARNING) if store else []
    on = sum(value == "on" for _, value in places)
    given = (
        f" (permission of {permission.granted_on}, {permission.granted_by}, {permission.reference})"
        if settings.source == "discord"
        else ""
    )
    servers = "no server has" if not on else "1 server has" if on == 1 else f"{on} servers have"
    return (
        f"{STANDING}{where} is on for chats of people who opted in{given}; "
        f"{servers} learning switched on (`/server learning`), direct messages need no switch."
    )
