"""Small talk: greetings, news, questions about the bot, whole chats."""
