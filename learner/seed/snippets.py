"""Requests for Python snippets and the replies to them, right and wrong.

A reply's code is one body of its family, dressed by the style. About a third of the bodies are
wrong on purpose: what tells them apart is only whether they run right, so that feedback from
people or from the sandbox has something to teach.
"""

import random
from collections.abc import Callable
from dataclasses import replace

from learner.seed import style as styles
from learner.seed.families import FAMILIES, example, source
from learner.seed.family import Family
from learner.seed.style import Style
from learner.seed.turns import Exchange, typed

_ASKS: tuple[str, ...] = (
    "Write a Python function to {task}.",
    "Write a function to {task}.",
    "Write code to {task}.",
    "How do I {task} in Python?",
    "Write a Python function to {task}.\n{test}",
    "Write a function `{name}` to {task}. It must pass: {test}",
    "I want to {task}, so that {test}",
    "How can I {task}?",
    "Python function to {task}",
    "Can you write a function to {task}?",
    "I need a function to {task}.",
    "Show me how to {task} in Python.",
    "Give me Python code to {task}.",
    "Help me {task} in Python.",
    "{Task} in Python.",
    "Please {task} with Python.",
    "I want to {task}. Can you code it?",
    "Snippet: {task}",
    "Write a Python function `{name}` to {task}.",
    "Write `{name}({params})` in Python.",
    "Implement {name}.",
    "Write a function called {name}.",
    "def {name}({params}):",
)
_INTROS: tuple[str, ...] = (
    "Here is a function to {task}.",
    "This function can {task}.",
    "Here is the code.",
    "You can do it like this.",
    "This is how to {task}.",
)
_FOLLOW_UPS: dict[str, tuple[str, ...]] = {
    "explain": (
        "How does it work?",
        "Explain it please.",
        "Can you explain the code?",
        "Why?",
        "Yes please.",
    ),
    "docstring": ("Add a docstring.", "Can you add a docstring?", "Document it please."),
    "hints": ("Add type hints.", "Can you add types?", "With type hints please."),
    "example": ("Show me an example.", "How do I call it?", "Give me an example call."),
    "fix": ("That is wrong.", "It does not work.", "There is a bug.", "Are you sure?", "Fix it."),
    "plain": ("Just the code please.", "Only the code.", "No explanation, just code."),
}


def ask(rng: random.Random) -> list[Exchange]:
    """Draw a request for a snippet, its reply and at times a follow-up on the same code."""
    family = rng.choice(FAMILIES)
    name = _other_name(rng, family) if rng.random() < 0.1 else None
    style = styles.draw(rng)
    body = rng.choice(family.wrong if style.wrong else family.right)
    if name:
        request = f"Write a function called `{name}` to {rng.choice(family.tasks)}."
    else:
        request = typed(rng, _request(rng, family))
    exchanges = [Exchange(request, reply(rng, style, family, body, name), style, "code")]
    if rng.random() < 0.3:
        exchanges.append(_follow_up(rng, style, family, body, name))
    return exchanges


def reply(
    rng: random.Random, style: Style, family: Family, body: str, name: str | None = None
) -> str:
    """Write a reply with the body's code in a fenced block, dressed by the style.

    The example call goes into the block; a long style says how the code works, before it in one
    sentence or after it. Only the prose follows the lower-case dial.
    """
    before = ""
    if style.friendly:
        before = rng.choice(styles.OPENERS["code"])
    if style.long or rng.random() < 0.3:
        intro = rng.choice(_INTROS).format(task=rng.choice(family.tasks))
        before = f"{before} {intro}".strip()
    if style.exclaim:
        before = styles.bang(before)
    emoji = rng.choice(styles.EMOJI["code"]) if style.emoji else ""
    after = family.note if style.long else ""
    if style.question:
        after = f"{after} {rng.choice(styles.CLOSINGS['code'])}".strip()
    if emoji and (after or not before):
        after = f"{after} {emoji}".strip()
    elif emoji:
        before = f"{before} {emoji}"
    if style.lower:
        before, after = before.lower(), after.lower()
    return "\n\n".join(part for part in (before, block(style, family, body, name), after) if part)


def block(style: Style, family: Family, body: str, name: str | None = None) -> str:
    """Write the fenced block: the function, and an example call where the style has one."""
    code = source(
        family,
        body,
        hints=style.hints,
        docstring=style.docstring,
        comments=style.comments,
        name=name,
    )
    if style.example:
        code += f"\n\n\n{example(family, name)}"
    return f"```python\n{code}\n```"


def _request(rng: random.Random, family: Family) -> str:
    task = rng.choice(family.tasks)
    return rng.choice(_ASKS).format(
        task=task,
        Task=task[0].upper() + task[1:],
        name=family.name,
        params=rng.choice((family.bare_params(), family.params)),
        test=test(rng, family),
    )


def test(rng: random.Random, family: Family) -> str:
    """Write one of the family's cases as an assertion."""
    arguments, expected = rng.choice(family.cases)
    call = ", ".join(repr(argument) for argument in arguments)
    return f"assert {family.name}({call}) == {expected!r}"


def _other_name(rng: random.Random, family: Family) -> str:
    pattern: Callable[[str], str] = rng.choice(
        (
            lambda name: f"my_{name}",
            lambda name: f"{name}_v2",
            lambda name: f"do_{name}",
            lambda name: f"{name}_{rng.choice('abcdefgh')}",
            lambda name: "".join(rng.choice("aeioubdfglmnprst") for _ in range(5)),
            lambda name: name.split("_")[0] + str(rng.randrange(10, 100)),
        )
    )
    return pattern(family.name)


def _follow_up(
    rng: random.Random, style: Style, family: Family, body: str, name: str | None
) -> Exchange:
    """Ask about the code just shown; a complaint gets a right body whatever was there."""
    kind = rng.choice(tuple(_FOLLOW_UPS))
    request = typed(rng, rng.choice(_FOLLOW_UPS[kind]))
    fresh = styles.draw(rng)
    if kind == "explain":
        return Exchange(request, styles.dress(rng, fresh, family.note), fresh, "explain code")
    code_style = replace(
        fresh, docstring=style.docstring, hints=style.hints, comments=style.comments, wrong=False
    )
    if kind == "fix":
        apology = rng.choice(("You are right, sorry.", "Sorry, my mistake.", "Let me fix that."))
        text = f"{apology}\n\n{block(code_style, family, rng.choice(family.right), name)}"
        return Exchange(request, text, fresh, "fix code")
    if kind == "plain":
        code_style = replace(code_style, example=False)
        return Exchange(request, block(code_style, family, body, name), fresh, "change code")
    code_style = replace(code_style, **{kind: True})
    return Exchange(request, reply(rng, code_style, family, body, name), fresh, "change code")
