"""The page in a real browser: a person chats and rates, an admin trains, compares, rolls back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.settings import ServingSettings
from learner.options import GateOptions, LearningOptions
from storage.rows import new_reply_id
from tests.bot.test_running import in_bubblewrap
from tests.bot.web.conftest import (
    PATIENCE_MS,
    TOKEN,
    RunningBot,
    needs_chromium,
    running,
    say,
    settings_for,
)

LENIENT = GateOptions(
    max_kl_nats=100, min_entropy_ratio=0, max_repetition=1, max_probe_loss=1, margin=100
)
ROUND_PATIENCE_MS = 300_000

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory, tiny_model: str) -> Iterator[RunningBot]:
    """Longer replies, a gate that lets a random model's candidate through, thumbs alone.

    A round with rollouts is taken back, and so refused, where chance lowers their scores.
    """
    settings = settings_for(
        tmp_path_factory.mktemp("data"), tiny_model, ServingSettings(best_of=1, max_tokens=160)
    ).model_copy(update={"gate": LENIENT, "learning": LearningOptions(rollouts=0)})
    with running(settings) as bot:
        yield bot


def log_in(page: Page) -> None:
    page.get_by_label("Admin token").fill(TOKEN)
    page.keyboard.press("Enter")
    expect(page.get_by_text("You are logged in as admin.")).to_be_visible()


def test_an_empty_page_offers_things_to_try(page: Page) -> None:
    expect(page.get_by_role("heading", name="learns from your thumbs")).to_be_visible()
    page.get_by_role("button", name="What can you do?").click()
    expect(page.locator(".asked .words")).to_have_text("What can you do?")
    reply = page.locator("li.reply")
    expect(reply.locator(".meta")).to_be_visible(timeout=PATIENCE_MS)
    expect(reply.locator(".version")).to_have_text("v0")
    expect(page.locator("#welcome")).to_be_hidden()


def test_a_reply_appears_piece_by_piece(page: Page) -> None:
    page.evaluate(
        """() => {
            window.states = new Set();
            new MutationObserver(() => {
                const said = document.querySelector(".said");
                if (said) window.states.add(said.textContent);
            }).observe(document.getElementById("messages"), { childList: true, subtree: true });
        }"""
    )
    reply = say(page, "hello there")
    assert len(page.evaluate("() => [...window.states]")) > 2
    expect(page.locator("#announce")).to_contain_text("Reply:")
    assert reply.locator(".said").inner_text()


def test_a_line_break_does_not_send(page: Page) -> None:
    box = page.get_by_label("Message", exact=True)
    box.fill("one")
    box.press("Shift+Enter")
    box.press_sequentially("two")
    expect(box).to_have_value("one\ntwo")
    expect(page.locator("li.asked")).to_have_count(0)
    box.press("Enter")
    expect(page.locator(".asked .words")).to_have_text("one\ntwo")


def test_a_reply_can_be_stopped(page: Page) -> None:
    page.get_by_label("Message", exact=True).fill("hello there")
    page.keyboard.press("Enter")
    stop = page.get_by_role("button", name="Stop the reply")
    expect(stop).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Send")).to_be_visible()
    expect(stop).to_be_hidden()


def test_what_is_typed_is_shown_as_text(page: Page) -> None:
    say(page, "<b>bold</b> <img src=x onerror=alert(1)>")
    expect(page.locator(".asked .words")).to_have_text("<b>bold</b> <img src=x onerror=alert(1)>")
    assert page.locator(".asked img").count() == 0


def test_a_thumb_says_what_it_did_and_can_be_undone(page: Page, bot: RunningBot) -> None:
    reply = say(page, "hello")
    up = reply.get_by_role("button", name="Good reply")
    up.click()
    expect(up).to_have_attribute("aria-pressed", "true")
    expect(reply.locator(".effect-text")).to_contain_text("until a round can start")
    reply.get_by_role("button", name="Undo").click()
    expect(up).to_have_attribute("aria-pressed", "false")
    expect(up).to_be_focused()
    assert bot.app.store.count_ratings() == 0


def test_after_a_thumb_down_people_may_say_what_would_be_better(
    page: Page, bot: RunningBot
) -> None:
    reply = say(page, "hello")
    reply.get_by_role("button", name="Bad reply").click()
    reply.get_by_role("button", name="Too long").click()
    reply.get_by_label("A better answer").fill("Hello!")
    reply.get_by_role("button", name="Save").click()
    expect(reply.locator(".effect-text")).to_contain_text("Noted")
    expect(reply.locator("form.better")).to_be_hidden()
    page.reload()
    reply = page.locator("li.reply")
    down = reply.get_by_role("button", name="Bad reply")
    expect(down).to_have_attribute("aria-pressed", "true")
    expect(reply.locator(".correction")).to_have_value("Hello!")
    down.click()
    expect(down).to_have_attribute("aria-pressed", "false")
    assert bot.app.store.count_ratings() == 0


def test_a_notice_is_shown_until_it_is_dismissed(page: Page, bot: RunningBot) -> None:
    bot.app.notices.append("The model has changed; v0 answers.")
    try:
        page.reload()
        notice = page.get_by_text("The model has changed; v0 answers.")
        expect(notice).to_be_visible()
        page.get_by_role("button", name="Dismiss").click()
        expect(notice).to_be_hidden()
    finally:
        bot.app.notices.clear()


def test_a_long_conversation_says_what_the_model_no_longer_saw(page: Page) -> None:
    for _ in range(4):
        reply = say(page, "the quick brown fox jumps over the lazy dog and reverses a list")
    expect(reply.locator(".cut")).to_contain_text("no longer saw the oldest")


def test_the_last_reply_can_be_given_anew(page: Page) -> None:
    say(page, "hello")
    say(page, "and you?")
    again = page.get_by_role("button", name="Answer again")
    expect(again).to_have_count(1)
    again.click()
    expect(page.locator("li.reply .meta:visible")).to_have_count(2, timeout=PATIENCE_MS)
    page.reload()
    expect(page.locator("li.reply")).to_have_count(2)


def test_a_replys_python_is_run_on_demand(page: Page, bot: RunningBot) -> None:
    bot.app.snippets._choice = in_bubblewrap()
    say(page, "hello")
    conversation = page.url.partition("#")[2]
    first = bot.app.store.thread(conversation)[-1]
    for code in ("print('it', 'ran')", "1 / 0"):
        text = f"```python\n{code}\n```"
        first = replace(first, id=new_reply_id(), text=text, parent=first.id)
        bot.app.store.add_reply(first)
    page.reload()
    replies = page.locator("li.reply")
    expect(replies).to_have_count(3)
    plain, prints, fails = replies.all()
    expect(plain.get_by_role("button", name="Run the Python")).to_be_hidden()
    prints.get_by_role("button", name="Run the Python").click()
    expect(prints.locator(".ran-output")).to_have_text("it ran\n")
    fails.get_by_role("button", name="Run the Python").click()
    expect(fails.locator(".ran-line")).to_have_text("❌ ZeroDivisionError: division by zero")
    page.reload()
    expect(prints.locator(".ran-line")).to_contain_text("✅")


def test_conversations_are_kept_renamed_and_deleted(page: Page) -> None:
    say(page, "first words")
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator("#welcome")).to_be_visible()
    say(page, "other words")
    listed = page.locator("#conversations .open")
    expect(listed).to_have_text(["other words", "first words"])

    page.get_by_role("button", name="first words", exact=True).click()
    expect(page.locator(".asked .words")).to_have_text("first words")
    page.get_by_role("button", name="Rename first words").click()
    page.get_by_label("New title").fill("A plan")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="A plan", exact=True)).to_be_visible()
    page.reload()
    expect(page.locator(".asked .words")).to_have_text("first words")

    page.get_by_role("button", name="Delete A plan").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(listed).to_have_text(["other words"])
    expect(page.locator("#welcome")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_a_phone(browser: Browser, bot: RunningBot, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(bot.url)

    def sideways() -> int:
        width: int = page.evaluate("() => document.documentElement.scrollWidth")
        return width - 360

    assert sideways() == 0
    reply = say(page, "hello" * 12)
    reply.get_by_role("button", name="Bad reply").click()
    expect(reply.locator("form.better")).to_be_visible()
    assert sideways() == 0
    down = reply.get_by_role("button", name="Bad reply")
    down.click()
    expect(down).to_have_attribute("aria-pressed", "false")

    page.locator("#pill").click()
    expect(page.get_by_role("heading", name="Share of thumbs up")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator("#pill")).to_be_focused()
    page.get_by_role("button", name="Conversations", exact=True).click()
    expect(page.locator("#conversations .open")).to_be_in_viewport()
    assert sideways() == 0
    context.close()


def test_dark_and_light_follow_the_system(browser: Browser, bot: RunningBot) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(bot.url)

    def brightness() -> int:
        colour: str = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        return int(colour.removeprefix("rgb(").split(",")[0])

    page.emulate_media(color_scheme="light")
    assert brightness() > 200
    page.emulate_media(color_scheme="dark")
    assert brightness() < 60
    context.close()


def test_the_keyboard_reaches_everything_and_shows_where_it_is(page: Page) -> None:
    skip = page.get_by_text("Skip to the message box")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Tab")
    new = page.get_by_role("button", name="New conversation")
    expect(new).to_be_focused()
    assert new.evaluate("(element) => getComputedStyle(element).outlineStyle") == "solid"
    reached = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("() => document.activeElement.id"))
    assert {"pill", "say", "send"} <= reached


def test_a_wrong_token_is_refused_with_words(page: Page) -> None:
    page.get_by_label("Admin token").fill("not-the-token")
    page.keyboard.press("Enter")
    expect(page.locator("#login-problem")).to_contain_text("not the admin token")
    expect(page.get_by_role("button", name="Start a round now")).to_be_hidden()


def test_an_admin_previews_saves_and_removes_a_schedule(page: Page) -> None:
    log_in(page)
    page.get_by_text("Add a schedule").click()
    page.get_by_label("Cron line").fill("0 3 31 2 *")
    page.get_by_role("button", name="Show the next times").click()
    expect(page.locator("#schedule-problem")).to_be_visible()
    page.get_by_label("Cron line").fill("0 3 * * *")
    page.get_by_role("button", name="Show the next times").click()
    expect(page.locator("#preview li")).to_have_count(3)
    page.locator("#schedule-save").click()
    expect(page.locator("#schedules li")).to_contain_text(["0 3 * * *"])
    page.get_by_role("button", name="Remove schedule").click()
    expect(page.locator("#no-schedules")).to_be_visible()


def test_thumbs_become_a_version_that_is_compared_pinned_and_rolled_back(page: Page) -> None:
    for number, thumb in enumerate(["Good reply", "Bad reply"] * 4):
        # Each in a conversation of its own: some of them are held out from training.
        page.get_by_role("button", name="New conversation").click()
        reply = say(page, f"hello number {number}")
        reply.get_by_role("button", name=thumb).click()
        expect(reply.locator(".effect")).to_be_visible()
    expect(page.locator("#pill-text")).to_contain_text("ready for a round")
    expect(page.locator("#curve canvas")).to_be_visible()
    expect(page.locator("#curve-words")).to_contain_text("of 8 rated")

    log_in(page)
    page.get_by_role("button", name="Start a round now").click()
    expect(page.locator("#round-phase")).to_contain_text("r1")
    say(page, "do you still answer?")
    expect(page.locator("#rounds")).to_contain_text("v1 promoted", timeout=ROUND_PATIENCE_MS)
    expect(page.locator("#serving")).to_have_text("v1")
    expect(say(page, "who are you now?").locator(".version")).to_have_text("v1")

    page.get_by_role("button", name="Compare two").click()
    dialog = page.get_by_role("dialog", name="One prompt, two versions")
    dialog.get_by_label("Prompt", exact=True).fill("hello")
    dialog.get_by_role("button", name="Compare", exact=True).click()
    expect(dialog.locator("article .version")).to_have_text(["v0", "v1"])
    page.keyboard.press("Escape")

    pin = page.get_by_role("button", name="Pin v1")
    pin.click()
    expect(page.get_by_role("button", name="Unpin v1")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Unpin v1").click()
    expect(pin).to_have_attribute("aria-pressed", "false")

    page.get_by_role("button", name="Roll back to v0").click()
    page.get_by_role("button", name="Roll back", exact=True).click()
    expect(page.locator("#serving")).to_have_text("v0")
    expect(page.locator("#versions")).to_contain_text("rolled back")
    expect(say(page, "and now?").locator(".version")).to_have_text("v0")
