"""How people ask to have a topic explained: cores for one thing and for many, and additions.

"{0}" is the topic with its article, "{1}" without.
"""

from learner.seed.draw import Draw

ONE: tuple[str, ...] = (
    "What is {0}?", "What's {0}?", "Explain {0}.", "Can you explain {0}?", "Explain {0} to me.",
    "What is {0}, in simple words?", "Tell me about {0}.", "I do not understand {0}.", "{1}?",
    "How would you explain {0}?", "What do you know about {0}?", "Explain {0} like I am five.",
    "What does {1} mean?", "Give me a short explanation of {0}.", "Define {1}.",
    "What is meant by {1}?",
    "Describe {0}.", "Could you explain {0}?", "Please explain {0}.",
    "I need an explanation of {0}.",
    "I want to understand {0}.", "Teach me about {0}.", "Do you know what {0} is?",
    "Talk about {0}.",
    "Can you tell me what {0} is?", "What exactly is {0}?", "Help me understand {0}.",
    "Info on {0}.",
    "Give me the definition of {1}.", "I have a question about {1}.",
    "Could you tell me about {0}?",
    "Explain {1} to a child.", "Explain the term {1}.", "What can you tell me about {0}?",
    "Say something about {0}.", "Would you explain {0} to me?", "I heard about {1}. What is it?",
    "Explain in simple words what {0} is.", "Who can explain {0}?", "What should I know about {0}?",
    "Explain what {1} means.", "I am learning about {0}.", "Write a few words about {0}.",
    "In simple terms, what is {0}?", "Give an introduction to {0}.",
    "What is this thing called {1}?",
    "Explain {1} pls.", "How does {0} work?", "Why does {0} matter?", "What is the meaning of {1}?",
    "{1} - what is that?", "I never understood {0}.", "My teacher asked what {0} is.",
    "Summarize what {0} is.", "whats {1}", "what is {1}", "{1} meaning", "meaning of {1}",
    "eli5 {1}",
    "eli5: {0}", "{1} eli5", "can u explain {1} to my grandma", "never got {1}, help", "define {0}",
    "how does {1} work", "{1} in simple words", "i keep hearing about {1}", "{1} explained",
    "{1} definition", "definition of {1}", "{1} explanation", "explanation of {1}", "{1} basics",
    "basics of {1}", "{1} for dummies", "{1} for beginners", "intro to {1}", "{1} in a nutshell",
    "idk what {1} is", "no idea what {0} is", "what the heck is {0}", "what even is {1}",
    "wtf is {1}", "{1}, what's that?", "{1}: what does it mean?", "so what is {0} then",
    "what do people mean by {1}", "What do they mean when they say {1}?", "{1}???", "{0}",
    "Everyone talks about {0}. What is it?", "My son asked me what {0} is.", "what's up with {1}",
    "My boss mentioned {1}, what is it?", "I read about {0} and didn't get it.", "{1} info",
    "I saw the word {1} and don't know it.", "What kind of thing is {0}?",
    "what's the deal with {0}",
    "How do you define {1}?", "How would you describe {0}?", "In your own words, what is {0}?",
    "Imagine I am a child: what is {0}?", "I am new to this. What is {0}?",
    "what sort of thing is {0}",
    "I have an exam on {1}. What is it?", "Quick explanation of {0}?", "{1}, please explain.",
    "Enlighten me about {0}.", "Walk me through {0}.", "Break down {0} for me.", "teach me {1}",
    "Is there a simple way to explain {0}?", "I'm confused about {0}.", "Clarify {1}.", "learn {1}",
    "what is {1} all about", "What is the idea behind {0}?", "what is the point of {0}",
    "about {1}",
    "Can somebody tell me what {0} is?", "I can't explain {0} to my kids. Can you?",
    "{1} how it works",
    "If someone asks me what {0} is, what do I say?", "How can I imagine {0}?", "{1} what is it",
    "I always wanted to know what {0} is.", "Remind me what {0} is.", "I forgot what {0} is.",
    "Give me a definition for {1}.", "Tell my grandmother what {0} is.",
    "what is a good definition of {1}",
    "I would like to learn something about {0}.", "do u know {1}", "Ever heard of {1}? What is it?",
    "You mentioned {1}. What is it?", "What would you say {0} is?", "explain it to me: {1}",
    "Let's talk about {0}. What is it?", "My homework is about {0}. What is it?",
    "school project: {1}",
    "i dont get {1}", "help me with {1}", "{1} - can you explain?", "{0} is what exactly?",
    "{1} is",
    "What are the basics of {0}?", "Could you say in a simple way what {0} is?", "{1} pls explain",
)  # fmt: skip
MANY: tuple[str, ...] = (
    "What are {0}?", "Explain {0}.", "Tell me about {0}.", "What are {0} for?", "How do {0} work?",
    "I do not understand {0}.", "Can you explain {0}?", "Why do we need {0}?", "{0}?", "what r {0}",
    "What do you know about {0}?", "What are {0} good for?", "Help me with {0}.", "Define {0}.",
    "Explain {0} to me.", "Could you explain what {0} are?", "I want to learn about {0}.",
    "eli5 {0}",
    "how do {0} work", "{0} in simple words", "i keep hearing about {0}", "{0} explained",
    "whats {0}",
    "never got {0}, help", "can u explain {0} to my grandma", "{0} meaning", "what even are {0}",
    "Do you know what {0} are?", "What exactly are {0}?", "My teacher asked what {0} are.", "{0}",
    "No idea what {0} are.", "I forgot what {0} are.", "What does the word {0} mean?",
    "teach me {0}",
    "Describe {0}.", "In simple terms, what are {0}?", "My son asked me what {0} are.", "about {0}",
    "Everyone talks about {0}. What are they?", "I heard about {0}. What are they?", "{0} basics",
    "what the heck are {0}", "How would you explain {0}?", "{0} - what are they?", "{0} info",
    "I'm confused about {0}.", "Give me a short explanation of {0}.", "Explain what {0} are.",
    "What should I know about {0}?", "{0}, what are those?", "{0}: how do they work?",
    "define {0} pls",
    "I have an exam on {0}. What are they?", "What do people mean by {0}?", "idk what {0} are",
    "Can you tell me what {0} are?", "intro to {0}", "{0} for beginners", "what are {0} all about",
    "explain {0} like I am five", "What can you tell me about {0}?", "Remind me what {0} are.",
)  # fmt: skip
_TO: tuple[str, ...] = (
    " to a child", " to my grandma", " to a beginner", " to me", " to a five year old",
    " for dummies",
    " for a beginner", " in simple words", " in plain English", " in easy words",
    " in your own words",
    " so that a child gets it", " without jargon", " the easy way", " simply", " for my exam",
    " for school", " for my kids", " for a layman", " as if I knew nothing", ", I'm a beginner",
    ", I never got it", ", my teacher asked", ", it's for my homework", ", keep it simple",
    ", I have a test tomorrow", ", I'm curious", ", my kid asks", ", no idea what that is",
)  # fmt: skip


def request(rng: Draw, named: str, bare: str, *, many: bool = False) -> str:
    """Ask for an explanation of a topic.

    Args:
        rng: source of the choices.
        named: the topic with its article, or its plural where `many`.
        bare: the topic without its article.
        many: whether the topic is a plural.
    """
    text = rng.wording(MANY if many else ONE).format(named, bare)
    if rng.random() < 0.12 and text.count(" ") < 6:
        end = "?" if text.endswith("?") else ""
        text = text.rstrip("?.") + rng.wording(_TO) + end
    return text[0].upper() + text[1:] if rng.random() < 0.75 else text
