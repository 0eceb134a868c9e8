"""Pages of places: search, estates, grids and their map."""
