"""Accounts of what somebody did somewhere: who, what and where in one sentence or spread over two.

A plot gives the sentences that matter, in order, and right summaries of them, the best one first.
"""

from collections.abc import Callable
from dataclasses import dataclass

from learner.seed.summing import summaries_parts as parts
from learner.seed.summing import summaries_tables as tables
from learner.seed.summing.summaries_lexicon import Lexicon
from learner.seed.summing.summaries_parts import Subject, capital


@dataclass(frozen=True, slots=True)
class Plot:
    """What matters in a text: its sentences, its summaries, and who it is about."""

    sentences: tuple[str, ...]
    cores: tuple[str, ...]
    who: Subject
    together: bool = False
    """Whether nothing may stand between the sentences."""


_MAIN: tuple[str, ...] = (
    "{w}, {s} {did} {p}.", "{w} {s} {did} {p}.", "{s} {did} {p} {w}.", "{s} {did} {p}.",
    "{p}, {s} {did} {w}.", "{w}, {s} {did} {p} {tail}.", "{s} {did} {p} {tail}.",
    "{l}, {s} {did} {p}.", "{l}, {s} {did} {p} {w}.", "{s} went out {w} and {did} {p}.",
    "{w}, after a long day, {s} {did} {p}.", "{w}, {l}, {s} {did} {p}.", "{w} {p}, {s} {did}.",
    "{p} {s} {did}, {tail}.", "{s} {w} {did} {p}.", "{w}, {s} {did} {p}, {tail}.",
)  # fmt: skip
_OF_ONE: tuple[str, ...] = (
    "{s}, {note}, {did} {p}.", "{s}, {note}, {did} {p} {w}.", "{w}, {s}, {note}, {did} {p}.",
    "{s} {adverb} {did} {p}.", "{w}, {s} {adverb} {did} {p}.",
    "{w}, {s} {adverb} {did} {p} {tail}.",
    "{p}, {s}, {note}, {did}.", "{s}, {note}, {adverb} {did} {p}.", "{s} {adverb} {did} {p} {w}.",
)  # fmt: skip


def direct(lexicon: Lexicon) -> Plot:
    """Tell who, what and where in one sentence, with words that a summary drops."""
    rng, who = lexicon.rng, parts.subject(lexicon)
    what, place, time = parts.did(lexicon, who), parts.where(lexicon, who.own), parts.when(lexicon)
    named = who.kind == "person" and not who.plural
    template = rng.wording((*_MAIN, *_OF_ONE) if named else _MAIN)
    fields = {
        "s": who.full, "did": what, "p": place, "w": time, "tail": "", "l": "", "note": "",
        "adverb": rng.wording(tables.ADVERBS),
    }  # fmt: skip
    for slot, table in (("tail", tables.TAILS), ("l", tables.LEADS), ("note", tables.NOTES)):
        fields[slot] = lexicon.fill(rng.wording(table))
    cores = [f"{who.full} {what} {place}."]
    if "{w}" in template:
        cores.append(f"{time}, {who.full} {what} {place}.")
    if "{tail}" in template:
        cores.append(f"{who.full} {what} {place} {fields['tail']}.")
    cores.append(f"{place}, {who.full} {what}.")
    return Plot((template.format(**fields),), tuple(cores), who)


_THERE: tuple[str, ...] = (
    "{s} was {p} {w}.", "{w}, {s} was {p}.", "{s} spent the day {p}.", "{s} had to wait {p}.",
    "{w} {s} stayed {p}.", "{s} spent a few hours {p} {w}.", "{w}, {s} arrived {p}.",
    "{w}, {s} did some work {p}.", "{s} was bored {p}.", "{w}, {s} had a strange day {p}.",
    "{s} could be seen {p} {w}.", "{s} was alone {p}.",
)  # fmt: skip
_SCENE: tuple[str, ...] = (
    "It was a quiet day {p}.", "There was a lot of noise {p} {w}.", "{w}, something happened {p}.",
    "This story took place {p}.", "There was a big surprise {p} {w}.", "It happened {p}.",
    "{w}, all was calm {p}.", "There is news from people {p}.", "It all took place {p} {w}.",
)  # fmt: skip
_THEN: tuple[str, ...] = (
    "There {s} {did}.", "Then {s} {did}.", "Suddenly {s} {did}.", "{s} {did} there.", "{s} {did}.",
    "After a while {s} {did}.", "There, {s} {did}.", "{l}, {s} {did}.", "{s} {did} {tail}.",
    "A little later {s} {did}.", "And then {s} {did}.", "In the end {s} {did}.",
)  # fmt: skip


