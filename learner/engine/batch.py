"""Keys and values of the rows that decode together, and the model's forward pass on them.

Rows share one left-padded block: all end in the same column, so that every step appends one
column for all. Rows join by being copied in and leave by being left out, at most once a step. The
block has room to the right, so a step writes in place; transformers' own cache copies the whole of
it for each token.
"""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import Any, cast

import torch
from torch import Tensor
from transformers.cache_utils import Cache, DynamicLayer

from learner.policy import Base, ModelError

ROOM = 96
"""Columns of free room in a fresh block: a copy of the block every so many tokens."""


class RoomyLayer(DynamicLayer):  # type: ignore[no-untyped-call]
    """One layer's keys and values, (B, heads, columns, size), with free columns at the right.

    Args:
        stores: Keys and values with their free columns, where there are some already.
        columns: How many of their columns are taken.
    """

    def __init__(self, stores: Sequence[Tensor] = (), columns: int = 0) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._stores = list(stores)
        self._columns = columns
        if stores:
            self.dtype, self.device = stores[0].dtype, stores[0].device
            self.is_initialized = True
            self.keys, self.values = (store[:, :, :columns] for store in stores)

    def lazy_initialization(self, key_states: Tensor, value_states: Tensor) -> None:
        """Make the stores that fit these states."""
        self.dtype, self.device = key_states.dtype, key_states.device
        self._stores = [self._store(key_states), self._store(value_states)]
        self._columns = 0
        self.is_initialized = True

    def update(
        self, key_states: Tensor, value_states: Tensor, *args: Any, **kwargs: Any
    ) -> tuple[Tensor, Tensor]:
        """Append columns and give all of them back."""
        if not self.is_initialized:
            self.lazy_initialization(key_states, value_states)
        begin, end = self._columns, self._columns + key_states.shape[2]
        if end > self._stores[0].shape[2]:
            for place, states in enumerate((key_states, value_states)):
                store = self._store(states, begin)
                store[:, :, :begin] = self._stores[place][:, :, :begin]
                self._stores[place] = store
        self._stores[0][:, :, begin:end] = key_states
        self._stores[1][:, :, begin:end] = value_states
        self._columns = end
        self.keys = self._stores[0][:, :, :end]
        self.values = self._stores[1][:, :, :end]
        return self.keys, self.values

    @staticmethod
    def _store(states: Tensor, already: int = 0) -> Tensor:
        rows, heads, columns, size = states.shape
        return states.new_empty(rows, heads, already + columns + ROOM, size)


class Block:
    """Rows that decode together: their cache, which columns are real, and their lengths.

    `lengths` (B,) counts a row's real columns, which is also the position of its next token.
    """

    def __init__(self, cache: Cache, lengths: Tensor, columns: int) -> None:
        self.cache = cache
        self.lengths = lengths
        self.columns = columns

    def __len__(self) -> int:
        return int(self.lengths.shape[0])

    def mask(self, more: int) -> Tensor:
        """(B, columns + more) of 0 (padding) and 1, the coming `more` columns being real."""
        width = self.columns + more
        places = torch.arange(width, device=self.lengths.device)
        return (places >= (self.columns - self.lengths)[:, None]).long()


def gather(parts: Sequence[tuple[Block, Sequence[int]]]) -> Block | None:
    """Copy chosen rows of several blocks into a new one; None when no row is chosen.

    Columns that would be padding for all rows are left out. A row may be chosen more than once.
    """
    parts = [(block, rows) for block, rows in parts if rows]
    if not parts:
        return None
    device = parts[0][0].lengths.device
    chosen = [torch.tensor(list(rows), device=device) for _, rows in parts]
    lengths = [block.lengths[rows] for (block, _), rows in zip(parts, chosen, strict=True)]
    widths = [int(length.max()) for length in lengths]
    width = max(widths)
    layers = []
    for depth in range(len(parts[0][0].cache.layers)):
        stores = []
        for side in ("keys", "values"):
            states = [cast(Tensor, getattr(block.cache.layers[depth], side)) for block, _ in parts]
            _, heads, _, size = states[0].shape
            count = sum(len(rows) for rows in chosen)
            store = states[0].new_empty(count, heads, width + ROOM, size)
            begin = 0
            for (block, _), one, rows, own in zip(parts, states, chosen, widths, strict=True):
                place = store[begin : (begin := begin + len(rows)), :, :width]
                # Padding is zeros: masked out, and never NaN.
                place[:, :, : width - own] = 0
                place[:, :, width - own :] = one[:, :, block.columns - own :].index_select(0, rows)
            stores.append(store)
        layers.append(RoomyLayer(stores, width))
    return Block(Cache(layers=cast(Any, layers)), torch.cat(lengths), width)


