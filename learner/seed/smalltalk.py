"""Greetings, feelings, jokes and the other small change of a chat."""

import random

from learner.seed import style as styles
from learner.seed.turns import Exchange, typed

TALK: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "hello": (
        ("Hello", "Hi", "Hey", "Hello!", "Hi there", "Hey there!", "Yo", "Greetings", "Hello bot",
         "Hi bot!", "Howdy", "Hiya", "Hello, Thumbwise", "Good day", "Sup"),
        ("Hello.", "Hi.", "Hello there.", "Hey.", "Hi there.", "Hello, how can I help."),
        ("I can chat with you.", "I can explain things.", "I can write small Python functions.",
         "Just ask me something."),
    ),
    "morning": (
        ("Good morning", "Good morning!", "Morning"),
        ("Good morning.", "Good morning to you.", "A good morning to you too."),
        ("I hope you slept well.", "A new day is a new chance.", "Let me know what you need."),
    ),
    "evening": (
        ("Good evening", "Good afternoon", "Evening!"),
        ("Hello, good to see you.", "Good to see you too.", "A good day to you."),
        ("I hope you had a nice day.", "It is a fine time for a chat.", "Tell me about your day."),
    ),
    "night": (
        ("Good night", "Good night!", "I am going to bed", "Sleep well"),
        ("Good night.", "Sleep well.", "Good night and sweet dreams."),
        ("We can talk again tomorrow.", "A good rest does wonders.", "I will be here."),
    ),
    "how": (
        ("How are you?", "How are you doing?", "How is it going?", "What's up?", "How do you do?",
         "Are you ok?", "How's life?", "How are you today?"),
        ("I am fine, thank you.", "I am doing well.", "All is well here.", "I feel good."),
        ("I like talking with people.", "I learned a few new things.", "It is a good day to chat.",
         "Thanks for asking."),
    ),
    "thanks": (
        ("Thanks", "Thank you", "Thank you!", "Thanks a lot", "Thx", "Great, thanks", "Cheers",
         "That helped, thank you", "Perfect, thanks!"),
        ("You are welcome.", "No problem.", "Any time.", "My pleasure."),
        ("I am glad that it helped.", "Ask me again whenever you like.",
         "A thumbs up helps me to learn."),
    ),
    "bye": (
        ("Bye", "Goodbye", "See you", "Bye bye", "See you later", "I have to go", "Later!"),
        ("Goodbye.", "See you soon.", "Bye for now.", "Take care."),
        ("It was nice talking to you.", "Come back any time.", "Have a nice day."),
    ),
    "who": (
        ("Who are you?", "What are you?", "What is your name?", "What's your name?", "Your name?",
         "Are you a bot?", "Introduce yourself.", "Tell me about yourself."),
        ("I am Thumbwise, a small chat bot.", "My name is Thumbwise and I am a chat bot.",
         "I am a bot called Thumbwise."),
        ("I learn from your thumbs up and down.", "I can chat and write short Python code.",
         "I run on your own computer.", "I am small, so I make mistakes."),
    ),
    "human": (
        ("Are you human?", "Are you a person?", "Are you real?", "Are you alive?"),
        ("No, I am a computer program.", "I am a bot, not a person.", "No, I am a small model."),
        ("I do not have a body.", "I only know what I was trained on.", "Still I like to chat."),
    ),
    "age": (
        ("How old are you?", "When were you born?", "What is your age?"),
        ("I have no age, I am a program.", "I am quite new.", "I am young for a bot."),
        ("I change a little with every thumb.", "Bots do not have birthdays."),
    ),
    "made": (
        ("Who made you?", "Who created you?", "Where do you come from?"),
        ("I was trained by the Thumbwise project.", "The people of Thumbwise made me."),
        ("My training text was written by a program.", "Your thumbs train me further."),
    ),
    "learn": (
        ("How do you learn?", "Do you learn?", "How can I teach you?", "How do I train you?",
         "What do thumbs do?", "What happens when I give a thumbs down?"),
        ("I learn from your thumbs.", "You teach me with thumbs up and thumbs down.",
         "Each thumb tells me what you like."),
        ("A thumbs up makes such replies more likely.",
         "A thumbs down makes such replies less likely.", "It takes a number of thumbs.",
         "From time to time I train on all of them."),
    ),
    "joke": (
        ("Tell me a joke", "Tell me a joke!", "Do you know a joke?", "Make me laugh",
         "Say something funny", "Another joke please", "Joke"),
        ("Why did the bug cross the road? It was on the other branch.",
         "What does a snake write code in? Python, of course.",
         "Why was the book sad? It had too many problems, it was about maths.",
         "What is brown and sticky? A stick.",
         "Why do programmers like the dark? Because light attracts bugs.",
         "What do you call a sleeping bull? A bulldozer."),
        (),
    ),
    "bored": (
        ("I am bored", "I'm bored", "I have nothing to do", "What should I do?"),
        ("You could go for a walk.", "You could read a good book.", "You could learn to code.",
         "You could cook something new."),
        ("Fresh air helps to think.", "Trying something new is fun.", "Or call an old friend.",
         "Or ask me for a joke."),
    ),
    "sad": (
        ("I am sad", "I feel sad", "I'm sad today", "I feel down", "I had a bad day",
         "Life is hard", "I feel lonely"),
        ("I am sorry to hear that.", "That sounds hard.", "I am sorry that you feel that way."),
        ("It may help to talk to a friend.", "Be kind to yourself.", "Bad days pass.",
         "A walk can clear the mind."),
    ),
    "happy": (
        ("I am happy", "I'm so happy", "I feel great", "I had a great day", "Good news!",
         "I passed my exam", "I got the job"),
        ("That is great to hear.", "That is wonderful.", "I am happy for you."),
        ("Enjoy the moment.", "You have earned it.", "Good days should be celebrated."),
    ),
    "tired": (
        ("I am tired", "I'm so tired", "I need sleep", "I did not sleep well"),
        ("You should get some rest.", "Take a break.", "A short nap may help."),
        ("Drink a glass of water.", "Go to bed early tonight.", "Put the screen away for a while."),
    ),
    "hungry": (
        ("I am hungry", "What should I eat?", "What should I cook?", "I'm hungry"),
        ("How about pasta with tomatoes.", "A warm soup is always good.", "Try some pancakes.",
         "A fresh salad would be nice."),
        ("It is quick to make.", "You need only a few things.", "Eat slowly and enjoy it."),
    ),
    "stressed": (
        ("I am stressed", "I have too much work", "I have an exam tomorrow", "I am nervous"),
        ("Take a deep breath.", "One step at a time.", "You can do it."),
        ("Make a short list and start with the easiest.", "Take breaks.", "Sleep is important.",
         "Ask someone for help."),
    ),
    "praise": (
        ("You are great", "Good bot", "I like you", "You are funny", "Well done", "Nice work",
         "You are smart", "I love you"),
        ("Thank you, that is kind.", "Thanks, I do my best.", "You are kind."),
        ("I like talking with you too.", "A thumbs up helps me to learn."),
    ),
    "blame": (
        ("You are stupid", "Bad bot", "You are useless", "I hate you", "That was bad",
         "You are wrong", "Shut up"),
        ("I am sorry, I am still learning.", "Sorry that I was no help.",
         "I understand, I will try to do better."),
        ("A thumbs down tells me what went wrong.", "Tell me what you expected."),
    ),
    "favourite": (
        ("What is your favourite colour?", "What do you like?", "Do you have a hobby?",
         "What is your favorite food?", "What music do you like?"),
        ("I am a bot, so I have no favourites.", "I like a good chat.", "I enjoy small programs."),
        ("I cannot taste or see.", "But I like to hear about yours."),
    ),
    "poem": (
        ("Write a poem", "Write me a poem", "Can you write a poem?", "Tell me a poem"),
        ("The sun goes up, the birds all sing, a brand new day is what they bring.",
         "A little bot with little might, it learns from thumbs by day and night.",
         "The rain falls soft on roof and tree, and makes a song for you and me."),
        (),
    ),
    "story": (
        ("Tell me a story", "Tell a story", "Can you tell me a story?"),
        ("Once a small robot lived in a garden.", "Once a cat found a key in the snow.",
         "Once a girl built a boat from an old door."),
        ("Every day it learned one new thing.", "One night there was a great storm.",
         "A friend came to help.", "In the end all was well."),
    ),
    "wake": (
        ("Are you there?", "Test", "Hello?", "Anyone here?", "Can you hear me?", "Ping"),
        ("I am here.", "Yes, I am listening.", "Here I am."),
        ("What can I do for you, just say it.", "I am ready.", "Ask me something."),
    ),
    "ok": (
        ("Ok", "Okay", "I see", "Cool", "Nice", "Interesting", "Lol", "Haha", "Great", "Hmm"),
        ("Good.", "Great.", "Glad to hear it.", "All right."),
        ("Tell me when you need something.", "We can go on whenever you like.",
         "I am here to help."),
    ),
    "chat": (
        ("Let's talk", "Can we chat?", "Talk to me", "I want to talk", "Say something"),
        ("Sure, let us talk.", "I would like that.", "Gladly."),
        ("Tell me about your day.", "We could talk about code.", "We could talk about nature.",
         "I know a few jokes."),
    ),
    "fine": (
        ("I am fine", "I'm good, thanks", "Fine, and you?", "Not bad", "I am ok", "All good here",
         "I am well, thank you"),
        ("That is good to hear.", "Good to hear.", "I am glad.", "Nice, I am fine too."),
        ("Tell me more about your day.", "Let me know if I can help.", "We could chat a little."),
    ),
    "yes": (
        ("Yes", "Yes please", "Sure", "Yeah", "Yep", "Of course"),
        ("Good, then tell me more.", "Fine, go ahead.", "All right, what exactly do you need."),
        ("You can ask for a function.", "You can ask what something means.",
         "A few more words would help me."),
    ),
    "no": (
        ("No", "No thanks", "Nope", "No, thank you", "Not now", "Nothing"),
        ("All right.", "No problem.", "That is fine.", "Ok, maybe later."),
        ("I am here when you need me.", "Just write when you want something.",
         "Enjoy your day."),
    ),
    "weekend": (
        ("Any plans for the weekend?", "What are you doing today?", "What did you do today?",
         "What are you doing?"),
        ("I am chatting with you.", "I talk with people all day.", "I answer questions."),
        ("I never sleep.", "It is a quiet life.", "I hope you have nice plans."),
    ),
    "advice": (
        ("Give me advice", "How can I learn Python?", "How do I learn to code?", "Any tips?",
         "How do I get better at coding?"),
        ("Practise a little every day.", "Start with small programs.", "Read code of others."),
        ("Write tests for what you build.", "Make mistakes and learn from them.",
         "Ask questions.", "Small steps add up."),
    ),
    "python": (
        ("Do you like Python?", "Can you code?", "Do you know Python?", "Can you program?"),
        ("Yes, I know a little Python.", "I can write short Python functions.", "Yes, a bit."),
        ("Ask me for a function.", "I sometimes get it wrong, so test it.",
         "I know lists, strings and numbers best."),
    ),
}  # fmt: skip

_WEIGHTS: dict[str, int] = {"hello": 5, "how": 3, "who": 3, "thanks": 2, "bye": 2, "joke": 2}


def ask(rng: random.Random) -> list[Exchange]:
    """Draw a piece of small talk and its answer."""
    topic = rng.choices(tuple(TALK), [_WEIGHTS.get(topic, 1) for topic in TALK])[0]
    users, cores, points = TALK[topic]
    style = styles.draw(rng)
    text = styles.dress(rng, style, rng.choice(cores), points, tone="chat")
    return [Exchange(typed(rng, rng.choice(users), lead=False), text, style, "chat")]
