"""Hopes, plans and goals of one matter each, asked back in words far from those of the telling."""

from collections.abc import Mapping

from learner.seed import words
from learner.seed.draw import Draw
from learner.seed.telling.told_sort import Facet, Sort

_SHOPS: tuple[str, ...] = (
    "bakery", "bookshop", "cafe", "bike shop", "flower shop", "pet shop", "restaurant", "gym",
    "brewery", "hotel", "toy shop", "tea room", "kindergarten", "farm shop", "music school", "bar",
    "food truck", "hair salon", "dance school", "ice cream parlour", "gallery", "yoga studio",
    "pizzeria", "campsite", "record shop", "tailor shop", "cinema", "pottery", "sawmill",
    "driving school", "print shop", "nursery", "vineyard", "cheese dairy", "hostel", "bridal shop",
    "chocolate factory", "vet practice", "garage", "fish stall", "soup kitchen", "sushi bar",
)  # fmt: skip


def _keen(rng: Draw) -> Mapping[str, str]:
    if rng.random() < 0.6:
        return {"kind": "language", "value": words.one_of(rng, words.LANGUAGES)}
    return {"kind": "instrument", "value": "the " + rng.wording(words.INSTRUMENTS)}


def _meal(rng: Draw) -> Mapping[str, str]:
    return {
        "food": words.one_of(rng, words.FOODS, 0.05),
        "when": rng.choice(("tonight", "tomorrow", "on Sunday", "for my birthday", "today")),
    }


