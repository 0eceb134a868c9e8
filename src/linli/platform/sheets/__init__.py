"""Sheets: XLSX and CSV in, row by row with reasons, and out, safe against formulas.

No verbs of its own; practices give columns and an action.
"""
