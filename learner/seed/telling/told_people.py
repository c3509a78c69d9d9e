"""What people tell about others: the names of pets and kin, and what these do and like."""

from collections.abc import Mapping

from learner.seed import words
from learner.seed.draw import Draw
from learner.seed.telling.told_sort import Facet, Sort

_SAME: Mapping[str, str] = {
    "mum": "mother", "mom": "mother", "dad": "father", "grandma": "grandmother",
    "granny": "grandmother", "grandpa": "grandfather", "roommate": "flatmate", "kitten": "cat",
    "puppy": "dog", "poodle": "dog", "goldfish": "fish", "tortoise": "turtle", "budgie": "parrot",
    "cockatoo": "parrot", "pony": "horse", "wife": "partner", "husband": "partner",
    "girlfriend": "partner", "boyfriend": "partner", "landlady": "landlord", "boss": "manager",
}  # fmt: skip
"""Words that may mean the same one, so that a conversation has only one of them."""


def _kin(rng: Draw) -> dict[str, str]:
    kin = rng.wording(words.KIN)
    last = kin.split()[-1]
    name = words.full_name(rng) if rng.random() < 0.12 else words.person(rng)
    return {"kin": kin, "name": name, "same": _SAME.get(last, last)}


def _pet(rng: Draw) -> dict[str, str]:
    pet = rng.wording(words.PETS)
    last = pet.split()[-1]
    return {"pet": pet, "name": words.person(rng), "same": _SAME.get(last, last)}


def _relative(rng: Draw) -> dict[str, str]:
    """Draw a relative who is "he" or "she"."""
    while True:
        drawn = _kin(rng)
        if drawn["kin"] in words.HER | words.HIM:
            return {**drawn, "he": "she" if drawn["kin"] in words.HER else "he"}


def _kin_plays(rng: Draw) -> dict[str, str]:
    played = rng.choice((
        ("the " + rng.wording(words.INSTRUMENTS), "instrument"),
        (rng.wording(words.SPORTS), "sport"),
    ))  # fmt: skip
    return {**_relative(rng), "played": played[0], "kind": played[1]}


def _kin_likes(rng: Draw) -> dict[str, str]:
    table = rng.choice((words.FOODS, words.HOBBIES))
    return {**_relative(rng), "food": words.one_of(rng, table, 0.05)}


