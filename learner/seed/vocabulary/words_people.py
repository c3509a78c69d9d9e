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
    Zoltan
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
    Young, Zhang, Ziegler, Zimmermann
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
    violinist, waiter, waitress, watchmaker, web developer, welder, zookeeper
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
    weightlifting, wood carving, woodworking, wrestling, zumba
""")
INSTRUMENTS = table("""
    accordion, bagpipes, banjo, bass guitar, bassoon, bongos, bugle, castanets, clarinet,
    cornet, cymbals, didgeridoo, double bass, drums, dulcimer, electric guitar, fiddle, flute,
    French horn, glockenspiel, guitar, harmonica, harp, harpsichord, keyboard, kazoo, lute, lyre,
    mandolin, maracas, marimba, melodica, oboe, organ, pan flute, piano, piccolo, recorder,
    saxophone, sitar, tambourine, theremin, triangle, trombone, trumpet, tuba, ukulele,
    vibraphone, viola, violin, xylophone, zither
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
    Klingon, Georgian, Armenian
""")
SUBJECTS = table("""
    maths, physics, chemistry, biology, history, geography, music, art, economics, philosophy,
    psychology, sociology, medicine, law, architecture, engineering, computer science, statistics,
    astronomy, geology, zoology, literature, linguistics, theology, politics, journalism,
    nursing, accounting, marketing, drama, film studies, dance, ethics, religion, algebra,
    geometry, genetics, ecology, archaeology, anthropology, robotics, graphic design, education,
    forestry, agriculture, nutrition, pharmacy, dentistry, marine biology
""")
