"""The words of one text: drawn once each, and in a fifth of the texts made up nearly all."""

from collections.abc import Callable

from learner.seed import words
from learner.seed.draw import Draw
from learner.seed.summing import summaries_tables as tables
from learner.seed.words import plural


class Lexicon:
    """Draws the words of one text.

    Attributes:
        rng: source of the choices.
        strange: whether nouns, names and verbs are made up, so that only copying gets them right.
    """

    def __init__(self, rng: Draw) -> None:
        self.rng = rng
        self.strange = rng.random() < 0.2
        self._used: set[str] = set()

    def name(self) -> str:
        """Draw a given name that this text does not have yet."""
        return self._new(
            lambda: words.made_up(self.rng) if self.strange else words.person(self.rng)
        )

    def surname(self) -> str:
        """Draw a family name."""
        rare = self.strange or self.rng.random() < 0.3
        return self._new(
            lambda: words.made_up(self.rng) if rare else self.rng.wording(words.SURNAMES)
        )

    def town(self) -> str:
        """Draw a town, made up in part."""
        rare = self.strange or self.rng.random() < 0.4
        return self._new(
            lambda: words.made_up(self.rng) if rare else self.rng.wording(words.CITIES)
        )

    def noun(self) -> str:
        """Draw a bare noun for a thing."""
        return self._common(words.OBJECTS, 0.1)

    def animal(self) -> str:
        """Draw a bare noun for an animal."""
        return self._common(words.ANIMALS, 0.05)

    def food(self) -> str:
        """Draw something to eat, without article."""
        return self._common(words.FOODS, 0.05)

    def hobby(self) -> str:
        """Draw something that people do for fun, without article."""
        return self._common(words.HOBBIES, 0.05)

    def place(self) -> str:
        """Draw a bare noun for a place that one can be in."""
        return self._common(words.PLACES, 0.05)

    def quality(self) -> str:
        """Draw an adjective."""
        return self.rng.wording(words.QUALITIES)

    def deed(self) -> tuple[str, str, str]:
        """Draw base, third person and past of a transitive verb; made up in some strange texts."""
        if self.strange and self.rng.random() < 0.4:
            base = self._invented() + "k"
            return base, f"{base}s", f"{base}ed"
        base = self.rng.wording([deed[0] for deed in words.DEEDS])
        return next(deed for deed in words.DEEDS if deed[0] == base)

    def thing(self, own: str = "") -> str:
        """Draw a noun phrase for one or more things, with determiner; `own` is "her" and so on."""
        roll, noun = self.rng.random(), self.noun()
        if roll < 0.3:
            return words.a(noun)
        if roll < 0.52:
            return words.a(f"{self.quality()} {noun}")
        if roll < 0.62:
            return f"the {noun}"
        if roll < 0.72:
            return f"{own or 'the'} {self.quality()} {noun}"
        if roll < 0.8 and own:
            return f"{own} {noun}"
        if roll < 0.86:
            return f"the {noun} of {self.name()}"
        if roll < 0.91 and not noun.endswith(("s", "f", "fe", "foot", "h", "o")):
            return f"{self.number()} {plural(noun)}"
        if roll < 0.95:
            return f"{words.a(noun)} made of {self.rng.choice(tables.MATERIALS)}"
        return f"{words.a(noun)} and {words.a(self.noun())}"

    def number(self) -> str:
        """Draw a number above one, in digits or in letters."""
        if self.rng.random() < 0.6:
            return self.rng.choice(("two", "three", "four", "five", "six", "seven", "eight", "ten"))
        return str(self.rng.choice((11, 12, 14, 15, 18, 20, 24, 30, 36, 40, 45, 50, 60, 80)))

    def fill(self, template: str, **fixed: str) -> str:
        """Fill the slots of a template; a slot that is not `fixed` is drawn."""
        return template.format_map(_Slots(self, fixed))

    def draw(self, slot: str, own: str) -> str:
        """Draw the value of one slot by its name.

        Raises:
            KeyError: a slot that no draw is known for.
        """
        rng = self.rng
        if slot.startswith("thing"):
            return self.thing(own)
        drawn: dict[str, Callable[[], str]] = {
            "noun": self.noun, "other": self.name, "witness": self.name, "town": self.town,
            "food": self.food, "hobby": self.hobby, "quality": self.quality, "number": self.number,
            "place": self.place, "surname": self.surname,
            "animal": lambda: words.a(self.animal()),
            "job": lambda: words.a(rng.wording(words.JOBS)),
            "day": lambda: rng.choice(words.DAYS), "month": lambda: rng.choice(words.MONTHS),
            "year": lambda: str(rng.randint(1950, 2030)),
            "nth": lambda: rng.choice(("first", "second", "third", "fifth", "ninth", "tenth",
                                       "20th", "24th", "30th")),
            "hour": lambda: rng.choice(("six", "seven", "eight", "nine", "ten", "three", "four")),
            "colour": lambda: rng.wording(words.COLOURS),
            "event": lambda: rng.wording(words.EVENTS),
        }  # fmt: skip
        return drawn[slot]()

    def _common(self, options: tuple[str, ...], rare: float) -> str:
        if self.rng.random() < (0.6 if self.strange else rare):
            return self._invented()
        return self._new(lambda: self.rng.wording(options))

    def _invented(self) -> str:
        return self._new(lambda: words.made_up(self.rng).lower())

    def _new(self, draw: Callable[[], str]) -> str:
        for _ in range(50):
            found = draw()
            if found not in self._used:
                break
        self._used.add(found)
        return found


class _Slots(dict[str, str]):
    def __init__(self, lexicon: Lexicon, fixed: dict[str, str]) -> None:
        super().__init__(fixed)
        self._lexicon = lexicon

    def __missing__(self, slot: str) -> str:
        self[slot] = self._lexicon.draw(slot, self.get("own", ""))
        return self[slot]
