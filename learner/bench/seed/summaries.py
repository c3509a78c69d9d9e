"""Texts of three to six sentences to sum up, with who, what and where of each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from learner.bench.seed.wording import plain, says

ASKS: tuple[str, ...] = (
    "could you boil this down for me: {0}", "{0}\n\nIn short?", "shorten this text please\n\n{0}",
    "what happened here, briefly? {0}", "Sum up in a sentence or two what follows.\n{0}",
    "i have no time to read, gist pls: {0}", "Make a short version of it: {0}",
    "Here is a text. {0} What are the main points?",
)  # fmt: skip


@dataclass(frozen=True)
class Text:
    """A text with the rules of who, what and where."""

    text: str
    who: str
    what: str
    where: str

    def kept(self, summary: str) -> bool:
        """Whether a summary is shorter, keeps all three and brings in no name of its own."""
        return (
            len(summary.split()) < len(self.text.split())
            and all(says(summary, rule) for rule in (self.who, self.what, self.where))
            and not _strangers(self.text, summary)
        )


def _strangers(text: str, summary: str) -> set[str]:
    """Capitalised words inside a summary's sentences that the text does not have."""
    inner = re.findall(r"(?<=[a-z,;] )[A-Z][a-z]+\b", summary)
    return {word for word in inner if word.lower() not in plain(text)}


