"""Pages of people: the register of households, codes, organisations, and one's own household."""
