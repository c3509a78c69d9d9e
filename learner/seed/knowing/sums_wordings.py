"""How people ask for a sum: signs, words, stories; numbers in figures or in words.

The fields are the numbers x and y, the sign, its word, and for stories a thing and a name.
"""

ANY: tuple[str, ...] = (
    "What is {x} {sign} {y}?", "{x} {sign} {y}?", "What is {x} {word} {y}?", "{x} {word} {y}?",
    "{x}{sign}{y}", "{x} {sign} {y} =", "How much is {x} {sign} {y}?",
    "How much is {x} {word} {y}?",
    "Calculate {x} {sign} {y}.", "Compute {x} {sign} {y}.", "What's {x} {sign} {y}?",
    "Can you compute {x} {word} {y}?", "Solve {x} {sign} {y}.", "What does {x} {sign} {y} make?",
    "Do you know {x} {word} {y}?", "Work out {x} {sign} {y}.", "{x}{sign}{y}=?",
    "What's {x} {word} {y}?", "Tell me {x} {sign} {y}.", "What is the result of {x} {sign} {y}?",
    "I need {x} {sign} {y}.", "{x} {word} {y}", "{x} {sign} {y}", "{x} {word} {y} is",
    "{x} {sign} {y} is?",
    "whats {x} {word} {y}", "whats {x} {sign} {y}", "{x} {word} {y} equals",
    "{x} {word} {y} makes?",
    "{x} {sign} {y} = ?", "{x} {sign} {y} equals what?", "what does {x} {word} {y} equal",
    "What does {x} {word} {y} give?", "How much does {x} {word} {y} make?",
    "What do I get for {x} {sign} {y}?",
    "My daughter asks what {x} {word} {y} is.", "homework: {x} {sign} {y}", "maths: {x} {word} {y}",
    "I forgot what {x} {word} {y} is.", "math question: {x} {sign} {y}", "calc {x}{sign}{y}",
    "can you do {x} {sign} {y} for me", "the answer to {x} {sign} {y}?", "result of {x} {word} {y}",
    "my calculator is broken, {x} {sign} {y}?", "i cant do {x} {word} {y} in my head",
    "{x} {sign} {y} please", "Please calculate {x} {word} {y}.", "Figure out {x} {word} {y}.",
    "Help me with {x} {sign} {y}.", "Is {x} {sign} {y} hard? Tell me the result.",
    "so {x} {word} {y} is",
    "Can you tell me what {x} {word} {y} is?", "Evaluate {x} {sign} {y}.", "{x} {word} {y} = ?",
    "What would {x} {word} {y} be?", "Mental arithmetic: {x} {word} {y}.",
    "value of {x} {sign} {y}",
    "what is {x} {word} {y} again", "Give me the value of {x} {sign} {y}.",
    "answer: {x} {sign} {y}",
    "Let's do maths. {x} {word} {y}?", "Test: {x} {sign} {y}",
    "are you good at sums? {x} {word} {y}",
)  # fmt: skip
ASKS: dict[str, tuple[str, ...]] = {
    "+": (
        "Add {x} and {y}.", "What is the sum of {x} and {y}?", "What do {x} and {y} make?",
        "I have {x} {things} and get {y} more. How many do I have?", "Sum up {x} and {y}.",
        "What do you get if you add {x} and {y}?", "How much is {x} and {y} together?",
        "{x} and {y}?",
        "sum of {x} and {y}", "sum {x} {y}", "add {x} {y}", "add {x} to {y}", "add {y} to {x}",
        "total of {x} and {y}", "What is the total of {x} and {y}?", "{y} more than {x}",
        "What is {y} more than {x}?", "increase {x} by {y}", "{x} and {y} more is",
        "{x} added to {y}",
        "What number is {y} greater than {x}?", "{x} and {y} makes?", "What is {x} and {y}?",
        "{name} has {x} {things} and finds {y} more. How many {things} does {name} have now?",
        "There are {x} people on a bus and {y} more get on. How many are on the bus?",
        "I paid {x} euros and then {y} euros. What did I pay in total?",
        "I walked {x} kilometres and then {y} more. How far did I walk?",
        "{name} is {x} years old. How old will {name} be in {y} years?",
        "A shelf holds {x} {things}, I put {y} on it. How many are there now?",
        "There are {x} boys and {y} girls in a class. How many children are there?",
        "i got {x} {things} from mum and {y} from dad, how many together",
        "{x} {things} plus {y} {things}, how many {things}?", "Put {x} and {y} together.",
        "It took {x} minutes and then {y} minutes. How many minutes in all?",
        "We sold {x} {things} on Monday and {y} on Tuesday. How many altogether?",
        "it's {x} degrees and gets {y} degrees warmer, how warm is it then",
        "If you have {x} dollars and earn {y}, how much do you have?",
        "What comes out if I add {y} to {x}?",
        "bus with {x} passengers, {y} get in, how many now",
        "combine {x} and {y} in one number by adding",
    ),
    "-": (
        "Take {y} from {x}.", "What is the difference between {x} and {y}?",
        "Subtract {y} from {x}.",
        "I have {x} {things} and give away {y}. How many are left?",
        "What is left of {x} without {y}?",
        "take {y} away from {x}", "{x} take away {y}", "{x} less {y}", "{y} less than {x}",
        "What is {y} less than {x}?", "{x} without {y}", "decrease {x} by {y}",
        "{x} reduced by {y}",
        "what remains of {x} when I take {y}", "What remains if you take {y} from {x}?",
        "What number is {y} smaller than {x}?", "from {x} take {y}", "subtract {y} from {x} pls",
        "What do you get if you subtract {y} from {x}?", "deduct {y} from {x}",
        "how much is {x} less {y}",
        "{name} has {x} {things} and loses {y}. How many {things} are left?",
        "There are {x} people on a bus and {y} get off. How many stay on the bus?",
        "I had {x} euros and spent {y}. How much is left?",
        "i have {x} {things}, i eat {y}, whats left",
        "The way is {x} kilometres and I walked {y}. How far is it still?",
        "{name} is {x} years old. How old was {name} {y} years ago?",
        "A box holds {x} {things}. I take out {y}. How many remain?",
        "There were {x} birds in a tree and {y} flew away. How many are there now?",
        "i had {x} {things} and {y} broke, how many do i have now", "Reduce {x} by {y}.",
        "The book has {x} pages and I read {y}. How many pages are left?",
        "We baked {x} {things} and sold {y}. How many were not sold?",
        "it's {x} degrees and gets {y} degrees colder, how warm is it then",
        "If you have {x} dollars and pay {y}, how much do you keep?",
        "{x} people, {y} leave, how many stay",
        "bus with {x} passengers, {y} leave, how many remain", "What is {x} when {y} is taken off?",
    ),
    "*": (
        "Multiply {x} by {y}.", "What is the product of {x} and {y}?", "Multiply {x} and {y}.",
        "What do you get if you multiply {x} by {y}?", "{x}x{y}", "{x} x {y}", "what is {x} x {y}",
        "{x} boxes hold {y} {things} each. How many is that?", "product of {x} and {y}",
        "multiply {x} {y}",
        "{x} multiplied by {y}", "What is {x} multiplied by {y}?", "{x} lots of {y}",
        "{y} taken {x} times",
        "{x} by {y} multiplied", "product {x} {y}", "times table: {x} times {y}",
        "how much is {x} x {y}",
        "I buy {x} {things} for {y} euros each. What do I pay?", "What is {x} groups of {y}?",
        "There are {x} rows with {y} chairs each. How many chairs are there?",
        "{name} reads {x} pages a day. How many pages in {y} days?",
        "A bus has {x} rows of {y} seats. How many seats is that?",
        "{x} bags with {y} {things} each, total?",
        "I run {x} kilometres a day for {y} days. How many kilometres is that?",
        "{x} kids get {y} {things} each, how many {things} do i need",
        "{x} packs of {y}, how many in all",
        "{x} weeks of {y} hours of work, how many hours?",
        "One ticket costs {x} euros. What do {y} tickets cost?",
        "What is the area of a rectangle with sides {x} and {y}?",
        "if i add up {x} exactly {y} times i get",
        "{x}*{y} quick", "Take {x} times {y}.",
    ),
    "/": (
        "Divide {x} by {y}.", "What do you get if you divide {x} by {y}?",
        "divide {x} by {y} please",
        "Share {x} {things} among {y} people. How many does each get?", "{x} over {y}", "{x} : {y}",
        "How often does {y} go into {x}?", "{x} split by {y}",
        "what is {x} split into {y} equal parts",
        "What is the quotient of {x} and {y}?", "quotient of {x} and {y}", "{x} shared by {y}",
        "How many times does {y} fit into {x}?", "{x} divided into {y} parts",
        "how much is {x} over {y}",
        "{y} people share {x} euros. How much does each get?",
        "{y} kids, {x} {things}, how many each",
        "I put {x} {things} into {y} boxes equally. How many are in each box?",
        "{name} has {x} {things} for {y} days. How many a day?",
        "{x} euros for {y} people is how much each",
        "{x} pages in {y} days, how many pages a day?",
        "A rope of {x} metres is cut into {y} equal pieces. How long is one?",
        "{y} tickets cost {x} euros. What does one cost?",
        "Split {x} {things} fairly between {y} friends.",
    ),
}  # fmt: skip
TWICE: tuple[str, ...] = (
    "double {y}", "What is twice {y}?", "twice {y}", "What is the double of {y}?", "2 times {y}?",
    "how much is double {y}", "{y} doubled", "Double the number {y}.",
    "I have {y} {things} and you have twice as many. How many do you have?",
    "what is {y} doubled", "two times {y}", "the double of {y} is", "{y} twice is",
    "If I double {y}, what do I get?",
)  # fmt: skip
HALF: tuple[str, ...] = (
    "half of {x}", "What is half of {x}?", "What is the half of {x}?", "halve {x}", "{x} halved",
    "how much is half of {x}", "Half of {x} is?",
    "I have {x} {things} and give half of them away. How many do I keep?",
    "what is half {x}", "one half of {x}", "whats half of {x}", "{x} in half is",
    "If I halve {x}, what do I get?",
    "two people share {x} {things}, how many each",
)  # fmt: skip
THINGS: tuple[str, ...] = (
    "apples", "books", "sweets", "coins", "eggs", "cookies", "marbles", "cards", "stamps", "pens",
    "oranges", "flowers", "balls", "stickers", "bananas", "cakes", "candies", "toys", "nuts",
    "shells",
    "pears", "tickets", "bottles", "pencils", "chocolates", "muffins", "plants", "photos",
    "beads", "cups",
)  # fmt: skip
WORDS: dict[str, tuple[str, ...]] = {
    "+": ("plus", "plus", "plus", "and", "added to"),
    "-": ("minus", "minus", "minus", "take away", "less"),
    "*": ("times", "times", "times", "multiplied by"),
    "/": ("divided by", "divided by", "over"),
}
"""What people say for a sign."""
_SMALL: tuple[str, ...] = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: tuple[str, ...] = (
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip


def spelled(number: int) -> str:
    """Write a number from 0 to 99 in words, and a larger one in figures."""
    if number < 20:
        return _SMALL[number]
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_SMALL[ones]}" if ones else "")
