"""Plots that are no plain deed: loss, repair, rescue, opening, moving, weather, contest, date."""

from collections.abc import Callable

from learner.seed import words
from learner.seed.summing import summaries_parts as parts
from learner.seed.summing import summaries_tables as tables
from learner.seed.summing.summaries_lexicon import Lexicon
from learner.seed.summing.summaries_plots import Plot


def _repair(lexicon: Lexicon) -> Plot:
    """A thing had a fault; somebody dealt with it."""
    rng, owner, who = lexicon.rng, lexicon.name(), parts.person(lexicon)
    noun, place, deed = lexicon.noun(), parts.where(lexicon), lexicon.deed()[2]
    thing = rng.choice((f"the {noun} of {owner}", f"the {lexicon.quality()} {noun} of {owner}",
                        f"{owner}'s {noun}", f"the {noun}"))  # fmt: skip
    first = rng.wording(
        ("{0} was broken.", "{0} was gone.", "There was a problem with {0}.", "{0} did not work.",
         "{0} had been in the way for weeks.", "{0} was too big.",
         "Nobody knew what to do with {0}.",
         "{0} made strange noises.", "{0} had seen better days.", "Everybody talked about {0}.")
    ).format(thing)  # fmt: skip
    then = rng.wording(
        ("{w}, {s} {did} it {p}.", "Then {s} {did} it {p}.", "{s} {did} it {p} {w}.",
         "{s} {did} it {p}.",
         "So {s} {did} it {p}.", "In the end, {s} {did} it {p}.", "{p}, {s} {did} it.",
         "{s} finally {did} it {p}.")
    ).format(w=parts.when(lexicon), s=who.full, did=deed, p=place)  # fmt: skip
    particle = deed.rpartition(" ")[2]
    if particle in ("up", "away"):
        then = then.replace(f"{deed} it", f"{deed.removesuffix(particle)}it {particle}")
    return Plot((first, then), (f"{who.full} {deed} {thing} {place}.",
                                f"{place}, {who.full} {deed} {thing}."), who)  # fmt: skip


def _lost(lexicon: Lexicon) -> Plot:
    """Somebody lost a thing and somebody else found it."""
    rng, who, finder = lexicon.rng, parts.person(lexicon), parts.subject(lexicon)
    thing, place = lexicon.noun(), parts.where(lexicon)
    lost = rng.wording(("could not find", "lost", "was looking for", "missed", "searched for",
                        "dropped", "forgot"))  # fmt: skip
    first = rng.choice(("{s} {lost} the {t}.", "{w}, {s} {lost} the {t}.")).format(
        s=who.full, lost=lost, t=thing, w=parts.when(lexicon)
    )
    then = rng.wording(
        ("{l}, {f} found it {p}.", "{f} found it {p}.", "{w}, {f} found it {p}.",
         "Luckily, {f} found it {p}.",
         "It was {p}, where {f} found it.", "{p}, {f} found it.", "Then {f} found it {p}.",
         "After a long search {f} found it {p}.")
    ).format(l=lexicon.fill(rng.wording(tables.LEADS)), f=finder.full, p=place,
             w=parts.when(lexicon))  # fmt: skip
    both = f"{who.full} {lost} the {thing} and {finder.full} found it {place}."
    return Plot((first, then), (both, f"{finder.full} found the {thing} {place}."), who)


def _rescue(lexicon: Lexicon) -> Plot:
    """An animal or a person was in trouble and was helped."""
    rng, helper = lexicon.rng, parts.subject(lexicon)
    if helper.kind in ("animal", "firm"):
        helper = parts.person(lexicon)
    victim, place = parts.animal(lexicon), parts.where(lexicon)
    if rng.random() < 0.3:
        victim = parts.person(lexicon)
    was = rng.wording(("was stuck", "got stuck", "was trapped", "was in trouble",
                       "fell into a hole",
                       "was lost", "was hurt", "could not move"))  # fmt: skip
    saved = rng.wording(("rescued", "saved", "freed", "helped", "found", "pulled out", "picked up",
                         "brought help for", "looked after", "heard"))  # fmt: skip
    it = {"she": "her", "he": "him", "it": "it"}.get(victim.again, victim.again)
    did = (
        f"pulled {it} out"
        if saved == "pulled out"
        else f"picked {it} up"
        if saved == "picked up"
        else f"{saved} {it}"
    )
    first = rng.choice((f"{victim.full} {was} {place}.",
                        f"{parts.when(lexicon)}, {victim.full} {was} {place}.",
                        f"{place}, {victim.full} {was}."))  # fmt: skip
    then = rng.wording(
        ("{0} {1}.", "Luckily {0} {1}.", "In the end {0} {1}.", "Then {0} {1}.",
         "{0} {1} with a ladder.",
         "After {number} hours {0} {1}.", "{0} came and {1}.", "At last {0} {1}.")
    ).replace("{0}", helper.full).replace("{1}", did)  # fmt: skip
    both = f"{victim.full} {was} {place} and {helper.full} {did}."
    return Plot((first, lexicon.fill(then)), (both,
                                              f"{helper.full} {saved} {victim.full} {place}."),
                victim, together=True)  # fmt: skip


