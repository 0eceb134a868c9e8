"""What every practice rests on: places, people, mandates, process, ledger."""
