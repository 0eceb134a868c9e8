"""What the reader of a project's page can do now, as links."""

from __future__ import annotations

from django.urls import reverse

from linli.kernel.sentence import Sentence
from linli.platform.permits import allowed, verb
from linli.platform.ui.blocks import Link
from linli.practices.microprojects.enums import MilestoneState, ProjectState
from linli.practices.microprojects.models import MicroProject, Milestone
from linli.practices.microprojects.queries.ratings import has_rated

OPEN_STATES = (MilestoneState.PLANNED, MilestoneState.IN_WORK)


def project_links(project: MicroProject, by) -> list[Link]:
    """The acts on the whole project that its state and the reader's roles allow."""
    if project.is_closed:
        return []
    steps = project.milestones.all()
    done = bool(steps) and all(one.state == MilestoneState.ACCEPTED for one in steps)
    accepted = project.accepted_on is not None
    ready = accepted and hasattr(project, "upkeep") and hasattr(project, "lessons")
    pages = (
        ("plan_milestones", "plan", project.state == ProjectState.PLANNED),
        ("accept_project", "accept_whole", done and not accepted),
        ("rate", "rate_project", done and not has_rated(by, project)),
        ("import_ratings", "import_ratings", done),
        ("hand_over_upkeep", "upkeep", accepted),
        ("write_lessons", "lessons", accepted),
        ("close_project", "close", ready),
    )
    return _links(by, project, [(act, page) for act, page, fits in pages if fits], project=project.pk)


def milestone_links(milestone: Milestone, project: MicroProject, by) -> list[Link]:
    """The acts on a milestone that its state and the reader's roles allow."""
    milestone.project = project
    paid = hasattr(milestone, "tranche")
    payable = milestone.state == MilestoneState.ACCEPTED and milestone.tranche_fen and not paid
    pages = (
        ("report_progress", "report", milestone.state in OPEN_STATES),
        ("accept_milestone", "accept", milestone.state == MilestoneState.REPORTED),
        ("add_voucher", "voucher", not paid),
        ("release_tranche", "release", payable),
    )
    return _links(by, milestone, [(act, page) for act, page, fits in pages if fits], milestone=milestone.pk)


def _links(by, subject, pages, **kwargs) -> list[Link]:
    return [
        Link(
            Sentence(verb(f"microprojects.{act}").title),
            reverse(f"microprojects:{page}", kwargs=kwargs),
            plain=number > 0,
        )
        for number, (act, page) in enumerate(
            (act, page) for act, page in pages if allowed(by, f"microprojects.{act}", subject)
        )
    ]
