"""Held-out questions about topics that the model should know, and what an answer must say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from learner.bench.seed.dials import prose
from learner.bench.seed.wording import pattern, plain, refuses, says

_DEFINES = (
    r" (?:is|are|was|means?|turns?|keeps?|maps?|finds?|repeats?|says?|checks?|stores?|teach(?:es)?|"
    r"builds?|comes?|makes?|lets?|happens?|works?)\b"
)


@dataclass(frozen=True)
class Topic:
    """A topic: rules for its name and for what an answer must say, and wordings that ask for it."""

    name: str
    content: str
    asks: tuple[str, ...]

    def explained(self, answer: str) -> bool:
        """Whether an answer, its code apart, says what it must and defines no other topic instead.

        "Recursion means that a function calls itself" is no answer on functions.
        """
        said = plain(prose(answer))
        defined = {topic.name for topic in TOPICS if _subject(topic.name).search(said)}
        return (
            says(said, self.content) and not refuses(said) and (not defined or self.name in defined)
        )


@cache
def _subject(name: str) -> re.Pattern[str]:
    return re.compile(pattern(name) + _DEFINES)


TOPICS: tuple[Topic, ...] = (
    Topic("variable*", "name*|stor*|hold*|box|container|label* & value*|data|number*|text|"
          "information", ("im new to programming, whats a variable supposed to be",
          "My course keeps using the word variable. Could you clear that up?")),
    Topic("function*", "code|step*|instruction*|argument*|input* & again|reus*|name*|call*|"
          "return*|result*|input*", ("why would anyone bother with functions in a program",
          "describe a function to a beginner")),
    Topic("loop*", "repeat*|again|over and over|several times|many times|goes through|each",
          ("what do loops do in code",
          "I keep reading about loops and still don't get the idea")),
    Topic("list*", "collection|sequence|ordered|in order|several|many|series & item*|"
          "element*|value*|thing*|object* ! maps keys|cannot be changed|without duplicates",
          ("python lists - what are they for",
          "Could you tell a newcomer what a list is in Python?")),
    Topic("dictionar*|dict|dicts", "key* & value* ! key function",
          ("how does a python dictionary work", "dictionaries in python confuse me, help")),
    Topic("tuple*", "cannot be changed|can't be changed|not change*|never change*|"
          "immutable|fixed|unchang*|cannot change ! without duplicates",
          ("tuples?? why not just use lists", "Someone at work said tuple. What did they mean?")),
    Topic("set|sets", "duplicate*|once|unique|different|distinct|twice",
          ("sets in python, what's special about them",
          "When people say set in Python, what is it?")),
    Topic("string*", "text|letters|characters|words ! key*", ("what do coders mean by a string",
          "So what exactly is a string when programming?")),
    Topic("class|classes", "object*|instance*",
          ("could you describe what classes are in programming",
          "object oriented stuff: define class")),
    Topic("exception*", "error*|wrong|problem*", ("what are exceptions in a program",
          "My script printed an exception, what is such a thing?")),
    Topic("recursion|recursive", "itself|themselves|own", ("recursion pls",
          "I failed a quiz on recursion, what was I supposed to know?")),
    Topic("decorator*", "function* & wrap*|add*|around|extend*|change*|@",
          ("what are decorators good for in python",
          "There's an @ above my function, a decorator??")),
    Topic("generator*", "yield*|one by one|one at a time|one after",
          ("whats a generator in python, i saw the word yield",
          "Please describe generators to someone who knows loops.")),
    Topic("lambda*", "function* & without a name|no name|nameless|anonymous|small|short|one "
          "line|tiny|one expression", ("lambda functions, what are those",
          "I came across lambda x in some code. Meaning?")),
    Topic("list comprehension*|comprehension*", "list* & line|short*|bracket*|loop*|compact",
          ("list comprehensions: whats the point",
          "Could you describe list comprehension quickly?")),
    Topic("type hint*|hint*",
          "type* & value*|argument*|variable*|parameter*|should|expect*|return*|kind",
          ("whats the benefit of type hints",
          "those type hints in function headers, whats their job")),
    Topic("docstring*", "text|string|descri*|explain*|says|comment & function*|does|code|"
          "module*", ("what is the docstring of a function for",
          "docstrings - what goes in there and why")),
    Topic("module*", "file*|code|function* & import*|code|python",
          ("when python folks talk about modules, what do they mean",
          "could u define module (python)")),
    Topic("bug|bugs", "mistake*|error*|wrong|fault|problem",
          ("developers always complain about bugs. what's a bug",
          "what counts as a bug in software")),
    Topic("unit test*|test|tests",
          "check*|verif*|make sure|makes sure|compare* & small|part|piece|"
          "function*|result*|expected", ("whats the idea behind unit tests",
          "Boss wants unit tests. What are unit tests?")),
    Topic("algorithm*", "step*|instruction*|recipe|procedure|rules|method",
          ("in plain english, whats an algorithm",
          "People blame the algorithm. What's an algorithm?")),
    Topic("binary search", "half*|halv*|middle|sorted",
          ("how does binary search find things so quickly",
          "idea of binary search in a nutshell")),
    Topic("stack*", "last|top", ("stack as a data structure, how does it behave",
          "whats a stack (computer science)")),
    Topic("queue*", "first", ("and what would a queue be in computer science",
          "describe how a queue data structure acts")),
    Topic("git", "version*|history|track*|commit*|changes", ("why do developers use git",
          "git - i have no clue what it does")),
    Topic("database*", "data|information & stor*|keep*|organi*|find*|search*|table*",
          ("what are databases used for",
          "My company moved to a database, what is that really?")),
    Topic("sql", "database*|table*|quer*", ("whats sql used for",
          "A job ad asks for SQL. What would that be?")),
    Topic("api|apis", "program*|software|app|apps|application*|service* & talk*|communicat*|"
          "ask*|call*|connect*|interface|request*|exchange*",
          ("everyone says 'just use the api', whats an api", "APIs in two sentences please")),
    Topic("json", "format*|text|structure* & data|object*|key*|list*",
          ("whats json and where is it used",
          "I got a .json thing from a colleague. What's JSON?")),
    Topic("http|https", "web|browser*|server*|page*|protocol|request*",
          ("what does http stand behind when i open a site",
          "the letters http, what are they about")),
    Topic("compiler*", "turn*|translat*|convert*|transform* & code|language|source|program*",
          ("what job does a compiler do", "Compilers: could you describe one for a layperson?")),
    Topic("cache*|caching", "quick*|fast*|speed|again|reus*|later & keep*|stor*|sav*|remember*|"
          "hold*|copy|copies", ("support told me to clear my cache, whats a cache",
          "why do computers have caches")),
    Topic("encryption|encrypting", "key*|secret|read|unreadable|scrambl*|protect*|hid*",
          ("what happens when a message gets encrypted, i mean whats encryption",
          "Encryption, for my grandma, please")),
    Topic("neural network*|network*", "connect*|neuron*|layer*|weight*|unit*|brain",
          ("how would u describe a neural network",
          "neural networks sound scary, what are they")),
    Topic("machine learning", "learn* & example*|data|pattern*|experience",
          ("whats all this machine learning about", "Machine learning, but without the jargon?")),
    Topic("reinforcement learning", "reward*", ("can you outline reinforcement learning",
          "reinforcement learning: how do agents learn")),
    Topic("cpu|processor", "comput*|calculat*|instruct*|process*|brain|runs|executes",
          ("what does the cpu in my laptop do", "CPU: what's its role")),
    Topic("ram", "memory & fast|short|work*|temporar*|power|program*|running|empty|quick*",
          ("my pc needs more ram they say. whats ram", "What role does RAM play in a computer?")),
    Topic("internet", "network|connect* & computer*|device*|machines|world",
          ("if you had to define the internet, how", "my kid asked what the internet is")),
    Topic("photosynthesis", "plant*|leaf|leaves|green & light|sun* & sugar*|food|energy|oxygen|"
          "glucose", ("how do plants use sunlight, i mean photosynthesis",
          "biology homework: outline photosynthesis")),
    Topic("gravity", "pull*|attract*|fall*",
          ("why do we stick to the ground? gravity right? whats that",
          "Kid question: what does gravity do?")),
    Topic("rain|rains", "water|drop* & cloud*|sky|fall*|vapour|vapor",
          ("where does rain come from", "how come it rains")),
    Topic("rainbow*", "light|sun* & colour*|color*", ("how do rainbows happen",
          "We just saw a rainbow! What makes one?")),
    Topic("moon", "earth|rock|planet & earth|rock|sun|circl*|orbit*",
          ("what actually is the moon", "whats the moon made of and what does it do up there")),
    Topic("sun", "star|gas|hot|heat ! moon is", ("is our sun a star? describe the sun",
          "some info on the sun please")),
    Topic("volcano*", "rock|lava|magma|ash|erupt*", ("how would you describe volcanoes",
          "volcano, for a five year old")),
    Topic("earthquake*", "ground|plate*|rock|land|earth & shak*|mov*|slip*|trembl*|vibrat*",
          ("what goes on during an earthquake",
          "There was an earthquake on tv, why do they happen?")),
    Topic("electricity", "charge*|electron*|current|energy|flow*",
          ("so electricity, what is it really",
          "what runs through the wires in my wall, electricity?")),
    Topic("battery|batteries",
          "energy|power|electric*|charge & stor*|hold*|keep*|chemical*|charged|give*|provid*",
          ("how come batteries work", "what does a battery do inside my torch")),
    Topic("magnet*", "iron|metal*|attract*|pole*|steel", ("magnets, how do they work",
          "What would you call a magnet, in simple terms?")),
    Topic("sound", "wave*|vibrat*|shak*|air", ("physics question: what is sound made of",
          "how would you define sound")),
    Topic("light", "wave*|see|energy|photon*|travel*|radiation",
          ("in physics, what would light be", "light. what is that stuff")),
    Topic("atom|atoms", "element*|matter|proton*|electron*|nucleus|molecule*|smallest",
          ("atoms, what would those be", "Everything is made of atoms, they say. And an atom is?")),
    Topic("dna", "plan|instruct*|code|gene*|inherit*|blueprint|cell*|information|parent*",
          ("whats dna for", "I sent my spit to a lab for a DNA test. What is DNA?")),
    Topic("evolution", "change*|develop*|adapt* & generation*|time|slow*|living|species|"
          "animals", ("darwin and evolution, what was the idea",
          "how does evolution go about changing animals")),
    Topic("heart", "blood|pump*", ("what job has the heart in our body",
          "anatomy: the human heart, briefly")),
    Topic("sleep", "rest*|brain|body|mind", ("why do humans need sleep",
          "sleep seems like a waste of time, what is it good for")),
    Topic("vaccine*|vaccination*",
          "body|immun*|protect*|fight & illness*|disease*|germ*|virus*|sick*|infection*",
          ("how do vaccines protect me", "flu vaccine tomorrow, what does a vaccine do")),
    Topic("yeast", "fungus|dough|bread|gas|bubble*|rise|organism|sugar",
          ("recipe says add yeast, what is yeast", "what does yeast do in a loaf")),
    Topic("inflation", "price*|money|cost*", ("the news keeps mentioning inflation",
          "my rent went up because of inflation? what's that")),
    Topic("democracy", "people|vote*|elect*|citizens", ("how would you sum up democracy",
          "democracy, in your own words")),
    Topic("tide|tides", "sea|water|ocean & rise*|fall*|moon|high|low|up",
          ("at the beach the water went away, tides? how come", "what's behind the tides")),
    Topic("season*", "tilt*|axis|lean*|spring|summer|winter", ("why do we get seasons",
          "how come there are seasons during a year")),
    Topic("chess", "game* & board|king|piece*|two|checkmate|queen",
          ("never played chess, what kind of game is it", "describe chess to an alien")),
    Topic("football|soccer", "team*|ball|goal*|player*", ("football for dummies",
          "How does one describe football to someone from Mars?")),
    Topic("black hole*", "gravity|strong|leave|escape*|swallow*|fall* & light|star*|nothing|"
          "gravity|space", ("black holes creep me out. what are they",
          "astronomy 101: black hole")),
    Topic("climate change",
          "warm*|heat*|hotter|temperature* & earth|world|planet|climate|gas|coal",
          ("whats going on with climate change", "grandpa doubts climate change. what is it")),
    Topic("recycling", "new|again|reus* & used|old|waste|material*|things|paper|glass|thrown|"
          "trash", ("whats the use of recycling",
          "why should i care about recycling, what is it")),
    Topic("poem*|poetry", "text|words|lines|verse*|rhyme*|language",
          ("what makes something a poem", "how is a poem different, what is it")),
)  # fmt: skip
