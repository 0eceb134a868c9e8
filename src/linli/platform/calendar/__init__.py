"""The calendar: which days are working days, in an editable table.

Verbs: `calendar.edit_holidays`.
"""
