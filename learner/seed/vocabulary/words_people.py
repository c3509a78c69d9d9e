"""Names, and what people are, do and speak: the tables for sentences about people."""


def table(text: str) -> tuple[str, ...]:
    """Split a comma-separated text, over any number of lines, into its different entries."""
    return tuple(dict.fromkeys(" ".join(entry.split()) for entry in text.split(",")))


NAMES = table("""
    Ana, Ben, Clara, David, Emma, Felix, Grace, Hugo, Ida, Jonas, Kira, Leo, Mia, Nora, Oscar,
    Paula, Quinn, Rosa, Sam, Tara, Uma, Victor, Wendy, Yusuf, Zoe, Alex, Bella, Carlos, Dana,
    Eric, Fatima, George, Hannah, Ivan, Julia, Kai, Lena, Max, Nina, Omar, Priya, Ravi, Sofia,
    Tom, Vera, Will, Yara, Aisha, Bruno, Chen, Diego, Elif, Finn, Greta, Hana, Isak, Jin, Kofi,
    Lars, Maya, Noah, Olga, Pedro, Rita, Sven, Tim, Anna, Mark, Kate, Peter, Alice, Bob, Charlie,
    John, Mary, Lucy, Jack, Sara, Daniel, Laura, Abdul, Abigail, Adam, Adele, Adrian, Agnes,
    Ahmed, Aiko, Akira, Alan, Albert, Alejandra, Ali, Alma, Amara, Amelia, Amina, Amir, Amy,
    Anders, Andrea, Andrew, Angela, Anita, Anton, Antonio, Arjun, Arthur, Astrid, Aurora, Ayumi,
    Barbara, Beatrice, Benedikt, Bernard, Bianca, Birgit, Bjorn, Boris, Brenda, Brian, Bridget,
    Callum, Camila, Carla, Carmen, Caroline, Cecilia, Cedric, Celia, Chidi, Chiara, Chloe,
    Christian, Christine, Claire, Claude, Clement, Colin, Cora, Craig, Cyril, Dag, Daisy, Dalia,
    Daria, Darius, Deborah, Denise, Dennis, Derek, Dimitri, Dmitry, Dora, Dorothy, Douglas,
    Duncan, Dylan, Edgar, Edith, Eduardo, Edward, Efua, Eileen, Elena, Eli, Elijah, Eliza, Ella,
    Ellen, Elsa, Emil, Emre, Enrique, Erika, Ernest, Esther, Ethan, Eva, Evelyn, Fabian, Farid,
    Fernando, Fiona, Flora, Florian, Frances, Francois, Frank, Freya, Frida, Gabriel,
    Gemma, Georgia, Gerard, Gianni, Gloria, Gordon, Gustav, Habib, Hamid, Harold, Harriet, Harry,
    Hassan, Hector, Heidi, Helen, Henrik, Henry, Hiroshi, Holly, Howard, Huda, Hye, Ian, Ibrahim,
    Igor, Ilse, Imani, Imran, Ines, Ingrid, Irene, Iris, Irma, Isabel, Ismail, Jacob, Jada, James,
    Jamila, Jan, Jana, Janet, Jasmine, Jason, Javier, Jeanne, Jeremy, Jerome, Jessica, Joan, Joel,
    Johanna, Jorge, Joseph, Joy, Juan, Judith, Jules, Jun, June, Jurgen, Kamal, Karen, Karim,
    Karl, Katarina, Keiko, Keith, Kevin, Khalid, Kim, Kirsten, Klaus, Kwame, Lamar, Lata,
    Latif, Layla, Leila, Leonard, Leticia, Lewis, Liam, Lidia, Lila, Lily, Linda, Linus, Lola,
    Lorenzo, Louis, Louise, Luca, Lucas, Luis, Luna, Lydia, Mabel, Magnus, Maja, Manuel,
    Marco, Margaret, Maria, Mariam, Marie, Marina, Marius, Martha, Martin, Mateo, Matilda, Matteo,
    Maud, Maurice, Megan, Mehmet, Mei, Melanie, Mercy, Michael, Miguel, Mikhail, Milan, Milo,
    Miriam, Mohamed, Molly, Mona, Monica, Moritz, Moses, Musa, Nadia, Naomi, Natalia, Nathan,
    Neil, Nelson, Nia, Nicholas, Nicole, Nigel, Niko, Niels, Nkechi, Norma, Obi, Odette, Oliver,
    Olivia, Olu, Orla, Osman, Otto, Pablo, Pascal, Patricia, Patrick, Paul, Pavel, Penelope,
    Petra, Philip, Phoebe, Pierre, Rachel, Rafael, Rahul, Ramon, Rania, Rashid, Raymond, Rebecca,
    Renata, Ricardo, Richard, Robert, Robin, Rodrigo, Roger, Ronja, Ruben,
    Rupert, Ruth, Ryan, Sabine, Said, Salma, Samira, Sandra, Sanjay, Santiago, Sebastian, Selma,
    Sergei, Shirin, Sienna, Sigrid, Silas, Simon, Sinead, Siobhan, Sita, Stefan, Stella, Susan,
    Svetlana, Sylvia, Tamara, Tariq, Tatiana, Teresa, Theo, Thomas, Tilda, Timo, Tobias,
    Toni, Tristan, Tuan, Ursula, Vanessa, Vikram, Viola, Vivian, Walter, Wanda, Wei,
    Wilma, Xavier, Ximena, Yasmin, Yuki, Yuri, Yvonne, Zainab, Zara, Zeynep, Zofia,
    Zoltan, Aaliyah, Abebe, Adaeze, Agata, Agnieszka, Aidan, Alessia, Alfie, Alina, Alva, Amadou,
    Anselm, Anya, Apolonia, Archie, Ariadne, Arne, Asher, Asif, Astou, Aurelio, Ayesha, Aylin,
    Babak,
    Bao, Bartosz, Basma, Benicio, Bettina, Bilal, Bogdan, Britta, Caspar, Catalina, Cosima, Cyrus,
    Dagmar, Damir, Danilo, Daphne, Deepak, Delphine, Desmond, Ditte, Dragan, Ebba, Edna, Efren,
    Eleni, Eoin, Erlend, Esme, Etienne, Eunice, Fadi, Faisal, Farah, Femi, Fergus, Filip, Fleur,
    Fumiko, Gael, Gideon, Giulia, Goran, Gudrun, Gunnar, Gwen, Hamza, Haruki, Hedda, Hilda, Horst,
    Ilaria, Ilya, Indira, Ingmar, Isla, Itzel, Ivana, Jarek, Jasper, Jelena, Jette, Joanna, Jomo,
    Joaquin, Jovana, Juno, Kaito, Kalinda, Kasper, Keira, Kerstin, Kiran, Kofo, Krister, Laila,
    Lakshmi, Lennart, Leopold, Lieke, Linnea, Liv, Lukas, Maeve, Malik, Manfred, Marisol, Marit,
    Meera, Mehdi, Mikael, Mina, Mirja, Nabil, Nana, Naveen, Neha, Nikita, Nils, Nour, Oksana,
    Ondrej, Orhan, Otis, Paloma, Parisa, Percy, Pia, Pilar, Ragnar, Rana, Reza, Rhys, Rocco, Roman,
    Rosalind, Rune, Saga, Sakura, Saoirse, Seda, Seppo, Shanice, Shira, Signe, Solveig, Soren,
    Sunil, Suki, Tabitha, Taiwo, Talia, Tanvi, Thea, Thijs, Torsten, Tove, Ulf, Umar, Valentina,
    Vincent, Wilhelm, Wiktor, Xiomara, Yael, Yannick, Yosef, Zahra, Zelda, Zuri
""")
SURNAMES = table("""
    Adams, Ahmadi, Almeida, Andersson, Baker, Banerjee, Bauer, Becker, Bell, Bennett, Berg,
    Bianchi, Blanc, Bosch, Brandt, Brown, Campbell, Carter, Castro, Chavez, Chopra, Clarke, Cohen,
    Collins, Costa, Cruz, Dahl, Davies, Diaz, Dubois, Duarte, Eriksen, Evans, Farah,
    Fernandez, Ferrari, Fischer, Fletcher, Flores, Fontaine, Foster, Fraser, Garcia, Gibson,
    Gomez, Gonzalez, Gruber, Gupta, Haddad, Hansen, Harper, Harris, Hashimoto, Hayes, Hernandez,
    Hill, Hoffmann, Holm, Horvat, Hughes, Hussein, Ito, Ivanova, Jackson, Jansen, Jensen,
    Johansson, Jones, Kaplan, Kaufmann, Kaya, Keller, Kelly, Khan, Kim, King, Klein, Kovacs,
    Kowalski, Kuznetsov, Lambert, Larsen, Laurent, Lee, Lehmann, Lopez, Lund,
    MacDonald, Mahmoud, Marino, Marsh, Martinez, Mendes, Meyer, Mitchell, Moreau, Moreno,
    Morgan, Moroz, Murphy, Nakamura, Ndiaye, Nguyen, Nielsen, Novak, O'Brien, O'Connor,
    Okoye, Olsen, Ortega, Osei, Ozturk, Papadopoulos, Park, Patel, Pereira, Popescu,
    Price, Quist, Rahman, Ramirez, Reyes, Richter, Rivera, Roberts, Romano, Rossi, Roux, Ryan,
    Saito, Santos, Schmidt, Schneider, Shah, Silva, Singh, Smirnov, Smith, Sokolov, Stewart,
    Strand, Suzuki, Szabo, Takahashi, Tanaka, Taylor, Thompson, Torres, Turner, Vargas, Vasquez,
    Virtanen, Wagner, Walker, Wang, Weber, White, Williams, Wilson, Wong, Wright, Yamada, Yilmaz,
    Young, Zhang, Ziegler, Zimmermann, Abbott, Achebe, Aguilar, Aziz, Balogun, Barnes, Beck,
    Bergstrom, Bjork, Bloom, Bukowski, Byrne, Cervantes, Chan, Cheng, Conti, Cooper, Daly, Danso,
    De Luca, Dimitrov, Dunn, Ekberg, Esposito, Faber, Fofana, Forsberg, Frost, Galloway, Georgiou,
    Greco, Gustafsson, Halvorsen, Hamdi, Heikkinen, Herrera, Holt, Huang, Iqbal, Jovanovic, Kang,
    Karlsson, Kato, Kessler, Kone, Krause, Lang, Levi, Lindqvist, Liu, Lombardi, Mahler, Malik,
    Mbeki, Mehta, Molina, Mori, Mwangi, Nagy, Navarro, Nowak, Obi, Ogawa, Pavlov, Petrov, Pham,
    Quinn, Rao, Ricci, Rojas, Sandberg, Sato, Sharma, Soto, Tran, Ueda, Valdez, Vogel, Vu, Watson,
    Wolf, Xu, Yang, Yusuf, Zapata
""")
TITLES = table("Mr, Mrs, Ms, Dr, Professor, Captain, Miss, Judge")
JOBS = table("""
    teacher, nurse, student, gardener, pilot, baker, programmer, driver, doctor, designer, writer,
    farmer, cook, painter, builder, singer, accountant, actor, actress, architect, artist,
     astronomer, author, banker, barber, bartender, beekeeper, biologist, blacksmith,
    bookbinder, bookseller, botanist, bricklayer, bus driver, butcher, captain, carpenter,
    cashier, chef, chemist, cleaner, clerk, clown, coach, coder, composer, conductor, dancer, data
    analyst, dentist, detective, diver, editor, electrician, engineer, explorer, firefighter,
    fisherman, florist, game designer, geologist, glassblower, goldsmith, graphic designer,
    hairdresser, historian, illustrator, interpreter, janitor, jeweller, journalist, judge,
    juggler, lawyer, lecturer, librarian, lifeguard, locksmith, magician, mechanic, midwife,
    miller, miner, model, musician, novelist, nutritionist, optician, paramedic, pharmacist,
    philosopher, photographer, physicist, pianist, plumber, poet, police officer, porter, postman,
    potter, professor, psychologist, receptionist, referee, reporter, roofer, sailor, salesperson,
    scientist, sculptor, secretary, shepherd, shoemaker, social worker, soldier, statistician,
    surgeon, tailor, taxi driver, tour guide, train driver, translator, trucker, undertaker, vet,
    violinist, waiter, waitress, watchmaker, web developer, welder, zookeeper, acrobat, air
    steward, archaeologist, archivist, auctioneer, auditor, barista, bellboy, bouncer, brewer,
    broker, bus conductor, cameraman, caretaker, cartographer, cheesemaker, chimney sweep, comedian,
    confectioner, consultant, courier, crane operator, croupier, curator, customs officer,
    dietitian,
    diplomat, dog groomer, dog walker, dressmaker, economist, estate agent, ferryman, fishmonger,
    forester, furniture maker, glazier, greengrocer, harbour pilot, headmaster, housekeeper,
    instructor, ironmonger, landscaper, laundress, linguist, lumberjack, masseur, mathematician,
    mayor, meteorologist, milkman, milliner, network engineer, notary, nun, oceanographer, organist,
    osteopath, painter and decorator, park ranger, pastor, pastry chef, perfumer, pest controller,
    piano tuner, plasterer, policeman, politician, priest, prison guard, puppeteer, radio host,
    rancher, real estate agent, sound engineer, speech therapist, spy, steelworker, stonemason,
    street sweeper, stuntman, tanner, tattoo artist, taxidermist, telephonist, therapist, tiler,
    toolmaker, town planner, trapeze artist, treasurer, truck driver, upholsterer, usher, valet,
    ventriloquist, wedding planner, window cleaner, winemaker, yoga teacher, zoologist
""")
KIN = table("""
    sister, brother, mother, father, friend, boss, teacher, son, daughter, neighbour, uncle, aunt,
    cousin, doctor, grandmother, grandfather, grandma, grandpa, granny, mum, mom, dad, wife,
    husband, girlfriend, boyfriend, partner, nephew, niece, flatmate, roommate, colleague, coach,
    landlord, landlady, dentist, stepmother, stepfather, stepbrother, stepsister, godmother,
    godfather, grandson, granddaughter, twin, best friend, classmate, pen pal, tutor, hairdresser,
    manager, mother-in-law, father-in-law, sister-in-law, brother-in-law, little brother, big
    sister, older brother, younger sister
""")
HER = frozenset(
    table("""
    sister, mother, daughter, aunt, grandmother, grandma, granny, mum, mom, wife, girlfriend,
    niece, landlady, stepmother, stepsister, godmother, granddaughter, mother-in-law,
    sister-in-law, big sister, younger sister
""")
)
"""Those of `KIN` who are spoken of as "she"."""
HIM = frozenset(
    table("""
    brother, father, son, uncle, grandfather, grandpa, dad, husband, boyfriend, nephew, landlord,
    stepfather, stepbrother, godfather, grandson, father-in-law, brother-in-law, little brother,
    older brother
""")
)
"""Those of `KIN` who are spoken of as "he"."""
HOBBIES = table("""
    chess, painting, running, cooking, reading, gardening, hiking, swimming, football,
    photography, dancing, cycling, knitting, fishing, climbing, singing, video games, board games,
    tennis, yoga, coding, writing, skating, baking, archery, astronomy, badminton, ballet,
    baseball, basketball, beekeeping, birdwatching, blogging, bowling, boxing, brewing,
    calligraphy, camping, candle making, canoeing, card games, card tricks, carpentry, carving,
    choir singing, collecting coins, collecting stamps, crochet, cricket, crosswords, darts,
    debating, diving, drawing, drumming, embroidery, fencing, film making, flower arranging,
     foraging, geocaching, golf, gymnastics, handball, hockey, horse riding, hula
    hooping, ice skating, improv theatre, jewellery making, jigsaw puzzles, jogging, judo,
    juggling, karaoke, karate, kayaking, lacemaking, learning languages, magic tricks, martial
    arts, meditation, metal detecting, model trains, mountain biking, mushroom picking,
    needlework, opera, origami, paragliding, parkour, photo editing, pilates, playing cards,
    poetry, pottery, puzzles, quilting, quizzes, rafting, robotics, rock climbing, rollerblading,
    rowing, rugby, sailing, scrapbooking, scuba diving, sewing, skateboarding, sketching, skiing,
    sledging, snorkelling, snowboarding, squash, stamp collecting, storytelling, sudoku, surfing,
    table tennis, tai chi, theatre, travelling, volleyball, walking, watching films, weaving,
    weightlifting, wood carving, woodworking, wrestling, zumba, aikido, amateur radio, antiques,
    aquariums, aerobics, basket weaving, batik, beatboxing, bird photography, bonsai, book binding,
    breakdancing, bouldering, bridge, bungee jumping, cake decorating, candlepin bowling, capoeira,
    caving, chainsaw carving, cheese making, cosplay, croquet, curling, disc golf, dog training,
    dominoes, drone flying, electronics, escape rooms, falconry, felting, flamenco, genealogy,
    glassblowing, go-karting, graffiti, ham radio, home brewing, hot yoga, ice fishing, ice hockey,
    ikebana, jazz dance, journaling, kendo, kite flying, kite surfing, knot tying, lego, lindy hop,
    linocut, lock picking, macrame, mahjong, marathon running, model ships, mosaics, motorcycling,
    nordic walking, orienteering, paintball, paper folding, pinball, polo, pub quizzes, puppetry,
    rapping, reading comics, salsa, sand art, screen printing, shuffleboard, soap making, soldering,
    spinning, stargazing, stand-up comedy, swing dancing, taekwondo, tango, trainspotting,
    trampolining,
    triathlon, unicycling, urban gardening, vlogging, water polo, whittling, wine tasting
""")
INSTRUMENTS = table("""
    accordion, bagpipes, banjo, bass guitar, bassoon, bongos, bugle, castanets, clarinet,
    cornet, cymbals, didgeridoo, double bass, drums, dulcimer, electric guitar, fiddle, flute,
    French horn, glockenspiel, guitar, harmonica, harp, harpsichord, keyboard, kazoo, lute, lyre,
    mandolin, maracas, marimba, melodica, oboe, organ, pan flute, piano, piccolo, recorder,
    saxophone, sitar, tambourine, theremin, triangle, trombone, trumpet, tuba, ukulele,
    vibraphone, viola, violin, xylophone, zither, balalaika, bodhran, bouzouki, cajon, celesta,
    cello, concertina, conga, cor anglais, djembe, erhu, euphonium, flugelhorn, gong, guzheng,
    hang drum, hurdy-gurdy, koto, lap steel, mbira, ocarina, oud, panpipes, penny whistle, rebab,
    sackbut, shamisen, snare drum, sousaphone, spinet, steel drum, synthesizer, tabla, timpani,
    tin whistle, viola da gamba, washboard, whistle
""")
SPORTS = table("""
    football, tennis, badminton, basketball, baseball, volleyball, handball, hockey, ice hockey,
    rugby, cricket, golf, squash, table tennis, water polo, lacrosse, softball, netball, curling,
    darts, snooker, bowls, dodgeball, floorball, ultimate frisbee, chess boxing, polo, padel,
    pool, croquet, beach volleyball, rounders, petanque, billiards, hurling, minigolf
""")
"""What "plays" goes before."""
LANGUAGES = table("""
    Spanish, French, German, Italian, Portuguese, Dutch, Swedish, Danish, Finnish,
    Icelandic, Polish, Czech, Slovak, Hungarian, Romanian, Bulgarian, Greek, Turkish, Russian,
    Ukrainian, Serbian, Croatian, Albanian, Estonian, Latvian, Lithuanian, Irish, Welsh, Basque,
    Catalan, Maltese, Arabic, Hebrew, Persian, Urdu, Hindi, Bengali, Tamil, Telugu, Nepali, Thai,
    Vietnamese, Korean, Japanese, Mandarin, Cantonese, Mongolian, Indonesian, Malay, Tagalog,
    Swahili, Zulu, Yoruba, Hausa, Amharic, Somali, Quechua, Maori, Hawaiian, Latin, Esperanto,
    Klingon, Georgian, Armenian, Afrikaans, Norwegian, Belarusian, Slovene, Macedonian, Bosnian,
    Scottish Gaelic, Breton, Frisian, Faroese, Galician, Occitan, Corsican, Romansh, Luxembourgish,
    Sami, Yiddish, Ladino, Kurdish, Pashto, Dari, Azerbaijani, Kazakh, Uzbek, Turkmen, Kyrgyz,
    Tajik, Uyghur, Tatar, Chechen, Tibetan, Burmese, Khmer, Lao, Sinhala, Punjabi, Gujarati,
    Marathi, Kannada, Malayalam, Javanese, Sundanese, Cebuano, Samoan, Tongan, Fijian, Malagasy,
    Shona, Xhosa, Igbo, Wolof, Twi, Kikuyu, Oromo, Tigrinya, Rwandan, Lingala, Berber, Nahuatl,
    Guarani, Aymara, Navajo, Cherokee, Inuktitut, Sanskrit, Aramaic, Old Norse, Elvish, Dothraki,
    Sign Language, Volapuk, Manx, Cornish
""")
SUBJECTS = table("""
    maths, physics, chemistry, biology, history, geography, music, art, economics, philosophy,
    psychology, sociology, medicine, law, architecture, engineering, computer science, statistics,
    astronomy, geology, zoology, literature, linguistics, theology, politics, journalism,
    nursing, accounting, marketing, drama, film studies, dance, ethics, religion, algebra,
    geometry, genetics, ecology, archaeology, anthropology, robotics, graphic design, education,
    forestry, agriculture, nutrition, pharmacy, dentistry, marine biology, botany, biochemistry,
    biophysics, microbiology, neuroscience, astrophysics, meteorology, oceanography, hydrology,
    mineralogy, palaeontology, entomology, veterinary science, midwifery, physiotherapy, surgery,
    anatomy, pathology, epidemiology, criminology, international law, public health, social work,
    business, finance, logistics, tourism, hotel management, fashion design, interior design,
    photography, animation, game design, sculpture, musicology, opera singing, creative writing,
    classics, Egyptology, Sinology, medieval history, Celtic studies, gender studies, logic,
    rhetoric, calculus, topology, cryptography, artificial intelligence, cybersecurity,
    data science,
    mechatronics, aviation, shipbuilding, civil engineering, town planning, food science,
    viticulture,
    horticulture, landscape design, sports science, librarianship, heraldry, optics, acoustics
""")
