"""What a text shows on its face: interpretable numbers about one draft, and which words it has.

The first half of φ(s, a). The interpretable features can be said in words: each is a count or a
share that a reader could check by hand, scaled by a fixed constant to about unit size, so that
nothing here depends on data. Beside them stand buckets of words, filled by the hashing trick
(Weinberger et al. 2009): several words share a bucket, so it has no name and gives no text back,
but a taste that nobody made a feature for can still be learned from it. What a text means is left
to the hidden states (`sense`).
"""

from __future__ import annotations

import math
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

FEATURES_VERSION = 3
"""Grows when any feature changes its meaning: numbers of another version cannot be mixed."""


@dataclass(frozen=True)
class TextFeature:
    """One interpretable feature and the words for it.

    Args:
        name: Its identifier.
        liked: What someone likes who likes much of it.
        disliked: What someone likes who likes little of it; the same words where that has no name
            of its own.
    """

    name: str
    liked: str
    disliked: str


@dataclass(frozen=True)
class _Text:
    """A draft taken apart once for all features."""

    whole: str
    asked: str
    prose: str
    code: str
    words: tuple[str, ...]
    sentences: tuple[tuple[str, ...], ...]
    lines: tuple[str, ...]


WORD_BUCKETS = 128
"""Into how many buckets words are hashed."""

