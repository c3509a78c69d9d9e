"""The engine: what a request gets, alone and among others."""

import threading
from collections.abc import Sequence
from concurrent.futures import wait
from pathlib import Path

import pytest
import torch

from learner.engine import lane
from learner.engine.batch import Block
from learner.engine.decoder import Outcome
from learner.engine.engine import (
    SEEDED_AT_ONCE,
    Draft,
    Engine,
    EngineClosed,
    EngineFull,
    Sampling,
    Ticket,
    VersionNotLoaded,
)
from learner.engine.lora import AdapterError
from learner.engine.sampling import BrokenLogits
from learner.engine.spelling import Speller
from learner.policy import LoraShape, attach_adapter
from tests.learner.serving import PROMPTS, base, engine, version_folder

GREEDY = Sampling(temperature=0, max_tokens=12)
LONG = Sampling(temperature=0, max_tokens=200)
KINDS = pytest.mark.parametrize("kind", ["qwen", "gpt2"])


def drafts(ticket: Ticket) -> tuple[Draft, ...]:
    return ticket.result.result(timeout=60)


def alone(prompt: tuple[int, ...], kind: str = "qwen", version: str = "v0") -> Draft:
    with engine(kind) as single:
        single.load(version)
        return drafts(single.submit(prompt, GREEDY, version=version))[0]


class Follower:
    """Follows a request's text; the test can wait for its first word, and hold it there."""

    def __init__(self, hold: bool = False) -> None:
        self.spoke = threading.Event()
        self.go_on = threading.Event()
        self.texts: list[str] = []
        if not hold:
            self.go_on.set()

    def __call__(self, text: str) -> None:
        self.texts.append(text)
        self.spoke.set()
        assert self.go_on.wait(timeout=60)


@KINDS
def test_a_batch_gives_each_greedy_request_what_it_gets_alone(kind: str) -> None:
    expected = [alone(prompt, kind) for prompt in PROMPTS]
    with engine(kind) as shared:
        tickets = [shared.submit(prompt, GREEDY) for prompt in PROMPTS]
        together = [drafts(ticket)[0] for ticket in tickets]
    assert [draft.ids for draft in together] == [draft.ids for draft in expected]
    for one, other in zip(together, expected, strict=True):
        assert one.logprobs_plain == pytest.approx(other.logprobs_plain, abs=1e-4)


@KINDS
@pytest.mark.parametrize("version", ["v0", "v1"])
def test_a_long_prompt_read_in_parts_gets_what_it_gets_read_at_once(
    kind: str, version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    prompts = [tuple(range(40, 40 + length)) for length in (3, 7, 15, 16, 17, 40)]
    expected = [alone(prompt, kind, version) for prompt in prompts]
    monkeypatch.setattr(lane, "READ_TOKENS", 8)
    with engine(kind) as shared:
        shared.load(version)
        shared.serve(version)
        tickets = [shared.submit(prompt, GREEDY, 2) for prompt in prompts]
        for ticket, whole in zip(tickets, expected, strict=True):
            for draft in drafts(ticket):
                assert draft.ids == whole.ids
                assert draft.logprobs_plain == pytest.approx(whole.logprobs_plain, abs=1e-4)
        assert shared.stats().tokens == 2 * 12 * len(prompts)


@pytest.mark.parametrize("seed", [None, 1])
def test_the_others_go_on_while_a_long_prompt_is_read(
    seed: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lane, "READ_TOKENS", 8)
    ended: list[str] = []
    with engine() as shared:
        gate = Follower(hold=True)
        first = shared.submit(PROMPTS[0], GREEDY, on_text=gate)
        assert gate.spoke.wait(timeout=60)
        long = shared.submit((60,) * 200, Sampling(max_tokens=1, seed=seed))
        short = shared.submit(PROMPTS[1], GREEDY)
        for name, ticket in (("first", first), ("long", long), ("short", short)):
            ticket.result.add_done_callback(lambda _, name=name: ended.append(name))
        gate.go_on.set()
        wait([first.result, long.result, short.result], timeout=60)
    assert ended[-1] == "long"


def test_a_long_prompt_that_fails_or_is_cancelled_while_it_is_read_leaves_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lane, "READ_TOKENS", 8)
    with engine() as shared:
        expected = drafts(shared.submit(PROMPTS[0], LONG))[0]
        forward = shared._decoder._forward
        read_on = forward.read_on
        parts = 0

        def broken(block: Block, ids: Sequence[int]) -> torch.Tensor:
            nonlocal parts
            parts += 1
            if len(ids) < 8:
                raise MemoryError("x")
            if parts == 2:
                cancelled.cancel()
            return read_on(block, ids)

        monkeypatch.setattr(forward, "read_on", broken)
        gate = Follower(hold=True)
        other = shared.submit(PROMPTS[0], LONG, on_text=gate)
        assert gate.spoke.wait(timeout=60)
        cancelled = shared.submit((60,) * 160, GREEDY, 2)
        failing = shared.submit((60,) * 20, GREEDY, 2)
        gate.go_on.set()
        assert drafts(cancelled) == (Draft("", (), (), (), "cancelled"),) * 2
        with pytest.raises(MemoryError):
            drafts(failing)
        assert drafts(other)[0].ids == expected.ids
        assert shared.stats().rows == 0


