"""The login to the page in a real browser: form, way in, way out, links from other sites."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.events import Event
from bot.settings import WebSettings
from tests.bot.web.conftest import (
    TOKEN,
    RunningBot,
    needs_chromium,
    running,
    say,
    settings_for,
)

KEY = "the-key-of-these-tests"

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory, tiny_model: str) -> Iterator[RunningBot]:
    settings = settings_for(tmp_path_factory.mktemp("data"), tiny_model)
    asked = settings.model_copy(update={"web": WebSettings(login=True, api_key=KEY)})
    with running(asked) as bot:
        yield bot


@pytest.fixture
def page(tab: Page, bot: RunningBot) -> Page:
    """A fresh visitor before the form."""
    tab.goto(bot.url)
    return tab


def enter(page: Page, key: str = KEY) -> None:
    page.get_by_label("API key").fill(key)
    page.keyboard.press("Enter")
    expect(page.locator("#pill-text")).to_contain_text("·")


def test_the_form_takes_the_key_and_refuses_another_with_words(page: Page) -> None:
    expect(page).to_have_title("Log in to Thumbwise")
    expect(page.get_by_label("API key")).to_be_focused()
    page.keyboard.type("not-the-key")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("neither the API key nor the admin token")
    expect(page.locator("#say")).to_have_count(0)
    enter(page)
    expect(page.get_by_role("heading", name="learns from your thumbs")).to_be_visible()
    assert KEY not in page.url
    assert page.evaluate("() => document.cookie") == ""


def test_a_person_keeps_their_conversation_and_thumb_over_a_log_out(
    page: Page, bot: RunningBot
) -> None:
    enter(page)
    reply = say(page, "hello there")
    reply.get_by_role("button", name="Good reply").click()
    expect(reply.locator(".effect")).to_be_visible()
    where = page.url
    page.get_by_role("button", name="Log out", exact=True).click()
    expect(page.get_by_label("API key")).to_be_visible()
    assert "#" not in page.url

    page.goto(where)
    page.reload()
    expect(page.get_by_label("API key")).to_be_visible()
    enter(page)
    expect(page.locator(".asked .words")).to_have_text("hello there")
    up = page.locator("li.reply").get_by_role("button", name="Good reply")
    expect(up).to_have_attribute("aria-pressed", "true")


def test_the_admin_token_shows_the_admins_part_at_once(page: Page) -> None:
    enter(page, TOKEN)
    expect(page.get_by_text("You are logged in as admin.")).to_be_visible()


def test_a_login_that_ended_meanwhile_says_what_to_do(page: Page, bot: RunningBot) -> None:
    enter(page)
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_role("button", name="Log out", exact=True).click()
    expect(other.get_by_label("API key")).to_be_visible()
    # The page's stream ends, and the browser asks for another one.
    with page.expect_response("**/api/events") as refused:
        news = Event("rating", "v0", new_ratings=1)
        bot.loop.call_soon_threadsafe(bot.app.feed.publish, news)
    assert refused.value.status == 401
    page.get_by_label("Message", exact=True).fill("hello")
    page.keyboard.press("Enter")
    expect(page.locator("li.reply")).to_contain_text("open the page anew and give the API key")
    enter(other)
    with page.expect_response("**/api/events") as admitted:
        page.get_by_role("button", name="Try again").click()
        expect(page.locator("li.reply .meta")).to_be_visible()
        page.get_by_role("button", name="Good reply").click()
    assert admitted.value.status == 200


def test_who_follows_a_link_from_another_site_stays_who_they_are(
    page: Page, bot: RunningBot
) -> None:
    enter(page)
    say(page, "words of mine")
    # To a browser, localhost and 127.0.0.1 are two sites.
    page.goto(bot.url.replace("127.0.0.1", "localhost") + "/healthz")
    page.evaluate("(there) => { location.href = there; }", bot.url + "/")
    expect(page.locator("#pill-text")).to_contain_text("·")
    expect(page.locator("#conversations .open")).to_have_text(["words of mine"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1300])
def test_the_form_fits_and_follows_the_system(
    browser: Browser, bot: RunningBot, scheme: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 640},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(bot.url)
    expect(page.get_by_role("button", name="Log in")).to_be_in_viewport()
    sideways: int = page.evaluate("() => document.documentElement.scrollWidth")
    assert sideways == width
    colour: str = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    brightness = int(colour.removeprefix("rgb(").split(",")[0])
    assert (brightness < 60) == (scheme == "dark")
    context.close()
