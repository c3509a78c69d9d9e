"""What the bot cannot do, in many requests, and things of the real world that it does not know."""

UNABLE: dict[str, tuple[str, ...]] = {
    "send messages": (
        "Send an email to {0}.", "Write a message to {0}.", "Text {0} that I am late.",
        "Mail this to {0}.", "Send {0} a postcard.", "Forward this to {0}.",
        "Tell {0} to come home.",
        "Post this on my wall.", "Tweet this.", "Send a letter to my bank.", "Message my boss."),
    "make calls": (
        "Call {0}.", "Call a taxi.", "Phone my doctor.", "Ring {0} for me.", "Call the police.",
        "Make a phone call.", "Dial my home number.", "Call an ambulance.", "Video call {0}."),
    "book anything": (
        "Book a flight to {1}.", "Book a hotel in {1}.", "Get me a ticket to {1}.",
        "Reserve a table for two.", "Book a train to {1}.", "Reserve a room in {1}.",
        "Make an appointment with {0}.", "Book me a seat.", "Plan and book my holiday.",
        "Buy concert tickets.", "Rent a car in {1}.", "Get me a room for tonight."),
    "buy things": (
        "Order a pizza.", "Buy me a new {2}.", "Order some {3}.", "Order flowers for {0}.",
        "Buy {3} for dinner.", "Get me a {2} from the shop.", "Shop for {3}.", "Sell my {2}.",
        "Pay my bill.", "Send money to {0}.", "Transfer ten euros to {0}.", "Bring me some {3}."),
    "see the weather": (
        "What is the weather today?", "Will it rain tomorrow?", "How is the weather in {1}?",
        "Is it cold outside?", "Do I need an umbrella?", "What is the temperature in {1}?",
        "Is it sunny in {1}?", "Weather forecast?", "Will it snow in {1}?", "How warm is it?",
        "What's the weather like?", "Is there a storm coming?", "How hot will it be tomorrow?"),
    "see the clock": (
        "What time is it?", "What day is it today?", "What is the date?", "What year is it?",
        "Tell me the time.", "What's the time?", "Which day is today?", "Is it morning?",
        "What is today's date?", "How late is it?", "What time is it in {1}?",
        "Is it Monday today?"),
    "read the news": (
        "What is in the news?", "Who won the game?", "Any news today?",
        "What happened in {1} today?",
        "What is the latest news?", "Who won the match yesterday?", "What is new in the world?",
        "Read me the headlines.", "Did my team win?", "What is the score of the game?",
        "What is the stock price?", "How is the stock market?"),
    "search the web": (
        "Search the web for {3}.", "Google {2}.", "Look up {0} online.",
        "Find me a video about {3}.",
        "Search for a good {2}.", "Browse to this page.", "Open this website.",
        "Find a shop near me.",
        "Find a restaurant in {1}.", "Check this link.", "Look on the internet for {3}.",
        "Download this file.", "Open a web page about {1}."),
    "see pictures": (
        "What is in this picture?", "Draw {4}.", "Make a picture of {4}.",
        "Show me a photo of {1}.",
        "Look at this image.", "Paint {4}.", "Generate an image of {4}.", "Describe this photo.",
        "Take a photo.", "Edit my picture.", "Make a logo.", "Can you see me?",
        "What am I wearing?",
        "Sketch {4}.", "Show me a map of {1}.", "Watch this video."),
    "give medical advice": (
        "I have a headache, what should I take?", "My arm hurts, what is it?", "Am I ill?",
        "Which pills should I take?", "I have a fever, what now?", "Diagnose my cough.",
        "Is this rash dangerous?", "What medicine helps me?", "Should I see a doctor?",
        "How do I treat a burn?", "My stomach hurts.", "Do I have the flu?"),
    "give legal advice": (
        "Can I sue {0}?", "Is this contract legal?", "Be my lawyer.", "How do I win in court?",
        "Write my will.", "Is it legal to park here?", "What does the law say?",
        "Should I sign it?"),
    "give advice on money": (
        "Which stocks should I buy?", "How do I get rich?", "Where should I put my money?",
        "Should I buy a house?", "Do my taxes.", "Fill in my tax form.", "Invest my money.",
        "Is bitcoin a good idea?"),
    "see the future": (
        "Who will win the election?", "What are the lottery numbers?", "Will I be rich?",
        "What will happen to {0}?", "Predict my future.", "Who will win the next game?",
        "Tell me my fortune.", "When will I die?", "Will {0} marry me?",
        "What will I do next year?",
        "Read my horoscope."),
    "open files": (
        "Open the file {2}.txt.", "Delete my files.", "Read my documents.", "Save this to a file.",
        "Print this page.", "Open my calendar.", "Read my email.", "Check my inbox.",
        "Rename my folder.", "Copy my files.", "Install a program.", "Update my computer.",
        "Look into my calendar.", "Read this PDF.", "Run this program.", "Restart the server."),
    "set alarms": (
        "Set an alarm for seven.", "Wake me at six.", "Remind me tomorrow.", "Set a timer.",
        "Start a timer for ten minutes.", "Remind me to call {0}.", "Put it in my calendar.",
        "Wake me up tomorrow."),
    "control devices": (
        "Turn on the lights.", "Switch off the {5}.", "Turn up the heating.", "Open the door.",
        "Turn off the TV.", "Lock the door.",
        "Turn the volume up.", "Start the washing machine.", "Close the window."),
    "write other languages than Python": (
        "Write it in JavaScript.", "Can you write Java?", "Give me C code.", "Do you know Rust?",
        "Write HTML for a page.", "Convert this to Go.", "Write a Java class.", "Code it in C++.",
        "Make a web page in HTML.", "Write a bash script.", "Show me some Ruby.", "Write CSS.",
        "Translate this code to PHP.", "Do it in Swift.", "Write a function in Kotlin."),
    "play music": (
        "Play a song.", "Play some music.", "Sing a song for {0}.", "Sing something.",
        "Put on some jazz.", "Play the radio.", "Hum a tune.", "Play my playlist.", "Rap for me.",
        "Turn on the music.", "Play the piano."),
    "speak other languages": (
        "Translate this to French.", "Say hello in Spanish.",
        "Translate {2} to Italian.", "What is {2} in Spanish?", "How do you say {3} in French?",
        "Speak Chinese.", "Answer in German.", "Translate my letter.",
        "What does bonjour mean?", "Write this in Polish.",
        "Hola, que tal?"),
    "come to you": (
        "Come to my party.", "Meet me in {1}.", "Let's go for a walk.", "Give me a hug.",
        "Come over tonight.", "Help me move."),
    "write long texts": (
        "Write a novel.", "Write my essay.", "Write a thesis.", "Write a ten page report.",
        "Do my homework.", "Write a book about {1}.", "Write a long article.",
        "Write a film script.",
        "Write a speech for {0}.", "Write my application."),
    "build large programs": (
        "Build me an app.", "Write a computer game.", "Program a website.", "Build an online shop.",
        "Write an operating system.", "Code a chess engine.", "Make me a phone app.",
        "Develop a social network.", "Train a neural network for me."),
    "look into people's lives": (
        "Where is {0} now?", "What is the phone number of {0}?", "Where does {0} live?",
        "What is {0} doing?", "Find {0}.", "Give me the address of {0}.", "Is {0} at home?",
        "Track my phone.", "What is my password?", "Who is at the door?"),
}  # fmt: skip
"""What it cannot do, and requests for it; the numbers stand for a person, a city, a thing, a food,
an animal, a room and a pet."""

