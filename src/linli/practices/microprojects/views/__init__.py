"""Pages of micro-projects."""
