"""Contests: rules made together, entries with budget lines, awards and agreements."""
