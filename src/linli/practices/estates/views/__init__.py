"""Views of estates: profiles, classes, plans, and the public page of an estate."""
