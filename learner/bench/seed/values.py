"""Functions with a value in the request that no training text has, and their tests."""

from __future__ import annotations

import re
from typing import Any

from learner.bench.exam import Question
from learner.sandbox.result import Case

_DEFINED = re.compile(r"^def (\w+)\(", re.M)

_Cases = tuple[tuple[tuple[Any, ...], Any], ...]
REQUESTS: tuple[tuple[str, _Cases], ...] = (
    ("python function that adds 37 to a number", (((5,), 42), ((-40,), -3))),
    ("a function which subtracts 64 from whatever i pass", (((100,), 36), ((3,), -61))),
    ("make a function multiplying its argument by 23", (((2,), 46), ((-1,), -23))),
    ("I need code that divides a number by 16.", (((32,), 2.0), ((8,), 0.5))),
    ("function: the remainder of n after dividing by 17", (((40,), 6), ((17,), 0))),
    ("python code raising a number to the power of 6", (((2,), 64), ((1,), 1))),
    ("tell me in code whether n is divisible by 13",
     (((26,), True), ((28,), False), ((39,), True))),
    ("write a check: is the number greater than 58?",
     (((59,), True), ((60,), True), ((58,), False))),
    ("function returning True for numbers below 19",
     (((18,), True), ((17,), True), ((19,), False), ((20,), False))),
    ("is x between 24 and 71? both ends count. function please",
     (((24,), True), ((71,), True), ((72,), False), ((23,), False))),
    ("python function to keep only the numbers above 46 in a list",
     ((([46, 47, 90, 3],), [47, 90]), (([],), []))),
    ("drop everything smaller than 29 from a list of ints",
     ((([29, 28, 60],), [29, 60]), (([1],), []))),
    ("filter a list for multiples of 14", ((([14, 15, 28, 30],), [14, 28]), (([3],), []))),
    ("add 52 to each number of a list, python", ((([1, 2],), [53, 54]), (([],), []))),
    ("multiply all list elements by 31 one by one, return the new list",
     ((([1, 2],), [31, 62]), (([],), []))),
    ("function for the first 6 items of a list",
     ((([1, 2, 3, 4, 5, 6, 7],), [1, 2, 3, 4, 5, 6]), (([1],), [1]))),
    ("return the last 7 elements of a list", (((list(range(9)),), list(range(2, 9))),)),
    ("skip the first 4 entries of a list and give back the rest",
     ((([1, 2, 3, 4, 5, 6],), [5, 6]), (([1],), []))),
    ("every 6th item of a list, beginning with the first",
     (((list(range(14)),), [0, 6, 12]), (([8],), [8]))),
    ("how many numbers of a list exceed 33? code", ((([33, 35, 51, 32],), 2), (([],), 0))),
    ("count how many times 48 is in a list", ((([48, 4, 48],), 2), (([8],), 0))),
    ("does the list contain 93? python function", ((([93, 1],), True), (([9, 3],), False))),
    ("split a list to chunks of 9", (((list(range(11)),), [list(range(9)), [9, 10]]),)),
    ("repeat a string 8 times in a row, no spaces", ((("ab",), "ab" * 8), (("",), ""))),
    ("first 11 characters of a text, function",
     ((("hello wide world",), "hello wide "), (("hi",), "hi"))),
    ("the last 9 characters of a string please",
     ((("hello wide world",), "ide world"), (("hi",), "hi"))),
    ("does a string start with 'qu'?", ((("quick",), True), (("kick",), False), (("quit",), True))),
    ("test if a filename ends with '.flac'", ((("song.flac",), True), (("song.mp3",), False))),
    ("count the letter k in a word", ((("kayak",), 2), (("see",), 0))),
    ("remove every w from a text", ((("window",), "indo"), (("sea",), "sea"))),
    ("swap each 'u' in a string for a 'z'", ((("sudoku",), "szdokz"), (("a",), "a"))),
    ("replace spaces with '#', python function", ((("a b c",), "a#b#c"), (("x",), "x"))),
    ("join a list of words with ' ~ ' between them", (((["a", "b"],), "a ~ b"), (([],), ""))),
    ("split a string at ';' into a list", ((("a;b",), ["a", "b"]), (("x",), ["x"]))),
    ("is a word longer than 12 letters? function",
     ((("extraordinarily",), True), (("abcdefghijkl",), False))),
    ("words of a list that have at least 9 letters",
     (((["crocodile", "cat", "butterflies"],), ["crocodile", "butterflies"]), (([],), []))),
    ("put 'dr. ' in front of a name", ((("Who",), "dr. Who"), (("No",), "dr. No"))),
    ("wrap a text in '<<' and '>>'", ((("a",), "<<a>>"), (("",), "<<>>"))),
    ("zero pad a number to 9 digits as a string",
     (((42,), "000000042"), ((123456789,), "123456789"))),
    ("round a float to 5 decimals", (((3.14159265,), 3.14159), ((2.0,), 2.0))),
    ("price plus 27 percent tax, function", (((100,), 127.0), ((0,), 0.0))),
    ("take 35 percent off a price", (((100,), 65.0), ((20,), 13.0))),
    ("sum of the integers from 1 to n that are divisible by 7", (((14,), 21), ((6,), 0))),
    ("caesar shift by 11 for lowercase letters", ((("abc",), "lmn"), (("z",), "k"))),
    ("clamp a number to the range 15 to 85",
     (((10,), 15), ((90,), 85), ((50,), 50))),
    ("rotate a list 4 places to the left",
     ((([1, 2, 3, 4, 5, 6],), [5, 6, 1, 2, 3, 4]),)),
    ("a dict's entries with values over 76", ((({"a": 77, "b": 76},), {"a": 77}), (({},), {}))),
    ("convert hours to minutes and add 12", (((1,), 72), ((0,), 12))),
)  # fmt: skip
"""What is asked, and arguments with the result that they must give."""


def questions() -> tuple[Question, ...]:
    """Each request with its tests; they call the answer's last function, whatever its name."""
    return tuple(_question(request, cases) for request, cases in REQUESTS)


def _question(request: str, cases: _Cases) -> Question:
    def named(code: str) -> tuple[Case, ...]:
        defined = _DEFINED.findall(code)
        name = defined[-1] if defined else "answer"
        return tuple(
            Case(f"{name}({', '.join(map(repr, arguments))})", expected)
            for arguments, expected in cases
        )

    return Question(request, named)
