"""What people open a chat with: for counting how many different answers there are to it."""

REPEATED: tuple[str, ...] = (
    "hello", "tell me something", "hi", "say something", "how are you?", "tell me a joke",
    "what's up", "who are you?", "thanks!", "I am bored", "good morning", "tell me a story",
)  # fmt: skip
"""Each is asked many times over; these few are no held-out wordings but what everybody says."""

CHAT: tuple[str, ...] = (
    "hey you, long time no see", "guess who's back", "it's so cold in my flat today",
    "im learning to juggle", "my neighbour plays drums all night", "we won our match, 3 to 1",
    "what a day, phew", "my grandma turned ninety", "i think you're quite clever",
    "are we friends, you and me?", "got a minute to chat?",
    "the bus wont come, standing here for ages",
    "do you get lonely in there", "sooo tired of homework", "my plant is dying on me",
    "i spilled coffee on my keyboard", "just finished a great book", "first day at my new job!",
    "is it hard to be a bot", "the train is late once more", "i have a date this evening",
    "what would make you happy", "finally friday, isn't it great", "nobody came to my party",
)  # fmt: skip
"""Small talk that fits any style."""
