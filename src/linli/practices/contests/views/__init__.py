"""Views of contests: the rules, the entries, the awards."""
