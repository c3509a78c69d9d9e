"""Functions to practise that the embedded model's own text knows nothing of.

Beside these the bank takes the families of `learner.seed`; there the model has at least seen the
names.
"""

from __future__ import annotations

from learner.seed.coding.family import Family


def _family(
    name: str,
    params: str,
    returns: str,
    tasks: tuple[str, ...],
    body: str,
    cases: tuple[tuple[tuple[object, ...], object], ...],
) -> Family:
    return Family(name, params, returns, tasks, "", (body,), (), cases)


FAMILIES: tuple[Family, ...] = (
    _family(
        "count_evens",
        "numbers: list[int]",
        "int",
        ("count the even numbers in a list", "tell how many numbers of a list are even"),
        "return sum(1 for n in numbers if n % 2 == 0)",
        ((([1, 2, 4, 7],), 2), (([],), 0), (([3, 5],), 0)),
    ),
    _family(
        "sum_odds",
        "numbers: list[int]",
        "int",
        ("add up the odd numbers of a list", "sum only the odd numbers"),
        "return sum(n for n in numbers if n % 2)",
        ((([1, 2, 3],), 4), (([2, 4],), 0), (([7, 8, 9],), 16)),
    ),
    _family(
        "cube",
        "n: int",
        "int",
        ("compute the cube of a number", "raise a number to the third power"),
        "return n ** 3",
        (((2,), 8), ((-3,), -27), ((0,), 0)),
    ),
    _family(
        "last_digit",
        "n: int",
        "int",
        ("get the last digit of a number", "return the final digit of a whole number"),
        "return abs(n) % 10",
        (((123,), 3), ((-47,), 7), ((0,), 0)),
    ),
    _family(
        "triangle_area",
        "base: float, height: float",
        "float",
        ("compute the area of a triangle from base and height", "get a triangle's area"),
        "return base * height / 2",
        (((4, 3), 6.0), ((5, 5), 12.5), ((1, 0), 0.0)),
    ),
    _family(
        "rectangle_perimeter",
        "width: int, height: int",
        "int",
        ("compute the perimeter of a rectangle", "measure around a rectangle"),
        "return 2 * (width + height)",
        (((2, 3), 10), ((5, 5), 20), ((1, 0), 2)),
    ),
    _family(
        "minutes_to_hours",
        "minutes: int",
        "tuple[int, int]",
        ("split minutes into hours and minutes", "turn minutes into a pair of hours and minutes"),
        "return minutes // 60, minutes % 60",
        (((135,), (2, 15)), ((59,), (0, 59)), ((60,), (1, 0))),
    ),
    _family(
        "middle_character",
        "text: str",
        "str",
        ("get the middle character of a text of odd length", "find the character in the middle"),
        "return text[len(text) // 2]",
        ((("abc",), "b"), (("x",), "x"), (("hello",), "l")),
    ),
    _family(
        "count_uppercase",
        "text: str",
        "int",
        ("count the capital letters in a text", "tell how many upper-case letters there are"),
        "return sum(1 for character in text if character.isupper())",
        ((("Hello World",), 2), (("abc",), 0), (("ABC",), 3)),
    ),
    _family(
        "double_letters",
        "text: str",
        "str",
        ("double every character of a text", "write each letter of a text twice"),
        'return "".join(character * 2 for character in text)',
        ((("abc",), "aabbcc"), (("",), ""), (("hi!",), "hhii!!")),
    ),
    _family(
        "remove_digits",
        "text: str",
        "str",
        ("remove all digits from a text", "strip the digits out of a string"),
        'return "".join(character for character in text if not character.isdigit())',
        ((("a1b22",), "ab"), (("123",), ""), (("none",), "none")),
    ),
    _family(
        "acronym",
        "text: str",
        "str",
        ("make an acronym from a phrase, in capital letters", "build an acronym of a text"),
        'return "".join(word[0].upper() for word in text.split())',
        ((("as soon as possible",), "ASAP"), (("hello",), "H"), (("new york",), "NY")),
    ),
    _family(
        "shortest_word",
        "text: str",
        "str",
        ("find the first shortest word of a text", "get the shortest word in a sentence"),
        "return min(text.split(), key=len)",
        ((("the quick ox",), "ox"), (("a bb ccc",), "a"), (("one",), "one")),
    ),
    _family(
        "ends_with_same",
        "first: str, second: str",
        "bool",
        ("check whether two words end with the same letter", "compare the last letters of words"),
        "return first[-1:] == second[-1:]",
        ((("cat", "hat"), True), (("dog", "cat"), False), (("a", "ba"), True)),
    ),
    _family(
        "alternate_case",
        "text: str",
        "str",
        (
            "write a text in alternating case, beginning with a capital letter",
            "alternate upper and lower case by position, upper first",
        ),
        'return "".join(character.upper() if place % 2 == 0 else character.lower()\n'
        "               for place, character in enumerate(text))",
        ((("hello",), "HeLlO"), (("AB",), "Ab"), (("",), "")),
    ),
    _family(
        "range_of",
        "numbers: list[int]",
        "int",
        ("compute the difference between largest and smallest", "get the spread of a list"),
        "return max(numbers) - min(numbers)",
        ((([1, 5, 3],), 4), (([7],), 0), (([-2, 2],), 4)),
    ),
    _family(
        "index_of_max",
        "numbers: list[int]",
        "int",
        ("find the first position of the largest number", "get the index of the maximum"),
        "return numbers.index(max(numbers))",
        ((([1, 9, 3],), 1), (([4],), 0), (([2, 2],), 0)),
    ),
    _family(
        "sum_of_squares",
        "numbers: list[int]",
        "int",
        ("add up the squares of a list of numbers", "compute the sum of squares"),
        "return sum(n * n for n in numbers)",
        ((([1, 2, 3],), 14), (([],), 0), (([-2],), 4)),
    ),
    _family(
        "count_greater",
        "numbers: list[int], limit: int",
        "int",
        ("count the numbers above a limit", "tell how many numbers are greater than a limit"),
        "return sum(1 for n in numbers if n > limit)",
        ((([1, 5, 9], 4), 2), (([1, 2], 5), 0), (([3, 3], 3), 0)),
    ),
    _family(
        "interleave",
        "first: list[int], second: list[int]",
        "list[int]",
        ("interleave two lists of the same length", "weave two equally long lists together"),
        "result = []\nfor one, other in zip(first, second):\n    result += [one, other]\n"
        "return result",
        ((([1, 3], [2, 4]), [1, 2, 3, 4]), (([], []), []), (([5], [6]), [5, 6])),
    ),
    _family(
        "pairwise_sums",
        "numbers: list[int]",
        "list[int]",
        ("add each number to the one after it", "list the sums of neighbours"),
        "return [one + other for one, other in zip(numbers, numbers[1:])]",
        ((([1, 2, 3],), [3, 5]), (([4],), []), (([2, 2, 2],), [4, 4])),
    ),
    _family(
        "drop_first",
        "items: list",
        "list",
        ("return a list without its first element", "drop the first element of a list"),
        "return items[1:]",
        ((([1, 2, 3],), [2, 3]), (([],), []), (([5],), [])),
    ),
    _family(
        "ends_of",
        "items: list",
        "list",
        ("return the first and the last element as a list", "take the two ends of a list"),
        "return [items[0], items[-1]]",
        ((([1, 2, 3],), [1, 3]), (([5],), [5, 5]), (([0, 9],), [0, 9])),
    ),
    _family(
        "count_trailing_zeros",
        "n: int",
        "int",
        ("count the zeros at the end of a positive number", "count trailing zeros of a number"),
        "count = 0\nwhile n and n % 10 == 0:\n    n //= 10\n    count += 1\nreturn count",
        (((1200,), 2), ((7,), 0), ((1000,), 3)),
    ),
    _family(
        "multiplication_row",
        "n: int",
        "list[int]",
        ("list the first ten multiples of a number", "write one row of the times table, to ten"),
        "return [n * i for i in range(1, 11)]",
        (
            ((2,), [2, 4, 6, 8, 10, 12, 14, 16, 18, 20]),
            ((0,), [0] * 10),
            ((1,), list(range(1, 11))),
        ),
    ),
    _family(
        "is_multiple",
        "a: int, b: int",
        "bool",
        ("check whether a is a multiple of b", "tell whether one number divides another evenly"),
        "return a % b == 0",
        (((9, 3), True), ((10, 4), False), ((0, 5), True)),
    ),
    _family(
        "swap_keys",
        "data: dict[str, int], first: str, second: str",
        "dict[str, int]",
        ("exchange the values of two keys, in a new dictionary", "swap the values of two keys"),
        "result = dict(data)\nresult[first], result[second] = data[second], data[first]\n"
        "return result",
        ((({"a": 1, "b": 2}, "a", "b"), {"a": 2, "b": 1}), (({"x": 1}, "x", "x"), {"x": 1})),
    ),
    _family(
        "keys_above",
        "data: dict[str, int], limit: int",
        "list[str]",
        ("list, sorted, the keys with a value above a limit", "get the sorted keys above a limit"),
        "return sorted(key for key, value in data.items() if value > limit)",
        ((({"b": 5, "a": 7, "c": 1}, 3), ["a", "b"]), (({}, 0), []), (({"x": 1}, 1), [])),
    ),
)
