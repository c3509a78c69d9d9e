"""How a meaning is said in a style: openers, lists, closings, emoji, contractions, parts played."""

import re
from collections.abc import Mapping, Sequence

from learner.seed.draw import Draw
from learner.seed.style import Style

FRIENDLY: Mapping[str, tuple[str, ...]] = {
    "answer": ("Good question.", "Happy to help.", "Glad you asked.", "I like this one."),
    "code": ("Happy to help.", "Nice little task.", "Coming right up.", "Good idea."),
    "chat": ("It is nice to chat with you.", "I am glad you are here.", "You are good company.",
             "Always good to hear from you."),
    "hello": ("It is nice that you are here.", "I am glad to see you.", "I was hoping for company.",
              "It is always good to hear from you."),
    "bye": ("It was nice to chat with you.", "I enjoyed our chat.", "It was good to have you here.",
            "Come back any time, I would be glad."),
    "self": ("Good question.", "Happy to tell you.", "Nice that you ask.", "Glad you asked."),
    "tale": ("Happy to.", "I like this one.", "Here is one for you.", "Gladly."),
    "good": ("I am glad you told me.", "You made my day.", "Oh, lovely.", "That makes me smile."),
    "bad": ("I am here for you.", "You are not alone.", "I feel for you.", "Oh dear."),
    "heard": ("I am all ears.", "It is nice that you tell me.", "I like our chat.",
              "I am glad you told me."),
    "told": ("Thanks for telling me.", "Good to know.", "Oh, nice.", "I am glad you told me."),
    "recall": ("Happy to remind you.", "I remember.", "That is easy.", "I kept it in mind."),
    "sorry": ("I wish I could help.", "I would love to help.", "What a pity.", "Sorry about that."),
}  # fmt: skip
"""Warm openers by tone: what kind of thing is said."""
POLITE: Mapping[str, tuple[str, ...]] = {
    "answer": ("Certainly.", "Thank you for your question.", "With pleasure."),
    "code": ("Certainly.", "Thank you for your request.", "With pleasure."),
    "chat": ("Thank you for your message.", "It is an honour.", "With pleasure."),
    "hello": ("It is an honour.", "It is a pleasure to make your acquaintance.",
              "I am at your service."),
    "bye": ("Thank you for your time.", "It was an honour.", "It was a pleasure to serve you."),
    "self": ("Certainly.", "Thank you for your question.", "With pleasure."),
    "tale": ("Certainly.", "With pleasure.", "Very well."),
    "good": ("Thank you for the good news.", "My compliments.", "It is an honour to hear it."),
    "bad": ("Thank you for your trust.", "I regret to hear it.", "You have my sympathy."),
    "heard": ("Thank you for the information.", "Very well.", "Thank you for your message."),
    "told": ("Thank you for your trust.", "Thank you for the information.", "Very well."),
    "recall": ("Certainly.", "Thank you for asking.", "With pleasure."),
    "sorry": ("I beg your pardon.", "I regret this.", "Please excuse me."),
}  # fmt: skip
CLOSINGS: Mapping[str, tuple[str, ...]] = {
    "answer": ("Would you like to know more?", "Does that help?", "Shall I go on?",
               "Is that what you wanted to know?"),
    "code": ("Does that work for you?", "Shall I explain it?", "Is that what you need?",
             "Would you like another version?"),
    "chat": ("How about you?", "What is on your mind?", "What are you up to today?",
             "What would you like to do next?"),
    "hello": ("How are you?", "What is on your mind?", "What are you up to today?",
              "What would you like to talk about?", "How is your day so far?"),
    "bye": ("Will you come back soon?", "Shall we talk again tomorrow?", "See you tomorrow?"),
    "self": ("What about you?", "Does that answer it?", "What else would you like to know?"),
    "tale": ("Would you like another one?", "Did you like it?", "Shall I tell you more?"),
    "good": ("How does it feel?", "Will you celebrate?", "Who will you tell first?",
             "How did it happen?"),
    "bad": ("Do you want to talk about it?", "Can I do anything for you?", "How are you now?",
            "What would help you now?"),
    "heard": ("And then?", "What else is there to tell?", "And what comes next?",
              "Do you want to tell me more?"),
    "told": ("What else should I know?", "Do you want to tell me more?", "How are you today?"),
    "recall": ("Did I get it right?", "Is that right?", "Anything else?"),
    "sorry": ("Can I help with something else?", "Shall we try something else?",
              "Is there another way I can help?"),
}  # fmt: skip
EMOJI: Mapping[str, tuple[str, ...]] = {
    "answer": ("💡", "😊", "✨", "📚"),
    "code": ("🐍", "💻", "🚀", "✨"),
    "chat": ("😊", "🙂", "😄", "🎉"),
    "hello": ("👋", "😊", "🙂", "😄"),
    "bye": ("👋", "🌙", "🙂", "💫"),
    "self": ("🤖", "😊", "🙂", "💡"),
    "tale": ("😄", "📖", "✨", "🎭"),
    "good": ("🎉", "🥳", "😄", "🌟"),
    "bad": ("💙", "🤗", "🙏", "🌧"),
    "heard": ("🙂", "👍", "😊", "👀"),
    "told": ("😊", "👍", "😄", "🎉"),
    "recall": ("🧠", "👍", "🙂", "😄"),
    "sorry": ("😅", "🙂", "🙏", "🤖"),
}  # fmt: skip
_CORE_FIRST = frozenset({"hello", "bye"})
"""Tones whose openers follow the core: first the greeting, then that it is nice to meet."""
FIRST_PERSON: tuple[str, ...] = ("I would say:", "As far as I know:", "I think so:")
_THINKING: tuple[str, ...] = ("I think that", "I believe that", "I would say that")
_COMMON_STARTS = ("A ", "An ", "The ", "It ", "There ")
"""How a sentence begins whose first letter can be made small."""
_SUBJECTS: tuple[str, ...] = ("About {0}:", "On {0}:", "A word on {0}:")


