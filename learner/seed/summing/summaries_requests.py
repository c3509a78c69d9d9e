"""How people ask for a summary: thousands of wordings, composed of parts.

A request is a verb, what it is about, how short it shall be, and where the text stands: before,
after, in quotation marks or on a line of its own. Hasty ones are fixed phrases in lower case.
"""

from learner.seed.draw import Draw

_VERBS: tuple[str, ...] = (
    "summarize", "summarise", "sum up", "shorten", "condense", "recap", "boil down",
    "give me the gist of",
    "give a summary of", "write a summary of", "write a short summary of",
    "tell me the main point of",
    "give me the main idea of", "give me a recap of", "give me a quick rundown of",
    "put in a nutshell", "cut down",
    "reduce to the main point", "make a summary of", "make a shorter version of",
    "tell me what matters in",
    "pick out the main thing in", "give me the key point of", "say in short what happens in",
    "compress",
    "give the essence of", "extract the main point of", "give me the highlights of",
    "say what happens in",
    "prepare a summary of", "tell me in a few words what is in", "get to the point of",
    "read and summarize", "abridge", "produce a summary of", "let me have a summary of",
    "do a summary of",
    "provide a summary of", "state the main point of", "describe briefly what happens in",
    "outline",
    "digest", "trim", "simplify and shorten", "give me the bottom line of", "give me the upshot of",
    "give me the short version of", "give me a brief account of", "give me the main message of",
    "give me the core of", "give me the bare bones of", "give me an overview of",
    "tell me the essence of", "tell me the gist of", "tell me in short what is said in",
    "tell me what one must know from", "tell me the key message of", "write a brief version of",
    "write an abstract of", "write down the gist of", "draft a summary of",
    "come up with a summary of", "make a digest of", "make a short note of", "get me a summary of",
    "get me the gist of", "find the main point of", "find the central idea of",
    "name the main point of", "squeeze", "sum up the main point of", "present the main point of",
    "retell in short", "report briefly on", "brief me on", "bring me up to date on",
    "paraphrase in short", "say the most important thing in", "filter the main thing out of",
    "tell someone who was not there what happens in",
)  # fmt: skip
_AROUND = frozenset({
    "put in a nutshell", "cut down", "boil down", "reduce to the main point", "retell in short",
    "paraphrase in short",
})  # fmt: skip
"""Verbs whose first word goes before the text, and the others after it."""
_WRAPS: tuple[str, ...] = (
    "{0}", "{0}", "{0}", "please {0}", "can you {0}", "could you {0}", "could you please {0}",
    "I need you to {0}",
    "would you {0}", "pls {0}", "I would like you to {0}", "help me: {0}", "hey, {0}", "can u {0}",
    "kindly {0}",
    "would you be so kind to {0}", "I want you to {0}", "quickly {0}", "hi! please {0}",
    "for my boss, {0}", "try to {0}", "bot, {0}", "ok now {0}",
    "it would help me if you could {0}", "your job: {0}", "task: {0}",
    "I'd be glad if you could {0}", "just {0}", "let's {0}", "time is short, {0}", "{0}, will you",
    "I was told to {0}", "my teacher wants me to {0}", "{0}, that's all I need", "I have to {0}",
    "you should {0}", "next: {0}", "do me a favour and {0}", "may I ask you to {0}",
    "mind your time and {0}", "new task: {0}",
)  # fmt: skip
_BRIEF: tuple[str, ...] = (
    " briefly", " in a few words", " in short", " for me", " in plain words", " please",
    " as short as you can", " quickly",
    " so that I need not read it all", " in your words", " for my friend", " in simple English",
    " for a busy reader", " thanks",
    " in under 40 words", " for my notes", " without the details", " real quick",
    " for a newsletter",
    " in everyday words", " in two lines at most", " for someone who has no time",
    " for my grandmother", " for the minutes", " for the team", " without small stuff",
    " without side issues", " with only the main thing", " as tightly as possible",
    " in a handful of words", " so that my boss gets it", " asap", " in a nutshell", " in a tweet",
    " without losing the main point", " for a person who was away", " thx", " in twenty words",
    " in brief",
)  # fmt: skip
_ONE: tuple[str, ...] = (
    " in one sentence", " in a sentence", " in one line", " in a single sentence",
    " in just one sentence",
    " with one sentence", " in one short sentence", " in a single line", " as a one-liner",
    ", one sentence only",
    " in exactly one sentence", " in one plain sentence", " in one sentence only",
    " using one sentence", " using a single sentence", " within one sentence", " as one sentence",
    " as a single sentence", ", just one sentence", ", one line only",
    " in no more than one sentence", ", in one sentence please",
)  # fmt: skip
_TEXTS: tuple[str, ...] = (
    "this", "this", "this text", "the following", "the following text", "this story",
    "this passage", "this paragraph",
    "what follows", "this bit", "this piece", "it", "that text", "all this", "these lines",
    "my text", "this report",
    "the story below", "the text here", "this little story", "the thing below", "this one",
    "this stuff", "this thing", "this wall of text", "the text I paste", "these sentences",
    "the lines below", "my story", "this account", "the whole thing", "this tale", "this long text",
    "what I copied here", "the words that follow", "this snippet of text", "what is written here",
    "this part",
)  # fmt: skip
_CHATS: tuple[str, ...] = (
    "this chat", "the chat", "this conversation", "our chat", "the following chat", "this dialogue",
    "this thread",
    "these messages", "the conversation", "this group chat", "what they say", "this talk", "this",
    "the messages",
    "this discussion", "the thread", "this exchange", "what was said",
    "what was written in the group", "this back and forth", "the talk here",
    "what they write to each other", "the channel", "this log", "the chat log",
    "the messages below", "what I missed in the chat", "their conversation",
)  # fmt: skip
_NOTES: tuple[str, ...] = (
    "this message", "this note", "this letter", "this mail", "this email", "this post", "this",
    "the message", "the note",
    "my mail", "what they wrote", "this entry", "the following message", "this text",
    "what she or he writes", "this memo", "the mail", "the letter", "this piece of post",
    "the memo", "this announcement", "what I was sent", "the email below", "what came in the mail",
    "what this person wants", "the post",
)  # fmt: skip
_NEWS: tuple[str, ...] = (
    "this article", "this news item", "the news", "this report", "this", "the article",
    "the following article",
    "this news story", "this piece of news", "the story", "this newspaper text",
    "this press report", "this story from the paper", "what the paper says", "this headline story",
    "today's news", "the news below", "the report", "this press text", "what the reporter writes",
    "this clipping",
)  # fmt: skip
OBJECTS = {"text": _TEXTS, "chat": _CHATS, "note": _NOTES, "news": _NEWS}
_BEFORE: tuple[str, ...] = (
    "{0}: {1}", "{0}: {1}", "{0}:\n{1}", "{0}:\n\n{1}", "{0}. {1}", "{0}\n{1}", "{0}\n\n{1}",
    "{0} - {1}", "{0}: \"{1}\"",
    "{0}:\n\"{1}\"", "{0}.\n---\n{1}\n---", "{0}.\n\n{1}", "{0} >> {1}", "{0}:\n'''\n{1}\n'''",
    "{0}!\n{1}", "{0}.\nText: {1}",
    "{0} ({1})", "{0}:\n> {1}",
)  # fmt: skip
_BEHIND: tuple[str, ...] = (
    "{1}\n\n{0}.", "{1}\n{0}", "{1} {0}.", "\"{1}\"\n{0}.", "{1}\n---\n{0}", "\"{1}\" {0}",
    "{1}\n\n{0}", "Text: {1}\nTask: {0}.",
    "{1} - {0}", "{1}\n^ {0}", "{1} ... {0}", "Here is a text: {1} {0}!",
)  # fmt: skip
_HASTY: tuple[str, ...] = (
    "gist pls: {0}", "{0}\ngist?", "no time to read, what's it about: {0}",
    "{0}\n\nno time to read this, what's it about",
    "boil it down: {0}", "tldr {0}", "tl;dr: {0}", "{0} tldr", "{0}\n\ntl;dr?", "TLDR please\n{0}",
    "short version? {0}",
    "short version pls\n{0}", "whats this about {0}", "what's the point here? {0}",
    "too long for me: {0}", "{0}\n\nshorter pls",
    "sum it up\n{0}", "{0}\nsum up pls", "summary? {0}", "summary: {0}", "{0}\nSummary:",
    "{0}\n\nSummary?", "in a nutshell? {0}",
    "what happened? {0}", "{0} So what happened?", "{0}\n\nwhat happened here?",
    "in short, what happened? {0}",
    "what is this about?\n{0}", "{0}\n\nWhat is the main point?", "main point? {0}",
    "key takeaway? {0}", "{0}\nkey takeaway?",
    "got this, what does it say? {0}", "I don't get it, who did what? {0}",
    "who did what here? {0}", "{0} who did what where?",
    "just the important part: {0}", "only the main thing please: {0}", "the essence please: {0}",
    "{0}\n\nthe essence?",
    "can't read all this: {0}", "my eyes are tired. what does this say?\n{0}",
    "what does this text say? {0}", "recap pls {0}",
    "quick recap? {0}", "{0}\nrecap", "nutshell: {0}", "make this shorter: {0}", "shorter: {0}",
    "cut the fluff: {0}", "{0}\ncut to the chase",
    "skip the details: {0}", "what should I know from this? {0}", "anything important in here? {0}",
    "{0}\n\nanything important?",
    "long text, help: {0}", "explain shortly what happened: {0}", "I have ten seconds. {0}",
    "what's the story? {0}",
    "what's the news here? {0}", "in few words: {0}", "fewer words please: {0}",
    "{0}\n\nsay that in fewer words", "brief me: {0}",
    "brief version: {0}", "the short of it? {0}", "ELI5 and short: {0}", "bottom line? {0}",
    "{0}\nbottom line?", "upshot: {0}",
    "just tell me what happened. {0}", "I was asked to summarize this. {0}",
    "i missed this, catch me up: {0}", "catch me up\n{0}",
    "{0}\n\nfill me in", "fill me in: {0}", "need a one-liner: {0}", "one line pls: {0}",
    "headline for this? {0}", "what did I miss? {0}",
    "wall of text, pls shorten\n{0}", "digest: {0}", "synopsis? {0}",
    "Synopsis of the following:\n{0}", "abstract: {0}", "{0}\n(summarize)",
    "whats going on here {0}", "what's happening here?\n{0}", "please, what is it about? {0}",
    "I am in a hurry: what does it say?\n{0}",
    "my grandson sent me this. What does it say in short? {0}",
    "i no have time read, tell short: {0}", "plz make small: {0}",
    "Text: {0}\nSummary?", "Read this: {0}\nNow say it in short.", "compress pls: {0}",
    "{0}\n\nCan you say that in short?",
    "In essence? {0}", "I need the gist.\n{0}", "Would love a quick summary. {0}",
    "give me the short one: {0}", "{0} - and in short?",
    "{0}\n\nWhat's the short of it?", "{0}\nand now short", "short: {0}",
    "In a word or two, what is this? {0}", "{0}\n\nMake that short.", "too much text. help: {0}",
    "{0}\n\ntoo much to read", "my boss needs this shorter: {0}",
    "what do I tell my boss this says? {0}", "I only read headlines. {0}",
    "Give it to me straight and short: {0}", "{0}\n\nwhat should I take away from it?",
    "takeaway? {0}", "takeaways: {0}", "{0}\nmain idea?", "main idea: {0}",
    "the central message please: {0}", "What is the author telling us? {0}",
    "what are they on about? {0}", "{0}\nwhat are they on about", "what's the matter here? {0}",
    "What is this message about? {0}", "{0} <- what's that about", "{0}\n^^ short version",
    "^ too long\n{0}", "cliff notes: {0}", "cliffnotes pls\n{0}", "In three seconds: {0}",
    "elevator pitch of this: {0}", "You read it so that I need not: {0}",
    "read it for me, what does it say: {0}", "{0}\n\nI did not read that. What is in it?",
    "didn't read, what's in it: {0}", "could not follow this, what happened: {0}",
    "i was away, what happened? {0}", "was afk, short version? {0}",
    "just woke up, what's this\n{0}", "condensed: {0}", "{0}\n(condense)", "Extract: {0}",
    "Core message: {0}", "{0}\nCore message?", "The point of this text is? {0}",
    "{0} The point is?", "{0}\n\nTo sum up:", "{0}\nTo put it in a nutshell:", "{0}\nIn short:",
    "{0}\n\nIn other words, but fewer:", "What would be the summary of this? {0}",
    "Summary needed: {0}", "Summary of the text:\n{0}", "sumary pls {0}", "sumarize {0}",
    "pls summery: {0}", "make summary {0}", "make it shorter please: {0}",
    "Please shorten it for an old lady: {0}", "Text too long for my phone: {0}",
    "for the record in brief: {0}", "minutes in brief: {0}", "Shrink: {0}", "shrink this text\n{0}",
    "zip it: {0}", "{0}\n\nsay it with fewer words", "Say the same, only much shorter: {0}",
    "Only what counts: {0}", "What counts here? {0}", "{0}\nwhat counts",
    "What must I remember of this? {0}", "note to self version: {0}", "the story in small: {0}",
    "Can you sum that up? {0}", "who, what, where, in short: {0}",
)  # fmt: skip


