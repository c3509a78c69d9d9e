"""Snippet families with a value in the request, such as "add 17 to a number".

A family is made for the value when it is drawn, so the model must copy the value into the code; a
tenth of the values is held out.
"""

from collections.abc import Callable

from learner.seed.coding.families_worded import WORD_MAKERS, word
from learner.seed.coding.family import Family
from learner.seed.draw import Draw


def _tag(k: int) -> str:
    """Write a value the way it stands in a function's name."""
    return str(k) if k >= 0 else f"minus_{-k}"


def _add(k: int) -> Family:
    return Family(
        f"add_{k}", "n: int", "int",
        (f"add {k} to a number", f"increase a number by {k}", f"return a number plus {k}"),
        f"It adds {k}.",
        (f"return n + {k}",), (f"return n - {k}", f"return n * {k}", f"n + {k}"),
        (((3,), 3 + k), ((0,), k), ((-5,), k - 5)),
    )  # fmt: skip


def _subtract(k: int) -> Family:
    return Family(
        f"subtract_{k}", "n: int", "int",
        (f"subtract {k} from a number", f"decrease a number by {k}", f"take {k} from a number"),
        f"It takes {k} away.",
        (f"return n - {k}",), (f"return {k} - n", f"return n + {k}", f"n - {k}"),
        (((100,), 100 - k), ((0,), -k), ((-5,), -5 - k)),
    )  # fmt: skip


def _multiply(k: int) -> Family:
    return Family(
        f"times_{k}", "n: int", "int",
        (f"multiply a number by {k}", f"return {k} times a number", f"compute {k} times n"),
        f"It multiplies by {k}.",
        (f"return n * {k}",), (f"return n + {k}", f"return n ** {k}", f"n * {k}"),
        (((3,), 3 * k), ((0,), 0), ((-2,), -2 * k)),
    )  # fmt: skip


def _divisible(k: int) -> Family:
    return Family(
        f"is_divisible_by_{k}", "n: int", "bool",
        (f"check if a number is divisible by {k}", f"test whether {k} divides a number",
         f"tell whether a number is a multiple of {k}"),
        f"The remainder of a division by {k} must be zero.",
        (f"return n % {k} == 0",), (f"return n / {k} == 0", f"return n % {k}",
         f"return n // {k} == 0"),
        (((3 * k,), True), ((3 * k + 1,), False), ((k,), True), ((k - 1,), k == 1)),
    )  # fmt: skip


def _remainder(k: int) -> Family:
    return Family(
        f"mod_{k}", "n: int", "int",
        (f"get the remainder of a number divided by {k}", f"compute a number modulo {k}"),
        "The percent sign gives the remainder.",
        (f"return n % {k}",), (f"return n // {k}", f"return n / {k}"),
        (((2 * k + 1,), 1 % k), ((5 * k,), 0), ((k - 1,), k - 1)),
    )  # fmt: skip


def _greater(k: int) -> Family:
    return Family(
        f"greater_than_{_tag(k)}", "n: int", "bool",
        (f"check if a number is greater than {k}", f"test whether a number is above {k}",
         f"tell whether a number is larger than {k}"),
        f"It compares with {k}.",
        (f"return n > {k}",), (f"return n >= {k}", f"return n < {k}"),
        (((k + 1,), True), ((k,), False), ((k - 3,), False)),
    )  # fmt: skip


def _smaller(k: int) -> Family:
    return Family(
        f"less_than_{_tag(k)}", "n: int", "bool",
        (f"check if a number is less than {k}", f"test whether a number is below {k}",
         f"tell whether a number is smaller than {k}"),
        f"It compares with {k}.",
        (f"return n < {k}",), (f"return n <= {k}", f"return n > {k}"),
        (((k - 1,), True), ((k,), False), ((k + 3,), False)),
    )  # fmt: skip


def _keep_above(k: int) -> Family:
    return Family(
        f"above_{_tag(k)}", "numbers: list[int]", "list[int]",
        (f"keep the numbers of a list that are greater than {k}",
         f"filter a list for numbers above {k}", f"get all numbers larger than {k} from a list"),
        f"It keeps what is greater than {k}.",
        (f"return [n for n in numbers if n > {k}]",),
        (f"return [n for n in numbers if n < {k}]", f"return [n for n in numbers if n >= {k}]"),
        ((([k - 1, k, k + 1, k + 5],), [k + 1, k + 5]), (([],), [])),
    )  # fmt: skip


