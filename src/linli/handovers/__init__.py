"""One file for each hand-over between practices, run in the transaction of the action that caused it."""
