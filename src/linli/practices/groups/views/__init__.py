"""Views of groups: the list, one group with its chain, its activities and passages."""
