"""The methods themselves: pure data, one file each, beside roles, gates and evidence."""
