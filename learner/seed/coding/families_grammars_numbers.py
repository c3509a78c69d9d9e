"""The grammars of the families about numbers; `families_grammars.py` tells how to read them."""

NUMBERS: dict[str, str] = {
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
}  # fmt: skip
