"""Practice without people: tasks with tests, and how replies to them are tried out."""
