"""Snippet families about numbers: digits, units, means and measures."""

from learner.seed.coding.family import Family

FAMILIES: tuple[Family, ...] = (
    Family(
        "sum_digits",
        "n: int",
        "int",
        ("sum the digits of a number", "add up the digits of a number"),
        "It turns the number into text and adds each digit.",
        (
            "return sum(int(digit) for digit in str(abs(n)))  # ignore the sign",
            "n = abs(n)  # ignore the sign\ntotal = 0\nwhile n:\n    total += n % 10\n"
            "    n //= 10\nreturn total",
        ),
        (
            "return len(str(abs(n)))",
            "total = 0\nwhile n > 10:\n    total += n % 10\n    n //= 10\nreturn total",
        ),
        (((123,), 6), ((405,), 9), ((0,), 0)),
    ),
    Family(
        "reverse_number",
        "n: int",
        "int",
        ("reverse the digits of a number", "turn a number around"),
        "It turns the number into text, reverses it and turns it back.",
        ("return int(str(n)[::-1])  # step backwards",),
        ("return str(n)[::-1]", "return int(str(n)[1:])"),
        (((123,), 321), ((40,), 4), ((7,), 7)),
    ),
    Family(
        "count_digits",
        "n: int",
        "int",
        ("count the digits of a number", "count how many digits a number has"),
        "The length of the number as text is the number of digits.",
        ("return len(str(abs(n)))  # ignore the sign",),
        ("return len(str(n)) - 1", "return sum(int(digit) for digit in str(abs(n)))"),
        (((1234,), 4), ((7,), 1), ((-15,), 2)),
    ),
    Family(
        "is_leap_year",
        "year: int",
        "bool",
        ("check if a year is a leap year", "tell whether a year is a leap year"),
        "Every fourth year is a leap year, but only every fourth century.",
        (
            "return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)",
            "if year % 400 == 0:  # every fourth century\n    return True\n"
            "return year % 4 == 0 and year % 100 != 0",
        ),
        ("return year % 4 == 0", "return year % 4 == 0 and year % 100 != 0"),
        (((2024,), True), ((1900,), False), ((2000,), True), ((2023,), False)),
    ),
    Family(
        "celsius_to_fahrenheit",
        "celsius: float",
        "float",
        ("convert Celsius to Fahrenheit", "turn degrees Celsius into Fahrenheit"),
        "Multiply by 9, divide by 5 and add 32.",
        ("return celsius * 9 / 5 + 32",),
        ("return celsius * 5 / 9 + 32", "return (celsius + 32) * 9 / 5"),
        (((100,), 212.0), ((0,), 32.0), ((10,), 50.0)),
    ),
    Family(
        "fahrenheit_to_celsius",
        "fahrenheit: float",
        "float",
        ("convert Fahrenheit to Celsius", "turn degrees Fahrenheit into Celsius"),
        "Subtract 32, multiply by 5 and divide by 9.",
        ("return (fahrenheit - 32) * 5 / 9",),
        ("return fahrenheit - 32 * 5 / 9", "return (fahrenheit - 32) * 9 / 5"),
        (((212,), 100.0), ((32,), 0.0), ((50,), 10.0)),
    ),
    Family(
        "clamp",
        "value: int, low: int, high: int",
        "int",
        ("clamp a value between two limits", "limit a number to a range"),
        "It takes the larger of value and low, then the smaller of that and high.",
        (
            "return max(low, min(value, high))",
            "if value < low:  # too small\n    return low\nif value > high:  # too large\n"
            "    return high\nreturn value",
        ),
        ("return min(low, max(value, high))", "return max(low, value)"),
        (((15, 0, 10), 10), ((-3, 0, 10), 0), ((5, 0, 10), 5)),
    ),
    Family(
        "power",
        "base: int, exponent: int",
        "int",
        ("raise a number to a power", "compute a power without the ** operator"),
        "It multiplies the base with itself, exponent times.",
        (
            "result = 1\nfor _ in range(exponent):  # once for each step\n    result *= base\n"
            "return result",
        ),
        (
            "result = base\nfor _ in range(exponent):\n    result *= base\nreturn result",
            "return base * exponent",
        ),
        (((2, 5), 32), ((3, 0), 1), ((5, 2), 25)),
    ),
    Family(
        "absolute",
        "n: int",
        "int",
        ("get the absolute value of a number", "drop the sign of a number"),
        "Negative numbers are negated, others stay as they are.",
        ("return -n if n < 0 else n", "if n < 0:  # negative\n    return -n\nreturn n"),
        ("return -n", "return n if n < 0 else -n"),
        (((-5,), 5), ((3,), 3), ((0,), 0)),
    ),
    Family(
        "to_binary",
        "n: int",
        "str",
        ("convert a number to binary", "turn a number into a binary string"),
        "It collects the remainders of dividing by 2.",
        (
            'return format(n, "b")',
            'if n == 0:\n    return "0"\nbits = ""\nwhile n:\n    bits = str(n % 2) + bits  '
            "# lowest bit first\n    n //= 2\nreturn bits",
        ),
        ("return bin(n)", 'bits = ""\nwhile n:\n    bits += str(n % 2)\n    n //= 2\nreturn bits'),
        (((10,), "1010"), ((0,), "0"), ((6,), "110")),
    ),
    Family(
        "from_binary",
        "bits: str",
        "int",
        ("convert a binary string to a number", "read a binary string as a number"),
        "Each bit doubles the value so far and adds itself.",
        (
            "return int(bits, 2)  # base 2",
            "value = 0\nfor bit in bits:\n    value = value * 2 + int(bit)\nreturn value",
        ),
        ("return int(bits)", "value = 0\nfor bit in bits:\n    value += int(bit)\nreturn value"),
        ((("1010",), 10), (("11",), 3), (("0",), 0)),
    ),
    Family(
        "average",
        "numbers: list[float]",
        "float",
        ("compute the average of a list", "calculate the mean of some numbers"),
        "The sum divided by how many there are is the mean.",
        (
            "if not numbers:  # avoid division by zero\n    return 0.0\n"
            "return sum(numbers) / len(numbers)",
        ),
        ("return sum(numbers) / 2", "return sum(numbers) // len(numbers)"),
        ((([1, 2, 3, 4],), 2.5), (([],), 0.0), (([5],), 5.0)),
    ),
    Family(
        "median",
        "numbers: list[float]",
        "float",
        ("find the median of a list", "compute the median of some numbers"),
        "After sorting, the median is the middle one or the mean of the middle two.",
        (
            "ordered = sorted(numbers)\nmiddle = len(ordered) // 2\nif len(ordered) % 2:  # odd\n"
            "    return ordered[middle]\nreturn (ordered[middle - 1] + ordered[middle]) / 2",
        ),
        ("return sorted(numbers)[len(numbers) // 2]", "return numbers[len(numbers) // 2]"),
        ((([3, 1, 2],), 2), (([4, 1, 3, 2],), 2.5)),
    ),
    Family(
        "fizzbuzz",
        "n: int",
        "str",
        ("solve FizzBuzz for one number", "write fizzbuzz"),
        "Multiples of 15 must be checked before those of 3 and 5.",
        (
            'if n % 15 == 0:  # check both first\n    return "FizzBuzz"\nif n % 3 == 0:\n'
            '    return "Fizz"\nif n % 5 == 0:\n    return "Buzz"\nreturn str(n)',
        ),
        (
            'if n % 3 == 0:\n    return "Fizz"\nif n % 5 == 0:\n    return "Buzz"\n'
            'if n % 15 == 0:\n    return "FizzBuzz"\nreturn str(n)',
        ),
        (((15,), "FizzBuzz"), ((3,), "Fizz"), ((10,), "Buzz"), ((7,), "7")),
    ),
    Family(
        "percent",
        "part: float, whole: float",
        "float",
        ("compute what percent one number is of another", "calculate a percentage"),
        "The part divided by the whole, times 100, is the percentage.",
        ("if whole == 0:  # avoid division by zero\n    return 0.0\nreturn part / whole * 100",),
        ("return whole / part * 100", "return part / whole"),
        (((25, 50), 50.0), ((1, 4), 25.0), ((3, 0), 0.0)),
    ),
    Family(
        "distance",
        "x1: float, y1: float, x2: float, y2: float",
        "float",
        ("compute the distance between two points", "calculate how far two points are apart"),
        "It is the Pythagorean theorem.",
        ("return ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5",),
        ("return (x2 - x1) + (y2 - y1)", "return (x2 - x1) ** 2 + (y2 - y1) ** 2"),
        (((0, 0, 3, 4), 5.0), ((1, 1, 1, 1), 0.0)),
    ),
)
