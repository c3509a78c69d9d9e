"""Texts of other sorts about something that happened: diary, letter, notice, news, hearsay."""

from learner.seed import words
from learner.seed.draw import Draw
from learner.seed.summing import summaries_fillers as fillers
from learner.seed.summing import summaries_parts as parts
from learner.seed.summing import summaries_tables as tables
from learner.seed.summing.happenings import Text, different, drawn, following, told
from learner.seed.summing.summaries_lexicon import Lexicon
from learner.seed.summing.summaries_parts import Subject, capital

_I = Subject("I", "I")


def diary(rng: Draw) -> Text:
    """Draw an entry in the first person; the summary speaks of the writer."""
    lexicon = Lexicon(rng)
    start = rng.wording(
        ("Dear diary,", "Diary,", "{day}.", "{day}, late.", "", "", "Note to myself:",
         "{month}, morning.",
         "Dear diary, what a day.", "Hello diary.")
    )  # fmt: skip
    sentence, did, place = _own(lexicon)
    body = " ".join([capital(sentence), *_feelings(lexicon, rng.randint(2, 3))])
    text = f"{lexicon.fill(start)} {body}".strip()
    return text, (f"The writer {did} {place}.", f"{capital(place)}, the writer {did}."), ()


def letter(rng: Draw) -> Text:
    """Draw a letter or a message with a signature; the summary names who signed it."""
    lexicon = Lexicon(rng)
    to, sender = lexicon.name(), lexicon.name()
    sentence, did, place = _own(lexicon)
    start = rng.choice(("Dear {0},", "Hi {0},", "Hello {0}!", "Hey {0},", "My dear {0},")).format(
        to
    )
    end = rng.wording(
        ("Love, {0}", "Yours, {0}", "Best, {0}", "See you, {0}", "- {0}", "Greetings from {0}",
         "Bye, {0}",
         "Kind regards, {0}", "Hugs, {0}", "Take care, {0}")
    ).format(sender)  # fmt: skip
    gap = rng.choice(("\n", " "))
    body = " ".join([*_hello(rng), capital(sentence), *_feelings(lexicon, rng.randint(1, 2))])
    core = f"{sender} {did} {place}."
    return (
        f"{start}{gap}{body}{gap}{end}",
        (core, f"{sender} tells {to} that {sender} {did} {place}."),
        (),
    )


def notice(rng: Draw) -> Text:
    """Draw a message to a team or a house: what is broken, closed, moved or needed, and where."""
    lexicon = Lexicon(rng)
    to = rng.wording(
        ("Dear all,", "Hi team,", "Attention please!", "Dear neighbours,", "Notice:",
         "Hello everybody,", "To all staff:",
         "Important:", "Hi folks,", "Dear parents,", "Dear guests,", "Reminder:", "Update:",
         "Good morning,")
    )  # fmt: skip
    noun, place, time = lexicon.noun(), parts.where(lexicon), parts.soon(lexicon)
    matter = lexicon.fill(rng.wording(
        ("the {thing0} {p} is broken", "the {thing0} {p} will be replaced {w}",
         "we are looking for the {thing0} {p}",
         "somebody left a {thing0} {p}", "we will meet {p} {w}", "the {event} {p} is cancelled",
         "the {event} will be {p} {w}",
         "we need {number} volunteers {p} {w}", "the {event} is moved to {w}",
         "smoking {p} is not allowed",
         "please do not leave your {thing0} {p}", "{other} will give a talk on {hobby} {p} {w}",
         "there will be free {food} {p} {w}",
         "the water {p} will be off {w}", "{other} is ill and {witness} takes over",
         "we have a new {thing0} {p}",
         "a {thing0} has been found {p}", "parking {p} is not possible {w}",
         "the lift {p} is out of order",
         "please return the {thing0} to {other}")
    ).replace("a {thing0}", words.a(noun)), thing0=noun, p=place, w=time)  # fmt: skip
    rest = rng.sample(
        ("Thank you for your patience.", "Please tell the others.", "Sorry for the trouble.",
         "We do not know how long it takes.",
         "Ask {witness} if anything is unclear.", "Call {witness} for help.", "We count on you.",
         "Have a nice {day}!",
         "{witness} takes care of it.", "Children are welcome.", "Please be on time.",
         "Bring {food} if you like.",
         "More news on {day}.", "We hope to see you all."), rng.randint(2, 3))  # fmt: skip
    said = capital(matter)
    text = " ".join([to, said + ".", *(Lexicon.fill(lexicon, one) for one in rest)])
    return text, _reported(said), ()


