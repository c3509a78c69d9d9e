"""Names that people drop in passing: teachers, tradesmen, companions, and things with a name."""

from learner.seed import words
from learner.seed.telling.told_sort import Facet, Sort

TEACHES = Sort(
    lambda rng: {
        "subject": rng.wording(words.SUBJECTS),
        "name": words.full_name(rng) if rng.random() < 0.5 else words.person(rng),
    },
    ("My {subject} teacher is {name}.", "{name} teaches us {subject}.", "{subject}: {name}",
     "For {subject} we got {name} this year.", "{name} gave me a bad mark in {subject}.",
     "I like {subject} because {name} explains so well.", "{subject} with {name} again, yawn",
     "Our lessons in {subject} are held by {name}.", "{subject} teacher: {name}",
     "I had a chat with {name}, who teaches {subject}."),
    ("{name} for {subject}, noted.", "I hope that {name} makes {subject} fun."),
    (Facet(
        "who teaches you {subject}",
        ("Who teaches me {subject}?", "whats my {subject} teacher called", "{subject} with whom?",
         "By whom am I taught {subject}?", "name of my {subject} teacher?",
         "Who stands in front of us in {subject}?", "My {subject} lessons are with whom?",
         "Who gives me marks in {subject}?", "{subject} is taught by..?"),
        ("You have {name} in {subject}.", "{name} teaches you {subject}."),
        ("who teaches me {subject}", "who my {subject} teacher is"),
        ("my {subject} teacher's name", "the name of my {subject} teacher"),
     ),
     Facet(
        "what {name} teaches",
        ("What does {name} teach?", "which subject do i have with {name}", "{name} teaches what",
         "In which lesson do I see {name}?", "{name} is my teacher in?",
         "For what subject do we have {name}?", "what do i learn from {name}",
         "Which lessons are held by {name}?"),
        ("{name} teaches {subject}.", "You have {name} in {subject}."),
        ("what {name} teaches", "which subject {name} teaches"), ("the subject {name} teaches",),
    )),
    ("called {name}", "called teacher"),
)  # fmt: skip
TRADE = Sort(
    lambda rng: {
        "job": rng.wording(words.JOBS),
        "name": words.full_name(rng) if rng.random() < 0.4 else words.person(rng),
    },
    ("Our {job} is called {name}.", "I know a good {job}, {name}.", "our {job}, {name}, was here",
     "{name} is the {job} I trust.", "The {job} I always go to is {name}.", "{job}: ask for {name}",
     "I have an appointment with my {job} {name}.", "A {job} named {name} lives next door.",
     "My neighbour {name} works as {a_job}.", "The {job} introduced himself as {name}."),
    ("{name} the {job}, noted.", "It is good to know {a_job} like {name}."),
    (Facet(
        "the name of the {job}",
        ("What was the name of that {job}?", "which {job} do i know", "{job}, name?",
         "Who is the {job}?", "how is the {job} called", "What did the {job} say his name was?",
         "I need the {job}, whom do I ask for?", "the {job} goes by which name",
         "Whom would I ask, as for {a_job}?"),
        ("The {job} is called {name}.", "The name of the {job} is {name}."),
        ("what the {job} is called", "who the {job} is"), ("the {job}'s name",),
     ),
     Facet(
        "what {name} does",
        ("What does {name} do for a living?", "what's {name} by trade", "{name} has which job?",
         "What is the profession of {name}?", "what kind of work does {name} do",
         "{name} earns money as what?", "In what trade is {name}?", "what job has {name} got"),
        ("{name} is {a_job}.", "{name} works as {a_job}."),
        ("what {name} does for a living", "which job {name} has"), ("the job of {name}",),
    )),
    ("called {name}", "called {job}", "your job"),
)  # fmt: skip
WITH = Sort(
    lambda rng: {"name": words.person(rng), "event": rng.wording(words.EVENTS)},
    ("I go to the {event} with {name}.", "{name} comes along to the {event}.",
     "im taking {name} to the {event}", "My company at the {event} will be {name}.",
     "{name} and I have {a_event} together.", "For the {event} I teamed up with {name}.",
     "{event} with {name}, yay", "I asked {name} to join me for the {event}.",
     "{name} keeps me company at the {event}."),
    ("Have fun with {name}.", "The {event} with {name} will be good."),
    (Facet(
        "who comes with you to the {event}",
        ("Who comes with me to the {event}?", "whom do i take to the {event}", "{event} with whom?",
         "Who keeps me company at the {event}?", "my partner for the {event}?",
         "With whom did I team up for the {event}?", "who did i ask to join me for the {event}",
         "I'm not going to the {event} alone, who's with me?"),
        ("You go to the {event} with {name}.", "{name} comes with you to the {event}."),
        ("who comes with me to the {event}", "with whom I go to the {event}"),
        ("the name of my company at the {event}",),
    ),),
    ("called {name}", "event {event}"),
)  # fmt: skip
NAMED = Sort(
    lambda rng: {"thing": words.thing(rng), "name": words.person(rng)},
    ("I named my {thing} {name}.", "my {thing} has a name: {name}", "I call my {thing} {name}.",
     "Meet {name}, my {thing}.", "My {thing} is called {name}, silly, I know.",
     "The kids christened our {thing} {name}.", "{name} is what we call the {thing}.",
     "There is {name} written on my {thing}, that's its name.",
     "We gave the {thing} the name {name}."),
    ("{name} is a funny name for {a_thing}.", "Greetings to {name}, the {thing}."),
    (Facet(
        "the name of your {thing}",
        ("What is the name of my {thing}?", "how did i christen my {thing}", "my {thing}'s name?",
         "What do I call the {thing}?", "Which name has my {thing}?", "the {thing} is called?",
         "what name did we give the {thing}", "By what name goes my {thing}?"),
        ("Your {thing} is called {name}.", "The name of your {thing} is {name}."),
        ("what I call my {thing}", "which name my {thing} has"), ("the name of my {thing}",),
     ),
     Facet(
        "who {name} is",
        ("Who is {name}?", "what is {name}", "{name} is who or what?", "What do I mean by {name}?",
         "Which of my things is {name}?", "whats called {name} again", "To what belongs {name}?",
         "What did I give the name {name}?"),
        ("{name} is your {thing}.", "You call your {thing} {name}."),
        ("who {name} is", "what {name} is"),
    )),
    ("called {name}", "thing {thing}", "your word for {thing}", "what {name} means"),
)  # fmt: skip
SORTS: tuple[Sort, ...] = (TEACHES, TRADE, WITH, NAMED)
