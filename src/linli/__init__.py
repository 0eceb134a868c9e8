"""Linli (邻里): neighbourhood co-governance from a need to its effect, every number recountable."""

__version__ = "0.1.0"
