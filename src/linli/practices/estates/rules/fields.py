"""What a profile asks of an estate: sections of typed questions, each answered on site.

A count is a whole number from 0 up; a level is 0 (none) to 3 (dangerous); what is not `public` is shown only to those who
work there, and no classing rests on it.
"""

from __future__ import annotations

from dataclasses import dataclass

from linli.kernel.sentence import mark as _

COUNT, YEAR, LEVEL, YES_NO, CHOICE = "count", "year", "level", "yes_no", "choice"

LEVELS = ((0, _("none")), (1, _("slight")), (2, _("serious")), (3, _("dangerous")))


@dataclass(frozen=True)
class Field:
    """One question. `within` names the count that it can't exceed; `least` is the smallest count."""

    code: str
    title: str
    kind: str = COUNT
    choices: tuple[tuple[str, str], ...] = ()
    public: bool = True
    within: str = ""
    least: int = 0


@dataclass(frozen=True)
class Section:
    """Questions that are answered at one spot, and saved together."""

    code: str
    title: str
    fields: tuple[Field, ...]


KINDS = (
    ("rural_resettlement", _("rural resettlement estate")),
    ("commodity", _("commodity housing estate")),
    ("three_without", _("“three-without” estate")),
)
EQUIPMENT = (("whole", _("complete and in date")), ("partly", _("in part")), ("none", _("none at all")))
SERVICES = (
    ("firm", _("property firm")),
    ("trust", _("trust-based property service")),
    ("own", _("managed by residents themselves")),
    ("basic", _("basic care by the community")),
    ("none", _("nobody looks after it")),
)
COMMITTEES = (
    ("owners", _("owners' committee")),
    ("courtyard", _("courtyard committee")),
    ("management", _("property management committee")),
    ("none", _("no committee")),
)
COMMITTEE_STATES = (
    ("works", _("works well")),
    ("weak", _("works now and then")),
    ("founding", _("is being founded")),
    ("none", _("does not exist")),
)

SECTIONS = (
    Section(
        "basics",
        _("The estate"),
        (
            Field("kind", _("Kind of estate"), CHOICE, KINDS),
            Field("built_year", _("Built in the year"), YEAR),
            Field("buildings", _("Buildings"), least=1),
            Field("households", _("Households"), least=1),
        ),
    ),
    Section(
        "buildings",
        _("Faults of the buildings"),
        (
            Field("fault_roofs", _("Leaking roofs"), LEVEL),
            Field("fault_walls", _("Loose or cracked walls"), LEVEL),
            Field("fault_pipes", _("Water pipes and sewers"), LEVEL),
            Field("fault_wiring", _("Wiring"), LEVEL),
        ),
    ),
    Section(
        "facilities",
        _("Facilities"),
        (
            Field("has_meeting_place", _("A room or pavilion to meet in"), YES_NO),
            Field("has_fitness", _("Fitness or play equipment"), YES_NO),
            Field("has_parking", _("Marked parking spaces"), YES_NO),
            Field("has_bicycle_shed", _("A roofed bicycle shed"), YES_NO),
            Field("has_charging", _("Safe charging of electric bicycles"), YES_NO),
            Field("has_ramps", _("Ramps and handrails"), YES_NO),
            Field("has_green", _("Green that is looked after"), YES_NO),
            Field("has_sorting", _("Waste is sorted"), YES_NO),
        ),
    ),
    Section(
        "safety",
        _("Lighting and fire safety"),
        (
            Field("lamps", _("Lamps in courtyard and stairways")),
            Field("lamps_broken", _("Lamps that do not work"), within="lamps"),
            Field("fire_lane_free", _("The fire lane is free"), YES_NO),
            Field("fire_equipment", _("Fire extinguishers and hydrants"), CHOICE, EQUIPMENT),
            Field("fire_risk", _("Danger of fire, all in all"), LEVEL),
        ),
    ),
    Section(
        "governance",
        _("Property service and self-government"),
        (
            Field("property_service", _("Who looks after the estate?"), CHOICE, SERVICES),
            Field("arrears", _("Households behind with the property fee"), within="households"),
            Field("committee", _("Committee of the estate"), CHOICE, COMMITTEES),
            Field("committee_state", _("State of the committee"), CHOICE, COMMITTEE_STATES),
            Field("disputes", _("Disputes in the last 12 months")),
        ),
    ),
    Section(
        "people",
        _("Those who live here"),
        (
            Field("elderly", _("Residents of 60 and older")),
            Field("elderly_alone", _("Elderly who live alone"), public=False, within="elderly"),
            Field("children", _("Children under 14")),
            Field("volunteers", _("Volunteers")),
            Field("groups", _("Self-organisations")),
        ),
    ),
)

FIELDS = {field.code: field for section in SECTIONS for field in section.fields}


def section_of(code: str) -> Section | None:
    """The section of this code."""
    return next((one for one in SECTIONS if one.code == code), None)
