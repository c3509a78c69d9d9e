"""The page in a real browser: what keeps the bot from learning, and its question for a thumb."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from bot.settings import AskingSettings, ServingSettings
from tests.bot.parts import rate_some
from tests.bot.rows import add_ratings
from tests.bot.web.conftest import RunningBot, needs_chromium, running, say, settings_for

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory, tiny_model: str) -> Iterator[RunningBot]:
    """A bot that draws two drafts, has learned a little, and may ask twice a day."""
    settings = settings_for(
        tmp_path_factory.mktemp("data"), tiny_model, ServingSettings(best_of=2, max_tokens=12)
    ).model_copy(update={"asking": AskingSettings(per_day=2, share=1)})
    with running(settings) as bot:

        async def teach() -> None:
            await rate_some(bot.app, 4)
            await bot.app.ratings.settled()
            await bot.app.valuing.settled()

        bot.run(teach())
        yield bot


def test_it_asks_for_a_thumb_once_in_a_conversation_and_stops_when_it_got_one(page: Page) -> None:
    reply = say(page, "hello")
    question = reply.get_by_text("your thumb would teach me most here")
    expect(question).to_be_visible()
    other = say(page, "and again")
    expect(other.locator(".asks")).to_be_hidden()
    page.reload()
    expect(page.locator("li.reply").first.locator(".asks")).to_be_visible()
    page.locator("li.reply").first.get_by_label("Good reply").click()
    expect(page.locator("li.reply").first.locator(".asks")).to_be_hidden()


def test_a_healthy_bot_says_so_and_an_ill_one_says_what_to_do(bot: RunningBot, page: Page) -> None:
    expect(page.get_by_text("Nothing keeps it from learning.")).to_be_visible()
    add_ratings(bot.app.store, 200)
    bot.app.health.forget()
    page.reload()
    alarm = page.locator("[data-alarm=one_sided_ratings]")
    expect(alarm).to_contain_text("are thumbs up")
    expect(alarm).to_contain_text("Ask people for 👎 too")
    page.get_by_text("In numbers").click()
    expect(page.locator("#signs")).to_contain_text("Thumbs up")
