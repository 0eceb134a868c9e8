"""Pages of needs: on the round, the survey from building to totals, what is told freely, sorting and topics."""
