"""For every family the ways to describe it, as small grammars: orders, then noun phrases.

`{a|b}` stands for one of its parts and `<X>` for a macro of `families_synonyms.MACROS`; `;`
separates the descriptions and `||` the orders, which begin with a verb, from the noun phrases.
"""

GRAMMARS: dict[str, str] = {
    # whole numbers
    "is_even": (
        "<C> <X> is {even|divisible by two|an even number|evenly divisible by 2} ; <C> {a num|an "
        "integer|n} can be {halved|split by two} without {a remainder|rest} || {even "
        "number|evenness|even} {check|test|checker} ; even or not ; is a number even ; checking "
        "for even"
    ),
    "is_odd": (
        "<C> <X> is {odd|an odd number|not even|uneven} ; <C> <X> {leaves|has} {a remainder|one "
        "left over} when halved || {odd number|oddness|odd} {check|test|checker} ; odd or not ; "
        "is a number odd ; checking for odd"
    ),
    "factorial": (
        "<G> {the factorial of <X>|n!|n factorial|factorials} ; multiply {all|the} "
        "{integers|numbers|whole numbers} {from 1 to n|up to n} || factorial ; n! ; {the|a} "
        "factorial {of a number|of n|function|calculation} ; factorials ; n factorial"
    ),
    "fibonacci": (
        "<G> {the nth|the n-th|a|the next} {fibonacci|fib} number ; <G> {fibonacci|fib} numbers ; "
        "<G> the number at {position|index} n {in|of} the fibonacci {sequence|series} || "
        "fibonacci ; nth fibonacci number ; fib ; fib(n) ; {the|a} fibonacci "
        "{sequence|series|number} {value|at n|term}"
    ),
    "is_prime": (
        "<C> <X> is {prime|a prime|a prime number} ; <C> <X> {has no divisors but 1 and itself|is "
        "only divisible by 1 and itself} ; {do|run} {a prime|a primality} {check|test} || "
        "{prime|primality|prime number} {check|test|checker|checking} ; prime or not ; is a "
        "number prime"
    ),
    "gcd": (
        "<G> {the gcd|the greatest common divisor|the highest common factor|the biggest common "
        "divisor|the hcf|the largest shared divisor|the greatest common factor} of {two numbers|a "
        "and b|two integers|2 numbers} ; <G> the {largest|biggest} number that divides {both|two "
        "numbers} || gcd ; greatest common {divisor|factor} ; hcf ; gcd of two numbers ; euclid's "
        "algorithm ; {largest|highest} common {divisor|factor}"
    ),
    "lcm": (
        "<G> {the lcm|the least common multiple|the lowest common multiple|the smallest common "
        "multiple|the smallest shared multiple} of {two numbers|a and b|two integers|2 numbers} ; "
        "<G> the {smallest|lowest} number that {both|two numbers} divide || lcm ; "
        "{least|lowest|smallest} common multiple ; lcm of two numbers"
    ),
    "is_perfect_square": (
        "<C> <X> is a {perfect square|square number|square} ; <C> <X> has {a whole|an integer} "
        "square root ; <C> the {root|square root} of <X> is {whole|an integer} || perfect square "
        "{check|test|checker} ; square number {check|test} ; is it a perfect square"
    ),
    "sum_to_n": (
        "{sum|add up|add|total|sum up} {all|the} {numbers|integers|whole numbers} {from 1 to "
        "n|from one to n|up to n|1 to n} ; <G> {the sum of|the total of} {1 to n|the first n "
        "numbers|one up to n|1 + 2 + ... + n|1..n} || sum {from 1 to n|of 1 to n|up to n|of the "
        "first n numbers} ; {gauss|gauss's} sum ; triangular number"
    ),
    "divisors": (
        "<G> {all|the|every one of the} {divisors|factors} of <X> ; list {all|the} "
        "{divisors|factors} of <X> ; <G> {all|the} numbers {that divide n|<X> can be divided by} "
        "|| {all|list of} divisors ; divisors of a number ; {factors|divisors} of n ; list of "
        "factors"
    ),
    "prime_factors": (
        "<G> {the prime factors|the prime factorization|the prime factorisation|all prime "
        "factors} of <X> ; {break|split|divide|factor|decompose} <X> {into|down into} "
        "{primes|prime factors} || prime {factors|factorization|factorisation|decomposition} ; "
        "prime factors of n"
    ),
    "primes_up_to": (
        "{list|print|find|get|generate|show|return|collect} {all|the|every one of the} "
        "{primes|prime numbers} {up to|until|through} {n|a limit|a number} ; {do|run} the sieve "
        "of eratosthenes || {primes|prime numbers} up to {n|a limit} ; list of {primes|prime "
        "numbers} ; {prime sieve|sieve of eratosthenes} ; prime generator"
    ),
    "is_armstrong": (
        "<C> <X> is {an armstrong number|an Armstrong number|armstrong|a narcissistic number} || "
        "armstrong number {check|test|checker} ; armstrong numbers ; narcissistic number check"
    ),
    "collatz_steps": (
        "{count|tally} {the|how many} collatz steps {it takes to reach 1|of a number| } ; <G> "
        "{the number of collatz steps|how many collatz steps {it takes|n needs}|the collatz "
        "length|how long the collatz sequence of n is} || collatz {steps|length|step count} ; "
        "length of the collatz sequence ; collatz conjecture steps ; 3n+1 step count"
    ),
    "sum_digits": (
        "{sum|add up|add together|total|sum up} {the|all|all the} digits {of|in} <X> ; <G> {the "
        "digit sum|the sum of the digits|the digit total} of <X> || digit sum ; sum of {the|all} "
        "digits ; {quersumme|digit total} ; digits added up ; sum of digits of a number"
    ),
    "reverse_number": (
        "{reverse|flip|turn around|invert} {the digits of|all digits of} <X> ; "
        "{write|read|return} {a number|an integer} {backwards|in reverse|the other way round} ; "
        "{reverse|flip} {an integer|a number|an int} || {number|integer|digit} reversal ; "
        "reversed {number|integer|digits} ; a number backwards ; reversing an integer"
    ),
    "count_digits": (
        "<K> {the |} digits {of|in} <X> ; <G> {how many digits|the number of digits} {a number "
        "has|n has|an integer has|there are in a number} ; <G> the digit count of <X> || {digit "
        "count|number of digits|count of digits} ; {digit counter|digits in a number} ; how many "
        "digits a number has"
    ),
    "is_leap_year": (
        "<C> {a year|the year|a given year} is {a leap year|leap|a leap one} ; <C> {a year|the "
        "year} has {366 days|29 days in february|an extra day} || leap year {check|test|checker} "
        "; leap year or not ; leap years ; is it a leap year"
    ),
    "celsius_to_fahrenheit": (
        "{convert|turn|change|transform} {celsius|degrees celsius|a celsius temperature|a "
        "temperature in celsius|C|centigrade} {to|into} {fahrenheit|F|degrees fahrenheit} ; <G> "
        "{fahrenheit|the fahrenheit temperature|degrees F} from {celsius|C} || "
        "{celsius|c|centigrade} to {fahrenheit|f} {conversion|converter| } ; celsius to fahrenheit"
    ),
    "fahrenheit_to_celsius": (
        "{convert|turn|change|transform} {fahrenheit|degrees fahrenheit|a fahrenheit "
        "temperature|a temperature in fahrenheit|F} {to|into} {celsius|C|degrees "
        "celsius|centigrade} ; <G> {celsius|the celsius temperature|degrees C} from "
        "{fahrenheit|F} || {fahrenheit|f} to {celsius|c|centigrade} {conversion|converter| } ; "
        "fahrenheit to celsius"
    ),
    "clamp": (
        "{clamp|limit|restrict|constrain|clip|cap} {a value|a number|n} {between a minimum and a "
        "maximum|to a range|between low and high|to an interval|between two bounds} ; "
        "{keep|hold|force} {a value|a number} {within|inside|between} {two limits|a range|a low "
        "and a high bound|min and max} || clamp ; clamping ; {value|number} {limited to|kept in} "
        "a range ; clamp between min and max"
    ),
    "power": (
        "{raise|take} {a number|a base|x} to {a power|an exponent|the power of another|the y} ; "
        "<G> {a power|the power|base to the exponent|x to the power of y|a number to the power of "
        "another} {with a loop|without **| } || {exponentiation|power|power function} ; x to the "
        "y ; base and exponent ; power of a number"
    ),
    "absolute": (
        "<G> {the absolute value|the abs|the magnitude|the value without its sign} of <X> ; make "
        "{a number|a negative number} positive ; {drop|remove|ignore} the {minus|sign|minus sign} "
        "of {a number|n} || absolute value ; abs ; {magnitude|absolute value} of a number ; abs "
        "without abs()"
    ),
    "to_binary": (
        "{convert|turn|change|transform} {a number|an integer|a decimal|an int|a decimal "
        "number|decimal} {to|into} {binary|base 2|bits|a binary string} ; "
        "{write|show|print|express} {a number|n|an integer} {in binary|in base two|as bits|as "
        "binary} || {decimal|int|integer|number} to binary ; binary {form|representation} {of a "
        "number| } ; binary conversion"
    ),
    "from_binary": (
        "{convert|turn|change|decode|parse} {binary|a binary string|bits|a string of bits|a "
        "string of 0s and 1s|a binary number} {to|into} {an integer|a number|decimal|an int|a "
        "decimal number} ; read {a binary number|binary|bits} as {an integer|a decimal} || binary "
        "to {decimal|int|integer|number} ; decimal value of {a binary string|bits} ; binary "
        "{parser|decoder}"
    ),
    "average": (
        "<G> {the average|the mean|the arithmetic mean|the avg|the average value|the mean value} "
        "{of|from|over} <L> ; average {a list|an array|some numbers|all values} || "
        "{average|mean|avg|arithmetic mean} {of <L>| } ; {average|mean} value ; list average"
    ),
    "median": (
        "<G> {the median|the middle value|the median value|the middle number when sorted} "
        "{of|from|in} <L> || {median|median value|the median} {of <L>| } ; middle value of a "
        "{sorted|list} ; list median"
    ),
    "fizzbuzz": (
        "{do|play|write|solve|implement|run|code} {fizzbuzz|fizz buzz|FizzBuzz|the fizzbuzz "
        "game|the fizz buzz task} {for a number|for n| } ; {return|say|give|output} {Fizz, Buzz "
        "or FizzBuzz|fizz for 3 and buzz for 5|fizz on multiples of 3 and buzz on multiples of 5} "
        "|| {fizzbuzz|fizz buzz|FizzBuzz} ; fizzbuzz {for one "
        "number|game|problem|exercise|interview question}"
    ),
    "percent": (
        "<G> {what percent|how many percent|what percentage} {a part is of a whole|one number is "
        "of another|x is of y} ; <G> {a percentage|the percentage|the percent|a percent value} "
        "{of part and whole|from part and total|of one number in another| } || "
        "{percentage|percent|percentage calculation|percent calculator} ; percent of {a whole|a "
        "total} ; part of whole as percent"
    ),
    "distance": (
        "<G> {the distance|the euclidean distance|the straight line distance|how far it is} "
        "{between two points|from one point to another|between two coordinates|between (x1, y1) "
        "and (x2, y2)} ; {measure|calculate|compute} how far {apart two points are|two points are "
        "from each other} || {distance|euclidean distance} {between two points|of two points| } ; "
        "point distance ; distance formula"
    ),
    # strings
    "reverse_string": (
        "{reverse|flip|turn around|invert|mirror} {a string|a text|a word|some text|a given "
        "string|the letters of a word|the characters of a string|a str|a sentence} ; "
        "{write|return|print|spell|give back|put} {a string|a text|a word|some text} "
        "{backwards|in reverse|back to front|the other way round|from the end to the start} || "
        "{string|text|word} {reversal|reverser|reverse} ; reversed {string|text|word} ; {a word|a "
        "string|a text} backwards ; backwards text"
    ),
    "is_palindrome": (
        "<C> <S> is a palindrome ; <C> <S> {reads|is} the same {backwards|forwards and "
        "backwards|both ways|in reverse|from both ends} ; {detect|recognise|spot} palindromes || "
        "palindrome {check|test|checker|detector} ; palindromes ; palindrome or not ; is a word a "
        "palindrome"
    ),
    "count_vowels": (
        "<K> {the |all |}vowels {in|of} <S> ; <G> {how many vowels|the number of vowels} {a "
        "string has|a text has|a word has|there are in a word|are in a text} ; {count|tally} how "
        "many {vowels there are|of the letters are vowels} {in <S>| } || {vowel count|vowel "
        "counter|number of vowels|count of vowels} {in <S>| } ; how many vowels"
    ),
    "count_consonants": (
        "<K> {the |all |}consonants {in|of} <S> ; <G> {how many consonants|the number of "
        "consonants} {a string has|a text has|a word has|there are in a word|are in a text} ; "
        "count {letters that are not vowels|all letters but vowels} || {consonant count|consonant "
        "counter|number of consonants|count of consonants} {in <S>| } ; how many consonants"
    ),
    "count_words": (
        "<K> {the |all |}words {in|of} {a string|a text|a sentence|some text} ; <G> {how many "
        "words|the number of words} {a string has|a text has|a sentence has|there are in a "
        "text|are in a sentence} || {number of words|count of words|total words} {in a text|in a "
        "sentence|in a string| } ; how many words {a text has|a sentence has| } ; word total"
    ),
    "word_count": (
        "{count|tally|track} {how often|how many times} {each|every} word {occurs|appears|shows "
        "up|comes up} {in a text|in a string| } ; <G> {word frequencies|the frequency of each "
        "word|a count for each word|how frequent each word is|word counts as a dict} || word "
        "{frequencies|frequency|frequency counter|histogram} ; {frequency|occurrences} of "
        "{each|every} word ; count per word"
    ),
    "letter_count": (
        "{count|tally|track} {how often|how many times} {each|every} {letter|character|char} "
        "{occurs|appears|shows up|comes up} {in a string|in a text| } ; <G> {letter "
        "frequencies|the frequency of each letter|a count for each letter|character "
        "frequencies|how frequent each character is} || {letter|character|char} "
        "{frequencies|frequency|frequency counter|histogram} ; {frequency|occurrences} of "
        "{each|every} {letter|character} ; count per letter"
    ),
    "is_anagram": (
        "<C> {two strings|two words|two texts|a pair of words|2 words} are anagrams {of each "
        "other| } ; <C> {one word|a word|a string} is an anagram of another ; <C> two words "
        "{use|have|contain} the same letters {rearranged| } || anagram "
        "{check|test|checker|detector} ; anagrams ; anagram or not ; are two words anagrams"
    ),
    "longest_word": (
        "<G> the {longest|lengthiest} word {in|of|from} {a text|a sentence|a string|some text} ; "
        "<G> {which word is the longest|the word with the most {letters|characters}} {in a "
        "sentence|in a text| } || longest word {in a text|in a sentence|of a sentence|in a "
        "string| } ; word with the most letters"
    ),
    "capitalize_words": (
        "{capitalize|capitalise|uppercase} {each|every|all} {word|words|first letter} {in|of} {a "
        "string|a text|a sentence} ; {capitalize|capitalise|uppercase|make big} the first letter "
        "{of each|of every} word ; {convert|turn|change|put} {a string|a text|a sentence} "
        "{to|into} title case || title case ; {capitalized|capitalised} words ; capital letter at "
        "the start of each word ; word capitalization"
    ),
    "remove_vowels": (
        "<R> {all vowels|the vowels|every vowel|vowels|a e i o u} {from|in|of} <S> ; {return|give "
        "back} <S> without {vowels|its vowels|any vowels} || vowel removal ; {text|string|word} "
        "without vowels ; vowel remover ; no vowels"
    ),
    "remove_spaces": (
        "<R> {all spaces|the spaces|every space|spaces|all blanks|the blanks|whitespace} "
        "{from|in|of} {a string|a text|a sentence|some text} ; {return|give back} {a string|a "
        "text} without {spaces|blanks|any spaces} || space removal ; {text|string|sentence} "
        "without spaces ; space remover ; no spaces"
    ),
    "remove_punctuation": (
        "<R> {all punctuation|the punctuation|punctuation marks|punctuation|commas, dots and "
        "such} {from|in|of} {a string|a text|a sentence|some text} ; {return|give back} {a "
        "string|a text} without {punctuation|punctuation marks} || punctuation removal ; "
        "{text|string|sentence} without punctuation ; punctuation {remover|stripper} ; no "
        "punctuation"
    ),
    "snake_to_camel": (
        "{convert|turn|change|transform|rewrite} {snake_case|snake case|a snake_case name|an "
        "underscore name} {to|into} {camelCase|camel case} || {snake_case|snake case|snake} to "
        "{camelCase|camel case|camel} ; snake to camel {conversion|converter}"
    ),
    "camel_to_snake": (
        "{convert|turn|change|transform|rewrite} {camelCase|camel case|a camelCase name} "
        "{to|into} {snake_case|snake case|underscores} || {camelCase|camel case|camel} to "
        "{snake_case|snake case|snake} ; camel to snake {conversion|converter}"
    ),
    "caesar_cipher": (
        "{encrypt|encode|cipher} {a text|a message|a string|a word|some text} {with|using|by} {a "
        "caesar cipher|the caesar cipher|caesar|a caesar shift} ; {shift|move} {the letters|every "
        "letter|each letter} {of a text|of a message|in a string} {by some amount|by a "
        "number|along the alphabet} ; {do|implement|code} {a|the} caesar cipher || caesar "
        "{cipher|shift|encryption|code} ; letter shift cipher ; shift cipher"
    ),
    "truncate": (
        "{shorten|truncate|cut|cut off|trim|clip} {a string|a text|some text|a long string} {to a "
        "limit|to a maximum length|to n characters|after a limit|that is too long} {with dots| } "
        "; {cut off|shorten} {text|strings} {and add ...|with an ellipsis} || {text|string} "
        "{truncation|shortening} ; truncated {text|string} ; text with ellipsis ; maximum length "
        "for a text"
    ),
    "starts_with_vowel": (
        "<C> {a word|a string|a text} {starts|begins} with a vowel ; <C> the {first|leading} "
        "{letter|character} {of a word|of a string| } is a vowel || {starts|begins} with a vowel "
        "{check|test| } ; {first letter|leading} vowel {check|test} ; word that starts with a "
        "vowel"
    ),
    "initials": (
        "<G> {the initials|initials} {of|from} {a name|a full name|somebody's name|a person} ; "
        "{turn|shorten|convert|reduce} {a name|a full name} {into|to} {initials|its initials} ; "
        "<G> the first letters of {a name|a full name} || initials ; initials {of a name|of a "
        "person|from a full name} ; name initials"
    ),
    "repeat_text": (
        "{repeat|duplicate} {a string|a text|a word} {n times|several times|a number of times|a "
        "given number of times|some times} ; {say|write|print} {a text|a word|a string} {n "
        "times|again and again|a number of times|several times} || {text|string|word} repetition "
        "; repeated {text|string|word} ; repeat a word n times ; a word n times"
    ),
    "first_unique": (
        "<G> the first {unique|non-repeating|non repeated|single|not repeated} "
        "{letter|character|char} {of|in} <S> ; <G> the first {letter|character|char} that {occurs "
        "once|occurs only once|appears just once|does not repeat|is not repeated|shows up one "
        "time} || first {unique|non-repeating} {letter|character|char} ; first letter that occurs "
        "once"
    ),
    "swap_case": (
        "{swap|invert|toggle|flip|switch} {the case|upper and lower case|case|big and small "
        "letters|uppercase and lowercase} {of|in} <S> ; {make|turn} {uppercase lowercase and the "
        "reverse|big letters small and small letters big} || {swapped|inverted|toggled} case ; "
        "case {swap|toggle|inversion} ; swapcase"
    ),
    "is_valid_email": (
        "<C> {an email|an email address|a string|an e-mail address|a mail address} {is "
        "valid|looks valid|is a valid email|looks like an email|is a proper email address} ; "
        "validate {an email|an email address|emails|an e-mail|mail addresses} || email "
        "{validation|check|validator|checker|test} ; valid email {check|or not} ; email address "
        "check"
    ),
    "extract_numbers": (
        "{extract|pull out|get|find|collect|grab|pick} {all|the|every one of the} "
        "{numbers|integers|ints} {from|in|out of} {a string|a text|a sentence|some text} ; "
        "{pull|take} the numbers out of {a text|a string} || numbers {from|in} {a text|a string} "
        "; number extraction ; number extractor"
    ),
    "slugify": (
        "{turn|convert|change|make} {a title|a headline|a post title} {into|to} {a slug|a url "
        "slug|a url} ; {make|create|build|generate} {a slug|a url slug|a url-friendly string} "
        "{from|for|out of} {a title|a headline|a post} ; slugify {a title|a headline|a string} || "
        "slug ; slugify ; {url|title} slug ; slug {maker|from a title|generator}"
    ),
    "is_pangram": (
        "<C> {a sentence|a text|a string} is a pangram ; <C> {a sentence|a text|a string} "
        "{uses|has|contains} {every letter|all letters|all 26 letters|each letter of the "
        "alphabet|the whole alphabet} || pangram {check|test|checker} ; pangrams ; all letters of "
        "the alphabet check ; pangram or not"
    ),
    "vowel_positions": (
        "<G> {the positions|the indexes|the indices|the places|all positions|where} of {the|all} "
        "vowels {in <S>| } ; {list|show|tell} {where the vowels are|at which positions vowels "
        "are|at which indexes vowels occur} {in <S>| } || {vowel positions|vowel indexes|vowel "
        "indices} ; {positions|indexes|indices} of {the|all} vowels"
    ),
    "common_prefix": (
        "<G> the {common|shared|longest common|longest shared|same} {prefix|beginning|start} of "
        "{two strings|two words|two texts} ; <G> {how much of the start two words share|what two "
        "words both start with|the letters that two words both begin with} || "
        "{common|shared|longest common} {prefix|beginning|start} {of two strings|of two words| }"
    ),
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
