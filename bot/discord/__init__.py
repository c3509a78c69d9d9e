"""The bot in Discord: chatting, thumbs, consent and admins' commands over one App."""
