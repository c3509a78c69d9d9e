"""The Q-head: what each draft is worth to these people, learned at every thumb."""
