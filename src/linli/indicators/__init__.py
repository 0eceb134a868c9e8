"""What is measured, across practices, and the reports that show it."""
