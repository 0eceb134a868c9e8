"""Gates on the work: milestones, acceptance, ratings, upkeep."""

from linli.kernel.playbook import GateKind
from linli.kernel.sentence import mark as _
from linli.playbooks.gates.counting import all_done, share_in_each

milestones_accepted = GateKind(
    "milestones_accepted",
    _("Has every milestone been accepted by the supervisory committee?"),
    ("microprojects.milestones",),
    all_done(
        "microprojects.milestones",
        counted=_("%(part)d of %(whole)d milestones have been accepted"),
        none=_("No milestone has been set yet"),
    ),
    moved_by=("microprojects.report_progress", "microprojects.accept_milestone"),
)

projects_accepted = GateKind(
    "projects_accepted",
    _("Has the acceptance of every project been signed?"),
    ("microprojects.acceptances",),
    all_done(
        "microprojects.acceptances",
        counted=_("%(part)d of %(whole)d projects have been accepted"),
        none=_("No project has been opened yet"),
    ),
    moved_by=("microprojects.accept_project",),
)

rated_by = GateKind(
    "rated_by",
    _("Have at least %(share)s of the benefiting households of each project rated it?"),
    ("microprojects.ratings",),
    share_in_each(
        "microprojects.ratings",
        arg="share",
        counted=_("%(part)d of %(whole)d benefiting households have rated"),
        counted_at=_("%(place)s: %(part)d of %(whole)d benefiting households have rated"),
    ),
    {"share": "share"},
    moved_by=("microprojects.rate",),
)

upkeep_named = GateKind(
    "upkeep_named",
    _("Has a group been named for the upkeep of every project?"),
    ("microprojects.upkeep",),
    all_done(
        "microprojects.upkeep",
        counted=_("%(part)d of %(whole)d projects have a group for their upkeep"),
        none=_("No project has been opened yet"),
    ),
    moved_by=("microprojects.hand_over_upkeep",),
)

KINDS = (milestones_accepted, projects_accepted, rated_by, upkeep_named)
