"""Chats of three to six lines to summarize: news, plans, requests, choices, excuses and faults."""

from learner.seed import words
from learner.seed.draw import Draw
from learner.seed.summing import summaries_parts as parts
from learner.seed.summing.happenings import Text, drawn
from learner.seed.summing.summaries_lexicon import Lexicon

_SMALL = ("hi", "Hey", "hello", "Hi!", "Are you there?", "Good morning", "yo",
          "Do you have a minute?", "Hey, how are you?",
          "Hi, got a second?", "you awake?", "Evening!")  # fmt: skip
_BACK = ("hi", "Hey", "Sure, what is it?", "Yes?", "hello!", "Hi, all good?", "Fine, and you?",
         "what's up", "Always.",
         "Tell me", "yep", "I'm here")  # fmt: skip
_WOW = ("Wow.", "No way!", "Really?", "lol", "Oh no.", "Good for them.", "That is great!", "haha",
        "Are you sure?", "I see.",
        "Poor thing.", "Cool!", "Unbelievable.", "omg", "Finally!",
        "That's news to me.")  # fmt: skip
_END = ("See you!", "Bye", "Ok, talk soon.", "Take care", "Gotta go.", "Thanks for telling me.",
        "Ok.", "ttyl", "Good night",
        "Yes, really.", "Promise.", "I have to work now.", "👍")  # fmt: skip
_YES = ("Sure.", "Yes.", "Of course!", "ok", "Good idea.", "With pleasure.", "Fine with me.",
        "Why not", "Deal.", "yes pls",
        "Perfect.", "Great!", "No problem.")  # fmt: skip


def gossip(rng: Draw) -> Text:
    """One tells the other what happened."""
    lexicon = Lexicon(rng)
    one, two = lexicon.name(), lexicon.name()
    plot = drawn(lexicon)
    said = " ".join(plot.sentences)
    asks = rng.wording(
        ("Any news?", "What happened?", "Tell me!", "What is new?", "so?", "Any gossip?", "Well?",
         "I missed everything. What happened?")
    )  # fmt: skip
    lines = [
        f"{two}: {asks}",
        f"{one}: {said}",
        f"{two}: {rng.wording(_WOW)}",
    ]
    return _chat(rng, one, two, lines), plot.cores, ()


def own_news(rng: Draw) -> Text:
    """One tells what he or she did; the summary names the speaker."""
    lexicon = Lexicon(rng)
    one, two = lexicon.name(), lexicon.name()
    did = parts.did(lexicon, parts.Subject("I", "I"), "")
    place = parts.where(lexicon)
    when = parts.when(lexicon)
    if rng.random() < 0.6:
        said = rng.choice(
            (
                f"I {did} {place}.",
                f"I {did} {place} {when}.",
                f"{parts.capital(when)} I {did} {place}.",
            )
        )
        lines = [f"{one}: {said}", f"{two}: {rng.wording(_WOW)}"]
    else:
        ask = rng.choice(("Where?", "where was that?", "Wow, where?", "Really? Where?"))
        lines = [f"{one}: I {did}.", f"{two}: {ask}", f"{one}: {parts.capital(place)}."]
    cores = (f"{one} {did} {place}.", f"{one} tells {two} that {one} {did} {place}.")
    return _chat(rng, one, two, lines), cores, ()


def plan(rng: Draw) -> Text:
    """Two agree on what they will do, where and when."""
    lexicon = Lexicon(rng)
    one, two = lexicon.name(), lexicon.name()
    task, place, time = parts.to_do(lexicon), parts.where(lexicon), parts.soon(lexicon)
    ask = rng.wording(
        ("Shall we {t} {w}?", "Let's {t} {w}.", "Do you want to {t} {w}?",
         "How about it: we {t} {w}?", "wanna {t} {w}?",
         "We could {t} {w}.", "I'd like to {t} {w}. You too?", "Can we {t} {w}?")
    ).format(t=task, w=time)  # fmt: skip
    lines = [f"{one}: {ask}",
             f"{two}: {rng.wording(_YES)} {rng.choice(('Where?', 'But where?', 'Where exactly?'))}",
             f"{one}: {parts.capital(place)}."]  # fmt: skip
    if rng.random() < 0.6:
        lines.append(f"{two}: {rng.wording(_YES)}")
    cores = (f"{one} and {two} will {task} {place} {time}.",
             f"{one} and {two} will {task} {place}.",
             f"{one} and {two} want to {task} {place} {time}.")  # fmt: skip
    return _chat(rng, one, two, lines), cores, (f"{one} had the idea.",)


