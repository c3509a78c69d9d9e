"""Snippet families about the order of lists: sorting, searching, turning."""

from learner.seed.coding.family import Family

FAMILIES: tuple[Family, ...] = (
    Family(
        "find_max",
        "numbers: list[int]",
        "int",
        ("find the largest number in a list", "get the maximum of a list"),
        "It remembers the largest number seen so far.",
        (
            "return max(numbers)",
            "largest = numbers[0]\nfor number in numbers[1:]:\n    if number > largest:  # more\n"
            "        largest = number\nreturn largest",
        ),
        (
            "largest = 0\nfor number in numbers:\n    if number > largest:\n"
            "        largest = number\nreturn largest",
            "return numbers[-1]",
        ),
        ((([3, 9, 2],), 9), (([-5, -2],), -2)),
    ),
    Family(
        "find_min",
        "numbers: list[int]",
        "int",
        ("find the smallest number in a list", "get the minimum of a list"),
        "It remembers the smallest number seen so far.",
        (
            "return min(numbers)",
            "smallest = numbers[0]\nfor number in numbers[1:]:\n"
            "    if number < smallest:  # new best\n        smallest = number\nreturn smallest",
        ),
        (
            "smallest = 0\nfor number in numbers:\n    if number < smallest:\n"
            "        smallest = number\nreturn smallest",
            "return numbers[0]",
        ),
        ((([3, 9, 2],), 2), (([5, 7],), 5)),
    ),
    Family(
        "second_largest",
        "numbers: list[int]",
        "int",
        ("find the second largest number in a list", "get the second biggest number"),
        "Without duplicates, it is the last but one after sorting.",
        ("return sorted(set(numbers))[-2]  # duplicates count once",),
        ("return sorted(numbers)[-2]", "return sorted(set(numbers))[1]"),
        ((([1, 5, 5, 3],), 3), (([4, 9],), 4), (([1, 2, 3, 4],), 3)),
    ),
    Family(
        "rotate",
        "items: list, steps: int",
        "list",
        ("rotate a list to the left", "shift the items of a list to the left"),
        "The first items move to the end.",
        (
            "if not items:\n    return items\nsteps %= len(items)  # full turns change nothing\n"
            "return items[steps:] + items[:steps]",
        ),
        ("return items[steps:]", "return items[:steps] + items[steps:]"),
        ((([1, 2, 3, 4], 1), [2, 3, 4, 1]), (([1, 2], 3), [2, 1])),
    ),
    Family(
        "reverse_list",
        "items: list",
        "list",
        ("reverse a list", "turn a list around"),
        "The slice with step -1 walks backwards.",
        ("return items[::-1]  # step backwards", "return list(reversed(items))"),
        ("return items.reverse()", "return sorted(items)"),
        ((([1, 2, 3],), [3, 2, 1]), (([2, 9, 4],), [4, 9, 2])),
    ),
    Family(
        "is_sorted",
        "items: list[int]",
        "bool",
        ("check if a list is sorted", "tell whether a list is in order"),
        "Every item must be at most the next one.",
        (
            "return all(a <= b for a, b in zip(items, items[1:]))",
            "for i in range(len(items) - 1):\n    if items[i] > items[i + 1]:  # out of order\n"
            "        return False\nreturn True",
        ),
        ("return items[0] <= items[-1]", "return any(a <= b for a, b in zip(items, items[1:]))"),
        ((([1, 2, 2],), True), (([1, 3, 2],), False)),
    ),
    Family(
        "bubble_sort",
        "items: list[int]",
        "list[int]",
        ("sort a list with bubble sort", "implement bubble sort"),
        "Neighbours in the wrong order are swapped again and again.",
        (
            "items = items[:]  # leave the input alone\nfor end in range(len(items) - 1, 0, -1):\n"
            "    for i in range(end):\n        if items[i] > items[i + 1]:  # wrong order\n"
            "            items[i], items[i + 1] = items[i + 1], items[i]\nreturn items",
        ),
        (
            "items = items[:]\nfor i in range(len(items) - 1):\n    if items[i] > items[i + 1]:\n"
            "        items[i], items[i + 1] = items[i + 1], items[i]\nreturn items",
        ),
        ((([3, 1, 2],), [1, 2, 3]), (([3, 2, 1],), [1, 2, 3])),
    ),
    Family(
        "insertion_sort",
        "items: list[int]",
        "list[int]",
        ("sort a list with insertion sort", "implement insertion sort"),
        "Each item is put at its place among those before it.",
        (
            "result = []\nfor item in items:\n    i = 0\n"
            "    while i < len(result) and result[i] < item:  # find its place\n        i += 1\n"
            "    result.insert(i, item)\nreturn result",
        ),
        ("result = []\nfor item in items:\n    result.insert(0, item)\nreturn result",),
        ((([3, 1, 2],), [1, 2, 3]), (([],), [])),
    ),
    Family(
        "quick_sort",
        "items: list[int]",
        "list[int]",
        ("sort a list with quicksort", "implement quicksort"),
        "It splits the list around a pivot and sorts both parts.",
        (
            "if len(items) < 2:  # already sorted\n    return items\npivot, *rest = items\n"
            "small = [x for x in rest if x < pivot]\nlarge = [x for x in rest if x >= pivot]\n"
            "return quick_sort(small) + [pivot] + quick_sort(large)",
        ),
        (
            "if len(items) < 2:\n    return items\npivot, *rest = items\n"
            "small = [x for x in rest if x < pivot]\nlarge = [x for x in rest if x > pivot]\n"
            "return quick_sort(small) + [pivot] + quick_sort(large)",
        ),
        ((([3, 1, 2, 3],), [1, 2, 3, 3]), (([2, 1],), [1, 2])),
    ),
    Family(
        "binary_search",
        "items: list[int], target: int",
        "int",
        ("find an item with binary search", "implement binary search"),
        "Each step halves the part of the sorted list that is left.",
        (
            "low, high = 0, len(items) - 1\nwhile low <= high:\n"
            "    middle = (low + high) // 2\n    if items[middle] == target:  # found it\n"
            "        return middle\n    if items[middle] < target:\n        low = middle + 1\n"
            "    else:\n        high = middle - 1\nreturn -1",
        ),
        (
            "low, high = 0, len(items) - 1\nwhile low < high:\n"
            "    middle = (low + high) // 2\n    if items[middle] == target:\n"
            "        return middle\n    if items[middle] < target:\n        low = middle + 1\n"
            "    else:\n        high = middle - 1\nreturn -1",
        ),
        ((([1, 3, 5, 7], 5), 2), (([1, 3], 3), 1), (([1], 4), -1)),
    ),
    Family(
        "linear_search",
        "items: list, target: int",
        "int",
        ("find the position of an item in a list", "search a list for an item"),
        "It looks at every item and returns -1 if none matches.",
        (
            "for i, item in enumerate(items):\n    if item == target:  # found it\n"
            "        return i\nreturn -1",
        ),
        (
            "for i, item in enumerate(items):\n    if item == target:\n        return item\n"
            "return -1",
            "for i, item in enumerate(items):\n    if item == target:\n"
            "        return i\n    return -1",
        ),
        ((([4, 6, 8], 6), 1), (([1], 5), -1)),
    ),
    Family(
        "merge_sorted",
        "first: list[int], second: list[int]",
        "list[int]",
        ("merge two sorted lists", "combine two sorted lists into one"),
        "It always takes the smaller of the two front items.",
        (
            "return sorted(first + second)",
            "result = []\ni = j = 0\nwhile i < len(first) and j < len(second):\n"
            "    if first[i] <= second[j]:  # take the smaller one\n"
            "        result.append(first[i])\n        i += 1\n    else:\n"
            "        result.append(second[j])\n        j += 1\n"
            "return result + first[i:] + second[j:]",
        ),
        ("return first + second", "return sorted(set(first + second))"),
        ((([1, 4], [2, 4]), [1, 2, 4, 4]), (([], [1]), [1])),
    ),
    Family(
        "pair_sum",
        "numbers: list[int], target: int",
        "bool",
        ("check if two numbers of a list add up to a target", "solve two sum"),
        "For each number it asks whether the missing part was seen before.",
        (
            "seen = set()\nfor number in numbers:\n    if target - number in seen:  # other half\n"
            "        return True\n    seen.add(number)\nreturn False",
        ),
        (
            "return any(target - number in numbers for number in numbers)",
            "return target in numbers",
        ),
        ((([1, 4, 6], 10), True), (([5, 1], 10), False)),
    ),
)