def _keep_below(k: int) -> Family:
    return Family(
        f"below_{_tag(k)}", "numbers: list[int]", "list[int]",
        (f"keep the numbers of a list that are less than {k}",
         f"filter a list for numbers below {k}", f"get all numbers smaller than {k} from a list"),
        f"It keeps what is less than {k}.",
        (f"return [n for n in numbers if n < {k}]",),
        (f"return [n for n in numbers if n > {k}]", f"return [n for n in numbers if n <= {k}]"),
        ((([k - 1, k, k + 1, k - 5],), [k - 1, k - 5]), (([],), [])),
    )  # fmt: skip


def _scale(k: int) -> Family:
    return Family(
        f"scale_by_{k}", "numbers: list[int]", "list[int]",
        (f"multiply every number in a list by {k}", f"multiply all numbers of a list by {k}",
         f"scale a list by {k}"),
        f"It multiplies each number by {k}.",
        (f"return [n * {k} for n in numbers]",),
        (f"return numbers * {k}", f"return [n + {k} for n in numbers]"),
        ((([1, 2, 3],), [k, 2 * k, 3 * k]), (([0],), [0])),
    )  # fmt: skip


def _shift(k: int) -> Family:
    return Family(
        f"add_{k}_to_all", "numbers: list[int]", "list[int]",
        (f"add {k} to every number in a list", f"add {k} to all numbers of a list",
         f"increase each number of a list by {k}"),
        f"It adds {k} to each number.",
        (f"return [n + {k} for n in numbers]",),
        (f"return numbers + [{k}]", f"return [n * {k} for n in numbers]"),
        ((([1, 2, 4],), [1 + k, 2 + k, 4 + k]), (([0],), [k])),
    )  # fmt: skip


def _repeat(k: int) -> Family:
    return Family(
        f"repeat_{k}_times", "text: str", "str",
        (f"repeat a string {k} times", f"say a text {k} times",
         f"return a text {k} times in a row"),
        f"A text times {k} repeats it.",
        (f"return text * {k}",), (f"return text + {k}", f"return [text] * {k}"),
        ((("ab",), "ab" * k), (("x",), "x" * k)),
    )  # fmt: skip


def _first(k: int) -> Family:
    return Family(
        f"first_{k}", "items: list", "list",
        (f"get the first {k} items of a list", f"take the first {k} elements of a list",
         f"return the first {k} entries of a list"),
        f"The slice ends before index {k}.",
        (f"return items[:{k}]",), (f"return items[{k}:]", f"return items[-{k}:]"),
        (((list(range(k + 4)),), list(range(k))), ((list(range(k + 1)),), list(range(k)))),
    )  # fmt: skip


def _last(k: int) -> Family:
    return Family(
        f"last_{k}", "items: list", "list",
        (f"get the last {k} items of a list", f"take the last {k} elements of a list",
         f"return the last {k} entries of a list"),
        f"The slice begins {k} before the end.",
        (f"return items[-{k}:]",), (f"return items[:{k}]", f"return items[{k}:]"),
        (((list(range(2 * k + 4)),), list(range(k + 4, 2 * k + 4))), ((list(range(k + 1)),),
         list(range(1, k + 1)))),
    )  # fmt: skip


def _every(k: int) -> Family:
    return Family(
        f"multiples_of_{k}", "numbers: list[int]", "list[int]",
        (f"keep the numbers of a list that are divisible by {k}",
         f"find the multiples of {k} in a list",
         f"filter a list for multiples of {k}"),
        f"It keeps numbers without a remainder by {k}.",
        (f"return [n for n in numbers if n % {k} == 0]",),
        (f"return [n for n in numbers if n % {k}]", f"return [n for n in numbers if n / {k} == 0]"),
        ((([k, k + 1, 2 * k],), [k, 2 * k]), (([2 * k + 1],), [])),
    )  # fmt: skip


