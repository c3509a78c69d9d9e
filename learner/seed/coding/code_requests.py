"""The wordings in which people ask for a function, or for a change of the one just shown."""

import re

from learner.seed.coding import code_examples
from learner.seed.coding.code_frames import framed, gerund, third_person
from learner.seed.coding.families_synonyms import expanded, has_word, nouns, orders
from learner.seed.coding.families_wordings import WORDINGS
from learner.seed.coding.family import Family
from learner.seed.draw import Draw
from learner.seed.phrasing import typed

__all__ = ["FOLLOW_UPS", "paraphrased", "request", "third_person"]

_ASKS: tuple[str, ...] = (
    "Write a Python function to {task}.", "Write a function to {task}.", "Write code to {task}.",
    "How do I {task} in Python?", "How can I {task}?", "Python function to {task}",
    "Can you write a function to {task}?", "I need a function to {task}.", "{Task} in Python.",
    "Show me how to {task} in Python.", "Give me Python code to {task}.",
    "Help me {task} in Python.",
    "Please {task} with Python.", "I want to {task}. Can you code it?", "Snippet: {task}",
    "Could you write a function to {task}?", "Write some Python to {task}.",
    "How would you {task}?",
    "Make a function to {task}.", "Code to {task}?", "I need code to {task}.", "{Task}.",
    "I want a Python function to {task}.", "Create a function to {task}.",
    "{Task}, in Python please.",
    "Implement a function to {task}.", "Please write a Python function to {task}.",
    "Can you {task} in Python?", "What is the Python code to {task}?",
    "Program a function to {task}.",
    "How to {task} with Python?", "Give me a function to {task}.", "Define a function to {task}.",
    "My homework is to {task}. Show me the code.", "I have to {task} in my script.",
    "Build me a small function to {task}.", "Let's write a function to {task}.", "how to {task}",
    "Do you know how to {task} in Python?", "What's the easiest way to {task} in Python?",
    "Could you show me Python code to {task}?", "Write me a function to {task}.",
    "I would like to {task} with a Python function.", "Would you write code to {task}?",
    "Develop a function to {task}.", "Looking for a function to {task}.", "In Python, {task}.",
    "I am trying to {task} in Python.", "A function to {task}, please.",
    "Need to {task} in Python.",
    "Using Python, {task}.", "Produce Python code to {task}.", "def ...: {task}",
    "Write a function that {does}.", "Write a Python function that {does}.",
    "I need code that {does}.",
    "Give me a function that {does}.", "Can you write a function which {does}?",
    "Code that {does}.",
    "I am looking for a Python function that {does}.", "Create a function that {does}.",
    "Implement a function that {does}.", "Could you make a function that {does}?",
    "I want a function which {does}.", "Show me code that {does}.", "Python code that {does}?",
    "Please write a function that {does}.", "A small function that {does}.", "Program that {does}.",
    "Write me some Python that {does}.", "Need a function that {does}.",
    "Build a function that {does}.",
)  # fmt: skip
_NAMED: tuple[str, ...] = (
    "Write a Python function `{name}` to {task}.", "Write `{name}({params})` in Python.",
    "Implement {name}.", "Write a function called {name}.", "def {name}({params}):",
    "Write a function called {name}({params}) to {task}.", "Implement `{name}` to {task}.",
    "Write {name} in Python.", "Please implement `{name}({params})`.", "Code {name} for me.",
    "I need `{name}({params})` to {task}.", "Define {name}({params}), to {task}.",
    "Fill in the body: def {name}({params}):", "Complete this function: def {name}({params}):",
)  # fmt: skip
_TESTED: tuple[str, ...] = (
    "Write a Python function to {task}.\n{test}", "I want to {task}, so that {test}",
    "Write a function `{name}` to {task}. It must pass: {test}", "Make this true: {test}",
    "Write a Python function to {task}. {should}", "Write {name}. {should}",
    "{Task} in Python. For example, {should}", "Implement {name} so that {test}",
    "Write code to {task}. Test: {test}", "My function {name} should {task}. {should}",
)  # fmt: skip
_RENAMED: tuple[str, ...] = (
    "Write a function called `{name}` to {task}.", "Write a Python function `{name}` to {task}.",
    "Write a function called {name}({params}) to {task}.",
    "Call it `{name}`: a function to {task}.",
    "Define `{name}` to {task}.", "I need a function named {name} to {task}.",
)  # fmt: skip
_TAILS: tuple[tuple[str, str, bool], ...] = (
    (" with type hints", "hints", True), (" without type hints", "hints", False),
    (" with a docstring", "docstring", True), (" without a docstring", "docstring", False),
    (" with comments", "comments", True), (" without comments", "comments", False),
    (" and show an example call", "example", True), (" with an example", "example", True),
    (", no comments", "comments", False), (", typed", "hints", True), (", documented", "docstring",
     True),
    (" and explain it", "long", True), (", just the code", "long", False),
)  # fmt: skip
"""What a request may add about the style of the code: the words, the dial, on or off."""
FOLLOW_UPS: dict[str, tuple[str, ...]] = {
    "explain": (
        "How does it work?", "Explain it please.", "Can you explain the code?", "Why?",
        "Yes please.",
        "What does it do?", "Explain the code.", "I do not understand the code.",
        "How does this work?",
        "Walk me through it.", "Why does it work?", "Explain that function."),
    "docstring": (
        "Add a docstring.", "Can you add a docstring?", "Document it please.",
        "A docstring is missing.",
        "Now with a docstring.", "Put in a docstring.", "I want a docstring.", "With docs please."),
    "hints": (
        "Add type hints.", "Can you add types?", "With type hints please.", "Now with type hints.",
        "Type it.", "I want type annotations.", "Annotate it.", "The types are missing."),
    "example": (
        "Show me an example.", "How do I call it?", "Give me an example call.", "How do I use it?",
        "Add an example.", "Show how to use it.", "And how is it called?", "A sample call please."),
    "fix": (
        "That is wrong.", "It does not work.", "There is a bug.", "Are you sure?", "Fix it.",
        "This fails.", "Your code is wrong.", "I get a wrong result.", "It fails my test.",
        "Check it again.", "That has a bug.", "The result is not right.", "Try again."),
    "plain": (
        "Just the code please.", "Only the code.", "No explanation, just code.", "Code only.",
        "Without the text.", "Give me just the code.", "I want only the code.",
        "Plain code please."),
}  # fmt: skip


