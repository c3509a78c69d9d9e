"""The grammars of `families_grammars.py` for the families with a value, which stands for `[K]`."""

VALUE_GRAMMARS: dict[str, str] = {
    "add_K": (
        "add [K] {to <X>|onto <X>} ; {increase|raise|bump up|increment} <X> by [K] ; <G> {<X> "
        "plus [K]|[K] more than <X>|the sum of <X> and [K]|<X> + [K]} ; {take|read} <X> and add "
        "[K] {to it| } || plus [K] ; <X> plus [K] ; addition of [K] ; n + [K] ; [K] added to <X> "
        "; [K] more than <X>"
    ),
    "subtract_K": (
        "{subtract|take|deduct|take away} [K] from <X> ; {decrease|reduce|lower|decrement} <X> by "
        "[K] ; <G> {<X> minus [K]|[K] less than <X>|<X> - [K]} ; {take|read} <X> and {subtract "
        "[K]|take away [K]} || minus [K] ; <X> minus [K] ; subtraction of [K] ; n - [K] ; [K] "
        "taken from <X> ; [K] less than <X>"
    ),
    "times_K": (
        "multiply {<X> by [K]|[K] with <X>|by [K]} ; <G> {<X> times [K]|[K] times <X>|the product "
        "of <X> and [K]|n * [K]|the [K]-fold of <X>} ; {take|read} <X> and multiply it by [K] || "
        "times [K] ; <X> times [K] ; multiplication by [K] ; n * [K] ; [K] times n ; <X> "
        "multiplied by [K]"
    ),
    "is_divisible_by_K": (
        "<C> <X> {is divisible by [K]|can be divided by [K]|is a multiple of [K]|divides evenly "
        "by [K]|is evenly divisible by [K]|is in the [K] times table} ; <C> [K] {divides|goes "
        "into|is a divisor of|is a factor of} <X> || divisible by [K] {check|test|or not} ; "
        "divisibility by [K] ; {multiple of [K]|division by [K]} {check|test} ; is n divisible by "
        "[K]"
    ),
    "mod_K": (
        "<G> {the remainder of <X> divided by [K]|<X> mod [K]|<X> modulo [K]|n % [K]|what is left "
        "when <X> is divided by [K]|the rest of dividing <X> by [K]} ; divide <X> by [K] and "
        "{return|keep|give} {only |}the {remainder|rest} || {remainder|modulo|mod} {by "
        "[K]|[K]|for [K]} ; n mod [K] ; n % [K] ; {remainder|rest} after dividing by [K]"
    ),
    "greater_than_K": (
        "<C> <X> is {greater than|larger than|bigger than|above|over|more than|higher "
        "than|strictly greater than} [K] ; <C> <X> {exceeds|beats|goes over} [K] ; compare <X> "
        "with [K] to see if it is {larger|bigger|greater} || {greater|larger|bigger|more} than "
        "[K] {check|test|or not} ; n > [K] ; {above|over} [K] {check|test}"
    ),
    "less_than_K": (
        "<C> <X> is {less than|smaller than|below|under|lower than|strictly less than} [K] ; <C> "
        "<X> {stays under|does not reach|falls below} [K] ; compare <X> with [K] to see if it is "
        "{smaller|less|lower} || {less|smaller|lower} than [K] {check|test|or not} ; n < [K] ; "
        "{below|under} [K] {check|test}"
    ),
    "above_K": (
        "{keep|filter|get|select|return|find|pick|collect} {only |just |}{all|the} <N> "
        "{of|from|in} {a list|an array} {that are |which are |}{greater than|above|over|larger "
        "than|bigger than|higher than} [K] || {numbers|values|elements} {above|over|greater "
        "than|larger than|bigger than} [K] {in a list|of a list} ; list filter for "
        "{numbers|values} {above|over} [K]"
    ),
    "below_K": (
        "{keep|filter|get|select|return|find|pick|collect} {only |just |}{all|the} <N> "
        "{of|from|in} {a list|an array} {that are |which are |}{less than|below|under|smaller "
        "than|lower than} [K] || {numbers|values|elements} {below|under|less than|smaller "
        "than|lower than} [K] {in a list|of a list} ; list filter for {numbers|values} "
        "{below|under} [K]"
    ),
    "scale_by_K": (
        "multiply {each|every|all} {number|element|value|item} {of|in} {a list|an array} "
        "{by|with} [K] ; scale {a list|an array|all numbers of a list} by [K] ; <G> {a list|an "
        "array} with {each number|every value} {times [K]|multiplied by [K]} ; multiply {a list "
        "of numbers|a list|the items of a list} by [K] || {list|array} {scaled by|times} [K] ; "
        "{each|every} {number|element} {of|in} a list times [K] ; scaling a list by [K]"
    ),
    "add_K_to_all": (
        "add [K] to {each|every} {number|element|value|item} {of|in} {a list|an array} ; add [K] "
        "to {all|all the} {numbers|elements|values|items} {of|in} {a list|an array} ; "
        "{increase|raise|bump up} {each|every} {number|element|value} {of|in} {a list|an array} "
        "by [K] || {each|every} {number|element|value} {of|in} {a list|an array} plus [K] ; list "
        "{plus|shifted by} [K]"
    ),
    "repeat_K_times": (
        "repeat <S> [K] times ; {say|write|return|copy|duplicate} <S> [K] times {in a row|over| } "
        "; <G> <S> [K] times {in a row|over} || <S> {repeated|times|written} [K] times ; [K] "
        "{copies|repeats|repetitions} of <S> ; [K] times a {text|string|word}"
    ),
    "first_K": (
        "<G> the {first|leading} [K] <E> {of|from|in} <I> ; {take|keep|pick|slice|select} {only "
        "|}the {first|leading} [K] <E> {of|from} <I> ; cut <I> {after|off after} [K] <E> || "
        "{first|leading} [K] <E> {of|from|in} <I> ; first [K] {in|of} a list ; list head of [K]"
    ),
    "last_K": (
        "<G> the {last|final} [K] <E> {of|from|in} <I> ; {take|keep|pick|slice|select} {only "
        "|}the {last|final} [K] <E> {of|from} <I> || {last|final} [K] <E> {of|from|in} <I> ; last "
        "[K] {in|of} a list ; list tail of [K]"
    ),
    "multiples_of_K": (
        "{keep|filter|get|select|return|find|pick|collect} {only |just |}{all|the} <N> "
        "{of|from|in} {a list|an array} {that are |which are |}{divisible by|multiples of|evenly "
        "divisible by} [K] ; {find|get|keep|list} {the|all} multiples of [K] {in|from|of} <L> ; "
        "{throw out|remove|drop} all <N> of {a list|an array} that are not divisible by [K] || "
        "multiples of [K] {in a list|of a list|from an array} ; list {numbers|values} divisible "
        "by [K]"
    ),
    "power_K": (
        "raise <X> to {the power of [K]|the power [K]|power [K]|the exponent [K]} ; <G> {<X> to "
        "the power of [K]|<X> to the power [K]|n ** [K]|the power of [K] of <X>|n^[K]} ; multiply "
        "<X> by itself so that the exponent is [K] || {<X> to the power of [K]|n ** [K]|n^[K]} ; "
        "power of [K] ; exponent [K]"
    ),
    "longer_than_K": (
        "{keep|filter|get|select|return|find|pick|collect} {only |just |}{all|the} "
        "{words|strings} {of a list |from a list |in a list |}{longer than [K] letters|with more "
        "than [K] letters|that have more than [K] letters|longer than [K] characters|with more "
        "than [K] characters} ; {filter|reduce} {words|a list of words} to {those|the ones} "
        "longer than [K] letters || words {longer than|with more than|of more than} [K] "
        "{letters|characters} ; words over [K] {letters|characters}"
    ),
    "at_least_K": (
        "<C> <X> is {at least|not less than|greater than or equal to|greater or equal to|no less "
        "than|not below|not smaller than} [K] ; <C> <X> {reaches|is [K] or more|gets to at least} "
        "{[K]|the limit [K]} || at least [K] {check|test} ; n >= [K] ; {minimum of [K]|[K] or "
        "more} {check|test}"
    ),
    "at_most_K": (
        "<C> <X> is {at most|not more than|less than or equal to|less or equal to|no more "
        "than|not above|not greater than} [K] ; <C> <X> {does not exceed|stays at or below} [K] "
        "|| at most [K] {check|test} ; n <= [K] ; {maximum of [K]|[K] or less} {check|test}"
    ),
    "count_above_K": (
        "{count|tally|get the number of|find the number of} <N> {of|in} {a list|an array} {that "
        "are |which are |}{greater than|above|over|larger than|bigger than} [K] ; "
        "{count|tell|find|get} how many <N> {of|in} {a list|an array} are {greater "
        "than|above|over|larger than} [K] || {count|number} of <N> {above|over|greater than} [K] "
        "{in a list|in an array} ; how many <N> of a list are {above|over} [K]"
    ),
    "skip_K": (
        "{skip|drop|leave out|remove|cut off|ignore} the {first|leading} [K] <E> {of|from|in} <I> "
        "; <G> {everything|all} {after|except|but} the first [K] <E> of <I> || {everything|all} "
        "{after|but|except} the first [K] <E> {of|in} <I> ; list without {the|its} first [K] <E>"
    ),
    "starts_with_K": (
        "<C> <S> {starts|begins} with [K] ; <C> [K] is {the start|the beginning|the prefix} of "
        "<S> || {starts|begins} with [K] {check|test} ; prefix [K] {check|test}"
    ),
    "ends_with_K": (
        "<C> <S> {ends|finishes} {with|in|on} [K] ; <C> [K] is {the end|the ending|the suffix} of "
        "<S> || {ends|finishes} with [K] {check|test} ; suffix [K] {check|test}"
    ),
    "contains_K": (
        "<C> <S> {contains|has|includes} [K] {in it|somewhere| } ; <C> [K] {occurs|is|appears|can "
        "be found} in <S> ; look for [K] in <S> || contains [K] {check|test} ; "
        "{search|test|check} for [K] in <S>"
    ),
    "append_K": (
        "{append|attach|stick|tack} [K] {to|onto|to the end of} <S> ; {add|put} [K] at the "
        "end of <S> || <S> {with|and then} [K] at the end ; suffix [K] added to <S>"
    ),
    "prepend_K": (
        "{prepend|prefix} [K] to <S> ; {add|put} [K] {before|in front of|at the start of|at the "
        "beginning of} <S> || <S> with [K] {in front|at the start|before it} ; prefix [K] added "
        "to <S>"
    ),
    "remove_K": (
        "<R> {every|all|each} [K] {from|in} <S> ; <R> [K] from <S> ; <G> <S> without [K] || <S> "
        "without [K] ; removal of [K] from <S>"
    ),
    "count_K": (
        "{count|tally|find|tell|get} how {often|many times} [K] {occurs|appears|is|shows up} in "
        "<S> ; {count|tally} [K] in <S> ; <G> the number of [K] in <S> || "
        "{count|number|occurrences} of [K] in <S> ; how often [K] is in <S>"
    ),
}  # fmt: skip
