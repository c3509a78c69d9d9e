"""The embedded chat model: its weights, its model card, and the recipe that trains it.

Importing this package does nothing and needs neither torch nor the weights.
"""

from pathlib import Path


def embedded_path() -> Path:
    """Give the folder of the embedded model, in the form that `from_pretrained` loads."""
    return Path(__file__).parent / "weights"
