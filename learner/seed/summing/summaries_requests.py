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
)  # fmt: skip
_WRAPS: tuple[str, ...] = (
    "{0}", "{0}", "{0}", "please {0}", "can you {0}", "could you {0}", "could you please {0}",
    "I need you to {0}",
    "would you {0}", "pls {0}", "I would like you to {0}", "help me: {0}", "hey, {0}", "can u {0}",
    "kindly {0}",
    "would you be so kind to {0}", "I want you to {0}", "quickly {0}", "hi! please {0}",
    "for my boss, {0}", "try to {0}", "bot, {0}", "ok now {0}",
)  # fmt: skip
_BRIEF: tuple[str, ...] = (
    " briefly", " in a few words", " in short", " for me", " in plain words", " please",
    " as short as you can", " quickly",
    " so that I need not read it all", " in your words", " for my friend", " in simple English",
    " for a busy reader", " thanks",
    " in under 40 words", " for my notes", " without the details", " real quick",
    " for a newsletter",
)  # fmt: skip
_ONE: tuple[str, ...] = (
    " in one sentence", " in a sentence", " in one line", " in a single sentence",
    " in just one sentence",
    " with one sentence", " in one short sentence", " in a single line", " as a one-liner",
    ", one sentence only",
)  # fmt: skip
_TEXTS: tuple[str, ...] = (
    "this", "this", "this text", "the following", "the following text", "this story",
    "this passage", "this paragraph",
    "what follows", "this bit", "this piece", "it", "that text", "all this", "these lines",
    "my text", "this report",
    "the story below", "the text here", "this little story", "the thing below", "this one",
)  # fmt: skip
_CHATS: tuple[str, ...] = (
    "this chat", "the chat", "this conversation", "our chat", "the following chat", "this dialogue",
    "this thread",
    "these messages", "the conversation", "this group chat", "what they say", "this talk", "this",
    "the messages",
)  # fmt: skip
_NOTES: tuple[str, ...] = (
    "this message", "this note", "this letter", "this mail", "this email", "this post", "this",
    "the message", "the note",
    "my mail", "what they wrote", "this entry", "the following message", "this text",
)  # fmt: skip
_NEWS: tuple[str, ...] = (
    "this article", "this news item", "the news", "this report", "this", "the article",
    "the following article",
    "this news story", "this piece of news", "the story", "this newspaper text",
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
    if verb in ("put in a nutshell", "cut down", "boil down", "reduce to the main point"):
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
