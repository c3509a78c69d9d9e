"""Every refusal in OpenAI's shape: `{"error": {"message", "type", "code"}}`.

Domain errors become statuses in one table here, so that no route has to catch them. What nobody
foresaw is caught at the outermost door (`door.Door`), not here.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import ValidationError
from starlette.exceptions import HTTPException

from bot.ask import AskError, NothingSaid
from bot.cron import ScheduleError
from bot.ratings import RatingError
from bot.rounds import RoundRefused
from bot.running import SnippetRefused
from bot.versions import VersionRefused
from learner.engine.engine import EngineClosed, EngineFull
from learner.prompt import PromptError
from storage.errors import (
    AdapterDamaged,
    BackupDamaged,
    DatabaseBusy,
    DirectoryUnusable,
    IllegalChange,
    NotFound,
    TargetRefused,
)

_KINDS = {
    401: "authentication_error",
    403: "permission_error",
    404: "not_found_error",
    409: "conflict_error",
    429: "rate_limit_error",
    503: "overloaded_error",
}
_SHOWN_PROBLEMS = 3
_SHOWN_CHARACTERS = 80


class WebError(Exception):
    """A refusal with its HTTP status; `code` is a word that programs can tell apart."""

    def __init__(
        self, status: int, message: str, code: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code
        self.headers = headers


def error_body(status: int, message: str, code: str) -> dict[str, dict[str, str]]:
    """Return the body of a refusal."""
    kind = _KINDS.get(status, "server_error" if status >= 500 else "invalid_request_error")
    return {"error": {"message": message, "type": kind, "code": code}}


def error_response(
    status: int, message: str, code: str, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """Return a refusal as a response."""
    return JSONResponse(error_body(status, message, code), status, dict(headers or {}))


def describe(error: ValidationError) -> str:
    """Say in one sentence which fields are wrong, what was wanted and what came.

    Long values are cut, so that a refused body is not sent back whole.
    """
    problems = error.errors(include_url=False, include_context=False)
    said = []
    for problem in problems[:_SHOWN_PROBLEMS]:
        where = ".".join(str(part) for part in problem["loc"]) or "body"
        came = repr(problem["input"])
        if len(came) > _SHOWN_CHARACTERS:
            came = came[:_SHOWN_CHARACTERS] + "…"
        missing = problem["type"] in ("missing", "json_invalid")
        said.append(f"{where}: {problem['msg']}" + ("" if missing else f"; got {came}"))
    more = len(problems) - _SHOWN_PROBLEMS
    return " | ".join(said) + (f" | and {more} more" if more > 0 else "")


def domain_error(error: Exception) -> WebError | None:
    """Return the refusal that a domain error means, or None for one that is not foreseen."""
    if isinstance(error, WebError):
        return error
    if isinstance(error, EngineFull):
        seconds = str(error.retry_after_seconds)
        return WebError(503, str(error), "queue_full", {"Retry-After": seconds})
    for kind, status, code in _TABLE:
        if isinstance(error, kind):
            return WebError(status, str(error), code)
    return None


_TABLE: tuple[tuple[type[Exception], int, str], ...] = (
    (NotFound, 404, "not_found"),
    (PromptError, 422, "context_length_exceeded"),
    (AskError, 422, "malformed_body"),
    (RatingError, 422, "malformed_body"),
    (NothingSaid, 409, "nothing_said"),
    (RoundRefused, 409, "round_refused"),
    (SnippetRefused, 409, "not_run"),
    (VersionRefused, 409, "version_refused"),
    (ScheduleError, 422, "impossible_schedule"),
    (IllegalChange, 409, "illegal_change"),
    (AdapterDamaged, 409, "adapter_damaged"),
    (BackupDamaged, 409, "backup_damaged"),
    (DatabaseBusy, 503, "storage_busy"),
    (TargetRefused, 409, "target_refused"),
    (DirectoryUnusable, 507, "storage_unusable"),
    (EngineClosed, 503, "closing"),
)


async def _on_domain_error(_: Request, error: Exception) -> JSONResponse:
    known = domain_error(error)
    if known is None:
        raise error
    return error_response(known.status, known.message, known.code, known.headers)


async def _on_http_error(request: Request, error: Any) -> JSONResponse:
    status = int(error.status_code)
    phrase = HTTPStatus(status).phrase
    said = {
        404: f"nothing answers at {request.url.path}",
        405: f"{request.method} is not answered at {request.url.path}",
    }.get(status, str(error.detail))
    return error_response(status, said, phrase.lower().replace(" ", "_"), error.headers)


async def _on_validation_error(_: Request, error: Any) -> JSONResponse:
    said = " | ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
    return error_response(422, said, "malformed")


def install_errors(web: FastAPI) -> None:
    """Answer every refusal of `web` in the one shape."""
    web.add_exception_handler(HTTPException, _on_http_error)
    web.add_exception_handler(RequestValidationError, _on_validation_error)
    for kind in (WebError, EngineFull, *(kind for kind, _, _ in _TABLE)):
        web.add_exception_handler(kind, _on_domain_error)
