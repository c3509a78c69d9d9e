"""What people tell about themselves: name, home, work, age, likes and belongings."""

from collections.abc import Mapping

from learner.seed import words
from learner.seed.draw import Draw
from learner.seed.telling.told_sort import Facet, Sort


def _likes(rng: Draw) -> Mapping[str, str]:
    kind, values = rng.choice(
        (("colour", words.COLOURS), ("food", words.FOODS), ("city", words.CITIES),
         ("day", words.DAYS), ("animal", words.ANIMALS), ("color", words.COLOURS),
         ("sport", words.SPORTS), ("language", words.LANGUAGES), ("subject", words.SUBJECTS),
         ("month", words.MONTHS), ("instrument", words.INSTRUMENTS), ("word", words.QUALITIES),
         ("dish", words.FOODS), ("country", words.COUNTRIES), ("band", ()), ("singer", ()),
         ("writer", ()), ("drink", ()), ("team", ()), ("film", ()), ("book", ()), ("game", ()))
    )  # fmt: skip
    thing = words.one_of(rng, values) if values else words.made_up(rng)
    return {
        "kind": kind, "thing": thing, "best": rng.choice(("favourite", "favorite")),
        "key": {"color": "colour", "dish": "food"}.get(kind, kind),
    }  # fmt: skip


def _name(rng: Draw) -> Mapping[str, str]:
    return {"name": words.full_name(rng) if rng.random() < 0.2 else words.person(rng)}


def _wish(rng: Draw) -> Mapping[str, str]:
    wish = rng.wording(words.WISHES)
    return {"wish": wish, "yours": wish.replace("my ", "your ")}


