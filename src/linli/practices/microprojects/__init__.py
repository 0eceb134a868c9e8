"""Micro-projects: milestones, evidence, acceptance, tranches, ratings, upkeep."""
