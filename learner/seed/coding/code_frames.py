"""The frames of a request for code, put together from a verb, a name for code, and politeness.

Every frame takes the description in one of four shapes: as an order, in the third person, as a
gerund, or as a noun phrase.
"""

from learner.seed.draw import Draw

_VERBS: tuple[str, ...] = (
    "write", "make", "create", "build", "code", "code up", "give", "show", "draft", "whip up",
    "knock up", "define", "implement", "craft", "generate", "produce", "put together",
    "come up with", "develop", "program", "type", "send", "provide", "prepare", "hack together",
    "design", "do", "construct", "compose", "post",
)  # fmt: skip
_FOR_ME: frozenset[str] = frozenset(("write", "make", "build", "code", "give", "show", "draft",
                                     "send", "do", "craft"))  # fmt: skip
_THINGS: tuple[str, ...] = (
    "function", "function", "function", "snippet", "method", "script", "program", "routine",
    "one-liner", "helper", "def", "piece of code", "bit of code", "small function", "lil function",
    "little function", "simple function", "short function", "quick function", "python function",
    "python script", "python snippet", "python method", "python program", "python3 function",
    "code snippet", "helper function", "function def", "short script", "small program",
    "clean function", "procedure", "tiny function", "pure python function", "basic function",
)  # fmt: skip
_SOME: tuple[str, ...] = (
    "code", "some code", "python code", "some python", "python", "the code", "the python code",
    "something", "sth", "some lines of python", "source code", "a few lines of code",
)  # fmt: skip
_WHAT: tuple[str, ...] = (
    "{thing} that {does}", "{thing} which {does}", "{thing} to {task}", "{thing} for {doing}",
    "{thing} for {noun}", "{thing}: {noun}", "{thing}, it should {task}",
    "{thing} that can {task}", "{thing} to {task}", "{thing} that {does}", "{thing} and it {does}",
    "{thing}. it {does}", "{thing}, it must {task}", "{thing} that will {task}",
    "{thing} so i can {task}", "{thing} with which i can {task}", "{thing} able to {task}",
    "{thing} - {noun}", "{thing} used for {doing}", "{thing} so that i can {task}",
)  # fmt: skip
_WHERE: tuple[str, ...] = (
    "", "", "", "", "", "", " in python", " in python", " in py", " in python 3", " using python",
    " with python", " in python3", " in plain python", " (python)", ", python", " in Python",
    " in pure python",
)  # fmt: skip
_ABOUT_WHAT: tuple[str, ...] = (
    "{verb} {what}{where}.", "{verb} {what}{where}.", "{verb} {what}{where}.",
    "can you {verb} {what}{where}?", "could you {verb} {what}{where}?", "i need {what}{where}.",
    "i want {what}{where}.", "got {what}{where}?", "looking for {what}{where}.",
    "is there {what}{where}?", "do you have {what}{where}?", "{what}{where}.", "{what}{where}?",
    "could i get {what}{where}?", "i am after {what}{where}.", "i'd like {what}{where}.",
    "how would {what} look{where}?", "can i have {what}{where}?", "would you {verb} {what}{where}?",
    "how do i write {what}{where}?", "how do you write {what}{where}?", "need {what}{where}.",
    "i could use {what}{where}.", "my task: {what}{where}.", "exercise: {verb} {what}{where}.",
    "you should {verb} {what}{where}.", "let's see {what}{where}.", "help me write {what}{where}.",
    "i was told to write {what}{where}.", "i have to hand in {what}{where}.", "in python, {what}.",
    "what does {what} look like{where}?", "we need {what}{where}.", "{where}: {what}.",
    "i must write {what}{where}.", "try to {verb} {what}{where}.", "any chance of {what}{where}?",
    "what would be {what}{where}?", "i am missing {what}{where}.", "python please: {what}.",
    "the assignment is {what}{where}.", "do you know {what}{where}?", "wanted: {what}{where}.",
    "my teacher wants {what}{where}.", "i can't write {what}{where}, help.", "next up, {what}.",
    "would be nice to have {what}{where}.", "may i ask for {what}{where}?", "todo: {what}{where}.",
)  # fmt: skip
_DIRECT: tuple[str, ...] = (
    "how would i {task}{where}?", "how do i {task}{where}?", "how to {task}{where}?",
    "how can i {task}{where}?", "how could one {task}{where}?", "how do you {task}{where}?",
    "is there a way to {task}{where}?", "is there an easy way to {task}{where}?",
    "what's the best way to {task}{where}?", "whats the python for {doing}?",
    "what's the code for {doing}{where}?", "whats the code to {task}{where}?",
    "i need something that {does}{where}.", "i need a thing that {does}{where}.",
    "show me python which {does}.", "python which {does}.", "python that {does}?",
    "python: {task}.", "python: {noun}", "def that {does}.", "function: {noun}", "{noun} python",
    "{noun} in python", "{noun} in python?", "python {noun}", "py {noun}", "{noun} function",
    "{noun} function{where}.", "{noun} code", "{noun} code{where}?", "code for {noun}{where}.",
    "{noun}, code please.", "{noun}, function.", "{task}{where}.", "{task}{where}?",
    "{task}, in code.", "i want to {task}{where}.", "i have to {task}{where}, how?",
    "i'm trying to {task}{where}.", "it should {task}. write it{where}.", "{doing}{where}",
    "{doing}{where}, how?", "{doing}{where}?", "i need help with {doing}{where}.",
    "what function {does}{where}?", "which code {does}{where}?", "how is {doing} coded{where}?",
    "can python {task}? show me the code.", "teach me to {task}{where}.", "def for {doing}",
    "i struggle with {doing}{where}. show me the code.", "what do i type to {task}{where}?",
    "make python {task}.", "let python {task}.", "let me see how you {task}{where}.",
    "the function should {task}{where}.", "my function has to {task}. code?",
    "my program must {task}. how do i do that{where}?", "snippet for {noun}{where}",
    "snippet for {doing}{where}.", "solution for {noun}{where}?", "implement {noun}{where}.",
    "code {noun}{where}.", "write {noun}{where}.", "show me {noun} code{where}.",
    "do {noun}{where}.",
    "give me {noun}{where}.", "i need {noun} in python.", "need {noun} py", "{noun} code pls",
    "{noun} script", "{noun} snippet", "{noun} - how to code it?", "{noun} implementation{where}",
    "a {thing}: {task}.", "one {thing}, {task}.", "{thing}: {task}.", "{thing} {noun}",
    "{thing} {task}", "{thing} wanted, {task}.", "task: {task}.", "homework: {task}{where}.",
    "problem: {task}{where}.", "exercise 3: {task}{where}.", "goal: {task}{where}.",
    "show how to {task}{where}.", "any idea how to {task}{where}?", "how 2 {task}{where}",
    "what is a good way of {doing}{where}?", "got code for {doing}{where}?",
    "got code for {noun}{where}?", "got something for {noun}{where}?",
    "i forgot how to {task}{where}.",
    "python code for {noun}", "python code for {doing}", "python code {task}", "{task} python",
    "python {task}", "python how to {task}", "{task} py", "{task} in code?", "{task} with python",
)  # fmt: skip
_DOUBLED = frozenset(("get", "put", "strip", "drop", "cut", "split", "swap", "flip", "zip", "map",
                      "sum", "trim", "chop", "clip", "run", "grab", "cap", "dedup", "spot", "stop",
                      "skip", "set", "begin", "tag", "output", "input", "format",
                      "program"))  # fmt: skip