WISHED: tuple[str, ...] = (
    "what you want to become", "where you want to go",
    *(f"wish {one}" for one in (
        "learn", "speak", "play", "study", "visit", "see", "buy", "build", "cook", "language",
        "instrument", "sport", "town", "country", "thing", "subject", "open", "pet", "hobby")),
    "what you are saving for", "what you are giving up", "crave",
)  # fmt: skip
"""Keys of single wishes, which a question for "my wish" in general would touch."""
NAME = Sort(
    _name,
    ("My name is {name}.", "I am {name}.", "I'm {name}.", "Call me {name}.", "Hi, I am {name}!",
     "Hello, my name is {name}.", "You can call me {name}.", "People call me {name}.",
     "{name} here.", "My name's {name}.", "It's me, {name}.", "They call me {name}.",
     "Hey, I'm {name}, nice to meet you.", "I go by {name}.", "im {name}", "it's {name} btw",
     "yo {name} here", "The name is {name}.", "This is {name} speaking.", "I was named {name}.",
     "hi my name is {name} whats up", "Greetings, I am {name}.", "Everybody calls me {name}.",
     "You may address me as {name}.", "my name {name}", "Good evening, {name} is my name.",
     "I'm known as {name}.", "Pleased to meet you, I am {name}.", "I am called {name}.",
     "name: {name}", "me: {name}", "Please use my name, it is {name}.", "you're talking to {name}",
     "u can save me as {name}", "On the door it says {name}, that's me.", "Signed, {name}",
     "My parents chose the name {name}.", "the one typing is {name}", "{name}, new here, hello all",
     "i answer to {name}", "My passport says {name}.", "Allow me to introduce myself: {name}.",
     "Let me introduce myself, I'm {name}.", "friends know me as {name}", "^ i'm {name} fyi",
     "{name} is typing to you now.", "Put me down as {name}.", "I sign my letters {name}."),
    ("Nice to meet you, {name}.", "Hello {name}.", "Hi {name}, good to meet you.",
     "Welcome, {name}.", "It is good to know you, {name}."),
    (Facet(
        "your name",
        ("What is my name?", "Who am I?", "What's my name?", "Can you tell me my name?",
         "What did I say my name was?", "What am I called?", "Say my name.", "How am I called?",
         "Which name did I give you?", "Do you still know who I am?", "What was my name again?",
         "so what was my name again", "and my name is?", "whats my name", "my name?", "who am i",
         "Who is talking to you?", "What do people call me?", "Who are you talking to?",
         "By which name do I go?", "How should you call me?", "do u know who i am",
         "What name did I introduce myself with?", "You remember me, don't you? Who am I?",
         "what do you call me", "Address me by my name.", "Greet me by name.", "name me",
     "How would you announce me?", "who's typing right now", "what should be on my name tag",
     "To whom have I the honour of being, in your eyes?", "whom did i say i am",
     "What did my parents call me?", "how do my friends know me", "username of mine, spoken?",
     "Put a name to me.", "What does my passport say?", "under which name did you save me",
     "If someone asks who you chat with, what do you say?", "write my name here:"),
        ("Your name is {name}.", "You are {name}.", "You told me that you are {name}."),
        ("what my name is", "who I am", "what I am called", "what my name was",
         "how I introduced myself"),
        ("my name", "the name that I gave you", "the name I go by"),
    ),),
    ("your last name", "called {name}"),
)  # fmt: skip
LIKES = Sort(
    lambda rng: {"hobby": words.one_of(rng, words.HOBBIES, 0.05)},
    ("My hobby is {hobby}.", "I spend my free time with {hobby}.", "{Hobby} is my hobby.",
     "I am into {hobby}.", "My favourite hobby is {hobby}.", "I'm a fan of {hobby}.",
     "In my free time I love {hobby}.", "I enjoy {hobby}.", "I really like {hobby}.",
     "I can't live without {hobby}.", "im super into {hobby} lately", "{hobby} is my thing",
     "As a hobby I do {hobby}.", "At weekends it is all about {hobby} for me.",
     "My great passion is {hobby}.", "I took up {hobby}.", "{Hobby} makes me happy.",
     "I do {hobby} after work.", "hobby: {hobby}", "Nothing beats {hobby}, my hobby.",
     "My pastime is {hobby}.", "i just love {hobby} so much"),
    ("{Hobby} sounds fun.", "It is great that you like {hobby}.", "{Hobby} is a nice hobby."),
    (Facet(
        "your hobby",
        ("What do I like to do?", "What is my hobby?", "What's my hobby?", "What do I enjoy?",
         "Which hobby do I have?", "What do I do in my free time?", "what am i into",
         "How do I spend my free time?", "What is my passion?", "which pastime do i have",
         "What do I do for fun?", "my hobby?", "and my hobby is?", "What makes me happy?",
         "What is it that I enjoy doing?", "so what was my hobby again"),
        ("You like {hobby}.", "Your hobby is {hobby}."),
        ("what my hobby is", "what I do in my free time", "what I am into", "what I do for fun"),
        ("my hobby", "my pastime", "my favourite hobby"),
    ),),
)  # fmt: skip
FAVOURITE = Sort(
    _likes,
    ("My {best} {kind} is {thing}.", "I think the best {kind} is {thing}.",
     "{Thing} is my {best} {kind}.", "The {kind} I like most is {thing}.",
     "As for the {kind}, I like {thing} most.", "my fav {kind} is {thing}",
     "No {kind} is better than {thing} for me.", "For me {thing} is the best {kind}.",
     "{best} {kind}: {thing}", "If I have to pick a {kind}, I pick {thing}.",
     "The best {kind} ever is {thing}.", "of every {kind} i like {thing} best",
     "When it comes to my {best} {kind}, it has to be {thing}.",
     "{Thing}, that is my {best} {kind}.", "I adore {thing}, it is my {best} {kind}."),
    ("{Thing} is a good choice.", "Your favourite {kind} is {thing}, noted.",
     "I see why you like {thing}."),
    (Facet(
        "your favourite {kind}",
        ("What is my {best} {kind}?", "Which {kind} do I like best?", "What's my {best} {kind}?",
         "Which {kind} do I like most?", "Which {kind} is my {best}?", "my fav {kind}?",
         "what {kind} do i like best", "Which {kind} do I prefer?", "and my {best} {kind} is?",
         "What did I say is the best {kind}?", "so what was my {best} {kind} again",
         "Name the {kind} that I like best.", "{best} {kind} of mine?", "which {kind} did i pick",
         "Which {kind} would I choose?"),
        ("Your favourite {kind} is {thing}.", "You said that your favourite {kind} is {thing}."),
        ("what my {best} {kind} is", "which {kind} I like best", "which {kind} is my {best}"),
        ("my {best} {kind}", "the {kind} I like most", "the {kind} that I like best"),
    ),),
    ("favourite {key}",),
)  # fmt: skip
LIVES = Sort(
    lambda rng: {"city": words.town(rng)},
    ("I live in {city}.", "I am from {city}.", "My home is in {city}.", "I come from {city}.",
     "I'm from {city}.", "My home town is {city}.", "I moved to {city}.", "We live in {city}.",
     "I have a flat in {city}.", "im from {city}", "My house stands in {city}.",
     "I grew up in {city} and still live there.", "greetings from {city}, my home town",
     "{City} is where I live.", "{City} is my home.", "I've been living in {city} for years.",
     "I reside in {city}.", "My family and I live in {city}.", "home town: {city}",
     "I rent a room in {city}.", "I settled in {city}.", "i live over in {city}",
     "my bed stands in {city}", "You'd have to come to {city} to see me.", "{city} born and bred",
     "I pay my rent in {city}.", "Writing from my home in {city}.", "{city} local here",
     "My postcode is one of {city}.", "based in {city}"),
    ("{City} sounds like a nice place.", "I hope that life in {city} is good.",
     "I would love to see {city}."),
    (Facet(
        "where you live",
        ("Where do I live?", "Where am I from?", "What is my home town?", "Where is my home?",
         "Which city do I live in?", "In which town do I live?", "Where do I come from?",
         "What city am I from?", "where do i live again", "my home town?", "and i live in?",
         "In what place do I live?", "which town is my home", "so where was i from again",
         "Which town did I say I live in?", "where's my home", "Where can my home be found?",
         "Where would you have to go to see me?", "where am i based", "my location, as i told you?",
         "Where do I pay my rent?", "Where should a letter to me go, which town?"),
        ("You live in {city}.", "You told me that you live in {city}."),
        ("where I live", "which town I live in", "where my home is", "where I am from"),
        ("my home town", "the town I live in", "the place where I live"),
    ),),
    ("your address",),
)  # fmt: skip
WORKS = Sort(
    lambda rng: {"job": words.one_of(rng, words.JOBS, 0.08)},
    ("I work as {a_job}.", "I am {a_job}.", "My job is {job}.", "I'm {a_job}.",
     "I am {a_job} by profession.", "I earn my money as {a_job}.", "My profession is {job}.",
     "I became {a_job}.", "im {a_job}", "I make a living as {a_job}.", "job: {job}",
     "I found work as {a_job}.", "They hired me as {a_job}.", "I was trained as {a_job}.",
     "For a living I work as {a_job}.", "I've been {a_job} for ten years.",
     "My work? I am {a_job}.", "At work I am {a_job}.", "i work full time as {a_job}",
     "9 to 5 i'm {a_job}", "My business card says {job}.", "They pay me to be {a_job}.",
     "I put food on the table as {a_job}.", "Being {a_job} pays my bills.", "{a_job} by trade",
     "My trade: {job}."),
    ("Being {a_job} must be interesting.", "The world needs every {job}.",
     "{A_job} has much to tell, I am sure."),
    (Facet(
        "your job",
        ("What is my job?", "What do I do for work?", "What do I work as?", "What's my job?",
         "What do I do for a living?", "What is my profession?", "Which job do I have?",
         "my job?", "how do i earn my money", "and my job is?", "What is my occupation?",
         "As what do I work?", "so what was my job again", "what am i by profession",
         "What did I say I work as?", "Which profession is mine?",
         "What does my business card say?", "what pays my bills", "What am I from nine to five?",
         "my trade?", "how do i put food on the table", "What line of work am I in?"),
        ("You work as {a_job}.", "You are {a_job}."),
        ("what my job is", "what I do for a living", "what I work as", "which job I have"),
        ("my job", "my profession", "my occupation"),
    ),),
)  # fmt: skip
AGE = Sort(
    lambda rng: {"age": str(rng.randrange(8, 100))},
    ("I am {age} years old.", "I'm {age}.", "My age is {age}.", "I am {age}.",
     "I turned {age} today.", "I'm {age} years old.", "im {age}", "age: {age}",
     "Yesterday I turned {age}.", "I have just become {age}.", "I have reached the age of {age}.",
     "i'm {age} yo", "I celebrated my birthday and am {age} now.", "I have {age} years.",
     "{age} is my age.", "Last week I turned {age}.", "At {age}, I still feel young.",
     "I'm {age} already.", "{age} candles on my cake this year", "I was born {age} years ago.",
     "{age}yo here", "My next birthday comes after {age}, I'm still that.", "a {age} year old, me",
     "I've been on this earth for {age} years.", "they wouldn't believe that i am {age}"),
    ("{age} is a fine age.", "I will remember that you are {age}.", "So you are {age}."),
    (Facet(
        "your age",
        ("How old am I?", "What is my age?", "How many years old am I?", "What's my age?",
         "my age?", "how old am i again", "and i am how old?", "What age am I?",
         "so what was my age again", "At what age am I now?", "how old did i say i am",
         "Which age did I tell you?", "What age did I reach?",
         "How many candles were on my cake?", "how many years have i lived", "age of mine?",
         "How long ago was I born, in years?", "what do i put under age in the form"),
        ("You are {age} years old.", "You told me that you are {age}."),
        ("how old I am", "what my age is", "which age I have"), ("my age",),
    ),),
)  # fmt: skip
WISH = Sort(
    _wish,
    ("I want to {wish}.", "I would like to {wish}.", "My wish is to {wish}.", "I wish to {wish}.",
     "My dream is to {wish}.", "This year I want to {wish}.", "One day I will {wish}.",
     "I hope to {wish}.", "I'd love to {wish}.", "My plan is to {wish}.", "i wanna {wish}",
     "I have always wanted to {wish}.", "I dream that I could {wish}.", "I'm planning to {wish}.",
     "If I could, I would {wish}.", "Before I am old I want to {wish}.", "i so want to {wish}",
     "My goal is to {wish}.", "I intend to {wish}.", "Next year I am going to {wish}.",
     "what i want most in life: {wish}", "I'm dying to {wish}.",
     "Fingers crossed that I can {wish}.",
     "bucket list no 1: {wish}", "It would make me so happy to {wish}.",
     "hope i get to {wish} soon",
     "If a fairy came, I'd ask to {wish}.", "My resolution is to {wish}.", "gonna {wish}, watch me",
     "I made up my mind to {wish}.", "When I'm older, I'll {wish}.", "I long to {wish}.",
     "All I ask for is to {wish}.", "to {wish}, that's the plan", "My aim is to {wish}."),
    ("I hope that your wish comes true.", "I wish you luck, so that you can {yours}."),
    (Facet(
        "your wish",
        ("What do I want?", "What is my wish?", "What do I want to do?", "What was my wish?",
         "What is my plan?", "What did I want to do?", "What would I like to do?",
         "What is my dream?", "What did I wish for?", "my wish?", "what do i wanna do",
         "and my wish is?", "What am I dreaming of?", "What would I love to do?",
         "so what was my plan again", "What do I hope to do?", "What is my goal?",
         "what's on my bucket list", "What would I ask a fairy for?", "what am i after in life",
         "For what do I keep my fingers crossed?", "What would make me so happy?", "my resolution?",
         "which thing am i dying to do", "What have I made up my mind to do?", "what's the aim",
         "Where are my hopes?", "what did i say i'm gonna do", "What do I long for?"),
        ("You want to {yours}.", "Your wish is to {yours}."),
        ("what I want to do", "what my wish is", "what I would like to do"),
        ("my wish", "my dream", "my plan", "my goal"),
    ),),
    ("your plans", *WISHED),
)  # fmt: skip
SORTS: tuple[Sort, ...] = (NAME, NAME, LIKES, FAVOURITE, FAVOURITE, LIVES, WORKS, AGE, WISH)
