"""Sentences that a summary leaves out: weather, crowd, money, feelings and what people said.

They are composed of parts, so that there are many thousands; none tells who did what where.
"""

from learner.seed import words
from learner.seed.summing.summaries_lexicon import Lexicon
from learner.seed.summing.summaries_parts import Subject, capital

_SETTING: tuple[str, ...] = (
    "It was {quality_day} {day_part}.", "{sky} was {sky_like}.",
    "{sky} had been {sky_like} for {number} days.",
    "The weather {weather}.", "It had {rained} all {day_part}.", "The streets were {street}.",
    "It was {day} and the {place} was {street}.", "Nobody {expected} what came next.",
    "The smell of {food} was in the air.", "There was music in the air.",
    "The clock struck {hour}.",
    "The {day_part} began {began}.", "Most people were still {doing}.",
    "The first {day} of the month is like that.",
    "This is a true story.", "Everybody in {town} knows this story by now.",
    "It was the {nth} of {month}.",
    "There are days when nothing goes to plan.", "Nothing much happens at this time of year.",
    "The {event} was over.", "It was only {number} days until the {event}.",
    "The phone rang {number} times.",
    "The bus was {bus}, as always.", "Only {number} people were there at first.",
    "Winter came early.",
    "{month} is a {view_2} month.", "The shops were {street}.",
    "It all began with a {quality} idea.",
    "The radio was on.", "The day felt {began}.", "Somewhere a dog was barking.",
)  # fmt: skip
_AFTER: tuple[str, ...] = (
    "{people} {talked}.", "{people} {talked}, {tag}.", "{crowd} {watched}, {tag}.",
    "The {noun} of {witness} was {quality}.", "{witness} had {food} for breakfast, {tag}.",
    "The {event} {went}.", "The {event} {went}, {tag}.", "{people} {talked} for {number} {units}.",
    "{witness} and {other} {talked}.", "{witness} {reacted}, {tag}.", "The {place} was {street}.",
    "{a_quality} {noun} stood in the corner.", "It was {day} by then, and {sky_like}.",
    "Somebody had left {a_noun} behind.", "There were {number} {guests} and a lot of {food}.",
    "{crowd} {watched}.", "{crowd} {watched}.", "It took {number} {units}.",
    "The whole thing took {about} {number} {units}.",
    "It cost {about} {number} {coins}.", "{witness} paid {number} {coins} for it.",
    "Everybody was {feeling}.",
    "{witness} was {feeling}.", "{witness} {reacted}.", "{witness} {reacted}.",
    "Nobody was {hurt}.",
    "The {event} is on {day}.", "Everybody got {food}.", "{witness} brought {food}.",
    "\"{quote},\" said {witness}.", "{witness} said: \"{quote}.\"",
    "{witness} shouted: \"{quote}!\"",
    "{witness} thinks it was {view}.", "It was not {view} at all.", "It was {very} {view}.",
    "That was {very} {quality_thing}.",
    "Some found it {view}, others {view_2}.", "There were {about} {number} {guests}.",
    "{animal} {animal_did}.", "It {rained} the whole time.", "The {noun} was {quality}.",
    "Afterwards they all ate {food}.", "{crowd} {watched}, but {witness} {reacted}.",
    "Not everything went well, though.", "There is {a_noun} to remember it by.",
    "Tickets were {number} {coins}.", "{witness} has {number} photos of it.",
    "Even {witness} {reacted}.",
    "{witness} likes {hobby}.", "{witness} lives in {town}.", "{witness} had the idea.",
    "{witness} is {job} and likes {food}.", "The {noun} cost {number} {coins}.",
)  # fmt: skip
_OF_PERSON: tuple[str, ...] = (
    "{Again} was {feeling}.", "{Again} was {very} {feeling} afterwards.",
    "{Again} had planned it for {number} {units}.",
    "{Again} had never done that before.", "{Again} went home {late}.",
    "{Again} told {witness} about it.",
    "{witness} thanked {full}.", "{witness} was proud of {full}.",
    "{Again} did not say much about it.",
    "{Again} will never forget that {day_part}.", "{Again} laughed about it later.",
    "{Again} needed a rest.",
    "{Again} likes {hobby} and {food}.", "{Again} hopes that {witness} will hear about it.",
    "{Again} had waited {number} {units} for this.", "{Again} could hardly believe it.",
    "{witness} asked {full} about it.", "{Again} had a cold that day.",
    "{Again} wore a {quality} hat.",
)  # fmt: skip
_PARTS: dict[str, tuple[str, ...]] = {
    "quality_day": ("a cold", "a warm", "a quiet", "a grey", "a windy", "a sunny", "a busy",
                    "a dark", "a foggy",
                    "an ordinary", "a long", "a hot", "a wet", "a lovely", "an icy", "a rainy",
                    "a dull"),
    "day_part": ("day", "morning", "evening", "afternoon", "night", "week"),
    "sky": ("The sky", "The air", "The wind", "The morning", "The night", "The water"),
    "sky_like": ("cold", "grey", "clear", "calm", "mild", "warm", "icy", "dark", "fresh",
                 "terrible"),
    "weather": ("was fine", "was awful", "did not help", "had changed overnight", "was perfect",
                "could not be worse"),
    "rained": ("rained", "snowed", "drizzled", "hailed", "poured"),
    "street": ("empty", "full", "crowded", "quiet", "wet", "closed", "noisy", "dusty",
               "nearly empty", "dark"),
    "expected": ("expected", "had guessed", "was ready for", "could foresee", "saw"),
    "began": ("calm", "slow", "quiet", "strange", "like any other", "long", "dull", "special",
              "hectic"),
    "doing": ("asleep", "at work", "on holiday", "at breakfast", "in bed", "at home",
              "on the way home"),
    "bus": ("late", "full", "early", "empty", "on time", "slow", "nearly full", "too hot"),
    "late": ("late", "early", "on foot", "by bus", "on time", "by taxi", "in a hurry"),
    "crowd": ("Many people", "A few neighbours", "Dozens of children", "Hardly anybody",
              "The whole street",
              "Some tourists", "Several guests", "Two old ladies", "A small crowd", "Everybody",
              "Half the town",
              "Passers-by", "A handful of friends", "Some students", "The visitors",
              "All the others"),
    "watched": ("watched", "clapped", "took photos", "came by", "waited outside", "cheered",
                "stood in line",
                "went home early", "complained", "joined in", "laughed", "looked on in silence",
                "wanted to help",
                "asked questions", "did not notice", "stayed until the end", "sang along"),
    "units": ("hours", "minutes", "days", "weeks", "months", "years"),
    "about": ("about", "almost", "more than", "at least", "nearly", "only", "exactly"),
    "coins": ("euros", "dollars", "pounds", "francs", "crowns"),
    "feeling": ("happy", "tired", "glad", "surprised", "angry", "proud", "relieved", "bored",
                "nervous", "delighted",
                "disappointed", "grateful", "hungry", "exhausted", "excited", "worried", "cheerful",
                "calm", "moved"),
    "reacted": ("laughed about it", "took a photo", "could not come", "was there too",
                "did not believe it",
                "called it a miracle", "was against it", "helped a little", "came too late",
                "had warned everybody",
                "shook hands with everyone", "was not impressed", "cried with joy",
                "filmed everything", "was away",
                "heard about it on the radio", "had a different opinion", "left early", "smiled"),
    "hurt": ("hurt", "angry", "surprised", "prepared", "bored", "late", "in a hurry", "in danger"),
    "quote": ("I have never seen anything like it", "What a day", "That was fun",
              "We are all very happy",
              "It was not easy", "Next time we will do better", "I had no idea",
              "It was about time",
              "My heart was racing", "Nobody told me", "I still cannot believe it", "Such is life",
              "Well done",
              "You have to be patient", "I would do it again", "Some things take time",
              "This is great news"),
    "view": ("good", "strange", "funny", "boring", "exciting", "dangerous", "sad", "useful",
             "wonderful", "silly",
             "difficult", "brilliant", "scary"),
    "view_2": ("dull", "rather nice", "terrible", "pleasant", "loud", "cold", "risky", "beautiful",
               "hectic", "quiet"),
    "people": ("The police", "The neighbours", "The papers", "Experts", "The locals",
    "The children", "Some people",
               "The mayor", "The owner", "Most of us", "Nobody", "Critics", "The guests",
               "A reporter", "The fans"),
    "talked": ("talked about it", "knew about it", "asked why", "wrote about it", "liked the idea",
    "found it odd",
               "spread the word", "called it a success", "expected more", "forgot it soon",
               "said little",
               "made jokes about it", "agreed", "had doubts", "heard of it later",
               "never asked about it"),
    "tag": ("as usual", "of course", "which is rare", "as far as we know", "as one would expect",
    "it seems",
            "more or less", "for once", "they say", "at least at first", "which was a relief",
            "no doubt"),
    "went": ("went well", "was a success", "was a disaster", "had to wait", "began late",
    "ended early",
             "was forgotten", "was moved to {day}", "will be in {month}", "is on {day}",
             "was long over"),
    "very": ("very", "rather", "quite", "surprisingly", "really", "a bit", "extremely"),
    "quality_thing": ("good news", "bad luck", "hard work", "great fun", "big news", "bad news",
                      "good luck"),
    "guests": ("guests", "people", "visitors", "children", "helpers", "spectators", "onlookers"),
    "animal_did": ("watched from a distance", "slept through it all", "walked by",
                   "made a lot of noise",
                   "was scared by the noise", "ate the leftovers", "looked rather bored"),
}  # fmt: skip


def setting(lexicon: Lexicon) -> str:
    """Draw a sentence that may go before the main one."""
    return _composed(lexicon, lexicon.rng.wording(_SETTING))


def after(lexicon: Lexicon) -> str:
    """Draw a sentence that may follow the main one."""
    return _composed(lexicon, lexicon.rng.wording(_AFTER))


def about(lexicon: Lexicon, who: Subject) -> str:
    """Draw a sentence on what the person or animal felt or did besides."""
    if who.plural or who.kind != "person":
        return after(lexicon)
    return _composed(lexicon, lexicon.rng.wording(_OF_PERSON), who.again, who.full)


def _composed(lexicon: Lexicon, template: str, again: str = "it", full: str = "it") -> str:
    rng = lexicon.rng
    chosen = {name: rng.wording(options) for name, options in _PARTS.items()}
    fixed = {"Again": capital(again), "full": full}
    chosen["went"] = lexicon.fill(chosen["went"])
    return capital(lexicon.fill(template.replace("a {quality}", "{a_quality}"), **chosen, **fixed,
                                a_quality=words.a(lexicon.quality()),
                                a_noun=words.a(lexicon.noun())))  # fmt: skip
