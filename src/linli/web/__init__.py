"""Pages that compose practices: community home, process page, desk, search; base templates."""
