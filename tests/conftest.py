"""Shared set-up: one torch thread, so that results do not hang on the load, and Ctrl-C."""

import signal

import torch

torch.set_num_threads(1)

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell starts background jobs deaf to Ctrl-C, which is what some tests press.
    signal.signal(signal.SIGINT, signal.default_int_handler)
