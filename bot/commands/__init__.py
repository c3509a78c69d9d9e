"""The bodies of the commands, by topic; `bot.__main__` says what they are called."""
