"""Views of panels: setting them up, scoring, presenting, watching, deciding, and what everybody reads."""