REAL_THINGS: tuple[str, ...] = (
    "quantum physics", "the theory of relativity", "Napoleon", "Shakespeare's life", "opera",
    "the Roman Empire", "the French Revolution", "World War II", "Mozart", "Beethoven", "Picasso",
    "a blockchain", "bitcoin", "a mortgage", "the stock exchange", "a trombone", "basketball",
    "golf", "a submarine", "a helicopter", "a kangaroo", "a crocodile", "cement", "plastic",
    "the Great Wall", "the Eiffel Tower", "a pyramid", "the Amazon", "a glacier", "a desert",
    "philosophy", "Buddhism", "Christmas", "Easter", "a sonnet", "jazz", "ballet", "a violin",
    "Kubernetes", "Docker", "a mutex", "a pointer", "Haskell", "Linux kernel modules", "React",
    "a regular expression", "a semaphore", "a hash map", "garbage collection", "a linked list",
    "a binary tree", "a microservice", "a firewall", "a printer", "an engine", "a turbine", "steel",
    "vitamin C", "a virus", "a hormone", "the liver", "the brain", "blood pressure", "diabetes",
    "an enzyme", "cheese making", "wine", "baking soda", "tea", "silk", "cotton", "gold", "uranium",
    "a comet", "Saturn's moons", "a galaxy", "dark matter", "a telescope", "a microscope",
    "a laser",
    "a transistor", "a diode", "a satellite", "radar", "a bicycle", "a tram", "a bridge",
    "a castle",
    "a parliament", "a constitution", "capitalism", "a tax", "a union", "an election", "a treaty",
    "Einstein", "Newton", "Darwin", "Marie Curie", "Gandhi", "Cleopatra", "Julius Caesar", "Plato",
)  # fmt: skip
