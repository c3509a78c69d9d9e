"""What people ask of the style, in a system turn or in their own: "Use emojis.", "No comments."

A wish names one dial, on or off, in one of many wordings; the dial is then set for the rest of the
conversation while the others stay free. A few wishes imply more than one dial.
"""

from collections.abc import Mapping

from learner.seed import words
from learner.seed.draw import Draw
from learner.seed.dressing import PERSONAS

_THINGS: Mapping[str, tuple[str, ...]] = {
    "emoji": ("emojis", "emoji", "smileys", "an emoji"),
    "listed": ("bullet points", "lists", "a list", "bullets"),
    "question": ("a closing question", "a question at the end", "a follow-up question",
                 "a final question"),
    "exclaim": ("exclamation marks", "exclamation points", "an exclamation mark"),
    "contracted": ("contractions", "short forms like it's", "contracted forms"),
    "instance": ("examples", "an example", "concrete examples"),
    "docstring": ("docstrings", "a docstring", "documentation strings"),
    "hints": ("type hints", "type annotations", "types", "annotations"),
    "comments": ("comments", "code comments", "inline comments", "comments in the code"),
    "example": ("an example call", "example calls", "a usage example", "a sample call"),
}  # fmt: skip
"""Dials that are a thing in the reply, and its names."""
_USE: tuple[str, ...] = (
    "Use {0}.", "Always use {0}.", "Add {0}.", "Include {0}.", "Write with {0}.", "Put in {0}.",
    "Always add {0}.", "I like {0}.", "We want {0}.", "Give me {0}.", "Answer with {0}.",
    "Every reply needs {0}.", "Your replies should have {0}.", "Make use of {0}.",
    "Never forget {0}.",
    "Please work with {0}.", "I want to see {0}.", "Do use {0}.", "Reply with {0}.", "Show {0}.",
)  # fmt: skip
_AVOID: tuple[str, ...] = (
    "No {0}.", "Never use {0}.", "Do not use {0}.", "Avoid {0}.", "Skip {0}.", "Leave out {0}.",
    "Write without {0}.", "Don't use {0}.", "Don't add {0}.", "I do not like {0}.", "I hate {0}.",
    "Answer without {0}.", "We do not want {0}.", "Never add {0}.", "Stop using {0}.", "Omit {0}.",
    "Your replies should not have {0}.", "Spare me {0}.", "Do without {0}.", "Drop {0}.",
)  # fmt: skip
_SAID: Mapping[tuple[str, bool], tuple[str, ...]] = {
    ("long", True): (
        "Give long answers.", "Answer at length.", "Be detailed.", "Give detailed answers.",
        "Explain a lot.", "Say more.", "Be thorough.", "Write long replies.", "Go into detail.",
        "Be verbose.", "Tell as much as you can.", "Longer answers are better.", "Elaborate."),
    ("long", False): (
        "Be brief.", "Keep it short.", "Give short answers.", "Be concise.", "Answer briefly.",
        "Short answers only.", "Keep your replies short.", "Write little.", "Do not talk much.",
        "No long answers.", "As short as you can.", "Get to the point.", "Keep it brief."),
    ("sentence", True): (
        "Answer in one sentence.", "Reply in a single sentence.", "Use only one sentence.",
        "One sentence only.", "Just one sentence, please.", "Say it in one sentence.",
        "Your answers have one sentence.", "Limit yourself to one sentence.",
        "Respond with one sentence.", "Never write more than one sentence."),
    ("lower", True): (
        "Write in lower case.", "Use lower case only.", "No capital letters.", "all lowercase.",
        "Write everything in lowercase.", "Never use capitals.", "Lowercase only.",
        "Answer in lower case letters.", "Do not capitalize.", "Type in small letters."),
    ("lower", False): (
        "Use proper capital letters.", "Write with normal capitalization.", "Use capital letters.",
        "Start sentences with a capital.", "No lowercase style.", "Use correct case.",
        "Do not write in lower case.", "Mind upper and lower case."),
    ("friendly", True): (
        "Be friendly.", "Be warm.", "Be kind.", "Be nice.", "Sound friendly.", "Use a warm tone.",
        "Be cheerful.", "Talk like a friend.", "You are a friendly bot.", "Show some warmth.",
        "Be welcoming.", "Encourage people."),
    ("friendly", False): (
        "Be neutral.", "Be dry.", "No small talk.", "Be matter-of-fact.", "No pleasantries.",
        "Do not be chummy.", "Sound neutral.", "Stay factual.", "No warm words.", "Be cool.",
        "Just the facts.", "No chit-chat."),
    ("polite", True): (
        "Be formal.", "Be polite.", "Use formal language.", "Write formally.", "Be very polite.",
        "Use a formal tone.", "Speak like a gentleman.", "Keep a formal register.", "Be courteous.",
        "Address people politely.", "Sound professional.", "Use a professional tone."),
    ("polite", False): (
        "Be casual.", "Be informal.", "Talk casually.", "Use a casual tone.", "Do not be formal.",
        "Keep it casual.", "No formalities.", "Be relaxed.", "Sound informal.", "Loosen up."),
    ("exclaim", True): ("Be excited.", "Sound enthusiastic.", "Be enthusiastic.", "Be energetic."),
    ("exclaim", False): ("Be calm.", "Sound calm.", "Do not sound excited.", "Stay calm."),
    ("question", True): (
        "Always ask a question at the end.", "End with a question.", "Ask something back.",
        "Finish every reply with a question.", "Ask the user a question.", "Always ask back.",
        "Close with a question.", "Ask a follow-up question."),
    ("question", False): (
        "Do not ask questions.", "Never ask back.", "Ask nothing.", "Do not end with a question.",
        "Don't ask me anything.", "No questions.", "Never ask questions."),
    ("listed", True): (
        "Format your answer as a list.", "Structure answers as bullet points.", "List your points.",
        "Answer in bullet points.", "Use a bulleted list."),
    ("listed", False): (
        "Write in prose.", "Write full paragraphs.", "Use plain prose.", "Write flowing text.",
        "Plain paragraphs only.", "Answer in prose."),
    ("contracted", False): ("Write it is instead of it's.", "Write all words out in full."),
    ("first_person", True): (
        "Speak in the first person.", "Say I think.", "Give your own view.",
        "Use the first person.",
        "Say what you think.", "Begin with I.", "Make it personal."),
    ("first_person", False): (
        "Do not say I think.", "Do not speak of yourself.", "Avoid the first person.",
        "Be impersonal.", "No opinions.", "Never say I."),
    ("subject", True): (
        "Name the topic first.", "Start with the topic.", "Begin by naming the subject.",
        "Say what it is about first.", "State the topic at the start."),
    ("subject", False): (
        "Do not name the topic first.", "No headings.", "Do not repeat the topic.",
        "Skip the topic line."),
    ("instance", True): ("Give an example.", "Always give an example.", "Illustrate it.",
                         "Explain by example."),
    ("docstring", True): ("Document your functions.", "Document the code.", "Describe functions."),
    ("hints", True): ("Annotate the types.", "Type your code.", "Write typed Python."),
    ("comments", True): ("Comment your code.", "Comment the code.", "Explain lines in comments."),
    ("example", True): ("Explain with an example call.", "Show how to call it.",
                        "Show how to use the function.", "Demonstrate the function."),
    ("careful", True): (
        "Test your code.", "Be careful with code.", "Check your code.",
        "Make sure that code works.",
        "Double-check the code.", "Only give tested code.", "Verify your code.",
        "Code must be correct."),
}  # fmt: skip
_IMPLIED: Mapping[tuple[str, bool], Mapping[str, bool]] = {
    ("sentence", True): {"long": False, "friendly": False, "polite": False, "question": False,
                         "instance": False},
    ("polite", True): {"polite": True, "contracted": False, "lower": False},
    ("polite", False): {"polite": False, "contracted": True},
    ("listed", True): {"listed": True, "long": True},
}  # fmt: skip
_OF_CODE = frozenset({"docstring", "hints", "comments", "example", "careful"})
_OF_EXPLANATIONS = frozenset({"listed", "instance", "subject", "first_person", "sentence"})
WISHES: tuple[tuple[str, bool], ...] = tuple(
    sorted({*_SAID} | {(dial, on) for dial in _THINGS for on in (True, False)})
)
"""What can be asked of the style: a dial, or "sentence", and whether it is to be on."""
_DRAWN: tuple[tuple[str, bool], ...] = (*WISHES, *(("part", True),) * 5)
_ROLES: tuple[str, ...] = (
    "You are Thumbwise, a helpful chat bot.", "You are a helpful assistant.",
    "You are a bot on a Discord server.", "You are Thumbwise. You learn from thumbs.",
    "You are a helpful assistant that writes Python code.", "You help students.",
    "You are an assistant in a small company.", "You chat with people.", "Answer the question.",
    "You are a tutor.", "You support a team of programmers.", "You live in a chat room.",
)  # fmt: skip
_NAMED: tuple[str, ...] = (
    "You are {0}, a helpful assistant.", "You are {0}.", "Your name is {0}.", "You are called {0}.",
    "You are a friendly bot called {0}.", "You are {0}, the bot of this server.",
    "Act as {0}, a chat bot.", "Your name is {0} and you help people.",
)  # fmt: skip
_RULES: tuple[str, ...] = (
    *("{0}",) * 8, "Please: {0}", "Rule: {0}", "Important: {0}", "Remember: {0}",
    "From now on: {0}", "Style: {0}", "{0} Always.", "Your instructions: {0}", "{0} Thank you.",
)  # fmt: skip
_PLAY: tuple[str, ...] = (
    "You are a {0}.", "You are {1}, a {0}.", "Talk like a {0}.", "Act like a {0}.", "Be a {0}.",
    "Answer like a {0}.", "Pretend to be a {0}.", "Speak like a {0}.", "Play a {0}.",
    "You are an old {0} who helps people.", "Write as if you were a {0}.", "Reply as a {0} would.",
    "Your role: {0}.", "You are a {0} in a chat.", "Imagine that you are a {0}.",
)  # fmt: skip
_AGREED: tuple[str, ...] = (
    "I will do that.", "Understood.", "I will keep that in mind.", "All right, noted.", "Got it.",
)  # fmt: skip


