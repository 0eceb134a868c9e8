"""Views of matching: raisings and how they stand, pledges, cash, the rule and the match."""