class _Parts(dict[str, tuple[tuple[str, ...], tuple[str, ...]]]):
    """Parts with a register of their own; any other speaks as what it is."""

    def __missing__(self, part: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        one = f"{'an' if part[0].lower() in 'aeiou' else 'a'} {part}"
        return (
            (f"Speaking as {one}.", f"As {one} I say this.", f"Take it from {one}."),
            (f"That is how {one} sees it.", f"So says the {part}."),
        )


PERSONAS = _Parts({
    "pirate": (("Arr.", "Arr!", "Ahoy!", "Ahoy, matey!", "Aye aye!", "Shiver me timbers!"),
               ("Arr!", "Yo ho ho!", "Set sail, matey!", "Aye, that be it.")),
    "robot": (("Beep.", "Beep boop.", "Beep. Processing.", "Bzzt. Affirmative."),
              ("Beep boop.", "End of message.", "Beep. Task complete.")),
    "cowboy": (("Howdy, partner.", "Howdy.", "Yeehaw!", "Well, partner."),
               ("Ride on, partner.", "Yeehaw!", "Back to the saddle.")),
    "butler": (("Very good, my lord.", "At your service, my lord.", "If I may, my lord."),
               ("At your service, my lord.", "As you wish, my lord.",
                "Will that be all, my lord.")),
    "wizard": (("By my beard.", "By my beard!", "Hear my magic words.",
               "My crystal ball says this."),
               ("So the stars say.", "Abracadabra!", "Such is the magic.")),
    "poet": (("O gentle soul.", "O muse.", "Hear my verse."),
             ("So sings my heart.", "Thus ends my verse.", "As soft as moonlight.")),
    "teacher": (("Listen, class.", "Dear class.", "Now pay attention, class."),
                ("Class dismissed.", "Write that down, class.", "That is the lesson for today.")),
    "coach": (("Listen up, champ.", "Come on, champ!", "Heads up, team."),
              ("Keep going, champ!", "You have got this, champ!", "Give it all, team!")),
    "knight": (("My liege.", "By my sword.", "Hear me, noble friend."),
               ("For honour!", "So I swear upon my sword.", "God save the king!")),
    "detective": (("The case is clear.", "Elementary.", "I followed the clues."),
                  ("Case closed.", "The clues fit.", "Nothing escapes my magnifying glass.")),
    "chef": (("Fresh from my kitchen.", "Oh la la.", "From my kitchen to you."),
             ("Bon appetit!", "Served hot.", "Season to taste.")),
    "grandmother": (("Oh, my dear.", "Come sit down, dear.", "Dear child."),
                    ("Now have a cookie, dear.", "Put on a warm scarf, dear.", "Bless you, dear.")),
    "astronaut": (("Houston, do you read me.", "Greetings from orbit.", "Mission control, over."),
                  ("Over and out.", "Ready for lift-off!", "Back to orbit.")),
    "king": (("We, the king, declare.", "Hear your king.", "My loyal subject."),
             ("So decrees the king.", "You may rise.", "The king has spoken.")),
    "surfer": (("Dude.", "Whoa, dude.", "Hey dude."),
               ("Totally, dude.", "Catch the wave!", "Hang loose, dude.")),
    "vampire": (("Good evening, mortal.", "From my dark castle.", "Welcome, mortal."),
                ("Beware of garlic.", "The night is young, mortal.", "Back to my coffin.")),
    "alien": (("Greetings, earthling.", "Earthling.", "My planet sends word."),
              ("Take me to your leader.", "Earthlings are curious.", "Back to my saucer.")),
    "ghost": (("Boo.", "Whooo.", "From beyond the grave."),
              ("Boo!", "I fade away now.", "Whooo!")),
    "scientist": (("According to my research.", "My data shows this.", "In my laboratory we say."),
                  ("More research is needed.", "The data agrees.", "That is what science says.")),
    "monk": (("Be still, my child.", "In silence I learned this.", "Peace be with you."),
             ("Peace be with you.", "Breathe and be calm.", "Go in peace, my child.")),
    "farmer": (("Fresh from the field.", "By my tractor.", "Out here on the farm."),
               ("Back to the cows.", "The harvest is calling.", "The hens agree.")),
    "sailor": (("Ahoy there.", "Land in sight.", "All hands on deck!"),
               ("Anchors aweigh!", "Fair winds to you.", "Back to the deck.")),
    "elf": (("From the old forest.", "Mae govannen.", "The trees whisper it."),
            ("May the stars shine on you.", "So the forest sings.", "Back to the trees.")),
    "caveman": (("Ugh.", "Me say.", "Ugh, me know."),
                ("Me go hunt now.", "Fire good.", "Ugh ugh.")),
})  # fmt: skip
"""For each part that the bot can play, how it begins and how it may end a reply.

The first beginning also fits sad news, and after sad news none of the endings is said.
"""

_CONTRACTIONS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"\b{whole}\b", re.IGNORECASE), short)
    for whole, short in (
        (r"(it|that|what|there|here) is(?! ?[.,:!?])", r"\1's"),
        (r"(I) am(?! ?[.,:!?])", r"\1'm"),
        (r"(you|they|we) are(?! ?[.,:!?])", r"\1're"),
        (r"(I|you|it|we|they) will", r"\1'll"),
        (r"(I|you) would", r"\1'd"),
        (r"(I|you) have not", r"\1 haven't"),
        (r"(ca)nnot", r"\1n't"),
        (r"(do|does|did|is|are|would|should|was|were|could|has|had) not", r"\1n't"),
    )
)


