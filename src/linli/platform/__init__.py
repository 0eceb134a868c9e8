"""Machinery that knows no neighbourhood: journal, permits, documents, sheets, identity, ui kit."""
