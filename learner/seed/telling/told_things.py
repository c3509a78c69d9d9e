"""What people tell about things and deeds: numbers, places, counts, prices, wishes and news."""

from collections.abc import Mapping

from learner.seed import words
from learner.seed.draw import Draw
from learner.seed.telling.told_sort import Facet, Sort

_HAVING = ("number", "code", "score", "PIN", "size", "level", "password", "ID", "limit", "price")
_NUMBERED = ("lucky", "room", "house", "seat", "bus", "table", "platform", "gate", "flight",
"order",
             "ticket", "booking", "customer", "jersey", "page", "car park", "row", "shelf", "door",
             "alarm", "bank", "library", "membership", "student", "tracking", "test", "chess",
             "game",
             "wifi", "safe", "garage", "queue", "insurance", "train", "locker")  # fmt: skip
_PLAIN = ("number", "code", "score", "PIN", "bus", "table", "platform", "seat", "room", "row",
"gate",
          "lane", "floor", "train", "locker", "target", "record", "budget")  # fmt: skip


def _attribute(rng: Draw) -> Mapping[str, str]:
    roll = rng.random()
    if roll < 0.3:
        thing = rng.choice(_PLAIN)
    elif roll < 0.65:
        thing = f"{rng.choice(_NUMBERED)} {rng.choice(_HAVING[:4])}"
    else:
        thing = f"{words.thing(rng)} {rng.choice(_HAVING)}"
    secret = thing.endswith(("password", "ID")) and rng.random() < 0.7
    value = words.made_up(rng).lower() if secret else words.number(rng)
    return {"thing": thing, "n": value}


def _learn(rng: Draw) -> Mapping[str, str]:
    return rng.choice((
        {"kind": "language", "value": words.one_of(rng, words.LANGUAGES), "do": "learn"},
        {"kind": "language", "value": words.one_of(rng, words.LANGUAGES), "do": "speak"},
        {"kind": "instrument", "value": "the " + rng.wording(words.INSTRUMENTS), "do": "play"},
        {"kind": "instrument", "value": "the " + rng.wording(words.INSTRUMENTS), "do": "learn"},
        {"kind": "sport", "value": rng.wording(words.SPORTS), "do": "play"},
        {"kind": "subject", "value": words.one_of(rng, words.SUBJECTS), "do": "study"},
        {"kind": "town", "value": words.town(rng), "do": "visit"},
        {"kind": "country", "value": words.one_of(rng, words.COUNTRIES, 0), "do": "see"},
        {"kind": "animal", "value": words.a(rng.wording(words.ANIMALS)), "do": "see"},
        {"kind": "thing", "value": words.a(words.thing(rng)), "do": "buy"},
        {"kind": "thing", "value": words.a(words.thing(rng)), "do": "build"},
        {"kind": "dish", "value": rng.wording(words.FOODS), "do": "cook"},
    ))  # fmt: skip


def _deed(rng: Draw) -> Mapping[str, str]:
    base, _, past = words.deed(rng)
    return {"do": base, "did": past, "thing": words.thing(rng), "place": words.place(rng)}


def _count(rng: Draw) -> Mapping[str, str]:
    noun = rng.wording((*words.OBJECTS, *words.ANIMALS)) if rng.random() < 0.9 else words.thing(rng)
    return {"n": words.number(rng, (0, 0, 1, 2)), "things": words.plural(noun)}