_FENCE = re.compile(r"```[^\n]*\n?(.*?)(?:```|\Z)", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_CLITIC = re.compile(r"(?<=[^\W\d_])(n['’]t|['’][^\W\d_]+)")
_SENTENCE_END = re.compile(r"[.!?…]+(?=\s|$)|\n+")
_LIST_MARK = re.compile(r"^\s*(?:[-*•+]|\d+[.)])\s+\S")
_HINT = re.compile(r"->|def \w+\([^)]*\w\s*:\s*\w")
_MARKUP = re.compile(r"\*\*[^*\n]+\*\*|__[^_\n]+__|^#{1,6} |(?<!`)`[^`\n]+`(?!`)", re.MULTILINE)
_PARAGRAPH = re.compile(r"\n\s*\n")
_SHORT_WORD = 3
_FIRST_WORDS = 6
_FINISHED = frozenset(".!?…:)\"'”’`")


def _known(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WARM = _known(
    "cool enjoy enjoyed fine fun glad good great happy hope kind love lovely nice please pleased "
    "pleasure sure thank thanks welcome wonderful"
)
_HEDGES = _known(
    "almost could guess likely maybe may might often perhaps possibly probably rather seem seems "
    "sometimes usually"
)
_SORRY = _known("afraid apologies apologise apologize cannot sorry unable unfortunately")
_YOU = _known("you your yours yourself")
_ITSELF = _known("i me my mine myself i'm i'll i've i'd i’m i’ll i’ve i’d")
_LINKS = _known(
    "also although because but finally first hence however instead second so still then therefore "
    "though thus when which while"
)


def text_features(text: str, asked: str) -> tuple[float, ...]:
    """Measure one draft.

    Args:
        text: The draft.
        asked: The last user turn; nothing else about the person enters.

    Returns:
        One finite number for each of `TEXT_FEATURES`, of about unit size, then `WORD_BUCKETS`
        zeros and ones: whether a word of that bucket occurs.
    """
    parts = _take_apart(text, asked)
    return (*(measure(parts) for _, measure in _MEASURES), *_buckets(text))


def _take_apart(text: str, asked: str) -> _Text:
    code = "\n".join(_FENCE.findall(text))
    prose = _FENCE.sub("\n", text)
    return _Text(
        whole=text,
        asked=asked,
        prose=prose,
        code=code,
        words=tuple(word.lower() for word in _WORD.findall(prose)),
        sentences=tuple(
            words
            for part in _SENTENCE_END.split(prose)
            if (words := tuple(word.lower() for word in _WORD.findall(part)))
        ),
        lines=tuple(line for line in text.split("\n") if line.strip()),
    )


def _buckets(text: str) -> list[float]:
    """Hash words, clitics such as 's and n't, numbers and marks, each in lower case."""
    lower = text.lower()
    clitics = {one.replace("’", "'") for one in _CLITIC.findall(lower)}
    found = [0.0] * WORD_BUCKETS
    for word in clitics | set(_TOKEN.findall(_CLITIC.sub(" ", lower))):
        found[zlib.crc32(word.encode()) % WORD_BUCKETS] = 1.0
    return found


def _count(number: float) -> float:
    """Squash a count: 0, 1, 1.6, 2 for none, one, two, three."""
    return math.log2(1 + number)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _among(parts: _Text, known: frozenset[str]) -> float:
    return _count(sum(word in known for word in parts.words))


def _emoji(text: str) -> int:
    return sum(unicodedata.category(one) == "So" for one in text)


def _grams(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]


def _repeated(parts: _Text) -> float:
    pairs = Counter(_grams(parts.words, 2))
    return 3 * _share(sum(pairs.values()) - len(pairs), sum(pairs.values()))


def _repeats_asked(parts: _Text) -> float:
    asked = set(_grams([word.lower() for word in _WORD.findall(parts.asked)], 3))
    return _share(len(asked & set(_grams(parts.words, 3))), len(asked))


def _begins_with_asked(parts: _Text) -> float:
    """Whether its first words hold one of the question's longer words."""
    asked = {word.lower() for word in _WORD.findall(parts.asked) if len(word) > _SHORT_WORD}
    return float(any(word in asked for word in parts.words[:_FIRST_WORDS]))


def _around_code(parts: _Text, place: int) -> float:
    """Words before (0) or after (-1) all code; none where there is no code."""
    pieces = _FENCE.split(parts.whole)
    return 0.3 * _count(len(_WORD.findall(pieces[place]))) if len(pieces) > 1 else 0.0


def _ends_asking(parts: _Text) -> float:
    end = parts.prose.rstrip()
    while end and (unicodedata.category(end[-1]) in ("So", "Mn", "Sk", "Cf") or end[-1].isspace()):
        end = end[:-1]
    return float(end.endswith("?"))


def _unfinished(parts: _Text) -> float:
    end = parts.whole.rstrip()
    return float(not end or not (end[-1] in _FINISHED or unicodedata.category(end[-1]) == "So"))


def _lower(parts: _Text) -> float:
    letters = [one for one in parts.prose if one.isalpha()]
    return float(bool(letters) and not any(one.isupper() for one in letters))


def _shouted(parts: _Text) -> float:
    words = _WORD.findall(parts.prose)
    return _count(sum(len(word) > 1 and word.isupper() for word in words))


def _word_letters(parts: _Text) -> float:
    mean = _share(sum(map(len, parts.words)), len(parts.words))
    return (mean - 4.5) if parts.words else 0.0


_MEASURES: tuple[tuple[TextFeature, Callable[[_Text], float]], ...] = (
    (
        TextFeature("length", "long answers", "short answers"),
        lambda parts: 0.5 * _count(len(parts.whole.split())) - 2,
    ),
    (
        TextFeature("sentences", "many sentences", "few sentences"),
        lambda parts: _count(len(parts.sentences)),
    ),
    (
        TextFeature("sentence length", "long sentences", "short sentences"),
        lambda parts: _count(_share(len(parts.words), len(parts.sentences))) - 3,
    ),
    (TextFeature("word length", "long words", "simple words"), _word_letters),
    (
        TextFeature("exclamations", "exclamation marks", "exclamation marks"),
        lambda parts: _count(parts.prose.count("!")),
    ),
    (
        TextFeature("questions", "questions", "questions"),
        lambda parts: _count(parts.prose.count("?")),
    ),
    (
        TextFeature("closing question", "a question at the end", "no question at the end"),
        _ends_asking,
    ),
    (TextFeature("emoji", "emoji", "emoji"), lambda parts: _count(_emoji(parts.whole))),
    (
        TextFeature("list", "lists", "prose instead of lists"),
        lambda parts: 0.7 * _count(sum(bool(_LIST_MARK.match(line)) for line in parts.lines)),
    ),
    (
        TextFeature("paragraphs", "several paragraphs", "a single paragraph"),
        lambda parts: _count(len(_PARAGRAPH.findall(parts.prose.strip()))),
    ),
    (TextFeature("lower case", "lower case", "capital letters"), _lower),
    (TextFeature("shouting", "words in capitals", "words in capitals"), _shouted),
    (
        TextFeature("markup", "bold words, headings and inline code", "plain text"),
        lambda parts: _count(len(_MARKUP.findall(parts.prose))),
    ),
    (TextFeature("code", "code", "no code"), lambda parts: float(bool(parts.code.strip()))),
    (
        TextFeature("code length", "long code", "short code"),
        lambda parts: 0.3 * _count(parts.code.strip().count("\n") + bool(parts.code.strip())),
    ),
    (
        TextFeature("talk beside code", "words around the code", "code without words around it"),
        lambda parts: 0.3 * _count(len(parts.words)) if parts.code.strip() else 0.0,
    ),
    (
        TextFeature("docstring", "docstrings", "no docstrings"),
        lambda parts: float('"""' in parts.code or "'''" in parts.code),
    ),
    (
        TextFeature("comments", "comments in code", "no comments in code"),
        lambda parts: _count(sum("#" in line for line in parts.code.split("\n"))),
    ),
    (
        TextFeature("type hints", "type hints", "no type hints"),
        lambda parts: float(bool(_HINT.search(parts.code))),
    ),
    (TextFeature("warmth", "warm words", "a dry tone"), lambda parts: _among(parts, _WARM)),
    (
        TextFeature("hedging", "cautious words", "plain statements"),
        lambda parts: _among(parts, _HEDGES),
    ),
    (TextFeature("apology", "apologies", "apologies"), lambda parts: _among(parts, _SORRY)),
    (
        TextFeature("address", "being spoken to as you", "not being spoken to as you"),
        lambda parts: _among(parts, _YOU),
    ),
    (
        TextFeature("linking words", "linking words", "few linking words"),
        lambda parts: _among(parts, _LINKS),
    ),
    (
        TextFeature("numbers", "numbers", "no numbers"),
        lambda parts: 0.5 * _count(sum(one.isdigit() for one in parts.prose)),
    ),
    (
        TextFeature("commas", "commas and brackets", "few commas"),
        lambda parts: 0.7 * _count(sum(one in ",;:(" for one in parts.prose)),
    ),
    (TextFeature("repetition", "repetition", "no repetition"), _repeated),
    (
        TextFeature("parroting", "repeating the question", "not repeating the question"),
        _repeats_asked,
    ),
    (
        TextFeature("opening", "a long first sentence", "a short first sentence"),
        lambda parts: 0.5 * _count(len(parts.sentences[0])) - 1 if parts.sentences else 0.0,
    ),
    (
        TextFeature("itself", "speaking of itself", "not speaking of itself"),
        lambda parts: _among(parts, _ITSELF),
    ),
    (
        TextFeature("topic first", "the question's words first", "its own words first"),
        _begins_with_asked,
    ),
    (
        TextFeature("before code", "words before code", "code at once"),
        lambda parts: _around_code(parts, 0),
    ),
    (
        TextFeature("after code", "words after code", "no words after code"),
        lambda parts: _around_code(parts, -1),
    ),
    (TextFeature("unfinished", "unfinished answers", "finished answers"), _unfinished),
)

TEXT_FEATURES: tuple[TextFeature, ...] = tuple(feature for feature, _ in _MEASURES)
"""What `text_features` measures first, in its order; the buckets of words come after."""

SIZE = len(TEXT_FEATURES) + WORD_BUCKETS
"""How many numbers `text_features` gives."""