@KINDS
def test_versions_mixed_in_one_batch_give_each_row_what_it_gets_alone(kind: str) -> None:
    wanted = ["v0", "v1", "v2", "v1", "v0"]
    expected = [
        alone(prompt, kind, version) for prompt, version in zip(PROMPTS, wanted, strict=True)
    ]
    with engine(kind) as mixed:
        for version in ("v1", "v2"):
            mixed.load(version)
        gate = Follower(hold=True)
        first = mixed.submit(PROMPTS[0], GREEDY, version="v0", on_text=gate)
        assert gate.spoke.wait(timeout=60)
        rest = [
            mixed.submit(prompt, GREEDY, version=version)
            for prompt, version in zip(PROMPTS[1:], wanted[1:], strict=True)
        ]
        gate.go_on.set()
        together = [drafts(ticket)[0] for ticket in (first, *rest)]
        assert [ticket.version for ticket in (first, *rest)] == wanted
    assert [draft.ids for draft in together] == [draft.ids for draft in expected]
    assert expected[1].ids != alone(PROMPTS[1], kind).ids


@KINDS
@pytest.mark.parametrize("version", ["v0", "v1"])
def test_log_probs_equal_a_plain_forward_pass_over_the_whole_text(kind: str, version: str) -> None:
    settings = Sampling(temperature=0.7, top_p=0.8, max_tokens=15)
    with engine(kind) as shared:
        shared.load(version)
        tickets = [shared.submit(prompt, settings, 2, version=version) for prompt in PROMPTS]
        results = [drafts(ticket) for ticket in tickets]
    model: torch.nn.Module = base(kind).model
    if version != "v0":
        model = attach_adapter(base(kind), LoraShape(), version_folder(kind, 1))
    for prompt, result in zip(PROMPTS, results, strict=True):
        for draft in result:
            with torch.no_grad():
                logits = model(torch.tensor([[*prompt, *draft.ids]])).logits[0]
            logits = logits[len(prompt) - 1 : -1].double()
            for row, token in enumerate(draft.ids):
                plain = logits[row].log_softmax(-1)
                assert draft.logprobs_plain[row] == pytest.approx(float(plain[token]), abs=1e-4)
                warm = (logits[row] / 0.7).softmax(-1)
                order = warm.argsort(descending=True)
                inside = int((warm[order].cumsum(0) < 0.8).sum()) + 1
                nucleus = order[:inside]
                assert token in nucleus
                share = warm[token] / warm[nucleus].sum()
                assert draft.logprobs_sampled[row] == pytest.approx(float(share.log()), abs=1e-4)


@KINDS
def test_the_bases_log_probs_do_not_move_when_a_version_is_loaded_and_serves(kind: str) -> None:
    with engine(kind) as shared:
        before = drafts(shared.submit(PROMPTS[0], GREEDY))[0]
        shared.load("v1")
        shared.serve("v1")
        changed = drafts(shared.submit(PROMPTS[0], GREEDY))[0]
        after = drafts(shared.submit(PROMPTS[0], GREEDY, version="v0"))[0]
    assert after == before
    assert changed != before


