"""One folder a practice, each a whole; practices never import each other."""
