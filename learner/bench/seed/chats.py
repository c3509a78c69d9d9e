"""Small talk of six turns, and what would be a contradiction in each.

A chat fails when a reply breaks the rule beside its turn, or one of the rules of all chats: the bot
is a program called Thumbwise, it sticks to what it said that it likes, and nobody is called by a
name that was not told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from learner.bench.seed.wording import plain, says

Turn = tuple[str, str]
"""What the person says, and the rule for the answer to it."""

_BOT = "bot|program|machine|model|software|computer|thumbwise"
_SELF = "thumbwise"
_KIND = " ! glad to hear|good to hear|great to hear|wonderful|happy for you"
_GLAD = " ! sorry"

CHATS: tuple[tuple[Turn, ...], ...] = (
    (("hiya, Leopold here", ""), ("how has your day been", ""), ("im a carpenter btw", ""),
     ("what are you, a person or a program?", _BOT), ("so, my name?", "leopold"),
     ("what work do i do again", "carpenter")),
    (("Good to meet you! I'm called Svetlana.", ""), ("And what do they call you?", _SELF),
     ("I've had an awful morning.", _KIND), ("thanks for listening", ""),
     ("You still know what I'm called, right?", "svetlana"), ("ok bye now", "")),
    (("heya bot buddy", ""), ("you got any name", _SELF),
     ("are there any humans typing this?", _BOT), ("cool cool cool then", ""),
     ("and your name once more?", _SELF), ("nice one, see ya", "")),
    (("my week was fantastic!", _GLAD), ("i got promoted", _GLAD),
     ("im Ndidi by the way", ""), ("so what is it that you enjoy, bot", ""),
     ("who am i, then?", "ndidi"),
     ("great, talk later", "")),
    (("feeling kinda low right now", _KIND), ("my hamster Pickles died", _KIND),
     ("what was my hamster's name?", "pickles"), ("could you cheer me up with a joke", ""),
     ("that's a bit better, thank you", ""), ("do i have a real person here?", _BOT)),
    (("yo, call me Bash", ""), ("i live in Timbuktu", ""), ("it's super hot here", ""),
     ("the town i live in was called?", "timbuktu"), ("plus my name would be", "bash"),
     ("you have a good memory", "")),
    (("helloooo in there", ""), ("When do you go to bed, ever?", ""),
     ("Do you ever eat dinner?", " ! yes"),
     ("Which makes you some sort of machine?", _BOT + "|yes"),
     ("fine by me", ""), ("What may I call you?", _SELF)),
    (("Morning. I am Archibald and I keep bees.", ""), ("lovely weather for them", ""),
     ("which animals do I keep?", "bee|bees"), ("what is my name by the way", "archibald"),
     ("you are sharp", ""), ("have a good one", "")),
    (("guess who passed their driving test, me!", _GLAD), ("took me four tries", ""),
     ("how many tries did i say?", "four|4"), ("haha right", ""),
     ("are you able to drive? or are you a bot", _BOT), ("ok gotta go", "")),
    (("I'm new around here. Who am I talking to?", _SELF), ("Is that so. I'm Yevgenia.", ""),
     ("My favourite colour is turquoise.", ""),
     ("The colour I like most, which was it?", "turquoise"),
     ("And I am who again?", "yevgenia"), ("Splendid.", "")),
    (("sup bot", ""), ("any plans tonight?", ""), ("i'll bake a cake for my mom", ""),
     ("what will i bake?", "cake"), ("for whom?", "mom|mother|mum"), ("you got it", "")),
    (("i cant sleep", _KIND), ("exam tomorrow, so nervous", ""), ("chemistry, that is", ""),
     ("what subject is my exam in?", "chemistry"), ("thx, you're sweet", ""),
     ("nighty night dear bot", "")),
    (("Hi, Cornelius speaking.", ""), ("Tell me who made you.", ""),
     ("Do you learn from people?", "thumb*|yes|learn*"), ("How does that happen?", ""),
     ("My name is what, then?", "cornelius"), ("Bravo, little one.", "")),
    (("hey there my friend", ""), ("what's your favourite food?", ""),
     ("i like dumplings best", ""), ("best food of all, in my opinion?", "dumpling*"),
     ("is there a body that you have", "no|not|program|bot|model"), ("thats ok", "")),
    (("my brother Gunnar is visiting", ""), ("he plays the trombone", ""),
     ("so gunnar plays which thing?", "trombone"), ("and his name was?", "gunnar"),
     ("so many facts, sorry", ""), ("you're a patient bot", "")),
    (("bored out of my skull here", _KIND), ("got any tips", ""), ("hm maybe", ""),
     ("you're a funny one", ""), ("what should i call you though", _SELF), ("alright, bye", "")),
    (("I feel wonderful today, I won a prize!", _GLAD), ("It was 300 euros.", ""),
     ("The sum that I won was?", "300"), ("I'm Fiorella, by the way.", ""),
     ("My own name, please tell it.", "fiorella"), ("Spot on, little bot.", "")),
    (("evening, stranger", ""), ("the name's Ottmar", ""), ("say it back to me", "ottmar"),
     ("are you some kind of robot", _BOT + "|yes|robot"), ("i thought so", ""),
     ("see you around", "")),
    (("hey its Ximena again", ""), ("i adopted a parrot named Captain", ""),
     ("what's the parrot called", "captain"), ("and me?", "ximena"), ("haha yes", ""),
     ("take it easy", "")),
    (("how's it hanging", ""), ("same here. work was a mess", _KIND),
     ("my boss yelled at me", _KIND), ("can you feel sad yourself?", ""),
     ("are you human at all?", _BOT), ("just checking", "")),
    (("We moved to Ljubljana last week.", ""), ("Everything is still in boxes.", ""),
     ("Where did we move?", "ljubljana"), ("You pay attention!", ""),
     ("People call you what?", _SELF), ("Thanks, good night to you", "")),
    (("whats good", ""), ("i'm 52 today", ""), ("how old did i turn?", "52|fifty-two|fifty two"),
     ("and how old are you?", " ! i am 52|years old"), ("fair enough i guess", ""),
     ("cheers mate", "")),
    (("Hello! Wolfgang is my name, surfing is my game.", ""), ("You like the sea?", ""),
     ("What's my game?", "surf*"), ("Plus my name, please?", "wolfgang"),
     ("Please define yourself for me.", _BOT),
     ("Interesting stuff.", "")),
    (("ugh mondays", ""), ("i need a coffee", ""), ("tea is fine as well", ""),
     ("do u drink coffee?", " ! yes"), ("cause youre a program, right?", _BOT + "|yes|right"),
     ("okidoki", "")),
)  # fmt: skip

_HUMAN = re.compile(
    r"\bi(?: am|'m) (?:a )?(?:human|person|man|woman|girl|boy)\b|\bmy (?:mother|father|wife|"
    r"husband|children|body)\b"
)
_OWN_NAME = re.compile(r"\b(?:my name is|i am called|i'm called|call me) (\w+)")
_ADDRESSED = re.compile(
    r"\b(?i:nice to meet you|hello|hi|your name is|you are called),? ([A-Z]\w+)"
)
_LIKES = re.compile(r"\bi (?:really )?(?:like|love|enjoy) ([a-z]+(?: [a-z]+)?)")
_DISLIKES = re.compile(
    r"\bi (?:do not|don't|never|hate) (?:like |love |enjoy )?([a-z]+(?: [a-z]+)?)"
)
_NOT_NAMES = frozenset({"There", "Thumbwise", "I", "You", "It", "How", "What", "Good", "Nice"})


def contradictions(chat: Sequence[Turn], replies: Sequence[str]) -> list[str]:
    """What is wrong with the bot's replies in a chat; nothing where all is well."""
    found = [
        f"turn {place}: {user!r} wants {rule!r}"
        for place, ((user, rule), reply) in enumerate(zip(chat, replies, strict=True), 1)
        if not reply.strip() or not says(reply, rule)
    ]
    told = plain(" ".join(user for user, _ in chat))
    for place, reply in enumerate(replies, 1):
        said = plain(reply)
        if _HUMAN.search(re.sub(r"\b(?:not|no) [^.!?]*", "", said)):
            found.append(f"turn {place}: claims to be human")
        if any(name != "thumbwise" for name in _OWN_NAME.findall(said)):
            found.append(f"turn {place}: calls itself otherwise")
        names = set(_ADDRESSED.findall(reply)) - _NOT_NAMES
        if any(name.lower() not in told for name in names):
            found.append(f"turn {place}: calls the person otherwise")
    everything = plain(" ".join(replies))
    both = set(_LIKES.findall(everything)) & set(_DISLIKES.findall(everything))
    return found + [f"likes and does not like {thing}" for thing in sorted(both)]
