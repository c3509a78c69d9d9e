"""Names and things that the corpus fills its sentences with.

Half of the names are put together from syllables: what the model has to repeat from its context
must not be something it could have learned by heart.
"""

from learner.seed.draw import Draw

NAMES: tuple[str, ...] = (
    "Ana", "Ben", "Clara", "David", "Emma", "Felix", "Grace", "Hugo", "Ida", "Jonas", "Kira", "Leo",
    "Mia", "Nora", "Oscar", "Paula", "Quinn", "Rosa", "Sam", "Tara", "Uma", "Victor", "Wendy",
    "Yusuf", "Zoe", "Alex", "Bella", "Carlos", "Dana", "Eric", "Fatima", "George", "Hannah", "Ivan",
    "Julia", "Kai", "Lena", "Max", "Nina", "Omar", "Priya", "Ravi", "Sofia", "Tom", "Vera", "Will",
    "Yara", "Aisha", "Bruno", "Chen", "Diego", "Elif", "Finn", "Greta", "Hana", "Isak", "Jin",
    "Kofi", "Lars", "Maya", "Noah", "Olga", "Pedro", "Rita", "Sven", "Tim", "Anna", "Mark", "Kate",
    "Peter", "Alice", "Bob", "Charlie", "John", "Mary", "Lucy", "Jack", "Sara", "Daniel", "Laura",
)  # fmt: skip
PETS: tuple[str, ...] = ("cat", "dog", "rabbit", "parrot", "hamster", "horse", "turtle", "fish")
COLOURS: tuple[str, ...] = (
    "red", "blue", "green", "yellow", "purple", "orange", "black", "white", "pink", "grey",
)  # fmt: skip
FOODS: tuple[str, ...] = (
    "pizza", "soup", "pasta", "rice", "salad", "bread", "cake", "curry", "sushi", "pancakes",
    "tacos", "apples", "cheese", "chocolate", "noodles", "ice cream",
)  # fmt: skip
HOBBIES: tuple[str, ...] = (
    "chess", "painting", "running", "cooking", "reading", "gardening", "hiking", "swimming",
    "football", "photography", "dancing", "cycling", "knitting", "fishing", "climbing", "singing",
    "video games", "board games", "tennis", "yoga", "coding", "writing", "skating", "baking",
)  # fmt: skip
CITIES: tuple[str, ...] = (
    "Berlin", "Paris", "Lisbon", "Oslo", "Madrid", "Rome", "Vienna", "Cairo", "Lima", "Tokyo",
    "Boston", "Dublin", "Prague", "Athens", "Leeds", "Toronto", "Sydney", "Delhi", "Bern", "Porto",
)  # fmt: skip
JOBS: tuple[str, ...] = (
    "teacher", "nurse", "student", "gardener", "pilot", "baker", "programmer", "driver", "doctor",
    "designer", "writer", "farmer", "cook", "painter", "builder", "singer",
)  # fmt: skip
DAYS: tuple[str, ...] = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
OBJECTS: tuple[str, ...] = (
    "key", "book", "phone", "bag", "umbrella", "lamp", "ticket", "camera", "guitar", "bike",
    "hat", "map", "laptop", "cup", "coat", "wallet",
)  # fmt: skip
ANIMALS: tuple[str, ...] = (
    "tiger", "dolphin", "owl", "fox", "elephant", "penguin", "wolf", "bear", "eagle", "whale",
    "panda", "lion", "hedgehog", "squirrel", "koala", "swan",
)  # fmt: skip
WISHES: tuple[str, ...] = (
    "learn the piano", "visit Peru", "learn to swim", "have a dog", "write a book", "buy a house",
    "run a marathon", "see the sea", "learn Spanish", "build a robot", "plant a tree", "get a bike",
    "travel to Japan", "sleep more", "read more books", "find a new job", "learn to cook",
    "climb a mountain", "start a band", "move to Oslo", "drink less coffee",
    "see the northern lights",
    "own a boat", "learn to dance", "fly to the moon", "make new friends", "open a shop",
    "paint my room", "meet my cousin", "bake a cake", "win a race", "grow tomatoes",
)  # fmt: skip
EVENTS: tuple[str, ...] = (
    "exam", "birthday", "party", "interview", "flight", "concert", "appointment", "wedding",
    "meeting", "holiday", "match", "test", "lesson", "trip",
)  # fmt: skip
KIN: tuple[str, ...] = (
    "sister", "brother", "mother", "father", "friend", "boss", "teacher", "son", "daughter",
    "neighbour", "uncle", "aunt", "cousin", "doctor",
)  # fmt: skip
PLACES: tuple[str, ...] = (
    "kitchen", "garden", "office", "attic", "hall", "car", "library", "bedroom", "garage",
    "school", "park",
    "station", "shop", "cellar",
)  # fmt: skip

_ONSETS = (*"bdfghjklmnprstvwz", "br", "dr", "gr", "kr", "st", "tr", "sh", "ch", "bl")
_VOWELS = "aeiou"
_CODAS = ["", "", "", "n", "l", "r", "s", "m", "k", "t"]


def made_up(rng: Draw) -> str:
    """Make up a capitalised name of two or three syllables, e.g. "Brovani"."""
    while True:
        syllables = rng.choice((2, 2, 3))
        word = "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(syllables))
        word = (word + rng.choice(_CODAS)).capitalize()
        if rng.is_mine(word):
            return word


def person(rng: Draw) -> str:
    """Draw a name, made up in half of the cases."""
    return rng.wording(NAMES) if rng.random() < 0.5 else made_up(rng)


def people(rng: Draw, count: int) -> list[str]:
    """Draw `count` different names."""
    found: list[str] = []
    while len(found) < count:
        name = person(rng)
        if name not in found:
            found.append(name)
    return found


def a(noun: str) -> str:
    """Put the indefinite article before a noun."""
    return f"{'an' if noun[0].lower() in 'aeiou' else 'a'} {noun}"
