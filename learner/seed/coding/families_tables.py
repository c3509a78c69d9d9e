"""Snippet families about dictionaries, dates, checks and small games."""

from learner.seed.coding.family import Family

FAMILIES: tuple[Family, ...] = (
    Family(
        "invert_dict",
        "data: dict",
        "dict",
        ("swap the keys and values of a dictionary", "invert a dictionary"),
        "Each value becomes a key and each key a value.",
        (
            "return {value: key for key, value in data.items()}",
            "result = {}\nfor key, value in data.items():\n    result[value] = key  # swapped\n"
            "return result",
        ),
        (
            "return {key: value for key, value in data.items()}",
            "return {value: value for key, value in data.items()}",
        ),
        ((({"a": 1, "b": 2},), {1: "a", 2: "b"}), (({},), {})),
    ),
    Family(
        "merge_dicts",
        "first: dict, second: dict",
        "dict",
        ("merge two dictionaries", "combine two dictionaries"),
        "Where both have a key, the second one wins.",
        ("return {**first, **second}  # the second wins", "return first | second"),
        ("return {**second, **first}", "return first.update(second)"),
        ((({"a": 1}, {"a": 2, "b": 3}), {"a": 2, "b": 3}), (({}, {}), {})),
    ),
    Family(
        "sort_by_value",
        "data: dict[str, int]",
        "list[tuple[str, int]]",
        ("sort a dictionary by value", "order a dictionary by its values"),
        "The key function picks the value of each pair.",
        ("return sorted(data.items(), key=lambda pair: pair[1])",),
        ("return sorted(data.items())", "return sorted(data.items(), key=lambda pair: pair[0])"),
        ((({"a": 2, "b": 1},), [("b", 1), ("a", 2)]), (({},), [])),
    ),
    Family(
        "max_key",
        "data: dict[str, int]",
        "str",
        ("find the key with the largest value", "get the best key of a dictionary"),
        "max compares the keys by their values.",
        ("return max(data, key=data.get)",),
        ("return max(data)", "return min(data, key=data.get)"),
        ((({"a": 5, "b": 2},), "a"), (({"x": 1, "y": 9, "z": 3},), "y")),
    ),
    Family(
        "group_by_length",
        "words: list[str]",
        "dict[int, list[str]]",
        ("group words by their length", "sort words into groups by length"),
        "setdefault makes a new list for each new length.",
        (
            "groups = {}\nfor word in words:\n    groups.setdefault(len(word), []).append(word)\n"
            "return groups",
        ),
        ("groups = {}\nfor word in words:\n    groups[len(word)] = [word]\nreturn groups",),
        (((["a", "bb", "c"],), {1: ["a", "c"], 2: ["bb"]}), (([],), {})),
    ),
    Family(
        "count_values",
        "items: list",
        "dict",
        ("count the items of a list in a dictionary", "build a counter for a list"),
        "get returns 0 for items that are new.",
        (
            "counts = {}\nfor item in items:\n    counts[item] = counts.get(item, 0) + 1\n"
            "return counts",
        ),
        ("counts = {}\nfor item in items:\n    counts[item] = 0\nreturn counts",),
        (((["x", "y", "x"],), {"x": 2, "y": 1}), (([],), {})),
    ),
    Family(
        "filter_dict",
        "data: dict[str, int], limit: int",
        "dict[str, int]",
        ("keep the entries of a dictionary above a limit", "filter a dictionary by value"),
        "It keeps each pair whose value is above the limit.",
        ("return {key: value for key, value in data.items() if value > limit}",),
        (
            "return {key: value for key, value in data.items() if value < limit}",
            "return {key: limit for key, value in data.items() if value > limit}",
        ),
        ((({"a": 5, "b": 2}, 3), {"a": 5}), (({}, 1), {})),
    ),
    Family(
        "lists_to_dict",
        "keys: list, values: list",
        "dict",
        ("turn two lists into a dictionary", "build a dictionary from keys and values"),
        "zip pairs each key with its value.",
        (
            "return dict(zip(keys, values))",
            "return {key: value for key, value in zip(keys, values)}",
        ),
        ("return dict(zip(values, keys))", "return dict(keys + values)"),
        (((["a", "b"], [1, 2]), {"a": 1, "b": 2}), (([], []), {})),
    ),
    Family(
        "sum_values",
        "data: dict[str, int]",
        "int",
        ("sum the values of a dictionary", "add up all values in a dictionary"),
        "values() gives all values, sum adds them.",
        (
            "return sum(data.values())",
            "total = 0\nfor value in data.values():\n    total += value\nreturn total",
        ),
        ("return len(data)", "return max(data.values())"),
        ((({"a": 3, "b": 4},), 7), (({},), 0)),
    ),
    Family(
        "is_balanced",
        "text: str",
        "bool",
        ("check if brackets are balanced", "test whether parentheses match"),
        "A stack holds the open brackets.",
        (
            'pairs = {")": "(", "]": "[", "}": "{"}\nstack = []\nfor c in text:\n'
            '    if c in "([{":  # open\n        stack.append(c)\n    elif c in pairs:\n'
            "        if not stack or stack.pop() != pairs[c]:\n            return False\n"
            "return not stack",
        ),
        ('return text.count("(") == text.count(")")',),
        ((("(a[b])",), True), (("(]",), False), ((")(",), False)),
    ),
    Family(
        "roman_to_int",
        "roman: str",
        "int",
        ("convert a Roman numeral to a number", "read a Roman numeral"),
        "A smaller numeral before a larger one is subtracted.",
        (
            'values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}\n'
            "total = 0\nfor a, b in zip(roman, roman[1:] + roman[-1]):\n"
            "    if values[a] < values[b]:  # as in IV\n        total -= values[a]\n    else:\n"
            "        total += values[a]\nreturn total",
        ),
        (
            'values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}\n'
            "return sum(values[c] for c in roman)",
        ),
        ((("XIV",), 14), (("III",), 3), (("MCMXC",), 1990)),
    ),
    Family(
        "run_length",
        "text: str",
        "str",
        ("compress a string with run-length encoding", "implement run length encoding"),
        "Each run of equal letters becomes the letter and a count.",
        (
            'result = ""\nfor i, c in enumerate(text):\n    if i and c == text[i - 1]:  # same\n'
            "        count += 1\n    else:\n        if i:\n            result += str(count)\n"
            "        result += c\n        count = 1\nreturn result + str(count) if text else ''",
        ),
        (
            'return "".join(c + str(text.count(c)) for c in text)',
            'return "".join(c + str(text.count(c)) for c in dict.fromkeys(text))',
        ),
        ((("aaab",), "a3b1"), (("aba",), "a1b1a1"), (("",), "")),
    ),
    Family(
        "seconds_to_time",
        "seconds: int",
        "str",
        ("format seconds as hours, minutes and seconds", "turn seconds into a clock time"),
        "divmod splits off the minutes and then the hours.",
        (
            "minutes, seconds = divmod(seconds, 60)\nhours, minutes = divmod(minutes, 60)\n"
            'return f"{hours:02}:{minutes:02}:{seconds:02}"',
        ),
        (
            'minutes, seconds = divmod(seconds, 60)\nreturn f"{minutes:02}:{seconds:02}"',
            'return f"{seconds // 3600:02}:{seconds // 60:02}:{seconds % 60:02}"',
        ),
        (((3661,), "01:01:01"), ((59,), "00:00:59")),
    ),
    Family(
        "days_in_month",
        "month: int",
        "int",
        ("get the number of days in a month", "tell how many days a month has"),
        "February has 28 days, four months have 30, the others 31.",
        (
            "if month == 2:  # no leap years here\n    return 28\n"
            "return 30 if month in (4, 6, 9, 11) else 31",
        ),
        ("return 31 if month % 2 else 30", "return 30 if month in (4, 6, 9, 11) else 31"),
        (((1,), 31), ((2,), 28), ((8,), 31), ((4,), 30)),
    ),
    Family(
        "grade",
        "score: int",
        "str",
        ("turn a score into a grade", "give a letter grade for a score"),
        "The limits are checked from the highest to the lowest.",
        (
            'if score >= 90:  # highest first\n    return "A"\nif score >= 80:\n    return "B"\n'
            'if score >= 70:\n    return "C"\nreturn "F"',
        ),
        (
            'if score >= 70:\n    return "C"\nif score >= 80:\n    return "B"\n'
            'if score >= 90:\n    return "A"\nreturn "F"',
        ),
        (((95,), "A"), ((80,), "B"), ((50,), "F")),
    ),
    Family(
        "is_strong_password",
        "password: str",
        "bool",
        ("check if a password is strong", "test the strength of a password"),
        "It wants eight characters, a digit and a capital.",
        (
            "return (\n    len(password) >= 8\n    and any(c.isdigit() for c in password)\n"
            "    and any(c.isupper() for c in password)\n)",
        ),
        ("return len(password) >= 8", "return any(c.isdigit() for c in password)"),
        ((("Secret123",), True), (("secret12",), False), (("Ab1",), False)),
    ),
    Family(
        "hamming_distance",
        "first: str, second: str",
        "int",
        ("count the positions where two strings differ", "compute the Hamming distance"),
        "zip pairs the letters, and each pair that differs counts one.",
        (
            "return sum(a != b for a, b in zip(first, second))",
            "count = 0\nfor a, b in zip(first, second):\n    if a != b:  # they differ\n"
            "        count += 1\nreturn count",
        ),
        (
            "return sum(a == b for a, b in zip(first, second))",
            "return abs(len(first) - len(second))",
        ),
        ((("karol", "kamil"), 2), (("a", "a"), 0)),
    ),
    Family(
        "rock_paper_scissors",
        "first: str, second: str",
        "str",
        ("decide a game of rock paper scissors", "find the winner of rock paper scissors"),
        "The dictionary says what each choice beats.",
        (
            'beats = {"rock": "scissors", "paper": "rock", "scissors": "paper"}\n'
            'if first == second:\n    return "draw"\n'
            'return "first" if beats[first] == second else "second"',
        ),
        (
            'beats = {"rock": "paper", "paper": "scissors", "scissors": "rock"}\n'
            'if first == second:\n    return "draw"\n'
            'return "first" if beats[first] == second else "second"',
        ),
        ((("rock", "scissors"), "first"), (("rock", "paper"), "second"), (("paper",) * 2, "draw")),
    ),
    Family(
        "safe_divide",
        "a: float, b: float",
        "float | None",
        ("divide two numbers safely", "divide without a division by zero error"),
        "It returns None where the division is impossible.",
        (
            "if b == 0:  # cannot divide\n    return None\nreturn a / b",
            "try:\n    return a / b\nexcept ZeroDivisionError:  # cannot divide\n    return None",
        ),
        ("return a / b if a else None", "return a // b if b else None"),
        (((7, 2), 3.5), ((1, 0), None)),
    ),
    Family(
        "word_lengths",
        "words: list[str]",
        "dict[str, int]",
        ("map each word to its length", "get the lengths of some words"),
        "The comprehension pairs every word with its length.",
        ("return {word: len(word) for word in words}",),
        ("return {len(word): word for word in words}", "return [len(word) for word in words]"),
        (((["a", "bcd"],), {"a": 1, "bcd": 3}), (([],), {})),
    ),
    Family(
        "sum_matrix",
        "matrix: list[list[int]]",
        "int",
        ("sum all numbers in a matrix", "add up a table of numbers"),
        "It sums every row and adds the sums.",
        (
            "return sum(sum(row) for row in matrix)",
            "total = 0\nfor row in matrix:\n    for number in row:\n        total += number\n"
            "return total",
        ),
        ("return sum(matrix[0])", "return sum(len(row) for row in matrix)"),
        ((([[1, 2], [3, 4]],), 10), (([[7]],), 7)),
    ),
    Family(
        "greet",
        "name: str",
        "str",
        ("greet a person by name", "say hello to someone by name"),
        "The f-string puts the name into the text.",
        ('return f"Hello, {name}!"', 'return "Hello, " + name + "!"'),
        ('return "Hello, {name}!"', 'return f"Hello, {name}"'),
        ((("Ana",), "Hello, Ana!"), (("Bo",), "Hello, Bo!")),
    ),
    Family(
        "bmi",
        "weight: float, height: float",
        "float",
        ("compute the body mass index", "calculate a BMI"),
        "It is the weight in kilograms divided by the height in metres squared.",
        ("return weight / height ** 2", "return weight / (height * height)"),
        ("return weight / height", "return height / weight ** 2"),
        (((80, 2), 20.0), ((50, 1), 50.0)),
    ),
    Family(
        "circle_area",
        "radius: float",
        "float",
        ("compute the area of a circle", "calculate a circle's area"),
        "The area is pi times the radius squared.",
        ("import math\n\nreturn math.pi * radius ** 2",),
        ("import math\n\nreturn 2 * math.pi * radius", "return 3 * radius ** 2"),
        (((1,), 3.141592653589793), ((2,), 12.566370614359172)),
    ),
)
