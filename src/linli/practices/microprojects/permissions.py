"""Who may plan, build, accept, pay, rate and keep up."""

from linli.kernel.sentence import mark as _
from linli.platform.permits import Verb, acts_for_household, holds, register

BUILDERS = holds("committee_member", "self_organisation", "property_manager")
BUYERS = holds("committee_member", "self_organisation")
ORGANISERS = holds("social_worker", "community_officer")
ONLY_SUPERVISORS = _("Only the supervisory committee accepts work; who builds or pays can't.")
ONLY_NEIGHBOURS = _(
    "Only households of this estate rate the work. Please sign in, or use your household's code."
)

register(
    Verb(
        "microprojects.open_without_own_part",
        _("Open a micro-project without own part"),
        _("A micro-project was opened"),
        holds("community_officer"),
        _("Only the residents' committee opens a micro-project that the guarantee fund pays alone."),
    ),
    Verb(
        "microprojects.plan_milestones",
        _("Plan the milestones"),
        _("The milestones were planned"),
        ORGANISERS | BUYERS,
    ),
    Verb(
        "microprojects.report_progress",
        _("Report progress"),
        _("Progress was reported"),
        BUILDERS,
        _("Progress is reported by the estate's committee, the self-organisation or the property firm."),
    ),
    Verb(
        "microprojects.add_voucher",
        _("Add a voucher"),
        _("A voucher was added"),
        BUYERS,
        _("Vouchers are brought by the estate's committee or the self-organisation, who buy."),
    ),
    Verb("microprojects.void_voucher", _("Void a voucher"), _("A voucher was voided"), BUYERS),
    Verb(
        "microprojects.accept_milestone",
        _("Accept a milestone"),
        _("A milestone was accepted"),
        holds("supervisor"),
        ONLY_SUPERVISORS,
    ),
    Verb(
        "microprojects.send_back_milestone",
        _("Send a milestone back"),
        _("A milestone was sent back"),
        holds("supervisor"),
        ONLY_SUPERVISORS,
    ),
    Verb(
        "microprojects.release_tranche",
        _("Release a tranche"),
        _("A tranche was released"),
        holds("social_worker"),
        _("Only the social worker releases a tranche, after the supervisors have accepted the work."),
    ),
    Verb(
        "microprojects.accept_project",
        _("Accept the project"),
        _("A project was accepted"),
        holds("supervisor"),
        ONLY_SUPERVISORS,
    ),
    Verb(
        "microprojects.rate",
        _("Rate the work"),
        _("A household rated the work"),
        acts_for_household,
        ONLY_NEIGHBOURS,
    ),
    Verb(
        "microprojects.import_ratings",
        _("Bring in paper ratings"),
        _("Paper ratings were brought in"),
        ORGANISERS | holds("grid_worker"),
    ),
    Verb(
        "microprojects.hand_over_upkeep",
        _("Hand over the upkeep"),
        _("A group took over the upkeep"),
        BUYERS,
        _("The upkeep is handed over by the estate's committee or the self-organisation."),
    ),
    Verb(
        "microprojects.write_lessons",
        _("Write the lessons"),
        _("The lessons were written down"),
        holds("social_worker"),
    ),
    Verb("microprojects.close_project", _("Close the project"), _("A project was closed"), ORGANISERS),
    Verb(
        "microprojects.open_payees",
        _("Show the payees"),
        _("The payees of vouchers were read"),
        holds(
            "committee_member",
            "social_worker",
            "supervisor",
            "community_officer",
            "party_committee",
            "street_officer",
            "auditor",
        ),
        _("Payees are shown in full only to those who pay or check."),
    ),
)
