"""`thumbwise bench`: the project's own measurements, each a table and what it was made for."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from bot.commands.terminal import complain, say, show_json, show_table
from bot.errors import CommandError
from bot.settings import Settings


def bench(settings: Settings, arguments: argparse.Namespace) -> int:
    """Run one measurement on the model of the settings; 1 when a wish did not hold."""
    from bot.app import model_spec
    from learner.bench import BenchArguments, NoSandbox, find
    from learner.policy import ModelError
    from learner.practice.mbpp import BadProblem

    if arguments.seeds < 1:
        raise CommandError(f"--seeds is {arguments.seeds}, wanted at least 1")
    figure: Path | None = arguments.figure
    if figure is not None and not figure.parent.is_dir():
        raise CommandError(f"--figure is {figure}, but there is no folder {figure.parent}")
    asked = BenchArguments(
        arguments.seeds,
        arguments.fast,
        arguments.during_round,
        model_spec(settings),
        arguments.mbpp,
    )
    try:
        result = find(arguments.name)(asked)
    except (ModelError, NoSandbox, BadProblem) as problem:
        raise CommandError(str(problem)) from problem
    if figure is not None:
        figure.write_text(result.figure, encoding="utf-8")
    if arguments.json:
        show_json(json.loads(result.to_json()))
        return 0 if result.passed else 1
    show_table(result.title, result.columns, result.rows)
    for table in result.tables:
        if table.shown:
            show_table(table.title, table.columns, table.rows)
    if result.wishes:
        show_table(
            "Wishes",
            ("wish", "measured", "limit", "held"),
            ((wish.text, wish.value, wish.limit, wish.passed) for wish in result.wishes),
        )
    for note in result.notes:
        say(note)
    if not result.passed:
        complain("a wish did not hold; was the machine quiet?")
    return 0 if result.passed else 1
