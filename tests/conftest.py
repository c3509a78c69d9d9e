"""Shared set-up: one thread for torch and NumPy, whatever the load, and Ctrl-C."""

import os
import signal

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read once, when NumPy is imported

import hypothesis
import torch

torch.set_num_threads(1)
# The suite draws the same examples each time, so that a change is judged by what it changed;
# `pytest --hypothesis-profile=search` looks for others, many more of them.
hypothesis.settings.register_profile("same", deadline=None, derandomize=True)
hypothesis.settings.register_profile("search", deadline=None, max_examples=2000)
hypothesis.settings.load_profile("same")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell starts background jobs deaf to Ctrl-C, which is what some tests press.
    signal.signal(signal.SIGINT, signal.default_int_handler)
