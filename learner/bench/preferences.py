"""What simulated people like: hidden preferences, each a rule on a reply and on what was asked.

The rules read text alone and import nothing of the learner's features. Those that only an
imitation of such a rule could count (`seen` is false) are reported apart, and so are those whose
split is "held-out": nobody chooses a setting of the learner by looking at them. What a score means
for a thumb is here too; noise is the environment's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Split: TypeAlias = Literal["development", "held-out"]
Subject: TypeAlias = Literal["chat", "code", "any"]
Rule: TypeAlias = Callable[[str, str], float]
"""From a reply and what was asked to a score in [0, 1]."""


@dataclass(frozen=True)
class Preference:
    """One thing that a community likes.

    Args:
        name: What it is called in tables.
        rule: Its rule; use `likes`, which also knows that nobody likes an empty reply.
        seen: Whether a feature of the text may be expected to count it directly.
        split: "development" ones may be tuned on, "held-out" ones never.
        subject: What its people talk about: small talk and questions, Python, or both.
    """

    name: str
    rule: Rule
    seen: bool
    split: Split
    subject: Subject = "chat"

    def likes(self, text: str, asked: str) -> float:
        """How much its people like a reply, in [0, 1]."""
        return self.rule(text, asked) if text.strip() else 0.0

    def thumb(self, text: str, asked: str) -> int:
        """The thumb that its people would give: 1 above a score of 1/2, else -1."""
        return 1 if self.likes(text, asked) > 0.5 else -1


def both(name: str, one: Preference, other: Preference, split: Split) -> Preference:
    """Put two preferences together: the score is their mean, so a thumb up wants both."""
    return Preference(
        name,
        lambda text, asked: (one.likes(text, asked) + other.likes(text, asked)) / 2,
        one.seen and other.seen,
        split,
        one.subject if other.subject == "any" else other.subject,
    )


_FENCED = re.compile(r"```\w*\n?(.*?)(?:```|\Z)", re.DOTALL)
_LIST_ITEM = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+\S", re.MULTILINE)
_FIRST_PERSON = re.compile(r"\b(?:i|me|my|mine|myself|i'm|i'll|i've)\b", re.IGNORECASE)
_SECOND_PERSON = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_EXAMPLE = re.compile(
    r"\b(?:for example|for instance|such as|e\.g\.)|^\s*(?:print\(|assert |>>> )",
    re.IGNORECASE | re.MULTILINE,
)
_CONTRACTION = re.compile(
    r"\b(?:\w+n['’]t|(?:i|you|we|they|it|he|she|that|there|here|what|let)['’](?:m|re|s|ll|ve|d))\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|hundred|thousand)\b",
    re.IGNORECASE,
)
_OPENER = re.compile(
    r"\W*(?:sure|of course|certainly|happy to|glad|with pleasure|good (?:question|idea|to)|nice|oh,"
    r"|coming right up|i like this|i am glad|it is nice|always good|hey|thanks|thank you|sorry"
    r"|that is easy|i (?:wish|would love)|gladly)\b",
    re.IGNORECASE,
)
_WARM = re.compile(
    r"\b(?:glad|happy|nice|great|lovely|love|enjoy|welcome|thanks|thank|fun|wonderful|pleasure)\b",
    re.IGNORECASE,
)
_INVITATION = re.compile(
    r"\b(?:would you like|do you want|shall (?:i|we)|let me know|tell me|ask me|can i help"
    r"|come back|just ask|want me to)\b",
    re.IGNORECASE,
)
_DOCSTRING = re.compile(r"def [^\n]*:\n\s+(?:\"\"\"|''')")
_HINT = re.compile(r"def \w+\((?:[^)]*\w\s*:\s*\w[^)]*)?\)\s*->|def \w+\([^)]*\w\s*:\s*\w[^)]*\)")
_OPINION = re.compile(r"\bi (?:think|like|love|hope|wish|enjoy|feel|believe)\b", re.IGNORECASE)
_COMPARISON = re.compile(r"\b(?:than|like an?|as \w+ as)\b", re.IGNORECASE)
_THANKS = re.compile(r"\bthank", re.IGNORECASE)
_NEGATION = re.compile(r"\b(?:not|no|never|nothing|cannot)\b|n['’]t\b", re.IGNORECASE)
_BUILT_IN = re.compile(r"\b(?:sum|len|max|min|sorted|range|all|any|reversed|set)\(")
_ASIDE = re.compile(r"\"\"\"[\s\S]*?\"\"\"|#[^\n]*")
_BODY = re.compile(r"def [^\n]*:\n((?:[ \t]+[^\n]*\n?|\n)+)")
_STOP_WORDS = frozenset(
    (
        *("what", "which", "when", "where", "that", "this", "with", "from", "have", "does", "your"),
        *("about", "tell", "write", "python", "function", "code", "please", "give", "show", "they"),
        *(
            "them",
            "than",
            "then",
            "there",
            "some",
            "make",
            "much",
            "many",
            "like",
            "called",
            "want",
        ),
        *("explain", "mean", "help", "could", "would", "need", "know", "hello", "summarize"),
    )
)


def _prose(text: str) -> str:
    """The text without its fenced blocks."""
    return _FENCED.sub("\n", text).strip()


def _code(text: str) -> str:
    """The insides of its fenced blocks."""
    return "\n".join(_FENCED.findall(text))


def _body(text: str) -> list[str]:
    """The lines of its first function, without docstring and comments."""
    found = _BODY.search(_ASIDE.sub("", _code(text)))
    return [line for line in found.group(1).split("\n") if line.strip()] if found else []


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text)


def _sentences(text: str) -> list[str]:
    parts = re.split(r"(?<=[.!?])\s+|\n+", _prose(text))
    return [part for part in parts if _words(part)]


def _ramp(value: float, low: float, high: float) -> float:
    """0 at `low` and 1 at `high`, straight between and beyond cut off."""
    return min(1.0, max(0.0, (value - low) / (high - low)))


def _has(pattern: re.Pattern[str], text: str) -> float:
    return float(pattern.search(text) is not None)


def _short(text: str, _asked: str) -> float:
    return _ramp(len(text), 100, 40)


def _long(text: str, _asked: str) -> float:
    return _ramp(len(_words(_prose(text))), 8, 32)


def _exclaims(text: str, _asked: str) -> float:
    return float("!" in _prose(text))


def _emoji(text: str, _asked: str) -> float:
    return float(any(unicodedata.category(sign) == "So" for sign in text))


def _listed(text: str, _asked: str) -> float:
    return float(len(_LIST_ITEM.findall(_prose(text))) >= 2)


def _flowing(text: str, _asked: str) -> float:
    return float(len(_sentences(text)) >= 3 and not _LIST_ITEM.search(_prose(text)))


def _lower_case(text: str, _asked: str) -> float:
    letters = [sign for sign in _prose(text) if sign.isalpha()]
    return float(bool(letters) and not any(sign.isupper() for sign in letters))


def _asks_at_the_end(text: str, _asked: str) -> float:
    ended = re.sub(r"[^\w?!.]+\Z", "", _prose(text))
    return float(ended.endswith("?"))


def _dry(text: str, asked: str) -> float:
    """Nothing but sentences: no exclamation mark, no question, no emoji, no opener."""
    marks = "!" in text or "?" in text or bool(_emoji(text, asked))
    return float(not marks and not _OPENER.match(text))


def _documented(text: str, _asked: str) -> float:
    return _has(_DOCSTRING, _code(text))


def _hinted(text: str, _asked: str) -> float:
    return _has(_HINT, _code(text))


def _commented(text: str, _asked: str) -> float:
    return float(any(re.match(r"\s*#\s*\w", line) for line in _code(text).splitlines()))


def _first_person(text: str, _asked: str) -> float:
    """Speaks of itself in what it says, not in the opener or the offer around it."""
    said = [one for one in _sentences(text) if not (_OPENER.match(one) or _INVITATION.search(one))]
    return float(any(_FIRST_PERSON.search(one) for one in said))


def _example(text: str, _asked: str) -> float:
    return _has(_EXAMPLE, text)


def _contraction(text: str, _asked: str) -> float:
    return _has(_CONTRACTION, _prose(text))


def _names_the_topic(text: str, asked: str) -> float:
    """One of its first five words is a word of the question that carries meaning."""
    topic = {word.lower() for word in _words(asked) if len(word) >= 4} - _STOP_WORDS
    return float(any(word.lower() in topic for word in _words(_prose(text))[:5]))


def _opens_politely(text: str, _asked: str) -> float:
    return float(_OPENER.match(_prose(text)) is not None)


def _starts_with_code(text: str, _asked: str) -> float:
    return float(text.lstrip().startswith("```"))


def _number(text: str, _asked: str) -> float:
    return _has(_NUMBER, re.sub(r"^\s*\d+[.)]\s", "", _prose(text), flags=re.MULTILINE))


def _says_a_name(text: str, _asked: str) -> float:
    """A capital letter begins a word within a sentence, other than "I"."""
    inner = [word for one in _sentences(text) for word in _words(one)[1:]]
    return float(any(word[0].isupper() and not _FIRST_PERSON.fullmatch(word) for word in inner))


def _invites(text: str, _asked: str) -> float:
    sentences = _sentences(text)
    return float(bool(sentences) and _INVITATION.search(sentences[-1]) is not None)


def _speaks_to_you(text: str, _asked: str) -> float:
    said = [one for one in _sentences(text) if not one.rstrip().endswith("?")]
    return float(any(_SECOND_PERSON.search(one) for one in said))


def _explains_its_code(text: str, _asked: str) -> float:
    """After the code it says how it works, in a sentence that is no question."""
    after = text.rpartition("```")[2] if text.count("```") >= 2 else ""
    return float(any(len(_words(one)) >= 4 and "?" not in one for one in _sentences(after)))


def _short_sentences(text: str, _asked: str) -> float:
    sentences = _sentences(text)
    return float(bool(sentences) and max(len(_words(one)) for one in sentences) <= 6)


def _plain_words(text: str, _asked: str) -> float:
    return float(max((len(word) for word in _words(_prose(text))), default=9) <= 7)


def _warm(text: str, _asked: str) -> float:
    return _has(_WARM, _prose(text))


def _opinion(text: str, _asked: str) -> float:
    return _has(_OPINION, _prose(text))


def _compares(text: str, _asked: str) -> float:
    return _has(_COMPARISON, _prose(text))


def _single_line(text: str, _asked: str) -> float:
    """The function does all in one line."""
    return float(len(_body(text)) == 1)


def _thanks(text: str, _asked: str) -> float:
    return _has(_THANKS, _prose(text))


def _denies(text: str, _asked: str) -> float:
    return _has(_NEGATION, _prose(text))


def _built_in(text: str, _asked: str) -> float:
    return _has(_BUILT_IN, "\n".join(_body(text)))


_SHORT = Preference("short", _short, True, "development")
_EMOJI = Preference("emoji", _emoji, True, "development", "any")
_LIST = Preference("list", _listed, True, "development")
_LOWER = Preference("lower case", _lower_case, True, "development", "any")
_QUESTION = Preference("closing question", _asks_at_the_end, True, "development")
_DOCUMENTED = Preference("docstring", _documented, True, "development", "code")
_GIVES_EXAMPLE = Preference("example given", _example, False, "development", "code")
_WARMTH = Preference("warm words", _warm, True, "development")

PREFERENCES: tuple[Preference, ...] = (
    _SHORT,
    Preference("exclamation", _exclaims, True, "development", "any"),
    _EMOJI,
    _LIST,
    _LOWER,
    _QUESTION,
    _DOCUMENTED,
    _WARMTH,
    Preference("long", _long, True, "held-out"),
    Preference("prose, no list", _flowing, True, "held-out"),
    Preference("dry", _dry, True, "held-out", "any"),
    Preference("type hints", _hinted, True, "held-out", "code"),
    Preference("comments in code", _commented, True, "held-out", "code"),
    Preference("speaks to you", _speaks_to_you, True, "held-out"),
    Preference("short sentences", _short_sentences, True, "held-out"),
    Preference("plain words", _plain_words, True, "held-out"),
    Preference("first person", _first_person, True, "development"),
    _GIVES_EXAMPLE,
    Preference("names the topic", _names_the_topic, True, "development"),
    Preference("polite opener", _opens_politely, False, "development", "any"),
    Preference("explains its code", _explains_its_code, True, "development", "code"),
    Preference("an opinion", _opinion, False, "development"),
    Preference("a comparison", _compares, False, "development"),
    Preference("code in one line", _single_line, False, "development", "code"),
    Preference("contractions", _contraction, False, "held-out"),
    Preference("mentions a number", _number, False, "held-out"),
    Preference("says a name", _says_a_name, False, "held-out"),
    Preference("ends with an offer", _invites, False, "held-out"),
    Preference("starts with code", _starts_with_code, True, "held-out", "code"),
    Preference("thanks", _thanks, False, "held-out", "any"),
    Preference("denies something", _denies, False, "held-out"),
    Preference("uses a built-in", _built_in, False, "held-out", "code"),
    both("short and warm", _SHORT, _WARMTH, "development"),
    both("docstring and example", _DOCUMENTED, _GIVES_EXAMPLE, "development"),
    both("lower case and emoji", _LOWER, _EMOJI, "held-out"),
    both("list and question", _LIST, _QUESTION, "held-out"),
)
"""Every preference that the bench has, those of two parts last."""


def preference(name: str) -> Preference:
    """Find a preference by its name.

    Raises:
        ValueError: There is none of that name.
    """
    found = next((one for one in PREFERENCES if one.name == name), None)
    if found is None:
        known = ", ".join(one.name for one in PREFERENCES)
        raise ValueError(f"there is no preference {name!r}; there are: {known}")
    return found
