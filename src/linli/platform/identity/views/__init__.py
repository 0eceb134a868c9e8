"""Pages at the door: ways in, households, one's own account, preferences, the demonstration's switch."""
