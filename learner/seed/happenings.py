"""Short accounts of what somebody did somewhere, told in many ways, with what may be left out."""

from learner.seed import words
from learner.seed.draw import Draw

Text = tuple[str, tuple[str, ...], tuple[str, ...]]
"""A text, right summaries of it, and further points that it tells."""

_DID: tuple[str, ...] = (
    "found a {thing}", "lost a {thing}", "bought a new {thing}", "repaired an old {thing}",
    "sold a {thing}", "cooked {food}", "ate {food} with {other}", "met {other}", "helped {other}",
    "gave a {thing} to {other}", "waited for {other}", "painted a picture", "planted a tree",
    "built a small robot", "wrote a long letter", "gave a talk about {hobby}", "saw {animal}",
    "practised {hobby}", "opened a shop", "read a book about {hobby}", "sang a song for {other}",
    "called {other}", "played chess with {other}", "taught {other} to cook", "broke a window",
    "cleaned the floor", "took a photo of {animal}", "rescued {animal}", "won a prize",
    "started a new job", "had an argument with {other}", "made coffee for {other}",
    "showed {other} a {thing}", "borrowed a {thing} from {other}", "forgot a {thing}",
    "watched a film with {other}", "fixed the computer of {other}", "celebrated with {other}",
    "learned {hobby}", "hid a {thing}", "missed the bus", "organised a party", "gave a concert",
    "fell asleep", "interviewed {other}", "signed a contract with {other}", "caught a thief",
    "heard a strange noise", "tested a new program", "presented a plan to {other}",
)  # fmt: skip
_WHERE: tuple[str, ...] = (
    "in the {place}", "in {city}", "at the {spot}", "near the {spot}", "in a small {spot}",
)  # fmt: skip
_SPOTS: tuple[str, ...] = (
    "market", "river", "museum", "airport", "hospital", "beach", "forest", "lake", "bakery",
    "theatre", "castle", "harbour", "church", "university", "cafe", "zoo", "village", "hotel",
)  # fmt: skip
_WHEN: tuple[str, ...] = (
    "Yesterday", "Last week", "This morning", "On {day}", "Last night", "In the evening",
    "Two days ago", "Last summer", "On {day} morning", "At noon", "Early in the morning", "Today",
)  # fmt: skip
_MAIN: tuple[str, ...] = (
    "{when}, {who} {did} {where}.", "{when} {who} {did} {where}.", "{who} {did} {where} {then}.",
    "{who} {did} {where}.", "{who} went out {then} and {did} {where}.",
    "{when}, after a long day, {who} {did} {where}.",
)  # fmt: skip
_BESIDE: tuple[str, ...] = (
    "The weather was fine.", "It was a cold day.", "It took two hours.", "Nobody else was there.",
    "Everybody was happy.", "It was not easy.", "Many people watched.", "It rained all day.",
    "The whole thing was a surprise.", "It was a lot of work.", "The sun was shining.",
    "There was music in the air.", "It went well in the end.", "A dog barked all the time.",
    "The streets were empty.", "It was already late.", "The bus was full.", "It was great fun.",
    "The coffee was cold.", "Nobody had expected that.", "There were some problems at first.",
    "The shops were closed.", "It smelled of fresh bread.", "The train was late.",
    "Some neighbours came by.", "The first try failed.", "It was very quiet.", "Time went fast.",
)  # fmt: skip
_AFTER: tuple[str, ...] = (
    "{who} was very glad.", "{who} was tired afterwards.", "Later {who} went home by bus.",
    "{other} was there too.", "{other} laughed about it.", "{who} had planned it for weeks.",
    "{other} had the idea.", "Then {who} told {other} about it.", "{other} took a photo.",
    "{who} will do it again on {day}.", "{other} thanked {who}.", "{who} paid for it.",
    "{who} had never done that before.", "{other} could not come.", "{other} brought {food}.",
    "In the evening {who} wrote it down.", "{who} lives with {other}.", "{who} likes {hobby}.",
)  # fmt: skip


def happening(rng: Draw) -> Text:
    """Draw an account of three to six sentences; who, what and where stand in one of the first."""
    who, other = words.people(rng, 2)
    fields = {
        "who": who,
        "other": other,
        "thing": rng.wording(words.OBJECTS),
        "food": rng.wording(words.FOODS),
        "hobby": rng.wording(words.HOBBIES),
        "animal": words.a(rng.wording(words.ANIMALS)),
        "place": rng.wording(words.PLACES),
        "city": rng.wording(words.CITIES) if rng.random() < 0.5 else words.made_up(rng),
        "spot": rng.wording(_SPOTS),
        "day": rng.choice(words.DAYS),
    }
    did = rng.wording(_DID).format(**fields)
    where = rng.wording(_WHERE).format(**fields)
    when = rng.wording(_WHEN).format(**fields)
    then = when[0].lower() + when[1:]
    main = rng.wording(_MAIN).format(who=who, did=did, where=where, when=when, then=then)
    after = rng.sample(_AFTER, rng.randint(1, 3))
    beside = rng.sample(_BESIDE, rng.randint(1, 2))
    rest = [sentence.format(**fields) for sentence in (*after, *beside)]
    points = tuple(sentence.format(**fields) for sentence in after)
    rng.shuffle(rest)
    at = 0 if rng.random() < 0.7 else 1
    sentences = [*rest[:at], main, *rest[at:]]
    cores = (f"{who} {did} {where}.", f"It is about {who}, who {did} {where}.")
    return " ".join(sentences), cores, points