_SYNONYMS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(rf"\b{pattern}\b"), others)
    for pattern, others in (
        (r"(check if|test whether|tell whether|see if)",
         ("check if", "check whether", "test whether", "test if", "tell if", "determine if",
          "determine whether", "find out whether", "see whether", "decide if", "say whether")),
        (r"^(compute|calculate|get|find|return)",
         ("compute", "calculate", "get", "find", "return", "determine", "work out", "give",
          "figure out", "obtain")),
        (r"^(remove|drop|delete|strip)", ("remove", "delete", "drop", "strip", "throw out")),
        (r"^(convert|turn)", ("convert", "change", "transform")),
        (r"^(merge|combine|join)", ("merge", "combine", "join", "unite")),
        (r"^count", ("count", "count up", "tally")),
        (r"^(sum|add up)", ("sum", "add up", "total", "sum up")),
        (r"(largest|biggest)", ("largest", "biggest", "greatest", "highest")),
        (r"smallest", ("smallest", "lowest", "least")),
        (r"a string", ("a string", "a text", "a word", "a given string", "some text")),
        (r"a text", ("a text", "a string", "a given text")),
        (r"a list", ("a list", "an array", "a given list", "a Python list")),
        (r"a number", ("a number", "an integer", "a given number", "n")),
        (r"dictionary", ("dictionary", "dict")),
        (r"numbers of a list", ("numbers of a list", "values of a list", "numbers of an array")),
    )
)  # fmt: skip
"""Words of the tasks and what people say as well; each is at times replaced."""


def paraphrased(rng: Draw, task: str) -> str:
    """Say a task in other words, with the synonyms of this side of the split."""
    for pattern, others in _SYNONYMS:
        if pattern.search(task) and rng.random() < 0.35:
            task = pattern.sub(rng.wording(others), task, count=1)
    return task


def request(rng: Draw, family: Family, name: str | None = None) -> str:
    """Ask for a family's function; `name` is another name for it, which the request then tells.

    A request may ask for a style too, which is then wanted on `rng`.
    """
    by_example = code_examples.alone(rng, family) if not name and rng.random() < 0.05 else None
    if by_example:
        return by_example
    test, should = _case(rng, family)
    task = _task(rng, family)
    frames = _RENAMED if name else rng.choices((_ASKS, _NAMED, _TESTED), (0.80, 0.12, 0.08))[0]
    if frames is _ASKS and rng.random() < 0.8:
        text = framed(rng, task, _noun(rng, family, task))
        if rng.random() < 0.1:
            return code_examples.besides(rng, family, text)
    else:
        text = rng.wording(frames).format(
            task=task,
            Task=task[0].upper() + task[1:],
            does=third_person(task),
            name=name or family.name,
            params=rng.choice((family.bare_params(), family.params)),
            test=test,
            should=should,
        )
    if frames is _ASKS and rng.random() < 0.12:
        words, dial, on = rng.choice(_TAILS)
        rng.wanted[dial] = on
        bare = text.rstrip(".?")
        text = f"{bare}{words}{text[len(bare) :]}"
    return typed(rng, text, lead=frames is _ASKS, exact=frames is not _ASKS or has_word(family))


def _task(rng: Draw, family: Family) -> str:
    """Describe what the function does in the imperative."""
    grammars = orders(family)
    if grammars and rng.random() < 0.7:
        return expanded(rng, rng.choice(grammars), family)
    return paraphrased(rng, rng.wording((*family.tasks, *WORDINGS.get(family.name, ()))))


def _noun(rng: Draw, family: Family, task: str) -> str:
    """Describe the function as a noun phrase, for which a gerund stands in at times."""
    grammars = nouns(family)
    if grammars and rng.random() < 0.8:
        return expanded(rng, rng.choice(grammars), family)
    return gerund(task)


def _case(rng: Draw, family: Family) -> tuple[str, str]:
    """Write one of the family's cases as an assertion and as a sentence."""
    arguments, expected = rng.choice(family.cases)
    call = f"{family.name}({', '.join(repr(argument) for argument in arguments)})"
    return f"assert {call} == {expected!r}", f"{call} should give {expected!r}."
