"""Pages of meetings: fetch and call."""
