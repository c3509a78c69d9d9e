"""The grammars of the families about text; `families_grammars.py` tells how to read them."""

STRINGS: dict[str, str] = {
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
}  # fmt: skip
