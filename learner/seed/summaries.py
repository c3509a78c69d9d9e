"""Short texts and chats to summarize: who wants what, when and where.

Every summary says only what stands in its text, so names, days and things must be copied.
"""

from collections.abc import Callable

from learner.seed import dressing, words
from learner.seed import style as styles
from learner.seed.draw import Draw
from learner.seed.happenings import Text, happening
from learner.seed.turns import Exchange

_ASKS: tuple[str, ...] = (
    "Summarize this: {0}", "Summarize: {0}", "Can you summarize this?\n\n{0}", "TLDR: {0}",
    "Give me a summary:\n{0}", "Summarise this chat:\n{0}", "{0}\n\nSummarize this.",
    "Sum this up: {0}", "What is this about?\n{0}", "Please summarize the following text.\n\n{0}",
    "summarize: {0}", "Summary please: {0}", "Make this shorter: {0}",
    "In short, what happened? {0}",
    "Could you summarize this text? {0}", "I need a summary of this: {0}", "{0}\n\nTLDR?",
    "Give the main point: {0}", "Shorten this text: {0}", "{0} Can you summarize that?",
    "Please sum up: {0}", "What happened here? {0}",
    "{0}\n\nWhat is the main point?", "Write a summary of the text below.\n\n{0}",
    "tldr please\n{0}", "Read this and summarize it: {0}", "Condense this: {0}",
    "Summarise the following:\n\n{0}", "What does this text say? {0}", "Recap this: {0}",
    "Can you give me the gist of this?\n\n{0}", "Text: {0}\nSummary?",
)  # fmt: skip


def ask(rng: Draw) -> list[Exchange]:
    """Draw a text, the request to summarize it, and its summary."""
    text, cores, points = happening(rng) if rng.random() < 0.6 else rng.choice(_KINDS)(rng)
    style = styles.draw(rng)
    reply = dressing.dress(rng, style, rng.choice(cores), points)
    return [Exchange(rng.wording(_ASKS).format(text), reply, style, "summary", cores)]


def _meeting(rng: Draw) -> Text:
    host, guest = words.people(rng, 2)
    day, place, food = rng.choice(words.DAYS), rng.wording(words.PLACES), rng.wording(words.FOODS)
    text = (
        f"{host}: {rng.choice(('Hi', 'Hey', 'Hello'))} {guest}, shall we meet on {day}?\n"
        f"{guest}: {rng.choice(('Yes', 'Sure', 'Good idea'))}. In the {place}?\n"
        f"{host}: {rng.choice(('Fine', 'Perfect', 'Great'))}. Please bring {food}."
    )
    cores = (
        f"{host} and {guest} will meet on {day} in the {place}.",
        f"{host} and {guest} plan to meet in the {place} on {day}.",
    )
    return text, cores, (f"{guest} brings {food}.", f"The meeting is on {day}.")


def _lost(rng: Draw) -> Text:
    loser, finder = words.people(rng, 2)
    thing, place = rng.wording(words.OBJECTS), rng.wording(words.PLACES)
    text = (
        f"{loser} could not find the {thing}. {rng.choice(('After a long search', 'Luckily'))} "
        f"{finder} found it in the {place}. {loser} was very {rng.choice(('happy', 'glad'))}."
    )
    cores = (
        f"{loser} lost the {thing} and {finder} found it in the {place}.",
        f"{finder} found the {thing} of {loser} in the {place}.",
    )
    return text, cores, (f"{loser} was happy.", f"It was in the {place}.")


def _trip(rng: Draw) -> Text:
    name, friend = words.people(rng, 2)
    city = rng.wording(words.CITIES) if rng.random() < 0.6 else words.made_up(rng)
    day, days = rng.choice(words.DAYS), rng.randint(2, 9)
    text = (
        f"On {day} {name} travels to {city} to visit {friend}. "
        f"{rng.choice(('The trip', 'The visit'))} takes {days} days. "
        f"{rng.choice(('The train leaves early.', 'The bag is packed.', 'The weather is fine.'))}"
    )
    cores = (
        f"{name} visits {friend} in {city} for {days} days.",
        f"{name} travels to {city} on {day} to see {friend}.",
    )
    return text, cores, (f"The trip takes {days} days.", f"It starts on {day}.")


def _choice(rng: Draw) -> Text:
    one, two, three = words.people(rng, 3)
    food, other = rng.sample(words.FOODS, 2)
    text = (
        f"{one}: What shall we eat?\n{two}: I would like {food}.\n"
        f"{three}: {rng.choice(('I prefer', 'I want', 'Rather'))} {other}.\n"
        f"{one}: Then we take {food} today."
    )
    cores = (f"They will eat {food}.", f"{one} decides that they eat {food}.")
    return text, cores, (f"{two} wants {food}.", f"{three} wants {other}.")


def _project(rng: Draw) -> Text:
    boss, worker = words.people(rng, 2)
    day = rng.choice(words.DAYS)
    part = rng.choice(("report", "website", "plan", "budget", "test", "design", "article", "game"))
    text = (
        f"{boss} needs the {part} by {day}. {worker} will "
        f"{rng.choice(('write', 'finish', 'prepare'))} it. "
        f"{rng.choice(('There is little time.', 'It is important.', 'Everybody is waiting.'))}"
    )
    cores = (
        f"{worker} must finish the {part} for {boss} by {day}.",
        f"{worker} does the {part} until {day}.",
    )
    return text, cores, (f"{boss} needs it by {day}.", f"{worker} does the work.")


def _hobby(rng: Draw) -> Text:
    name, friend = words.people(rng, 2)
    hobby, other = rng.sample(words.HOBBIES, 2)
    text = (
        f"{name} likes {hobby} and {friend} likes {other}. "
        f"{rng.choice(('They are good friends.', 'They meet every week.', 'They are happy.'))} "
        f"Next week they want to try {hobby} together."
    )
    cores = (
        f"{name} and {friend} want to try {hobby}.",
        f"{name} likes {hobby}, {friend} likes {other}, and they will try {hobby}.",
    )
    return text, cores, (f"{name} likes {hobby}.", f"{friend} likes {other}.")


def _bug(rng: Draw) -> Text:
    one, two = words.people(rng, 2)
    thing = rng.choice(("login", "search", "page", "upload", "button", "export", "menu", "chat"))
    cause = rng.choice(("a typo", "a missing test", "an old version", "a full disk", "a loop"))
    text = (
        f"{one}: The {thing} is broken.\n{two}: I see. The cause is {cause}.\n"
        f"{one}: Can you fix it?\n{two}: {rng.choice(('Yes, today.', 'Done.', 'I fixed it.'))}"
    )
    cores = (
        f"The {thing} was broken because of {cause}, and {two} fixes it.",
        f"{one} reports a broken {thing} and {two} fixes it.",
    )
    return text, cores, (f"The cause is {cause}.", f"{two} fixes it.")


_KINDS: tuple[Callable[[Draw], Text], ...] = (
    _meeting, _lost, _trip, _choice, _project, _hobby, _bug,
)  # fmt: skip
