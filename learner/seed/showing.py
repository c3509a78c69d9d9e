"""Measures the style dials of a trained seed model: how often each shows, and whether asking helps.

Whether a dial is on is read from the text of a reply. An answer to an explanation shows the dials
of talk, an answer to a request for code those of code.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from transformers import LlamaForCausalLM, PreTrainedTokenizerFast

from learner.seed import steering
from learner.seed.coding import snippets
from learner.seed.coding.code_requests import request
from learner.seed.coding.families import FAMILIES
from learner.seed.draw import Draw
from learner.seed.dressing import FRIENDLY, PERSONAS, POLITE
from learner.seed.evaluate import Score, Turns, answer, code_of
from learner.seed.knowing import explanations
from learner.seed.style import CHANCES

_VIEW = re.compile(r"\b(i think|i believe|i would say|i'd say|as far as i know)\b")
_CONTRACTED = re.compile(r"\b(it|that|what|there|here|i|you|we|they)'|n't\b")
_WHOLE = re.compile(
    r"\b((it|that|there) is|i am|(you|they) are|i will|cannot|(do|does|is|are) not)\b"
)
_CODE = frozenset({"docstring", "hints", "comments", "example", "careful", "hasty", "wordless"})


def shows(dial: str, text: str) -> bool:
    """Tell whether a dial is on in a reply; "sentence" tells whether it is a single sentence."""
    return _SHOWS[dial](text, _prose(text))


def _prose(text: str) -> str:
    return re.sub(r"```.*?```", " ", text, flags=re.DOTALL).strip()


def _one_of(phrases: Sequence[str]) -> Callable[[str, str], bool]:
    starts = tuple(phrase.rstrip(".:").lower() for phrase in phrases)
    return lambda text, prose: any(start in prose.lower() for start in starts)


def _is_emoji(character: str) -> bool:
    return unicodedata.category(character) == "So"


def _sentences(prose: str) -> int:
    bare = "".join(character for character in prose if not _is_emoji(character)).strip()
    return len(re.findall(r"[.!?](?=\s|$)", bare))


_SHOWS: Mapping[str, Callable[[str, str], bool]] = {
    "long": lambda text, prose: _sentences(prose) >= 3,
    "sentence": lambda text, prose: _sentences(prose) <= 1 and "\n" not in prose,
    "friendly": _one_of([*FRIENDLY["answer"], *FRIENDLY["code"]]),
    "polite": _one_of([*POLITE["answer"], *POLITE["code"]]),
    "exclaim": lambda text, prose: "!" in prose,
    "emoji": lambda text, prose: any(map(_is_emoji, text)),
    "lower": lambda text, prose: prose == prose.lower(),
    "question": lambda text, prose: "?" in prose,
    "wordless": lambda text, prose: not prose,
    "listed": lambda text, prose: bool(re.search(r"^(-|\d\.) ", prose, re.MULTILINE)),
    "contracted": lambda text, prose: bool(_CONTRACTED.search(prose.lower())),
    "first_person": lambda text, prose: bool(_VIEW.search(prose.lower())),
    "subject": lambda text, prose: bool(re.search(r"\b(about|on) [\w ]+:", prose.lower())),
    "instance": lambda text, prose: "for example" in prose.lower(),
    "docstring": lambda text, prose: '"""' in text,
    "hints": lambda text, prose: "->" in code_of(text),
    "comments": lambda text, prose: bool(re.search(r"^\s+# ", code_of(text), re.MULTILINE)),
    "example": lambda text, prose: "\nprint(" in code_of(text),
    "careful": _one_of(snippets.CAREFUL),
    "hasty": _one_of(snippets.HASTY),
}


def dial_scores(
    model: LlamaForCausalLM, tokenizer: PreTrainedTokenizerFast, seed: int, prompts: int
) -> list[Score]:
    """Count the sampled replies that show each dial; half of the prompts ask for code.

    Contractions count only where the reply has words that can be contracted, comments only where
    the function has any.
    """
    rng = Draw(f"dials {seed}", held_out=True)
    kinds = [True, False] * (prompts // 2)
    asked = [_prompt(rng, code) for code in kinds]
    texts = answer(model, tokenizer, asked, sample=True)
    talk = [text for text, code in zip(texts, kinds, strict=True) if not code]
    programs = [text for text, code in zip(texts, kinds, strict=True) if code]
    scores = []
    for dial in CHANCES:
        fitting = programs if dial in _CODE else talk
        if dial == "contracted":
            fitting = [
                one for one in fitting if _WHOLE.search(one.lower()) or shows("contracted", one)
            ]
        count = sum(shows(dial, text) for text in fitting)
        scores.append(Score(f"dial {dial}", count, len(fitting)))
    return scores


def steering_scores(
    model: LlamaForCausalLM, tokenizer: PreTrainedTokenizerFast, seed: int, each: int
) -> list[Score]:
    """Score greedy replies after a system turn that asks for one dial to be on or off.

    Returns:
        One score for wishes that turn on, one for those that turn off, one for parts to play.
    """
    rng = Draw(f"steering {seed}", held_out=True)
    prompts: list[Turns] = []
    for dial, on in (*steering.WISHES, *((persona, True) for persona in PERSONAS)):
        for _ in range(each):
            part = dial in PERSONAS
            words = steering.played(rng, dial) if part else steering.said(rng, dial, on)
            asked = _prompt(rng, dial in _CODE)
            prompts.append([{"role": "system", "content": words}, *asked])
    texts = iter(answer(model, tokenizer, prompts))
    counts = {"asked for": [0, 0], "asked to leave out": [0, 0], "parts played": [0, 0]}
    for dial, on in (*steering.WISHES, *((persona, True) for persona in PERSONAS)):
        for text in (next(texts) for _ in range(each)):
            if dial in PERSONAS:
                kind, good = "parts played", _one_of(PERSONAS[dial][0])(text, _prose(text))
            else:
                kind = "asked for" if on else "asked to leave out"
                good = _steered(dial, on, text)
            counts[kind][0] += good
            counts[kind][1] += 1
    return [Score(f"system turn: {kind}", right, total) for kind, (right, total) in counts.items()]


def _steered(dial: str, on: bool, text: str) -> bool:
    if dial == "contracted":
        # A reply need not have a word that can be contracted.
        return not _WHOLE.search(text.lower()) if on else not shows(dial, text)
    if dial == "comments" and on:
        return "#" in text or len(code_of(text).splitlines()) < 5
    return shows(dial, text) == on


def _prompt(rng: Draw, code: bool) -> Turns:
    rng.forget()
    asked = request(rng, rng.choice(FAMILIES)) if code else explanations.ask(rng)[0].user
    return [{"role": "user", "content": asked}]
