"""Requests for Python snippets and the replies to them, right and wrong.

A reply's code is one body of its family, dressed by the style. About a third of the bodies are
wrong on purpose: whether they run right tells them apart, and the opening before the code hints at
it, so that feedback from people or from the sandbox has something to teach.
"""

from collections.abc import Callable
from dataclasses import replace

from learner.seed import dressing
from learner.seed import style as styles
from learner.seed.coding import families_values
from learner.seed.coding.code_requests import FOLLOW_UPS, request
from learner.seed.coding.families import FAMILIES, example, source
from learner.seed.coding.family import Family
from learner.seed.draw import Draw
from learner.seed.phrasing import typed
from learner.seed.style import Style
from learner.seed.turns import Exchange

_INTROS: tuple[str, ...] = (
    "Here is a function to {task}.", "This function can {task}.", "Here is the code.",
    "You can do it like this.", "This is how to {task}.",
)  # fmt: skip
_MY_INTROS: tuple[str, ...] = (
    "I would write it like this.", "I think this does it.", "I wrote a function to {task}.",
)  # fmt: skip
CAREFUL: tuple[str, ...] = (
    "Checked with an example:", "Tested version:", "I went through the cases:",
    "Checked step by step:",
)  # fmt: skip
HASTY: tuple[str, ...] = (
    "Quick sketch, untested:", "Off the top of my head:", "Not tested:", "A quick guess:",
)  # fmt: skip
_CANONICAL = 0.85
"""Share of the right replies that use the family's first body, so that greedy decoding finds it."""


def ask(rng: Draw) -> list[Exchange]:
    """Draw a request for a snippet, its reply and at times a follow-up on the same code."""
    family = rng.choice(FAMILIES) if rng.random() < 0.7 else families_values.family(rng)
    name = _other_name(rng, family) if rng.random() < 0.12 else None
    before = dict(rng.wanted)
    asked = request(rng, family, name)
    style = styles.draw(rng)
    rng.wanted = before
    body = rng.choice(family.wrong) if style.wrong else right(rng, family)
    exchanges = [Exchange(asked, reply(rng, style, family, body, name), style, "code")]
    if rng.random() < 0.25:
        exchanges.append(_follow_up(rng, style, family, body, name))
    return exchanges


def right(rng: Draw, family: Family) -> str:
    """Choose a right body, mostly the first."""
    return family.right[0] if rng.random() < _CANONICAL else rng.choice(family.right)


def reply(rng: Draw, style: Style, family: Family, body: str, name: str | None = None) -> str:
    """Write a reply with the body's code in a fenced block, dressed by the style.

    The example call goes into the block; a long style says how the code works after it. Only the
    prose follows the lower-case and contraction dials.
    """
    intros = _MY_INTROS if style.first_person else _INTROS
    intro = ""
    named = rng.wanted.get("long", True) and rng.random() < 0.3
    if style.long or style.first_person or named:
        intro = rng.choice(intros).format(task=rng.choice(family.tasks))
    before = dressing.begun(rng, style, intro, "code").strip()
    emoji = rng.choice(dressing.EMOJI["code"]) if style.emoji else ""
    after = family.note if style.long else ""
    if style.question:
        after = f"{after} {rng.choice(dressing.CLOSINGS['code'])}".strip()
    if rng.persona and rng.random() < 0.3:
        after = f"{after} {rng.choice(dressing.PERSONAS[rng.persona][1])}".strip()
    if emoji and (after or not before):
        after = f"{after} {emoji}".strip()
    elif emoji:
        before = f"{before} {emoji}"
    if style.careful or style.hasty:
        before = f"{before} {rng.choice(CAREFUL if style.careful else HASTY)}".strip()
    before, after = dressing.finished(style, before), dressing.finished(style, after)
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


def _other_name(rng: Draw, family: Family) -> str:
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


def _follow_up(rng: Draw, style: Style, family: Family, body: str, name: str | None) -> Exchange:
    """Ask about the code just shown; a complaint gets a right body whatever was there."""
    kind = rng.choice(tuple(FOLLOW_UPS))
    asked = typed(rng, rng.wording(FOLLOW_UPS[kind]))
    fresh = styles.draw(rng)
    if kind == "explain":
        text = dressing.dress(rng, fresh, family.note)
        return Exchange(asked, text, fresh, "explain code", (family.note,))
    code_style = replace(
        fresh, docstring=style.docstring, hints=style.hints, comments=style.comments
    )
    if kind == "fix":
        apology = rng.choice(("You are right, sorry.", "Sorry, my mistake.", "Let me fix that."))
        code_style = replace(code_style, careful=True, hasty=False, wrong=False)
        code = block(code_style, family, family.right[0], name)
        text = f"{apology} {rng.choice(CAREFUL)}\n\n{code}"
        return Exchange(asked, text, fresh, "fix code")
    if kind == "plain":
        code_style = replace(code_style, example=False)
        return Exchange(asked, block(code_style, family, body, name), fresh, "change code")
    code_style = replace(
        code_style, **{kind: True}, careful=style.careful, hasty=style.hasty, wrong=style.wrong
    )
    return Exchange(asked, reply(rng, code_style, family, body, name), fresh, "change code")
