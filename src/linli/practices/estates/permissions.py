"""Who may survey, class and plan for estates."""

from linli.kernel.sentence import mark as _
from linli.platform.permits import Verb, acts_for_household, holds, register
from linli.practices.estates.enums import COMMENTERS, FILLERS

ONLY_COMMITTEE = _("Only the committee of this estate can do this.")
ONLY_WORKER = _("Only the social worker can do this.")

register(
    Verb(
        "estates.fill_profile",
        _("Fill in the profile of an estate"),
        _("A part of an estate's profile was filled in"),
        holds(*FILLERS),
        _(
            "Profiles are filled in by social workers, grid workers, and the micro-grid workers of the estate."
        ),
    ),
    Verb(
        "estates.import_profiles",
        _("Bring in profiles"),
        _("Profiles of estates were brought in"),
        holds("social_worker", "grid_worker"),
    ),
    Verb(
        "estates.comment_profile",
        _("Comment on the profile"),
        _("The committee commented on the profile of its estate"),
        holds("committee_member"),
        ONLY_COMMITTEE,
    ),
    Verb(
        "estates.declare_rules",
        _("Declare the rule of classing"),
        _("A rule of classing was declared"),
        holds("social_worker"),
        ONLY_WORKER,
    ),
    Verb(
        "estates.class_estates",
        _("Class the estates"),
        _("The estates were classed"),
        holds("social_worker"),
        ONLY_WORKER,
    ),
    Verb(
        "estates.differ_class",
        _("Decide otherwise than the rule"),
        _("A class was decided otherwise than by the rule"),
        holds("social_worker"),
        ONLY_WORKER,
    ),
    Verb(
        "estates.confirm_classes",
        _("Confirm the classes"),
        _("The council confirmed the classes"),
        holds("council_member"),
        _("Only the council confirms the classes."),
    ),
    Verb(
        "estates.draft_plan",
        _("Draft the plan of an estate"),
        _("The plan of an estate was drafted"),
        holds("social_worker"),
        ONLY_WORKER,
    ),
    Verb(
        "estates.comment_plan",
        _("Comment on the plan"),
        _("Somebody commented on the plan of an estate"),
        holds(*COMMENTERS) | acts_for_household,
        _("The plan is discussed by households of the estate, its committee and its self-organisations."),
    ),
    Verb(
        "estates.adopt_plan",
        _("Record that the estate adopted its plan"),
        _("An estate adopted its plan"),
        holds("committee_member"),
        ONLY_COMMITTEE,
    ),
)