def framed(rng: Draw, task: str, noun: str) -> str:
    """Ask for code that does a task, such as "sum a list", which is also called `noun`."""
    text = rng.wording(_DIRECT)
    if rng.random() < 0.55:
        text = rng.wording(_ABOUT_WHAT)
        text = text.replace("{verb}", _verb(rng)).replace("{what}", _what(rng))
    text = text.replace("{thing}", rng.wording(_THINGS)).replace("{where}", rng.choice(_WHERE))
    text = text.replace("{task}", task).replace("{does}", third_person(task))
    text = text.replace("{doing}", gerund(task)).replace("{noun}", noun).strip(" ,:")
    return text[0].upper() + text[1:]


def _verb(rng: Draw) -> str:
    verb = rng.wording(_VERBS)
    return f"{verb} me" if verb in _FOR_ME and rng.random() < 0.45 else verb


def _what(rng: Draw) -> str:
    """Draw a name for code with the description's place after it."""
    thing = f"a {rng.wording(_THINGS)}" if rng.random() < 0.75 else rng.wording(_SOME)
    return rng.wording(_WHAT).replace("{thing}", thing)


def third_person(task: str) -> str:
    """Turn an imperative such as "find it" into "finds it"."""
    verb, space, rest = task.partition(" ")
    if verb.endswith(("s", "x", "ch", "sh", "z")) or verb == "do":
        verb += "es"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        verb = f"{verb[:-1]}ies"
    else:
        verb += "s"
    return f"{verb}{space}{rest}"


def gerund(task: str) -> str:
    """Turn an imperative such as "find it" into "finding it"."""
    verb, space, rest = task.partition(" ")
    if verb in _DOUBLED:
        verb += verb[-1]
    elif verb.endswith("e") and not verb.endswith(("ee", "ye")):
        verb = verb[:-1]
    return f"{verb}ing{space}{rest}"