def test_rolling_back_gives_the_same_bits_as_before() -> None:
    with engine() as shared:
        shared.load("v1")
        shared.serve("v1")
        before = drafts(shared.submit(PROMPTS[0], GREEDY))[0]
        shared.load("v2")
        shared.serve("v2")
        assert drafts(shared.submit(PROMPTS[0], GREEDY))[0] != before
        shared.load("v1")
        shared.serve("v1")
        assert drafts(shared.submit(PROMPTS[0], GREEDY))[0] == before


def test_joining_in_the_middle_does_not_change_the_others() -> None:
    with engine() as quiet:
        expected = drafts(quiet.submit(PROMPTS[2], LONG))[0]
    with engine() as busy:
        gate = Follower(hold=True)
        running = busy.submit(PROMPTS[2], LONG, on_text=gate)
        assert gate.spoke.wait(timeout=60)
        others = [busy.submit(prompt, GREEDY, 3) for prompt in PROMPTS]
        gate.go_on.set()
        assert drafts(running)[0] == Draft(
            expected.text,
            expected.ids,
            pytest.approx(expected.logprobs_sampled, abs=1e-4),
            pytest.approx(expected.logprobs_plain, abs=1e-4),
            expected.finish_reason,
        )
        assert all(len(drafts(ticket)) == 3 for ticket in others)


@pytest.mark.parametrize("seed", [None, 1])
def test_a_short_request_ends_before_a_long_one_that_started_earlier(seed: int | None) -> None:
    ended: list[str] = []
    with engine() as shared:
        gate = Follower(hold=True)
        long = shared.submit(PROMPTS[0], LONG, on_text=gate)
        long.result.add_done_callback(lambda _: ended.append("long"))
        assert gate.spoke.wait(timeout=60)
        short = shared.submit(PROMPTS[1], Sampling(max_tokens=2, seed=seed))
        short.result.add_done_callback(lambda _: ended.append("short"))
        gate.go_on.set()
        wait([long.result, short.result], timeout=60)
    assert ended == ["short", "long"]


def test_cancelling_stops_the_work_and_keeps_what_was_said() -> None:
    with engine() as shared:
        gate = Follower(hold=True)
        ticket = shared.submit(PROMPTS[0], LONG, on_text=gate)
        assert gate.spoke.wait(timeout=60)
        ticket.cancel()
        gate.go_on.set()
        draft = drafts(ticket)[0]
        assert draft.finish_reason == "cancelled"
        assert 0 < len(draft.ids) < 20
        assert draft.text.startswith("".join(gate.texts))
        assert shared.stats().rows == 0


def test_cancelling_a_waiting_request_takes_it_out_of_the_queue_at_once() -> None:
    with engine(max_rows=1) as shared:
        gate = Follower(hold=True)
        running = shared.submit(PROMPTS[0], LONG, on_text=gate)
        assert gate.spoke.wait(timeout=60)
        waiting = shared.submit(PROMPTS[1], GREEDY)
        assert shared.stats().queued == 1
        waiting.cancel()
        assert waiting.result.done()
        assert drafts(waiting) == (Draft("", (), (), (), "cancelled"),)
        assert shared.stats().queued == 0
        running.cancel()
        gate.go_on.set()


def test_a_full_queue_refuses_at_once_and_says_when_to_come_back() -> None:
    with engine(max_rows=1, queue_limit=1) as shared:
        gate = Follower(hold=True)
        running = shared.submit(PROMPTS[0], LONG, on_text=gate)
        assert gate.spoke.wait(timeout=60)
        waiting = shared.submit(PROMPTS[1], GREEDY)
        with pytest.raises(EngineFull) as refusal:
            shared.submit(PROMPTS[1], GREEDY)
        assert 1 <= refusal.value.retry_after_seconds <= 60
        assert shared.stats().refused == 1
        gate.go_on.set()
        assert len(drafts(running)[0].ids) == 200
        assert len(drafts(waiting)[0].ids) == 12


