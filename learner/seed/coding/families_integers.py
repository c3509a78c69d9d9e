"""Snippet families about whole numbers: primes, divisors and famous sequences."""

from learner.seed.coding.family import Family

FAMILIES: tuple[Family, ...] = (
    Family(
        "is_even",
        "n: int",
        "bool",
        ("check if a number is even", "tell whether a number is even"),
        "A number is even when dividing it by 2 leaves no remainder.",
        ("return n % 2 == 0  # no remainder",),
        ("return n % 2 == 1", "return n / 2 == 0"),
        (((4,), True), ((7,), False), ((0,), True)),
    ),
    Family(
        "is_odd",
        "n: int",
        "bool",
        ("check if a number is odd", "tell whether a number is odd"),
        "A number is odd when dividing it by 2 leaves a remainder of 1.",
        ("return n % 2 == 1  # remainder of 1",),
        ("return n % 2 == 0",),
        (((7,), True), ((4,), False), ((1,), True)),
    ),
    Family(
        "factorial",
        "n: int",
        "int",
        ("compute the factorial of a number", "calculate n factorial"),
        "It multiplies all whole numbers from 1 to n.",
        (
            "result = 1\nfor i in range(2, n + 1):  # 2 to n\n    result *= i\nreturn result",
            "if n <= 1:  # base case\n    return 1\nreturn n * factorial(n - 1)",
        ),
        (
            "result = 1\nfor i in range(2, n):\n    result *= i\nreturn result",
            "result = 0\nfor i in range(1, n + 1):\n    result *= i\nreturn result",
        ),
        (((5,), 120), ((0,), 1), ((3,), 6)),
    ),
    Family(
        "fibonacci",
        "n: int",
        "int",
        ("compute the n-th Fibonacci number", "get the nth fibonacci number"),
        "It keeps the last two numbers and adds them n times.",
        (
            "a, b = 0, 1\nfor _ in range(n):  # move on n times\n    a, b = b, a + b\nreturn a",
            "if n < 2:  # base cases\n    return n\nreturn fibonacci(n - 1) + fibonacci(n - 2)",
        ),
        (
            "a, b = 0, 1\nfor _ in range(n):\n    a, b = b, a + b\nreturn b",
            "if n < 2:\n    return 1\nreturn fibonacci(n - 1) + fibonacci(n - 2)",
        ),
        (((10,), 55), ((0,), 0), ((1,), 1), ((7,), 13)),
    ),
    Family(
        "is_prime",
        "n: int",
        "bool",
        ("check if a number is prime", "test whether a number is prime"),
        "It tries every divisor up to the square root.",
        (
            "if n < 2:  # 0 and 1 are not prime\n    return False\n"
            "for i in range(2, int(n ** 0.5) + 1):\n    if n % i == 0:  # found a divisor\n"
            "        return False\nreturn True",
            "if n < 2:  # 0 and 1 are not prime\n    return False\n"
            "return all(n % i for i in range(2, int(n ** 0.5) + 1))",
        ),
        (
            "for i in range(2, n):\n    if n % i == 0:\n        return False\nreturn True",
            "if n < 2:\n    return False\nfor i in range(2, int(n ** 0.5)):\n"
            "    if n % i == 0:\n        return False\nreturn True",
        ),
        (((7,), True), ((1,), False), ((9,), False), ((4,), False), ((2,), True)),
    ),
    Family(
        "gcd",
        "a: int, b: int",
        "int",
        ("find the greatest common divisor of two numbers", "compute the gcd of two numbers"),
        "Euclid's algorithm replaces the pair by the smaller one and the remainder.",
        ("while b:  # until nothing is left over\n    a, b = b, a % b\nreturn a",),
        ("while b:\n    a, b = b, a // b\nreturn a", "while b:\n    a, b = b, a % b\nreturn b"),
        (((12, 18), 6), ((7, 5), 1), ((10, 5), 5)),
    ),
    Family(
        "lcm",
        "a: int, b: int",
        "int",
        ("find the least common multiple of two numbers", "compute the lcm of two numbers"),
        "The product divided by the greatest common divisor is the least common multiple.",
        (
            "x, y = a, b\nwhile y:  # find the gcd\n    x, y = y, x % y\nreturn a * b // x",
            "multiple = max(a, b)\nwhile multiple % a or multiple % b:  # not yet a multiple\n"
            "    multiple += 1\nreturn multiple",
        ),
        ("return a * b", "x, y = a, b\nwhile y:\n    x, y = y, x % y\nreturn a * b * x"),
        (((4, 6), 12), ((3, 5), 15), ((2, 8), 8)),
    ),
    Family(
        "is_perfect_square",
        "n: int",
        "bool",
        ("check if a number is a perfect square", "tell whether a number is a square"),
        "It rounds the square root and squares it again.",
        ("root = round(n ** 0.5)  # nearest whole root\nreturn root * root == n",),
        ("root = int(n / 2)\nreturn root * root == n",),
        (((16,), True), ((15,), False), ((25,), True)),
    ),
    Family(
        "sum_to_n",
        "n: int",
        "int",
        ("add up the numbers from 1 to n", "sum all numbers up to n"),
        "The sum of 1 to n is n times n plus 1, divided by 2.",
        ("return n * (n + 1) // 2", "return sum(range(1, n + 1))  # n is included"),
        ("return n * (n - 1) // 2", "return sum(range(1, n))"),
        (((10,), 55), ((1,), 1), ((4,), 10)),
    ),
    Family(
        "divisors",
        "n: int",
        "list[int]",
        ("list all divisors of a number", "find the divisors of a number"),
        "It keeps every number from 1 to n that divides n.",
        (
            "return [i for i in range(1, n + 1) if n % i == 0]",
            "found = []\nfor i in range(1, n + 1):  # n is included\n    if n % i == 0:\n"
            "        found.append(i)\nreturn found",
        ),
        (
            "return [i for i in range(1, n) if n % i == 0]",
            "return [i for i in range(2, n + 1) if n % i == 0]",
        ),
        (((12,), [1, 2, 3, 4, 6, 12]), ((7,), [1, 7])),
    ),
    Family(
        "prime_factors",
        "n: int",
        "list[int]",
        ("find the prime factors of a number", "factor a number into primes"),
        "It divides by each divisor as often as it can.",
        (
            "factors = []\ndivisor = 2\nwhile n > 1:\n    while n % divisor == 0:  # divide out\n"
            "        factors.append(divisor)\n        n //= divisor\n    divisor += 1\n"
            "return factors",
        ),
        (
            "factors = []\nfor divisor in range(2, n):\n    if n % divisor == 0:\n"
            "        factors.append(divisor)\nreturn factors",
        ),
        (((12,), [2, 2, 3]), ((7,), [7]), ((30,), [2, 3, 5])),
    ),
    Family(
        "primes_up_to",
        "n: int",
        "list[int]",
        ("list all primes up to n", "find every prime number up to n"),
        "It keeps each number that no smaller prime divides.",
        (
            "primes = []\nfor i in range(2, n + 1):\n    if all(i % p for p in primes):  # prime\n"
            "        primes.append(i)\nreturn primes",
        ),
        (
            "primes = []\nfor i in range(1, n + 1):\n    if all(i % p for p in primes):\n"
            "        primes.append(i)\nreturn primes",
            "primes = []\nfor i in range(2, n):\n    if all(i % p for p in primes):\n"
            "        primes.append(i)\nreturn primes",
        ),
        (((11,), [2, 3, 5, 7, 11]), ((5,), [2, 3, 5])),
    ),
    Family(
        "is_armstrong",
        "n: int",
        "bool",
        ("check if a number is an Armstrong number", "test for an Armstrong number"),
        "It raises each digit to the number of digits and adds them up.",
        ("digits = str(n)\nreturn n == sum(int(d) ** len(digits) for d in digits)",),
        ("digits = str(n)\nreturn n == sum(int(d) ** 2 for d in digits)",),
        (((153,), True), ((10,), False), ((7,), True)),
    ),
    Family(
        "collatz_steps",
        "n: int",
        "int",
        ("count the Collatz steps of a number", "count the steps of the Collatz sequence"),
        "Even numbers are halved, odd ones tripled plus one, until 1 is reached.",
        (
            "steps = 0\nwhile n != 1:\n    n = n // 2 if n % 2 == 0 else 3 * n + 1\n"
            "    steps += 1  # one more step\nreturn steps",
        ),
        (
            "steps = 0\nwhile n != 1:\n    n = n // 2 if n % 2 == 0 else 3 * n\n"
            "    steps += 1\n    if steps > 99:\n        break\nreturn steps",
            "steps = 1\nwhile n != 1:\n    n = n // 2 if n % 2 == 0 else 3 * n + 1\n"
            "    steps += 1\nreturn steps",
        ),
        (((6,), 8), ((1,), 0), ((4,), 2)),
    ),
)