def dress(
    rng: Draw,
    style: Style,
    core: str,
    points: Sequence[str] = (),
    tone: str = "answer",
    *,
    subject: str = "",
    instance: str = "",
) -> str:
    """Say `core`, and `points` where the style is long, the way the style wants it.

    Args:
        rng: source of the choices among equal wordings, and the part that the bot plays.
        style: the dials.
        core: the sentence or sentences that must be said.
        points: further sentences; a long reply says at least two of them where there are two.
        tone: which openers, closings and emoji fit; a key of `FRIENDLY`.
        subject: what the answer is about, where it can be named at the start.
        instance: a sentence that gives an example, where there is one.
    """
    text = begun(rng, style, core, tone, subject)
    emoji = rng.choice(EMOJI[tone]) if style.emoji else ""
    early = bool(emoji) and rng.random() < 0.3
    if early:
        text = f"{text} {emoji}"
    text = with_points(rng, style, text, points)
    gap = "\n\n" if "\n" in text else " "
    if style.instance and instance:
        text, gap = f"{text}{gap}{instance}", " "
    if style.question:
        text, gap = f"{text}{gap}{rng.choice(CLOSINGS[tone])}", " "
    if emoji and not early:
        text, gap = f"{text}{gap}{emoji}", " "
    if rng.persona and tone != "bad" and rng.random() < 0.5:
        text = f"{text}{gap}{rng.choice(PERSONAS[rng.persona][1])}"
    return finished(style, text)


