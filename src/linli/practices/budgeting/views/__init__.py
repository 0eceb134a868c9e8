"""Pages of budgeting."""
