"""Capacity: the groups that were founded to carry it on."""

from linli.indicators.catalogue.words import CAPACITY, one_measure
from linli.kernel.sentence import mark as _

INDICATORS = (
    one_measure(
        "courtyard_committees_founded",
        CAPACITY,
        _("Courtyard committees founded"),
        "organisations",
        _("courtyard committees in the register with their day of founding in the period: %(records)d"),
    ),
    one_measure(
        "volunteer_teams_founded",
        CAPACITY,
        _("Volunteer teams founded"),
        "teams",
        _("volunteer teams in the register with their day of founding in the period: %(records)d"),
    ),
    one_measure(
        "micro_grid_teams_founded",
        CAPACITY,
        _("Micro-grid teams founded"),
        "teams",
        _("micro-grid teams in the register with their day of founding in the period: %(records)d"),
    ),
    one_measure(
        "self_organisations_founded",
        CAPACITY,
        _("Self-organisations founded"),
        "organisations",
        _("self-organisations in the register with their day of founding in the period: %(records)d"),
    ),
)
