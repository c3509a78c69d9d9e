"""Shared set-up: one thread for torch and NumPy, whatever the load, and Ctrl-C."""

import os
import signal

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read once, when NumPy is imported

import hypothesis
import torch

torch.set_num_threads(1)
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.load_profile("here")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell starts background jobs deaf to Ctrl-C, which is what some tests press.
    signal.signal(signal.SIGINT, signal.default_int_handler)
