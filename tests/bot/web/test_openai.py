"""The OpenAI-compatible API, asked over a real port; with OpenAI's own client too."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import openai
import pytest

from bot.settings import ServingSettings
from bot.web.talk import Talks
from tests.bot.web.conftest import RunningBot, running, settings_for

HELLO = [{"role": "user", "content": "hello there"}]


def ask(bot: RunningBot, **more: Any) -> httpx.Response:
    body = {"model": "thumbwise", "messages": HELLO, "max_tokens": 8} | more
    return bot.client().post("/v1/chat/completions", json=body)


def said(bot: RunningBot, **more: Any) -> dict[str, Any]:
    answer = ask(bot, **more)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def chunks_of(text: str) -> list[dict[str, Any]]:
    data = [line.removeprefix("data: ") for line in text.splitlines() if line.startswith("data: ")]
    assert data[-1] == "[DONE]"
    return [json.loads(one) for one in data[:-1]]


def test_a_reply_looks_as_openais_clients_expect(bot: RunningBot) -> None:
    body = said(bot, user="ada")
    assert re.fullmatch(r"chatcmpl-[0-9a-f]{24}", body["id"])
    assert body["object"] == "chat.completion"
    assert body["model"] == "thumbwise:v0"
    choice = body["choices"][0]
    assert choice["message"]["role"] == "assistant"
    assert choice["finish_reason"] in ("stop", "length")
    usage = body["usage"]
    assert usage["prompt_tokens"] > 0
    assert 0 < usage["completion_tokens"] <= 8
    assert usage["total_tokens"] == usage["prompt_tokens"] + usage["completion_tokens"]
    assert body["turns_dropped"] == 0


def test_the_reply_is_stored_under_its_id_before_it_is_given(bot: RunningBot) -> None:
    body = said(bot, user="ada")
    reply = bot.app.store.reply(body["id"])
    assert reply.text == body["choices"][0]["message"]["content"]
    assert reply.person == "ada"
    assert reply.source == "api"
    assert reply.conversation == body["conversation"]


def test_nobody_named_is_called_api(bot: RunningBot) -> None:
    assert bot.app.store.reply(said(bot)["id"]).person == "api"


def test_a_stream_brings_the_role_first_and_the_same_reply(bot: RunningBot) -> None:
    whole = said(bot, seed=5, model="thumbwise:v0")
    answer = ask(
        bot, seed=5, model="thumbwise:v0", stream=True, stream_options={"include_usage": True}
    )
    assert answer.headers["Content-Type"].startswith("text/event-stream")
    chunks = chunks_of(answer.text)
    assert chunks[0]["choices"][0]["delta"] == {"role": "assistant", "content": ""}
    text = "".join(c["choices"][0]["delta"].get("content", "") for c in chunks if c["choices"])
    assert text == whole["choices"][0]["message"]["content"]
    reasons = [c["choices"][0]["finish_reason"] for c in chunks if c["choices"]]
    assert reasons[-1] == whole["choices"][0]["finish_reason"]
    assert set(reasons[:-1]) == {None}
    assert chunks[-1]["choices"] == []
    assert chunks[-1]["usage"] == whole["usage"]
    assert len({c["id"] for c in chunks}) == 1
    assert {c["model"] for c in chunks} == {"thumbwise:v0"}
    assert bot.app.store.reply(chunks[0]["id"]).text == text


def test_a_stream_without_that_wish_has_no_usage_chunk(bot: RunningBot) -> None:
    assert all(chunk["choices"] for chunk in chunks_of(ask(bot, stream=True).text))


def test_with_several_drafts_a_stream_brings_the_picked_one(bot: RunningBot) -> None:
    chunks = chunks_of(ask(bot, stream=True, best_of=3).text)
    text = "".join(chunk["choices"][0]["delta"].get("content", "") for chunk in chunks)
    reply = bot.app.store.reply(chunks[0]["id"])
    assert reply.text == text
    assert len(reply.drafts) == 3


def test_a_stream_is_kept_alive_while_nothing_is_said(
    bot: RunningBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.web.openai.KEEP_ALIVE_SECONDS", 0.0001)
    assert ": keep-alive\n\n" in ask(bot, stream=True, best_of=8).text


def test_the_same_seed_and_version_repeat_the_same_reply(bot: RunningBot) -> None:
    texts = {
        said(bot, seed=11, model="thumbwise:v0")["choices"][0]["message"]["content"]
        for _ in range(3)
    }
    assert len(texts) == 1


def test_a_conversation_is_found_by_what_the_assistant_said(bot: RunningBot) -> None:
    first = said(bot, user="grace", max_tokens=4)
    history = [
        *HELLO,
        {"role": "assistant", "content": first["choices"][0]["message"]["content"]},
        {"role": "user", "content": "and then?"},
    ]
    second = said(bot, user="grace", messages=history)
    assert second["conversation"] == first["conversation"]
    assert bot.app.store.reply(second["id"]).parent == first["id"]
    assert (
        said(bot, user="someone else", messages=history)["conversation"] != (first["conversation"])
    )


def test_without_a_user_nobody_lands_in_anothers_conversation(bot: RunningBot) -> None:
    first = said(bot, max_tokens=4)
    history = [
        *HELLO,
        {"role": "assistant", "content": first["choices"][0]["message"]["content"]},
        {"role": "user", "content": "and then?"},
    ]
    assert said(bot, messages=history)["conversation"] != first["conversation"]
    named = said(bot, messages=history, conversation=first["conversation"])
    assert named["conversation"] == first["conversation"]
    assert bot.app.store.reply(named["id"]).parent == first["id"]


def test_only_the_admin_token_may_say_that_the_console_speaks(bot: RunningBot) -> None:
    body = {"messages": HELLO, "max_tokens": 4, "source": "console"}
    path = "/v1/chat/completions"
    assert bot.client().post(path, json=body).status_code == 401
    answer = bot.admin().post(path, json=body)
    assert bot.app.store.reply(answer.json()["id"]).source == "console"
    assert bot.admin().post(path, json=body | {"source": "web"}).status_code == 422


def test_a_conversation_can_be_named(bot: RunningBot) -> None:
    first = said(bot, user="linus")
    second = said(bot, user="linus", conversation=first["conversation"])
    assert second["conversation"] == first["conversation"]
    assert ask(bot, user="another", conversation=first["conversation"]).status_code == 404
    assert ask(bot, user="linus", conversation="c_unknown").status_code == 404


def test_content_may_come_as_a_list_of_text_parts(bot: RunningBot) -> None:
    parts = [{"type": "text", "text": "hello "}, {"type": "text", "text": "there"}]
    body = said(bot, messages=[{"role": "user", "content": parts}])
    assert bot.app.store.reply(body["id"]).turns[-1].content == "hello there"


def test_developer_and_system_messages_are_the_system_turn(bot: RunningBot) -> None:
    for role in ("developer", "system"):
        body = said(bot, messages=[{"role": role, "content": "be brief"}, *HELLO])
        assert bot.app.store.reply(body["id"]).turns[0].role == "system"


def test_fields_that_mean_nothing_here_are_tolerated(bot: RunningBot) -> None:
    said(
        bot,
        n=1,
        presence_penalty=0.5,
        frequency_penalty=0,
        logit_bias={},
        tools=[],
        response_format={"type": "text"},
        metadata={"a": "b"},
        store=False,
        stop=None,
    )


def test_a_reply_ends_before_a_stop_text(bot: RunningBot) -> None:
    whole = said(bot, seed=3, model="thumbwise:v0", max_tokens=24)
    text = whole["choices"][0]["message"]["content"]
    stop = text[len(text) // 2 :][:2]
    cut = said(bot, seed=3, model="thumbwise:v0", max_tokens=24, stop=[stop])
    assert cut["choices"][0]["message"]["content"] == text[: text.index(stop)]
    assert cut["choices"][0]["finish_reason"] == "stop"


def test_what_the_newer_field_says_of_length_holds(bot: RunningBot) -> None:
    body = said(bot, max_tokens=20, max_completion_tokens=2)
    assert body["usage"]["completion_tokens"] <= 2


def test_a_long_conversation_loses_its_oldest_turns_and_says_so(bot: RunningBot) -> None:
    old = [
        {"role": role, "content": f"{number} the quick brown fox jumps over the lazy dog"}
        for number in range(12)
        for role in ("user", "assistant")
    ]
    body = said(bot, messages=[*old, *HELLO])
    assert body["turns_dropped"] > 0
    chunks = chunks_of(ask(bot, messages=[*old, *HELLO], stream=True).text)
    assert {chunk["turns_dropped"] for chunk in chunks} == {body["turns_dropped"]}


@pytest.mark.parametrize(
    "model", ["gpt-4", "thumbwise:v99", "thumbwise:", "", "thumbwise:v0:x", "other:v0"]
)
def test_a_model_that_is_not_here_is_not_found(bot: RunningBot, model: str) -> None:
    answer = ask(bot, model=model)
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "model_not_found"


@pytest.mark.parametrize(
    "wrong",
    [
        {"messages": []},
        {"messages": None},
        {"messages": "hello"},
        {"messages": [{"role": "user"}]},
        {"messages": [{"role": "robot", "content": "x"}]},
        {"messages": [{"role": "user", "content": 5}]},
        {"messages": [{"role": "user", "content": []}]},
        {"messages": [{"role": "user", "content": "  "}]},
        {"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {}}]}]},
        {"messages": [*HELLO, {"role": "assistant", "content": "hi"}]},
        {"model": 5},
        {"n": 2},
        {"n": 0},
        {"temperature": -1},
        {"temperature": "warm"},
        {"temperature": True},
        {"top_p": 0},
        {"top_p": 2},
        {"max_tokens": 0},
        {"max_tokens": 2.5},
        {"max_tokens": "8"},
        {"seed": 2**70},
        {"seed": "x"},
        {"stop": [""]},
        {"stop": 5},
        {"best_of": 0},
        {"best_of": 33},
        {"stream": "yes"},
        {"user": ""},
        {"user": 5},
    ],
)
def test_a_malformed_request_is_refused_with_words(bot: RunningBot, wrong: dict[str, Any]) -> None:
    answer = ask(bot, **wrong)
    assert answer.status_code == 422, answer.text
    error = answer.json()["error"]
    assert error["message"]
    assert error["type"] == "invalid_request_error"
    assert error["code"] == "malformed_body"


@pytest.mark.parametrize("path", ["/v1/chat/completions", "/v1/feedback"])
@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"hello",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b'{"a": NaN}',
        b"\xff\xfe",
        b'{"messages": [{"role": "user", "content": "\\ud800"}]}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_json_of_that_form_is_refused(bot: RunningBot, path: str, raw: bytes) -> None:
    answer = bot.client().post(path, content=raw, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert set(answer.json()["error"]) == {"message", "type", "code"}


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", None])
def test_a_body_that_does_not_call_itself_json_is_refused(
    bot: RunningBot, content_type: str | None
) -> None:
    headers = {"Content-Type": content_type} if content_type else {}
    body = json.dumps({"model": "thumbwise", "messages": HELLO}).encode()
    answer = bot.client().post("/v1/chat/completions", content=body, headers=headers)
    assert answer.status_code == 422
    assert "application/json" in answer.json()["error"]["message"]


def test_a_million_characters_are_refused_clearly_and_not_sent_back(bot: RunningBot) -> None:
    answer = ask(bot, messages=[{"role": "user", "content": "a" * 1_000_000}])
    assert answer.status_code == 422
    assert len(answer.text) < 1_000
    answer = ask(bot, messages=[{"role": "user", "content": "a" * 150_000}])
    assert answer.status_code == 422
    assert answer.json()["error"]["code"] == "context_length_exceeded"
    answer = ask(bot, messages=[{"role": "user", "content": "a" * 10_000_000}])
    assert answer.status_code == 413
    assert said(bot)


def test_a_body_in_pieces_is_measured_too(bot: RunningBot) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(40):
            yield b" " * 100_000

    answer = bot.client().post(
        "/v1/chat/completions", content=pieces(), headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/v1/nowhere", 404, "not_found"),
        ("GET", "/v1/chat/completions", 405, "method_not_allowed"),
        ("DELETE", "/v1/models", 405, "method_not_allowed"),
        ("GET", "/static/nowhere.js", 404, "not_found"),
        ("GET", "/static/../security.py", 404, "not_found"),
        ("GET", "/v1/models/gpt-4", 404, "model_not_found"),
    ],
)
def test_every_error_has_the_same_shape(
    bot: RunningBot, method: str, path: str, status: int, code: str
) -> None:
    answer = bot.client().request(method, path)
    assert answer.status_code == status
    assert answer.json()["error"]["code"] == code


def test_models_list_the_newest_and_every_kept_version(bot: RunningBot) -> None:
    body = bot.client().get("/v1/models").json()
    assert body["object"] == "list"
    assert [model["id"] for model in body["data"]] == ["thumbwise", "thumbwise:v0"]
    assert bot.client().get("/v1/models/thumbwise:v0").json()["id"] == "thumbwise:v0"


def feedback(bot: RunningBot, reply: str, rating: Any, **more: Any) -> httpx.Response:
    body = {"reply_id": reply, "rating": rating, "user": "ada"} | more
    return bot.client().post("/v1/feedback", json=body)


def test_feedback_is_answered_with_what_is_stored(bot: RunningBot) -> None:
    reply = said(bot)["id"]
    answer = feedback(bot, reply, -1, reason="too long", correction="Hi.")
    assert answer.status_code == 200
    body = answer.json()
    assert body["reply_id"] == reply
    assert (body["user"], body["rating"]) == ("ada", -1)
    assert (body["reason"], body["correction"]) == ("too long", "Hi.")
    assert body["missing"] == max(0, 4 - body["new_ratings"])
    (rating,) = bot.app.store.ratings(reply)
    assert (rating.person, rating.value, rating.correction) == ("ada", -1, "Hi.")


def test_a_persons_second_word_on_a_reply_replaces_the_first(bot: RunningBot) -> None:
    reply = said(bot)["id"]
    for rating in (1, -1, 1):
        assert feedback(bot, reply, rating).json()["rating"] == rating
    assert [one.value for one in bot.app.store.ratings(reply)] == [1]
    assert feedback(bot, reply, -1, user="grace").status_code == 200
    assert len(bot.app.store.ratings(reply)) == 2


def test_feedback_can_be_withdrawn(bot: RunningBot) -> None:
    reply = said(bot)["id"]
    feedback(bot, reply, 1)
    assert feedback(bot, reply, 0).json()["rating"] == 0
    assert feedback(bot, reply, 0).status_code == 200
    assert bot.app.store.ratings(reply) == []


def test_feedback_on_an_unknown_reply_is_not_found(bot: RunningBot) -> None:
    answer = feedback(bot, "chatcmpl-unknown", 1)
    assert answer.status_code == 404
    assert answer.json()["error"]["type"] == "not_found_error"


@pytest.mark.parametrize("rating", [2, -2, "1", 1.5, None, True, [], 10**30])
def test_a_rating_that_is_no_thumb_is_refused(bot: RunningBot, rating: Any) -> None:
    reply = said(bot, max_tokens=1)["id"]
    assert feedback(bot, reply, rating).status_code == 422
    assert bot.app.store.ratings(reply) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"reply_id": 5},
        {"user": ""},
        {"user": 7},
        {"reason": 5},
        {"correction": ["x"]},
        {"reason": "x" * 501},
        {"correction": "x" * 8001},
        {"raeson": "a slip of the pen"},
    ],
)
def test_malformed_feedback_changes_nothing(bot: RunningBot, wrong: dict[str, Any]) -> None:
    reply = said(bot, max_tokens=1)["id"]
    body = {"reply_id": reply, "rating": 1, "user": "ada"} | wrong
    answer = bot.client().post("/v1/feedback", json=body)
    assert answer.status_code == 422
    assert next(iter(wrong)) in answer.json()["error"]["message"]
    assert bot.app.store.ratings(reply) == []


def test_openais_own_client_chats_streams_and_lists(bot: RunningBot) -> None:
    with openai.OpenAI(base_url=f"{bot.url}/v1", api_key="any", max_retries=0) as client:
        reply = client.chat.completions.create(
            model="thumbwise", messages=[{"role": "user", "content": "hello"}], user="ada"
        )
        assert bot.app.store.reply(reply.id).text == reply.choices[0].message.content
        assert reply.model == "thumbwise:v0"

        stream = client.chat.completions.create(
            model=reply.model,
            messages=[
                {"role": "user", "content": "hello"},
                {"role": "assistant", "content": reply.choices[0].message.content},
                {"role": "user", "content": "and you?"},
            ],
            user="ada",
            stream=True,
            stream_options={"include_usage": True},
        )
        chunks = list(stream)
        text = "".join(c.choices[0].delta.content or "" for c in chunks if c.choices)
        stored = bot.app.store.reply(chunks[0].id)
        assert stored.text == text
        assert stored.parent == reply.id
        assert chunks[-1].usage is not None

        assert [model.id for model in client.models.list()] == ["thumbwise", "thumbwise:v0"]
        with pytest.raises(openai.NotFoundError, match="no model is named"):
            client.chat.completions.create(
                model="gpt-4", messages=[{"role": "user", "content": "hello"}]
            )
        with pytest.raises(openai.UnprocessableEntityError):
            client.chat.completions.create(model="thumbwise", messages=[])


@pytest.fixture(scope="module")
def narrow_bot(tmp_path_factory: pytest.TempPathFactory, tiny_model: str) -> Iterator[RunningBot]:
    """A bot that answers one request at a time, while one other may wait."""
    serving = ServingSettings(best_of=1, max_tokens=24, max_rows=1, queue_limit=1)
    folder: Path = tmp_path_factory.mktemp("narrow")
    with running(settings_for(folder, tiny_model, serving)) as bot:
        yield bot


def test_a_full_queue_refuses_at_once_and_says_when_to_come_back(narrow_bot: RunningBot) -> None:
    def one(stream: bool) -> httpx.Response:
        return ask(narrow_bot, max_tokens=120, stream=stream)

    with ThreadPoolExecutor(12) as crowd:
        answers = list(crowd.map(one, [True, False] * 12))
    assert {answer.status_code for answer in answers} == {200, 503}
    refused = next(answer for answer in answers if answer.status_code == 503)
    assert int(refused.headers["Retry-After"]) >= 1
    assert refused.json()["error"]["code"] == "queue_full"
    assert ask(narrow_bot).status_code == 200


@pytest.mark.parametrize("stream", [True, False])
def test_when_the_client_goes_away_its_work_stops(
    bot: RunningBot, stream: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped, asked = threading.Event(), threading.Event()
    begin = Talks.begin

    async def noted(self: Talks, ask: Any) -> Any:
        talk = await begin(self, ask)
        cancel = talk.speaking.cancel

        def cancelled() -> None:
            cancel()
            stopped.set()

        monkeypatch.setattr(talk.speaking, "cancel", cancelled)
        asked.set()
        return talk

    monkeypatch.setattr(Talks, "begin", noted)
    body = {"messages": HELLO, "max_tokens": 200, "best_of": 24, "stream": stream}
    raw = json.dumps(body).encode()
    address = httpx.URL(bot.url)
    with socket.create_connection((address.host, address.port or 80)) as caller:
        caller.sendall(
            b"POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n"
            b"Content-Type: application/json\r\n"
            b"Content-Length: %d\r\n\r\n%s" % (len(raw), raw)
        )
        assert asked.wait(10)
    assert stopped.wait(10)
