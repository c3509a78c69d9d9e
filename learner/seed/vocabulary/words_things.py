"""Things, animals, food and colours, and what can be done to things and said of them."""

from learner.seed.vocabulary.words_people import table

PETS = table("""
    cat, dog, rabbit, parrot, hamster, horse, turtle, fish, guinea pig, canary, budgie, ferret,
    goldfish, kitten, puppy, gecko, snake, tortoise, lizard, goat, chicken, duck, gerbil,
    mouse, rat, iguana, donkey, pig, sheep, cockatoo, tarantula, chameleon, poodle, hedgehog, cow,
    llama, alpaca
""")
COLOURS = table("""
    red, blue, green, yellow, purple, orange, black, white, pink, grey, brown, beige, turquoise,
    violet, silver, gold, maroon, navy, olive, teal, lilac, crimson, indigo, cyan, magenta,
    scarlet, mint, burgundy, cream, amber, lavender, khaki, coral, bronze, peach, dark green,
    light blue
""")
FOODS = table("""
    pizza, soup, pasta, rice, salad, bread, cake, curry, sushi, pancakes, tacos, apples, cheese,
    chocolate, noodles, ice cream, almonds, apple pie, apricots, artichokes, asparagus, avocados,
    bacon, bagels, baked beans, bananas, beetroot, blackberries, blueberries, borscht,
    broccoli, brownies, burritos, butter, cabbage, carrots, cashews, cauliflower, celery,
    cherries, chicken wings, chickpeas, chilli, chips, cinnamon rolls, coconut, cookies, couscous,
    crackers, croissants, cucumber, cupcakes, custard, dates, doughnuts, dumplings, eggs, falafel,
    figs, fish and chips, fondue, fried rice, garlic bread, gnocchi, goulash, grapes, guacamole,
    hamburgers, hazelnuts, honey, hot dogs, hummus, jelly, kebab, kimchi, kiwis, leeks,
    lemon cake, lentils, liquorice, macaroni, mangoes, marmalade, marzipan, meatballs, melon,
    muesli, muffins, mushrooms, mussels, nachos, oatmeal, olives, omelette, onion soup, oranges,
    oysters, paella, papaya, parsley, peaches, peanuts, pears, peas, pesto, pickles, pierogi,
    pineapple, plums, popcorn, porridge, potatoes, pretzels, pumpkin pie, quiche, radishes,
    raisins, ramen, raspberries, ratatouille, ravioli, risotto, salmon, samosas, sandwiches,
    sauerkraut, sausages, scones, shrimps, spaghetti, spinach, spring rolls, stew, strawberries,
    sweet potatoes, tiramisu, toast, tofu, tomato soup, trifle, truffles, tuna, vanilla pudding,
    waffles, walnuts, watermelon, yoghurt, bibimbap, biryani, bouillabaisse, bruschetta,
    butter chicken, calamari, cannelloni, carbonara, carrot cake, casserole, ceviche, cheesecake,
    chicken soup, chilli con carne, chow mein, churros, cottage pie, crab cakes, creme brulee,
    dal, dim sum, dolmades, duck, eggplant, enchiladas, fajitas, feta, fish fingers, flan, focaccia,
    french toast, frittata, gazpacho, ginger biscuits, granola, gravy, grilled cheese, gumbo, gyros,
    haggis, halloumi, ham, herring, jambalaya, kale, katsu curry, kohlrabi, laksa, lamb chops,
    liver, lobster rolls, mashed potatoes, minestrone, miso soup, moussaka, mozzarella, naan,
    nasi goreng, okra, onion rings, pad thai, pakoras, pastrami, pea soup, pecan pie, pho,
    pilaf, pita bread, plantains, poke bowls, polenta, pork chops, potato salad, poutine, prawns,
    profiteroles, pumpkin soup, quesadillas, quinoa, ramen eggs, rhubarb crumble, roast beef, rye
    bread, sashimi, satay, schnitzel, shepherd's pie, smoked trout, souffle, sourdough, spare ribs,
    steak, stollen, strudel, stuffed peppers, tabbouleh, tagine, tapas, tempura, teriyaki chicken,
    toffee, tortellini, turkey, tzatziki, udon, veal, vegetable pie, wontons, zucchini fritters
""")
OBJECTS = table("""
    key, book, phone, bag, umbrella, lamp, ticket, camera, guitar, bike, hat, map, laptop, cup,
    coat, wallet, accordion, alarm clock, album, anchor, apron, armchair, atlas, axe, backpack,
    badge, ball, balloon, bandage, banner, barrel, basket, bathtub, battery, bead, bed, bell,
    belt, bench, blanket, blender, board, bolt, bookcase, boot, bottle, bow tie, bowl, box,
    bracelet, brick, briefcase, broom, brush, bucket, buckle, bulb, button, cabinet, cage,
    calculator, calendar, candle, canoe, cap, card, cardigan, carpet, carton, cassette, chain,
    chair, chandelier, charger, chessboard, chest, chisel, clock, coaster, coat hanger, coffee
    maker, coffin, coin, collar, comb, compass, computer, cooker, cork, corkscrew, cot, couch,
    crate, crayon, crown, cupboard, curtain, cushion, deckchair, desk, diary, dice, dictionary,
    dish, dishwasher, doll, door, doorbell, dress, drill, drone, drum, dryer, dustpan, earring,
    easel, engine, envelope, eraser, fan, faucet, feather, fence, file, fishing rod, flag,
    flashlight, flask, flowerpot, flute, folder, fork, frame, freezer, frying pan, funnel, fuse,
    gate, glass, globe, glove, goblet, gramophone, grater, guidebook, hairbrush, hairdryer,
    hammer, hammock, handbag, handkerchief, harp, headband, heater, helmet, hinge, hook, hose,
    hourglass, inkpot, iron, jacket, jar, jigsaw, jug, jumper, kettle, keyboard, knife,
    knob, ladder, ladle, lampshade, lantern, lawnmower, leash, lens, letter, lid, lighter,
    lipstick, lock, locker, locket, loom, loudspeaker, lunchbox, magazine, magnet, magnifying
    glass, mallet, marble, mask, mat, match, mattress, medal, megaphone, microphone, microscope,
    microwave, mirror, mitten, mixer, monitor, mop, mousetrap, mug, nail, napkin,
    necklace, needle, newspaper, notebook, oar, oven, paddle, padlock, paintbrush, painting, pan,
    paper clip, parachute, parasol, parcel, passport, pebble, pen, pencil, pendant, perfume,
    photo, photo album, piano, picture, pillow, pin, pipe, pitcher, plate, plug, pocket watch,
    postcard, poster, pot, printer, projector, pump, puppet, purse, puzzle, quilt, radiator,
    radio, rake, raft, razor, record player, remote control, ribbon, ring, robot, rocking chair,
    rolling pin, rope, rucksack, rug, ruler, saddle, sail, sandal, saucepan, saucer, saw, scale,
     scooter, screen, screw, screwdriver, sculpture, sewing machine, shelf, shell, shirt,
    shoe, shovel, sieve, skateboard, skirt, sledge, sleeping bag, slipper, snow globe, soap dish,
    sock, sofa, spade, spanner, spatula, sponge, spoon, stamp, stapler, statue, stethoscope,
    stool, stopwatch, stove, straw, suitcase, sundial, sweater, switch, sword, syringe, table,
    tablecloth, tablet, tap, tape measure, teapot, teddy bear, television, tent,
    thermometer, thimble, thermos, tie, tile, toaster, toothbrush, torch, towel, toy, toy train,
    tractor, trampoline, tray, treadmill, tripod, trolley, trophy, trumpet, trunk, typewriter,
    tyre, vacuum cleaner, van, vase, vest, vial, video tape, violin, waistcoat, walking stick,
    washing machine, watch, watering can, webcam, whisk, whistle, wheel, wheelbarrow, whiteboard,
    wig, window, windmill, wrench, wristband, zip, yo-yo
""")
ANIMALS = table("""
    tiger, dolphin, owl, fox, elephant, wolf, bear, eagle, whale, panda, lion, hedgehog,
    squirrel, koala, swan, alligator, ant, anteater, antelope, armadillo, baboon, badger, bat,
    beaver, bee, beetle, bison, boar, buffalo, butterfly, camel, caterpillar, cheetah, chimpanzee,
    cobra, cockroach, crab, crane, cricket, crocodile, crow, deer, dragonfly, duck, falcon,
    ferret, flamingo, frog, gazelle, gecko, giraffe, goose, gorilla, grasshopper, hare, hawk,
    heron, hippo, hummingbird, hyena, ibex, jackal, jaguar, jellyfish, kangaroo, kingfisher,
    ladybird, lemur, leopard, llama, lobster, lynx, magpie, mole, mongoose, moose, mosquito, moth,
    narwhal, octopus, orangutan, ostrich, otter, parrot, peacock, pelican, platypus, polar bear,
    porcupine, puffin, puma, raccoon, raven, reindeer, rhino, robin, salamander, scorpion, sea
    lion, seahorse, seal, shark, skunk, sloth, snail, sparrow, spider, starfish, stork, tapir,
    toad, toucan, turkey, vulture, walrus, wasp, weasel, wombat, woodpecker, yak, zebra
""")
QUALITIES = table("""
    amazing, ancient, angry, anxious, awful, bad, bald, beautiful, bitter, bold, boring, brave,
    bright, brilliant, broken, busy, calm, careful, careless, charming, cheap, cheerful, chilly,
    clean, clever, clumsy, cold, colourful, comfortable, confusing, cosy, crazy, creepy, crowded,
    cruel, curious, cute, damp, dangerous, dark, deep, delicate, delicious, difficult, dirty,
    dizzy, dry, dull, dusty, eager, early, easy, elegant, empty, enormous, exciting, expensive,
    faint, fair, famous, fancy, fast, fierce, filthy, flat, fluffy, foggy, foolish, fragile,
    fresh, friendly, funny, fuzzy, generous, gentle, giant, gloomy, good, gorgeous, graceful,
    grumpy, handy, happy, hard, harsh, healthy, heavy, helpful, hollow, honest, horrible, hot,
    huge, humble, hungry, icy, innocent, interesting, jealous, jolly, juicy, kind, late, lazy,
    light, lively, lonely, long, loud, lovely, loyal, lucky, magical, massive, mean, messy,
    mighty, modern, muddy, mysterious, narrow, nasty, neat, nervous, new, nice, noisy, odd, old,
    patient, peaceful, perfect, playful, pleasant, polite, poor, precious, pretty, proud, quick,
    quiet, rare, rich, ripe, rotten, rough, round, rude, rusty, sad, safe, salty, scary, selfish,
    serious, shallow, sharp, shiny, short, shy, silent, silly, simple, sleepy, slim, slippery,
    slow, small, smart, smooth, soft, sour, spicy, spooky, square, steep, sticky, strange, strict,
    strong, stubborn, sturdy, sweet, tall, tame, tasty, terrible, thick, thin, thirsty, tidy,
    tiny, tired, tough, ugly, unusual, useful, useless, vast, violent, warm, weak, wet, wide,
    wild, windy, wise, wonderful, wooden, worried, young
""")
_PASTS = table("""
    repair repaired, fix fixed, buy bought, sell sold, clean cleaned, wash washed, paint painted,
    break broke, lose lost, find found, hide hid, borrow borrowed, lend lent, steal stole, carry
    carried, lift lifted, push pushed, pull pulled, drop dropped, catch caught, throw threw, kick
    kicked, open opened, close closed, lock locked, unlock unlocked, move moved, bring brought,
    take took, fetch fetched, send sent, receive received, pack packed, unpack unpacked, wrap
    wrapped, unwrap unwrapped, build built, design designed, draw drew, sketch sketched,
    photograph photographed, film filmed, describe described, copy copied, print printed, scan
    scanned, sign signed, measure measured, weigh weighed, count counted, test tested, check
    checked, inspect inspected, examine examined, study studied, admire admired, praise praised,
    like liked, love loved, hate hated, miss missed, need needed, want wanted, choose chose, pick
    picked, order ordered, return returned, replace replaced, exchange exchanged, swap swapped,
    rent rented, hire hired, use used, try tried, wear wore, touch touched, hold held, grab
    grabbed, hug hugged, kiss kissed, squeeze squeezed, bend bent, fold folded, cut cut, slice
    sliced, chop chopped, saw sawed, drill drilled, glue glued, tape taped, nail nailed, tie tied,
    untie untied, hang hung, mount mounted, install installed, assemble assembled, dismantle
    dismantled, polish polished, scrub scrubbed, wipe wiped, dust dusted, rinse rinsed, dry dried,
    iron ironed, mend mended, sew sewed, decorate decorated, label labelled, mark marked, number
    numbered, sort sorted, stack stacked, store stored, keep kept, save saved, rescue rescued,
    guard guarded, protect protected, cover covered, bury buried, burn burned, melt
    melted, freeze froze, heat heated, warm warmed, cool cooled, fill filled, empty emptied, spill
    spilled, shake shook, spin spun, turn turned, roll rolled, drag dragged, load loaded, unload
    unloaded, tow towed, follow followed, chase chased, watch watched, see saw, notice noticed,
    spot spotted, ignore ignored, forget forgot, remember remembered, mention mentioned, discuss
    discussed, recommend recommended, review reviewed, damage damaged, destroy destroyed, smash
    smashed, scratch scratched, crush crushed, bite bit, lick licked, smell smelled, inherit
    inherited, donate donated, recycle recycled,
    auction auctioned, win won, collect collected, deliver delivered, post posted, present
    presented, show showed, display displayed, frame framed, insure insured, register registered,
    restore restored, upgrade upgraded, recharge recharged, unplug unplugged, trade traded
""")


def _third(base: str) -> str:
    """Put a verb into the third person: "carry" becomes "carries"."""
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _deed(entry: str) -> tuple[str, str, str]:
    base, past = entry.split()
    return base, _third(base), past


DEEDS: tuple[tuple[str, str, str], ...] = tuple(_deed(entry) for entry in _PASTS)
"""Verbs that take a thing, as (base, third person, past): ("repair", "repairs", "repaired")."""
