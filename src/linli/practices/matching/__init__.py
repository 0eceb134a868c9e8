"""Matching: what neighbours pledge and pay, and what public funds add by a declared rule."""
