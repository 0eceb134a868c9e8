"""Who may open, move, publish and object."""

from linli.kernel.sentence import mark as _
from linli.platform.permits import Verb, acts_for_household, holds, register

OPENERS = holds("social_worker", "community_officer", "party_committee")
SUPERVISORS_ONLY = _("Only the supervisory committee halts a stage, and only it lifts the halt.")

register(
    Verb("process.open_run", _("Open a run"), _("A method was taken up"), OPENERS),
    Verb("process.name_estates", _("Name the estates that take part"), _("Estates were named"), OPENERS),
    Verb("process.print_poster", _("Print posters"), _("Posters were printed"), OPENERS),
    Verb(
        "process.close_stage",
        _("Close the stage"),
        _("A stage was closed"),
        holds("social_worker", "community_officer", "party_committee"),
    ),
    Verb(
        "process.send_back", _("Send the run back"), _("The run was sent back"), OPENERS | holds("supervisor")
    ),
    Verb(
        "process.override_gate",
        _("Pass a stage by override"),
        _("A stage was passed by override, with a public reason"),
        holds("street_officer"),
        _("Only the street office can pass a stage by override, and its reason is published."),
    ),
    Verb("process.stop_run", _("Stop the run"), _("The run was stopped"), OPENERS | holds("street_officer")),
    Verb(
        "process.publish_edition",
        _("Publish an edition of a method"),
        _("A community published its own edition of a method"),
        holds("social_worker", "community_officer", "street_officer"),
    ),
    Verb(
        "process.publish_notice",
        _("Publish a notice"),
        _("A public notice was put up"),
        holds("community_officer"),
    ),
    Verb(
        "process.withdraw_notice",
        _("Withdraw a notice"),
        _("A notice was withdrawn"),
        holds("community_officer"),
    ),
    Verb(
        "process.raise_objection",
        _("Object"),
        _("A resident objected"),
        acts_for_household,
        _("Only residents of this place can object. Please sign in, or use your household's code."),
    ),
    Verb(
        "process.answer_objection",
        _("Answer an objection"),
        _("An objection was answered"),
        holds("community_officer"),
    ),
    Verb(
        "process.decide_objection",
        _("Uphold or dismiss an objection"),
        _("The supervisors decided on an objection"),
        holds("supervisor"),
        _("Only the supervisory committee decides on objections."),
    ),
    Verb(
        "process.halt_stage",
        _("Halt the stage"),
        _("The supervisors halted a stage"),
        holds("supervisor"),
        SUPERVISORS_ONLY,
    ),
    Verb(
        "process.lift_halt",
        _("Lift the halt"),
        _("The supervisors lifted a halt"),
        holds("supervisor"),
        SUPERVISORS_ONLY,
    ),
)