def _power(k: int) -> Family:
    return Family(
        f"power_{k}", "n: int", "int",
        (f"raise a number to the power of {k}", f"compute a number to the power {k}"),
        f"Two stars and {k} give the power.",
        (f"return n ** {k}",), (f"return n * {k}", f"return {k} ** n"),
        (((2,), 2**k), ((3,), 3**k), ((1,), 1)),
    )  # fmt: skip


def _longer(k: int) -> Family:
    return Family(
        f"longer_than_{k}", "words: list[str]", "list[str]",
        (f"keep the words that are longer than {k} letters",
         f"find all words with more than {k} letters"),
        f"It keeps words of more than {k} letters.",
        (f"return [word for word in words if len(word) > {k}]",),
        (f"return [word for word in words if len(word) < {k}]",
         f"return [word for word in words if len(word) >= {k}]"),
        (((["a" * k, "b" * (k + 1), "c"],), ["b" * (k + 1)]), (([],), [])),
    )  # fmt: skip


def _at_least(k: int) -> Family:
    return Family(
        f"at_least_{_tag(k)}", "n: int", "bool",
        (f"check if a number is at least {k}", f"test whether a number is {k} or more"),
        f"It is true for {k} too.",
        (f"return n >= {k}",), (f"return n > {k}", f"return n <= {k}"),
        (((k + 1,), True), ((k,), True), ((k - 1,), False)),
    )  # fmt: skip


def _at_most(k: int) -> Family:
    return Family(
        f"at_most_{_tag(k)}", "n: int", "bool",
        (f"check if a number is at most {k}", f"test whether a number is {k} or less"),
        f"It is true for {k} too.",
        (f"return n <= {k}",), (f"return n < {k}", f"return n >= {k}"),
        (((k - 1,), True), ((k,), True), ((k + 1,), False)),
    )  # fmt: skip


def _count_above(k: int) -> Family:
    return Family(
        f"count_above_{_tag(k)}", "numbers: list[int]", "int",
        (f"count the numbers of a list that are greater than {k}",
         f"count how many numbers in a list are above {k}"),
        f"It adds 1 for each number greater than {k}.",
        (f"return sum(1 for n in numbers if n > {k})",),
        (f"return sum(n for n in numbers if n > {k})",
         f"return sum(1 for n in numbers if n < {k})"),
        ((([k - 1, k, k + 1, k + 2, k + 3],), 3), (([],), 0)),
    )  # fmt: skip


def _skip(k: int) -> Family:
    return Family(
        f"skip_{k}", "items: list", "list",
        (f"skip the first {k} items of a list", f"drop the first {k} elements of a list"),
        f"The slice begins at index {k}.",
        (f"return items[{k}:]",), (f"return items[:{k}]", f"return items[-{k}:]"),
        (((list(range(k + 3)),), list(range(k, k + 3))), ((list(range(2 * k + 1)),),
         list(range(k, 2 * k + 1)))),
    )  # fmt: skip


MAKERS: tuple[tuple[Callable[[int], Family], int, int], ...] = (
    (_add, 2, 999), (_subtract, 2, 999), (_multiply, 3, 999), (_divisible, 3, 999),
    (_remainder, 3, 999), (_greater, -99, 999), (_smaller, -99, 999), (_keep_above, -99, 999),
    (_keep_below, -99, 999), (_scale, 3, 999), (_shift, 2, 999), (_repeat, 2, 99), (_first, 2, 99),
    (_last, 2, 99), (_every, 3, 999), (_power, 4, 30), (_longer, 2, 40), (_at_least, -99, 999),
    (_at_most, -99, 999), (_count_above, -99, 999), (_skip, 2, 99),
)  # fmt: skip
"""Each maker of a family with the smallest and largest value that it is drawn with."""


def family(rng: Draw) -> Family:
    """Draw a family and a value of this side of the split: a number, or in a fifth a word."""
    if rng.random() < 0.2:
        return rng.choice(WORD_MAKERS)(word(rng))
    while True:
        make, low, high = rng.choice(MAKERS)
        value = rng.randint(low, min(high, 99) if rng.random() < 0.5 else high)
        if rng.is_mine(f"value {abs(value)}"):
            return make(value)
