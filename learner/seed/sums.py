"""Small sums: numbers of up to two digits added, taken away, multiplied and divided."""

from learner.seed import dressing
from learner.seed import style as styles
from learner.seed.draw import Draw
from learner.seed.phrasing import typed
from learner.seed.style import Style
from learner.seed.turns import Exchange

_ANY: tuple[str, ...] = (
    "What is {x} {sign} {y}?", "{x} {sign} {y}?", "What is {x} {word} {y}?", "{x} {word} {y}?",
    "{x}{sign}{y}", "{x} {sign} {y} =", "How much is {x} {sign} {y}?",
    "How much is {x} {word} {y}?",
    "Calculate {x} {sign} {y}.", "Compute {x} {sign} {y}.", "What's {x} {sign} {y}?",
    "Can you compute {x} {word} {y}?", "Solve {x} {sign} {y}.", "What does {x} {sign} {y} make?",
    "Do you know {x} {word} {y}?", "Work out {x} {sign} {y}.", "{x}{sign}{y}=?",
    "What's {x} {word} {y}?",
    "Tell me {x} {sign} {y}.", "What is the result of {x} {sign} {y}?", "I need {x} {sign} {y}.",
)  # fmt: skip
_ASKS: dict[str, tuple[str, ...]] = {
    "+": ("Add {x} and {y}.", "What is the sum of {x} and {y}?", "What do {x} and {y} make?",
          "I have {x} apples and get {y} more. How many do I have?", "Sum up {x} and {y}.",
          "What do you get if you add {x} and {y}?", "How much is {x} and {y} together?"),
    "-": ("Take {y} from {x}.", "What is the difference between {x} and {y}?",
        "Subtract {y} from {x}.",
          "I have {x} apples and eat {y}. How many are left?", "What is left of {x} without {y}?"),
    "*": ("Multiply {x} by {y}.", "What is the product of {x} and {y}?", "Multiply {x} and {y}.",
          "What do you get if you multiply {x} by {y}?",
          "{x} boxes hold {y} apples each. How many is that?"),
    "/": ("Divide {x} by {y}.", "What do you get if you divide {x} by {y}?",
          "Share {x} apples among {y} people. How many does each get?",
          "How often does {y} go into {x}?"),
}  # fmt: skip
_WORDS = {"+": "plus", "-": "minus", "*": "times", "/": "divided by"}
_ANSWERS: tuple[str, ...] = ("{x} {sign} {y} = {value}.", "{x} {word} {y} is {value}.")


def ask(rng: Draw) -> list[Exchange]:
    """Draw one sum and its answer."""
    return [_sum(rng, styles.draw(rng))]


def drill(rng: Draw) -> list[Exchange]:
    """Draw several sums in a row, mostly answered plainly, so that the arithmetic is learned."""
    return [
        _sum(rng, styles.plain(rng) if rng.random() < 0.8 else styles.draw(rng))
        for _ in range(rng.randint(3, 7))
    ]


def _sum(rng: Draw, style: Style) -> Exchange:
    sign, x, y, value = _numbers(rng)
    fields = {"x": x, "y": y, "sign": sign, "word": _WORDS[sign], "value": value}
    asks = _ASKS[sign] if rng.random() < 0.25 else _ANY
    question = rng.wording(asks).format(**fields)
    cores = tuple(answer.format(**fields) for answer in _ANSWERS)
    text = dressing.dress(rng, style, rng.choice(cores))
    return Exchange(typed(rng, question, exact=True), text, style, "sum", cores)


def _numbers(rng: Draw) -> tuple[str, int, int, int]:
    """Draw a sign, two numbers and the result; few results are negative, none is a fraction."""
    while True:
        sign = rng.choice("++++++----**/")
        if sign in "*/":
            x = rng.randint(0, rng.choice((12, 12, 20)))
            y = rng.randint(0 if sign == "*" else 1, 12)
        else:
            most = rng.choice((20, 99, 99, 99))
            x, y = rng.randint(0, most), rng.randint(0, most)
        if sign == "/":
            x *= y
        if sign == "-" and x < y and rng.random() < 0.8:
            x, y = y, x
        if rng.is_mine(f"{x} {sign} {y}"):
            return sign, x, y, _result(sign, x, y)


def _result(sign: str, x: int, y: int) -> int:
    if sign == "/":
        return x // y
    return {"+": x + y, "-": x - y, "*": x * y}[sign]