def test_a_seeded_request_repeats_bit_for_bit_whatever_else_runs() -> None:
    settings = Sampling(temperature=1.0, top_p=0.9, max_tokens=40, seed=7)
    with engine() as shared:
        quiet = drafts(shared.submit(PROMPTS[0], settings, 2))
        gate = Follower(hold=True)
        noise = [shared.submit(PROMPTS[2], LONG, on_text=gate)]
        assert gate.spoke.wait(timeout=60)
        noise += [shared.submit(prompt, Sampling(max_tokens=30), 2) for prompt in PROMPTS]
        noise.append(shared.submit(PROMPTS[1], Sampling(max_tokens=30, seed=8)))
        busy = shared.submit(PROMPTS[0], settings, 2)
        gate.go_on.set()
        assert drafts(busy) == quiet
        other = drafts(shared.submit(PROMPTS[0], Sampling(max_tokens=40, seed=8), 2))
        wait([ticket.result for ticket in noise], timeout=60)
    assert other != quiet
    assert quiet[0].ids != quiet[1].ids


def test_few_seeded_requests_run_at_once_and_the_others_do_not_wait_for_them() -> None:
    settings = Sampling(max_tokens=200, seed=5)
    ended: list[str] = []
    most = 0
    with engine() as shared:
        gate = Follower(hold=True)
        tickets = [shared.submit(PROMPTS[0], settings, on_text=gate)]
        assert gate.spoke.wait(timeout=60)
        tickets += [shared.submit(PROMPTS[0], settings) for _ in range(SEEDED_AT_ONCE + 3)]

        def look(_: str) -> None:
            nonlocal most
            most = max(most, shared._decoder.seeded)

        plain = shared.submit(PROMPTS[1], GREEDY, on_text=look)
        plain.result.add_done_callback(lambda _: ended.append("plain"))
        for ticket in tickets:
            ticket.result.add_done_callback(lambda _: ended.append("seeded"))
        gate.go_on.set()
        replies = [drafts(ticket) for ticket in tickets]
        drafts(plain)
    assert most == SEEDED_AT_ONCE
    assert ended[0] == "plain"
    assert replies == replies[:1] * len(replies)


def test_without_a_seed_drafts_differ() -> None:
    with engine() as shared:
        one = drafts(shared.submit(PROMPTS[0], Sampling(max_tokens=20), 2))
        two = drafts(shared.submit(PROMPTS[0], Sampling(max_tokens=20), 1))
    assert len({draft.ids for draft in (*one, *two)}) == 3


def test_a_request_keeps_its_version_and_the_version_goes_after_its_last_use() -> None:
    expected = alone(PROMPTS[0], version="v1")
    with engine() as shared:
        shared.load("v1")
        shared.serve("v1")
        gate = Follower(hold=True)
        old = shared.submit(PROMPTS[0], GREEDY, on_text=gate)
        assert gate.spoke.wait(timeout=60)
        shared.load("v2")
        shared.serve("v2")
        assert shared.serving == "v2"
        assert shared.stats().versions == ("v0", "v1", "v2")
        new = shared.submit(PROMPTS[0], GREEDY)
        gate.go_on.set()
        assert drafts(old)[0].ids == expected.ids
        assert (old.version, new.version) == ("v1", "v2")
        drafts(new)
        assert shared.stats().versions == ("v0", "v2")
        with pytest.raises(VersionNotLoaded, match="v1"):
            shared.submit(PROMPTS[0], GREEDY, version="v1")


def test_streamed_text_is_the_draft_in_whole_characters() -> None:
    settings = Sampling(temperature=1.3, max_tokens=120)
    with engine() as shared:
        for prompt in PROMPTS:
            follower = Follower()
            draft = drafts(shared.submit(prompt, settings, on_text=follower))[0]
            assert "".join(follower.texts) == draft.text
            assert not draft.text.endswith("�")


def test_a_stop_text_ends_the_draft_before_itself() -> None:
    with engine() as shared:
        whole = drafts(shared.submit(PROMPTS[0], GREEDY))[0].text
        stop = whole[3:6]
        follower = Follower()
        ticket = shared.submit(
            PROMPTS[0],
            Sampling(temperature=0, max_tokens=12, stop=(stop, "never said")),
            on_text=follower,
        )
        draft = drafts(ticket)[0]
    assert draft.text == whole[: whole.find(stop)] == "".join(follower.texts)
    assert draft.finish_reason == "stop"


