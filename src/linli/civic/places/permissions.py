"""Who may change the tree of places and draw grids."""

from linli.kernel.sentence import mark as _
from linli.platform.permits import Verb, holds, holds_anywhere, register

TENDS_COMMUNITY = holds("community_officer", "street_officer", "social_worker")

register(
    Verb(
        "places.import_places",
        _("Import a list of places"),
        _("A list of places was brought in"),
        holds_anywhere("system_administrator"),
        _("Only the system administrator brings in lists of places."),
    ),
    Verb("places.add_estate", _("Add an estate"), _("An estate was added"), TENDS_COMMUNITY),
    Verb("places.edit_estate", _("Edit an estate"), _("An estate was edited"), TENDS_COMMUNITY),
    Verb(
        "places.draw_grid",
        _("Draw a grid"),
        _("A grid was drawn"),
        holds("community_officer", "street_officer", "grid_worker", "social_worker"),
    ),
)
