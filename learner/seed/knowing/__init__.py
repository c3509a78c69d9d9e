"""Facts, sums and explanations, and what the bot cannot do or does not know."""
