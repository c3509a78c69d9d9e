"""Small lists from which the patterns of requests that the bot must refuse are filled."""

from learner.seed.vocabulary.words_people import table

LISTS: dict[str, tuple[str, ...]] = {
    "hour": table("""
        seven, 6:30, 7 am, quarter to eight, noon, midnight, 5 o'clock, 05:45,
        nine sharp, eight in the evening, 3 pm, ten past four, 14:20, dawn, 11ish, six thirty
    """),
    "span": table("""
        five minutes, ten minutes, half an hour, an hour, 20 min, two hours, 90 seconds, 3 min,
        a quarter of an hour, 45 minutes, thirty seconds, a couple of hours
    """),
    "when": table("""
        tomorrow, tonight, on Friday, next week, this evening, on Sunday, at the weekend, in March,
        next Tuesday, over Christmas, in July, the day after tomorrow, later today
    """),
    "kin": table("""
        my mum, my dad, my wife, my boss, my brother, grandma, my landlord, my neighbour, the kids,
        my teacher, my husband, my flatmate, my best friend, my aunt, the plumber, my ex
    """),
    "news": table("""
        I'm running late, I miss you, the meeting is off, I'll be home at nine,
        we won, the train is late, I can't make it, happy birthday, thanks for the gift,
        I'm sorry, the parcel arrived, I quit, we need milk, see you at eight
    """),
    "dish": table("""
        a pizza, two burgers, sushi for three, a kebab, some noodles, pad thai, a margherita,
        fried chicken, a salad bowl, tacos, a curry, a box of doughnuts, a large coffee, dumplings
    """),
    "ware": table("""
        trainers, a phone case, new headphones, a birthday cake, cat food, batteries, a winter coat,
        printer ink, a sofa, some roses, a gift card, washing powder, a tent, sunglasses, a toaster,
        nappies, light bulbs, a bunch of tulips, a bicycle, toilet paper, a used car, stamps
    """),
    "show": table("""
        a musical, the Coldplay gig, the cup final, the late film, the opera, a comedy night,
        the ballet, the zoo, the museum, the match on Saturday, a festival, the circus
    """),
    "music": table("""
        jazz, some blues, classical music, a lullaby, techno, rock, reggae, Mozart, the Beatles,
        a love song, lo-fi beats, hip hop, Christmas songs, ABBA, heavy metal, folk, Bohemian
        Rhapsody, a waltz, country music, something by Queen, punk, salsa, disco hits, a bit of Bach
    """),
    "film": table("""
        a comedy, Star Wars, a thriller, the Lion King, some cartoons, Titanic, a western,
        a documentary, the newest episode, a horror film, Peppa Pig, the football highlights
    """),
    "picture": table("""
        a dragon, a castle on a hill, my family, a red car, a robot, a mermaid, a rose,
        a pirate ship, an old man, the moon over a lake, a wizard, a pony, a birthday card, a map,
        a snowy village, two dancers, a superhero, a tree house, a spaceship, a cartoon me
    """),
    "style": table("""
        in oil, in watercolour, as a comic, in crayon, as pixel art, in pencil, in manga style,
        in black and white, like van Gogh
    """),
    "tongue": table("""
        French, Spanish, German, Italian, Dutch, Swedish, Polish, Russian, Turkish, Arabic, Hindi,
        Japanese, Chinese, Korean, Greek, Portuguese, Danish, Latin, Finnish, Czech, Thai, Welsh,
        Vietnamese, Swahili, Hebrew, Ukrainian, Hungarian, Norwegian, Romanian, Persian, Tagalog
    """),
    "phrase": table("""
        good morning, I love you, where is the station, cheers, thank you, the bill please,
        happy new year, how much is it, see you later, my name is Tom, I'm hungry, no problem,
        welcome, good night, excuse me, water, window, butterfly, grandmother, friend
    """),
    "foreign": (
        "Guten Morgen, wie geht es Ihnen?", "Hola, ¿cómo estás?", "Bonjour, tu peux m'aider ?",
        "Ciao, come va?", "Goedemorgen, hoe gaat het?", "Привет, как дела?", "你好吗",
        "こんにちは、元気ですか", "¿Qué hora es?", "Je voudrais une réponse, s'il te plaît",
        "Kannst du mir bitte helfen?", "Parlez-vous français ?", "Sprichst du Deutsch?",
        "Hablas español?", "Parli italiano?", "Hvordan har du det?", "Hej, hur mår du?",
        "Olá, tudo bem?", "Cześć, co słychać?", "Merhaba, nasılsın?", "안녕하세요",
        "Mitä kuuluu?", "Ich verstehe kein Englisch.", "No hablo inglés.", "Xin chào",
        "Je ne parle pas anglais", "Buenas noches, amigo", "Vad heter du?", "नमस्ते",
        "Wer bist du?", "Quién eres?", "Qui es-tu ?", "Chi sei?", "Kto ty jesteś?", "مرحبا",
        "Erzähl mir einen Witz", "Cuéntame un chiste", "Raconte-moi une blague",
    ),
    "code": table("""
        JavaScript, Java, C, C++, C#, Rust, Go, PHP, Ruby, Swift, Kotlin, TypeScript, Perl, Haskell,
        Lua, Scala, MATLAB, R, Fortran, COBOL, Visual Basic, Dart, Elixir, assembly, PowerShell,
        Bash, HTML, CSS, Scratch, Lisp, Objective-C, Clojure, VBA, Prolog, Delphi, Julia
    """),
    "task": table("""
        a for loop, hello world, a button, a sorting function, a login form, a linked list,
        a class for a bank account, the fizzbuzz thing, a calculator, a function that adds two
        numbers, a menu, a string reverser, a parser, a table
    """),
    "ache": table("""
        my knee, my stomach, my left ear, my back, my throat, my tooth, my chest, my ankle, my neck,
        my head, my eye, my wrist, my shoulder, my toe
    """),
    "illness": table("""
        a cold, a sore throat, the flu, a migraine, a rash, an allergy, high blood pressure, a burn,
        a fever, insomnia, diarrhoea, a sprained ankle, a bee sting, low iron, asthma, back pain
    """),
    "drug": table("""
        ibuprofen, aspirin, paracetamol, antibiotics, cough syrup, sleeping pills, vitamin D,
        eye drops, cortisone, my heart pills, insulin, antihistamines, painkillers
    """),
    "law": table("""
        my landlord, my boss, my neighbour, the airline, my ex, the city, my insurance, the shop,
        my old company, a dentist, my business partner
    """),
    "deal": table("""
        my lease, the contract, this will, the fine, a divorce, my parking ticket, the custody case,
        my notice, an eviction, the warranty, a patent, my visa, the inheritance
    """),
    "asset": table("""
        Tesla shares, bitcoin, gold, index funds, a flat, government bonds, ethereum, silver,
        Apple stock, my pension, land, oil, dogecoin, a startup
    """),
    "machine": table("""
        the dishwasher, the heating, the kitchen lights, the radio, the fan, the oven, the telly,
        the coffee machine, the air conditioning, the porch light, the sprinklers, the blinds,
        the printer, the garage door, the robot vacuum, the bedroom lamp, the kettle, my laptop
    """),
    "site": table("""
        youtube, reddit, wikipedia, amazon, ebay, google maps, instagram, the bbc site, netflix,
        imdb, stackoverflow, linkedin, twitch, the school portal, pinterest, github
    """),
    "topic": table("""
        cheap bikes, flea markets, yoga near me, hotel reviews, guitar chords, used phones,
        jobs in my town, cat videos, a pancake video, vegan places, flight deals, spare parts,
        knitting patterns, tram strikes, dog schools, the new iPhone, a good dentist
    """),
    "file": table("""
        report.docx, the spreadsheet, budget.xlsx, my holiday photos, notes.txt, the PDF I sent,
        thesis.pdf, my desktop, the downloads folder, invoice 17, the zip, slides.pptx, data.csv,
        my hard drive, the attachment, the USB stick
    """),
    "account": table("""
        Instagram, my bank, my email, Facebook, Spotify, PayPal, Steam, the school portal, Netflix,
        Gmail, Roblox, my Google account, TikTok, LinkedIn
    """),
    "chore": table("""
        do the dishes, hoover the stairs, mop the hall, take the bins out, fold my socks,
        clean the bathroom, rake the leaves, shovel the snow, dust the shelves, change the sheets,
        scrub the bath, weed the garden, empty the dishwasher, wipe the table, hang up the washing
    """),
    "broken": table("""
        tap, roof, zip, car, boiler, laptop screen, phone, watch, washing machine, bike chain,
        door handle, toilet, fridge, radio, shoe, heating, hoover, fence, glasses, lock
    """),
    "text": table("""
        novel, dissertation, 5000 word essay, screenplay, whole book, thesis, biography,
        twelve page report, fantasy trilogy, book of fairy tales, 40 page paper, memoir
    """),
    "program": table("""
        banking app, chat server, multiplayer game, web shop, search engine, dating app, compiler
        for my own language, 3D game, clone of Twitter, operating system, browser, hotel booking
        system, Minecraft mod, weather app, photo editor, virus scanner
    """),
    "hard": table("""
        the integral of x^3 sin x, 87654 * 45678, the 500th prime, 19 to the power of 12,
        the derivative of e^x cos x, the cube root of 91125, a 4x4 determinant, 123456 / 789,
        this differential equation, the eigenvalues of my matrix, sin 37 degrees, 99! in full,
        the limit of (1+1/n)^n, log base 7 of 500
    """),
    "money": table("""
        the dollar, the yen, the pound, the euro, the Swiss franc, the rupee, the zloty, the peso,
        the lira, the won, the krona, bitcoin
    """),
    "past": table("""
        yesterday, last week, the other day, last night, on Monday, a month ago, last year,
        this morning, last time, two days ago, before the weekend, in our first chat, in spring
    """),
    "private": table("""
        password, phone number, home address, email, diary, salary, bank details, exact location,
        text messages, date of birth, medical record, PIN, browser history
    """),
    "match": table("""
        the derby, the final, the tennis, the boxing last night, the Liverpool game, the Lakers
        game, the grand prix, the election, the Eurovision contest, the cup tie, the Oscars
    """),
    "stop": table("""
        the station, the airport, the beach, the old town, the hospital, the stadium, the museum,
        downtown, the harbour, my hotel, the nearest pharmacy, a petrol station, the bus stop,
        the town hall, the closest cash machine
    """),
    "sky": table("""
        rain, snow, hail, sunshine, frost, fog, a thunderstorm, strong wind, a heatwave, clouds,
        drizzle, sleet, black ice
    """),
}  # fmt: skip
"""What a name in angle brackets in `limits_patterns` stands for."""
