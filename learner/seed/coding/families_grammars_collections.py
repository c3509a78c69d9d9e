"""The grammars of the families about lists and dictionaries; see `families_grammars.py`."""

COLLECTIONS: dict[str, str] = {
    # lists
    "sum_list": (
        "{sum|add up|total|add together|sum up} {a list|an array|all numbers in a list|the "
        "numbers in a list|a list of numbers|all values of a list|the elements of a list|some "
        "numbers|the items of an array} ; <G> {the sum|the total} of <L> || {sum|total} of {a "
        "list|an array|all numbers|the elements of a list|list elements|some numbers} ; list "
        "{sum|total} ; array sum ; sum of values in a list"
    ),
    "product": (
        "multiply {all|the|all the} <N> {in|of} {a list|an array} {together| } ; <G> the product "
        "of <L> || product {of a list|of all numbers|of an array|of the elements} ; list product "
        "; all numbers multiplied together"
    ),
    "remove_duplicates": (
        "<R> {duplicates|the duplicates|repeated items|double entries|doubles|all "
        "duplicates|repeats|repeated values|duplicate elements} {from|in} <I> ; "
        "{dedupe|deduplicate|dedup} <I> ; {keep|leave} {each item|every value|everything|each "
        "element} only once {in a list| } ; <G> the {unique|distinct} <E> of <I> || "
        "{unique|distinct} {items|elements|values} {of a list| } ; {duplicate "
        "removal|deduplication|dedupe} ; list without {duplicates|repeats|doubles}"
    ),
    "flatten": (
        "{flatten|unnest} {a list of lists|a nested list|nested lists|a 2d list|lists in a list|a "
        "list} ; {turn|convert|merge|make|combine} {a list of lists|nested lists|a nested "
        "list|many sublists} into {one list|a flat list|a single list} || {flat|flattened} list ; "
        "list {flattening|flattener} ; flatten ; one list from nested lists"
    ),
    "chunk": (
        "{split|cut|divide|break|chop|slice} {a list|an array} {into|up into} "
        "{chunks|pieces|groups|parts|batches|blocks} {of n|of equal size|of a given size|of the "
        "same size| } ; {make|create} {chunks|batches|groups of n} {from|out of} a list || "
        "{list|array} {chunks|batches|chunking} ; chunks of {a list|size n} ; batches ; groups of "
        "n"
    ),
    "count_item": (
        "{count|tally} {how often|how many times} {a value|an item|an element|a given "
        "value|something|a certain item} {is|occurs|appears|shows up} in {a list|an array} ; "
        "{count|get|find} {the occurrences|the number of occurrences} of {a value|an item|an "
        "element} {in a list|in an array} || {occurrences|count|number of occurrences} of {an "
        "item|a value|an element} in {a list|an array}"
    ),
    "most_common": (
        "<G> {the most common|the most frequent|the most repeated} {item|element|value|entry} "
        "{in|of|from} <I> ; <G> {the mode|the item that occurs most often|what occurs most|the "
        "value that appears the most} {of|in} {a list|an array} || {most common|most frequent} "
        "{item|element|value} ; mode {of a list| } ; statistical mode"
    ),
    "even_numbers": (
        "{keep|filter|get|select|return|find|pick|extract|take} {only |just |}{the|all|the} {even "
        "numbers|even ones|evens|even values} {of|from|in|out of} <L> ; <R> {the|all} odd "
        "{numbers|ones|values} {from|in} {a list|an array} || {even numbers|evens|even values} "
        "{of|from|in} {a list|an array} ; even number filter ; list of even numbers only"
    ),
    "positive_numbers": (
        "{keep|get|select|return|find|pick|extract|take} {only |just |}{the|all|the} {positive "
        "numbers|positive ones|positives|positive values|numbers above zero|numbers over 0} "
        "{of|from|in|out of} <L> ; <R> {the|all} negative {numbers|ones|values} {from|in} {a "
        "list|an array} || {positive numbers|positives|positive values} {of|from|in} {a list|an "
        "array} ; positive number filter ; list without negatives"
    ),
    "squares": (
        "square {each|every|all} {number|numbers|element|value|item} {in|of} {a list|an array} ; "
        "<G> {the squares|the square of each number|all squares|each number squared} {of|in} {a "
        "list|an array} || {squares|squared numbers|squared values} {of|from} {a list|an array} ; "
        "list of squares ; each number squared"
    ),
    "running_total": (
        "<G> {the running total|the running sum|the cumulative sum|cumulative sums|prefix "
        "sums|partial sums|running totals|the cumsum} {of|for|from} <L> || {running total|running "
        "sum|cumulative sum|prefix sum|cumsum|partial sums} {of a list|of numbers| }"
    ),
    "common_items": (
        "<G> {the common|the shared|all common|the same} <E> {of|in|from} two {lists|arrays} ; "
        "<G> {the intersection|the overlap} of two {lists|arrays} ; <G> {what two lists have in "
        "common|what is in both lists|the things that are in both lists} || "
        "{intersection|overlap} of {two lists|lists|two arrays} ; {common|shared} <E> of two "
        "lists ; list intersection"
    ),
    "difference": (
        "<G> {the difference|the set difference} {of|between} two {lists|arrays} ; <G> {what is "
        "in one list but not in the other|items that only the first list has|<E> of the first "
        "list that are not in the second|what the second list lacks} ; {subtract|take away} one "
        "{list|array} from another || difference of two {lists|arrays} ; list "
        "{difference|subtraction} ; items only in the first list"
    ),
    "transpose": (
        "transpose {a matrix|a table|a 2d list|a grid} ; {swap|switch|exchange|flip} {the |}rows "
        "and columns {of a matrix|in a matrix|of a grid|in a table} ; {turn|change|make} rows "
        "into columns || {matrix transpose|matrix transposition|transposed matrix|transpose} ; "
        "rows and columns swapped ; rows to columns"
    ),
    "every_second": (
        "{get|take|return|pick|select|keep} {every second|every other|every 2nd|each "
        "second|alternate} {item|element|value|entry} {of|from|in} <I> ; skip every other "
        "{item|element} {of|in} {a list|an array} || {every second|every other|every 2nd} "
        "{item|element|value} {of a list| } ; alternate items"
    ),
    "has_duplicates": (
        "<C> {a list|an array|a sequence} {has|contains} {duplicates|repeats|doubles|repeated "
        "items|the same item twice|duplicate values|repeated elements|any duplicates} ; <C> "
        "{anything|any item|some value|an element} {occurs twice|repeats|is repeated|appears more "
        "than once} in {a list|an array} || duplicate {check|test|detection|detector|checker} ; "
        "duplicates or not ; are there duplicates in a list"
    ),
    "last_items": (
        "{get|take|return|give back|pick|keep} the {last|final} {n|few} <E> {of|from|in} <I> "
        "; <G> the {tail|end} of {a list|an array} || {last|final} {n|few} <E> {of a list| } ; "
        "list tail ; {tail|end} of a list"
    ),
    # order
    "find_max": (
        "<G> the {largest|biggest|greatest|highest|maximum|max} "
        "{number|value|element|item|one|entry} {in|of|from} <L> ; <G> {the maximum|the max|the "
        "largest|the biggest} {of|in|from} <L> ; <G> which {number|value} is the "
        "{largest|biggest|highest|greatest} || {maximum|max|largest number|biggest number|highest "
        "value|greatest element|largest value} {of|in} <L> ; list {maximum|max} ; "
        "{largest|biggest} in a list"
    ),
    "find_min": (
        "<G> the {smallest|lowest|least|minimum|min|tiniest} "
        "{number|value|element|item|one|entry} {in|of|from} <L> ; <G> {the minimum|the min|the "
        "smallest|the lowest} {of|in|from} <L> ; <G> which {number|value} is the "
        "{smallest|lowest|least} || {minimum|min|smallest number|lowest value|least "
        "element|smallest value} {of|in} <L> ; list {minimum|min} ; {smallest|lowest} in a list"
    ),
    "second_largest": (
        "<G> the {second largest|second biggest|second highest|2nd largest|2nd biggest|second "
        "greatest|next to largest} {number|value|element|item| } {in|of|from} <L> || {second "
        "largest|second biggest|second highest|2nd largest} {number|value|element} {in a list|of "
        "a list| } ; runner-up of a list"
    ),
    "rotate": (
        "{rotate|cycle} {a list|an array|the items of a list} {to the left|left|by n|by k "
        "steps|by some steps| } ; {shift|move} {a list|an array} {to the left|left} {with wrap "
        "around|by n places| } ; {move|put} the {first|leading} {items|elements} {of a list|of an "
        "array} {to its end|at the end|to the back} || {list|array|left} rotation ; rotated "
        "{list|array} ; left shift of a list"
    ),
    "reverse_list": (
        "{reverse|flip|turn around|invert|mirror} {a list|an array|the order of a list|the items "
        "of a list|the elements of an array|a python list|a list of things} ; {return|give "
        "back|put|print} {a list|an array} {backwards|in reverse|in reverse order|back to "
        "front|the other way round} || {list|array} {reversal|reverser|reverse} ; reversed "
        "{list|array} ; {a list|an array} backwards ; list in reverse order"
    ),
    "is_sorted": (
        "<C> {a list|an array|a sequence} is {sorted|in order|ordered|in ascending order|already "
        "sorted|increasing|in sorted order} ; <C> {numbers|the items of a list} {go up|are in "
        "order|are ascending|never go down} || sorted {check|test|or not|checker} ; is a list "
        "sorted ; ascending order {check|test}"
    ),
    "bubble_sort": (
        "{do|implement|write|code|run|perform|program} {a|the} {bubble sort|bubblesort} ; "
        "{sort|order|arrange} {a list|an array|numbers} {with|using|by} {bubble "
        "sort|bubblesort|the bubble sort algorithm|swapping neighbours} || {bubble "
        "sort|bubblesort} {algorithm|implementation| } ; bubble sort"
    ),
    "insertion_sort": (
        "{do|implement|write|code|run|perform|program} {an|the} {insertion sort|insertionsort} ; "
        "{sort|order|arrange} {a list|an array|numbers} {with|using|by} {insertion "
        "sort|insertionsort|the insertion sort algorithm|inserting each one at its place} || "
        "{insertion sort|insertionsort} {algorithm|implementation| } ; insertion sort"
    ),
    "quick_sort": (
        "{do|implement|write|code|run|perform|program} {a|the} {quick sort|quicksort} ; "
        "{sort|order|arrange} {a list|an array|numbers} {with|using|by} {quick sort|quicksort|the "
        "quicksort algorithm|a pivot} || {quick sort|quicksort} {algorithm|implementation| } ; "
        "quicksort"
    ),
    "binary_search": (
        "{do|implement|write|code|run|perform|program} {a|the} {binary search|binary search "
        "algorithm} ; {find|look up|locate|search} {an item|a value|a number|a target} "
        "{with|using|by} {binary search|bisection|halving the range} ; {search|look through} {a "
        "sorted list|an ordered array|a sorted array} {by halving|in log time|quickly for a "
        "target|fast| } || binary search {algorithm|implementation|in a sorted list| } ; search "
        "in a sorted {list|array} ; bisection search"
    ),
    "linear_search": (
        "<G> {the index|the position|where the position} of {an item|a value|an element|a target} "
        "{in|within} {a list|an array} ; {do|implement|write|code} {a|the} linear search ; "
        "{find|locate|tell} {where|at which index|at what position} {an item|a value|an element} "
        "is in {a list|an array} || linear search ; {index|position} of {an item|a value|an "
        "element} in {a list|an array} ; sequential search"
    ),
    "merge_sorted": (
        "{merge|combine|join|put together} {two sorted|two ordered|two already sorted|2 sorted} "
        "{lists|arrays} {into one|into one sorted list|in order| } || {merged|combined} sorted "
        "{lists|arrays} ; {merge|merging|union} of two sorted {lists|arrays} ; sorted merge"
    ),
    "pair_sum": (
        "<C> {two numbers|a pair|any two numbers|some pair|any pair} {in|of|from} {a list|an "
        "array} {adds up to|sum to|sums to|add up to|gives|make} {a target|a given sum|a given "
        "number|some total} ; {solve|do|code} {two sum|the two sum problem|the two-sum task} || "
        "two sum ; {pair|two numbers} with a given sum ; {pair|two} sum {check|problem|test}"
    ),
    # tables
    "invert_dict": (
        "{swap|switch|exchange|flip} {the |}keys and {the |}values {of|in} <D> ; "
        "{invert|reverse|flip|turn around} {a dictionary|a dict|a mapping} ; {turn|make} {values "
        "into keys|keys into values} || {inverted|reversed|flipped} {dict|dictionary|mapping} ; "
        "{dict|dictionary} inversion ; keys and values swapped"
    ),
    "merge_dicts": (
        "{merge|combine|join|unite|put together} {two dictionaries|two dicts|dictionaries|dicts|2 "
        "dicts|two mappings} {into one| } ; {make|build} one {dict|dictionary} {from|out of} two "
        "|| {dict|dictionary} {merge|merging} ; {merged|combined} {dicts|dictionaries} ; "
        "{union|combination} of two dicts"
    ),
    "sort_by_value": (
        "{sort|order|arrange} {a dict|a dictionary|dict items|dictionary entries|a mapping} by "
        "{value|its values|values|the value} || {dict|dictionary} sorted by value ; "
        "{sorting|order} of a dict by value ; {dict|dictionary} by value order"
    ),
    "max_key": (
        "<G> {the key|which key} {with|has|that has} the "
        "{largest|biggest|highest|greatest|maximum|max} value {in a dict|of a dictionary|in a "
        "dictionary| } ; <G> the {top|best} key of {a dict|a dictionary} || key {with|of} the "
        "{largest|biggest|highest|max|maximum} value ; {best|top} key of a dict ; argmax of a dict"
    ),
    "group_by_length": (
        "{group|sort|bucket|arrange|collect} {words|strings|a list of words} {by|according to} "
        "{length|their length|number of letters|how long they are} {into groups| } || words "
        "{grouped|bucketed} by length ; {groups|buckets} of words by length ; grouping by word "
        "length"
    ),
    "count_values": (
        "{count|tally} {how often|how many times} {each|every} {item|element|value|thing|entry} "
        "{occurs|appears|is|shows up} in {a list|an array} ; <G> {item frequencies|the frequency "
        "of each item|a count for each element|the counts of all values} {of|in} {a list|an "
        "array} || {item|element|value} {counts|frequencies|counter} of a list ; {list|array} "
        "{counter|tally|frequencies|histogram} ; frequency of {each|every} {item|element} {of|in} "
        "a list"
    ),
    "filter_dict": (
        "{filter|reduce} {a dict|a dictionary|dict entries|dict items} {by value|to values above "
        "a limit|by a minimum value|by a limit} ; {keep|get|return} {only |}{the|all|the} "
        "{entries|items|pairs} of {a dict|a dictionary} {above a limit|with a value over a "
        "threshold|whose value is greater than a limit} ; <R> {small values|low values|values "
        "that are too low} {from|in} {a dict|a dictionary} || filtered {dict|dictionary} ; "
        "{dict|dictionary} {filter|filtering} by value ; dict entries above a limit"
    ),
    "lists_to_dict": (
        "{turn|convert|zip|combine|make|merge} {two lists|a list of keys and a list of "
        "values|keys and values|2 lists} into {a dict|a dictionary|one dict} ; "
        "{make|build|create} {a dict|a dictionary} {from|out of} {two lists|keys and values|a "
        "list of keys and a list of values|two arrays} || {dict|dictionary} from two "
        "{lists|arrays} ; two lists to {dict|dictionary} ; lists zipped into a dict"
    ),
    "sum_values": (
        "{sum|add up|total|sum up|add} {the|all|all the} values {of|in} <D> ; <G> {the sum|the "
        "total} of {the|all} {values in a dict|dict values|dictionary values|values of a "
        "dictionary} || {sum|total} of {dict values|dictionary values|the values of a dict|all "
        "values in a dictionary} ; dict {sum|total}"
    ),
    "is_balanced": (
        "<C> {brackets|parentheses|parens|the brackets in a string|all brackets|braces and "
        "brackets} {are balanced|match|are matched|are closed properly|match up|all close} ; <C> "
        "{a string|a text|an expression} has {balanced|matching} {brackets|parentheses} || "
        "{balanced|matching} {brackets|parentheses|parens} {check|test| } ; bracket "
        "{matching|balance|checker} ; valid parentheses"
    ),
    "roman_to_int": (
        "{convert|turn|change|read|parse|decode|translate} {a roman numeral|roman numerals|a "
        "roman number|roman numbers} {to|into|as} {an integer|a number|an int|arabic numbers|a "
        "decimal} ; <G> {the value|the integer} of a roman {numeral|number} || roman "
        "{numeral|numerals|number} to {int|integer|number|decimal} ; {value|number} of a roman "
        "numeral ; roman numeral {parser|converter|conversion}"
    ),
    "run_length": (
        "{compress|encode|shorten} {a string|a text|a word|repeated letters} {with|using|by} "
        "{run-length encoding|run length encoding|rle|counting runs of letters} ; "
        "{do|implement|code|write} {run-length|run length} encoding ; {write|turn} {aaab as "
        "a3b1|aaab into a3b1} || {run-length|run length} encoding ; rle ; rle "
        "{compression|encoding|encoder}"
    ),
    "seconds_to_time": (
        "{convert|turn|change|format|transform} {seconds|a number of seconds|an amount of "
        "seconds|secs} {to|into|as} {hours, minutes and seconds|hh:mm:ss|a time|h:m:s|hours "
        "minutes seconds|a clock time} ; {show|write|display} seconds as {a time|hh:mm:ss|a "
        "clock} || seconds to {hh:mm:ss|hours minutes seconds|time|clock time} ; {hh:mm:ss|time} "
        "from seconds ; time format for seconds"
    ),
    "days_in_month": (
        "<G> {how many days a month has|the number of days in a month|the days of a month|how "
        "many days are in a month|the length of a month|how long a month is} || {days|number of "
        "days} {in|of} a month ; month length ; how many days a month has"
    ),
    "grade": (
        "{turn|convert|change|map|translate} {a score|points|a mark|a test score|a percentage "
        "score} {to|into} {a grade|a letter grade|a letter|A to F} ; <G> the {letter "
        "grade|grade|school grade} {for|from|of} {a score|some points|a test score} || {letter "
        "grade|grade|grading} {from a score|for points|of a score} ; score to {grade|letter} ; "
        "grade {calculator|converter}"
    ),
    "is_strong_password": (
        "<C> a password is {strong|safe|strong enough|good|secure|hard to guess} ; "
        "{check|test|rate} {the strength of a password|password strength|how strong a password "
        "is} ; validate {a password|passwords} || password "
        "{strength|check|validator|checker|validation|test} ; strong password {check|test|or not}"
    ),
    "hamming_distance": (
        "<G> the hamming distance {of|between} {two strings|two words|two texts} ; "
        "{count|get|tell|find} {how many|the} {characters|letters|positions} {two strings differ "
        "in|differ between two strings|differ between two words} || hamming distance {of two "
        "strings|between two words| } ; number of differing {characters|positions|letters}"
    ),
    "rock_paper_scissors": (
        "{play|judge|decide|referee|code|do} {rock paper scissors|rock, paper, scissors|a round "
        "of rock paper scissors|a game of rock paper scissors} ; <G> {the winner|who wins} "
        "{of|in|at} rock paper scissors || rock paper scissors {game|winner|judge| } ; winner of "
        "rock paper scissors ; rps game"
    ),
    "safe_divide": (
        "divide {two numbers|a by b|safely|numbers} {without crashing on zero|without an error on "
        "zero|but not by zero|safely|without a zero division error|unless b is zero} ; "
        "{handle|avoid|survive} {division by zero|dividing by zero|a zero division error} || safe "
        "{division|divide} ; division {without zero errors|that handles zero|that survives zero} "
        "; zero division guard"
    ),
    "word_lengths": (
        "{map|match} {each word|words|every word} to {its length|their lengths|the number of its "
        "letters} ; {build|make|create|return} {a dict|a dictionary} {of word lengths|from words "
        "to lengths|with the length of each word} ; <G> {the length of each word|how long each "
        "word is|the lengths of all words} {in a list| } || word lengths ; {dict|dictionary} of "
        "word lengths ; {length|lengths} of {each|every} word"
    ),
    "sum_matrix": (
        "{sum|add up|total|sum up} {a matrix|all numbers in a matrix|a table of numbers|a 2d "
        "list|the cells of a grid|all values of a matrix|a 2d array} ; <G> {the sum|the total} of "
        "{a matrix|a 2d list|a grid|all rows|a 2d array} || {matrix|grid|2d list|table|2d array} "
        "{sum|total} ; {sum|total} of {a matrix|a grid|a 2d list|all cells}"
    ),
    "greet": (
        "{greet|say hello to|say hi to|welcome} {a person|somebody|someone|a user|people|a name} "
        "{by name|with their name} ; {return|print|make|write|say} {a greeting|a hello|hello} "
        "{for|to} {a name|a given name|somebody|a user} || {greeting|hello} {for a name|by "
        "name|with a name|message} ; hello function ; name greeting"
    ),
    "bmi": (
        "<G> {the bmi|bmi|the body mass index|a bmi|someone's body mass index} {from weight and "
        "height|of a person|with weight and height| } || {bmi|body mass index} "
        "{calculator|calculation|from weight and height|formula| } ; bmi"
    ),
    "circle_area": (
        "<G> {the area|the surface|the surface area|how big the area is} of {a circle|a disc|a "
        "round shape|a circle with a given radius} {from its radius|from the radius| } ; <G> {a "
        "circle's area|the circle area} || {circle area|area of a circle|circle's area} {from the "
        "radius|by radius| } ; pi r squared ; circle area formula"
    ),
}  # fmt: skip