def request(rng: Draw, text: str, sort: str) -> tuple[str, bool]:
    """Ask for a summary of the text.

    Args:
        rng: source of the choices.
        text: what is to be summarized.
        sort: a key of `OBJECTS`.

    Returns:
        What the person types, and whether it asks for one sentence.
    """
    if rng.random() < 0.42:
        return _cased(rng, rng.wording(_HASTY)).replace("{0}", text), False
    verb, thing = rng.wording(_VERBS), rng.wording(OBJECTS[sort])
    if verb in _AROUND:
        head, _, tail = verb.partition(" ")
        order = f"{head} {thing} {tail}"
    else:
        order = f"{verb} {thing}"
    roll = rng.random()
    one = roll < 0.12
    if roll < 0.4:
        order += rng.wording(_ONE if one else _BRIEF)
    wrap = rng.wording(_WRAPS)
    order = wrap.format(order)
    asks = wrap.startswith(("can", "could", "would")) and rng.random() < 0.7
    template = rng.wording(_BEFORE if rng.random() < 0.65 else _BEHIND)
    if asks:
        template = template.replace("{0}.", "{0}?").replace("{0}:", "{0}?").replace("{0}!", "{0}?")
    written = _cased(rng, template.replace("{0}", order).replace("{1}", "{0}"))
    return written.replace("{0}", text), one


def _cased(rng: Draw, written: str) -> str:
    """Begin the request with a capital letter or not; "{0}" stands for the text."""
    place = written.index("{0}")
    at = 0 if place > 1 else place + 3
    while at < len(written) and not written[at].isalpha():
        at += 1
    if at == len(written) or rng.random() < 0.4:
        return written
    return written[:at] + written[at].upper() + written[at + 1 :]