def favour(rng: Draw) -> Text:
    """One asks the other to do something; the other will or will not."""
    lexicon = Lexicon(rng)
    one, two = lexicon.name(), lexicon.name()
    task, place = parts.to_do(lexicon), parts.where(lexicon)
    ask = rng.wording(
        ("Can you {t} {p}?", "Could you {t} {p}?", "Please {t} {p}.", "I need you to {t} {p}.",
         "Would you {t} {p}?",
         "can u {t} {p}?", "You have to {t} {p}!", "Will you {t} {p}?",
         "Do me a favour and {t} {p}.")
    ).format(t=task, p=place)  # fmt: skip
    if rng.random() < 0.75:
        lines = [f"{one}: {ask}", f"{two}: {rng.wording(_YES)}"]
        cores: tuple[str, ...] = (f"{two} will {task} {place} for {one}.",
        f"{one} asks {two} to {task} {place}.",
                 f"{one} wants {two} to {task} {place}.",
                 f"{two} will {task} {place}.")  # fmt: skip
    else:
        no = rng.wording(("Sorry, I can't.", "No way.", "I have no time.", "Not today, sorry.",
                          "No, I am ill.", "No.", "Never!",
                          "Ask somebody else."))  # fmt: skip
        lines = [f"{one}: {ask}", f"{two}: {no}"]
        cores = (
            f"{one} asks {two} to {task} {place}, but {two} says no.",
            f"{one} asks {two} to {task} {place}.",
        )
    return _chat(rng, one, two, lines), cores, ()


def choice(rng: Draw) -> Text:
    """Three discuss what to eat or do and agree on one thing."""
    lexicon = Lexicon(rng)
    one, two, three = lexicon.name(), lexicon.name(), lexicon.name()
    eat = rng.random() < 0.5
    this, that = (
        (lexicon.food(), lexicon.food()) if eat else (parts.to_do(lexicon), parts.to_do(lexicon))
    )
    place = parts.where(lexicon)
    ask = f"What shall we {'eat' if eat else 'do'} {place}?"
    will = f"eat {this}" if eat else this
    lines = [f"{one}: {ask}", f"{two}: I would like {'' if eat else 'to '}{this}.",
             f"{three}: I would rather {'eat ' if eat else ''}{that}.",
             f"{one}: {rng.choice(('Ok, then we', 'We', 'So we'))} {will}."]  # fmt: skip
    cores = (f"They will {will} {place}.", f"{one}, {two} and {three} will {will} {place}.")
    return "\n".join(lines), cores, (f"{two} had the idea.",)


def excuse(rng: Draw) -> Text:
    """One cannot come to something, and says why."""
    lexicon = Lexicon(rng)
    one, two = lexicon.name(), lexicon.name()
    event = f"the {rng.wording(words.EVENTS)} {parts.where(lexicon)}"
    why, because = rng.wording(
        ("I am ill|{0} is ill", "I have to work|{0} has to work",
         "I missed the train|{0} missed the train",
         "I lost my key|{0} lost the key", "I have no car|{0} has no car",
         "I broke my leg|{0} broke a leg",
         "I have to help {1}|{0} has to help {1}", "I am in {2}|{0} is in {2}",
         "I have an exam|{0} has an exam")
    ).format(one, lexicon.name(), lexicon.town()).split("|")  # fmt: skip
    lines = [f"{one}: I cannot come to {event}.",
             f"{two}: {rng.choice(('Why not?', 'Oh, why?', 'What happened?', 'How come?'))}",
             f"{one}: {why}."]  # fmt: skip
    cores = (f"{one} cannot come to {event} because {because}.", f"{one} cannot come to {event}.")
    return _chat(rng, one, two, lines), cores, ()


def fault(rng: Draw) -> Text:
    """One reports something broken; the other deals with it."""
    lexicon = Lexicon(rng)
    one, two, noun, place = lexicon.name(), lexicon.name(), lexicon.noun(), parts.where(lexicon)
    wrong = rng.wording(("is broken", "is gone", "makes strange noises", "is too slow",
                         "does not work", "is on fire",
                         "is dirty", "has a hole"))  # fmt: skip
    will, does = rng.wording(
        ("I will fix it|will fix it", "I will call {0}|will call {0}",
         "I will come at once|will come",
         "I will look at it|will look at it", "I will buy a new one|will buy a new one",
         "I will ask {0}|will ask {0}",
         "I will bring mine|will bring another one", "I will send {0}|will send {0}")
    ).format(lexicon.name()).split("|")  # fmt: skip
    time = rng.choice(("", f" {parts.soon(lexicon)}"))
    lines = [f"{one}: The {noun} {place} {wrong}.", f"{two}: {rng.wording(_WOW)} {will}{time}."]
    both = f"The {noun} {place} {wrong} and {two} {does}"
    cores = (f"{both}.", f"{both}{time}.", f"{one} says that the {noun} {place} {wrong}.")
    return _chat(rng, one, two, lines), cores, ()


def _chat(rng: Draw, one: str, two: str, lines: list[str]) -> str:
    """Write the lines with a greeting before or an end after them, at most six in all."""
    lines = list(lines)
    if rng.random() < 0.5 and len(lines) < 5:
        first, second = (
            (two, one) if lines[0].startswith(f"{one}:") and rng.random() < 0.3 else (one, two)
        )
        lines = [f"{first}: {rng.wording(_SMALL)}", f"{second}: {rng.wording(_BACK)}", *lines]
    while len(lines) < 3 or (len(lines) < 6 and rng.random() < 0.25):
        speaker = two if lines[-1].startswith(f"{one}:") else one
        lines.append(f"{speaker}: {rng.wording(_END)}")
    return "\n".join(lines)