def place_first(lexicon: Lexicon) -> Plot:
    """Tell the place in the first sentence and the deed in a later one, mostly with a pronoun."""
    rng, who = lexicon.rng, parts.subject(lexicon)
    what, place = parts.did(lexicon, who), parts.where(lexicon, who.own)
    alone = place.replace(who.own, "the", 1) if who.own and f" {who.own} " in place else place
    if rng.random() < 0.35:
        first, later = rng.wording(_SCENE), who.full
        place = alone
    else:
        first = rng.wording(_THERE)
        first = first.replace(" was ", f" {who.verb('was', 'were')} ")
        later = who.again
    sentence = first.format(s=who.full, p=place, w=parts.when(lexicon))
    then = rng.wording(_THEN).format(
        s=later, did=what, l=lexicon.fill(rng.wording(tables.LEADS)),
        tail=lexicon.fill(rng.wording(tables.TAILS)),
    )  # fmt: skip
    cores = (f"{who.full} {what} {place}.", f"{place}, {who.full} {what}.")
    return Plot((sentence, then), cores, who)


_WHO_IS: tuple[str, ...] = (
    "{s} is {number} years old.", "{s} is {job}.", "{s} lives with {witness}.",
    "{s} likes {hobby}.",
    "{s} is new here.", "{s} is well known for {hobby}.", "{s} rarely leaves the house.",
    "{s} works as {job}.", "{s} has {animal} and {animal_2}.", "You may know {s}.",
    "{s} has never liked {food}.", "Have you heard of {s}?", "{s} is good at {hobby}.",
    "This is a story about {s}.", "{s} had a day off.", "{s} could not sleep.",
)  # fmt: skip


def who_first(lexicon: Lexicon) -> Plot:
    """Name somebody in the first sentence and tell the deed of "she" or "he" in the next."""
    rng, who = lexicon.rng, parts.person(lexicon)
    what, place, time = parts.did(lexicon, who), parts.where(lexicon, who.own), parts.when(lexicon)
    # Who is named by a job has no second one.
    known = [one for one in _WHO_IS if "{job}" not in one or " the " not in f" {who.full}"]
    first = lexicon.fill(rng.wording(known), s=who.full, animal_2="a cat")
    then = rng.wording(
        ("{w}, {s} {did} {p}.", "{w} {s} {did} {p}.", "{s} {did} {p} {w}.", "{s} {did} {p}.",
         "{p}, {s} {did}.", "{w}, {s} {a} {did} {p}.", "But {w}, {s} {did} {p}.",
         "Then {s} {did} {p}.",
         "So {s} {did} {p}.", "{w} {p}, {s} {did}.")
    ).format(w=time, s=who.again, did=what, p=place, a=rng.wording(tables.ADVERBS))  # fmt: skip
    return Plot((first, then), (f"{who.full} {what} {place}.", f"{place}, {who.full} {what}."), who)


def place_last(lexicon: Lexicon) -> Plot:
    """Tell the deed first and the place in the next sentence."""
    rng, who = lexicon.rng, parts.subject(lexicon)
    what, place = parts.did(lexicon, who), parts.where(lexicon)
    first = rng.wording(
        ("{w}, {s} {did}.", "{w} {s} {did}.", "{s} {did} {w}.", "{s} {did}.", "{l}, {s} {did}.",
         "{w}, {s} {did} {tail}.", "{s} {did} {tail}.", "Guess what: {s} {did}.")
    ).format(w=parts.when(lexicon), s=who.full, did=what, l=lexicon.fill(rng.wording(tables.LEADS)),
             tail=lexicon.fill(rng.wording(tables.TAILS)))  # fmt: skip
    then = rng.wording(
        ("It happened {p}.", "All of it took place {p}.", "That was {p}.",
         "It was {p} that this happened.",
         "The scene of it all was {p}.", "This took place {p}.", "It all happened {p}.",
         "This was {p}.")
    ).format(p=place)  # fmt: skip
    return Plot((first, then), (f"{who.full} {what} {place}.", f"{place}, {who.full} {what}."), who)


def two_deeds(lexicon: Lexicon) -> Plot:
    """Tell two deeds of the same subject, which the summary joins."""
    rng, who = lexicon.rng, parts.subject(lexicon)
    one, two = parts.did(lexicon, who), parts.did(lexicon, who)
    place = parts.where(lexicon, who.own)
    first = rng.wording(
        ("{w}, {s} {did} {p}.", "{s} {did} {p} {w}.", "{s} {did} {p}.", "{p}, {s} {did}.",
         "First {s} {did} {p}.", "{w} {s} {did} {p}.", "{l}, {s} {did} {p}.", "{w} {p}, {s} {did}.")
    ).format(w=parts.when(lexicon), s=who.full, did=one, p=place,
             l=lexicon.fill(rng.wording(tables.LEADS)))  # fmt: skip
    then = rng.wording(
        ("Then {s} {did}.", "After that, {s} {did}.", "Later {s} {did}.", "{s} also {did}.",
         "In the evening {s} {did}.", "The next day {s} {did}.", "And {s} {did}.",
         "Shortly after, {s} {did}.")
    ).format(s=who.again, did=two)  # fmt: skip
    both = f"{who.full} {one} {place} and {two}."
    return Plot((first, then), (both, f"{who.full} {one} {place}."), who, together=True)


