"""Snippet families about lists: making, filtering and counting."""

from learner.seed.coding.family import Family

FAMILIES: tuple[Family, ...] = (
    Family(
        "sum_list",
        "numbers: list[int]",
        "int",
        ("sum the numbers in a list", "add up all numbers of a list"),
        "It adds each number to a running total.",
        (
            "return sum(numbers)",
            "total = 0\nfor number in numbers:\n    total += number\nreturn total",
        ),
        (
            "total = 0\nfor number in numbers:\n    total = number\nreturn total",
            "return sum(numbers[1:])",
        ),
        ((([1, 2, 3],), 6), (([],), 0)),
    ),
    Family(
        "product",
        "numbers: list[int]",
        "int",
        ("multiply all numbers in a list", "compute the product of a list"),
        "The running product starts at 1.",
        ("result = 1  # not 0\nfor number in numbers:\n    result *= number\nreturn result",),
        ("result = 0\nfor number in numbers:\n    result *= number\nreturn result",),
        ((([2, 3, 4],), 24), (([],), 1)),
    ),
    Family(
        "remove_duplicates",
        "items: list",
        "list",
        ("remove duplicates from a list", "keep each item of a list only once"),
        "It keeps the first of every item, in order.",
        (
            "return list(dict.fromkeys(items))  # keeps the order",
            "seen = []\nfor item in items:\n    if item not in seen:  # first time\n"
            "        seen.append(item)\nreturn seen",
        ),
        ("return [item for item in items if items.count(item) == 1]", "return sorted(set(items))"),
        ((([3, 1, 3, 2],), [3, 1, 2]), (([1, 1],), [1])),
    ),
    Family(
        "flatten",
        "nested: list[list]",
        "list",
        ("flatten a nested list", "turn a list of lists into one list"),
        "It takes every item of every inner list.",
        (
            "return [item for inner in nested for item in inner]",
            "flat = []\nfor inner in nested:\n    flat.extend(inner)  # all items\nreturn flat",
        ),
        (
            "flat = []\nfor inner in nested:\n    flat.append(inner)\nreturn flat",
            "return nested[0]",
        ),
        ((([[1, 2], [3]],), [1, 2, 3]), (([],), [])),
    ),
    Family(
        "chunk",
        "items: list, size: int",
        "list[list]",
        ("split a list into chunks", "cut a list into pieces of equal size"),
        "It slices the list at every multiple of the size.",
        (
            "return [items[i:i + size] for i in range(0, len(items), size)]",
            "chunks = []\nfor i in range(0, len(items), size):  # step by size\n"
            "    chunks.append(items[i:i + size])\nreturn chunks",
        ),
        (
            "return [items[i:i + size] for i in range(len(items))]",
            "return [items[i:size] for i in range(0, len(items), size)]",
        ),
        ((([1, 2, 3, 4, 5], 2), [[1, 2], [3, 4], [5]]), (([1], 3), [[1]])),
    ),
    Family(
        "count_item",
        "items: list, target: int",
        "int",
        ("count how often an item is in a list", "count an item in a list"),
        "It adds one for each item that equals the target.",
        (
            "return items.count(target)",
            "count = 0\nfor item in items:\n    count += item == target\nreturn count",
        ),
        (
            "count = 0\nfor item in items:\n    count = item == target\nreturn int(count)",
            "return items.index(target)",
        ),
        ((([1, 2, 1], 1), 2), (([3], 4), 0)),
    ),
    Family(
        "most_common",
        "items: list",
        "int",
        ("find the most common item in a list", "get the item that occurs most often"),
        "max with key=items.count picks the most frequent item.",
        (
            "return max(items, key=items.count)",
            "counts = {}\nfor item in items:\n    counts[item] = counts.get(item, 0) + 1\n"
            "return max(counts, key=counts.get)  # highest count",
        ),
        ("return max(items)", "return min(items, key=items.count)"),
        ((([1, 2, 2, 3],), 2), (([7, 7, 9],), 7)),
    ),
    Family(
        "even_numbers",
        "numbers: list[int]",
        "list[int]",
        ("keep only the even numbers of a list", "filter the even numbers"),
        "It keeps each number that 2 divides.",
        (
            "return [n for n in numbers if n % 2 == 0]",
            "result = []\nfor n in numbers:\n    if n % 2 == 0:  # even\n        result.append(n)\n"
            "return result",
        ),
        ("return [n for n in numbers if n % 2]", "return numbers[::2]"),
        ((([1, 2, 3, 4],), [2, 4]), (([2, 4, 5],), [2, 4])),
    ),
    Family(
        "positive_numbers",
        "numbers: list[int]",
        "list[int]",
        ("keep only the positive numbers of a list", "filter out negative numbers"),
        "It keeps each number above zero.",
        ("return [n for n in numbers if n > 0]  # zero is not positive",),
        ("return [abs(n) for n in numbers]", "return [n for n in numbers if n < 0]"),
        ((([-1, 2, 0, 3],), [2, 3]), (([],), [])),
    ),
    Family(
        "squares",
        "numbers: list[int]",
        "list[int]",
        ("square every number in a list", "compute the squares of a list"),
        "Each number is multiplied by itself.",
        (
            "return [n * n for n in numbers]",
            "result = []\nfor n in numbers:\n    result.append(n ** 2)\nreturn result",
        ),
        ("return [n * 2 for n in numbers]", "return [n ^ 2 for n in numbers]"),
        ((([1, 2, 3],), [1, 4, 9]), (([0, 5],), [0, 25])),
    ),
    Family(
        "running_total",
        "numbers: list[int]",
        "list[int]",
        ("compute the running total of a list", "get the cumulative sums of a list"),
        "Each entry is the sum of all numbers so far.",
        (
            "total = 0\nresult = []\nfor number in numbers:\n    total += number\n"
            "    result.append(total)  # the sum so far\nreturn result",
        ),
        (
            "total = 0\nresult = []\nfor number in numbers:\n    result.append(total)\n"
            "    total += number\nreturn result",
        ),
        ((([1, 2, 3],), [1, 3, 6]), (([],), [])),
    ),
    Family(
        "common_items",
        "first: list, second: list",
        "list",
        ("find the common items of two lists", "get what two lists share"),
        "It keeps each item of the first list that the second has too.",
        ("return [item for item in first if item in second]",),
        ("return first + second", "return [item for item in first if item not in second]"),
        ((([1, 2, 3], [2, 3, 4]), [2, 3]), (([1], [2]), [])),
    ),
    Family(
        "difference",
        "first: list, second: list",
        "list",
        ("find the items of one list that another lacks", "subtract one list from another"),
        "It keeps each item of the first list that the second lacks.",
        ("return [item for item in first if item not in second]",),
        (
            "return [item for item in second if item not in first]",
            "return [item for item in first if item in second]",
        ),
        ((([1, 2, 3], [2]), [1, 3]), (([1], [1, 5]), [])),
    ),
    Family(
        "transpose",
        "matrix: list[list[int]]",
        "list[list[int]]",
        ("transpose a matrix", "swap the rows and columns of a matrix"),
        "zip puts the n-th items of all rows together.",
        (
            "return [list(column) for column in zip(*matrix)]",
            "return [[row[i] for row in matrix] for i in range(len(matrix[0]))]",
        ),
        ("return [row[::-1] for row in matrix]", "return matrix[::-1]"),
        ((([[1, 2], [3, 4]],), [[1, 3], [2, 4]]), (([[1, 2]],), [[1], [2]])),
    ),
    Family(
        "every_second",
        "items: list",
        "list",
        ("take every second item of a list", "skip every other item of a list"),
        "The slice with step 2 skips every other item.",
        ("return items[::2]  # step of 2",),
        ("return items[1::2]", "return items[2:]"),
        ((([1, 2, 3, 4, 5],), [1, 3, 5]), (([],), [])),
    ),
    Family(
        "has_duplicates",
        "items: list",
        "bool",
        ("check if a list has duplicates", "tell whether a list repeats an item"),
        "A set drops duplicates, so it is shorter than the list.",
        (
            "return len(set(items)) < len(items)",
            "seen = set()\nfor item in items:\n    if item in seen:  # seen before\n"
            "        return True\n    seen.add(item)\nreturn False",
        ),
        (
            "return len(set(items)) == len(items)",
            "return any(a == b for a, b in zip(items, items[1:]))",
        ),
        ((([1, 2, 1],), True), (([1, 2],), False)),
    ),
    Family(
        "last_items",
        "items: list, count: int",
        "list",
        ("get the last n items of a list", "take the end of a list"),
        "A slice that starts count items before the end.",
        ("return items[len(items) - count:]  # also right for 0",),
        ("return items[-count:]", "return items[:count]"),
        ((([1, 2, 3, 4], 2), [3, 4]), (([1, 2], 0), [])),
    ),
)
