"""What people would like to do: whole wishes, for sentences that do not look inside them."""

from learner.seed.vocabulary.words_people import table

WISHES = table("""
    learn the piano, visit Peru, learn to swim, have a dog, write a book, buy a house, run a
 see the sea, learn Spanish, build a robot, plant a tree, get a bike, travel to
    Japan, sleep more, read more books, find a new job, learn to cook, climb a mountain, start a
    band, move to Oslo, drink less coffee, see the northern lights, learn to dance,
    fly to the moon, make new friends, open a shop, paint my room, meet my cousin, bake a cake,
    win a race, grow tomatoes, adopt a cat, answer my letters, be on television, bake my own
    bread, become a grandfather, become famous, bike across France, build a tree
    house, buy a farm, buy a tent, call my sister more often, camp in the desert, catch a big
    fish, change my hairstyle, clean the attic, collect old coins, cook for my family, cross the
    ocean, cut down on sugar, design a game, dive with dolphins, do a handstand, draw comics,
    drive a tractor, dye my hair, earn more money, eat less meat, eat more fruit, feed a giraffe,
    finish my studies, fix my bike, fly in a balloon, get a tattoo, get more exercise,
    get up earlier, go fishing, go on a cruise, go to the opera, graduate this year, grow a beard,
    grow roses, have a big garden, have a quiet weekend, have my own room, hear a nightingale,
    help at an animal shelter, hike in the Alps, hug a koala, invent something useful, invite my
    neighbours, join a choir, jump from a plane, keep bees, keep chickens, knit a jumper, learn
    archery, learn chess, learn sign language, learn the violin, learn to code, learn to drive,
    learn to juggle, learn to knit, learn to sail, learn to ski, learn to whistle, live abroad,
    live by the sea, live in a castle, live without a phone, look at the stars, lose weight, make
    a film, make cheese, make my own jam, make pottery, meet a famous singer, milk a cow, move to
    the country, own a horse, paint a portrait, pass my exam, pick apples, plant sunflowers, play
    in an orchestra, publish a poem, quit smoking, raise a puppy, record an album, repair old
    radios, restore an old car, ride a camel, ride a horse, row across a lake, run
    faster, sail around the world, save money, see a volcano, see a whale, see Venice, sell my
    car, sew a dress, sing on a stage, skate on a lake, sleep under the stars, speak better
    English, spend less time online, spend more time with my kids, start a blog, start a garden,
    stay at home, stop biting my nails, study medicine, surf a big wave, swim in a river, take a
    long bath, take better photos, take up yoga, teach my dog tricks, tidy my desk, travel by
    train, travel more, try skydiving, visit my grandmother, volunteer abroad, walk to work, walk
    along the coast, watch more old films, win the lottery, work from home, work less, write a
    diary, write a letter, write songs, run a cafe, become a vet, climb
    Kilimanjaro, cycle to Rome, learn the drums, learn Icelandic, learn to surf, learn to fly, meet
    my hero, move into a lighthouse, buy a boat, buy a caravan, own a vineyard, build a boat, build
    a sauna, dig a pond, keep a parrot, raise goats, breed rabbits, press my own juice, brew beer,
    roast my own coffee, bake a wedding cake, eat at a fancy restaurant, eat breakfast in bed, try
    sushi, see the pyramids, see the Great Wall, see a polar bear, watch a rocket launch, swim with
    turtles, walk across Spain, walk the dog twice a day, win at chess, win a medal, score a goal,
    run a marathon barefoot, finish my novel, read all of Tolstoy, draw every day, sing in tune,
    act in a play, direct a film, host a podcast, teach yoga, become a mother, become fluent in
    French, get my licence, get a degree, get a promotion, ask for a raise, start my own company,
    pay off my debts, give to charity, plant a hedge, repaint the fence, sort my photos, throw a
    party, visit all my cousins, write to the mayor, forgive my brother, marry my girlfriend, stop
    shouting, drink more water, sleep in, do nothing for a week, spend a night in a museum
""")
