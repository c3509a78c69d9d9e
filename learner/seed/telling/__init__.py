"""What a person tells and asks back, what was never told, and what is to be repeated."""