class Forward:
    """The model's forward pass on blocks; knows which arguments this architecture takes."""

    def __init__(self, base: Base) -> None:
        self._model = base.model
        self._device = base.device
        self._pad_id = base.pad_id
        self._takes = set(inspect.signature(base.model.forward).parameters)
        missing = {"attention_mask", "past_key_values", "use_cache"} - self._takes
        if missing:
            raise ModelError(
                f"The model {base.name!r} ({base.model.config.model_type}) does not take "
                f"{', '.join(sorted(missing))}, which batching requests needs. "
                "Choose a decoder with plain attention."
            )

    def prefill(self, prompts: Sequence[Sequence[int]]) -> tuple[Block, Tensor]:
        """Read prompts together. Returns their block and the next token's logits (B, V) float32."""
        width = max(len(prompt) for prompt in prompts)
        ids = torch.tensor(
            [[self._pad_id] * (width - len(prompt)) + list(prompt) for prompt in prompts],
            device=self._device,
        )
        lengths = torch.tensor([len(prompt) for prompt in prompts], device=self._device)
        block = Block(Cache(layer_class_to_replicate=RoomyLayer), torch.zeros_like(lengths), 0)
        real = torch.arange(width, device=self._device) >= (width - lengths)[:, None]
        positions = (real.long().cumsum(1) - 1).clamp(min=0)
        logits = self._run(ids, real.long(), positions, block.cache)
        block.lengths, block.columns = lengths, width
        return block, logits

    def read_on(self, block: Block, ids: Sequence[int]) -> Tensor:
        """Append many tokens to a block of one row that has no padding.

        Returns the next token's logits (1, V) float32.
        """
        more = len(ids)
        positions = torch.arange(block.columns, block.columns + more, device=self._device)
        read = torch.tensor([list(ids)], device=self._device)
        logits = self._run(read, block.mask(more), positions[None], block.cache)
        block.lengths = block.lengths + more
        block.columns += more
        return logits

    def step(self, block: Block, ids: Tensor) -> Tensor:
        """Append one token (B,) to every row. Returns the next token's logits (B, V) float32."""
        logits = self._run(ids[:, None], block.mask(1), block.lengths[:, None].clone(), block.cache)
        block.lengths = block.lengths + 1
        block.columns += 1
        return logits

    def _run(self, ids: Tensor, mask: Tensor, positions: Tensor, cache: Cache) -> Tensor:
        extra: dict[str, Any] = {"position_ids": positions, "logits_to_keep": 1}
        output = self._model(
            input_ids=ids,
            attention_mask=mask,
            past_key_values=cache,
            use_cache=True,
            **{name: value for name, value in extra.items() if name in self._takes},
        )
        return cast(Tensor, output.logits[:, -1].float())


@torch.inference_mode()
def check_batching(base: Base, forward: Forward) -> None:
    """Refuse a model whose rows change when they are padded, batched and continued.

    Raises:
        ModelError: its cache is not plain keys and values, or its batched logits are not those of
            a row alone.
    """
    ids = [
        token for token in range(3, 11) if token < base.model.config.get_text_config().vocab_size
    ]
    problem = ModelError(
        f"The model {base.name!r} ({base.model.config.model_type}) gives other results in a batch "
        "than alone, so requests cannot be batched. Choose a decoder with plain attention."
    )
    try:
        block, _ = forward.prefill([ids[:-1], ids[:3]])
        both = gather([(block, [1, 0])])
        assert both is not None
        batched = forward.step(both, torch.tensor([ids[3], ids[-1]], device=base.device))
        alone = torch.cat([forward.prefill([ids[:4]])[1], forward.prefill([ids])[1]])
    except (TypeError, AttributeError, NotImplementedError, IndexError, RuntimeError) as error:
        raise problem from error
    if float((batched - alone).abs().mean()) > 0.1 * float(alone.std()):
        raise problem
