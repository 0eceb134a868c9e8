"""Projects and milestones as they stand, locked: all who write on one project wait for one another."""

from __future__ import annotations

from linli.kernel.sentence import say
from linli.kernel.verdict import refuse_if
from linli.platform.rows import locked
from linli.practices.microprojects.models import MicroProject, Milestone
from linli.practices.microprojects.queries.projects import AROUND


def locked_project(project: MicroProject) -> MicroProject:
    """The project as it stands; refuses a closed one."""
    project = locked(project, *AROUND)
    refuse_if(
        say("“%(project)s” is closed; nothing more can be done in it.", project=project.title)
        if project.is_closed
        else None
    )
    return project


def locked_milestone(milestone: Milestone) -> Milestone:
    """The milestone as it stands, with its project; refuses those of a closed project."""
    project = locked_project(milestone.project)
    milestone = Milestone.objects.get(pk=milestone.pk)
    milestone.project = project
    return milestone
