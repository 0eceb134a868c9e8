"""Needs: surveys, household forms, reports, complaints; sorted into groups and appraised.

It is not the place of decisions.
"""
