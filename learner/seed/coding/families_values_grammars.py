"""The grammars of `families_grammars.py` for the families with a value, which stands for `[K]`."""

from learner.seed.coding.families_values_integers import VALUE_NUMBERS
from learner.seed.coding.families_values_lists import VALUE_LISTS
from learner.seed.coding.families_values_texts import VALUE_TEXTS

VALUE_GRAMMARS: dict[str, str] = VALUE_NUMBERS | VALUE_LISTS | VALUE_TEXTS
