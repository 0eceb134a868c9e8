"""The verbs of places."""

from linli.civic.places.actions.estates import EstateDraft, add_below, add_estate, edit_estate, import_estates
from linli.civic.places.actions.grids import GridDraft, draw_grid, import_grids, redraw_grid
from linli.civic.places.actions.lists import Imported, import_boundaries, import_places

__all__ = [
    "EstateDraft",
    "GridDraft",
    "Imported",
    "add_below",
    "add_estate",
    "draw_grid",
    "edit_estate",
    "import_boundaries",
    "import_estates",
    "import_grids",
    "import_places",
    "redraw_grid",
]
