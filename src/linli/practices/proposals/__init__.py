"""Proposals: calls, what self-organisations and residents' teams propose, who co-signs, who coaches.

A call takes proposals, or nominations of estates. It is not where they are scored (`panels`), voted on or given money
(`budgeting`).
"""
