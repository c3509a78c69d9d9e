"""The words that the text is filled with, by what they name."""
