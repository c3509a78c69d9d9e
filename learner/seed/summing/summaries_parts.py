"""The parts of a text to summarize: who, what, where and when."""

from dataclasses import dataclass

from learner.seed import words
from learner.seed.summing import summaries_tables as tables
from learner.seed.summing.summaries_lexicon import Lexicon

_OWN = {"he": "his", "she": "her", "it": "its", "they": "their", "I": "my", "we": "our"}
_AUNTS = ("aunt", "sister", "grandmother", "mother", "cousin", "neighbour", "daughter", "niece")
_UNCLES = ("uncle", "brother", "grandfather", "father", "cousin", "neighbour", "son", "nephew")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a text is about.

    Attributes:
        full: the words for it inside a sentence, such as "the bakery on Mill Street".
        again: the words for it in later sentences, such as "she", "Mr Tarek" or "the bakery".
        kind: "person", "group", "firm" or "animal".
        plural: whether its verb is plural.
    """

    full: str
    again: str
    kind: str = "person"
    plural: bool = False

    @property
    def own(self) -> str:
        """The possessive, or nothing where none is safe."""
        return _OWN.get(self.again, "")

    def verb(self, singular: str, plural: str) -> str:
        """Choose the form of a verb."""
        return plural if self.plural else singular


def capital(text: str) -> str:
    """Write the first letter large."""
    return text[0].upper() + text[1:]


def subject(lexicon: Lexicon) -> Subject:
    """Draw who a text is about: mostly a person, else people, a firm or an animal."""
    draw = lexicon.rng.choices((person, pair, group, firm, animal), (55, 8, 13, 14, 10))[0]
    return draw(lexicon)


def person(lexicon: Lexicon) -> Subject:
    """Draw one person with a name, a title, a job or a tie to the writer."""
    rng, name = lexicon.rng, lexicon.name()
    she = rng.random() < 0.5
    if name in tables.HERS or name in tables.HIS:
        she = name in tables.HERS
    known = name in tables.HERS or name in tables.HIS or name not in words.NAMES
    pronoun = ("she" if she else "he") if known else name
    roll = rng.random()
    if roll < 0.36:
        return Subject(name, pronoun)
    if roll < 0.5:
        return Subject(f"{name} {lexicon.surname()}", rng.choice((pronoun, name)))
    last = lexicon.surname()
    title = rng.choice(("Mrs", "Ms", "Mrs", "Miss") if she else ("Mr", "Mr", "Sir"))
    if roll < 0.58:
        return Subject(f"{title} {last}", "she" if she else "he")
    if roll < 0.66:
        old = rng.choice(("old", "young", "poor", "good old", "our neighbour", "little old"))
        return Subject(f"{old} {title} {last}", "she" if she else "he")
    if roll < 0.75:
        title = rng.choice(("Dr", "Professor", "Captain", "Judge", "Mayor", "Doctor", "Chef"))
        return Subject(f"{title} {last}", f"{title} {last}")
    if roll < 0.87:
        job = rng.wording(words.JOBS)
        whole = rng.choice((f"the {job} {name}", f"the {job} {name} {last}", f"{name} the {job}"))
        return Subject(whole, rng.choice((pronoun, f"the {job}")))
    if roll < 0.95:
        kin = rng.choice(_AUNTS if she else _UNCLES)
        whose = rng.choice(("my", "our", f"{lexicon.name()}'s"))
        called = name if known else words.made_up(rng)
        return Subject(f"{whose} {kin} {called}", "she" if she else "he")
    return Subject(f"{words.a(lexicon.quality())} {rng.wording(words.JOBS)}", "the stranger")


def pair(lexicon: Lexicon) -> Subject:
    """Draw two or three people."""
    one, two = lexicon.name(), lexicon.name()
    whole = lexicon.rng.choice(
        (f"{one} and {two}", f"{one} and {two}", f"the twins {one} and {two}",
         f"{one}, {two} and {lexicon.name()}",
         f"{one} and {lexicon.rng.choice(('a', 'one'))} friend",
         f"my friends {one} and {two}")
    )  # fmt: skip
    return Subject(whole, "they", "person", True)


def group(lexicon: Lexicon) -> Subject:
    """Draw a team, a class, a family or a number of people."""
    rng = lexicon.rng
    many = rng.choice(
        ("{number} students from {town}", "{number} nurses", "a group of hikers", "the neighbours",
         "volunteers from {town}", "the children of class {number}", "some tourists",
         "{number} friends from {town}", "the fans of {town}", "the farmers of {town}",
         "the {surname} family", "hundreds of people", "the {surname} sisters", "{number} pupils",
         "the workers of the {surname} factory", "the people of {town}", "two divers")
    )  # fmt: skip
    one = rng.choice(
        ("our team", "the choir of {town}", "the {hobby} club of {town}", "team {town}",
         "our class",
         "the village school", "the {town} fire brigade", "the band {surname}",
         "the youth orchestra",
         "the crew of the {surname}", "the chess team of {town}", "my class",
         "the police in {town}",
         "the {surname} girls' team", "a school class from {town}", "the council of {town}")
    )  # fmt: skip
    plural = rng.random() < 0.5 or "police" in one
    whole = lexicon.fill(many if plural and "police" not in one else one)
    return Subject(whole, "we" if whole.startswith("our") else "they", "group", plural)


def firm(lexicon: Lexicon) -> Subject:
    """Draw a shop, a school, a museum or another institution."""
    rng = lexicon.rng
    what = rng.choice(
        ("bakery", "library", "museum", "school", "cafe", "cinema", "hotel", "zoo", "bookshop",
         "theatre", "restaurant", "hospital", "factory", "bank", "pharmacy", "flower shop",
         "airline",
         "swimming pool", "university", "garage", "toy shop", "theatre company", "newspaper", "inn")
    )  # fmt: skip
    whole = lexicon.fill(
        rng.choice(
            ("the {what} on {surname} Street", "the {surname} {what}",
             "the {quality} {what} in {town}",
             "the {what} of {town}", "the {what} {surname}", "a {what} in {town}",
             "the village {what}",
             "{other}'s {what}", "the new {what} in {surname} Lane",
             "the {what} behind the station",
             "the old {what} in {town}", "the {surname} & {other} {what}", "our local {what}")
        ),
        what=what,
    )  # fmt: skip
    if whole.startswith("a ") and what[0] in "aeiou":
        whole = f"an {whole[2:]}"
    return Subject(whole, rng.choice(("it", f"the {what}")), "firm")


def animal(lexicon: Lexicon) -> Subject:
    """Draw an animal, with or without an owner."""
    rng, what = lexicon.rng, lexicon.animal()
    roll = rng.random()
    if roll < 0.35:
        return Subject(words.a(what), rng.choice(("it", "the animal", f"the {what}")), "animal")
    if roll < 0.55:
        return Subject(words.a(f"{lexicon.quality()} {what}"), f"the {what}", "animal")
    if roll < 0.7:
        return Subject(f"the {what} of {lexicon.name()}", f"the {what}", "animal")
    return Subject(f"{lexicon.name()} the {what}", "it", "animal")


def did(lexicon: Lexicon, who: Subject, own: str | None = None) -> str:
    """Draw what the subject did, in the past tense: "repaired an old lamp"."""
    rng = lexicon.rng
    own = who.own if own is None else own
    free = {"person": 0.45, "group": 0.25, "firm": 0.15, "animal": 0.15}[who.kind]
    if rng.random() < free or (lexicon.strange and rng.random() < 0.6):
        return f"{lexicon.deed()[2]} {lexicon.thing(own)}"
    table = {
        "person": tables.PERSON_DID, "group": tables.GROUP_DID, "firm": tables.FIRM_DID,
        "animal": tables.ANIMAL_DID,
    }[who.kind]  # fmt: skip
    return lexicon.fill(rng.wording(table), own=own)


def to_do(lexicon: Lexicon, own: str = "") -> str:
    """Draw what somebody will do, in the infinitive: "repair an old lamp"."""
    if lexicon.rng.random() < 0.55:
        return f"{lexicon.deed()[0]} {lexicon.thing(own)}"
    return lexicon.fill(lexicon.rng.wording(tables.WILL), own=own)


def where(lexicon: Lexicon, own: str = "") -> str:
    """Draw a place with its preposition: "on the roof of the old mill", "in Lund"."""
    rng, roll = lexicon.rng, lexicon.rng.random()
    if roll < 0.2:
        return rng.choice(("in {0}", "in {0}", "near {0}", "in the centre of {0}",
                           "in a village near {0}")).format(lexicon.town())  # fmt: skip
    if roll < 0.36:
        found = f"{rng.wording(tables.BESIDE)} the {rng.wording(tables.BY)}"
    elif roll < 0.5:
        found = f"on the {rng.wording(tables.ON)}"
    elif roll < 0.62:
        found = f"in the {lexicon.place()}"
    elif roll < 0.72:
        whose = own or rng.choice(("the", "a"))
        found = f"in {whose} {rng.wording(tables.INSIDE)}"
        found = found.replace("in a attic", "in an attic").replace("in a office", "in an office")
    elif roll < 0.82:
        found = lexicon.fill(rng.choice(
            ("at the {surname} Hotel", "on {surname} Street", "in {surname} Lane",
             "at {other}'s house",
             "at the {surname} Museum", "in {surname} Park", "on {other}'s farm",
             "at {surname} Station",
             "on the island of {town}", "by the river {town}", "in the {town} Arena",
             "at Lake {town}",
             "at the market in {town}", "on the road to {town}", "on the way to {town}",
             "in the {town} forest", "at gate {number}", "in room {number}")
        ))  # fmt: skip
        return found
    elif roll < 0.91:
        found = f"in the {lexicon.quality()} {lexicon.place()}"
    else:
        one = rng.wording(tables.BY)
        other = rng.wording([name for name in tables.BY if name != one])
        found = f"between the {one} and the {other}"
    if rng.random() < 0.3:
        found += rng.choice((" in {0}", " in {0}", " of {0}", " near {0}")).format(lexicon.town())
    return found


def when(lexicon: Lexicon) -> str:
    """Draw a time in the past, in lower case."""
    return lexicon.fill(lexicon.rng.wording(tables.WHEN))


def soon(lexicon: Lexicon) -> str:
    """Draw a time in the future, in lower case."""
    return lexicon.fill(lexicon.rng.wording(tables.SOON))