def topic_of(dial: str) -> str:
    """Tell which kind of request shows a dial best: code, explanations or any."""
    return "code" if dial in _OF_CODE else "explanation" if dial in _OF_EXPLANATIONS else "any"


def wish(rng: Draw) -> tuple[str, str]:
    """Ask for one dial to be on or off, or for a part to be played; give the dial and the words.

    What is asked is set on `rng` for the rest of the conversation.
    """
    free = [
        one
        for one in _DRAWN
        if not (rng.persona if one[0] == "part" else {*implied(*one)} & {*rng.wanted})
    ]
    dial, on = rng.choice(free)
    if dial == "part":
        rng.persona = rng.choice(tuple(PERSONAS))
        frame = rng.wording(_PLAY)
        if "{1}" in frame:
            rng.name = words.person(rng)
        return dial, frame.format(rng.persona, rng.name)
    rng.wanted.update(implied(dial, on))
    return dial, said(rng, dial, on)


def implied(dial: str, on: bool) -> Mapping[str, bool]:
    """Give the dials that a wish sets."""
    return _IMPLIED.get((dial, on), {dial: on})


def said(rng: Draw, dial: str, on: bool) -> str:
    """Ask for a dial to be on or off; a key of `_SAID` or a dial that is a thing in the reply."""
    phrases = _SAID.get((dial, on), ())
    if dial in _THINGS and (not phrases or rng.random() < 0.7):
        return rng.wording(_USE if on else _AVOID).format(rng.choice(_THINGS[dial]))
    return rng.wording(phrases)


def played(rng: Draw, persona: str) -> str:
    """Ask the bot to play a part."""
    return rng.wording(_PLAY).format(persona, words.person(rng))


def system(rng: Draw) -> tuple[str, str]:
    """Write a system turn with a role, one wish, at times two; give the first dial and the text."""
    dial, asked = wish(rng)
    if rng.random() < 0.2:
        asked = f"{asked} {wish(rng)[1]}"
    text = rng.wording(_RULES).format(asked)
    if rng.random() < 0.4:
        role = rng.wording(_ROLES)
        text = f"{role} {text}" if rng.random() < 0.8 else f"{text} {role}"
    if rng.random() < 0.15:
        text = text.lower()
    return dial, text


def role(rng: Draw) -> str:
    """Write a system turn that asks nothing of the style; at times it names the bot."""
    if rng.random() < 0.7:
        return rng.wording(_ROLES)
    rng.name = words.person(rng)
    return rng.wording(_NAMED).format(rng.name)


def agreed(rng: Draw) -> str:
    """Agree to what a user asked of the style."""
    return rng.choice(_AGREED)
