"""The measurements: what they take from an answer, and that endless code ends."""

from transformers import AutoModelForCausalLM, AutoTokenizer, LlamaForCausalLM

from learner.seed import embedded_path, evaluate
from learner.seed.coding.families import FAMILIES
from learner.seed.coding.snippets import reply
from learner.seed.draw import Draw
from learner.seed.evaluate import Answer, code_of, passing, stopped
from learner.seed.style import Style


def test_code_is_the_first_fenced_block() -> None:
    assert code_of("So:\n\n```python\nx = 1\n```\n\n```python\ny = 2\n```") == "x = 1\n"
    assert code_of("No code.") == code_of("```python\nnever closed") == ""


def test_right_code_passes_and_wrong_or_endless_code_does_not() -> None:
    family = FAMILIES[0]
    right = reply(Draw(0), Style(), family, family.right[0])
    wrong = reply(Draw(0), Style(), family, family.wrong[0])
    endless = reply(Draw(0), Style(), family, "while True:\n    pass")
    said = [Answer(text, True) for text in (right, wrong, endless, "Nothing.")]
    assert passing("code", [family] * 4, said).right == 1


def test_an_answer_is_well_formed_when_it_stopped_and_closed_its_fence() -> None:
    said = [Answer("a", True), Answer("a", False), Answer("```python\n", True)]
    assert stopped("all", said).right == 1


def test_answers_come_in_the_order_of_their_prompts() -> None:
    model: LlamaForCausalLM = AutoModelForCausalLM.from_pretrained(embedded_path())
    tokenizer = AutoTokenizer.from_pretrained(embedded_path())
    asked = ("What is the capital of France?", "Hi", "What is recursion?")
    prompts = [[{"role": "user", "content": one}] for one in asked]
    said = evaluate.answers(model, tokenizer, prompts, limit_tokens=120)
    assert "france" in said[0].text.lower()
    assert "recursion" in said[2].text.lower()
    assert len(said) == 3
