"""The grammars of the families about lists, dictionaries and everyday tasks, in one table."""

from learner.seed.coding.families_grammars_dicts import DICTS
from learner.seed.coding.families_grammars_lists import LISTS
from learner.seed.coding.families_grammars_order import ORDER
from learner.seed.coding.families_grammars_picks import PICKS
from learner.seed.coding.families_grammars_tasks import TASKS

COLLECTIONS: dict[str, str] = LISTS | PICKS | ORDER | DICTS | TASKS
