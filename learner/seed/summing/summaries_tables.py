"""Tables for the texts to summarize: deeds by who can do them, places, times and small words.

Slots in braces are filled by `summaries_lexicon.Lexicon.fill`.
"""

from learner.seed.vocabulary.words_people import table

HERS = frozenset(
    table("""
    Agnes, Aisha, Alice, Amara, Amelia, Ana, Anna, Astrid, Bella, Carmen, Chloe, Clara, Edith,
    Elena, Elif, Emma, Eva, Fatima, Fiona, Frida, Grace, Greta, Hana, Hannah, Heidi, Helen, Ida,
    Ingrid, Irene, Isabel, Julia, Kate, Laura, Leila, Lena, Linda, Louise, Lucy, Lydia, Maria,
    Martha, Mary, Maya, Mia, Naomi, Nina, Nora, Olga, Olivia, Paula, Priya, Rachel, Rita, Rosa,
    Ruth, Sara, Sofia, Stella, Tara, Vera, Wendy, Yara, Zoe
""")
)
HIS = frozenset(
    table("""
    Adam, Ahmed, Albert, Ali, Anton, Arthur, Ben, Bob, Boris, Bruno, Carlos, Daniel, David, Diego,
    Dylan, Edgar, Emil, Eric, Felix, Finn, Frank, George, Harold, Hassan, Henry, Hiroshi, Hugo,
    Ibrahim, Isak, Ivan, Jack, James, John, Jonas, Kenji, Klaus, Kofi, Lars, Leo, Liam, Luca,
    Marco, Mark, Martin, Mateo, Max, Noah, Omar, Oscar, Pablo, Paul, Pedro, Peter, Ravi, Stefan,
    Sven, Thomas, Tim, Tom, Victor, Walter, Yusuf
""")
)
"""Given names that go with "she" and with "he"; any other known name is repeated instead."""