PET = Sort(
    _pet,
    ("I have {a_pet} called {name}.", "My {pet} is called {name}.", "My {pet} is named {name}.",
     "My {pet}'s name is {name}.", "I have {a_pet}, its name is {name}.",
     "I got {a_pet} and named it {name}.", "{name} is my {pet}.", "my {pet} {name} is so cute",
     "The name of my {pet} is {name}.", "I own {a_pet} named {name}.",
     "We call our {pet} {name}.", "I just fed {name}, my {pet}.", "i've got {a_pet}, {name}",
     "At home {name}, my {pet}, waits for me.", "Our {pet} answers to {name}.",
     "My {pet} {name} is ill.", "We adopted {a_pet}. We named it {name}.",
     "pet: {pet}, name: {name}", "{name} the {pet} sleeps on my bed",
     "My {pet} won't listen when I shout {name}.", "got {a_pet}, goes by {name}",
     "{name} is not a person but my {pet}.", "The vet knows my {pet} {name} well.",
     "There goes my {pet}, {name}.", "We share the flat with {a_pet}, {name}."),
    ("{name} is a lovely name for {a_pet}.", "Say hello to {name} from me.",
     "{A_pet} called {name}, how nice."),
    (Facet(
        "the name of your {pet}",
        ("What is my {pet} called?", "What's my {pet}'s name?", "How is my {pet} called?",
         "What did I call my {pet}?", "what do i call my {pet}", "my {pet}'s name?",
         "What name does my {pet} have?", "and my {pet} is called?", "Name my {pet}.",
         "so what was my {pet} called again", "To which name does my {pet} answer?",
         "whats my {pet} named", "By what name do I call my {pet}?",
         "What do I shout so that my {pet} comes?", "{pet} name?", "what's on my {pet}'s collar",
         "How does the vet know my {pet}?", "my furry or scaly {pet}, the name?"),
        ("Your {pet} is called {name}.", "The name of your {pet} is {name}."),
        ("what my {pet} is called", "how I named my {pet}", "which name my {pet} has"),
        ("my {pet}'s name", "the name of my {pet}"),
     ),
     Facet(
        "who {name} is",
        ("Who is {name}?", "who's {name}", "{name} is who?", "Who was {name} again?",
         "Who is {name} to me?",
         "so who is {name}", "Which animal is {name}?", "What animal is {name}?"),
        ("{Name} is your {pet}.", "You told me that {name} is your {pet}."),
        ("who {name} is", "which animal {name} is"),
    )),
    ("called {same}", "called {name}"),
)  # fmt: skip
KIN = Sort(
    _kin,
    ("My {kin} is called {name}.", "My {kin}'s name is {name}.", "{name} is my {kin}.",
     "The name of my {kin} is {name}.", "I have {a_kin} called {name}.", "my {kin} {name} says hi",
     "My {kin} {name} is here.", "I visit my {kin} {name} today.", "I met {name}, my {kin}.",
     "I just talked to {name}, who is my {kin}.", "{name} (my {kin}) is coming over.",
     "I am having lunch with my {kin}, {name}.", "You would like {name}, my {kin}.",
     "My {kin} goes by {name}.", "my {kin} is {name}", "We call my {kin} {name}.",
     "Everybody calls my {kin} {name}.", "I wrote to my {kin} {name}.", "{kin} = {name}",
     "{name} drives me mad. A typical {kin}.", "ugh, {name}, my {kin}, called again",
     "Who else but {name} would be my {kin}.", "had a fight with my {kin} {name}",
     "The cook of the day was {name}, my {kin}.", "The {kin} of mine is {name}.",
     "This weekend {name}, my {kin}, comes to stay.", "shoutout to my {kin} {name}",
     "I owe everything to {name}, my {kin}.", "The {kin} I have is named {name}."),
    ("Say hello to {name} from me.", "{name} is a nice name.", "Your {kin} {name}, noted."),
    (Facet(
        "the name of your {kin}",
        ("What is my {kin} called?", "Who is my {kin}?", "What's my {kin}'s name?",
         "How is my {kin} called?", "my {kin}'s name?", "whats my {kin} called", "Name my {kin}.",
         "and my {kin} is called?", "so what was my {kin} called again", "who's my {kin}",
         "What name does my {kin} have?", "By what name does my {kin} go?",
         "How would I call my {kin} over?", "whose name did i give as my {kin}", "{kin} name?",
         "Which person is my {kin}?", "What do I write on a card for my {kin}?", "{kin} = ?",
         "my {kin}, remember, who's that", "I mentioned my {kin}. Name?"),
        ("Your {kin} is called {name}.", "The name of your {kin} is {name}."),
        ("what my {kin} is called", "who my {kin} is", "which name my {kin} has"),
        ("my {kin}'s name", "the name of my {kin}"),
     ),
     Facet(
        "who {name} is",
        ("Who is {name}?", "who's {name}", "{name} is who?", "Who was {name} again?",
         "Who is {name} to me?",
         "so who is {name}", "How do I know {name}?", "What is {name} to me?"),
        ("{Name} is your {kin}.", "You told me that {name} is your {kin}."),
        ("who {name} is", "how I know {name}"),
    )),
    ("called {same}", "called {name}"),
)  # fmt: skip
_HE_PLAYS = ("What does {he} play?", "what {kind} does {he} play", "Which {kind} does {he} play?")
KIN_PLAYS = Sort(
    _kin_plays,
    ("My {kin} {name} plays {played}.", "My {kin} plays {played}.",
     "{name}, my {kin}, plays {played}.",
     "My {kin} loves to play {played}.", "my {kin} plays {played} every day",
     "My {kin} is good at playing {played}.", "I like to hear about my {kin}, {he} plays {played}.",
     "You should know that my {kin} {name} plays {played}.",
     "As a child my {kin} learned to play {played}.",
     "My {kin} has played {played} for years."),
    ("So your {kin} plays {played}, how nice.", "I hope that {he} enjoys it."),
    (Facet(
        "what your {kin} plays",
        ("What does my {kin} play?", "Which {kind} does my {kin} play?", "what's my {kin} playing",
         *_HE_PLAYS, "my {kin} plays what?", "and my {kin} plays?",
         "What {kind} does my {kin} play?",
         "so what did my {kin} play again", "which {kind} is played by my {kin}"),
        ("Your {kin} plays {played}.", "You told me that {he} plays {played}."),
        ("what my {kin} plays", "which {kind} my {kin} plays", "what {he} plays"),
        ("the {kind} of my {kin}", "the {kind} that my {kin} plays"),
    ),),
    ("called {same}", "called {name}", "person {he}"),
)  # fmt: skip
KIN_LIKES = Sort(
    _kin_likes,
    ("My {kin} {name} likes {food}.", "My {kin} likes {food}.",
     "{name} is my {kin} and likes {food}.",
     "My {kin} is crazy about {food}.", "my {kin} really loves {food}",
     "I visited my {kin}. {He} likes {food}.", "My {kin} is a fan of {food}.",
     "There is nothing that my {kin} likes more than {food}.", "My {kin} enjoys {food}."),
    ("{Food}, a good taste.", "I will remember that {he} likes {food}."),
    (Facet(
        "what your {kin} likes",
        ("What does my {kin} like?", "What does {he} like?", "what is my {kin} crazy about",
         "What does my {kin} enjoy?", "my {kin} likes what?", "and my {kin} likes?",
         "so what did my {kin} like again", "what does {he} enjoy", "What does my {kin} love?"),
        ("Your {kin} likes {food}.", "You told me that {he} likes {food}."),
        ("what my {kin} likes", "what {he} likes", "what my {kin} enjoys"),
    ),),
    ("called {same}", "called {name}", "person {he}"),
)  # fmt: skip
KIN_WORKS = Sort(
    lambda rng: {**_relative(rng), "job": words.one_of(rng, words.JOBS, 0.08)},
    ("My {kin} {name} works as {a_job}.", "My {kin} is {a_job}.", "{name}, my {kin}, is {a_job}.",
     "My {kin} became {a_job}.", "my {kin} earns money as {a_job}",
     "My {kin} found a job as {a_job}.",
     "The job of my {kin} is {job}.", "You know, my {kin} is {a_job}.",
     "My {kin} was hired as {a_job}."),
    ("{A_job}, that is a fine job.", "I will remember that your {kin} is {a_job}."),
    (Facet(
        "the job of your {kin}",
        ("What does my {kin} do for work?", "What is my {kin}'s job?", "What does {he} work as?",
         "what does my {kin} do for a living", "What is {he} by profession?", "my {kin}'s job?",
         "As what does my {kin} work?", "which job does my {kin} have",
         "and my {kin} is what by profession?"),
        ("Your {kin} works as {a_job}.", "You told me that your {kin} is {a_job}."),
        ("what my {kin} does for a living", "what my {kin} works as", "which job {he} has"),
        ("my {kin}'s job", "the job of my {kin}", "the profession of my {kin}"),
    ),),
    ("called {same}", "called {name}", "person {he}"),
)  # fmt: skip
KIN_LIVES = Sort(
    lambda rng: {**_relative(rng), "city": words.town(rng)},
    ("My {kin} {name} lives in {city}.", "My {kin} lives in {city}.",
     "{name}, my {kin}, moved to {city}.",
     "My {kin} has a flat in {city}.", "my {kin} is from {city}", "My {kin} is at home in {city}.",
     "The home of my {kin} is in {city}.", "My {kin} settled down in {city}.",
     "I visited my {kin} at home in {city}."),
    ("I hope that {he} likes it in {city}.", "{City} must be a nice place."),
    (Facet(
        "where your {kin} lives",
        ("Where does my {kin} live?", "Where does {he} live?", "which town does my {kin} live in",
         "In which city does my {kin} live?", "my {kin} lives where?", "and my {kin} lives in?",
         "Where is the home of my {kin}?", "where was my {kin} living again",
         "What town is my {kin} in?"),
        ("Your {kin} lives in {city}.", "You told me that {he} lives in {city}."),
        ("where my {kin} lives", "in which town {he} lives", "which city my {kin} lives in"),
        ("the town of my {kin}", "the home town of my {kin}"),
    ),),
    ("called {same}", "called {name}", "person {he}"),
)  # fmt: skip
MET = Sort(
    lambda rng: {
        "name": words.full_name(rng) if rng.random() < 0.4 else words.person(rng),
        "place": words.place(rng),
    },
    ("I met {name} at the {place}.", "At the {place} I met {name}.",
     "I ran into {name} at the {place}.",
     "i saw {name} at the {place}", "Today I talked to {name} at the {place}.",
     "I had a chat with {name} at the {place}.",
     "Guess who was at the {place}: {name}, and we talked.",
     "I was at the {place} and met {name}.", "{name} met me at the {place}."),
    ("I hope that you had a good chat with {name}.", "The {place} is a good place to meet."),
    (Facet(
        "whom you met",
        ("Who did I meet?", "Whom did I meet?", "Who did I meet at the {place}?",
         "who was at the {place}",
         "Who did I talk to?", "whom did i see at the {place}", "At the {place}, who did I meet?",
         "the person i met was?", "Who was the person that I met?"),
        ("You met {name}.", "You met {name} at the {place}."),
        ("who I met", "who I met at the {place}", "whom I talked to"),
        ("the name of the person I met", "the person I met at the {place}"),
     ),
     Facet(
        "where you met {name}",
        ("Where did I meet {name}?", "where did i meet {name}", "Where was it that I met {name}?",
         "I met {name} where?", "At which place did I meet {name}?", "and i met {name} where?",
         "Where did I talk to {name}?", "In what place was {name}?"),
        ("You met {name} at the {place}.", "It was at the {place}."),
        ("where I met {name}", "at which place I met {name}"), ("the place where I met {name}",),
    )),
    ("called {name}", "met", "place {place}"),
)  # fmt: skip
GAVE = Sort(
    lambda rng: {"name": words.person(rng), "thing": words.thing(rng)},
    ("{name} gave me {a_thing}.", "I got {a_thing} from {name}.", "{name} gave {a_thing} to me.",
     "My present from {name} is {a_thing}.", "{name} brought me {a_thing}.",
     "i received {a_thing} from {name}",
     "{name} sent me {a_thing}.", "For my birthday {name} gave me {a_thing}.",
     "From {name} I got {a_thing}."),
    ("That was kind of {name}.", "{A_thing} is a nice present."),
    (Facet(
        "who gave you the {thing}",
        ("Who gave me the {thing}?", "Who gave me {a_thing}?", "From whom did I get the {thing}?",
         "who is the {thing} from", "The {thing} is from whom?", "Who did I get the {thing} from?",
         "who brought me the {thing}", "and the {thing} came from?"),
        ("{Name} gave you the {thing}.", "You got the {thing} from {name}."),
        ("who gave me the {thing}", "from whom I got the {thing}"),
        ("the name of the one who gave me the {thing}", "the giver of the {thing}"),
     ),
     Facet(
        "what {name} gave you",
        ("What did {name} give me?", "What did I get from {name}?",
         "what was the present from {name}",
         "{name} gave me what?", "What have I got from {name}?", "and {name} gave me?",
         "What is the thing that {name} gave me?", "which thing did {name} give me"),
        ("{Name} gave you {a_thing}.", "You got {a_thing} from {name}."),
        ("what {name} gave me", "what I got from {name}"), ("the present from {name}",
         "the thing from {name}"),
    )),
    ("called {name}", "thing {thing}"),
)  # fmt: skip
SORTS: tuple[Sort, ...] = (
    PET, PET, KIN, KIN, KIN_PLAYS, KIN_LIKES, KIN_WORKS, KIN_LIVES, MET, GAVE,
)  # fmt: skip