def two_people(lexicon: Lexicon) -> Plot:
    """Tell one deed of each of two people, which the summary joins."""
    who, other = parts.person(lexicon), parts.person(lexicon)
    what, place, reply = (
        parts.did(lexicon, who),
        parts.where(lexicon),
        parts.did(lexicon, other, ""),
    )
    between = lexicon.rng.wording(
        ("Meanwhile {0} {1}.", "At the same time, {0} {1}.", "{0} {1}.", "Then {0} {1}.",
         "{0} only {1}.",
         "After that, {0} {1}.", "But {0} {1}.", "Because of that, {0} {1}.", "So {0} {1}.")
    )  # fmt: skip
    first = lexicon.rng.choice((f"{who.full} {what} {place}.",
                                f"{parts.when(lexicon)}, {who.full} {what} {place}."))  # fmt: skip
    both = f"{who.full} {what} {place} and {other.full} {reply}."
    cores = (both, f"{who.full} {what} {place}.")
    return Plot((first, between.format(other.full, reply)), cores, who, together=True)


def aim(lexicon: Lexicon) -> Plot:
    """Tell what somebody wants or is going to do."""
    rng, who = lexicon.rng, parts.subject(lexicon)
    aims = rng.wording([" | ".join(pair) for pair in tables.AIMS]).split(" | ")
    task, place = parts.to_do(lexicon, who.own), parts.where(lexicon, who.own)
    wants = who.verb(aims[0], aims[1])
    fields = {
        "s": who.full, "wants": wants, "task": task, "p": place,
        "w": (parts.when if wants in tables.PAST_AIMS else parts.soon)(lexicon),
        "again": who.again, "witness": lexicon.name(),
    }  # fmt: skip
    template = rng.wording(
        ("{s} {wants} {task} {p}.", "{s} {wants} {task} {p} {w}.", "{w}, {s} {wants} {task} {p}.",
         "{s} {wants} {task} {p} because {witness} asked for it.",
         "{s} {wants} {task} {p} to please {witness}.",
         "{p}, {s} {wants} {task}.", "{s} {wants} {task} {p}, whatever {witness} says.",
         "As {witness} told us, {s} {wants} {task} {p}.", "{w} {s} {wants} {task} {p}.")
    )  # fmt: skip
    core = f"{who.full} {wants} {task} {place}."
    cores = [core, f"{place}, {who.full} {wants} {task}."]
    if "{w}" in template:
        cores.append(f"{fields['w']}, {core}")
    return Plot((template.format(**fields),), tuple(cores), who)


def habit(lexicon: Lexicon) -> Plot:
    """Tell what somebody does as a rule, in the present tense."""
    rng, who = lexicon.rng, parts.subject(lexicon)
    base, third, _ = lexicon.deed()
    does, place = who.verb(third, base), parts.where(lexicon, who.own)
    thing, often = lexicon.thing(who.own), lexicon.fill(rng.wording(tables.OFTEN), hour_2="noon")
    text = rng.wording(
        ("{s} {does} {t} {p} {o}.", "{o}, {s} {does} {t} {p}.", "{p}, {s} {does} {t} {o}.",
         "{s} {does} {t} {p}.",
         "{s} usually {does} {t} {p}.", "As everybody knows, {s} {does} {t} {p}.",
         "{s} always {does} {t} {p}.",
         "They say that {s} {does} {t} {p}.", "{o} {s} {does} {t} {p}, come rain or shine.")
    ).format(s=who.full, does=does, t=thing, p=place, o=often)  # fmt: skip
    core = f"{who.full} {does} {thing} {place}"
    timed = (f"{core} {often}.",) if often.lower() in text.lower() else ()
    return Plot((text,), (f"{core}.", *timed, f"{place}, {who.full} {does} {thing}."), who)


DEEDS: tuple[tuple[Callable[[Lexicon], Plot], float], ...] = (
    (direct, 30), (place_first, 16), (who_first, 9), (place_last, 7), (two_deeds, 8),
    (two_people, 6), (aim, 9), (habit, 6),
)  # fmt: skip
"""The plots about a deed with their weights."""


def finished(plot: Plot) -> Plot:
    """Begin every sentence and every summary with a capital letter."""
    return Plot(
        tuple(capital(sentence) for sentence in plot.sentences),
        tuple(dict.fromkeys(capital(core) for core in plot.cores)),
        plot.who,
        plot.together,
    )
