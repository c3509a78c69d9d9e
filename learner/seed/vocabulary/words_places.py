"""Where things are and happen: cities, places with an article, countries, events and days."""

from learner.seed.vocabulary.words_people import table

CITIES = table("""
    Berlin, Paris, Lisbon, Oslo, Madrid, Rome, Vienna, Cairo, Lima, Tokyo, Boston, Dublin, Prague,
    Athens, Leeds, Toronto, Sydney, Delhi, Bern, Aberdeen, Accra, Adelaide, Amman,
    Amsterdam, Ankara, Antwerp, Asuncion, Atlanta, Auckland, Austin, Baghdad, Baku, Baltimore,
    Bangkok, Barcelona, Bari, Basel, Bath, Beijing, Beirut, Belfast, Belgrade, Bilbao,
    Birmingham, Bogota, Bologna, Bonn, Bordeaux, Bratislava, Bremen, Brighton, Brisbane, Bristol,
    Brno, Bruges, Brussels, Bucharest, Budapest, Buenos Aires, Calgary, Cambridge, Canberra, Cape
    Town, Caracas, Cardiff, Casablanca, Chennai, Chester, Chicago, Cologne, Copenhagen, Cordoba,
    Cork, Cusco, Dakar, Dallas, Damascus, Denver, Detroit, Dhaka, Doha, Dresden, Dubai, Dubrovnik,
    Dundee, Durban, Essen, Exeter, Faro, Florence, Frankfurt, Gdansk, Geneva,
    Genoa, Ghent, Glasgow, Gothenburg, Granada, Graz, Hague, Halifax, Hamburg, Hanoi, Harare,
    Havana, Helsinki, Houston, Innsbruck, Istanbul, Jakarta, Jerusalem, Johannesburg, Kabul,
    Kampala, Karachi, Kathmandu, Kingston, Krakow, Kyiv, Kyoto, Lahore, Leicester, Leipzig,
    Lille, Limerick, Liverpool, Ljubljana, London, Luxembourg, Lyon, Malaga, Malmo, Manchester,
    Manila, Marrakesh, Marseille, Melbourne, Memphis, Miami, Milan, Minsk, Montreal, Moscow,
    Mumbai, Munich, Nairobi, Nantes, Naples, Nashville, Nice, Norwich, Odense, Orlando,
    Ottawa, Oxford, Palermo, Perth, Philadelphia, Phoenix, Pisa, Plymouth, Portland, Pretoria,
    Quebec, Quito, Reykjavik, Riga, Rotterdam, Salzburg, Santiago, Sarajevo, Seattle, Seoul,
    Seville, Shanghai, Singapore, Skopje, Sofia, Split, Stockholm, Strasbourg, Stuttgart, Taipei,
    Tallinn, Tampere, Tbilisi, Tirana, Trieste, Tunis, Turin, Valencia, Vancouver,
    Venice, Verona, Vilnius, Warsaw, Wellington, Winnipeg, York, Zurich, Aarhus, Abuja, Addis Ababa,
    Agadir, Aleppo, Algiers, Almaty, Anchorage, Arequipa, Augsburg, Avignon, Baden-Baden, Batumi,
    Bergen, Bielefeld, Blackpool, Boulder, Brasilia, Busan, Cadiz, Calcutta, Cali, Cartagena, Cebu,
    Chiang Mai, Christchurch, Cleveland, Cluj, Coventry, Darwin, Derby, Dijon, Dortmund, Eindhoven,
    El Paso, Erfurt, Fez, Freetown, Freiburg, Galway, Gaza, Girona, Guadalajara, Haifa, Hiroshima,
    Hobart, Hong Kong, Honolulu, Hull, Inverness, Izmir, Jaipur, Kigali, Klagenfurt, Kobe, Kuopio,
    La Paz, Lagos, Las Vegas, Lausanne, Leiden, Linz, Lucerne, Lugano, Luanda, Lviv, Macau, Maputo,
    Maribor, Medellin, Messina, Modena, Mombasa, Monterrey, Muscat, Nagoya, Newcastle, Nicosia,
    Nottingham, Novi Sad, Oaxaca, Odessa, Osaka, Oulu, Padua, Palma, Parma, Plovdiv, Porto, Potsdam,
    Pune, Reno, Rijeka, Rosario, Rouen, Samarkand, Sapporo, Savannah, Siena, Sibiu, Skien, Szeged,
    Tampa, Tangier, Tartu, Tirol, Toledo, Toulouse, Trondheim, Turku, Utrecht, Uppsala, Vaduz,
    Varna,
    Wuhan, Yerevan, Zagreb, Zaragoza
""")
COUNTRIES = table("""
    Peru, Japan, Brazil, Canada, Kenya, Iceland, Norway, India, Mexico, Egypt, Chile, Cuba,
    Greece, Italy, Spain, Portugal, Vietnam, Thailand, Nepal, Mongolia, Morocco, Ghana, Ireland,
    Scotland, Finland, Estonia, Croatia, Turkey, Jordan, Oman, Australia, Fiji, Bolivia, Ecuador,
    Jamaica, Madagascar, Namibia, Tanzania, Armenia, Georgia, Korea, China, Malta, Cyprus, Bhutan,
    Hawaii, Albania, Algeria, Angola, Argentina, Austria, Azerbaijan, Bahrain, Bangladesh, Barbados,
    Belarus, Belgium, Belize, Benin, Bosnia, Botswana, Bulgaria, Cambodia, Cameroon, Colombia,
    Costa Rica, Denmark, Djibouti, England, Eritrea, Ethiopia, France, Gabon, Germany, Greenland,
    Grenada, Guatemala, Guinea, Guyana, Haiti, Honduras, Hungary, Indonesia, Israel, Kazakhstan,
    Kosovo, Kuwait, Laos, Latvia, Lebanon, Lesotho, Liberia, Liechtenstein, Lithuania, Malawi,
    Malaysia, Mali, Mauritius, Moldova, Monaco, Montenegro, Mozambique, Myanmar, New Zealand,
    Nicaragua, Niger, Nigeria, Pakistan, Palau, Panama, Paraguay, Poland, Qatar, Romania, Rwanda,
    Samoa, Senegal, Serbia, Slovakia, Slovenia, South Africa, Sri Lanka, Sudan, Suriname, Sweden,
    Switzerland, Taiwan, Tibet, Togo, Tonga, Tunisia, Uganda, Ukraine, Uruguay, Uzbekistan, Vanuatu,
    Venezuela, Wales, Zambia, Zimbabwe
""")
PLACES = table("""
    kitchen, garden, office, attic, hall, car, library, bedroom, garage, school, park, station,
    shop, cellar, airport, aquarium, arcade, art gallery, bank, bar, barn, basement,
    bathroom, beach, bike shed, bookshop, bus, bus stop, butcher's shop, cafe, campsite, canteen,
    car park, casino, castle, cathedral, cave, cemetery, chapel, church, cinema, classroom,
    clinic, club, college, community centre, concert hall, corridor, cottage, courtyard, dentist's
    office, dining room, dock, drawer, embassy, factory, fairground, farm, ferry, fire station,
    fish market, flea market, forest, fountain, fridge, greenhouse, gym, hairdresser's, harbour,
    hospital, hostel, hotel, ice rink, inn, kindergarten, lab, laundry room, living room, lobby,
    locker room, lookout, mall, market, meadow, monastery, mosque, motel, museum, music school,
    night club, nursery, opera house, orchard, palace, pantry, petrol station, pharmacy, pier,
    planetarium, playground, police station, pool, post office, pub, recycling centre, restaurant,
    sauna, shed, stable, stadium, storage room, studio, study, subway, supermarket, swimming pool,
    synagogue, tavern, temple, tent, theatre, toolshed, tower, town hall, toy shop, train, tram,
    university, valley, village, vineyard, waiting room, wardrobe, warehouse, workshop, zoo
""")
EVENTS = table("""
    exam, birthday, party, interview, flight, concert, appointment, wedding, meeting, holiday,
    match, test, lesson, trip, anniversary, audition, ballet class, barbecue, blood test, book
    club, brunch, business trip, check-up, choir practice, christening, conference, cooking class,
    court hearing, dance class, date, deadline, dentist appointment, dinner party, driving test,
    engagement party, exhibition, eye test, farewell party, final exam, first day at work,
    football match, funeral, gig, graduation, haircut, hiking trip, house viewing, housewarming
    party, job interview, lecture, massage, night shift, operation, parents' evening,
    performance, photo shoot, piano lesson, picnic, premiere, presentation, race, recital,
    rehearsal, reunion, school play, seminar, show, spelling test, stag night, surgery, swimming
    lesson, talk, theory test, tournament, vaccination, video call, vet appointment, webinar,
    workshop, yoga class
""")
DAYS = table("Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday")
MONTHS = table("""
    January, February, March, April, May, June, July, August, September, October, November,
    December
""")
