"""What is true, after a crash too: rows in SQLite and adapter versions on disk."""
