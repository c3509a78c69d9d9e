"""Small sums: numbers of up to two digits added, taken away, multiplied and divided."""

from learner.seed import dressing, words
from learner.seed import style as styles
from learner.seed.draw import Draw
from learner.seed.knowing.sums_wordings import ANY, ASKS, HALF, THINGS, TWICE, WORDS, spelled
from learner.seed.phrasing import typed
from learner.seed.style import Style
from learner.seed.turns import Exchange

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
    cores = tuple(answer.format(**fields) for answer in _ANSWERS)
    text = dressing.dress(rng, style, rng.choice(cores))
    question = _question(rng, sign, x, y)
    return Exchange(typed(rng, question, exact=True), text, style, "sum", cores)


def _question(rng: Draw, sign: str, x: int, y: int) -> str:
    """Ask for the sum in one of many ways, some of them with the numbers in words."""
    asks = ASKS[sign] if rng.random() < 0.45 else ANY
    # A story that takes away leaves something.
    if sign == "-" and x < y:
        asks = ANY
    if (sign, x) == ("*", 2) and rng.random() < 0.6:
        asks = TWICE
    if (sign, y) == ("/", 2) and rng.random() < 0.6:
        asks = HALF
    in_words = rng.random() < 0.08 and max(x, y) < 100
    said = (spelled(x), spelled(y)) if in_words else (str(x), str(y))
    form = rng.wording(asks)
    if in_words:
        form = form.replace("{sign}", "{word}").replace("{word}", " {word} ").replace("  ", " ")
    question = form.format(
        x=said[0],
        y=said[1],
        sign=sign,
        word=rng.choice(WORDS[sign]),
        things=rng.wording(THINGS),
        name=words.person(rng),
    )
    question = question.replace(" 1 people", " 1 person").strip()
    return question[0].upper() + question[1:] if rng.random() < 0.7 else question.lower()


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
        if sign in "*/" and rng.random() < 0.08:
            # Doubles and halves.
            half = rng.randint(0, 50)
            x, y = (2, half) if sign == "*" else (2 * half, 2)
        if rng.is_mine(f"{x} {sign} {y}"):
            return sign, x, y, _result(sign, x, y)


def _result(sign: str, x: int, y: int) -> int:
    if sign == "/":
        return x // y
    return {"+": x + y, "-": x - y, "*": x * y}[sign]
