"""Mandates: who may act in which capacity, where, from when to when, and by whom it was given.

Living somewhere is no mandate: residents act through their household. Verbs: `mandates.give`, `mandates.end`.
"""
