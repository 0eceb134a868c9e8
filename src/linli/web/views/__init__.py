"""Pages that compose practices."""
