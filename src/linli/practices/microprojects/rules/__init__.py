"""The arithmetic and the judgements of micro-projects, without a database."""
