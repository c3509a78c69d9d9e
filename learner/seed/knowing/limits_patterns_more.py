"""More patterns of requests for what the bot cannot do; written as in `limits_patterns`."""

MORE_PATTERNS: dict[str, str] = {
    "see pictures": """
        [Paint|Draw|Sketch|Doodle] [me|us|for me] [<picture>|<an_animal>] [<style>|please|with
         wings].
        [Make|Create|Generate|Design|Render] [a picture|an image|a drawing|a wallpaper|a poster] of
         [<picture>|<an_animal>].
        [a picture|an image|a drawing|a painting|a photo|a sketch] of [<picture>|<an_animal>]
         [<style>|please]
        <picture> [<style>|as a jpeg|for my wall], [draw it|paint it|make it pretty]
        [can|could|will] you [draw|paint|illustrate|sketch] [<picture>|<an_animal>|me]?
        [Look at|Describe|Zoom into|Crop|Brighten] [this photo|my selfie|the screenshot|the image].
        [what|who] [is|do you see] [in|on] [this picture|my photo|the image I sent|that screenshot]
        [Design|Make] [a logo|an icon|a flyer|a tattoo|a book cover|a t-shirt] [for me|for my band].
        [does this dress suit me|how do I look|rate my outfit|is my hair ok]?
        [Show|Send] me [a photo|pictures|an image] of [<town>|<an_animal>|<picture>].
        [logo|emoji art|meme|gif] of [<picture>|<an_animal>] pls
        """,
    "speak other languages": """
        [Translate|Put|Turn] [this|my letter|the sentence|"<phrase>"] [into|to] <tongue>.
        [how|what] [do I say|would one say|is] "<phrase>" in <tongue>?
        [how do|what do] [the locals|you] say [<phrase>|<thing>] in <tongue>?
        <phrase>, [in <tongue>|<tongue> please|the <tongue> for it?]
        [<tongue> for|<tongue> word for|<tongue> translation of] [<phrase>|<thing>]
        [Speak|Talk|Answer|Reply|Write|Chat] [to me|back|only|with me] in <tongue>.
        [do|can|would] you [speak|talk|understand|write] <tongue>?
        [English|<tongue>] to <tongue> [please|translation|dictionary]
        [Teach|Tutor] me [some|a few words of|a bit of] <tongue>.
        my [friend|pen pal|grandma] only speaks <tongue>, [translate|write it in <tongue>]
        [switch|change] to <tongue> [please|now|from here on]
        <foreign>
        <foreign>
        <foreign>
        [what does|what is] "<foreign>" mean [in English|?]
        [Correct|Check] my <tongue> [essay|homework|letter].
        """,
    "write other languages than Python": """
        [Write|Give me|Show me|Make] <task> in <code>.
        <task>, but [in <code>|<code> please|make it <code>]
        [Translate|Convert|Port|Rewrite|Turn] [my code|this|the script] [into|to] <code>.
        [can|could|do] you [write|code|program in|know|help with] <code>?
        [<code>|<code> code|<code> snippet] for <task>
        how do I [write|make|code] <task> in <code>?
        I [need|want|have to hand in] <task>, [language is <code>|must be <code>|using <code>]
        [not python|anything but python|python is out], [give me <code>|do it in <code>]
        [Fix|Debug|Explain] my <code> [program|error|homework].
        [Teach|Show] me [some|how to code] <code>.
        [SQL|an SQL] query for [my customers|all orders|the top sellers]
        [Excel|Google Sheets] [formula|macro] for [the average|a loan|my budget]
        """,
    "give medical advice": """
        <ache> [hurts|aches|is swollen|is killing me|is sore], [what now|what is it|help|any tips]?
        [what|which pill|which cream] [helps|is good|should I take] [for|against] <illness>?
        is it [safe|ok|fine] to [take|mix|double] <drug> [with wine|while pregnant|every day]?
        how [many|much] <drug> [can|may|should] I [take|give my child|swallow]?
        [do I|could I|does my son] have <illness>?
        [Diagnose|Treat|Cure] [me|my <illness>|<ache>|my rash|<illness>].
        [got|I have|my baby has] <illness>, [should I see a doctor|what do I do|how bad is that]?
        [home remedy|medicine|cure|dosage] for <illness>
        [Prescribe|Recommend] [me|us] [something|a pill|<drug>] [for|against] <illness>.
        [I'm dizzy|I feel faint|I keep coughing|I'm bleeding|I can't breathe], what [is it|now]?
        my <pet> [is limping|won't eat|ate chocolate], [what medicine|is it ill|what do I give it]?
        is taking <drug> [bad for the liver|addictive|right for me]?
        [doctor|doc], <ache> [hurts|itches]
        """,
    "give legal advice": """
        [can|may|could] [I|we] [sue|take to court|report|countersue] <law> [over|because of] <deal>?
        is it [legal|a crime|allowed] to [tape a call|copy a film|fly a drone|film my boss]?
        [Check|Review|Read|Draft|Explain] <deal> [as a lawyer|for me|legally].
        [how do I|how can I|can I] [fight|contest|get out of|appeal] <deal>?
        [what are my rights|do I have a case|who is liable] [with|against] <law>?
        <law> [won't pay|threw me out|owes me money|cheated me], [can I sue|what are my rights]?
        [lawyer|legal advice|attorney] [needed|please], [<law> wants to sue me|it is about <deal>]
        [will I|could I] [go to jail|lose my licence|get fined] for [that|speeding|tax fraud]?
        [Represent|Defend] me [in court|against <law>].
        do I [have to|legally have to|really have to] [pay|sign|accept] <deal>?
        """,
    "give advice on money": """
        [should|shall] [I|we] [buy|sell|keep|invest in] <asset> [now|this year|or wait]?
        would you call <asset> [a good buy|safe|worth it|too risky]?
        [Invest|Manage|Double] my [savings|money|inheritance|5000 euros].
        [where|how] [do I|should we] [put|park|grow|invest] [my savings|10k|our money|my bonus]?
        [best|good|safe] [stocks|funds|investments|way to save tax|loan] [this year|for me|?]
        [<asset> or <asset>|rent or buy|loan or savings]?
        [Do|File|Check] my [tax return|taxes|VAT|expenses].
        [which|what] [bank|insurance|credit card|pension plan] [should I take|is best for me]?
        [get rich|make a million|pay off my debt], how [do I|can I]?
        [financial|investment|tax|mortgage] advice [please|needed|on <asset>]
        """,
    "see the future": """
        will [<person>|my ex|she] [call me|come back|love me one day|marry me]?
        will I [ever be famous|get the job|win the lottery|have kids|pass|get rich one day]?
        who [will|is going to] [win|take|lead] <match> [next year|next time|next week]?
        [Predict|Foresee|Tell me] [my future|next week's numbers|who wins next year|my fate].
        [winning numbers|my horoscope|tarot reading|palm reading] [for <when>|please|today]
        what [will|is going to] happen [to me|in ten years|with <asset>|<when>]?
        [how will I die|where will I be in ten years|when will I meet the one]?
        [crystal ball|fortune teller], [what lies ahead|what awaits me|show me <when>]
        [will there be|when is] [a war|an earthquake|the end of the world|the next crash]?
        """,
    "control devices": """
        [Turn|Switch] [on|off] <machine> [please|now|at <hour>].
        <machine> [on|off] [please|now|at <hour>]
        [Start|Stop|Reboot|Restart|Unplug|Program] <machine>.
        [it's dark|I'm cold|it's too hot|it's stuffy in here], [turn|switch] on <machine>
        [Lock|Unlock|Open|Shut] [the front door|the gate|the garage|my car|the window].
        [Dim|Brighten] the [lights|lamps|screen].
        [warmer|colder|brighter|darker|21 degrees] [in here|in the bedroom] please
        [can|could|will] you [turn off|switch on|reach|control] <machine>?
        [did I|have I] left <machine> on? [Turn it off|switch it off]
        [Connect|Pair|Charge|Sync] my [headphones|phone|watch|speaker|tablet].
        [volume|brightness|heating] [up|down|to 50|max]
        """,
    "open files": """
        [Open|Read|Show|Load|Print|Edit] <file>.
        [Delete|Move|Rename|Copy|Save|Back up|Zip] <file> [to the desktop|for me|now].
        [what is|what's] [in|inside|on] <file>?
        [Check|Read|Sort|Empty] my [inbox|mail|spam folder|calendar|downloads|recycle bin].
        [Install|Uninstall|Update|Launch|Close] [Word|Chrome|Zoom|the printer driver|Photoshop].
        [where|in which folder] [did I save|is] <file>?
        [any|do I have] [new mail|unread mails|mail from <person>|meetings in my calendar]?
        [Take|Make] a screenshot [of this|now].
        [can|could] you [see|open|access|read] [my files|<file>|my computer|my hard drive]?
        I [attached|uploaded|dragged in] <file>, [read it|summarize it|have a look]
        [shut down|reboot|clean up|scan] my [pc|computer|mac|disk]
        """,
    "run code": """
        [Run|Execute|Launch|Test] [my|this|that] [script|notebook|function|main.py|program] [on your
         machine|now|for me].
        [Deploy|Push|Commit|Upload|Merge] [my branch|it|the code|this] [to the server|to GitHub|to
         production].
        [pip install|npm install|apt install] [requests|flask|numpy|express]
        [what does|what's] the [console|terminal|shell] [print|say] when you [run|execute] it?
        [Start|Restart|Stop] the [server|container|build|pipeline|tests].
        [git push|docker run|ssh into my server|reboot the database]
        """,
    "use your accounts": """
        [Log|Sign] [in|into|me in] to <account>.
        [Reset|Change|Recover] [my <account> login|the login of <account>].
        [Delete|Close|Open|Create] my [account|profile] [at|on] <site>.
        [sign me up|register me] [for|on|with] [<site>|a new email|the newsletter]
        [Upload|Put|Post] [my photos|the song|my CV] [to|on] <account>.
        [Like|Follow|Block|Unfollow] <person> on [Instagram|TikTok|Twitter|Facebook].
        [change|update] my [profile picture|bio|status] [on|at] [Discord|Instagram|Steam]
        """,
    "manage the server": """
        [Ban|Kick|Mute|Unban|Time out] <person> [from the server|for a day|now].
        [Make|Give] [me|<person>] [an admin|a moderator|the mod role|the admin role].
        [Create|Delete|Rename|Lock] [a channel|this channel|a voice channel|the thread].
        [Pin|Delete|Edit] [that message|my last post|the message above].
        [Add|Remove] [a role|an emoji|a bot|<person>] [to|from] [the server|this channel].
        [mute|kick|ban] [that guy|him|the spammer]
        [move|drag] [me|everyone] to the [other|music|voice] channel
        """,
    "give you money": """
        [Lend|Give|Spot|Send] me [ten euros|a fiver|some cash|50 bucks|a million].
        [can I borrow|could you lend me|spare me] [some money|a tenner|twenty|a few coins]?
        [I'm broke|my wallet is empty|rent is due], [lend me something|got cash?|send money]
        [free|got any] [gift card|voucher|coupon code|robux|v-bucks|bitcoins] [please|for me|?]
        [Pay|Buy] me [a coffee|a drink|lunch].
        """,
    "read minds": """
        [what|which animal|which card] am I [thinking of|picturing] [right now|now]?
        [Read|Guess] my [mind|thoughts].
        [can|do] you [read minds|know what I think|see my thoughts]?
        [what is|what's] [<person>|my boss|my <pet>] [really thinking|thinking now]?
        i [have|keep] a [word|card|secret] in my head, [which one|what is it|name it]
        """,
    "hear sounds": """
        [Listen to|Name|Recognise|Shazam] [this|the] [song|tune|track|bird|melody].
        [what|which] [song|tune|bird] is [playing|that|on the radio] [now|here]?
        [can|do] you hear [me|the sirens|that buzzing|my voice|the rain]?
        [Transcribe|Write down] [the voice memo|my recording|this podcast|the interview].
        [is|was] my [singing|accent|violin] [in tune|any good], listen
        [what|who] [made|is making] that [noise|bang|sound]?
        """,
    "speak aloud": """
        [Read|Say|Speak|Tell] [it|this|that] [aloud|out loud|with your voice].
        [use|turn on] your [voice|speaker|microphone], [I want to hear you|talk]
        [how do you|how is] [pronounce|said aloud] <town>, [say it|let me hear it]
        [Whisper|Shout|Scream|Yell] [something|my name|hello].
        [can|could] [I hear your voice|you talk with sound|you read to me aloud]?
        """,
    "taste or smell": """
        [Taste|Try|Sip|Lick] [my <food>|this wine|the sauce|this cheese].
        [Smell|Sniff] [my socks|this perfume|the milk|the <food>].
        is my [soup|sauce|stew|<food>] [too salty|sweet enough|gone off|done]?
        [have|take] a [bite|sip|spoonful] of [my <food>|this stew|my tea]
        """,
    "cook": """
        [Cook|Fry|Bake|Boil|Roast|Make] [me|us] [<food>|some <food>|a pot of tea|dinner].
        [Make|Pour|Mix] me [a coffee|a cocktail|a toast|breakfast in bed].
        [cook|make] [<food>|a soup] for [<kin>|six people|the party] and [serve it|bring it here]
        [get in the kitchen|on with the apron], [<food> for four|make <food>]
        will you [fry|bake|grill|cook] [<food>|us <food>] [tonight|for me]?
        """,
    "do housework": """
        [could you|can you|go and|time to|your turn to] <chore> [<when>|for me|while I'm out]
        my [flat|room|kitchen] is a mess, <chore>
        [Tidy|Clean|Scrub|Paint] [my room|the kitchen|the whole flat|the stairs].
        somebody has to <chore>, [you do it|how about you]
        [Wash|Iron|Fold|Hang up] my [shirts|jeans|towels|curtains].
        """,
    "repair things": """
        my <broken> [is broken|leaks|died|got stuck|won't work], [fix it|come and fix it|mend it]
        [Fix|Repair|Mend|Patch up] [my|the] [<broken>|<thing>].
        can you [fix|repair|mend|replace] my <broken> [<when>|by hand|for me]?
        [screw|glue|weld] the <thing> [together|back on]
        """,
    "look after pets": """
        [Walk|Feed|Brush|Bath|Groom] [my|the] <pet> [<when>|at <hour>|while I'm away].
        [Mind|Watch|Take care of] my <pet> [<when>|over the holidays].
        who feeds my <pet> <when>, [you|will you]?
        my <pet> needs [a walk|a bath|food|the vet], [take care of it|you go]
        [Clean|Change] [the litter box|the cage|the water bowl] of my <pet>.
        """,
    "drive or carry": """
        [Drive|Take|Bring|Fly|Chauffeur] me to [<town>|<stop>|work|school].
        [Pick|Collect] [me|<kin>] [up from|at] [<stop>|school|work] [at <hour>|<when>].
        [Carry|Haul|Lift|Drag] [my suitcase|the sofa|the shopping|these boxes] [upstairs|home].
        [Deliver|Drop off] [the <thing>|my keys|this parcel] [at <kin>'s|to <person>].
        [can|could] [I get|you give me] a [lift|ride] to [<town>|<stop>]?
        [Fetch|Pass|Hand|Bring] me [my <thing>|the remote|a glass of water|the salt].
        """,
    "remember earlier days": """
        [what|which things] did [we|I] [discuss|talk about|tell you|ask you] <past>?
        [do you|can you] [remember|recall] [our chat|what I said|me|my question] [from|of] <past>?
        [Continue|Pick up] where we [stopped|left off] <past>.
        [Find|Show me|Repeat] [the code|the answer|the joke|the list] [from|you wrote] <past>.
        you [told|promised|recommended] me something <past>, what [was it|exactly]?
        [same|again the same] as <past> please
        [have|did] we [talk|talked|met] [before today|<past>]?
        """,
    "look into people's lives": """
        [what is|what's|give me|find] <person>'s <private>
        where [is|might be] [<person>|<kin>] [right now|living these days|tonight]?
        [where does|in which street does] <person> live?
        [how much|what] does [<kin>|<person>] [earn|weigh|owe me]?
        [is|was] [<person>|<kin>] [married|at work|awake|asleep|on holiday] [today|last night]?
        [Track|Locate|Find] [<person>|my phone|<kin>|my lost <thing>].
        who [called|texted|followed|unfriended|blocked] me [last night|today|just now]?
        [Look up|Dig up|Get] the <private> of [<person>|<kin>].
        is [<person>|my crush] [single|in love with me|seeing someone]?
        """,
    "break into things": """
        [Hack|Crack|Break into|Get me into] [<kin>'s|<person>'s] [phone|email|laptop|account].
        [how do I|help me] [hack|crack|bypass] [the school wifi|a password|the bank|her phone]
        [Pick|Force|Open] [the lock|my neighbour's door|that safe] without a key.
        [Steal|Leak|Copy] [the exam papers|<person>'s data|credit card numbers].
        [cheats|hack|aimbot] that gets me into [the game server|other accounts]
        """,
    "write long texts": """
        [Write|Compose|Type up|Ghostwrite] [me|for me] a <text> [about <town>|about love|on bees].
        [a|one] <text> [on|about] [<town>|my <pet>|the war|climate], [by <hour>|due tomorrow]
        I need a <text> [<when>|for uni|for school|on <town>]
        [can|could] you [write|do|finish] [my|a] <text>?
        [my] <text> [is due|must be done] [<when>|by <hour>], [write it|do it]
        """,
    "build large programs": """
        [Build|Make|Develop|Code|Program|Create] [me|us|for me] a <program>.
        a <program> [please|for my shop|with login|from scratch]
        I [want|need] a [whole|complete|full] <program>, [code it|build it|can you]
        [can|could] you [build|develop|set up|make] a <program> [alone|for me|<when>]?
        [start|found] a [startup|software project] with me: a <program>
        """,
    "do difficult maths": """
        [Solve|Compute|Work out|Calculate|Find|Evaluate] <hard>.
        <hard> [=|= ?|is what|equals]
        what [is|would be|comes out for] <hard>?
        Prove [that pi is irrational|Pythagoras|the four colour theorem|P is not NP].
        [calculus|hard maths|algebra] homework: <hard>
        """,
    "keep an eye on things": """
        [Watch|Mind|Guard|Keep an eye on] [my <thing>|the baby|the stove|my flat|the soup].
        [Warn|Alert|Tell|Notify] me when [the <thing> is on sale|<person> arrives|it stops raining|
        the post comes|tickets go on sale|my parcel is here].
        [can|will] you [look after|babysit|guard] [my <thing>|the house|my bike] [<when>|for me]?
        [shout|holler|alarm me] [if|as soon as] [the baby cries|the milk boils|<person> shows up]
        [Monitor|Follow|Track] [the price of <ware>|my parcel|my flight|the server] for me.
        """,
    "meet people": """
        [Go to the meeting|Speak with my boss|Talk to <kin>] [for me|in my place].
        [Find|Get] me a [boyfriend|date|flatmate|babysitter|tennis partner|cleaner|tutor].
        [Apologise|Explain it|Propose] to [<person>|<kin>] for me.
        [Represent|Replace] me [at the meeting|at the party|at school] <when>.
        [Ask out|Introduce me to|Meet] [<person>|your friends|someone rich].
        """,
    "come to you": """
        [come|pop] [over|round|by] [to my place|tonight|<when>|for tea]
        [Meet|Visit|Join] me [in <town>|at the pub|<when>|at <hour>].
        [let's|shall we|wanna] [go for a run|have a drink|grab lunch|go dancing] [<when>|together]?
        [Hug|Kiss|Hold|Tickle|Massage] me [please|now|tight].
        [Shake|Hold|Take] my hand.
        [sit|stand|lie|dance] [with me|beside me|next to me] [<when>|in person|for a bit]
        """,
}
"""More that the bot cannot do, and patterns of requests for it."""