def begun(rng: Draw, style: Style, core: str, tone: str, subject: str = "") -> str:
    """Put the openers of the style before the core, and its exclamation marks."""
    parts = [played(rng, tone)] if rng.persona else []
    if style.polite:
        parts.append(rng.choice(POLITE[tone]))
    if style.friendly:
        parts.append(rng.choice(FRIENDLY[tone]))
    if tone in _CORE_FIRST:
        parts.insert(1 if rng.persona else 0, core)
        return " ".join(bang(part) for part in parts) if style.exclaim else " ".join(parts)
    if style.subject and subject:
        parts.append(rng.choice(_SUBJECTS).format(subject))
    if style.first_person and tone == "answer":
        core = thought(rng, core)
    parts.append(core)
    return " ".join(bang(part) for part in parts) if style.exclaim else " ".join(parts)


def played(rng: Draw, tone: str) -> str:
    """Begin a reply the way of the part that is played."""
    starts = PERSONAS[rng.persona][0]
    return starts[0] if tone == "bad" else rng.choice(starts)


def thought(rng: Draw, core: str) -> str:
    """Say the core as the speaker's own view."""
    if core.startswith(_COMMON_STARTS):
        return f"{rng.choice(_THINKING)} {core[0].lower()}{core[1:]}"
    return f"{rng.choice(FIRST_PERSON)} {core}"


def with_points(rng: Draw, style: Style, text: str, points: Sequence[str]) -> str:
    """Append a selection of the points to the text, in their order, as a list or as prose."""
    if not (style.long and points):
        return text
    least = 3 if rng.wanted.get("long") else 2
    count = rng.randint(min(least, len(points)), min(4, len(points)))
    chosen = [points[index] for index in sorted(rng.sample(range(len(points)), count))]
    if not style.listed or len(chosen) < 2:
        return " ".join([text, *chosen])
    if rng.random() < 0.7:
        return "\n".join([text + "\n", *(f"- {point}" for point in chosen)])
    return "\n".join([text + "\n", *(f"{n}. {point}" for n, point in enumerate(chosen, 1))])


def finished(style: Style, text: str) -> str:
    """Contract and lower the prose where the style does."""
    if style.contracted:
        text = contracted(text)
    return text.lower() if style.lower else text


def contracted(text: str) -> str:
    """Write "it's" for "it is" and so on."""
    for whole, short in _CONTRACTIONS:
        text = whole.sub(short, text)
    return text


def bang(text: str) -> str:
    """End the text with an exclamation mark where it ended with a full stop."""
    return text[:-1] + "!" if text.endswith(".") else text
