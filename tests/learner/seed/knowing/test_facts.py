"""Questions of fact: right answers, many forms, tables without contradictions."""

from itertools import combinations

from learner.seed.draw import Draw
from learner.seed.knowing import asking, facts, facts_calendar, facts_single, facts_tables


def test_every_question_is_filled_in_and_its_reply_accepted() -> None:
    rng = Draw(0)
    for _ in range(3_000):
        rng.forget()
        (exchange,) = facts.ask(rng)
        assert exchange.accepts(exchange.reply), exchange
        assert not set("{}") & set(exchange.user), exchange


def test_one_fact_is_asked_for_in_hundreds_of_forms() -> None:
    rng = Draw(1)
    forms = {asking.asked(rng, facts.FORMS[0], "Peru", s="Peru's", bare="Peru") for _ in range(900)}
    assert len(forms) > 400
    assert all("Peru" in form or "peru" in form for form in forms)


def test_every_kind_has_forms_of_every_sort() -> None:
    assert len(facts.FORMS) >= 13
    for forms in facts.FORMS:
        sorts = (forms.whole, forms.named, forms.clauses, forms.keys, forms.stories)
        assert all(len(sort) >= 8 for sort in sorts), forms
        assert all(len(set(sort)) == len(sort) for sort in sorts), forms


def test_a_single_fact_has_at_least_seven_forms_and_shares_none() -> None:
    asked = list(facts_single.SINGLE)
    assert all(len(set(forms)) >= 7 for forms in asked)
    for one, other in combinations(asked, 2):
        assert not set(one) & set(other)


def test_a_word_has_one_opposite_in_either_direction() -> None:
    for word, other in facts_tables.OPPOSITES.items():
        assert word != other
    rng = Draw(2)
    found: dict[str, str] = {}
    for _ in range(20_000):
        rng.forget()
        core = facts.ask(rng)[0].accept[0]
        if core.startswith("The opposite of"):
            word = core.split()[3]
            assert found.setdefault(word, core) == core


def test_the_day_beside_a_day_is_right() -> None:
    rng = Draw(3)
    steps = {("today", "Tomorrow"): 1, ("today", "Yesterday"): -1}
    for _ in range(500):
        question, core, _ = facts_calendar.today(rng)
        told = next(day for day in facts_tables.DAYS if day in question)
        asked, _, answer = core.rstrip(".").split()
        step = steps.get(("today", asked), 1 if question.lower().find("yesterday") >= 0 else -1)
        at = facts_tables.DAYS.index(told)
        assert facts_tables.DAYS[(at + step) % 7] == answer, (question, core)


def test_what_comes_next_is_right_for_numbers_and_letters() -> None:
    rng = Draw(4)
    for _ in range(2_000):
        _, core, _ = facts_calendar.following(rng)
        first, _, word, second = core.rstrip(".").split()
        if first.isdigit():
            assert int(first) - int(second) == (1 if word == "after" else -1)
        elif len(first) == 1:
            assert ord(first) - ord(second) == (1 if word == "after" else -1)


def test_a_doubt_is_answered_with_yes_or_no_and_the_truth() -> None:
    rng = Draw(5)
    heard = set()
    for _ in range(6_000):
        rng.forget()
        (exchange,) = facts.ask(rng)
        core = exchange.accept[0]
        if core.startswith(("Yes, the capital", "No, the capital")):
            heard.add(core.split(",")[0])
            country, city = core.rstrip(".").split("capital of ")[1].split(" is ")
            assert facts_tables.CAPITALS[country] == city
    assert heard == {"Yes", "No"}