def test_the_ids_of_a_stopped_draft_spell_its_text_and_no_more() -> None:
    loaded = base()
    with engine() as shared:
        whole = drafts(shared.submit(PROMPTS[0], GREEDY))[0]
        for begin in range(len(whole.text) - 2):
            stop = whole.text[begin : begin + 3]
            settings = Sampling(temperature=0, max_tokens=12, stop=(stop,))
            draft = drafts(shared.submit(PROMPTS[0], settings))[0]
            count = len(draft.ids)
            assert draft.ids == whole.ids[:count]
            assert len(draft.logprobs_sampled) == len(draft.logprobs_plain) == count
            assert loaded.tokenizer.decode(draft.ids).startswith(draft.text)
            if count:
                assert not loaded.tokenizer.decode(draft.ids[:-1]).startswith(draft.text)
            else:
                assert draft.text == ""


def test_an_end_of_sequence_ends_the_draft_and_is_kept_among_its_ids() -> None:
    loaded = base()
    with engine() as plain:
        ids = drafts(plain.submit(PROMPTS[0], GREEDY))[0].ids
    loaded.eos_ids = frozenset({ids[4]})
    shared = Engine(loaded, Path)
    shared.start()
    draft = drafts(shared.submit(PROMPTS[0], GREEDY))[0]
    shared.close()
    assert draft.ids == ids[: ids.index(ids[4]) + 1]
    assert draft.finish_reason == "stop"
    assert draft.text == loaded.tokenizer.decode(draft.ids[:-1], skip_special_tokens=True).rstrip(
        "�"
    )


def test_a_reply_ends_where_the_context_ends() -> None:
    with engine() as shared:
        prompt = (60,) * 250
        draft = drafts(shared.submit(prompt, LONG))[0]
        assert len(draft.ids) == 6
        assert draft.finish_reason == "length"
        with pytest.raises(ValueError, match="256 tokens"):
            shared.submit((60,) * 256, LONG)


@pytest.mark.parametrize(
    ("prompt", "count", "words"),
    [((), 1, "prompt"), ((10**6,), 1, "ids"), ((5,), 0, "drafts"), ((5,), 33, "drafts")],
)
def test_a_request_that_can_never_run_is_refused(
    prompt: tuple[int, ...], count: int, words: str
) -> None:
    with engine() as shared, pytest.raises(ValueError, match=words):
        shared.submit(prompt, GREEDY, count)


def test_a_failing_step_fails_its_requests_and_the_engine_lives_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with engine() as shared:
        expected = drafts(shared.submit(PROMPTS[0], GREEDY))[0]
        gate = Follower(hold=True)
        ticket = shared.submit(PROMPTS[0], LONG, on_text=gate)
        seeded = shared.submit(PROMPTS[1], Sampling(max_tokens=3, seed=1))
        assert gate.spoke.wait(timeout=60)
        with monkeypatch.context() as patch:
            patch.setattr(
                shared._decoder._forward, "step", lambda *_: (_ for _ in ()).throw(MemoryError("x"))
            )
            gate.go_on.set()
            with pytest.raises(MemoryError):
                drafts(ticket)
            with pytest.raises(MemoryError):
                drafts(seeded)
        assert drafts(shared.submit(PROMPTS[0], GREEDY))[0] == expected
        assert shared.stats().failed == 2


def test_a_listener_that_fails_ends_its_own_request_only() -> None:
    def broken(text: str) -> None:
        raise ConnectionError("gone")

    with engine() as shared:
        other = shared.submit(PROMPTS[1], LONG)
        ticket = shared.submit(PROMPTS[0], LONG, on_text=broken)
        with pytest.raises(ConnectionError):
            drafts(ticket)
        assert len(drafts(other)[0].ids) == 200


def test_a_draft_that_cannot_be_spelled_fails_its_own_request_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> str:
        raise UnicodeError("x")

    with engine() as shared:
        with monkeypatch.context() as patch:
            patch.setattr(Speller, "text", broken)
            with pytest.raises(UnicodeError):
                drafts(shared.submit(PROMPTS[0], GREEDY))
        assert len(drafts(shared.submit(PROMPTS[0], GREEDY))[0].ids) == 12
        assert (shared.stats().running, shared.stats().failed) == (0, 1)
        assert shared.healthy


