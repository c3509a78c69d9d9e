"""Other names under which people ask for the topics that the model can explain."""

ONE: dict[str, tuple[str, ...]] = {
    "a variable": (
        "a variable in programming", "a Python variable", "variable assignment",
        "a variable in code", "an assigned name in Python"),
    "a function": (
        "a Python function", "a function in programming", "a function in code", "a def in Python",
        "a reusable function in code"),
    "a loop": (
        "a loop in programming", "a for loop", "a while loop", "looping", "repeating code",
        "a loop in code"),
    "a list": (
        "a Python list", "a list in Python", "the list type", "the Python list type",
        "a list of values in Python"),
    "a dictionary": (
        "a dict", "a Python dictionary", "a dictionary in Python", "the dict type",
        "the Python dict", "a key-value dict", "a hash map in Python"),
    "a tuple": (
        "a Python tuple", "a tuple in Python", "the tuple type", "an immutable tuple",
        "a tuple in code"),
    "a set": ("a Python set", "a set in Python", "the set type"),
    "a string": (
        "a string in programming", "a Python string", "a text string", "the str type",
        "the Python str type", "a character string"),
    "a class": ("a Python class", "a class in programming", "a class in Python", "a class in code"),
    "an exception": (
        "an exception in Python", "exception handling", "a Python exception", "try and except",
        "error handling in Python"),
    "recursion": (
        "a recursive function", "recursive code", "recursion in programming",
        "a function that calls itself"),
    "a decorator": ("a Python decorator", "a decorator in Python", "a function decorator"),
    "a generator": (
        "a Python generator", "a generator function", "a generator in Python", "yield in Python",
        "a Python function with yield"),
    "a lambda": (
        "a lambda function", "an anonymous function", "lambda in Python", "an inline lambda"),
    "a list comprehension": ("list comprehension", "a list comp", "a Python list comprehension"),
    "a type hint": (
        "type hinting", "a type annotation", "a Python type hint", "typing in Python",
        "a type hint in Python"),
    "a docstring": ("a Python docstring", "the docstring of a function", "a doc string"),
    "a module": (
        "a Python module", "a module in Python", "importing a module", "a Python import",
        "a .py module"),
    "a bug": (
        "a software bug", "a bug in a program", "a computer bug", "a bug in code",
        "a programming error", "a glitch in software"),
    "a unit test": (
        "unit testing", "a unittest", "a test of code", "automated testing of code",
        "a pytest test"),
    "an algorithm": (
        "an algorithm in computing", "a computer algorithm", "an algorithm in computer science",
        "algorithmic thinking"),
    "binary search": ("the binary search algorithm", "a binary search"),
    "a stack": ("a stack in programming", "the stack data structure", "a LIFO", "a LIFO stack"),
    "a queue": ("a queue in programming", "the queue data structure", "a FIFO", "a FIFO queue"),
    "git": (
        "git the tool", "git version control", "the program git", "git version tracking",
        "GIT for code"),
    "a database": ("a data base", "a db", "a database system"),
    "sql": (
        "the SQL language", "an SQL query", "the language SQL", "structured query language",
        "SQL for databases"),
    "an api": (
        "a web API", "a programming interface", "an application programming interface", "API",
        "an API in software"),
    "json": ("a JSON file", "the JSON format", "JSON data", "JavaScript object notation", ".json"),
    "http": (
        "the HTTP protocol", "an HTTP request", "the protocol HTTP", "hypertext transfer protocol",
        "the web protocol HTTP"),
    "a compiler": (
        "compiling", "a code compiler", "a program compiler", "a compiler in programming",
        "the compiler"),
    "a cache": (
        "caching", "a memory cache", "the browser cache", "a cache in computing", "cache memory"),
    "encryption": (
        "encrypting", "data encryption", "message encryption", "cryptography for messages",
        "end-to-end encryption"),
    "a neural network": (
        "a neural net", "an artificial neural network", "a NN", "a deep neural network"),
    "machine learning": ("ML", "machine-learning", "the field of machine learning"),
    "reinforcement learning": (
        "RL", "learning by rewards", "reinforcement-learning", "reinforcement training in AI",
        "learning from reward and punishment in AI"),
    "a cpu": (
        "a processor", "a computer processor", "the CPU", "a central processing unit",
        "the brain chip of a computer", "the main chip of a PC"),
    "ram": (
        "the RAM", "random access memory", "computer memory", "the memory of a computer",
        "main memory", "working memory of a PC"),
    "the internet": (
        "internet", "the net", "the Internet", "the world-wide network of computers",
        "the Internet as a network"),
    "photosynthesis": (
        "the photosynthesis of plants", "plant photosynthesis", "how plants make food from light",
        "the way plants use sunlight"),
    "gravity": (
        "gravitation", "the force of gravity", "earth's gravity", "gravitational pull",
        "the pull of the earth"),
    "rain": (
        "rainfall", "the rain", "rainy weather", "rain from clouds", "water falling from the sky"),
    "a rainbow": ("the rainbow", "a rainbow in the sky", "a rainbow after rain"),
    "the moon": ("our moon", "the earth's moon", "moon", "the moon of our planet", "luna"),
    "the sun": ("our sun", "sun", "the star sun", "the sun in our sky", "the sun as a star"),
    "a volcano": ("the volcano", "a volcano eruption", "volcanism", "a mountain that spits lava"),
    "an earthquake": (
        "a quake", "the shaking in an earthquake", "an earth quake", "seismic shaking"),
    "electricity": (
        "electric current", "electrical current", "electric power", "electric energy",
        "electricity from the socket"),
    "a battery": (
        "an electric battery", "the battery of a phone", "a battery cell",
        "a rechargeable battery"),
    "a magnet": ("magnetism", "the magnet", "an iron magnet", "magnetic force", "a fridge magnet"),
    "sound": ("a sound wave", "a sound", "noise as a wave"),
    "light": ("a light wave", "visible light", "sunlight"),
    "an atom": ("the atom", "an atom in chemistry"),
    "dna": ("the DNA", "human DNA", "the DNA molecule"),
    "evolution": (
        "biological evolution", "the evolution of life", "the theory of evolution",
        "Darwin's evolution", "how species evolve"),
    "the heart": (
        "the human heart", "a heart", "our heart", "the heart in the body",
        "the organ that pumps blood"),
    "sleep": ("sleeping", "our sleep", "human sleep"),
    "a vaccine": (
        "vaccination", "a jab against illness", "a vaccination", "a flu shot", "a vaccine shot"),
    "yeast": (
        "baker's yeast", "yeast in bread", "the yeast in dough", "yeast for baking",
        "the yeast fungus"),
    "inflation": (
        "price inflation", "inflation of money", "inflation in economics", "inflation of prices"),
    "democracy": (
        "a democracy", "the democratic system", "democratic rule", "rule by the people",
        "democratic government"),
    "chess": ("the game of chess", "the game chess", "the board game chess"),
    "football": ("soccer", "the game of football", "the sport football"),
    "a black hole": ("the black hole", "a black hole in space", "a blackhole"),
    "climate change": ("global warming", "the climate change", "the climate crisis"),
    "recycling": (
        "the recycling of waste", "waste recycling", "to recycle", "reusing waste",
        "recycling rubbish"),
    "a poem": ("poetry", "a short poem", "the form of a poem"),
}  # fmt: skip
"""Names that are used like the topic in the singular."""
MANY: dict[str, tuple[str, ...]] = {
    "the tides": ("the tides", "tides", "high and low tides", "ocean tides", "sea tides",
    "ebb and flow"),
    "the seasons": ("the seasons", "seasons", "the four seasons", "the seasons of the year"),
    "recursion": ("recursive functions",), "binary search": ("binary searches",),
    "a dictionary": ("dicts", "Python dictionaries"), "a list": ("Python lists", "lists in Python"),
    "a string": ("Python strings", "strings in code"), "a cpu": ("processors", "CPUs"),
    "an api": ("APIs", "web APIs"), "a neural network": ("neural nets", "neural networks"),
    "json": ("JSON files",), "sound": ("sound waves", "sounds"), "light": ("light waves",),
    "a lambda": ("lambda functions", "lambdas"), "a loop": ("for loops", "while loops", "loops"),
    "a type hint": ("type annotations", "type hints"), "a vaccine": ("vaccinations", "vaccines"),
    "inflation": ("rising prices",),
    "a volcano": ("volcanic eruptions",), "a battery": ("AA batteries",),
    "a set": ("Python sets",), "a tuple": ("Python tuples",), "a class": ("Python classes",),
    "the heart": ("hearts",), "democracy": ("democracies",),
    "a list comprehension": ("list comps",),
}  # fmt: skip
"""Names in the plural."""
PROPER: dict[str, str] = {
    "sql": "SQL", "an api": "an API", "json": "JSON", "http": "HTTP", "a cpu": "a CPU",
    "ram": "RAM",
    "dna": "DNA", "git": "Git",
}  # fmt: skip
"""How a topic is written by those who care."""
