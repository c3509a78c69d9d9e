"""Patterns of requests for what the bot cannot do, from which far more wordings come than a table
could hold: "[a|b]" stands for one of its parts, "<name>" for a word or phrase of that list.

One pattern stands on each line. As in `limits_tables`, one with a capital letter and a full stop
is an order, which goes into frames; all else stays as it is.
"""

PATTERNS: dict[str, str] = {
    "set alarms": """
        [Wake|Rouse|Get] me [up|out of bed] at <hour>.
        [Set|Put on|Schedule] [an alarm|the alarm|an alarm clock|my alarm] for <hour>.
        [Start|Run|Set] a [timer|countdown|stopwatch] [for|of] <span>.
        [Remind|Nudge|Ping] me [in <span>|at <hour>] to [call <person>|take the <thing>|buy <food>].
        [Beep|Ring|Buzz] [when <span> are up|in <span>|after <span>].
        [timer|countdown] <span>
        <span> [timer|on the clock, go]
        alarm [<hour>|at <hour>|for <hour> <when>]
        [wake up call|wakeup] at <hour>
        I [have to|must|need to] be up [at|by] <hour>, [wake me|ring me out of bed|get me up]
        don't let me [sleep past|oversleep, up at] <hour>
        [eggs|pasta|cake] in the [pot|oven], [tell me|shout|beep] [in|after] <span>
        make sure I don't forget the [bins|dentist|rent|<thing>] <when>
        [reminder|note in my calendar]: [dentist|<person>'s birthday|rent|bins] <when> at <hour>
        [Add|Put] [dinner with <person>|the dentist|a meeting] [to|into|on] my [calendar|diary].
        could you be my alarm clock [<when>|for <hour>]?
        will you [wake|alert|remind] me [at <hour>|in <span>|<when>]?
        I nap now, [get me up|wake me|rouse me] in <span>
        [snooze|stop|cancel|move] my <hour> alarm
        """,
    "buy things": """
        [Order|Get|Fetch|Buy|Grab] [me|us] <dish> [from the corner|for lunch|<when>].
        [Order|Purchase|Buy|Shop for|Get me] <ware> [online|on Amazon|in the sale|today].
        [I could eat a horse|no food in the house], [get|order] [me|us] <dish>
        [we are|I'm] out of [milk|<food>|toilet paper], [order|get|restock] some
        [can|could|will] you [buy|order|get hold of] <ware> [for me|for <kin>|before <when>]?
        <dish> to [my door|my flat|the office], [asap|extra cheese|hot please|no onions]
        [put|add] <ware> [in|into|to] [my basket|the cart|the shopping trolley] and [check out|pay]
        [Sell|Auction|List] my [old <thing>|car|<thing>] on ebay.
        [Pay|Settle|Cover] [my rent|the electricity bill|the invoice|my fine|the phone bill].
        [Transfer|Wire|Send] [fifty|20|ten|300] [euros|bucks|pounds] to [<person>|<kin>].
        I [wish for|want] <ware>, [add to basket|one click, go|here is my card]
        [return|send back|exchange] the <thing> I [ordered|bought]
        [Subscribe me to|Renew|Cancel] [Netflix|my gym|the newspaper|Spotify].
        hungry. <dish>. now. [you pay|deliver it]
        is it possible to order <dish> [here|through you|with you]?
        <ware>, [size|pack of] [ten|42|three], [order it|buy it|ship it to me]
        [get|send] <kin> [flowers|<ware>|chocolates] [from me|by <hour>]
        """,
    "book anything": """
        [Get|Book|Find|Reserve] [us|me] a [room|suite|bed|hostel bed] in <town> [<when>|for two].
        [Book|Reserve|Hold] [a table|a booth|dinner] [for two|for six|at the Italian] <when>.
        [Get|Reserve|Book] [me|us] [seats|two tickets|a box] for <show>.
        [Secure|Book|Grab] a [seat|berth|place] on the [<hour>|night|first] [train|bus|ferry] to
         <town>.
        [Arrange|Make|Book] an appointment [at the hairdresser|with the dentist|with my doctor].
        [Hire|Rent|Book] a [van|car|boat|scooter] [<when>|in <town>].
        [two|four|six] [people|persons], <hour>, [thai place|by the window], [book it|reserve]
        [fly|get] me [out to|to|over to] <town> <when>, [window seat|economy|one way]
        return ticket [<town>|to <town>], [leaving <when>|book it|2 adults]
        [hotel|hostel|airbnb|room] <town> <when>, [one night|cheap|two nights]
        I [want|need] [to see|tickets for] <show>, [book it|get us in|reserve two seats]
        [Cancel|Change|Move|Rebook] my [flight|reservation|booking|hotel room|train].
        [Check|Sign] me [in for my flight|up for the marathon|up for a yoga class].
        [can|could] you [reserve|book|organise] [a cab|a hotel|a table|flights] [for us|<when>]?
        [Organise|Sort out] our [honeymoon|trip to <town>|stay in <town>|weekend in <town>].
        [is there|any chance of] a free table at the [pizzeria|steak house|bistro], if so take it
        """,
    "send messages": """
        [Text|Message|WhatsApp|Email|DM] [<person>|<kin>] that <news>.
        [Tell|Let] <kin> [know|hear] that <news>.
        [Write|Shoot|Drop|Send] <kin> [a text|an email|a line|a note], <news>.
        text <kin>: <news>
        [sms|mail|msg|dm] to [<person>|<kin>]: <news>
        [Forward|Pass|Send] [the minutes|this chat|my photo|the link] [on to|to] [<person>|<kin>].
        [Post|Tweet|Share] [this|"<news>"] on [Instagram|X|Facebook|LinkedIn|my story].
        [Invite|Write to] [everyone|my class|<person>|<kin>] for <when>.
        <kin> [should|must|has to] [hear|know] that <news>, [text it|write it|pass it on]
        [Reply|Answer] to [<person>|<kin>] that <news>.
        could you let <person> know that <news>?
        [Mail|Post] [a card|a letter|my CV|the form] to [<person>|<kin>|the bank].
        [get word|get a message] to <kin>, <news>
        "<news>" - [send to <person>|that goes to <kin>|to everyone in my contacts]
        [Send|Give] <person> my [regards|love] [by text|by mail|in a message].
        """,
    "make calls": """
        [Call|Phone|Ring|Dial|Facetime] [<person>|<kin>] [now|back|at work|on the mobile].
        [Give|Make] <kin> a [ring|call|buzz|bell].
        [ring up|get hold of|buzz] [the doctor|the school|the garage|a locksmith] by phone
        [call|dial] [112|999|the fire brigade|the hotline|an ambulance|555 0199]
        I need <kin> on the [phone|line|blower]
        [pick up|answer|take] [the phone|my call|that call]
        [Hang up|Redial|Call back] [that number|the last caller].
        [Put|Patch] me through to [support|<person>|the front desk|a human].
        [start|open] a [video call|conference call|zoom] with [<person>|<kin>]
        [can|will|could] you [telephone|ring|call] [<kin>|the vet|the bank] [for me|<when>]?
        I'd like to [speak|talk] to <kin> [by phone|on the phone], [connect us|dial]
        [leave|put] a voicemail for <person>
        """,
    "play music": """
        [Play|Put on|Blast|Stream|Start] <music> [on the speakers|in the kitchen|for me|loudly].
        <music> [on the speakers|in my ears|loud|at full volume], [now|let's go|please]
        [some|a little|a bit of] [music|jazz|background music|tunes] would be nice
        [Sing|Hum|Whistle|Rap] [me|us] [<music>|a tune|happy birthday|the anthem].
        [Skip|Pause|Repeat|Stop] [this song|the track|the tune|the album].
        [I'm in the mood for|I feel like hearing|I'd like to dance to] <music>, [hit it|play it|go]
        [shuffle|queue up|start] [my playlist|my running mix|the party mix|<music>]
        [can|could] you [play|put on|sing] <music>?
        [too quiet in here|silence is boring], [play|put on] <music>
        [Play|Strum] [the guitar|the drums|a piano piece|a few chords] for [me|us].
        dj, <music>
        [radio|album|playlist] on [please|now]
        """,
    "play videos": """
        [Show|Play|Stream|Put on] [me|us] <film> [tonight|on the telly|in HD].
        [I'd like to|let's|we want to] watch <film>, [start it|press play|roll it]
        [Start|Resume|Pause|Rewind] <film>.
        <film> on [the big screen|the tv|my tablet] please
        [movie|film] night, [put on|start] <film>
        [Play|Show] [the trailer|that clip|a music video|the video] [of <film>|again|for me].
        can [we|i] watch <film> [here|with you|now]?
        [next|previous|last] episode of [my series|Friends|the show]
        """,
    "see the weather": """
        [will it|is it going to|might it] [pour|freeze|clear up|drizzle] <when>?
        [any|is there|will there be|chance of] <sky> [<when>|in <town>|coming|today]?
        [sun or rain|hot or cold|umbrella or sunglasses|coat or t-shirt] <when>?
        [how many degrees|how hot|how cold|how windy] [is it|will it be] [in <town>|<when>|outside]
        [weather|forecast|temp|temperature] [for <town>|<town> <when>|<when>|in <town>]
        [what does|how does] [the sky|it] look [outside|like over <town>|like out there]
        [should|can|do] [I|we] [bring in the washing|wear shorts|take boots|barbecue] with the
         weather <when>?
        [is|are] the roads icy [in <town>|today|out there]?
        [Give|Tell] me the [forecast|outlook|temperature] for [<town>|<when>].
        does <town> get <sky> <when>?
        [what's it like|conditions|sunny] outside [rn|right now|today]?
        [snow|rain|storm] report [<town>|<when>]
        [picnic|hike|bike ride] <when>, will it stay dry?
        """,
    "see the clock": """
        [how late is it|what does the clock say|got the time|what's the hour] [now|there|rn]?
        [what|which] [day|weekday|date|month|year] [is it|have we got|are we in] [today|now|again]?
        [current|exact|local] [time|date|hour] [please|in <town>|now]
        is it [already|past|still before] [noon|midnight|8|nine|lunch time]?
        [how long|how many minutes] [till|until] [<hour>|midnight|Friday]?
        how many days [till|until|are left to] [Christmas|Easter|my holiday|new year|summer]?
        [what time|how late] is it [over in|in] <town> [now|at the moment]?
        [Read|Tell] me the [time|date|hour] [now|of day].
        [I have no watch|my clock is dead|lost my watch], what time is it?
        do you have the [time|date] [for me|on you]?
        [today is|it's] what [day|date]?
        [am I late|have I got time], it starts at <hour>
        what is the date [<when>|of today|a week from now]?
        """,
    "read the news": """
        [who|which team] [won|lost|took] <match>?
        [result|score|outcome|winner] of <match>
        how did <match> [end|go|turn out]?
        [what's|anything] [new|going on|happening] in [<town>|politics|sports] [now|today]
        [Read|Give|Tell] me [the headlines|today's news|the sports results|the latest from <town>].
        did [my team|our club|<town>] [win|lose|play|score] [today|last night|yesterday]?
        [breaking|latest|local|world] news [pls|now|from <town>]
        [what did|have] the papers [say|write] about <town> [today|this morning]?
        [who is|who's] the [current|new] [president|mayor|pope|chancellor|champion]?
        how [is|are] [the stock market|the markets|the dow|my shares] doing [today|now]?
        [catch me up on|brief me on|fill me in on] [world events|today's news|the war|politics]
        """,
    "search the web": """
        [Google|Look up|Search for|Bing|Find] [<topic>|<person>|<food>] [online|on the web|for me].
        [Open|Visit|Go to|Load|Browse] [<site>|this link|www.<town>.com].
        [search|check|look on|go on] <site> [for <topic>|for me|and tell me what you find]
        [what does|what do] [google|the internet|wikipedia|reddit] say about <topic>
        <topic>, [google that|look online|any links?|find a site]
        [Find|Send|Give] me [a link|websites|reviews|a clip] [for|about|on] <topic>.
        [can|could|do] you [surf|go online|use google|get on the internet|browse]?
        [Download|Fetch] [that page|the latest update|a ringtone|<film>] [from the web|for me].
        [best|good|top] [pizza place|bar|barber|school|hotel] in <town>?
        [where|which shop] [can I buy|sells|has] [a <thing>|<ware>] [near me|in <town>|cheap]
        https://[www.|][<site>|example].com [summarize this page|what is on there|open it]
        [look on the net|search online|go online] [and see|to see] if <topic> is there
        [is|are] [the shop|the library|the pool|the post office] open [now|today|on Sunday]?
        """,
    "find ways": """
        [how|which way] do [I|we] [get|walk|drive] [to|from here to] [<stop>|<town>]?
        [Guide|Direct|Navigate] me [to|home from|back to] [<stop>|<town>].
        [where|how far] is [<stop>|<town>] from [here|my house]?
        [fastest|shortest|best] [way|route|road] [to|from <town> to] [<stop>|<town>]
        [when|what time] [does|is] the [next|last] [bus|tram|train|ferry] [go|leave] to [<stop>|
        <town>]?
        [I'm lost|no idea where I am], [where am i|which street is this|get me to <stop>]
        [what|which] [bus|tram|line|train|exit] [goes to|do I take for] [<stop>|<town>]?
        [directions|gps|route|map] [to|for] [<stop>|<town>]
        [is|how bad is] [there a jam|the traffic] on [the motorway|the way to <town>]?
        [left or right|which turn] to [<stop>|<town>]?
        how many [miles|hours by car|km] [to|is it to] <town>?
        """,
    "see prices": """
        how much [is|are|would be] [<ware>|a flat in <town>|a <thing>] [now|at <site>]?
        [what|how much] does [petrol|milk|a <thing>|a beer in <town>] cost [now|today|there]?
        [price|cost|going rate] [of|for] [<ware>|<food>|a <thing>|a flight to <town>] [today|pls]
        [is|are] [<ware>|a <thing>] [cheaper|on sale|on offer] [now|at <site>|this week]?
        [where|which store] has the [best|lowest] price [for|on] [<ware>|a <thing>]?
        [rent|fuel|house|ticket] prices in <town> [today|now|please]
        [what do they charge|how many euros] for [<ware>|a <thing>|<dish>]?
        """,
    "see exchange rates": """
        what is <money> [worth|at] [today|now|this week]?
        [convert|change|turn] [50|100|twenty|1000] [dollars|euros|pounds] [to|into] [yen|rupees|
        francs|pesos]
        [rate|course|value] of <money> [today|now|against the euro]
        did <money> [rise|fall|drop|go up] [today|since Monday|this week]?
        [how many|what number of] [pesos|yen|francs|crowns] [for|do I get for] [a dollar|ten euros]?
        [100|20|five] [euros|bucks|quid] in [yen|rupees|zloty|dollars|pounds]?
        """,
}
"""What the bot cannot do for everyday life, and patterns of requests for it."""
