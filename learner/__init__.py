"""Turns in, better adapter out: generation, rewards, training rounds and the gate."""
