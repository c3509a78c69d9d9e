"""Generation: one thread owns the model, batches all requests and swaps adapter versions."""
