"""Things told and asked back one to three turns later: names, numbers and wishes.

The turns between are asked too, so that the model answers after its own words.
"""

from __future__ import annotations

from dataclasses import dataclass

from learner.bench.seed.wording import number

BETWEEN: tuple[str, ...] = (
    "by the way, what do plants need to grow?", "whats the capital city of denmark, quickly",
    "cool. know any joke about computers?", "hm ok. it is raining outside here",
    "add 21 and 13 for me meanwhile", "i just made some tea", "what colour do lemons have",
    "anyway, my day was kind of long", "how many sides has a triangle got again",
    "one thing first: are you a machine?", "let me think for a moment",
    "what would you call a young dog",
)  # fmt: skip
"""What is said between telling and asking."""


@dataclass(frozen=True)
class Told:
    """Something told, the question for it, and the rule of a right answer; `kind` names the sort.

    `turns_later` counts user turns from the telling to the question.
    """

    kind: str
    tells: str
    asks: str
    rule: str
    turns_later: int
    first_between: int

    def turns(self) -> tuple[str, ...]:
        """The user's turns in order."""
        between = [
            BETWEEN[(self.first_between + step) % len(BETWEEN)]
            for step in range(self.turns_later - 1)
        ]
        return (self.tells, *between, self.asks)


_NAMES = (
    ("hey im Theodora, nice to meet you", "so what was my name again?", "theodora"),
    ("You may call me Mbeki.", "Could you say it, my name?", "mbeki"),
    ("people call me Ziggy", "do u still know how people call me", "ziggy"),
    ("Evening! The name's Rasmussen.", "What did I say my name was?", "rasmussen"),
    ("this is Oluwaseun speaking", "who's speaking to you?", "oluwaseun"),
    ("my friends know me as Pippa, you can use that too", "what can you call me?", "pippa"),
    ("hi there! Katarzyna here", "can you greet me by name", "katarzyna"),
    ("I go by Quentin.", "Which name do I go by?", "quentin"),
    ("so i'm guillermo and i'm new here", "remember what im called?", "guillermo"),
    ("Hello bot, Ingeborg is my name.", "My name, could I hear that from you?", "ingeborg"),
    ("hey, it's me, Farouk!", "lets hear my name pls", "farouk"),
    ("name: Delphine", "whats the name i gave you", "delphine"),
    ("Good day, I am called Tomasz.", "So I am called what?", "tomasz"),
    ("they named me Xiomara", "my name, what is it", "xiomara"),
    ("Before we start: I'm Bartholomew.", "Do you recall who I am?", "bartholomew"),
    ("yo im kenji", "whats my name bro", "kenji"),
    ("My sister is called Wilhelmina.", "How is that sister of mine called?", "wilhelmina"),
    ("our dog answers to the name Biscuit", "what is our dog called?", "biscuit"),
    ("I named my cat Tchaikovsky", "and how is my cat named?", "tchaikovsky"),
    ("my boss is Mr Abernathy", "who did i say my boss was", "abernathy"),
)  # fmt: skip
_NUMBERS = (
    ("my locker number is 4718, don't forget", "which locker is mine?", "4718"),
    ("please remember 86", "what number should you remember?", number(86)),
    ("Keep the number 529 for me.", "Which number did you keep for me?", "529"),
    ("i have just become 34 years of age", "so what would my age be", number(34)),
    ("lucky number of mine: 77", "that lucky number of mine was?", number(77)),
    ("I live at house number 163.", "Which house number is mine?", "163"),
    ("I have 9 cousins", "so how many cousins do i have", number(9)),
    ("my room is 212, third floor", "what room am i in", "212"),
    ("Note this down: 6041.", "Read the number back to me.", "6041"),
    ("the code for the door is 3905", "tell me the door code", "3905"),
    ("My train leaves from platform 14.", "Which platform does my train leave from?", number(14)),
    ("I own 23 plants at home", "number of plants i own?", number(23)),
    ("my bus is the 58", "which bus do i take?", number(58)),
    ("put down 947 as my score", "what was my score again", "947"),
    ("I turned 61 last month", "my age now, which number is it?", number(61)),
    ("There are 31 kids in my class.", "How many kids are in my class?", number(31)),
    ("we scored 17 points today", "how many points did we score", number(17)),
    ("table 42 was ours", "what table did we have?", number(42)),
    ("the secret number is 805, ok?", "what's the secret number?", "805"),
    ("store 271 somewhere in your head", "and which number did i give you", "271"),
)  # fmt: skip
_WISHES = (
    ("one day I'd love to visit Patagonia", "where would I love to go?", "patagonia"),
    ("i wish i could play the cello", "what do i wish i could play", "cello"),
    ("For my birthday I want a telescope.", "What do I want for my birthday?", "telescope"),
    ("my dream is to become an astronaut", "and what do i dream of", "astronaut"),
    ("I would like to learn Norwegian this year", "that language im so keen on learning is which?",
     "norwegian"),
    ("i want to move to Edinburgh", "where do i want to move", "edinburgh"),
    ("I'd really like a motorbike", "what would I really like to have?", "motorbike"),
    ("Please answer me in a cheerful way, I wish for a red kite.",
     "The thing I wished for was?", "kite"),
    ("im hoping to run a marathon", "what am i hoping to do?", "marathon"),
    ("Tonight I feel like eating lasagne.", "What do I feel like eating?", "lasagne"),
    ("i'd like to have a pony someday", "which animal would i like", "pony"),
    ("I wish to see the pyramids", "what do I wish to see?", "pyramids"),
    ("my plan is to build a treehouse", "remind me of my plan", "treehouse|tree house"),
    ("All I want is a sailing boat.", "What's the one thing I want?", "boat"),
    ("hope i can study botany soon", "what do i hope to study?", "botany"),
    ("wanna open a bakery when im older", "what do i wanna open when older", "bakery"),
    ("I long for a holiday in Sardinia.", "Where do I long to go?", "sardinia"),
    ("id like a blue scarf for the winter", "what would i like for the winter?", "scarf"),
    ("My wish is to meet a penguin.", "Which animal do I wish to meet?", "penguin*"),
    ("i want to write a novel next summer", "what is it i want to write", "novel"),
)  # fmt: skip


def told() -> tuple[Told, ...]:
    """Everything that is told and asked back, one, two and three turns later in turn."""
    kinds = (("name", _NAMES), ("number", _NUMBERS), ("wish", _WISHES))
    return tuple(
        Told(kind, tells, asks, _used_rightly(asks, rule), 1 + place % 3, 5 * place + offset)
        for offset, (kind, rows) in enumerate(kinds)
        for place, (tells, asks, rule) in enumerate(rows)
    )


def _used_rightly(asks: str, rule: str) -> str:
    """A number that was no age is not given back as one."""
    value = rule.partition("|")[0]
    return f"{rule} ! you are {value}" if value.isdigit() and " age" not in f" {asks}" else rule
