"""What the bot knows by heart: tables of simple facts."""

CAPITALS: dict[str, str] = {
    "France": "Paris", "Germany": "Berlin", "Italy": "Rome", "Spain": "Madrid",
    "Portugal": "Lisbon", "Austria": "Vienna", "Norway": "Oslo", "Sweden": "Stockholm",
    "Finland": "Helsinki", "Denmark": "Copenhagen", "Poland": "Warsaw", "Greece": "Athens",
    "Ireland": "Dublin", "Belgium": "Brussels", "Hungary": "Budapest", "Egypt": "Cairo",
    "Kenya": "Nairobi", "Japan": "Tokyo", "China": "Beijing", "India": "New Delhi",
    "Russia": "Moscow", "Turkey": "Ankara", "Canada": "Ottawa", "Mexico": "Mexico City",
    "Cuba": "Havana", "Peru": "Lima", "Chile": "Santiago", "Argentina": "Buenos Aires",
    "Brazil": "Brasilia", "Australia": "Canberra", "England": "London", "Scotland": "Edinburgh",
    "Ukraine": "Kyiv", "Iceland": "Reykjavik", "Thailand": "Bangkok", "Vietnam": "Hanoi",
    "the Netherlands": "Amsterdam", "Switzerland": "Bern", "South Korea": "Seoul",
    "the United States": "Washington", "the Czech Republic": "Prague", "Romania": "Bucharest",
    "Bulgaria": "Sofia", "Croatia": "Zagreb", "Serbia": "Belgrade", "Morocco": "Rabat",
    "Nigeria": "Abuja", "South Africa": "Pretoria", "Iran": "Tehran", "Iraq": "Baghdad",
    "Pakistan": "Islamabad", "Indonesia": "Jakarta", "Colombia": "Bogota", "Ecuador": "Quito",
    "New Zealand": "Wellington", "Wales": "Cardiff", "Estonia": "Tallinn", "Latvia": "Riga",
    "Lithuania": "Vilnius", "Slovakia": "Bratislava", "Slovenia": "Ljubljana", "Malta": "Valletta",
}  # fmt: skip
OPPOSITES: dict[str, str] = {
    "hot": "cold", "big": "small", "fast": "slow", "up": "down", "happy": "sad", "old": "new",
    "light": "dark", "hard": "soft", "open": "closed", "full": "empty", "early": "late",
    "high": "low", "rich": "poor", "strong": "weak", "wet": "dry", "loud": "quiet",
    "true": "false", "left": "right", "day": "night", "clean": "dirty", "easy": "difficult",
    "long": "short", "good": "bad", "first": "last",
}  # fmt: skip
LEGS: dict[str, str] = {
    "a spider": "eight", "a dog": "four", "a cat": "four", "a bird": "two", "an ant": "six",
    "a bee": "six", "a horse": "four", "a snake": "no", "a human": "two", "a fish": "no",
    "a fly": "six", "a chicken": "two", "a cow": "four", "an elephant": "four",
    "a beetle": "six", "a duck": "two", "a worm": "no", "a lion": "four",
}  # fmt: skip
YOUNG: dict[str, str] = {
    "dog": "puppy", "cat": "kitten", "cow": "calf", "sheep": "lamb", "horse": "foal",
    "pig": "piglet", "hen": "chick", "duck": "duckling", "bear": "cub", "frog": "tadpole",
    "goat": "kid", "goose": "gosling",
}  # fmt: skip
COLOURS: dict[str, str] = {
    "the sky": "blue", "grass": "green", "snow": "white", "blood": "red", "a banana": "yellow",
    "coal": "black", "a carrot": "orange", "milk": "white", "a lemon": "yellow", "the sea": "blue",
    "an elephant": "grey", "chocolate": "brown", "a strawberry": "red", "a tomato": "red",
    "a cucumber": "green", "a frog": "green", "the sun": "yellow", "a raven": "black",
    "a flamingo": "pink", "salt": "white",
}  # fmt: skip
SOUNDS: dict[str, str] = {
    "dog": "barks", "cat": "meows", "cow": "moos", "sheep": "bleats", "horse": "neighs",
    "duck": "quacks", "pig": "grunts", "lion": "roars", "wolf": "howls", "bee": "buzzes",
    "snake": "hisses", "frog": "croaks",
}  # fmt: skip
MIXED: dict[tuple[str, str], str] = {
    ("red", "blue"): "purple", ("red", "yellow"): "orange", ("blue", "yellow"): "green",
    ("black", "white"): "grey", ("red", "white"): "pink",
}  # fmt: skip
DAYS_IN: dict[str, str] = {
    "January": "31", "February": "28 or 29", "March": "31", "April": "30", "May": "31",
    "June": "30", "July": "31", "August": "31", "September": "30", "October": "31",
    "November": "30", "December": "31",
}  # fmt: skip
DAYS: tuple[str, ...] = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
MONTHS: tuple[str, ...] = tuple(DAYS_IN)
SINGLE: dict[tuple[str, ...], str] = {
    ("How many days are in a week?", "How many days does a week have?"): "A week has seven days.",
    ("How many months are in a year?",): "A year has twelve months.",
    ("How many days are in a year?",): "A year has 365 days, a leap year 366.",
    ("How many hours are in a day?",): "A day has 24 hours.",
    ("How many minutes are in an hour?",): "An hour has 60 minutes.",
    ("How many seconds are in a minute?",): "A minute has 60 seconds.",
    ("How many continents are there?",): "There are seven continents.",
    ("How many planets are there?", "How many planets does the solar system have?"):
        "There are eight planets in the solar system.",
    ("What is the largest planet?", "Which planet is the biggest?"):
        "Jupiter is the largest planet.",
    ("What is the smallest planet?",): "Mercury is the smallest planet.",
    ("Which planet is closest to the sun?",): "Mercury is the closest planet to the sun.",
    ("Which planet is called the red planet?", "What is the red planet?"):
        "Mars is called the red planet.",
    ("Which planet has rings?",): "Saturn is famous for its rings.",
    ("What is the largest ocean?", "Which ocean is the biggest?"):
        "The Pacific is the largest ocean.",
    ("What is the highest mountain?", "What is the tallest mountain?"):
        "Mount Everest is the highest mountain.",
    ("What is the largest animal?", "Which animal is the biggest?"):
        "The blue whale is the largest animal.",
    ("What is the fastest land animal?", "Which animal is the fastest?"):
        "The cheetah is the fastest land animal.",
    ("What is the tallest animal?",): "The giraffe is the tallest animal.",
    ("At what temperature does water boil?", "When does water boil?"):
        "Water boils at 100 degrees Celsius.",
    ("At what temperature does water freeze?", "When does water freeze?"):
        "Water freezes at 0 degrees Celsius.",
    ("What is H2O?", "What is the formula of water?"): "Water has the formula H2O.",
    ("What do bees make?",): "Bees make honey.",
    ("What do cows eat?",): "Cows eat grass.",
    ("How many sides does a triangle have?",): "A triangle has three sides.",
    ("How many sides does a square have?",): "A square has four sides.",
    ("How many sides does a hexagon have?",): "A hexagon has six sides.",
    ("How many letters are in the alphabet?",): "The English alphabet has 26 letters.",
    ("What is the first month of the year?",): "January is the first month of the year.",
    ("What is the last month of the year?",): "December is the last month of the year.",
    ("What is the shortest month?",): "February is the shortest month.",
    ("Who wrote Romeo and Juliet?", "Who wrote Hamlet?"): "William Shakespeare wrote it.",
    ("Who painted the Mona Lisa?",): "Leonardo da Vinci painted the Mona Lisa.",
    ("Who invented Python?", "Who made Python?"): "Guido van Rossum created Python.",
    ("Who created Linux?", "Who made Linux?"): "Linus Torvalds created Linux.",
    ("What is pi?", "What is the value of pi?"): "Pi is about 3.14159.",
    ("Is the earth round?", "Is the earth flat?"): "The earth is round, nearly a sphere.",
    ("Is a tomato a fruit?",): "Yes, a tomato is a fruit.",
    ("Is a whale a fish?",): "No, a whale is a mammal.",
    ("How many players are in a football team?",): "A football team has eleven players.",
    ("How many strings does a guitar have?",): "A guitar usually has six strings.",
    ("How many bits are in a byte?",): "A byte has eight bits.",
}  # fmt: skip