def test_an_error_that_ends_the_thread_fails_everyone_and_shows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> Outcome:
        raise RuntimeError("x")

    with engine(max_rows=1) as shared:
        assert shared.healthy
        gate = Follower(hold=True)
        running = shared.submit(PROMPTS[0], LONG, on_text=gate)
        assert gate.spoke.wait(timeout=60)
        waiting = shared.submit(PROMPTS[1], GREEDY)
        monkeypatch.setattr(shared._decoder, "turn", broken)
        gate.go_on.set()
        for ticket in (running, waiting):
            with pytest.raises(EngineClosed, match="by an error"):
                drafts(ticket)
        assert not shared.healthy
        assert (shared.stats().running, shared.stats().queued) == (0, 0)
        with pytest.raises(EngineClosed):
            shared.submit(PROMPTS[0], GREEDY)


@pytest.mark.parametrize("seed", [None, 1])
@pytest.mark.parametrize("temperature", [0.0, 1.0])
def test_logits_that_are_not_finite_fail_their_own_request_only(
    monkeypatch: pytest.MonkeyPatch, seed: int | None, temperature: float
) -> None:
    settings = Sampling(temperature=temperature, top_p=0.9, max_tokens=200, seed=seed)
    with engine() as shared:
        expected = drafts(shared.submit(PROMPTS[1], GREEDY))[0]
        forward = shared._decoder._forward
        run = forward._run

        def broken(ids: torch.Tensor, *rest: object) -> torch.Tensor:
            logits = run(ids, *rest)  # type: ignore[arg-type]
            # The first step over three rows, or over the seeded request's two, breaks one draft.
            if ids.shape == ((2 if seed else 3), 1):
                logits[-1, 7] = torch.nan
            return logits

        monkeypatch.setattr(forward, "_run", broken)
        gate = Follower(hold=True)
        held = shared.submit(PROMPTS[1], GREEDY, on_text=gate)
        assert gate.spoke.wait(timeout=60)
        damaged = shared.submit(PROMPTS[0], settings, 2)
        gate.go_on.set()
        with pytest.raises(BrokenLogits, match="not finite"):
            drafts(damaged)
        assert drafts(held)[0].ids == expected.ids
        assert shared.stats().rows == 0


def test_a_version_that_cannot_be_read_leaves_everything_as_it_was(tmp_path: Path) -> None:
    loaded = base()
    shared = Engine(loaded, lambda version: tmp_path)
    shared.start()
    with pytest.raises(AdapterError, match="v1"):
        shared.load("v1")
    with pytest.raises(VersionNotLoaded):
        shared.serve("v1")
    assert shared.serving == "v0"
    assert len(drafts(shared.submit(PROMPTS[0], GREEDY))[0].ids) == 12
    shared.close()


def test_closing_fails_what_is_left_and_gives_the_model_back_as_it_was() -> None:
    loaded = base()
    shared = Engine(loaded, lambda version: version_folder("qwen", 1), max_rows=1)
    with pytest.raises(EngineClosed):
        shared.submit(PROMPTS[0], GREEDY)
    shared.start()
    gate = Follower(hold=True)
    running = shared.submit(PROMPTS[0], LONG, on_text=gate)
    assert gate.spoke.wait(timeout=60)
    waiting = shared.submit(PROMPTS[1], GREEDY)
    closing = threading.Thread(target=shared.close)
    closing.start()
    while not shared._closing:
        pass
    gate.go_on.set()
    closing.join(timeout=60)
    for ticket in (running, waiting):
        with pytest.raises(EngineClosed):
            drafts(ticket)
    with pytest.raises(EngineClosed):
        shared.submit(PROMPTS[0], GREEDY)
    assert not any(module._forward_hooks for module in loaded.model.modules())


def test_a_swap_is_measured() -> None:
    with engine() as shared:
        assert shared.stats().longest_swap_ms == 0
        gate = Follower(hold=True)
        running = shared.submit(PROMPTS[0], LONG, on_text=gate)
        assert gate.spoke.wait(timeout=60)
        shared.load("v1")
        shared.serve("v1")
        gate.go_on.set()
        drafts(running)
        stats = shared.stats()
        assert stats.swaps == 1
        assert stats.longest_swap_ms > 0
        assert stats.tokens >= 200