_ASIDES: tuple[str, ...] = (
    "which came as a surprise",
    "to the surprise of the neighbours",
    "the owner says",
    "much to the regret of the town",
    "according to the papers",
    "as had been feared",
    "although nobody was told",
    "and not for the first time",
    "after long talks",
    "so we hear",
)


def _firm(lexicon: Lexicon) -> Plot:
    """A shop or an institution opens, closes or changes."""
    rng, who = lexicon.rng, parts.firm(lexicon)
    place = ""
    if " in " not in who.full and " of " not in who.full:
        place = rng.choice(
            ("in {0}", "near {0}", "on {0} Street", "in the centre of {0}", "")
        ).format(lexicon.town())
    future = rng.random() < 0.5
    does = rng.wording(
        ("will open", "will close", "will be closed", "will reopen", "will move", "will be sold",
         "will open a second shop", "will get a new roof", "will hire {number} people",
         "will be free")
        if future else
        ("opened", "closed", "closed for good", "reopened", "was robbed", "was flooded",
         "burned down",
         "was sold", "got a new owner", "had to close", "was painted {colour}", "won an award")
    )  # fmt: skip
    does = lexicon.fill(does)
    time = (parts.soon if future else parts.when)(lexicon)
    body = " ".join(part for part in (who.full, does, place) if part)
    text = rng.wording(
        ("{b} {w}.", "{w}, {b}.", "{b} {w}, {r}.", "{b}, {r}.", "{w} {b}.",
         "{b} {w}, as {o} reports.",
         "According to {o}, {b} {w}.", "It is official: {b} {w}.", "{o} says that {b} {w}.")
    ).format(b=body, w=time, o=lexicon.name(), r=rng.wording(_ASIDES))  # fmt: skip
    timed = f"{body} {time}." if time in text.lower() or time in text else f"{body}."
    cores = (timed, f"{body}.") if future else (f"{body}.", timed)
    return Plot((text,), cores, who)


def _move(lexicon: Lexicon) -> Plot:
    """Somebody moves or travels from one town to another."""
    rng, who, one, two = lexicon.rng, parts.subject(lexicon), lexicon.town(), lexicon.town()
    if who.kind == "firm":
        who = parts.person(lexicon)
    went = rng.wording(
        ("moved", "travelled", "walked", "cycled", "flew", "sailed", "hitchhiked", "drove", "swam")
    )
    goal = rng.choice(
        (f"to {two}", f"from {one} to {two}", f"to {two} by {rng.choice(('train', 'boat', 'bus'))}")
    )
    why = rng.choice(
        (
            "",
            f" to visit {lexicon.name()}",
            f" to {parts.to_do(lexicon)}",
            f" with {lexicon.name()}",
        )
    )
    time = parts.when(lexicon)
    text = rng.choice((f"{who.full} {went} {goal}{why}.", f"{time}, {who.full} {went} {goal}{why}.",
                       f"{who.full} {went} {goal}{why} {time}."))  # fmt: skip
    cores = (f"{who.full} {went} {goal}{why}.", f"{who.full} {went} {goal}.")
    return Plot((text,), cores, who)


def _weather(lexicon: Lexicon) -> Plot:
    """A storm or the like hit a town and did damage there."""
    rng = lexicon.rng
    what = rng.wording(("a storm", "heavy rain", "a flood", "an earthquake", "a heat wave",
                        "deep snow", "a fire",
                        "thick fog", "a hurricane", "hail", "a landslide", "a power cut",
                        "a swarm of bees"))  # fmt: skip
    hit = rng.wording(("hit", "reached", "surprised", "damaged", "stopped all traffic in",
                       "cut off", "caused chaos in",
                       "passed over", "worried the people of", "paralysed"))  # fmt: skip
    town, time = lexicon.town(), parts.when(lexicon)
    first = rng.choice(
        (f"{time}, {what} {hit} {town}.", f"{what} {hit} {town} {time}.", f"{what} {hit} {town}.")
    )
    noun, place = lexicon.noun(), lexicon.place()
    damage = rng.wording(
        ("the {place} was flooded", "all trains were cancelled", "the {place} lost its roof",
         "a {place} was closed",
         "{number} trees fell", "{number} houses had no power", "the schools were closed",
         "the {event} was cancelled",
         "{number} people were hurt", "the bridge was destroyed", "nobody was hurt",
         "the road to {town} was blocked")
    )  # fmt: skip
    damage = lexicon.fill(damage.replace("a {place}", words.a(place)), place=place, noun=noun)
    both = f"{what} {hit} {town} and {damage}."
    return Plot((first, f"{damage}."), (both, f"{what} {hit} {town}."),
                parts.Subject(what, "it", "event"), together=True)  # fmt: skip


