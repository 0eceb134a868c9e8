"""Pages of indicators: the report, the report to take away, the records behind a figure."""