PERSON_DID: tuple[str, ...] = (
    "found {thing}", "lost {thing}", "bought {thing}", "repaired {thing}", "sold {thing}",
    "cooked {food} for {other}", "ate {food} with {other}", "met {other}", "helped {other}",
    "gave {thing} to {other}", "waited for {other}", "painted a picture of {animal}",
    "planted a tree", "built a small robot", "wrote a long letter", "gave a talk about {hobby}",
    "saw {animal}", "practised {hobby}", "opened a shop", "read a book about {hobby}",
    "sang a song for {other}", "called {other}", "played cards with {other}", "broke a window",
    "taught {other} to cook", "cleaned the floor", "took a photo of {animal}", "won a prize",
    "started a new job", "argued with {other}", "made coffee for {other}",
    "lent {thing} to {other}",
    "borrowed {thing} from {other}", "forgot {thing}", "watched a film with {other}",
    "fixed the computer of {other}", "celebrated with {other}", "took up {hobby}", "hid {thing}",
    "missed the bus", "organised a party", "gave a concert", "fell asleep", "caught a thief",
    "interviewed {other}", "signed a contract with {other}", "heard a strange noise",
    "tested a new program", "presented a plan to {other}", "broke an arm", "slipped and fell",
    "fed {animal}", "counted {number} birds", "slept in a tent", "ran a marathon", "got lost",
    "baked {number} cakes", "carried {thing} up the stairs", "danced until midnight",
    "asked {other} for help", "proposed to {other}", "married {other}", "got a parking ticket",
    "swam {number} kilometres", "collected {number} stamps", "passed the driving test",
    "failed the driving test", "gave a lesson in {hobby}", "paid {number} dollars for {thing}",
    "swapped {thing} for {thing_2}", "lost a bet against {other}", "spilled tea on {thing}",
    "tripped over {thing}", "left {thing} behind", "drew a map", "dropped {thing}", "lit a candle",
    "hurt a knee", "quit smoking", "dug up {thing}", "put {thing} next to {thing_2}",
    "mistook {thing} for {thing_2}", "wrote a poem about {animal}", "picked {number} apples",
    "apologised to {other}", "recognised {other}", "stayed awake all night",
    "earned {number} euros",
    "grew tomatoes", "kept {number} hens", "set up a weather station", "flew a kite",
)  # fmt: skip
GROUP_DID: tuple[str, ...] = (
    "won the final", "lost the match", "sang {number} songs", "collected {number} bags of litter",
    "raised {number} euros for {other}", "planted {number} trees", "built a raft", "found {thing}",
    "painted a wall", "missed the last train", "practised {hobby}", "had a picnic",
    "gave a free concert", "cleaned {thing}", "cooked {food} for {number} guests",
    "visited {other}", "launched a new website", "tested {thing}", "repaired {number} bicycles",
    "put up a tent", "watched the eclipse", "danced all night", "showed a film about {animal}",
    "set a new record", "got stuck", "played against a team from {town}", "built a bridge",
    "got lost in the fog", "met the mayor", "performed a play about {animal}", "went on strike",
    "made a statue out of {thing}", "discovered {thing}", "counted {number} butterflies",
    "finished the first version of the app", "elected {other}", "took part in a quiz",
    "protested against a new road", "carried {thing} home", "sold {number} cakes",
)  # fmt: skip
FIRM_DID: tuple[str, ...] = (
    "hired {number} people", "bought {thing}", "won a prize", "raised its prices",
    "opened a new branch", "ran out of {food}", "gave away {number} books", "got a new roof",
    "sold {thing} to {other}", "put {thing} on show", "cancelled the concert", "lost {thing}",
    "offered a free course in {hobby}", "closed for the winter", "fired the manager",
    "started a course in {hobby}", "held an open day", "received {thing} as a gift",
    "served {number} guests", "celebrated its {nth} birthday", "banned {thing}",
    "lent {thing} to {other}", "reported a record profit", "replaced {thing}", "lost its licence",
    "moved into a new building", "presented {thing}", "caught fire", "was sold to {other}",
    "found a new owner", "let {animal} in", "invited {other}", "collected {number} blankets",
    "built a playground", "reopened after {number} years", "introduced a new menu",
)  # fmt: skip
ANIMAL_DID: tuple[str, ...] = (
    "stole {thing}", "ate the {food}", "broke {thing}", "fell into {thing}", "hid {thing}",
    "chased {other}", "jumped over {thing}", "slept on {thing}", "dug a deep hole", "got stuck",
    "scared {other}", "followed {other}", "found {thing}", "stopped the traffic", "bit {other}",
    "escaped", "caused a traffic jam", "surprised {other}", "built a nest", "chewed on {thing}",
    "knocked over {thing}", "woke {other}", "carried {thing} away", "saved {other}",
    "swallowed {thing}", "had {number} babies", "hid behind {thing}", "ran into {thing}",
    "made friends with {animal}", "licked {other}", "blocked the road", "was found alive",
)  # fmt: skip
PAST_AIMS = frozenset(
    ("decided to", "promised to", "tried to", "refused to", "managed to", "forgot to", "used to",
     "had to", "could not",
     "did not", "wanted to", "was not allowed to", "were not allowed to", "started to")
)  # fmt: skip
"""Those of `AIMS` that tell of the past."""
OFTEN: tuple[str, ...] = (
    "every {day}", "every morning", "on {day}s", "twice a week", "every summer", "in {month}",
    "once a month", "all year round",
    "every other {day}", "whenever it rains", "almost every night", "now and then",
    "from {hour} to {hour_2}",
)  # fmt: skip
WILL: tuple[str, ...] = (
    "visit {other}", "take up {hobby}", "buy {thing}", "sell {thing}",
    "cook {food} for {other}", "open a shop for {hobby}", "build {thing}", "give a talk on {hobby}",
    "found a club for {hobby}", "write a book about {animal}", "look for {thing}",
    "plant {number} trees", "make a film about {other}", "repair {thing}", "adopt {animal}",
    "hold a party for {other}", "start a course in {hobby}", "paint {thing}", "meet {other}",
)  # fmt: skip
AIMS: tuple[tuple[str, str], ...] = (
    ("wants to", "want to"), ("plans to", "plan to"), ("hopes to", "hope to"), ("will", "will"),
    ("is going to", "are going to"), ("would like to", "would like to"), ("has to", "have to"),
    ("decided to", "decided to"), ("promised to", "promised to"), ("tried to", "tried to"),
    ("refused to", "refused to"), ("intends to", "intend to"), ("managed to", "managed to"),
    ("is allowed to", "are allowed to"), ("used to", "used to"), ("can", "can"), ("had to",
                                                                                  "had to"),
    ("could not", "could not"), ("did not", "did not"), ("wanted to", "wanted to"), ("must",
                                                                                     "must"),
    ("was not allowed to", "were not allowed to"), ("is learning to", "are learning to"), ("may",
                                                                                           "may"),
    ("started to", "started to"), ("will not", "will not"), ("is afraid to", "are afraid to"),
    ("is about to", "are about to"),
    ("dreams of a chance to", "dream of a chance to"), ("forgot to", "forgot to"),
)  # fmt: skip
ON: tuple[str, ...] = (
    "roof", "beach", "bridge", "balcony", "platform", "hill", "island", "ferry", "market square",
    "pier", "terrace", "mountain", "football field", "motorway", "night train", "staircase",
    "boat", "playground", "campsite", "farm", "stage", "lawn", "third floor", "top floor",
)  # fmt: skip
BY: tuple[str, ...] = (
    "church", "station", "town hall", "library", "river", "lake", "bakery", "old mill", "school",
    "supermarket", "museum", "lighthouse", "bus stop", "fountain", "castle", "hospital", "barn",
    "post office", "cinema", "swimming pool", "windmill", "harbour", "forest", "gate", "shed",
    "greenhouse", "mosque", "temple", "factory", "car park", "monastery", "ice rink", "well",
)  # fmt: skip
BESIDE: tuple[str, ...] = (
    "behind", "near", "next to", "in front of", "outside", "opposite", "beside", "close to", "at",
    "not far from", "right behind", "by", "across from", "inside",
)  # fmt: skip
INSIDE: tuple[str, ...] = (
    "cellar", "attic", "garden", "garage", "kitchen", "office", "workshop", "classroom", "tent",
    "flat", "bathroom", "studio", "laboratory", "living room", "backyard", "caravan", "van",
)  # fmt: skip
WHEN: tuple[str, ...] = (
    "yesterday", "last week", "this morning", "on {day}", "last night", "in the evening",
    "{number} days ago", "last summer", "on {day} morning", "at noon", "early in the morning",
    "today", "last winter", "in {month}", "in {year}", "last {month}", "at {hour} o'clock",
    "shortly after midnight", "on {day} evening", "a year ago", "late at night", "after lunch",
    "over the weekend", "just before dawn", "during the holidays", "on the first day of {month}",
    "one afternoon", "{number} weeks ago", "around {hour} o'clock", "at the end of {month}",
)  # fmt: skip
SOON: tuple[str, ...] = (
    "tomorrow", "next week", "on {day}", "next {month}", "in {number} days", "this evening",
    "next summer", "on {day} morning", "at {hour} o'clock", "before the end of {month}", "soon",
    "over the weekend", "in {month}", "after the holidays", "on {day} afternoon",
)  # fmt: skip
LEADS: tuple[str, ...] = (
    "after a long search", "to everyone's surprise", "despite the rain", "in spite of the heat",
    "without a word", "after {number} weeks of work", "by pure chance", "with a lot of patience",
    "as so often", "for the first time in years", "at long last", "against all advice", "luckily",
    "after the second attempt", "with shaking hands", "according to {witness}", "it is said that",
    "as {witness} reports", "believe it or not", "in the end", "somehow", "unfortunately",
    "once again",
)  # fmt: skip
ADVERBS: tuple[str, ...] = (
    "carefully", "quietly", "finally", "secretly", "proudly", "slowly", "suddenly", "happily",
    "nervously", "patiently", "accidentally", "almost silently", "quickly", "eventually", "really",
    "calmly", "bravely", "cheerfully",
)  # fmt: skip
TAILS: tuple[str, ...] = (
    "for the first time", "without any help", "with the help of {witness}", "to surprise {witness}",
    "while {witness} was asleep", "after {number} hours of work", "in spite of the cold",
    "although nobody had asked for it", "because there was nothing else to do", "in the rain",
    "before anybody noticed", "just for fun", "as part of a bet with {witness}", "by mistake",
    "even though {witness} was against it", "because {witness} had insisted on it",
    "as planned", "to the delight of {witness}",
)  # fmt: skip
NOTES: tuple[str, ...] = (
    "who is {number} years old", "who lives next door", "who came here as a child",
    "who used to be {job}", "{job} from {town}",
    "who is rarely at home", "who came from {town} as a child", "{job} by profession",
    "who loves {hobby}", "a friend of {witness}", "who everybody knows", "the boss of {witness}",
)  # fmt: skip
OWN_FEELINGS: tuple[str, ...] = (
    "I was so tired.", "My feet hurt.", "I am so happy.", "I could not stop laughing.",
    "What a day!",
    "I still feel bad about it.", "Nobody believed me.", "I want to do it again.",
    "I slept like a stone.",
    "My heart is still racing.", "I did not tell my mother.", "I had {food} for dinner.",
    "I hope that {witness} never hears of it.", "{witness} only laughed.", "I need a holiday.",
    "It was the best day of the month.", "I forgot my {noun}.", "It took me {number} hours.",
    "I thought of {witness} all the time.", "Tomorrow will be better.", "I was proud of myself.",
    "My new {noun} was no help.", "I really miss {witness}.", "I was not even nervous.",
)  # fmt: skip
MATERIALS: tuple[str, ...] = ("wood", "glass", "paper", "silver", "clay", "iron", "wool", "ice")