def _meeting(lexicon: Lexicon) -> Plot:
    """People met and did something together, or will."""
    rng, who = lexicon.rng, parts.pair(lexicon)
    met, task = rng.wording(
        ("met|talked about {hobby}", "met|played {hobby}", "met by chance|had coffee",
         "got married|danced until midnight",
         "had an argument|did not speak for {number} days", "met for the first time|became friends",
         "will meet|talk about {hobby}", "will meet|{task}", "want to meet|{task}",
         "met|ate {food}",
         "came together|made a plan", "met|exchanged gifts")
    ).split("|")  # fmt: skip
    future = met in ("will meet", "want to meet")
    task = lexicon.fill(task, task=parts.to_do(lexicon))
    place, time = parts.where(lexicon), (parts.soon if future else parts.when)(lexicon)
    first = rng.choice((f"{who.full} {met} {place}.", f"{time}, {who.full} {met} {place}.",
                        f"{who.full} {met} {place} {time}."))  # fmt: skip
    then = (
        f"There they will {task}."
        if future
        else f"{rng.choice(('They', 'Then they', 'There they'))} {task}."
    )
    return Plot(
        (first, then), (f"{who.full} {met} {place} and {task}.", f"{who.full} {met} {place}."), who
    )


def _contest(lexicon: Lexicon) -> Plot:
    """Somebody won or lost something against somebody."""
    rng, who = lexicon.rng, parts.subject(lexicon)
    other = parts.person(lexicon)
    what = rng.wording(
        ("won the {hobby} contest", "lost the {hobby} contest", "won the race",
         "came second in the race",
         "won the first prize for {food}", "won the {event}", "beat {o} at {hobby}",
         "lost to {o} at {hobby}",
         "broke the record in {hobby}", "won the {noun} of the year award")
    ).replace("{o}", other.full)  # fmt: skip
    what, place, time = lexicon.fill(what), parts.where(lexicon), parts.when(lexicon)
    first = rng.choice((f"{who.full} {what} {place}.", f"{time}, {who.full} {what} {place}.",
                        f"{place}, {who.full} {what}.",
                        f"{who.full} {what} {place} {time}."))  # fmt: skip
    return Plot((first,), (f"{who.full} {what} {place}.", f"{place}, {who.full} {what}."), who)


def _found(lexicon: Lexicon) -> Plot:
    """Something was found, stolen or sold; who did it is told or unknown."""
    rng, thing, place = lexicon.rng, lexicon.thing(), parts.where(lexicon)
    while not thing.startswith(("a ", "an ")) or " and " in thing:
        thing = lexicon.thing()
    was = rng.wording(("was found", "was stolen", "was sold", "has been found", "was put up",
                       "disappeared", "exploded",
                       "was seen", "was left behind", "caught fire", "fell down",
                       "was hidden"))  # fmt: skip
    by = (
        f" by {parts.person(lexicon).full}"
        if was.startswith(("was ", "has")) and rng.random() < 0.5
        else ""
    )
    time = parts.when(lexicon) if was != "has been found" else "now"
    first = rng.choice((f"{thing} {was} {place}{by}.", f"{time}, {thing} {was} {place}{by}.",
                        f"{place}, {thing} {was}{by}.",
                        f"{thing} {was} {place}{by} {time}."))  # fmt: skip
    return Plot((first,), (f"{thing} {was} {place}{by}.", f"{place}, {thing} {was}{by}."),
                parts.Subject(thing, "it", "event"))  # fmt: skip


def _event(lexicon: Lexicon) -> Plot:
    """An event takes place, is moved or is cancelled."""
    rng = lexicon.rng
    what = lexicon.fill(rng.wording(
        ("the {event} of {other}", "the {surname} festival", "the {town} fair",
         "the {hobby} contest", "the {event}",
         "the big {event} of {other} and {witness}", "the {food} festival",
         "the exhibition about {hobby}",
         "the {hobby} course of {other}")
    ))  # fmt: skip
    takes = rng.wording(("will take place", "takes place", "will be held", "starts",
                         "was cancelled", "had to be cancelled",
                         "was held", "took place", "will begin"))  # fmt: skip
    future = takes in ("will take place", "takes place", "will be held", "starts", "will begin")
    place, time = parts.where(lexicon), (parts.soon if future else parts.when)(lexicon)
    first = rng.choice((f"{what} {takes} {place} {time}.", f"{time}, {what} {takes} {place}.",
                        f"{place}, {what} {takes} {time}."))  # fmt: skip
    cores = (
        f"{what} {takes} {place} {time}.",
        f"{what} {takes} {place}.",
        f"{time}, {what} {takes} {place}.",
    )
    return Plot((first,), cores, parts.Subject(what, "it", "event"))


EVENTS: tuple[tuple[Callable[[Lexicon], Plot], float], ...] = (
    (_repair, 6), (_lost, 4), (_rescue, 5), (_firm, 8), (_move, 5), (_weather, 4), (_meeting, 5),
    (_contest, 4), (_found, 5), (_event, 5),
)  # fmt: skip
"""The plots of this module with their weights."""