TEXTS: tuple[Text, ...] = (
    Text("Marisol opened a small bookshop in Galway last spring. At first hardly anyone came. "
         "Then she began to serve coffee. Now the place is full every afternoon.",
         "marisol|she", "bookshop|shop|coffee", "galway"),
    Text("Old Mr Petrov grows tomatoes on the roof of his house. Each August he gives most of "
         "them to the neighbours. This year a storm broke all his plants. The neighbours bought "
         "him new ones.", "petrov|neighbours|neighbors", "tomato*|plants", "roof"),
    Text("The school choir from Bergen sang at the harbour on Saturday. About two hundred people "
         "listened. It rained the whole time. Nobody went home early.",
         "choir", "sang|sing*|song*|concert|perform*", "harbour|harbor"),
    Text("Anneke lost her ring while swimming in the lake. She looked for it for two days. A boy "
         "named Lukas found it between the stones. He did not want any money.",
         "anneke|lukas", "ring", "lake|stones"),
    Text("Dr Okafor works in a clinic near the border. Last week the clinic had no power for three "
         "days. She kept the vaccines cold with ice from the river. Not one of them was lost.",
         "okafor|she", "vaccine*|power|ice", "clinic|border|river"),
    Text("The bakery on Mill Street closes at the end of May. Its owner, Hedwig, is seventy years "
         "old. She wants to travel with her sister. Her customers are sad.",
         "hedwig|owner", "clos*|travel*", "mill street|bakery"),
    Text("Two brothers, Idris and Malik, built a raft from old barrels. They wanted to cross the "
         "bay. Halfway the raft began to sink. A fishing boat brought them back.",
         "idris|malik|brothers", "raft", "bay|boat"),
    Text("Our team meets in Zagreb next Thursday. Ivana will present the new budget. Everyone "
         "should send her their numbers by Tuesday. Lunch is at one.",
         "ivana|team", "budget|meet*|numbers|present*", "zagreb"),
    Text("A fox has moved into the cemetery behind the church. Mrs Lindqvist feeds it every "
         "evening. The priest does not like that. The children love the fox.",
         "lindqvist|fox|priest|children", "fox|feed*|fed", "cemetery|church"),
    Text("Yesterday the lift in our building stopped between two floors. Rosalind was inside for "
         "an hour. She sang to stay calm. The caretaker freed her in the end.",
         "rosalind|caretaker", "lift|stuck|stopped|freed|sang", "lift|building|floors"),
    Text("Takeshi repairs old radios in his cellar in Osaka. He learned it from his grandfather. "
         "People send him broken sets from all over the world. He never asks for much.",
         "takeshi", "radio*|repair*", "osaka|cellar"),
    Text("The museum in Porto shows paintings by children until June. Amalia, eleven, painted a "
         "whale. A visitor wanted to buy it. She said no.",
         "amalia|child*|museum", "paint*|whale", "porto|museum"),
    Text("Gareth wanted to bake bread for the village fair. He forgot the salt. Nobody said a "
         "word. Only his little daughter made a face.",
         "gareth|daughter", "bread|salt|bak*", "village|fair"),
    Text("After the flood the library in Nowhere Lane had wet books on every floor. Forty people "
         "came to help. Bogdan organised them from a chair in the yard. Most of the books were "
         "saved.", "bogdan|people", "book*|flood|help*|saved", "library|lane"),
    Text("Nadira trains for a swim across the strait. She goes to the beach at five each morning. "
         "Her friend Joss follows her in a kayak. The swim is planned for September.",
         "nadira|joss", "swim*|train*", "strait|beach"),
    Text("In the night somebody painted the town hall yellow. The mayor, Mrs Delgado, was angry at "
         "first. Then tourists came to take pictures. Now it may stay like that.",
         "delgado|mayor|tourists|somebody|someone", "yellow|paint*", "town hall"),
    Text("Piet and Saskia bought a barn near Utrecht. They want to turn it into a theatre. The "
         "roof leaks and there is no heating. They still hope to open in autumn.",
         "piet|saskia", "barn|theatre|theater", "utrecht|barn"),
    Text("The ferry to the island was late on Monday. Captain Morales had seen a whale in front of "
         "the ship. He waited until it was gone. The passengers clapped.",
         "morales|captain|ferry|passengers", "whale|late|waited", "island|ferry|ship"),
    Text("Leontyne plays the violin in the metro station. A conductor heard her there last winter. "
         "He invited her to play with his orchestra. She still comes back to the station on "
         "Sundays.", "leontyne|conductor", "violin|play*|orchestra|invit*", "station|metro"),
    Text("There was a fire in the kitchen of the hotel. The cook, Baptiste, put it out with a wet "
         "towel. Nobody was hurt. Dinner was two hours late.",
         "baptiste|cook", "fire", "kitchen|hotel"),
    Text("Henrike keeps bees at the edge of the forest. A bear came three times this month. She "
         "now has an electric fence. Since then the bear stays away.",
         "henrike|bear", "bee*|fence|bear", "forest"),
    Text("My cousin Emeka drives a bus in Lagos. On Friday a baby was born in his bus. He stopped "
         "in front of a pharmacy and got help. The parents named the baby after him.",
         "emeka|cousin", "baby|born|bus", "lagos|bus|pharmacy"),
    Text("The chess club meets in the back room of a cafe. Old Ottoline has won every game since "
         "March. Last night a girl of nine beat her. Ottoline bought her a cake.",
         "ottoline|girl", "chess|beat|game*|won|win*|lost|cake", "cafe|café|room"),
    Text("Workers found an old coin under the bridge in Trier. Professor Haas says it is Roman. He "
         "will show it at the university. The workers get a reward.",
         "haas|workers|professor", "coin", "trier|bridge|university"),
    Text("Sibusiso walks ten kilometres to school each day. A radio station told his story. "
         "Listeners gave him a bicycle. He lets his sister ride it too.",
         "sibusiso|listeners", "bicycle|bike|walk*|story", "school|radio"),
    Text("The printer on the second floor is out of order again. Valentina has called the "
         "technician. He comes tomorrow at nine. Until then please use the one in the lobby.",
         "valentina|technician", "printer", "second floor|floor|lobby"),
    Text("Ulrich wanted to surprise his wife at the airport. He held up a big sign. But he stood "
         "in the wrong hall. They found each other two hours later at the taxi stand.",
         "ulrich|wife", "surprise|wrong|found|sign|met|meet", "airport|hall|taxi"),
    Text("A goat walked into the supermarket in Hexham on Tuesday. It ate three heads of lettuce. "
         "The manager, Prudence, led it out with a carrot. Its owner paid for everything.",
         "goat|prudence|manager|owner", "goat|lettuce|ate|carrot|led", "supermarket|hexham"),
    Text("Yolanda planted a tree in front of the hospital ten years ago. Her son had been born "
         "there. Every year they take a picture beside it. The tree is now taller than the door.",
         "yolanda|son", "tree|plant*|picture", "hospital"),
    Text("The night train to Lviv was stuck in the snow for seven hours. Oksana shared her soup "
         "with the whole carriage. Somebody had a guitar. In the morning a tractor cleared the "
         "line.",
         "oksana|somebody|someone|passengers|train", "snow|soup|stuck", "train|lviv|carriage"),
    Text("Fintan moved his workshop from the garage to an old mill. He makes chairs there. The "
         "first winter was very cold. Now he has a stove and two helpers.",
         "fintan", "workshop|chairs|mov*", "mill|garage"),
    Text("Ms Achterberg lost her voice before the lesson. So she wrote everything on the board. "
         "The classroom was quieter than ever. One pupil asked if she could do that every week.",
         "achterberg|pupil|teacher", "voice|wrote|writ*|lesson|quiet*", "class*|board"),
)  # fmt: skip


def requests() -> tuple[tuple[str, Text], ...]:
    """Each text with the words that ask for its summary."""
    return tuple(
        (ASKS[place % len(ASKS)].format(text.text), text) for place, text in enumerate(TEXTS)
    )
