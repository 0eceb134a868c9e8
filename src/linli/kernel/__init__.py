"""Words in pure Python: what money, shares, sentences, methods and dossiers are. Never sees Django."""