STUDY = Sort(
    lambda rng: {"subject": words.one_of(rng, words.SUBJECTS)},
    ("hope i can study {subject} soon", "I applied for {subject} at the university.",
     "After school I'm going for {subject}.", "{Subject} is what I hope to study.",
     "fingers crossed i get into {subject}", "I'd give a lot to study {subject}.",
     "My parents want law, I want to study {subject}.", "One day I'll have a degree in {subject}.",
     "I signed up for {subject} next autumn.", "uni plan: {subject}",
     "Studying {subject} would be a dream.", "I set my heart on a degree in {subject}."),
    ("Good luck with {subject}.", "{Subject} is a good thing to study."),
    (Facet(
        "what you want to study",
        ("what do i hope to study?", "Which subject did I apply for?", "which degree am i after",
         "What will I do at university?", "that course i'm dreaming of, which is it",
         "Which field is it going to be for me?", "What did I sign up for at uni?", "my uni plan?",
         "i hope to get a degree in...?", "On which subject did I set my heart?"),
        ("You hope to study {subject}.", "You want to study {subject}."),
        ("what I hope to study", "which subject I want to study", "which degree I am after"),
        ("the subject I hope to study", "the degree that I want"),
    ),),
    ("wish study", "wish subject"),
)  # fmt: skip
KEEN = Sort(
    _keen,
    ("im so keen on learning {value}", "I can't wait to start with {value}.",
     "I've signed up for a course in {value}.", "Next term I take up {value}.",
     "{value} is on my list to learn", "I'm dying to master {value}.",
     "My resolution for this year: learning {value}.", "A teacher for {value} is what I look for.",
     "I'd be over the moon if I could learn {value}.", "goal: get good at {value}",
     "I made up my mind, I'll learn {value}.", "Lessons in {value} start soon, I'm thrilled."),
    ("Learning {value} is a good goal.", "I hope that {value} goes well."),
    (Facet(
        "which {kind} you want to learn",
        ("Which {kind} can't I wait to start?",
         "what {kind} is on my list", "For which {kind} do I look for a teacher?",
         "the {kind} that i'm so excited about?", "Which {kind} did I sign up for?",
         "What {kind} am I about to pick up?", "my resolution was which {kind}",
         "Which {kind} do my lessons teach?", "{kind} i wish to master?"),
        ("You want to learn {value}.", "You told me that you are keen to learn {value}."),
        ("which {kind} I want to learn", "which {kind} I am keen on"),
        ("the {kind} I want to master", "the {kind} I'm so keen on"),
    ),),
    ("wish learn", "wish speak", "wish play", "wish {kind}"),
)  # fmt: skip
OPEN = Sort(
    lambda rng: {"shop": rng.wording(_SHOPS)},
    ("wanna open {a_shop} when im older", "My plan is to run {a_shop} of my own.",
     "I'm saving to open {a_shop}.", "Some day I will own {a_shop}.", "{a_shop} of my own, imagine",
     "The bank gave me a loan for {a_shop}.", "If I were rich I'd start {a_shop}.",
     "I see myself running {a_shop} in ten years.", "My wife and I want to set up {a_shop}.",
     "goal in life: owning {a_shop}", "I'd quit my job to open {a_shop}."),
    ("{A_shop} is a fine plan.", "I would visit your {shop}."),
    (Facet(
        "what you want to open",
        ("what do i wanna open when im older", "Which business do I dream of?",
         "What would I quit my job for?", "what kind of place do i want to run",
         "Where do I see myself in ten years, running what?", "my business plan?",
         "For what did the bank give me a loan?", "What am I going to own some day?",
         "which shop will be mine", "The place I want to set up is what?"),
        ("You want to open {a_shop}.", "You told me that you want to run {a_shop}."),
        ("what I want to open", "which business I dream of", "what I want to run"),
        ("the business I dream of", "the place that I want to open"),
    ),),
    ("wish open",),
)  # fmt: skip
CRAVE = Sort(
    _meal,
    ("{when} I feel like eating {food}.", "I'm in the mood for {food} {when}.",
     "craving {food} {when}", "{when} it has to be {food}.", "I fancy {food} {when}.",
     "I could kill for {food} {when}.", "The plan {when}: {food}.", "we're having {food} {when}",
     "{when} I treat myself to {food}.", "Nothing but {food} will do {when}.",
     "My mouth waters for {food}, {when} I get it."),
    ("{Food} sounds tasty.", "Enjoy the {food}."),
    (Facet(
        "what you want to eat {when}",
        ("What do I feel like eating {when}?", "what am i craving {when}", "my food plan {when}?",
         "Which dish am I in the mood for {when}?", "{when} i fancy what?",
         "What's on my plate {when}?", "what should be on the table {when}, according to me",
         "What do I treat myself to {when}?", "which meal do i want {when}",
         "What makes my mouth water {when}?"),
        ("You feel like {food}.", "You want to eat {food}."),
        ("what I want to eat {when}", "what I am craving {when}", "what I fancy {when}"),
        ("the food I want {when}", "the dish I crave {when}"),
    ),),
    ("crave", "wish cook"),
)  # fmt: skip
SAVE = Sort(
    lambda rng: {"thing": words.thing(rng)},
    ("I'm saving up for {a_thing}.", "every coin goes into my {thing} fund",
     "I put money aside for {a_thing}.", "No cinema this month, I save for {a_thing}.",
     "In my piggy bank is the money for {a_thing}.", "another 50 and i can afford {a_thing}",
     "I work extra hours to afford {a_thing}.", "All I long for is {a_thing}, I save for it."),
    ("{A_thing} is worth saving for.", "You will soon have your {thing}."),
    (Facet(
        "what you are saving for",
        ("what am i saving for", "Where will my savings go?", "Why do I work extra hours?",
         "What can I soon afford?", "What is in my piggy bank for?", "savings goal?",
         "For what do I put money aside?", "what's all that saving about",
         "On what am I going to spend my savings?"),
        ("You are saving for {a_thing}.", "You want to afford {a_thing}."),
        ("what I am saving for", "what I put money aside for"), ("the thing I am saving for",),
    ),),
    ("wish buy", "wish thing", "thing {thing}"),
)  # fmt: skip
ADOPT = Sort(
    lambda rng: {"pet": rng.wording(words.PETS), "name": words.person(rng)},
    ("If I ever get {a_pet}, I'll call it {name}.", "I'm getting {a_pet}, to be named {name}.",
     "my future {pet} is going to be called {name}", "{name} shall be the name of my future {pet}.",
     "I hope to adopt {a_pet} soon, {name} would be its name.", "want {a_pet} so bad, named {name}",
     "We pick up our {pet} next week. It will be {name}.",
     "I dream of {a_pet} called {name}."),
    ("{name} will be a happy {pet}.", "{A_pet} called {name} would be nice."),
    (Facet(
        "the name for your future {pet}",
        ("What will I call my future {pet}?", "which name did i pick for the {pet}",
         "How shall the {pet} be called?", "The {pet} that I'm getting, its name?",
         "what name for the {pet}", "My {pet} to be will answer to what?",
         "What would my {pet} be named?", "When the {pet} comes, what do I call it?"),
        ("Your future {pet} will be called {name}.", "You want to call the {pet} {name}."),
        ("what I will call the {pet}", "which name the {pet} will get"),
        ("the name for my future {pet}",),
     ),
     Facet(
        "which animal you want",
        ("Which animal do I want?", "what pet am i getting", "What kind of pet do I dream of?",
         "Who moves in with me soon, what animal?", "future pet?", "which animal will I adopt",
         "What sort of animal will {name} be?", "{name} is going to be a what?"),
        ("You want {a_pet}.", "You hope to get {a_pet}."),
        ("which animal I want", "what pet I am getting"), ("the animal I want to adopt",),
    )),
    ("called {pet}", "called {name}", "wish pet"),
)  # fmt: skip
TAKE_UP = Sort(
    lambda rng: {"hobby": words.one_of(rng, words.HOBBIES, 0.05)},
    ("I'm going to take up {hobby} next month.", "thinking of starting with {hobby}",
     "My new year's resolution is {hobby}.", "From Monday on I do {hobby}, promise.",
     "I want to give {hobby} a try.", "When I retire I'll finally have time for {hobby}.",
     "{hobby} is next on my bucket list", "I bought all I need to start {hobby}.",
     "I joined a club to get started with {hobby}.", "Soon I'll begin with {hobby}."),
    ("{Hobby} is worth a try.", "Have fun with {hobby}."),
    (Facet(
        "what you want to start with",
        ("What do I want to give a try?", "which new hobby am i going for", "my resolution?",
         "What comes next on my bucket list?", "For what did I join a club?",
         "What will I do when I retire?", "what do i begin soon", "new pastime from next month?",
         "With what am I about to get started?"),
        ("You want to start with {hobby}.", "You want to take up {hobby}."),
        ("what I want to take up", "which hobby I want to start"),
        ("the hobby I want to start", "my new year's resolution"),
    ),),
    ("wish hobby", "your hobby"),
)  # fmt: skip
QUIT = Sort(
    lambda rng: {"food": words.one_of(rng, words.FOODS, 0.05)},
    ("I want to eat less {food}.", "no more {food} for me until easter", "I'm giving up {food}.",
     "My doctor says I should cut out {food}.", "I've sworn off {food}.", "trying to quit {food}",
     "For my diet I drop {food}.", "This month I live without {food}."),
    ("Living without {food} can be done.", "I keep my thumbs up for you and no {food}."),
    (Facet(
        "what you are giving up",
        ("What am I giving up?", "what food did i swear off", "Which food should I cut out?",
         "what am i not eating any more", "My diet goes without what?",
         "Of what do I want to eat less?", "what am i trying to quit",
         "What is off my menu this month?"),
        ("You are giving up {food}.", "You want to live without {food}."),
        ("what I am giving up", "what I want to eat less of"), ("the food I am giving up",),
    ),),
    ("giving up",),
)  # fmt: skip
SORTS: tuple[Sort, ...] = (STUDY, KEEN, KEEN, OPEN, CRAVE, SAVE, ADOPT, TAKE_UP, QUIT)
