"""Who may set up a panel, score, watch and publish."""

import rules

from linli.kernel.sentence import mark as _
from linli.platform.permits import Verb, holds, register
from linli.practices.panels.enums import REVIEWER_ROLES
from linli.practices.panels.models import Reviewer


@rules.predicate
def sits_on_panel(actor, subject) -> bool:
    """The actor was appointed to the panel of the subject's run, and has not left it."""
    if actor.person is None or not actor.touches(REVIEWER_ROLES, subject.place):
        return False
    seats = Reviewer.objects.filter(panel__run=subject.run, person=actor.person, recused_at=None)
    return seats.filter(panel__replaced_by=None).exists()


OFFICE = holds("community_officer")
WATCHES = holds("supervisor") & ~sits_on_panel
ONLY_REVIEWERS = _("Only the appointed reviewers of this panel can do this.")
ONLY_OFFICE = _("Panels are opened, kept and published by the residents' committee, which does not score.")

register(
    Verb(
        "panels.set_rubric",
        _("Set the rubric"),
        _("The rubric of the panel was set"),
        holds("social_worker"),
        _("The social worker sets the rubric, before the panel is opened."),
    ),
    Verb("panels.open_panel", _("Open the panel"), _("A panel was opened"), OFFICE, ONLY_OFFICE),
    Verb(
        "panels.appoint_reviewer",
        _("Appoint a reviewer"),
        _("A reviewer was appointed"),
        OFFICE,
        ONLY_OFFICE,
    ),
    Verb(
        "panels.extend_scoring",
        _("Give more time for scores"),
        _("The last day for scores was put off"),
        OFFICE,
        ONLY_OFFICE,
    ),
    Verb(
        "panels.declare_conflict",
        _("Declare conflicts of interest"),
        _("A reviewer declared whether there are conflicts of interest"),
        sits_on_panel,
        ONLY_REVIEWERS,
    ),
    Verb(
        "panels.recuse_reviewer",
        _("Recuse a reviewer"),
        _("A reviewer was recused"),
        OFFICE,
        ONLY_OFFICE,
    ),
    Verb("panels.score", _("Score candidates"), _("A score sheet came in"), sits_on_panel, ONLY_REVIEWERS),
    Verb(
        "panels.correct_sheet",
        _("Correct a score sheet"),
        _("A score sheet was corrected"),
        sits_on_panel,
        ONLY_REVIEWERS,
    ),
    Verb(
        "panels.open_sheet",
        _("Open score sheets"),
        _("The supervisors opened a score sheet"),
        WATCHES,
        _("Only supervisors who do not score here open single score sheets; each look is recorded."),
    ),
    Verb(
        "panels.see_scores",
        _("See the scores as they come in"),
        _("The scores were seen"),
        OFFICE | WATCHES,
        _("Until the decisions are published, only the residents' committee and the supervisors see the scores."),
    ),
    Verb("panels.present", _("Run the presentations"), _("A candidate was presented"), OFFICE, ONLY_OFFICE),
    Verb(
        "panels.publish_decisions",
        _("Publish the decisions"),
        _("The decisions of the panel were published"),
        OFFICE,
        ONLY_OFFICE,
    ),
)  # fmt: skip