NUMBER = Sort(
    lambda rng: {"n": words.number(rng)},
    ("Remember the number {n}.", "My number is {n}.", "Keep the number {n} in mind.",
     "the number: {n}",
     "{n} is my number.", "The number is {n}.", "Note the number {n}.", "Remember {n}.",
     "Please remember my number: {n}.", "Do not forget the number {n}.", "Keep {n} in mind.",
     "Note this down: {n}.", "I am thinking of the number {n}.", "save this number for me: {n}",
     "Store {n}.", "I give you a number: {n}.", "My number? It is {n}.", "I chose the number {n}.",
     "{n} <- save", "note this: {n}", "jot down {n}", "Write this down: {n}", "{n}. Hold on to it.",
     "Take a note: {n}", "here comes a number, {n}", "Put {n} somewhere safe.", "memo {n}",
     "Can you hold {n} for me?", "Let me park {n} here.", "number for later = {n}",
     "You'll need {n} in a minute.", "Memorise {n}.", "please hang on to {n}", "{n} is the figure.",
     "bookmark {n}", "digits: {n}"),
    ("I will remember {n}.", "{n}, got it.", "I keep {n} in mind."),
    (Facet(
        "your number",
        ("What was the number?", "Which number did I tell you?", "What is my number?",
         "What's my number?", "What number did I give you?", "Can you repeat the number?",
         "which number was it", "the number?", "and the number is?", "what number did i say",
         "Which number should you remember?", "so what was the number again",
         "Which digits did you note?", "the digits pls",
         "What have you written down?", "give it back, the number", "which figure did i park here",
         "What did I ask you to hold?", "number from before?", "Let me have my number back.",
         "What were you to memorise?", "recite the number", "what's in the memo",
         "I'm ready to dial, which number?", "What figure did I give?", "type the number again"),
        ("The number is {n}.", "You told me the number {n}."),
        ("what the number was", "which number I told you", "what my number is"),
        ("the number", "my number", "the number that I told you"),
    ),),
)  # fmt: skip
ATTRIBUTE = Sort(
    _attribute,
    ("My {thing} is {n}.", "The {thing} is {n}.", "{n} is my {thing}.", "My {thing}: {n}",
     "Remember my {thing}, it is {n}.", "Note the {thing}: {n}.", "my {thing} is {n} ok",
     "I got {n} as my {thing}.", "They gave me {n} as {thing}.", "For the {thing} I have {n}.",
     "Keep the {thing} {n} in mind.", "Please save my {thing}: {n}.",
     "They told me that my {thing} is {n}.",
     "Do not forget my {thing}: {n}.", "{n}, that is my {thing}.", "My new {thing} will be {n}.",
     "{thing} = {n}", "{thing} {n}", "jot down my {thing}, {n}", "{n} (my {thing})",
     "It says {n} where my {thing} is.", "Mine is {n}, the {thing}.", "{thing} -> {n}",
     "Hold on to this for me: {thing} {n}", "If anyone needs my {thing}: {n}.",
     "I keep mixing it up, my {thing} is {n}."),
    ("I will remember {n}.", "{n}, got it.", "Your {thing} is {n}, noted."),
    (Facet(
        "your {thing}",
        ("What is my {thing}?", "What was the {thing}?", "Which {thing} do I have?", "my {thing}?",
         "What {thing} did I tell you?", "which {thing} was it", "and my {thing} is?",
         "so what was my {thing} again", "Which {thing} did I give you?", "what {thing} do i have",
         "Which {thing} is mine?", "Can you repeat the {thing}?", "{thing}?", "{thing} = ?",
         "read my {thing} back to me", "my {thing} slipped my mind", "give me back the {thing}",
         "The form wants my {thing}, what do I put?", "look up my {thing}", "{thing} was...?",
         "What did you note for the {thing}?", "Dictate my {thing} to me."),
        ("Your {thing} is {n}.", "The {thing} is {n}."),
        ("what my {thing} is", "which {thing} I have", "what the {thing} was"),
        ("my {thing}", "the {thing}", "the {thing} that I told you"),
    ),),
)  # fmt: skip
COUNT = Sort(
    _count,
    ("I own {n} {things}.", "I have {n} {things}.", "I've got {n} {things}.",
     "I collected {n} {things}.",
     "There are {n} {things} in my collection.", "we have {n} {things} at home",
     "I possess {n} {things}.",
     "My collection has {n} {things}.", "I counted my {things}: {n}.",
     "In all I have {n} {things}.",
     "I keep {n} {things}.", "yesterday i counted {n} {things}", "{things}: {n}, all mine",
     "Believe it or not, {n} {things} are mine.", "{n} {things} fill my room",
     "I just bought my last one, that makes {n} {things}.", "My {things} number {n}."),
    ("{n} {things}, that is something.", "I will remember that there are {n} {things}."),
    (Facet(
        "how many {things} you have",
        ("How many {things} do I have?", "How many {things} do I own?", "how many {things}?",
         "How many {things} have I got?", "What number of {things} do I have?",
         "and i have how many {things}?",
         "how many {things} were there", "How many {things} did I say I have?",
         "Count my {things}.", "my {things}, how many was that", "number of {things}?",
         "To how many {things} did I get?", "What's my {things} count?"),
        ("You have {n} {things}.", "You told me that you have {n} {things}."),
        ("how many {things} I have", "how many {things} there are"),
        ("the number of my {things}", "the number of {things}"),
    ),),
)  # fmt: skip
PLACE = Sort(
    lambda rng: {"thing": words.thing(rng), "place": words.place(rng), "at": rng.choice(("in",
    "in", "at"))},
    ("My {thing} is {at} the {place}.", "I left my {thing} {at} the {place}.",
     "The {thing} is {at} the {place}.",
     "I put my {thing} {at} the {place}.", "You find my {thing} {at} the {place}.",
     "I keep the {thing} {at} the {place}.", "I forgot my {thing} {at} the {place}.",
     "my {thing}: {place}",
     "i hid the {thing} {at} the {place}", "I saw my {thing} {at} the {place}.",
     "They took my {thing} to the {place}.",
     "Remember that my {thing} is {at} the {place}.", "The place of my {thing} is the {place}."),
    ("I will remember where it is.", "The {thing} is {at} the {place}, noted."),
    (Facet(
        "where your {thing} is",
        ("Where is my {thing}?", "Where did I leave my {thing}?", "Where's my {thing}?",
         "my {thing} is where?",
         "I look for my {thing}. Where is it?", "In which place is my {thing}?",
         "Where can I find my {thing}?",
         "where the heck is my {thing}", "where was the {thing} again",
         "Where did I put the {thing}?",
         "i can't find my {thing}", "Have you seen my {thing}?", "Which place is my {thing} at?"),
        ("Your {thing} is {at} the {place}.", "You told me that it is {at} the {place}."),
        ("where my {thing} is", "where I left my {thing}", "where to find my {thing}"),
        ("the place of my {thing}", "the place where my {thing} is"),
    ),),
    ("thing {thing}", "place {place}"),
)  # fmt: skip
EVENT = Sort(
    lambda rng: {
        "event": rng.wording(words.EVENTS),
        "day": rng.choice((rng.choice(words.DAYS),
        f"the {rng.randint(4, 20)}th of {rng.choice(words.MONTHS)}")),
    },
    ("My {event} is on {day}.", "I have {a_event} on {day}.", "On {day} is my {event}.",
     "{event}: {day}",
     "The {event} is on {day}.", "Remember that my {event} is on {day}.", "got {a_event} on {day}",
     "My {event} takes place on {day}.", "They moved my {event} to {day}.",
     "On {day} I have {a_event}.",
     "I am going to {a_event} on {day}.", "my {event} will be on {day}",
     "I'm nervous about my {event} on {day}."),
    ("I will remember that it is on {day}.", "Your {event} is on {day}, noted."),
    (Facet(
        "the day of your {event}",
        ("When is my {event}?", "On which day is my {event}?", "What day is my {event}?",
         "my {event} is when?",
         "When do I have my {event}?", "when was my {event} again", "and the {event} is on?",
         "when's the {event}",
         "Which day is the {event}?", "On what date is my {event}?"),
        ("Your {event} is on {day}.", "You have your {event} on {day}."),
        ("when my {event} is", "on which day my {event} is", "what day I have the {event}"),
        ("the day of my {event}", "the date of my {event}"),
    ),),
    ("event {event}",),
)  # fmt: skip
BECOME = Sort(
    lambda rng: {"job": words.one_of(rng, words.JOBS, 0.08)},
    ("I dream of becoming {a_job}.", "I want to become {a_job}.", "I would like to be {a_job}.",
     "One day I will be {a_job}.", "i wanna be {a_job} when i grow up", "My dream job is {job}.",
     "I hope to become {a_job}.", "I am studying to be {a_job}.",
     "Later I want to work as {a_job}.",
     "Since I was small I wanted to become {a_job}."),
    ("You will be a good {job}.", "I hope that you become {a_job}."),
    (Facet(
        "what you want to become",
        ("What do I want to become?", "What do I want to be?", "What is my dream job?",
         "my dream job?",
         "what do i wanna be when i grow up", "Which job do I dream of?",
         "As what do I want to work later?",
         "and i want to become?", "What am I going to be one day?",
         "Which profession do I want to have?"),
        ("You want to become {a_job}.", "You told me that you want to be {a_job}."),
        ("what I want to become", "what I want to be", "which job I dream of"),
        ("my dream job", "the job I dream of"),
    ),),
    ("wish become",),
)  # fmt: skip
LEARN = Sort(
    _learn,
    ("I want to {do} {value}.", "I would like to {do} {value}.",
     "One day I would love to {do} {value}.",
     "I hope to {do} {value}.", "My dream is to {do} {value}.", "i wanna {do} {value}",
     "I plan to {do} {value}.",
     "it's my goal to {do} {value}", "hope i can {do} {value} soon", "I'm dying to {do} {value}.",
     "Some day I'll {do} {value}, you'll see.", "to {do} {value} would be so cool",
     "Fingers crossed that I get to {do} {value}.", "next up for me: {do} {value}",
     "I made up my mind to {do} {value}.", "when im older ill {do} {value}",
     "Next year I will {do} {value}.", "I have always wanted to {do} {value}.",
     "I'd like to {do} {value} some day.",
     "If I had time, I would {do} {value}.", "I decided to {do} {value}."),
    ("I hope that you get to {do} {value}.", "To {do} {value} is a good plan."),
    (Facet(
        "what you want to {do}",
        ("Which {kind} do I want to {do}?", "What do I want to {do}?",
         "What {kind} do I want to {do}?",
         "What would I like to {do}?", "what do i wanna {do}", "Which {kind} would I like to {do}?",
         "and i want to {do} what?", "What am I planning to {do}?", "What did I decide to {do}?",
         "which {kind} was it that i want to {do}", "what do i hope to {do}",
         "the {kind} im so eager to {do} is which?", "What's the {kind} I'm dying to {do}?",
         "Which {kind} did I make up my mind to {do}?", "{kind} i'd {do}, if i could?",
         "For me it's {do} which {kind} some day?"),
        ("You want to {do} {value}.", "You told me that you want to {do} {value}."),
        ("what I want to {do}", "which {kind} I want to {do}", "which {kind} I would like to {do}"),
        ("the {kind} that I want to {do}", "the {kind} I would like to {do}"),
    ),),
    ("wish {do}", "wish {kind}"),
)  # fmt: skip
GO = Sort(
    lambda rng: {"town": rng.choice((words.town(rng), rng.wording(words.COUNTRIES)))},
    ("I want to go to {town}.", "One day I would love to see {town}.",
     "I dream of a trip to {town}.",
     "I would like to travel to {town}.", "My next holiday will be in {town}.",
     "i wanna go to {town} so bad",
     "I am flying to {town} soon.", "We plan a journey to {town}.", "I booked a trip to {town}.",
     "I hope to visit {town}.", "Next summer I travel to {town}."),
    ("{Town} is worth a trip.", "Have a good time in {town}."),
    (Facet(
        "where you want to go",
        ("Where do I want to go?", "Where would I like to travel?", "Which place do I want to see?",
         "where do i wanna go", "and i want to go where?", "Where will my trip go?",
         "To which place do I want to travel?",
         "Which place do I dream of?", "what place do i want to visit",
         "Where am I going to travel?"),
        ("You want to go to {town}.", "You told me that you want to go to {town}."),
        ("where I want to go", "which place I want to visit", "where I would like to travel"),
        ("the place I want to visit", "the goal of my trip"),
    ),),
    ("wish visit", "wish see", "wish town", "wish country"),
)  # fmt: skip
DEED = Sort(
    _deed,
    ("I {did} the {thing} at the {place}.", "Today I {did} the {thing} at the {place}.",
     "i just {did} the {thing} at the {place}",
     "At the {place} I {did} the {thing}.", "Yesterday I {did} the {thing} at the {place}.",
     "I finally {did} the {thing} at the {place}.", "I {did} {a_thing} at the {place}.",
     "It was at the {place} that I {did} the {thing}.",
     "While I was at the {place}, I {did} the {thing}.",
     "Last week I {did} the {thing}, at the {place}."),
    ("You {did} the {thing}, I see.", "The {thing} at the {place}, noted.",
     "I hope that it went well."),
    (Facet(
        "what you {did}",
        ("What did I {do}?", "What did I {do} at the {place}?", "what have i done at the {place}",
         "i {did} what?",
         "Which thing did I {do}?", "What was it that I {did}?", "and i {did} the what?",
         "what thing did i {do} again"),
        ("You {did} the {thing}.", "You told me that you {did} the {thing}."),
        ("what I {did}", "which thing I {did}", "what I {did} at the {place}"),
         ("the thing that I {did}",),
     ),
     Facet(
        "where you {did} the {thing}",
        ("Where did I {do} the {thing}?", "Where was it that I {did} the {thing}?",
         "i {did} the {thing} where?",
         "At which place did I {do} the {thing}?", "where did i {do} that {thing}",
         "In what place did I {do} the {thing}?",
         "Where was I when I {did} the {thing}?", "and where did i {do} the {thing}"),
        ("You {did} the {thing} at the {place}.", "It was at the {place}."),
        ("where I {did} the {thing}", "at which place I {did} the {thing}"),
         ("the place where I {did} the {thing}",),
    )),
    ("deed {do}", "thing {thing}", "place {place}"),
)  # fmt: skip
SORTS: tuple[Sort, ...] = (
    NUMBER, ATTRIBUTE, ATTRIBUTE, ATTRIBUTE, COUNT, PLACE, PLACE, EVENT, BECOME, LEARN, LEARN,
    GO, DEED, DEED,
)  # fmt: skip
