"""Shared set-up: one torch thread, so that results do not hang on the machine's load."""

import torch

torch.set_num_threads(1)
