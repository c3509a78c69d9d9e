"""What people touch: the command line, the local page, the APIs and, later, Discord."""
