"""For every family the ways to describe it, as small grammars: orders, then noun phrases.

`{a|b}` stands for one of its parts and `<X>` for a macro of `families_synonyms.MACROS`; `;`
separates the descriptions and `||` the orders, which begin with a verb, from the noun phrases. A
bar that is to be seen, as in "|x|", is written `¦`.
"""

from learner.seed.coding.families_grammars_collections import COLLECTIONS
from learner.seed.coding.families_grammars_numbers import NUMBERS
from learner.seed.coding.families_grammars_strings import STRINGS

GRAMMARS: dict[str, str] = NUMBERS | STRINGS | COLLECTIONS