def _reported(said: str) -> tuple[str, ...]:
    """Turn an announcement into summaries; one that asks for something keeps its words."""
    if said.startswith("Please do not "):
        return (f"{said}.", f"Nobody should {said.removeprefix('Please do not ')}.")
    if said.startswith("Please "):
        return (f"{said}.", f"Somebody should {said.removeprefix('Please ')}.")
    if said.startswith("We "):
        verb = said.removeprefix("We ")
        return (f"They {verb}.", f"{said}.")
    return (f"{said}.",)


def news(rng: Draw) -> Text:
    """Draw a short news item, with a headline or the town before it."""
    lexicon = Lexicon(rng)
    plot = drawn(lexicon)
    text, cores, points = told(lexicon, plot)
    paper = rng.wording(
        ("{surname} Gazette: ", "NEWS\n", "Breaking: ", "Local news - ", "{month} news: ",
         "From our reporter {other}: ",
         "{surname} Times, {day}. ", "News from the village: ", "Just in: ", "{day}'s paper: ",
         "Headlines: ")
    )  # fmt: skip
    return lexicon.fill(paper) + text, cores, points


def hearsay(rng: Draw) -> Text:
    """Draw a story that somebody tells to somebody in one breath."""
    lexicon = Lexicon(rng)
    plot = drawn(lexicon)
    start = rng.wording(
        ("So listen.", "You will not believe this.", "Have you heard the news?",
         "I have to tell you something.", "ok so.",
         "Long story, sorry.", "Guess what.", "I just heard this from {witness}.",
         "Here is the latest.", "Not a joke.",
         "So, about yesterday.", "This is what {witness} told me.")
    )  # fmt: skip
    points = following(lexicon, plot.who, rng.randint(1, 2))
    end = rng.wording(("Crazy, right?", "Wow.", "That is all I know.", "Anyway.",
                       "Can you believe it?", "Funny, no?",
                       "I thought you should know.", "Please keep it to yourself."))  # fmt: skip
    return " ".join([lexicon.fill(start), *plot.sentences, *points, end]), plot.cores, tuple(points)


def bare(rng: Draw) -> Text:
    """Draw a text of two or three sentences, the main one anywhere among them."""
    lexicon = Lexicon(rng)
    plot = drawn(lexicon)
    opening = different(lexicon, rng.choice((0, 0, 1, 2)))
    closing = [fillers.after(lexicon)] if len(opening) < 2 else []
    return " ".join([*opening, *plot.sentences, *closing]), plot.cores, tuple(closing)


def _own(lexicon: Lexicon) -> tuple[str, str, str]:
    """Draw what "I" did: the sentence, the deed and the place."""
    rng = lexicon.rng
    did, place = parts.did(lexicon, _I, ""), parts.where(lexicon)
    sentence = rng.wording(
        ("{w} I {did} {p}.", "{w}, I {did} {p}.", "I {did} {p} {w}.", "I {did} {p}.",
         "{p}, I {did}.", "{l}, I {did} {p}.",
         "I {a} {did} {p}.", "{w} I {a} {did} {p}.", "Guess what: I {did} {p}.", "I {did} {p} {t}.")
    ).format(w=parts.when(lexicon), did=did, p=place, l=lexicon.fill(rng.wording(tables.LEADS)),
             a=rng.wording(tables.ADVERBS), t=lexicon.fill(rng.wording(tables.TAILS)))  # fmt: skip
    return sentence, did, place


def _hello(rng: Draw) -> list[str]:
    found = rng.wording(("How are you?", "Thanks for your letter.", "I hope you are well.",
                         "Long time no see!", "", "",
                         "It has been a while.", "Big news!", "Just a short note."))  # fmt: skip
    return [found] if found else []


def _feelings(lexicon: Lexicon, count: int) -> list[str]:
    chosen = [lexicon.rng.wording(tables.OWN_FEELINGS) for _ in range(count)]
    return [lexicon.fill(one) for one in dict.fromkeys(chosen)]
