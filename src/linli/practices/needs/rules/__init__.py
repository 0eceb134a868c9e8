"""Pure rules of needs: what a question and an answer must be, which needs are alike, in which order topics come."""
