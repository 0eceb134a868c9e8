"""What the pages are about: a project, or one of its milestones."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import cached_property

from linli.kernel.verdict import Verdict
from linli.platform.permits import allowed
from linli.platform.ui.blocks import Link
from linli.platform.ui.views import found_or_404
from linli.practices.microprojects import queries
from linli.practices.microprojects.models import MicroProject, Milestone


class ProjectMixin:
    """A view of `self.project`; its verb, tried before a form is shown, is `self.verb`."""

    verb = ""

    @cached_property
    def project(self) -> MicroProject:
        return found_or_404(queries.project_of(self.kwargs["project"]))

    @property
    def back_url(self) -> str:
        return self.project.get_absolute_url()

    @property
    def place_name(self) -> str:
        return self.project.estate.name

    @property
    def crumbs(self) -> list[Link]:
        estate = self.project.estate
        return [
            Link(estate.name, reverse("microprojects:projects", kwargs={"place": estate.code})),
            Link(self.project.title, self.project.get_absolute_url()),
        ]

    def may(self) -> Verdict | None:
        return allowed(self.by, self.verb, self.project) if self.verb else None

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs | {"project": self.project})


class MilestoneMixin(ProjectMixin):
    """A view of `self.milestone`."""

    @cached_property
    def milestone(self) -> Milestone:
        return found_or_404(queries.milestone_of(self.kwargs["milestone"]))

    @cached_property
    def project(self) -> MicroProject:
        return self.milestone.project

    @property
    def back_url(self) -> str:
        return self.milestone.get_absolute_url()

    @property
    def lead(self) -> str:
        return self.milestone.title

    def may(self) -> Verdict | None:
        return allowed(self.by, self.verb, self.milestone) if self.verb else None
